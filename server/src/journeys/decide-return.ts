import { listText, moneyText } from '@souk/concierge/say/figures.ts'
import { say as text } from '@souk/concierge/say/say.ts'
import type { MessageKey } from '@souk/concierge/say/en.ts'
import type { Fulfilment } from '@souk/contract/order.ts'
import type { Return, ReturnLine } from '@souk/contract/returns.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { findReturn, moveReturn, type ReturnRow, returnOf } from '../orders/return-store.ts'
import { fulfilmentsOf, insertFulfilment, lockOrder, type OrderRow } from '../orders/store.ts'
import { amountOf, detailOf } from '../payments/refund-lines.ts'
import { refundDetails } from '../payments/refunds.ts'
import { releaseHolds, returnStock, takeStock } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { wakeWatchers } from '../watches/store.ts'
import type { Context } from './context.ts'
import { mailReturn } from './mail/return-mail.ts'
import { mailLanguage } from './mail/texts.ts'
import { orderView } from './order-view.ts'
import { openPayments, requestRefunds } from './refund.ts'
import { reportShort } from './report.ts'
import { exchangesOf } from './returns.ts'

type Decide = { shop: Shop; id: string; answer?: string | undefined }
type Locked = { order: OrderRow; row: ReturnRow }

/** The order first, as everybody who changes something of it: then the return as it is under that lock. */
async function locked(tx: Tx, shop: Shop, id: string): Promise<Locked> {
  const known = await findReturn(tx.db, shop.id, id)
  if (!known) throw new Failure('not_found')
  const order = await lockOrder(tx, shop.id, known.number)
  const row = await findReturn(tx.db, shop.id, id)
  if (!row) throw new Failure('not_found')
  return { order, row }
}

/** The shop agrees: told in the thread and by e-mail. Twice is once. */
export async function approveReturn(context: Context, tx: Tx, { shop, id, answer }: Decide): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  if (row.state === 'approved') return returnOf(row)
  if (row.kind === 'exchange') await checkStillPaid(tx, shop, order, row)
  const moved = await moveReturn(tx, row, 'approved', { at: context.clock.now(), answer })
  const words = wordsOf(order, moved, 'returned.approved')
  await tell(context, tx, shop, order, words)
  const view = await orderView(context, tx.db, shop, order)
  mailReturn(context, tx, { shop, order: view, language: order.language, cause: id, words })
  return returnOf(moved)
}

/** The shop does not agree, or not any more: what was held for it is free. Twice is once. */
export async function refuseReturn(context: Context, tx: Tx, { shop, id, answer }: Decide): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  if (row.state === 'refused') return returnOf(row)
  const moved = await moveReturn(tx, row, 'refused', { at: context.clock.now(), answer })
  await release(tx, shop, row)
  await tell(context, tx, shop, order, wordsOf(order, moved, 'returned.refused'))
  return returnOf(moved)
}

async function release(tx: Tx, shop: Shop, { id, lines }: ReturnRow): Promise<void> {
  await releaseHolds(tx, shop.id, id)
  const variants = exchangesOf(lines).map(({ variant }) => variant)
  await wakeWatchers(tx, shop.id, variants)
}

type Receive = Decide & { restock: boolean; settle: boolean }

/** The goods are here: back on sale, and paid back or exchanged. What is settled already is left as it is. */
export async function receiveReturn(context: Context, tx: Tx, input: Receive): Promise<Return> {
  const { shop, id, answer, restock, settle } = input
  const found = await locked(tx, shop, id)
  const { order } = found
  let { row } = found
  if (row.state === 'refunded' || row.state === 'exchanged') return returnOf(row)
  const isNews = row.state !== 'received'
  if (isNews) {
    row = await moveReturn(tx, row, 'received', { at: context.clock.now(), answer })
    if (restock) await putBack(tx, shop, order, row.lines)
  }
  if (!settle) {
    if (isNews) await tell(context, tx, shop, order, wordsOf(order, row, 'returned.taken'))
    return returnOf(row)
  }
  row =
    row.kind === 'return' ? await payBack(context, tx, shop, order, row) : await exchange(context, tx, shop, order, row)
  const amount = moneyText({ amount: row.refunded ?? 0, currency: order.currency }, mailLanguage(order.language))
  const paid = row.refunded === 0 ? 'returned.taken' : 'returned.refunded'
  const key = row.state === 'exchanged' ? 'returned.exchanged' : paid
  await tell(context, tx, shop, order, wordsOf(order, row, key, { amount }))
  return returnOf(row)
}

async function putBack(tx: Tx, shop: Shop, order: OrderRow, lines: readonly ReturnLine[]): Promise<void> {
  const back = lines.flatMap(({ line, quantity }) => {
    const variant = order.lines.find(({ id }) => id === line)?.variant
    return variant === undefined ? [] : [{ variant, quantity }]
  })
  await returnStock(tx, shop.id, back)
  await wakeWatchers(
    tx,
    shop.id,
    back.map(({ variant }) => variant),
  )
}

/** What the units cost, never more than is left of what was paid. */
async function payBack(context: Context, tx: Tx, shop: Shop, order: OrderRow, row: ReturnRow): Promise<ReturnRow> {
  const earlier = await refundDetails(tx.db, shop.id, order.id)
  const detail = detailOf(order, earlier, { lines: row.lines })
  if (!detail) throw new Failure('refund_too_high', 'these units have been paid back already')
  const open = await openPayments(tx, shop, order)
  const left = open.reduce((sum, payment) => sum + payment.left, 0)
  const amount = Math.min(left, amountOf(detail))
  if (amount > 0) {
    const reason = `return ${row.number}-R${row.place}: ${row.reason}`
    await requestRefunds(context, tx, { shop, order, amount, reason, detail: { ...detail, return: row.id } })
  }
  return moveReturn(tx, row, 'refunded', { at: context.clock.now(), refunded: amount })
}

/**
 * Something else is sent only for what is still paid for. Throws `refund_too_high` where the units were paid back
 * meanwhile, or all of the money was.
 */
async function checkStillPaid(tx: Tx, shop: Shop, order: OrderRow, row: ReturnRow): Promise<void> {
  const open = await openPayments(tx, shop, order)
  const isAllBack = open.length > 0 && open.every(({ left }) => left === 0)
  const earlier = await refundDetails(tx.db, shop.id, order.id)
  if (isAllBack || detailOf(order, earlier, { lines: row.lines }) === null)
    throw new Failure('refund_too_high', 'these units have been paid back already')
}

/** What was held leaves the stock, and is on its way like any goods of the order. */
async function exchange(context: Context, tx: Tx, shop: Shop, order: OrderRow, row: ReturnRow): Promise<ReturnRow> {
  await checkStillPaid(tx, shop, order, row)
  const at = context.clock.now()
  const { missing } = await takeStock(tx, { home: shop.id, checkout: row.id, wishes: exchangesOf(row.lines), at })
  const gone = row.lines.flatMap(({ title, exchange: other }) =>
    other && missing.includes(other.variant) ? [`${title} (${other.detail})`] : [],
  )
  if (gone.length > 0) reportShort(context, tx, order, [], gone)
  const own = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const before = own.find(({ kind }) => kind === 'ship' || kind === 'deliver' || kind === 'pickup')
  const fresh: Fulfilment = {
    id: context.newId(),
    kind: before?.kind ?? 'ship',
    state: 'placed',
    steps: [{ state: 'placed', at: at.toISOString() }],
  }
  await insertFulfilment(tx, shop.id, order.id, fresh)
  return moveReturn(tx, row, 'exchanged', { at })
}

/** What is told, in the customer's language, with the shop's own words below. */
function wordsOf(order: OrderRow, row: ReturnRow, key: MessageKey, more: Record<string, string> = {}): string[] {
  const language = mailLanguage(order.language)
  const what = listText(
    row.lines.map(({ quantity, title, detail, exchange: other }) => {
      const name = detail ? `${title} (${detail})` : title
      const counted = quantity > 1 ? `${quantity} × ${name}` : name
      return other ? `${counted} → ${other.detail}` : counted
    }),
    language,
    'conjunction',
  )
  const said = text(language, key, { number: row.number, what, ...more })
  return row.answer === null ? [said] : [said, text(language, 'returned.words', { words: row.answer })]
}

async function tell(context: Context, tx: Tx, shop: Shop, order: OrderRow, words: readonly string[]): Promise<void> {
  if (order.conversation === null) return
  const at = context.clock.now()
  const view = await orderView(context, tx.db, shop, order)
  const { conversation } = order
  await appendFacts(tx, { home: shop.id, stream: conversation }, at, [{ kind: 'order.changed', data: { order: view } }])
  await say(tx, {
    home: shop.id,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: [{ type: 'text', text: words.join('\n') }],
    at,
    newId: context.newId,
  })
}
