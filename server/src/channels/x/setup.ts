import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { setUpWith, wrong } from '../set-up.ts'
import { accountOf, baseOf, call, calledOf, type Refused } from './api.ts'

/** What is heard of an account: messages, those its people write in X itself, and how far they were read. */
const EVENTS = ['dm.received', 'dm.sent', 'dm.read']

const Me = z.object({
  data: z.looseObject({ id: z.string(), name: z.string().default(''), username: z.string().default('') }),
})
const App = z.object({ access_token: z.string().min(1) })
const Hook = z.looseObject({ id: z.string(), url: z.string(), valid: z.boolean().default(false) })
const Hooks = z.object({ data: z.array(Hook).default([]) })
const Made = z.union([z.object({ data: Hook }).transform(({ data }) => data), Hook])

const STEPS: SetUp['steps'] = [
  {
    title: 'Make an app',
    text: 'At console.x.com make a project and an app. Under User authentication settings choose “Read and write and Direct message”, before any token is made.',
  },
  {
    title: 'Enter its keys',
    text: 'Under Keys and tokens are the API Key and Secret: enter them as `consumerKey` and `consumerSecret`. Signed in as the shop’s account, make the Access Token and Secret and enter them as `accessToken` and `accessTokenSecret`.',
  },
  {
    title: 'Let anybody write',
    text: 'In the account’s settings, under Direct messages, allow requests from everyone. Encrypted chats are closed to any program: ask customers to write in the ordinary chat.',
  },
  {
    title: 'Connect',
    text: 'There is nothing to paste at X: the connection test registers our address and subscribes the account to it. X delivers to https addresses without a port only.',
    paste: 'webhookUrl',
  },
  {
    title: 'Show buttons (optional)',
    text: 'Where your plan includes the first API (v1.1), set `quickReplies` to yes: choices and pages are then buttons.',
  },
]

export function xSetUp(http: HttpClient): SetUp {
  return setUpWith('X', STEPS, (settings, webhookUrl) => findings(http, settings, webhookUrl))
}

async function findings(http: HttpClient, settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]> {
  const asked = await call(http, settings, '/2/users/me', { method: 'GET' })
  if (!asked.ok) return [refused(asked)]
  const me = Me.safeParse(asked.result).data?.data
  if (!me || me.id !== accountOf(settings))
    return [
      wrong('token', 'The access token is not that of one account. Make it again, signed in as the shop’s account.'),
    ]
  const account: Finding = { ok: true, code: 'account', text: `The account is ${me.name} (@${me.username}).` }
  const url = URL.parse(webhookUrl)
  if (settings['apiBase'] === undefined && (url?.protocol !== 'https:' || url.port !== ''))
    return [
      account,
      wrong('not_https', 'X delivers to https addresses without a port only: set SOUK_PUBLIC_URL to such a one.'),
    ]
  return [account, ...(await connected(http, settings, webhookUrl))]
}

/** Registers our address, which X asks at once whether it is ours, and has it told of the account. */
async function connected(http: HttpClient, settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]> {
  const bearer = await bearerOf(http, settings)
  if (typeof bearer !== 'string') return [refused(bearer)]
  const hook = await hookAt(http, settings, webhookUrl, bearer)
  if (!('id' in hook)) return [wrong('webhook', `X does not take our address: ${hook.message}`.slice(0, 300))]
  const heard: Finding = { ok: true, code: 'webhook', text: `X delivers to ${webhookUrl}.` }
  for (const event_type of EVENTS) {
    const filter = { user_id: accountOf(settings) }
    const made = await call(http, settings, '/2/activity/subscriptions', {
      body: { event_type, filter, webhook_id: hook.id },
    })
    // What is subscribed already stays so.
    if (!made.ok && !/duplicate|already/i.test(made.message))
      return [heard, wrong('subscription', `X does not tell us of ${event_type}: ${made.message}`.slice(0, 300))]
  }
  return [heard, { ok: true, code: 'subscription', text: 'What is written to the account arrives here.' }]
}

type Known = z.infer<typeof Hook>

async function hookAt(
  http: HttpClient,
  settings: ConnectionSettings,
  url: string,
  bearer: string,
): Promise<Known | Refused> {
  const authorization = `Bearer ${bearer}`
  const listed = await call(http, settings, '/2/webhooks', { method: 'GET', authorization })
  if (!listed.ok) return listed
  const known = Hooks.safeParse(listed.result).data?.data.find((hook) => hook.url === url)
  if (!known) {
    const made = await call(http, settings, '/2/webhooks', { body: { url }, authorization })
    return made.ok ? (Made.safeParse(made.result).data ?? unknown()) : made
  }
  if (known.valid) return known
  const asked = await call(http, settings, `/2/webhooks/${encodeURIComponent(known.id)}`, {
    method: 'PUT',
    authorization,
  })
  return asked.ok ? known : asked
}

/** The app's own token, for what concerns the app and no account. */
async function bearerOf(http: HttpClient, settings: ConnectionSettings): Promise<string | Refused> {
  const { consumerKey = '', consumerSecret = '' } = settings
  const pair = [consumerKey, consumerSecret].map(encodeURIComponent).join(':')
  const response = await http.request(`${baseOf(settings)}/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: 'grant_type=client_credentials',
    trusted: settings['trusted'] === 'yes',
  })
  const called = calledOf(response)
  return called.ok ? (App.safeParse(called.result).data?.access_token ?? unknown()) : called
}

function unknown(): Refused {
  return { ok: false, status: 502, code: 0, message: 'an answer that says nothing' }
}

function refused({ status, message }: Refused): Finding {
  if (status === 401)
    return wrong(
      'keys',
      'X does not take these keys. Copy all four again; a new app secret ends the tokens made before.',
    )
  if (status === 403)
    return wrong(
      'permissions',
      `X does not let the app do this: ${message}. It needs “Read and write and Direct message”, and tokens made after that was chosen.`.slice(
        0,
        400,
      ),
    )
  return wrong('refused', `X answers: ${status} ${message}`.slice(0, 300))
}
