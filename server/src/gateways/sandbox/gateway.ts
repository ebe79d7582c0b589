import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import { type Key, sign, verify } from '../../kernel/secrets.ts'
import { type Gateway, GatewayError, type Notice, type Outcome } from '../gateway.ts'
import { CHARGE_STATES, type ChargeState } from './charge.ts'

const Created = z.object({ id: z.string(), url: z.string() })
const State = z.object({
  state: z.enum(CHARGE_STATES),
  amount: z.int(),
  currency: z.string(),
  until: z.iso.datetime({ offset: true }).optional(),
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
  until: z.string().nullish(),
  method: z.string().nullish(),
  card: z.string().nullish(),
  saved: z.boolean().nullish(),
})
const Refusal = z.object({ reason: z.string() })

const OUTCOME: Record<ChargeState, Outcome> = {
  open: 'pending',
  challenged: 'pending',
  redirected: 'pending',
  settling: 'pending',
  awaiting: 'pending',
  authorised: 'authorised',
  paid: 'captured',
  declined: 'declined',
  voided: 'voided',
  disputed: 'in_doubt',
  lost: 'refunded',
}

/** Why a charge moved as it did when its dispute ended. */
export const DISPUTE_WON = 'dispute_won'

function noticeOf(event: z.infer<typeof Event>): Notice {
  const { id, home, reference, state, amount, currency, reason, until } = event
  const dispute = reason === DISPUTE_WON ? ('won' as const) : state === 'lost' ? ('lost' as const) : undefined
  const isKept = event.saved === true && home !== undefined && (state === 'paid' || state === 'authorised')
  const label = event.method === 'card' ? `•••• ${event.card ?? ''}` : (event.method ?? '')
  return {
    dedupe: id,
    payment: reference,
    ...(home === undefined ? {} : { home }),
    outcome: OUTCOME[state],
    amount,
    ...(currency === undefined ? {} : { currency }),
    ...(reason === undefined ? {} : { reason }),
    ...(dispute === undefined ? {} : { dispute }),
    ...(state === 'awaiting' && until ? { until: new Date(until).toISOString() } : {}),
    ...(isKept ? { saved: { ref: reference, label } } : {}),
  }
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
    can: { capture: true, partialRefund: true, saved: true, testOnly: true, across: true },
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
      return [noticeOf(Event.parse(JSON.parse(body.toString('utf8'))))]
    },
    async fetch(ref) {
      const { status, json } = await call('GET', `/sandbox/charges/${ref}`)
      if (status >= 400) throw new GatewayError(`the sandbox does not know this charge: ${status}`)
      const { state, amount, currency, until } = State.parse(json)
      // Money in dispute has come; that it is disputed is told by its notice.
      const outcome = state === 'disputed' ? 'captured' : OUTCOME[state]
      return { outcome, amount, currency, ...(until === undefined ? {} : { until }) }
    },
    async forget(home, method) {
      const { status } = await call('POST', `/sandbox/methods/${home}/${method}/forget`, {}, method)
      if (status >= 400) throw new GatewayError(`the sandbox did not let go of a method: ${status}`)
    },
  }
}
