import { buildPushPayload } from '@block65/webcrypto-web-push'
import { createECDH } from 'node:crypto'
import type { Core } from './core.ts'
import type { Key } from './secrets.ts'

export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } }
export type PushMessage = { title: string; body: string; url: string; tag: string }

/** Seconds that a push service keeps a message for a browser that is not running. */
const KEPT_SECONDS = 12 * 3600

type Pair = { privateKey: string; publicKey: string }
/** Derived once for a secret. */
const pairs = new WeakMap<Key, Pair>()

/** The pair by which push services know this server (VAPID, RFC 8292), derived from its secret: nothing has to be kept. */
function vapid({ keys }: Pick<Core, 'keys'>): Pair {
  const known = pairs.get(keys.push)
  if (known) return known
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(keys.push.bytes)
  const pair = { privateKey: ecdh.getPrivateKey('base64url'), publicKey: ecdh.getPublicKey('base64url') }
  pairs.set(keys.push, pair)
  return pair
}

/** What a browser needs to subscribe. */
export function pushKey(core: Pick<Core, 'keys'>): string {
  return vapid(core).publicKey
}

/** Sends a message to one browser, readable by it alone. `gone`: it takes no more. Throws what is worth another try. */
export async function push(core: Core, subscription: Subscription, message: PushMessage): Promise<'sent' | 'gone'> {
  const subject = core.publicUrl.startsWith('https:') ? core.publicUrl : 'mailto:shop@localhost.invalid'
  const options = { ttl: KEPT_SECONDS, urgency: 'high' as const }
  const { headers, body } = await buildPushPayload(
    { data: { ...message }, options },
    { ...subscription, expirationTime: null },
    { subject, ...vapid(core) },
  )
  const { status } = await core.http.request(subscription.endpoint, { method: 'POST', headers: { ...headers }, body })
  if (status < 300) return 'sent'
  // Refused for good: the subscription has ended, or was never one.
  if (status < 500 && status !== 408 && status !== 429) return 'gone'
  throw new Error(`a push service answered ${status}`)
}
