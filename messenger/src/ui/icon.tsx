import { ICONS } from './icon-paths.ts'

/** A drawing beside a word, or inside a control that has a name of its own: never read aloud. */
export function Icon({ name, size = 20 }: { name: keyof typeof ICONS; size?: number }) {
  return <Drawing name={name} path={ICONS[name]} size={size} />
}

export function Drawing({ name, path, size }: { name: string; path: string; size: number }) {
  return (
    <svg class="icon" data-icon={name} width={size} height={size} viewBox="0 0 256 256" aria-hidden="true">
      <path fill="currentColor" d={path} />
    </svg>
  )
}
