import type { ProductView } from '@souk/contract/catalog.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useState } from 'preact/hooks'
import { language, t } from '../i18n/t.ts'
import { money, priceRange, span } from '../state/format.ts'
import { useStore } from '../thread/context.ts'
import { small } from '../ui/picture.ts'
import { Sheet } from '../ui/sheet.tsx'
import { compareRows, shownIn, toggled } from './compare.ts'
import type { Shown, Words } from './compare.ts'
import { Choose, Head, Rows } from './compare-table.tsx'

type Views = Record<string, ProductView | 'gone' | 'unreachable'>
type Props = {
  /** The message whose cards come first, and of them the one that has to be there. */
  of: string
  offer?: string
  onClose: () => void
  /** One was chosen: what lies below closes too. */
  onChosen?: () => void
}

/** Two or three products side by side: what tells them apart comes first. */
export function CompareSheet({ of, offer, onClose, onChosen }: Props) {
  const store = useStore()
  const [shown] = useState(() => shownIn(store.thread.value.entries, of))
  const [chosen, setChosen] = useState(() => firstTwo(shown, offer))
  const { views, load } = useViews(chosen)
  const columns = chosen.flatMap((id) => shown.find(({ card }) => card.ref.id === id) ?? [])
  const there = columns.flatMap(({ card }) => {
    const view = views[card.ref.id]
    return typeof view === 'object' ? [view] : []
  })
  const whole = columns.every(({ card }) => views[card.ref.id] !== undefined)
  const lost = columns.some(({ card }) => views[card.ref.id] === 'unreachable')

  function choose({ card, of: message }: Shown): void {
    const [action] = card.actions
    onClose()
    onChosen?.()
    if (action) store.choose(message, action.value, `${action.label}: ${card.shown.title}`)
  }

  return (
    <Sheet title={t('compare.title')} onClose={onClose}>
      <div class="sheet-content compare" aria-busy={!whole}>
        {shown.length > 2 && <Picker shown={shown} chosen={chosen} onPick={(id) => setChosen(toggled(chosen, id))} />}
        <div class="compare-scroll">
          <table class="compare-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head key={column.card.ref.id} shown={column} />
                ))}
              </tr>
              <tr>
                {columns.map((column) => (
                  <td key={column.card.ref.id}>
                    <Choose
                      shown={column}
                      gone={views[column.card.ref.id] === 'gone'}
                      onChoose={() => choose(column)}
                    />
                  </td>
                ))}
              </tr>
            </thead>
            {whole && there.length === columns.length && <Rows rows={compareRows(there, words())} />}
          </table>
        </div>
        {lost && (
          <p role="alert">
            {t('error.unreachable')}{' '}
            <button type="button" class="link" onClick={load}>
              {t('try.again')}
            </button>
          </p>
        )}
      </div>
    </Sheet>
  )
}

function firstTwo(shown: readonly Shown[], offer: string | undefined): string[] {
  const ids = shown.map(({ card }) => card.ref.id)
  return (offer ? [offer, ...ids.filter((id) => id !== offer)] : ids).slice(0, 2)
}

function useViews(chosen: readonly string[]) {
  const store = useStore()
  const [views, setViews] = useState<Views>({})
  const ask = (id: string) =>
    store
      .client()
      .call('viewProduct', { params: { shop: store.shop.slug, product: id }, query: { locale: language.value } })
      .catch((error: unknown) => (error instanceof SoukError && error.status === 404 ? 'gone' : 'unreachable'))
      .then((view) => setViews((now) => ({ ...now, [id]: view })))
  const load = () => {
    for (const id of chosen) if (typeof views[id] !== 'object') void ask(id)
  }
  useEffect(load, [chosen])
  return { views, load }
}

function words(): Words {
  return {
    price: t('compare.price'),
    delivery: t('product.delivery'),
    returns: t('product.note.returns'),
    priceOf: ({ product }) => priceRange(product.price),
    deliveryOf: ({ amount, from, to }, currency) =>
      [amount === 0 ? t('total.free') : money({ amount, currency }), from && to && span(from, to)]
        .filter(Boolean)
        .join(' · '),
    days: (count) => t('compare.days', { count }),
  }
}

type PickerProps = { shown: readonly Shown[]; chosen: readonly string[]; onPick: (id: string) => void }

/** Which ones: all that were shown, as small pictures. */
function Picker({ shown, chosen, onPick }: PickerProps) {
  return (
    <ul class="compare-picker" aria-label={t('compare.which')}>
      {shown.map(({ card: { ref, shown: product } }) => (
        <li key={ref.id}>
          <button
            type="button"
            aria-pressed={chosen.includes(ref.id)}
            aria-label={product.title}
            title={product.title}
            onClick={() => onPick(ref.id)}
          >
            {product.image ? <img src={small(product.image)} alt="" /> : <span dir="auto">{product.title}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
