import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { notHttps, setUpWith, wrong } from '../set-up.ts'
import { type Called, callViber } from './api.ts'
import { sortViber } from './send.ts'

const Account = z.looseObject({ name: z.string().catch('a bot'), uri: z.string().catch('?') })
/** What is told without being asked for: messages, who comes and who goes. */
const EVENTS = ['delivered', 'seen', 'failed', 'conversation_started']
const BAD_ADDRESS = 1

const STEPS: SetUp['steps'] = [
  {
    title: 'Have a bot',
    text: 'Since 2024 Viber makes bots for companies on commercial terms only: apply at partners.viber.com or through one of its partners.',
  },
  {
    title: 'Copy the token',
    text: 'In Viber: More → Settings → Bots → Edit info → Your app key; or at partners.viber.com. It is authToken here.',
  },
  {
    title: 'Say who writes (optional)',
    text: 'As `name` enter what stands over your messages, at most 28 characters, and as `uri` the name of your bot’s address, so that our pages lead back to the chat.',
  },
  {
    title: 'Connect',
    text: 'There is nothing to paste at Viber: the connection test tells it our address. The address must be https with a certificate that everybody trusts.',
    paste: 'webhookUrl',
  },
]

export function viberSetUp(http: HttpClient): SetUp {
  return setUpWith('Viber', STEPS, (settings, webhookUrl) => findings(http, settings, webhookUrl))
}

async function findings(http: HttpClient, settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]> {
  const info = await callViber(http, settings, 'get_account_info', {})
  if (!info.ok) return [refused(info)]
  const { name, uri } = Account.parse(info.result)
  const found: Finding[] = [{ ok: true, code: 'bot', text: `The token is that of ${name} (${uri}).` }]
  const bad = notHttps('Viber', settings, webhookUrl)
  if (bad.length > 0) return [...found, ...bad]
  const asked = { url: webhookUrl, event_types: EVENTS, send_name: true, send_photo: false }
  const set = await callViber(http, settings, 'set_webhook', asked)
  if (set.ok) return [...found, { ok: true, code: 'webhook', text: `Viber delivers to ${webhookUrl}.` }]
  const why =
    'code' in set && set.code === BAD_ADDRESS
      ? 'It tries the address at once: is it reached from outside, and is its certificate whole?'
      : sortViber(set).reason
  return [...found, wrong('webhook_refused', `Viber does not take our address. ${why}`)]
}

function refused(called: Extract<Called, { ok: false }>): Finding {
  const { state, reason } = sortViber(called)
  if (state === 'unauthorised') return wrong('token', `Viber refuses the token: ${reason}. Copy it again, whole.`)
  return wrong('refused', `Viber answers: ${reason}`)
}
