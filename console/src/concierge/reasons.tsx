import type { Considered } from '@souk/contract/draft.ts'
import type { TryTurn } from '@souk/contract/playground.ts'
import type { Want } from '@souk/contract/understanding.ts'
import { useState, type ReactNode } from 'react'
import check from 'icon:check'
import { isLanguage, LANGUAGES, t } from '../i18n/t.ts'
import { useMay } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { figure, money } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { TeachDialog } from './teach-dialog.tsx'
import { conceptText, intentText, listText, missedText } from './words.ts'

/** So many of the products that were looked at are shown. */
const SHOWN = 12

type ReasonsProps = { turn: TryTurn; history: readonly string[]; locale: string }

/** How the concierge came to its answer, and what can be done where it was wrong. */
export function ReasonsOf({ turn, history, locale }: ReasonsProps) {
  const mayTeach = useMay('settings:write')
  const [open, setOpen] = useState<'correct' | 'teach'>()
  const { understanding, slots, asks, products, acts, missed, unknown } = turn.reasons
  const { want } = understanding
  const wanted = wantRows(want)
  // What was just said is told above; what was known before stands here.
  const further = Object.entries(slots).filter(
    ([name]) => !(name in want.attributes) && !(name in want) && name !== 'type',
  )
  return (
    <div className="grid gap-5 border-t border-rule pt-5 desk:border-t-0 desk:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-3 font-strong">{t('concierge.why')}</h2>
        {mayTeach && (
          <span className="flex gap-2">
            <Button onClick={() => setOpen('correct')}>{t('concierge.correct')}</Button>
            <Button onClick={() => setOpen('teach')}>{t('concierge.teach')}</Button>
          </span>
        )}
      </div>
      <Facts
        rows={[
          [t('concierge.why.language'), isLanguage(turn.language) ? LANGUAGES[turn.language] : turn.language],
          [
            t('concierge.why.meant'),
            <Scores key="meant" of={understanding.intents.map(({ name, score }) => [intentText(name), score])} />,
          ],
          ...wanted,
          ...further.map(([name, value]): Row => [conceptText(name), value]),
          ...(asks ? [[t('concierge.why.asks'), asks.name ?? asks.ask] satisfies Row] : []),
          ...(acts.length > 0 ? [[t('concierge.why.acts'), acts.join(', ')] satisfies Row] : []),
          ...(missed.length > 0 ? [[t('concierge.why.missed'), missed.map(missedText).join(' ')] satisfies Row] : []),
          ...(unknown.length > 0 ? [[t('concierge.why.unknown'), unknown.join(', ')] satisfies Row] : []),
        ]}
      />
      {products.length > 0 && <Products products={products} />}
      <CorrectDialog
        open={open === 'correct'}
        onClose={() => setOpen(undefined)}
        turn={turn}
        history={history}
        locale={locale}
      />
      <TeachDialog
        open={open === 'teach'}
        onClose={() => setOpen(undefined)}
        text={turn.text}
        word={unknown[0] ?? ''}
        language={turn.language}
      />
    </div>
  )
}

type Row = [string, ReactNode]

function Facts({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="grid">
      {rows.map(([name, value]) => (
        <div key={name} className="row grid grid-cols-[8rem_1fr] items-center gap-3 py-1">
          <dt className="text-1 text-muted">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Each with how sure it is, as a bar and in figures. */
function Scores({ of }: { of: readonly (readonly [string, number])[] }) {
  return (
    <ul className="grid gap-1">
      {of.slice(0, 3).map(([name, score]) => (
        <li key={name} className="grid grid-cols-[1fr_6rem_3rem] items-center gap-2">
          <span>{name}</span>
          <span className="h-1 overflow-hidden rounded-full bg-plate" aria-hidden="true">
            <span className="block h-full bg-action" style={{ inlineSize: `${Math.round(score * 100)}%` }} />
          </span>
          <span className="figures text-end text-1 text-muted">{figure(score, true)}</span>
        </li>
      ))}
    </ul>
  )
}

function wantRows({ types, attributes, price, quantity, deliverBy, text }: Want): Row[] {
  const rows: Row[] = []
  if (types.length > 0) rows.push([t('concierge.why.types'), listText(types)])
  for (const [name, { any, not }] of Object.entries(attributes)) {
    const told = [any.length > 0 && listText(any), not.length > 0 && t('concierge.why.not', { what: listText(not) })]
    rows.push([conceptText(name), told.filter(Boolean).join('; ')])
  }
  const sums = (['min', 'about', 'max'] as const).flatMap((bound) => {
    const sum = price[bound]
    return sum ? [`${t(`concierge.why.${bound}`)} ${money(sum)}`] : []
  })
  if (sums.length > 0) rows.push([t('concierge.why.price'), sums.join(', ')])
  if (quantity !== undefined) rows.push([t('concierge.why.quantity'), figure(quantity)])
  if (deliverBy !== undefined) rows.push([t('concierge.why.by'), deliverBy])
  if (text !== '') rows.push([t('concierge.why.words'), text])
  return rows
}

function Products({ products }: { products: readonly Considered[] }) {
  return (
    <div>
      <h3 className="pb-2 font-strong">{t('concierge.why.products')}</h3>
      <ul>
        {[...products]
          .sort((a, b) => Number(b.shown) - Number(a.shown))
          .slice(0, SHOWN)
          .map(({ product, title, shown, has, misses }) => (
            <li key={product} className="row grid grid-cols-[1.25rem_1fr] items-start gap-2 py-2">
              <span className="pt-1 text-action">{shown && <Icon path={check} size={16} />}</span>
              <span>
                <span className={shown ? '' : 'text-muted'}>
                  {title}
                  <span className="sr-only">{shown ? ` (${t('concierge.why.shown')})` : ''}</span>
                </span>
                <span className="block text-1 text-muted">
                  {[
                    has.length > 0 && t('concierge.why.has', { what: listText(has) }),
                    misses.length > 0 &&
                      t('concierge.why.lacks', { what: listText(misses.map(({ constraint }) => constraint)) }),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}
