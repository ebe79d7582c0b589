import type { Part } from '@souk/contract/parts.ts'
import { Choose, Head, Rows } from '../product/compare-table.tsx'
import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'

type Props = { part: Extract<Part, { type: 'compare' }>; of: string }

/** Two or three products side by side, as they were compared in the talk. */
export function Compare({ part: { cards, rows }, of }: Props) {
  const store = useStore()
  const shown = cards.map((card) => ({ card, of }))
  return (
    <section class="paper compare" role="group" aria-label={t('compare.title')}>
      <div class="compare-scroll">
        <table class="compare-table">
          <thead>
            <tr>
              {shown.map((one) => (
                <Head key={one.card.ref.id} shown={one} />
              ))}
            </tr>
            <tr>
              {shown.map((one) => {
                const [action] = one.card.actions
                const choose = () =>
                  action && store.choose(of, action.value, `${action.label}: ${one.card.shown.title}`)
                return (
                  <td key={one.card.ref.id}>
                    <Choose shown={one} gone={false} onChoose={choose} />
                  </td>
                )
              })}
            </tr>
          </thead>
          <Rows rows={rows} />
        </table>
      </div>
    </section>
  )
}
