import type { Line, Total } from '@souk/contract/order.ts'
import type { ComponentChildren } from 'preact'
import { t } from '../i18n/t.ts'
import { money, perUnit } from '../state/format.ts'
import { small } from './picture.ts'

/** The lines of a cart, a checkout or a receipt: what, how many, how much. */
export function Lines({
  lines,
  currency,
  pictures = false,
  seller,
  aside,
}: {
  lines: readonly Line[]
  currency: string
  pictures?: boolean
  /** Who sells them, where several do. */
  seller?: string | undefined
  aside?: (line: Line) => ComponentChildren
}) {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line.id} class="line">
          {pictures && line.image && <img class="line-picture" src={small(line.image)} alt="" loading="lazy" />}
          <div class="line-text">
            <span class="line-title" dir="auto">
              {!aside && line.quantity > 1 && <span class="figures">{line.quantity} × </span>}
              {line.title}
            </span>
            {line.detail && (
              <span class="line-detail" dir="auto">
                {line.detail}
              </span>
            )}
            {line.unitPrice && (
              <span class="line-detail figures">{perUnit(line.unitPrice.per, currency, line.unitPrice.amount)}</span>
            )}
            {seller && (
              <span class="line-detail" dir="auto">
                {seller}
              </span>
            )}
            {line.problem && <span class="line-problem">{t(`line.${line.problem}`)}</span>}
            {aside?.(line)}
          </div>
          <span class="figures line-total">{money({ amount: line.total, currency })}</span>
        </li>
      ))}
    </ul>
  )
}

/** The rows that add up; included tax is told as part of the total. */
export function Totals({
  totals,
  taxes = [],
  currency,
  note = '',
}: {
  totals: readonly Total[]
  taxes?: Line['taxes']
  currency: string
  /** What the law wants to be read beside the total: "incl. VAT". */
  note?: string | undefined
}) {
  const included = [...taxes, ...totals.flatMap((row) => row.taxes ?? [])]
    .filter((tax) => tax.included)
    .reduce((sum, tax) => sum + tax.amount, 0)
  const single = totals.filter(({ type }) => type !== 'total' && type !== 'subtotal').length === 0
  return (
    <dl class="totals">
      {totals
        .filter(({ type }) => !(single && type === 'subtotal'))
        .map(({ type, label, amount }, i) => (
          <div key={`${type}-${i}`} class={`total total-${type}`}>
            <dt dir="auto">{label ?? t(`total.${type}`)}</dt>
            <dd class="figures">
              {type === 'fulfillment' && amount === 0 ? t('total.free') : money({ amount, currency })}
            </dd>
          </div>
        ))}
      {(included > 0 || note) && (
        <div class="total total-included">
          <dt>{note || t('total.included')}</dt>
          <dd class="figures">{included > 0 && money({ amount: included, currency })}</dd>
        </div>
      )}
    </dl>
  )
}

/** The last row, what is to be paid. */
export function sumOf(totals: readonly Total[]): number {
  return totals.findLast(({ type }) => type === 'total')?.amount ?? 0
}
