import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { type HttpClient, HttpError, type HttpResponse } from '../../kernel/http-client.ts'
import { type Key, sign, verify } from '../../kernel/secrets.ts'
import { type Carrier, CarrierError } from '../carrier.ts'
import { SANDBOX_NAME } from './parcel.ts'

export const REPORT_SIGNATURE = 'sandbox-post-signature'

const Made = z.object({ id: z.string(), tracking: z.string(), url: z.string(), label: z.base64() })
const Refusal = z.object({ reason: z.string() })
const Report = z.object({
  id: z.string(),
  home: z.string(),
  reference: z.string(),
  state: z.enum(['in_transit', 'trouble', 'delivered']),
  at: z.iso.datetime(),
  text: z.string().optional(),
})

export type SandboxCarrierOptions = {
  http: HttpClient
  /** Both sides share it: requests and webhooks are signed with it. */
  key: Key
  /** Where this process reaches the sandbox; known once it listens. */
  baseUrl: () => string
  /** Seconds between its steps, where the connection says nothing else. */
  pace: number
}

/** The client of the sandbox's post: it knows nothing but its HTTP interface. */
export function sandboxCarrier({ http, key, baseUrl, pace }: SandboxCarrierOptions): Carrier {
  async function call(path: string, body: unknown, idempotencyKey: string): Promise<HttpResponse> {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', [REPORT_SIGNATURE]: sign(key, `POST ${path}\n${text}`) }
    try {
      const options = { method: 'POST' as const, headers, body: text, idempotencyKey, timeoutMs: 10_000, trusted: true }
      const response = await http.request(`${baseUrl()}${path}`, options)
      if (response.status >= 500) throw new CarrierError(`the sandbox answered ${response.status}`)
      return response
    } catch (error) {
      if (error instanceof HttpError) throw new CarrierError('the sandbox did not answer', { cause: error })
      throw error
    }
  }

  return {
    kind: 'souk-post',
    can: { returns: true, testOnly: true, settings: [] },
    async label({ settings }, { parcel, reference, ...shipment }) {
      const own = Number(settings['pace'] ?? pace)
      const body = { ...shipment, reference: parcel, mark: reference, pace: own }
      const response = await call('/sandbox/parcels', body, parcel)
      if (response.status >= 400)
        return {
          state: 'refused',
          reason: Refusal.safeParse(response.json()).data?.reason ?? `status ${response.status}`,
        }
      const { id, tracking: number, url, label } = Made.parse(response.json())
      const tracking = { carrier: SANDBOX_NAME, number, url }
      return { state: 'done', ref: `${shipment.home}/${id}`, tracking, pdf: Buffer.from(label, 'base64') }
    },
    async cancel(_account, ref) {
      const { status } = await call(`/sandbox/parcels/${ref}/cancel`, {}, ref)
      if (status === 404) throw new CarrierError('the sandbox does not know this parcel')
      return status < 400
    },
    receive(_account, { headers, body }) {
      const signature = headers[REPORT_SIGNATURE]
      if (signature === undefined || !verify(key, body, signature)) throw new Failure('bad_signature')
      const { reference: parcel, ...report } = Report.parse(JSON.parse(body.toString('utf8')))
      return [{ parcel, ...report }]
    },
  }
}
