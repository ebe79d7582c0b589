import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import { type Key, sign, verify } from '../../kernel/secrets.ts'
import { type Gateway, GatewayError, type Outcome } from '../gateway.ts'
import type { ChargeState } from './charge.ts'

const Created = z.object({ id: z.string(), url: z.string() })
const State = z.object({
  state: z.enum(['open', 'challenged', 'settling', 'paid', 'declined', 'voided']),
  amount: z.int(),
  currency: z.string(),
})
const Event = z.object({
  id: z.string(),
  reference: z.string(),
  /** The account that it happened in. */
  home: z.string().optional(),
  state: State.shape.state,
  amount: z.int(),
  currency: z.string().optional(),
  reason: z.string().optional(),
})
const Refusal = z.object({ reason: z.string() })

const OUTCOME: Record<ChargeState, Outcome> = {
  open: 'pending',
  challenged: 'pending',
  settling: 'pending',
  paid: 'captured',
  declined: 'declined',
  voided: 'voided',
}

export const SIGNATURE_HEADER = 'sandbox-signature'

export type SandboxOptions = {
  http: HttpClient
  /** Both sides share it: requests to the sandbox and its webhooks are signed with it. */
  key: Key
  /** Where this process reaches the sandbox; known once it listens. */
  baseUrl: () => string
}

/** The client of the sandbox: it knows nothing but the sandbox's HTTP interface. */
export function sandboxGateway({ http, key, baseUrl }: SandboxOptions): Gateway {
  async function call(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<{ status: number; json: unknown }> {
    const text = body === undefined ? '' : JSON.stringify(body)
    try {
      const response = await http.request(`${baseUrl()}${path}`, {
        method,
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign(key, `${method} ${path}\n${text}`) },
        ...(body === undefined ? {} : { body: text }),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        timeoutMs: 5000,
        trusted: true,
      })
      if (response.status >= 500) throw new GatewayError(`the sandbox answered ${response.status}`)
      return { status: response.status, json: response.json() }
    } catch (error) {
      if (error instanceof HttpError) throw new GatewayError('the sandbox did not answer', { cause: error })
      throw error
    }
  }

  return {
    kind: 'sandbox',
    can: { capture: false, partialRefund: true, testOnly: true },
    async start(intent) {
      const { status, json } = await call(
        'POST',
        '/sandbox/charges',
        { ...intent, reference: intent.payment },
        intent.payment,
      )
      if (status >= 400) throw new GatewayError(`the sandbox refused to start: ${status}`)
      const { id, url } = Created.parse(json)
      return { ref: `${intent.home}/${id}`, url }
    },
    async act(ref, action, amount, actKey) {
      const { status, json } = await call(
        'POST',
        `/sandbox/charges/${ref}/${action}`,
        { amount: amount.amount, key: actKey },
        actKey,
      )
      if (status < 400) return { state: 'done', ref: actKey }
      return { state: 'refused', reason: Refusal.safeParse(json).data?.reason ?? `status ${status}` }
    },
    receive({ headers, body }) {
      const signature = headers[SIGNATURE_HEADER]
      if (signature === undefined || !verify(key, body, signature)) throw new Failure('bad_signature')
      const event = Event.parse(JSON.parse(body.toString('utf8')))
      return [
        {
          dedupe: event.id,
          payment: event.reference,
          ...(event.home === undefined ? {} : { home: event.home }),
          outcome: OUTCOME[event.state],
          amount: event.amount,
          ...(event.currency === undefined ? {} : { currency: event.currency }),
          ...(event.reason === undefined ? {} : { reason: event.reason }),
        },
      ]
    },
    async fetch(ref) {
      const { status, json } = await call('GET', `/sandbox/charges/${ref}`)
      if (status >= 400) throw new GatewayError(`the sandbox does not know this charge: ${status}`)
      const { state, amount, currency } = State.parse(json)
      return { outcome: OUTCOME[state], amount, currency }
    },
  }
}
