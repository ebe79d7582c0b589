import { randomUUID } from 'node:crypto'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { setUpWith, wrong } from '../set-up.ts'
import { callApple } from './api.ts'

const STEPS: SetUp['steps'] = [
  {
    title: 'Register the business',
    text: 'At register.apple.com add a Messages for Business account and have it approved. The id it gets is the `businessId`; customers write to bcrw.apple.com/urn:biz: with it.',
  },
  {
    title: 'Enter the messaging service provider',
    text: 'Apple speaks with messaging service providers. Where you are registered as one, its page shows the `mspId` and the API secret: enter the secret, in base64 as it stands there, as `secret`. Where another company is your provider, ask it for these, or for messages to be passed on as Apple sends them; its gateway’s address is then `apiBase`.',
  },
  {
    title: 'Paste our address',
    text: 'At the provider’s page enter our address as the Messages for Business API endpoint. Apple puts /message behind it by itself.',
    paste: 'webhookUrl',
  },
  {
    title: 'Choose the provider for the business',
    text: 'In the account of the business choose the provider under “Messaging Service Provider”, and send yourself a test from its page.',
  },
]

export function appleSetUp(http: HttpClient): SetUp {
  return setUpWith('Apple', STEPS, async (settings) => {
    const code = codeOf(settings)
    return code ? [code] : findings(http, settings)
  })
}

function codeOf({ secret = '' }: ConnectionSettings): Finding | undefined {
  const isBase64 = /^[A-Za-z0-9+/]+=*$/.test(secret)
  return isBase64
    ? undefined
    : wrong('secret', 'The secret is not in base64. Copy it again as register.apple.com shows it.')
}

/** Asks for a place to lay a file down: that sends nothing to anybody. */
async function findings(http: HttpClient, settings: ConnectionSettings): Promise<Finding[]> {
  const { status } = await callApple(http, settings, 'preUpload', {
    headers: { size: '1', 'mmcs-size': '1', id: randomUUID() },
  })
  if (status === 401)
    return [
      wrong('account', 'Apple does not know this mspId with this secret. Copy both again from register.apple.com.'),
    ]
  if (status === 403 || status === 404)
    return [wrong('business', `The business ${settings['businessId'] ?? ''} is not served by this provider.`)]
  if (status >= 300) return [wrong('refused', `Apple answers with status ${status}.`)]
  return [
    { ok: true, code: 'account', text: 'Apple knows the provider and the business.' },
    {
      ok: true,
      code: 'webhook',
      text: 'Apple tells nobody where it delivers: send yourself a test from the page of the account.',
    },
  ]
}
