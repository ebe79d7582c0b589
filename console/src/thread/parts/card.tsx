import type { Card as CardData, Part } from '@souk/contract/parts.ts'
import { t } from '../../i18n/t.ts'
import { money } from '../../ui/format.ts'

export function priceRange({ min, max }: CardData['shown']['price']): string {
  return min.amount === max.amount ? money(min) : `${money(min)}–${money(max)}`
}

function Picture({ card: { shown }, className }: { card: CardData; className: string }) {
  return shown.image ? (
    <img src={shown.image} alt={shown.alt ?? ''} loading="lazy" className={`bg-plate object-cover ${className}`} />
  ) : (
    <span className={`block bg-plate ${className}`} />
  )
}

function Price({ card: { shown } }: { card: CardData }) {
  const before = shown.compareAt && shown.compareAt.amount > shown.price.min.amount ? shown.compareAt : undefined
  return (
    <span className="figures">
      {priceRange(shown.price)} {before && <s className="text-muted">{money(before)}</s>}
    </span>
  )
}

/** One product as it was sent. */
export function ProductCard({ card }: { card: CardData }) {
  const { title, detail, available } = card.shown
  return (
    <div className="flex max-w-90 gap-3 rounded-slip bg-paper p-2 inset-ring inset-ring-rule">
      <Picture card={card} className="h-20 w-16 flex-none rounded-key" />
      <div className="grid min-w-0 content-center gap-0.5">
        <span className="line-clamp-2 font-strong" dir="auto">
          {title}
        </span>
        <Price card={card} />
        {detail && (
          <span className="truncate text-1 text-muted" dir="auto">
            {detail}
          </span>
        )}
        {!available && <span className="text-1 text-danger">{t('thread.sold-out')}</span>}
      </div>
    </div>
  )
}

/** Several side by side, in the order in which they were shown. */
export function Carousel({ cards, total }: { cards: readonly CardData[]; total: number | undefined }) {
  return (
    <div className="grid max-w-full gap-1">
      <ol
        tabIndex={0}
        aria-label={t('thread.shown', { count: cards.length })}
        className="flex max-w-full gap-2 overflow-x-auto pb-1"
      >
        {cards.map((card, place) => (
          <li
            key={`${card.ref.id} ${place}`}
            className="w-30 flex-none overflow-hidden rounded-slip bg-paper inset-ring inset-ring-rule"
          >
            <Picture card={card} className="aspect-4/5 w-full" />
            <div className="grid gap-0.5 p-2 text-1">
              <span className="line-clamp-2" dir="auto">
                {card.shown.title}
              </span>
              <Price card={card} />
              {!card.shown.available && <span className="text-danger">{t('thread.sold-out')}</span>}
            </div>
          </li>
        ))}
      </ol>
      {total !== undefined && total > cards.length && (
        <p className="text-1 text-muted">{t('thread.of-all', { count: cards.length, total })}</p>
      )}
    </div>
  )
}

/** Two or three compared, what tells them apart first. */
export function Compare({ part: { cards, rows } }: { part: Extract<Part, { type: 'compare' }> }) {
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t('inbox.part.compare')}
      className="max-w-full overflow-x-auto rounded-slip bg-paper inset-ring inset-ring-rule"
    >
      <table className="text-1">
        <thead>
          <tr>
            <td />
            {cards.map((card) => (
              <th key={card.ref.id} scope="col" className="w-30 p-2 text-start align-top font-strong">
                <Picture card={card} className="mb-1 aspect-4/5 w-16 rounded-key" />
                <span dir="auto">{card.shown.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-t border-rule">
              <th scope="row" className="p-2 text-start font-normal text-muted">
                {row.name}
              </th>
              {row.cells.map((cell, place) => (
                <td key={place} dir="auto" className={`p-2 ${row.differs ? 'font-strong' : ''}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
