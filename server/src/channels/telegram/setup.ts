import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { notHttps, setUpWith, wrong } from '../set-up.ts'
import { call, type Called } from './api.ts'

/** The kinds of update that are read; reactions come only to who asks for them. */
export const WANTED = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'pre_checkout_query',
]
const SECRET = /^[A-Za-z0-9_-]{1,256}$/

const Bot = z.looseObject({ username: z.string(), first_name: z.string() })
const Webhook = z.looseObject({
  pending_update_count: z.int().default(0),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
})
/** An error that is older says nothing about now. */
const RECENT_SECONDS = 3600

const STEPS: SetUp['steps'] = [
  {
    title: 'Make a bot',
    text: 'In Telegram, open @BotFather, send /newbot, and choose a name and a user name. It answers with a token, such as 110201543:AAHdqTcv….',
  },
  {
    title: 'Enter the token and a secret',
    text: 'Enter the token as `token`. As `secretToken` enter anything long that nobody guesses, of letters, digits, _ and -: by it we know that what arrives is from Telegram.',
  },
  {
    title: 'Connect',
    text: 'There is nothing to paste at Telegram: the connection test tells it our address and the secret. Run it again after the token or the secret has changed.',
    paste: 'webhookUrl',
  },
  {
    title: 'Be paid in the chat (optional)',
    text: 'In @BotFather choose your bot, then Payments, and connect a payment provider: you get a token such as 123456789:LIVE:…. Give it to Souk with `souk gateway add telegram-payments --set paymentProviderToken=…`. Bills then stand in the chat with a button that pays them. What is paid back, you pay back at the provider.',
  },
  {
    title: 'Answer for your own account (optional)',
    text: 'With Telegram Business you can add the bot to your own account (Settings, Business, Chatbots): it then answers there too, and keeps quiet where you answer yourself. In @BotFather allow it under Bot Settings, Business Mode.',
  },
]

export function telegramSetUp(http: HttpClient): SetUp {
  return setUpWith('Telegram', STEPS, (settings, webhookUrl) => findings(http, settings, webhookUrl))
}

async function findings(http: HttpClient, settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]> {
  const me = await call(http, settings, 'getMe', {})
  if (!me.ok) return [refused(me)]
  const bot = Bot.safeParse(me.result).data
  const found: Finding[] = [
    { ok: true, code: 'bot', text: `The token is that of ${bot?.first_name ?? 'a bot'} (@${bot?.username ?? '?'}).` },
  ]
  if (!SECRET.test(settings['secretToken'] ?? ''))
    return [
      ...found,
      wrong('secret_token', 'The secretToken may have letters, digits, _ and - only, at most 256 of them.'),
    ]
  const bad = notHttps('Telegram', settings, webhookUrl)
  if (bad.length > 0) return [...found, ...bad]
  const set = await call(http, settings, 'setWebhook', {
    url: webhookUrl,
    secret_token: settings['secretToken'],
    allowed_updates: WANTED,
  })
  if (!set.ok) return [...found, wrong('webhook_refused', `Telegram does not take our address: ${set.description}`)]
  found.push({ ok: true, code: 'webhook', text: `Telegram delivers to ${webhookUrl}.` })
  return [...found, ...(await troubles(http, settings))]
}

/** What Telegram itself had to complain about lately. */
async function troubles(http: HttpClient, settings: ConnectionSettings): Promise<Finding[]> {
  const asked = await call(http, settings, 'getWebhookInfo', {})
  const info = asked.ok ? Webhook.safeParse(asked.result).data : undefined
  const { last_error_date: at, last_error_message: message, pending_update_count: pending } = info ?? {}
  if (at === undefined || message === undefined || Date.now() / 1000 - at > RECENT_SECONDS) return []
  return [wrong('deliveries_failed', `Telegram could not deliver lately: ${message}. ${pending ?? 0} messages wait.`)]
}

function refused({ code, description }: Extract<Called, { ok: false }>): Finding {
  if (code === 401 || code === 404)
    return wrong('token', 'Telegram does not know this token. Copy it again from @BotFather, whole.')
  return wrong('refused', `Telegram answers: ${code} ${description}`)
}
