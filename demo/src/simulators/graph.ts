import { createHmac } from 'node:crypto'
import type { Provider, ProviderAnswer, ProviderRequest } from './simulator.ts'

/** An app of Meta's with its keys, as a shop would copy them from its dashboard. */
export const APP = {
  accessToken: 'EAAG-simulated-token',
  appSecret: 'simulated-app-secret',
  verifyToken: 'souk-verifies',
}

/** What is wrong with a call, as Graph says it. */
export type Complaint = { code: number; subcode?: number; message: string; status?: number }

export function granted(body: unknown): ProviderAnswer {
  return { status: 200, body: JSON.stringify(body) }
}

export function refused({ code, subcode, message, status = 400 }: Complaint): ProviderAnswer {
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    error_data: { messaging_product: 'whatsapp', details: message },
    fbtrace_id: 'AzSimulated',
  }
  return { status, body: JSON.stringify({ error }) }
}

/** Undefined where the caller's token is good. */
export function stranger({ headers }: ProviderRequest): ProviderAnswer | undefined {
  if (headers.authorization === `Bearer ${APP.accessToken}`) return undefined
  return refused({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token', status: 401 })
}

/** The path without the version of the API. */
export function pathOf({ path }: ProviderRequest): string[] {
  return path.split('/').filter((part) => part !== '' && !/^v\d+\.\d+$/.test(part))
}

/** Posts reports as Meta does: signed with the app's secret over the raw body. Without an address nothing happens. */
export function reporter(provider: Provider): {
  connect(url: string): void
  url(): string
  report(body: unknown): Promise<void>
} {
  let hook = ''
  return {
    connect: (url) => void (hook = url),
    url: () => hook,
    async report(value) {
      if (hook === '') return
      const body = JSON.stringify(value)
      const signature = createHmac('sha256', APP.appSecret).update(body).digest('hex')
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
      const answered = await provider.report({ url: hook, headers, body })
      if (!answered.ok) throw new Error(`the webhook answered ${answered.status}`)
    },
  }
}
