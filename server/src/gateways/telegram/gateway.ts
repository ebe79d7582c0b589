import type { Finding } from '@souk/contract/connection.ts'
import { Failure } from '../../kernel/failure.ts'
import { HttpError } from '../../kernel/http-client.ts'
import { isId } from '../../kernel/ids.ts'
import { sameText } from '../../kernel/secrets.ts'
import {
  type Gateway,
  type GatewayConnection,
  type GatewayConnections,
  GatewayError,
  type Intent,
  type RawNotice,
} from '../gateway.ts'
import { isBilledIn } from './currencies.ts'
import { readRef, refOf } from './ref.ts'
import { isTestToken, readSettings } from './settings.ts'
import { Asking, Paid } from './update.ts'
import { refusalIn } from './words.ts'

const KIND = 'telegram-payments'
const CHANNEL = 'telegram'
const SECRET = 'x-telegram-bot-api-secret-token'
/** Characters of a bill's title and of what it is for (https://core.telegram.org/bots/api#createinvoicelink). */
const MOST = { title: 32, description: 255 }

type Called = { ok: true; result: unknown } | { ok: false; code: number; description: string }

export type TelegramOptions = {
  connections: GatewayConnections
  /** Calls a method of the Bot API by the settings of a bot. */
  call(settings: GatewayConnection['settings'], method: string, body: object): Promise<Called>
}

/**
 * Telegram's own payments: the bill stands in the chat, the payer's card stays with Telegram and a provider that the bot's
 * owner has chosen at @BotFather. What it reports comes to the bot like any message, so a shop's account here is the
 * provider's token alone, and its Telegram connection does the rest. Digital goods may be sold there for stars only.
 */
export function telegramGateway({ connections, call }: TelegramOptions): Gateway {
  async function accountOf(home: string) {
    const account = await connections.newest(home, KIND)
    if (!account) throw new GatewayError('this shop has no payment provider at Telegram')
    const bot = await botFor(account)
    if (!bot) throw new GatewayError('this shop has no such Telegram connection')
    return { bot, token: readSettings(account.settings).paymentProviderToken }
  }

  async function botFor({ shop, settings }: GatewayConnection): Promise<GatewayConnection | undefined> {
    const { connection: named } = readSettings(settings)
    const bot = named === undefined ? await connections.newest(shop, CHANNEL) : await connections.byId(named)
    return bot?.kind === CHANNEL && bot.shop === shop ? bot : undefined
  }

  /** The bot whose update this is; throws where Telegram did not send it. */
  async function botOf({ headers, connection: id }: RawNotice): Promise<GatewayConnection> {
    const bot = id === undefined ? undefined : await connections.byId(id)
    if (bot?.kind !== CHANNEL) throw new Failure('not_found')
    const secret = bot.settings['secretToken'] ?? ''
    if (secret === '' || !sameText(headers[SECRET] ?? '', secret)) throw new Failure('bad_signature')
    return bot
  }

  return {
    kind: KIND,
    can: {
      capture: false,
      partialRefund: false,
      testOnly: false,
      refund: 'by hand',
      within: { channel: CHANNEL, except: ['digital'] },
    },
    connect: (settings) => ({ test: isTestToken(readSettings(settings)) }),

    async check(account, currency) {
      const bot = await botFor(account)
      if (!bot) return [{ ok: false, code: 'bot', text: 'Connect the bot first: souk channel add telegram.' }]
      if (!isBilledIn(currency)) return [finding(`Telegram bills in no ${currency}.`)]
      const bill = { payment: 'check', merchant: 'Check', amount: { amount: CHECKED, currency } }
      const { paymentProviderToken: token } = readSettings(account.settings)
      const made = await call(bot.settings, 'createInvoiceLink', billFor(bill, token)).catch(away)
      return [made.ok ? finding() : finding(complaintOf(made.description))]
    },

    async start(intent) {
      const { payment, home, amount } = intent
      if (!isBilledIn(amount.currency)) throw new Failure('amount_not_taken', `Telegram bills in no ${amount.currency}`)
      const { bot, token } = await accountOf(home)
      const made = await call(bot.settings, 'createInvoiceLink', billFor(intent, token)).catch(away)
      // Its least and most follow the rates of the day, and a provider may take less than Telegram would.
      if (!made.ok && made.code === 400) throw new Failure('amount_not_taken', `Telegram: ${made.description}`)
      if (!made.ok) throw new GatewayError(`Telegram answered ${made.code}`)
      if (typeof made.result !== 'string') throw new GatewayError('Telegram gave no link to pay by')
      return { ref: refOf({ connection: bot.id, payment, ...amount }), url: made.result }
    },

    async act(ref, action) {
      const { charge } = readRef(ref)
      switch (action) {
        case 'capture':
          return { state: 'refused', reason: 'Telegram takes no promises' }
        case 'refund': {
          if (charge === undefined) return { state: 'refused', reason: 'nothing was paid' }
          const reason = `Telegram pays nothing back: do it at your payment provider, where the payment is called ${charge}`
          return { state: 'refused', reason }
        }
        case 'void':
          // Before it takes anything Telegram asks, and hears that this is no longer to be paid.
          return charge === undefined ? { state: 'done', ref } : { state: 'refused', reason: 'it was paid' }
      }
    },

    async receive(raw) {
      // Every message of a bot comes by here.
      if (!raw.body.includes('"successful_payment"')) return []
      const bot = await botOf(raw)
      const paid = Paid.safeParse(parsed(raw.body)).data?.message.successful_payment
      // The bot may take money for others too.
      if (!paid || !isId(paid.invoice_payload)) return []
      const { invoice_payload: payment, total_amount: amount, currency } = paid
      const charge = paid.provider_payment_charge_id || paid.telegram_payment_charge_id
      const ref = refOf({ connection: bot.id, payment, amount, currency, charge })
      const dedupe = paid.telegram_payment_charge_id
      return [{ dedupe, payment, home: bot.shop, outcome: 'captured', amount, currency, ref }]
    },

    async asked(raw) {
      if (!raw.body.includes('"pre_checkout_query"')) return undefined
      const bot = await botOf(raw)
      const asking = Asking.safeParse(parsed(raw.body)).data?.pre_checkout_query
      if (!asking) return undefined
      const { id, from, currency, total_amount: amount, invoice_payload: payment } = asking
      return {
        payment,
        home: bot.shop,
        amount,
        currency,
        // Who writes to a business account that the bot answers for is called by that as well.
        isFrom: (address) => address.split('/').at(-1) === String(from.id),
        answer(no, language) {
          const error = no && refusalIn(language ?? from.language_code, no)
          const said = error === undefined ? { ok: true } : { ok: false, error_message: error }
          const body = JSON.stringify({ method: 'answerPreCheckoutQuery', pre_checkout_query_id: id, ...said })
          return { type: 'application/json', body }
        },
      }
    },

    async fetch(ref) {
      const { charge, amount, currency } = readRef(ref)
      return { outcome: charge === undefined ? 'pending' : 'captured', amount, currency }
    },
  }
}

/** A bill that is made to see whether it can be, and that nobody may pay. */
const CHECKED = 100_000

function finding(wrong?: string): Finding {
  if (wrong === undefined) return { ok: true, code: 'provider', text: 'Telegram makes bills by this provider.' }
  return { ok: false, code: 'provider', text: wrong }
}

/** In the owner's words; undefined where it is only the sum that does not suit. */
function complaintOf(description: string): string | undefined {
  if (description.includes('CURRENCY_TOTAL_AMOUNT_INVALID')) return undefined
  if (description.includes('PAYMENT_PROVIDER_INVALID'))
    return 'The bot has no such payment provider. In @BotFather choose this very bot, then Payments, and copy the token again, whole.'
  return `Telegram answers: ${description}`
}

function away(error: unknown): never {
  if (error instanceof HttpError) throw new GatewayError('Telegram did not answer')
  throw error
}

/** One line: what it is made of stands on the page where it was ordered, and in the chat. */
type Billed = Pick<Intent, 'payment' | 'merchant' | 'amount' | 'reference'>

function billFor({ payment, merchant, reference, amount: { amount, currency } }: Billed, token: string): object {
  const name = within(merchant, MOST.title)
  return {
    title: name,
    description: within([merchant, reference].filter(Boolean).join(', '), MOST.description),
    payload: payment,
    provider_token: token,
    currency,
    prices: [{ label: name, amount }],
  }
}

/** As many whole letters as there is room for. */
function within(text: string, most: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > most) break
    kept += segment
  }
  return kept.trim() || '…'
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Failure('invalid_json')
  }
}
