import type { Understood } from '@souk/contract/parts.ts'
import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'

/** What was understood, as chips above the cards: tapping one away asks again; a dashed one offers to relax a limit. */
export function Chips({ understood, of }: { understood: Understood; of: string }) {
  const store = useStore()
  const chips = understood.chips
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={t('chips.label')}>
      {chips.map(({ label, remove, relaxed, value }) => (
        <li key={`${label}-${remove ?? value}`}>
          {remove !== undefined ? (
            <button
              type="button"
              class="chip"
              aria-label={t('chips.remove', { label })}
              onClick={() => store.choose(of, remove, t('chips.without', { label }))}
            >
              <span dir="auto">{label}</span>
              <Icon name="x" size={13} />
            </button>
          ) : value !== undefined ? (
            <button
              type="button"
              class={relaxed ? 'chip chip-relaxed' : 'chip'}
              onClick={() => store.choose(of, value, label)}
            >
              <span dir="auto">{label}</span>
            </button>
          ) : (
            <span class={relaxed ? 'chip chip-relaxed' : 'chip'} dir="auto">
              {label}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
