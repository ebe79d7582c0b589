import type { Withdrawable, Withdrawal } from '@souk/contract/withdrawal.ts'
import { z } from 'zod'
import { say } from '../conversations/say.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { said, strictestOf } from '../law/rule.ts'
import { withdrawalLabels } from '../law/withdrawal.ts'
import { findOrder, lockOrder, type OrderRow } from '../orders/store.ts'
import { allLines, chosenLines, declarationOf, lawOf, withdrawableLines } from '../orders/withdrawal.ts'
import { insertWithdrawal, withdrawalsOf } from '../orders/withdrawal-store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { tellShop } from './mail/tell-shop.ts'
import { mailOrder } from './mail/tell.ts'
import { mailLanguage, mailText } from './mail/texts.ts'
import { orderView } from './order-view.ts'

/** What of an order can still be withdrawn from, with the words of the law, in a language. */
export async function withdrawable(
  context: Context,
  read: Reader,
  input: { shop: Shop; row: OrderRow; language?: string | undefined },
): Promise<Withdrawable> {
  const { shop, row } = input
  const language = mailLanguage(input.language ?? row.language)
  const now = context.clock.now()
  const [order, statements] = await Promise.all([
    orderView(context, read, shop, row),
    withdrawalsOf(read, shop.id, row.id),
  ])
  const country = lawOf(order, shop, now)
  const { open, confirm } = withdrawalLabels(country, now)
  const inLanguage = (wording: typeof open) => said(wording, language, strictestOf(country)).text
  const earlier = statements.flatMap(({ lines }) => lines)
  return {
    order: row.number,
    placedAt: order.placedAt,
    lines: withdrawableLines(order, shop, { language, now, earlier }),
    labels: { open: inLanguage(open), confirm: inLanguage(confirm) },
    statements,
  }
}

export type WithdrawInput = {
  shop: Shop
  number: string
  /** The same statement twice is one. */
  id: string
  /** When it came. */
  at: Date
  /** Absent: all that is left of the order, whatever its right. */
  lines?: readonly { line: string; quantity: number }[] | undefined
  language?: string | undefined
}

/**
 * Takes a statement of withdrawal: kept as it was confirmed, acknowledged by e-mail, told in the thread. What is paid back,
 * and when, a person decides by a refund; nothing here moves money.
 */
export async function withdraw(context: Context, tx: Tx, input: WithdrawInput): Promise<Withdrawal> {
  const { shop, number, id, at } = input
  const home = shop.id
  const row = await lockOrder(tx, home, number)
  const language = mailLanguage(input.language ?? row.language)
  const [order, statements] = await Promise.all([
    orderView(context, tx.db, shop, row),
    withdrawalsOf(tx.db, home, row.id),
  ])
  const known = statements.find((one) => one.id === id)
  if (known) return known
  const earlier = statements.flatMap((one) => one.lines)
  const open = withdrawableLines(order, shop, { language, now: at, earlier })
  const lines = input.lines ? chosenLines(open, input.lines) : allLines(open)
  // All of it has been declared before: that statement stands, and was acknowledged.
  const last = statements.at(-1)
  if (lines.length === 0 && last) return last
  const text = declarationOf(order, lines, { language, timezone: shop.timezone })
  const buyer = {
    ...(order.buyer.name === undefined ? {} : { name: order.buyer.name }),
    ...(order.buyer.email === undefined ? {} : { email: order.buyer.email }),
  }
  const statement: Withdrawal = {
    id,
    order: number,
    state: 'received',
    at: at.toISOString(),
    language,
    text,
    buyer,
    lines,
  }
  await insertWithdrawal(tx, { ...statement, home, order: row, at })
  tellShop(tx, { home, what: 'withdrawal', id, number })
  mailOrder(context, tx, { kind: 'withdrawn', shop, order, language, cause: id, statement })
  if (row.conversation !== null) {
    const told = mailText(mailLanguage(row.language), 'withdrawn.title', { number })
    await say(tx, {
      home,
      conversation: row.conversation,
      author: { kind: 'system' },
      purpose: 'orders',
      parts: [{ type: 'system', code: 'withdrawal.received', text: told }],
      at: context.clock.now(),
      newId: context.newId,
    })
  }
  return statement
}

const Claim = z.object({
  home: z.string(),
  id: z.string(),
  what: z.enum(['statement', 'link']),
  number: z.string(),
  email: z.string(),
  language: z.string().optional(),
  at: z.coerce.date(),
})
type ClaimInput = Omit<z.input<typeof Claim>, 'home' | 'id' | 'at'>

/**
 * Somebody names an order without any right to see it. It is written down and answered alike whether there is such an order
 * or not; what comes of it happens afterwards, so that nobody learns anything from the answer or from how long it took.
 */
export async function storeClaim(context: Context, tx: Tx, shop: Shop, claim: ClaimInput): Promise<{ at: string }> {
  const at = context.clock.now().toISOString()
  await addJob(tx, 'withdraw', { ...claim, home: shop.id, id: context.newId(), at })
  return { at }
}

/** Does the address belong to the order? Then it is a statement, or a link goes to that address; at most one in an hour. */
export async function takeClaim(context: Context, payload: unknown): Promise<void> {
  const { home, id, what, number, email, language, at } = Claim.parse(payload)
  const shop = await context.directory.byId(home)
  if (!shop) return
  await context.database.transact(async (tx) => {
    const row = await findOrder(tx.db, home, number)
    if (!row || !isSame(row.buyer.email, email)) return
    if (what === 'statement') {
      await withdraw(context, tx, { shop, number, id, at, language })
      return
    }
    const order = await orderView(context, tx.db, shop, row)
    const cause = `${row.id}/${at.toISOString().slice(0, 13)}`
    mailOrder(context, tx, { kind: 'withdrawal', shop, order, language: language ?? row.language, cause })
  })
  context.deliver.wake()
}

function isSame(known: string | undefined, given: string): boolean {
  return known !== undefined && known.trim().toLowerCase() === given.trim().toLowerCase()
}
