/** A drawing beside a word, or inside a control that has a name of its own: never read aloud. `turns`: it points along the line. */
export function Icon({ path, size = 20, turns = false }: { path: string; size?: number; turns?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 256 256"
      aria-hidden="true"
      className="block flex-none"
      data-turns={turns || undefined}
    >
      <path fill="currentColor" d={path} />
    </svg>
  )
}
