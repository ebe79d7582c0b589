import { ICONS } from './icon-paths.ts'

/** A drawing beside a word, or inside a control that has a name of its own: never read aloud. */
export function Icon({ name, size = 20 }: { name: keyof typeof ICONS; size?: number }) {
  return (
    <svg class="icon" data-icon={name} width={size} height={size} viewBox="0 0 256 256" aria-hidden="true">
      <path fill="currentColor" d={ICONS[name]} />
    </svg>
  )
}
