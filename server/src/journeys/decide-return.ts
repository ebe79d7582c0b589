import { listText, moneyText } from '@souk/concierge/say/figures.ts'
import { say as text } from '@souk/concierge/say/say.ts'
import type { MessageKey } from '@souk/concierge/say/en.ts'
import type { Fulfilment } from '@souk/contract/order.ts'
import type { Return, ReturnInspect, ReturnLine } from '@souk/contract/returns.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { cameOf, inspected } from '../orders/return.ts'
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
import { wantReturnLabel } from './parcels.ts'
import { openPayments, requestRefunds } from './refund.ts'
import { reportShort } from './report.ts'
import { exchangesOf } from './returns.ts'

type Decide = { shop: Shop; id: string; by: string; answer?: string | undefined }
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
export async function approveReturn(context: Context, tx: Tx, { shop, id, answer, by }: Decide): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  if (row.state === 'approved') return returnOf(row)
  if (row.kind === 'exchange') await checkStillPaid(tx, shop, order, row)
  const moved = await moveReturn(tx, row, 'approved', { at: context.clock.now(), answer, by })
  await wantReturnLabel(context, tx, { shop, order, row })
  const words = wordsOf(order, moved, 'returned.approved')
  await tell(context, tx, shop, order, words)
  const view = await orderView(context, tx.db, shop, order)
  mailReturn(context, tx, { shop, order: view, language: order.language, cause: id, words })
  return returnOf(moved)
}

/** The shop does not agree, or not any more: what was held for it is free. Twice is once. */
export async function refuseReturn(context: Context, tx: Tx, { shop, id, answer, by }: Decide): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  if (row.state === 'refused') return returnOf(row)
  const moved = await moveReturn(tx, row, 'refused', { at: context.clock.now(), answer, by })
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

/**
 * The goods are here. With `restock` all of them came and are on sale again; with `settle` they are paid back or exchanged
 * at once. What is settled already is left as it is.
 */
export async function receiveReturn(context: Context, tx: Tx, input: Receive): Promise<Return> {
  const { shop, id, answer, restock, settle, by } = input
  const found = await locked(tx, shop, id)
  const { order } = found
  let { row } = found
  if (row.state === 'refunded' || row.state === 'exchanged') return returnOf(row)
  const isNews = row.state !== 'received' && row.state !== 'inspected'
  const at = context.clock.now()
  if (isNews) row = await moveReturn(tx, row, 'received', { at, answer, by })
  if (row.state === 'received' && (restock || settle)) {
    const lines = row.lines.map((line) => ({
      ...line,
      restocked: restock ? line.quantity : 0,
      discarded: restock ? 0 : line.quantity,
    }))
    row = await lookedAt(tx, { shop, order, row, lines, change: { at, by } })
  }
  if (settle) return returnOf(await settled(context, tx, { shop, order, row, by }))
  if (isNews) await tell(context, tx, shop, order, wordsOf(order, row, 'returned.taken'))
  return returnOf(row)
}

/** How many units of each line are on sale again, and how many are not; what is in neither did not come. Twice is once. */
export async function inspectReturn(
  context: Context,
  tx: Tx,
  { shop, id, answer, by, lines: found }: Decide & ReturnInspect,
): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  const lines = inspected(row.lines, found)
  if (!lines) throw new Failure('invalid_request', 'more was counted than was sent, or a line that was not')
  if (row.state !== 'approved' && row.state !== 'received') {
    const isSame = row.lines.every(
      (line, at) => line.restocked === lines[at]?.restocked && line.discarded === lines[at]?.discarded,
    )
    if (isSame) return returnOf(row)
    throw new Failure('bad_transition')
  }
  if (row.kind === 'exchange' && lines.some((line) => cameOf(line) < line.quantity))
    throw new Failure('invalid_request', 'something else is sent for all of it, or for none')
  const at = context.clock.now()
  const here = row.state === 'approved' ? await moveReturn(tx, row, 'received', { at, by }) : row
  const moved = await lookedAt(tx, { shop, order, row: here, lines, change: { at, by, answer } })
  if (here !== row) await tell(context, tx, shop, order, wordsOf(order, moved, 'returned.taken'))
  return returnOf(moved)
}

type LookedAt = Locked & {
  shop: Shop
  lines: ReturnRow['lines']
  change: { at: Date; by: string; answer?: string | undefined }
}

async function lookedAt(tx: Tx, { shop, order, row, lines, change }: LookedAt): Promise<ReturnRow> {
  const moved = await moveReturn(tx, row, 'inspected', { ...change, lines })
  await putBack(tx, shop, order, moved.lines)
  return moved
}

/** Pays back what came back cost, or as much of it as is said; or sends what is wanted instead. Twice is once. */
export async function settleReturn(
  context: Context,
  tx: Tx,
  { shop, id, answer, by, amount }: Decide & { amount?: number | undefined },
): Promise<Return> {
  const { order, row } = await locked(tx, shop, id)
  if (row.state === 'refunded' || row.state === 'exchanged') return returnOf(row)
  if (row.kind === 'exchange' && amount !== undefined)
    throw new Failure('invalid_request', 'of an exchange nothing is paid back')
  return returnOf(await settled(context, tx, { shop, order, row, by, answer, amount }))
}

type Settle = Locked & { shop: Shop; by: string; answer?: string | undefined; amount?: number | undefined }

async function settled(context: Context, tx: Tx, { shop, order, ...input }: Settle): Promise<ReturnRow> {
  const { kind } = input.row
  const row =
    kind === 'return'
      ? await payBack(context, tx, { shop, order, ...input })
      : await exchange(context, tx, { shop, order, ...input })
  const amount = moneyText({ amount: row.refunded ?? 0, currency: order.currency }, mailLanguage(order.language))
  const paid = row.refunded === 0 ? 'returned.taken' : 'returned.refunded'
  const key = row.state === 'exchanged' ? 'returned.exchanged' : paid
  await tell(context, tx, shop, order, wordsOf(order, row, key, { amount }))
  return row
}

async function putBack(tx: Tx, shop: Shop, order: OrderRow, lines: readonly ReturnLine[]): Promise<void> {
  const back = lines.flatMap(({ line, restocked = 0 }) => {
    const variant = order.lines.find(({ id }) => id === line)?.variant
    return variant === undefined || restocked === 0 ? [] : [{ variant, quantity: restocked }]
  })
  if (back.length === 0) return
  await returnStock(tx, shop.id, back)
  await wakeWatchers(
    tx,
    shop.id,
    back.map(({ variant }) => variant),
  )
}

/** What the units cost that came, never more than is left of what was paid. */
async function payBack(
  context: Context,
  tx: Tx,
  { shop, order, row, by, answer, amount: wanted }: Settle,
): Promise<ReturnRow> {
  const earlier = await refundDetails(tx.db, shop.id, order.id)
  const units = row.lines.map(({ line, ...rest }) => ({ line, quantity: cameOf(rest) }))
  const detail = detailOf(order, earlier, { lines: units.filter(({ quantity }) => quantity > 0) })
  if (!detail) throw new Failure('refund_too_high', 'these units have been paid back already')
  const open = await openPayments(tx, shop, order)
  const left = open.reduce((sum, payment) => sum + payment.left, 0)
  const worth = amountOf(detail)
  if (wanted !== undefined && wanted > Math.min(left, worth))
    throw new Failure('refund_too_high', 'what came back cost less, or less is left of what was paid')
  const amount = wanted ?? Math.min(left, worth)
  if (amount > 0) {
    const reason = `return ${row.number}-R${row.place}: ${row.reason}`
    await requestRefunds(context, tx, { shop, order, amount, reason, detail: { ...detail, return: row.id } })
  }
  return moveReturn(tx, row, 'refunded', { at: context.clock.now(), refunded: amount, by, answer })
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
async function exchange(context: Context, tx: Tx, { shop, order, row, by, answer }: Settle): Promise<ReturnRow> {
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
    goods: row.lines.map(({ line, title, detail, quantity, exchange: other }) => ({
      line,
      title,
      detail: other?.detail ?? detail,
      quantity,
    })),
  }
  await insertFulfilment(tx, shop.id, order.id, fresh)
  return moveReturn(tx, row, 'exchanged', { at, by, answer })
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
