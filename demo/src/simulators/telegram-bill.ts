import { setTimeout as sleep } from 'node:timers/promises'
import { isObject, isWeb, type Json, parsed } from './telegram-json.ts'

/** What @BotFather gives for a provider that moves no real money. */
export const PROVIDER_TOKEN = '284685063:TEST:NjQwMjlkZmYyZTA3'
/** So long Telegram waits for our word (https://core.telegram.org/bots/api#answerprecheckoutquery). */
const PATIENCE_MS = 10_000
/** The least and the most of a bill, in minor units: about a dollar and ten thousand of them. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  USD: [100, 1_000_000],
  EUR: [85, 850_000],
  GBP: [75, 750_000],
  RUB: [8000, 80_000_000],
  JPY: [150, 1_500_000],
}

type Price = { label: string; amount: number }

function pricesOf({ prices }: Json): Price[] {
  return Array.isArray(prices)
    ? prices.filter(isObject).map(({ label, amount }) => ({ label: String(label ?? ''), amount: Number(amount) }))
    : []
}

/** What is to be paid by a bill, all its prices together. */
export function totalOf(bill: Json): number {
  return pricesOf(bill).reduce((sum, { amount }) => sum + amount, 0)
}

export function isBill(message: Json): boolean {
  return typeof message['payload'] === 'string' && Array.isArray(message['prices'])
}

/** What Telegram would refuse a bill for, in its own words. */
export function billComplaint(asked: Json): string | undefined {
  const within = (value: unknown, most: number) => typeof value === 'string' && value !== '' && value.length <= most
  if (!within(asked['title'], 32)) return 'INVOICE_TITLE_INVALID'
  if (!within(asked['description'], 255)) return 'INVOICE_DESCRIPTION_INVALID'
  const payload = asked['payload']
  if (typeof payload !== 'string' || payload === '' || Buffer.byteLength(payload) > 128)
    return 'INVOICE_PAYLOAD_INVALID'
  if (asked['provider_token'] !== PROVIDER_TOKEN) return 'PAYMENT_PROVIDER_INVALID'
  const range = RANGES[String(asked['currency'])]
  if (!range) return 'CURRENCY_INVALID'
  const prices = pricesOf(asked)
  if (prices.length === 0 || prices.some(({ label, amount }) => label === '' || !Number.isInteger(amount)))
    return "can't parse prices JSON object"
  const total = totalOf(asked)
  if (total <= 0) return 'total price must be positive'
  if (total < range[0] || total > range[1]) return 'CURRENCY_TOTAL_AMOUNT_INVALID'
  if (asked['photo_url'] !== undefined && !isWeb(asked['photo_url'])) return 'WEBPAGE_URL_INVALID'
  return undefined
}

/** What a person sees of their try: paid, or why not; without a reason nobody answered in time. */
export type Tried = { paid: true; charge: string } | { paid: false; why: string }

/** What the payer does otherwise than in the ordinary: confirms and then waits, or another sum is asked about. */
export type Odd = { beforeCharge?: () => Promise<void>; ask?: { amount?: number; currency?: string } }

type Desk = {
  update(update: Json): Promise<Response>
  person: Json
  chat: Json
  number(): number
}

/** A person confirms a bill; the bot has to agree in time, then the money is taken and the bot is told. */
export async function payBill({ update, person, chat, number }: Desk, bill: Json, odd: Odd = {}): Promise<Tried> {
  const id = String(number())
  const amount = totalOf(bill)
  const { currency, payload: invoice_payload } = bill
  const asked = { id, from: person, currency, total_amount: amount, invoice_payload }
  const changed = { total_amount: odd.ask?.amount ?? amount, currency: odd.ask?.currency ?? currency }
  const late = sleep(PATIENCE_MS, undefined, { ref: false })
  const answered = await Promise.race([update({ pre_checkout_query: { ...asked, ...changed } }), late])
  const word = answered ? parsed(Buffer.from(await answered.arrayBuffer())) : undefined
  if (word?.['method'] !== 'answerPreCheckoutQuery' || word['pre_checkout_query_id'] !== id)
    return { paid: false, why: 'BOT_PRECHECKOUT_TIMEOUT' }
  if (word['ok'] !== true) return { paid: false, why: String(word['error_message'] ?? '') }
  await odd.beforeCharge?.()
  const charge = `provider_${number()}`
  const successful_payment = {
    currency,
    total_amount: amount,
    invoice_payload,
    telegram_payment_charge_id: `telegram_${number()}`,
    provider_payment_charge_id: charge,
  }
  const message = { message_id: number(), date: Math.floor(Date.now() / 1000), chat, from: person, successful_payment }
  await update({ message })
  return { paid: true, charge }
}
