import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { notHttps, setUpWith, wrong } from '../set-up.ts'
import { type Called, callLine } from './api.ts'

const Bot = z.object({ displayName: z.string(), basicId: z.string() })
const Endpoint = z.object({ endpoint: z.string().catch(''), active: z.boolean().catch(false) })
const Tried = z.object({
  success: z.boolean().catch(false),
  reason: z.string().catch(''),
  detail: z.string().catch(''),
})
const Quota = z.object({ type: z.string(), value: z.int().optional() })
const Used = z.object({ totalUsage: z.int() })

const STEPS: SetUp['steps'] = [
  {
    title: 'Turn the Messaging API on',
    text: 'In LINE Official Account Manager (manager.line.biz): Settings → Messaging API → Enable Messaging API. Choose a provider: people have one id at all accounts of the same provider.',
  },
  {
    title: 'Copy the channel’s secret',
    text: 'It stands on the same page, and at developers.line.biz under Basic settings. It is channelSecret here.',
  },
  {
    title: 'Make a token',
    text: 'At developers.line.biz open the channel: Messaging API → Channel access token (long-lived) → Issue. It is channelAccessToken here.',
  },
  {
    title: 'Let LINE report to this server',
    text: 'The connection test tells LINE our address by itself. Under Messaging API → Webhook settings turn on “Use webhook” and “Webhook redelivery”.',
    paste: 'webhookUrl',
  },
  {
    title: 'Let one answer',
    text: 'In LINE Official Account Manager under Response settings turn off the greeting message and the auto-response messages: the concierge greets and answers.',
  },
]

export function lineSetUp(http: HttpClient): SetUp {
  return setUpWith('LINE', STEPS, (settings, webhookUrl) => findings(http, settings, webhookUrl))
}

async function findings(http: HttpClient, settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]> {
  const info = await callLine(http, settings, { path: 'info' })
  if (!info.ok) return [refused(info)]
  const bot = Bot.safeParse(info.result).data
  const name = `${bot?.displayName ?? 'an account'} (${bot?.basicId ?? '?'})`
  const found: Finding[] = [{ ok: true, code: 'account', text: `The token is that of ${name}.` }]
  const bad = notHttps('LINE', settings, webhookUrl)
  if (bad.length > 0) return [...found, ...bad]
  return [...found, ...(await webhookFindings(http, settings, webhookUrl)), ...(await quotaFinding(http, settings))]
}

/** Tells LINE our address where it has another, and lets it try. */
async function webhookFindings(http: HttpClient, settings: ConnectionSettings, endpoint: string): Promise<Finding[]> {
  const path = 'channel/webhook/endpoint'
  const asked = await callLine(http, settings, { path })
  const known = asked.ok ? Endpoint.safeParse(asked.result).data : undefined
  if (known?.endpoint !== endpoint) {
    const put = await callLine(http, settings, { path, method: 'PUT', body: { endpoint } })
    if (!put.ok) return [wrong('webhook_refused', `LINE does not take our address: ${put.words}`)]
  }
  const tried = await callLine(http, settings, { path: 'channel/webhook/test', method: 'POST', body: { endpoint } })
  const result = tried.ok ? Tried.safeParse(tried.result).data : undefined
  if (!result?.success)
    return [wrong('webhook_failed', `LINE could not deliver to ${endpoint}: ${wordsOf(tried, result)}. ${SECRET_HINT}`)]
  // Whether it is used is set by hand alone; of a new address it is told only when it is asked again.
  const now = known?.endpoint === endpoint ? known : await endpointNow(http, settings, path)
  if (!now?.active)
    return [
      wrong('webhook_off', 'Turn on “Use webhook” at developers.line.biz under Messaging API → Webhook settings.'),
    ]
  return [{ ok: true, code: 'webhook', text: `LINE delivers to ${endpoint}.` }]
}

const SECRET_HINT = 'Where it was answered with 401, the channelSecret is another channel’s.'

async function endpointNow(http: HttpClient, settings: ConnectionSettings, path: string) {
  const asked = await callLine(http, settings, { path })
  return asked.ok ? Endpoint.safeParse(asked.result).data : undefined
}

function wordsOf(tried: Called, result: z.infer<typeof Tried> | undefined): string {
  if (!tried.ok) return tried.words
  return [result?.reason, result?.detail].filter(Boolean).join(', ')
}

/** Pushes are counted by the month; what the plan allows is not told of every account. */
async function quotaFinding(http: HttpClient, settings: ConnectionSettings): Promise<Finding[]> {
  const asked = await callLine(http, settings, { path: 'message/quota' })
  const quota = asked.ok ? Quota.safeParse(asked.result).data : undefined
  if (quota?.type !== 'limited' || quota.value === undefined) return []
  const consumed = await callLine(http, settings, { path: 'message/quota/consumption' })
  const used = consumed.ok ? (Used.safeParse(consumed.result).data?.totalUsage ?? 0) : 0
  const text = `${used} of the ${quota.value} messages of this month are sent.`
  if (used < quota.value) return [{ ok: true, code: 'quota', text }]
  return [wrong('quota', `${text} Take a larger plan in LINE Official Account Manager, or nothing more goes out.`)]
}

function refused({ status, words }: Extract<Called, { ok: false }>): Finding {
  if (status === 401)
    return wrong('token', 'LINE does not know this token. Issue a new one at developers.line.biz and copy it whole.')
  return wrong('refused', `LINE answers: ${status} ${words}`)
}
