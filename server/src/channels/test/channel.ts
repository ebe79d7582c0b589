import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem } from '../arrival.ts'
import type { Channel } from '../channel.ts'
import { WORDS_ONLY } from '../limits.ts'

const Body = z.object({
  items: z
    .array(
      z.object({ id: z.string().min(1).max(200), from: z.string().min(1).max(200), text: z.string().min(1).max(5000) }),
    )
    .min(1)
    .max(100),
})
const SIGNATURE = 'x-test-signature'

/** HMAC-SHA256 of the raw body with the connection's secret, in hex: what a provider would sign with. */
export function signTest(secret: string, body: Buffer | string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

/**
 * A messenger with hard limits that exists for tests: 160 characters, three buttons of ten, no images, no pages, and a
 * window of a day. It takes a key of ours with each send, as WhatsApp or LINE do.
 */
export function testChannel(http: HttpClient): Channel {
  return {
    kind: 'test',
    settings: ['secret', 'apiBase'],
    limits: {
      ...WORDS_ONLY,
      text: 160,
      body: 160,
      buttons: 3,
      buttonLabel: 10,
      windowMs: 86_400_000,
      resend: 'key',
      perSecond: 1000,
      source: 'our own',
    },
    receive({ headers, body }, settings) {
      const given = headers[SIGNATURE]
      if (given === undefined || !sameText(given, signTest(settings['secret'] ?? '', body)))
        throw new Failure('bad_signature')
      const parsed = Body.safeParse(parseJson(body))
      if (!parsed.success) throw new Failure('invalid_request')
      const items = parsed.data.items.map((item): InboundItem => ({
        kind: 'message',
        dedupe: item.id,
        address: item.from,
        scope: 'test',
        parts: [{ type: 'text', text: item.text }],
      }))
      return { items }
    },
    async send({ address, message, key }, settings) {
      const body = JSON.stringify({ key, to: address, messages: [message] })
      try {
        const response = await http.request(`${settings['apiBase'] ?? ''}/send`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [SIGNATURE]: signTest(settings['secret'] ?? '', body) },
          body,
          timeoutMs: 5000,
          idempotencyKey: key,
          trusted: settings['trusted'] === 'yes',
        })
        if (response.status < 300) return { state: 'sent', ref: key }
        if (response.status === 410) return { state: 'stopped', reason: 'the address takes no more messages' }
        if (response.status === 429 || response.status >= 500)
          return { state: 'retry', reason: `status ${response.status}` }
        return { state: 'failed', reason: `status ${response.status}` }
      } catch (error) {
        // It may have been read before we stopped waiting for the answer.
        if (error instanceof HttpError && error.reason === 'timeout')
          return { state: 'uncertain', reason: error.reason }
        if (error instanceof HttpError) return { state: 'retry', reason: error.reason }
        throw error
      }
    },
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Failure('invalid_json')
  }
}
