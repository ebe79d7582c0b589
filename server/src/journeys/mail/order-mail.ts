import type { Fulfilment, Order, Tax } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Withdrawal } from '@souk/contract/withdrawal.ts'
import type { Instruction } from '../../law/withdrawal-instruction.ts'
import { PURCHASE } from '../../purchases/charge.ts'
import type { Shop } from '../../shops/shop.ts'
import type { MailKey } from './en.ts'
import { addressIn, momentIn, moneyIn, rateIn, receivedIn, spanIn, timeIn } from './figures.ts'
import { sellerNote, termsNotes } from './notes.ts'
import { type Block, type Paper, type Row, webAddress } from './paper.ts'
import { bookedText, mailText } from './texts.ts'

export type MailKind =
  | 'placed'
  | 'shipped'
  | 'ready'
  | 'moved'
  | 'canceled'
  | 'refunded'
  | 'released'
  | 'link'
  | 'withdrawn'
  | 'withdrawal'

export type OrderMail = {
  kind: MailKind
  shop: Shop
  order: Order
  language: Language
  /** Where the order is opened, with what opens it. */
  url: string
  /** Of a refund, in minor units. */
  amount?: number | undefined
  /** Of the invoice, or of a refund's credit note. */
  number?: string | undefined
  /** Where this order can be withdrawn from, in the words of the law; absent where there is no such right. */
  withdraw?: { label: string; url: string } | undefined
  /** The instruction on withdrawal and the form, as the statute prints them. */
  instruction?: Pick<Instruction, 'text' | 'form'> | undefined
  /** The statement of withdrawal that has come. */
  statement?: Withdrawal | undefined
}

/** The mail that tells one thing about an order. Pure: everything it says is given. */
export function orderMail(mail: OrderMail): Paper {
  const { kind, shop, order, language, amount = 0 } = mail
  const args = { number: order.number, shop: shop.name, amount: moneyIn(language, amount, order.currency) }
  const say = (key: MailKey) => (isOnlyBooked(order) ? bookedText(language, key, args) : mailText(language, key, args))
  return {
    language,
    shop: shop.name,
    slug: shop.slug,
    subject: say(`${kind}.subject`),
    title: say(`${kind}.title`),
    blocks: [{ kind: 'text', text: say(introOf(kind, order)) }, ...bodyOf(mail, say), ...footOf(mail, say)],
  }
}

type Say = (key: MailKey) => string

/** Was it paid together with what was bought at other shops? */
function isShare({ payments }: Order): boolean {
  return payments.some(({ gateway }) => gateway === PURCHASE)
}

/** Nothing of it is goods: it takes place. */
function isOnlyBooked({ fulfilments }: Order): boolean {
  return fulfilments.length > 0 && fulfilments.every(({ kind }) => kind === 'slot')
}

function introOf(kind: MailKind, order: Order): MailKey {
  if (kind !== 'canceled') return `${kind}.intro`
  return order.payments.some(({ state }) => state === 'captured' || state === 'refunded')
    ? 'canceled.paid'
    : 'canceled.unpaid'
}

function bodyOf(mail: OrderMail, say: Say): Block[] {
  const { kind, url } = mail
  const open: Block = { kind: 'action', label: say('action.open'), url, note: say('open.note') }
  switch (kind) {
    case 'placed':
      return [
        itemsOf(mail, say),
        totalsOf(mail, say),
        { kind: 'facts', rows: factsOf(mail, say) },
        open,
        ...withdrawOf(mail, say),
      ]
    case 'shipped':
    case 'ready':
      return [...parcelOf(mail, say), itemsOf(mail, say), open]
    case 'moved':
      return [{ kind: 'facts', rows: bookedRows(mail) }, open]
    case 'canceled':
      return [itemsOf(mail, say), totalsOf(mail, say), open]
    case 'refunded':
    case 'released':
      return [...(mail.number === undefined ? [] : [{ kind: 'facts', rows: paperRow(mail, say) } as const]), open]
    case 'link':
      return [open]
    case 'withdrawal':
      return mail.withdraw ? [{ kind: 'action', ...mail.withdraw, note: say('open.note') }] : []
    case 'withdrawn':
      return [...statementOf(mail, say), open]
  }
}

/** The way to withdraw, where one finds it again. */
function withdrawOf({ withdraw }: OrderMail, say: Say): Block[] {
  if (!withdraw) return []
  return [{ kind: 'facts', rows: [{ label: say('foot.withdrawal'), value: withdraw.label, url: withdraw.url }] }]
}

/** When the statement came, to the second, and its content; then what the buyer was told of lines without the right. */
function statementOf({ statement, shop, language }: OrderMail, say: Say): Block[] {
  if (!statement) return []
  const received = receivedIn(language, statement.at, shop.timezone)
  const excepted = statement.lines.flatMap(({ title, reason }) => (reason === undefined ? [] : `${title}: ${reason}`))
  return [
    { kind: 'facts', rows: [{ label: say('label.received'), value: received }] },
    { kind: 'note', title: say('label.statement'), lines: statement.text.split('\n') },
    ...(excepted.length > 0 ? [{ kind: 'note', lines: excepted } as const] : []),
  ]
}

function itemsOf({ order, language }: OrderMail, say: Say): Block {
  return {
    kind: 'items',
    caption: say('lines.caption'),
    heads: [say('lines.item'), say('lines.quantity'), say('lines.amount')],
    items: order.lines.map(({ quantity, title, detail, total }) => ({
      quantity,
      title,
      detail: isShare(order) ? [detail, say('lines.seller')].filter(Boolean).join(' · ') : detail,
      amount: moneyIn(language, total, order.currency),
    })),
  }
}

/** The rows that add up, then the tax that they contain, by rate. */
function totalsOf({ shop, order, language }: OrderMail, say: Say): Block {
  const { currency, lines, totals } = order
  const isSingle = totals.every(({ type }) => type === 'total' || type === 'subtotal')
  const rows = totals
    .filter(({ type }) => !(isSingle && type === 'subtotal'))
    .map(({ type, label, amount }) => ({
      label: label ?? say(`total.${type}`),
      value: type === 'fulfillment' && amount === 0 ? say('total.free') : moneyIn(language, amount, currency),
      strong: type === 'total',
    }))
  const key = shop.country === 'US' || shop.country === null ? 'total.included' : 'total.vat'
  const taxes = includedByRate([...lines.flatMap((line) => line.taxes), ...totals.flatMap((row) => row.taxes ?? [])])
  return {
    kind: 'totals',
    rows: [
      ...rows,
      ...taxes.map(([rate, amount]) => ({
        label: mailText(language, key, { rate: rateIn(language, rate) }),
        value: moneyIn(language, amount, currency),
      })),
    ],
  }
}

function includedByRate(taxes: readonly Tax[]): [number, number][] {
  const byRate = new Map<number, number>()
  for (const { rate, amount, included } of taxes) {
    if (included && amount !== 0) byRate.set(rate, (byRate.get(rate) ?? 0) + amount)
  }
  return [...byRate].toSorted(([left], [right]) => right - left)
}

/** The number of the invoice or the credit note, which make the letter one. */
function paperRow({ kind, number }: OrderMail, say: Say): Row[] {
  const label = say(kind === 'refunded' || kind === 'released' ? 'label.credit' : 'label.invoice')
  return number === undefined ? [] : [{ label, value: number }]
}

function factsOf(mail: OrderMail, say: Say): Row[] {
  const { shop, order, language } = mail
  const { buyer, address, fulfilments, shippingLabel } = order
  const expected = fulfilments.find((one) => one.expected && !one.appointment)?.expected
  const contact = [buyer.name, buyer.email, buyer.phone].filter(Boolean).join(', ')
  return [
    { label: say('label.date'), value: momentIn(language, order.placedAt, shop.timezone) },
    ...paperRow(mail, say),
    ...(order.paid > 0 ? [{ label: say('label.paid'), value: moneyIn(language, order.paid, order.currency) }] : []),
    // With whom is put in when the letter goes out: what is stored is the shop's as well.
    ...(isShare(order) ? [{ label: say('label.together'), value: say('together.some') }] : []),
    ...(shippingLabel === undefined ? [] : [{ label: say('label.delivery'), value: shippingLabel }]),
    ...(expected === undefined
      ? []
      : [{ label: say('label.expected'), value: spanIn(language, expected, order.placedAt) }]),
    ...bookedRows(mail),
    ...fulfilments.flatMap(({ contents = [] }) => contents.map(contentRow)),
    ...(address === undefined ? [] : [{ label: say('label.address'), value: addressIn(language, address) }]),
    ...giftRows(order, say),
    ...(contact === '' ? [] : [{ label: say('label.contact'), value: contact }]),
  ]
}

/** Everything that takes place at a time, as it stands now. */
function bookedRows({ order, language }: OrderMail): Row[] {
  return order.fulfilments.flatMap(({ appointment, state }) =>
    appointment && state !== 'canceled' ? [{ label: appointment.label, value: timeIn(language, appointment) }] : [],
  )
}

/** For whom it is, and with which words: as the buyer asked for it. */
function giftRows({ gift, address }: Order, say: Say): Row[] {
  if (!gift) return []
  const name = gift.recipient ?? address?.name
  const words = [gift.message, gift.from].filter(Boolean).join(' · ')
  return [
    ...(name === undefined ? [] : [{ label: say('label.gift'), value: name }]),
    ...(words === '' ? [] : [{ label: say('label.card'), value: words }]),
  ]
}

function whenRow(
  { expected, appointment }: Fulfilment,
  { order, language }: Pick<OrderMail, 'order' | 'language'>,
  say: Say,
): Row[] {
  if (appointment) return [{ label: appointment.label, value: timeIn(language, appointment) }]
  return expected ? [{ label: say('label.expected'), value: spanIn(language, expected, order.placedAt) }] : []
}

/** What was bought digitally: its link, its text, or both. */
function contentRow({ title, text, url }: { title: string; text?: string | undefined; url?: string | undefined }): Row {
  const link = webAddress(url)
  return { label: title, value: text ?? link ?? '', url: link }
}

/** Where the parcel is, as far as its carrier says. */
function parcelOf({ order, language }: OrderMail, say: Say): Block[] {
  const delivery = order.fulfilments.findLast(({ state }) => state === 'shipped') ?? order.fulfilments[0]
  const { carrier, number, url } = delivery?.tracking ?? {}
  const track = webAddress(url)
  const rows: Row[] = [
    ...(delivery ? whenRow(delivery, { order, language }, say) : []),
    ...(order.address ? [{ label: say('label.address'), value: addressIn(language, order.address) }] : []),
    ...(carrier === undefined ? [] : [{ label: say('label.carrier'), value: carrier }]),
    ...(number === undefined ? [] : [{ label: say('label.tracking'), value: number, url: track }]),
  ]
  return [
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    ...(track === undefined ? [] : [{ kind: 'action', label: say('action.track'), url: track } as const]),
  ]
}

function footOf({ kind, shop, language, instruction }: OrderMail, say: Say): Block[] {
  // The confirmation is what the buyer has to keep: it holds the terms themselves, the instruction and the form.
  const papers = instruction ? [instruction.text, instruction.form].map((text) => ({ lines: text.split('\n') })) : []
  const notes = kind === 'placed' ? [...termsNotes(shop, language), ...papers] : []
  return [
    ...[...notes, sellerNote(shop, language)].map((note) => ({ kind: 'note', ...note }) as const),
    { kind: 'note', lines: [...(shop.test ? [say('foot.test')] : []), say('foot.why')] },
  ]
}
