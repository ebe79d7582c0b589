import type { LegalProfile } from '@souk/contract/legal.ts'
import type { Fulfilment, Line, Order } from '@souk/contract/order.ts'
import type { Withdrawable, Withdrawal, WithdrawnLine } from '@souk/contract/withdrawal.ts'
import { Failure } from '../kernel/failure.ts'
import { mayWithdraw, withdrawalCountry } from '../law/may-withdraw.ts'
import { type Instruction, withdrawalInstruction } from '../law/withdrawal-instruction.ts'
import { said, strictestOf } from '../law/rule.ts'
import { withdrawalNotice } from '../law/withdrawal-exceptions.ts'
import { DECLARATION, DECLARED_ORDER, NOT_WITHDRAWABLE } from '../law/withdrawal-texts.ts'
import type { Starts } from '../law/withdrawal-wording.ts'

export type WithdrawalState = Withdrawal['state']

/** Received, and dealt with by somebody; a statement that has come never un-comes. */
export const WITHDRAWAL_TRANSITIONS: Record<WithdrawalState, readonly WithdrawalState[]> = {
  received: ['settled'],
  settled: [],
}

/** Of an order what withdrawing from it hangs on. */
export type Contract = Pick<
  Order,
  'number' | 'state' | 'lines' | 'fulfilments' | 'placedAt' | 'placed' | 'address' | 'buyer'
>
type Seller = { country: string | null }

const isGoods = (kind: Line['fulfilment']): boolean => kind === 'ship' || kind === 'deliver' || kind === 'pickup'

/** Whose law it is: of where the goods go, else of the shop. */
export function lawOf({ address }: Pick<Order, 'address'>, shop: Seller, now: Date): string | null {
  return withdrawalCountry(address?.country ?? null, shop.country, now)
}

/** Each line with what can still be withdrawn of it, until when, and why not. */
export function withdrawableLines(
  order: Contract,
  shop: Seller,
  { language, now, earlier }: { language: string; now: Date; earlier: readonly WithdrawnLine[] },
): Withdrawable['lines'] {
  const country = lawOf(order, shop, now)
  const words = (key: keyof typeof NOT_WITHDRAWABLE) => said(NOT_WITHDRAWABLE[key], language, strictestOf(country)).text
  return order.lines.map((line) => {
    const { id, title, detail, image, withdrawal } = line
    const gone = earlier.reduce((sum, one) => (one.line === id ? sum + one.quantity : sum), 0)
    const quantity = Math.max(0, line.quantity - gone)
    const shown = { line: id, title, detail, ...(image === undefined ? {} : { image }), quantity }
    if (order.state === 'canceled') return { ...shown, may: false, reason: words('canceled') }
    if (quantity === 0) return { ...shown, may: false, reason: words('withdrawn') }
    const notice = withdrawal && withdrawalNotice(withdrawal, country, language, now)
    const right = mayWithdraw(boughtOf(order, line), country, now)
    if (right.may) return { ...shown, ...right, ...(notice ? { note: notice.text } : {}) }
    return { ...shown, may: false, reason: right.why === 'excepted' && notice ? notice.text : words(wordOf(right.why)) }
  })
}

function wordOf(why: 'no_right' | 'excepted' | 'late'): 'no_right' | 'late' {
  return why === 'late' ? 'late' : 'no_right'
}

function boughtOf({ fulfilments, placedAt, placed }: Contract, line: Line): Parameters<typeof mayWithdraw>[0] {
  const own = fulfilments.filter(
    ({ appointment, contents = [] }) =>
      appointment?.line === line.id || contents.some((content) => content.line === line.id),
  )
  return {
    exception: line.withdrawal,
    isGoods: isGoods(line.fulfilment),
    placedAt: new Date(placedAt),
    deliveredAt: lastDelivery(fulfilments),
    isPerformed: own.length > 0 && own.every(({ state }) => state === 'delivered'),
    isAgreed: Object.values(line.form).includes(true),
    isInstructed: placed?.instructed === true,
  }
}

/** When the last of the goods of one order came; null while one is still to come. */
function lastDelivery(fulfilments: readonly Fulfilment[]): Date | null {
  const goods = fulfilments.filter(({ kind, state }) => isGoods(kind) && state !== 'canceled')
  const came = goods.map(({ steps }) => steps.findLast(({ state }) => state === 'delivered')?.at)
  const known = came.filter((at) => at !== undefined).toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const last = known.at(-1)
  return last === undefined || known.length < goods.length ? null : new Date(last)
}

/** What a statement names of them. Throws `not_withdrawable` for a line, or more of one, that cannot be withdrawn from. */
export function chosenLines(
  lines: Withdrawable['lines'],
  chosen: readonly { line: string; quantity: number }[],
): WithdrawnLine[] {
  if (new Set(chosen.map(({ line }) => line)).size < chosen.length)
    throw new Failure('invalid_request', 'a line is named twice')
  return chosen.map(({ line: id, quantity }) => {
    const line = lines.find(({ line }) => line === id)
    if (!line) throw new Failure('not_withdrawable', 'this order has no such line')
    if (!line.may || quantity > line.quantity) throw new Failure('not_withdrawable', line.reason ?? line.title)
    return { line: id, title: line.title, detail: line.detail, quantity, may: true }
  })
}

/** All that is left of the order, with how its right stands: who names no lines means everything. */
export function allLines(lines: Withdrawable['lines']): WithdrawnLine[] {
  return lines.flatMap(({ line, title, detail, quantity, may, reason }) =>
    quantity === 0 ? [] : [{ line, title, detail, quantity, may, ...(reason === undefined ? {} : { reason }) }],
  )
}

/** The declaration as the buyer reads it, confirms it and gets it back. */
export function declarationOf(
  { number, placedAt, buyer, address }: Contract,
  lines: readonly WithdrawnLine[],
  { language, timezone }: { language: string; timezone: string },
): string {
  const words = (wording: typeof DECLARATION) => said(wording, language, 'EU').text
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: timezone }).format(new Date(placedAt))
  return [
    words(DECLARATION),
    ...lines.map(({ quantity, title, detail }) =>
      oneLine(`${quantity} × ${[title, detail].filter(Boolean).join(', ')}`),
    ),
    words(DECLARED_ORDER).replace('{number}', number).replace('{date}', date),
    oneLine([address?.name ?? buyer.name, buyer.email].filter(Boolean).join(', ')),
  ]
    .filter(Boolean)
    .join('\n')
}

/** What somebody wrote as several lines must not look like lines of a declaration. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

type Sale = Pick<Order, 'lines' | 'address'>

/** The instruction on withdrawal for what is bought, and the form; null where nothing can be withdrawn from, or the shop lacks what it says. */
export function instructionOf(
  sale: Sale,
  shop: Seller & { legal: LegalProfile },
  { language, now, functionUrl }: { language: string; now: Date; functionUrl: string },
): Instruction | null {
  const isService = sale.lines.some(({ fulfilment }) => !isGoods(fulfilment) && fulfilment !== 'digital')
  const country = lawOf(sale, shop, now)
  const starts = startOf(sale.lines)
  return withdrawalInstruction({ profile: shop.legal, country, language, now, starts, functionUrl, isService })
}

function startOf(lines: Sale['lines']): Starts {
  const goods = lines.filter(({ fulfilment }) => isGoods(fulfilment))
  if (goods.length === 0) return 'contract'
  return goods.length === 1 && goods[0]?.quantity === 1 ? 'goods' : 'last_goods'
}
