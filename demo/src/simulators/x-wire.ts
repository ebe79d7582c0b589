import type { ProviderAnswer } from './simulator.ts'

/** As OAuth wants it (RFC 3986). */
export function percent(words: string): string {
  return encodeURIComponent(words).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

export function resetHeaders(): Record<string, string> {
  return { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(Math.floor(Date.now() / 1000) + 900) }
}

export function done(body: object): ProviderAnswer {
  return { status: 200, body: JSON.stringify(body) }
}

export function problem(status: number, title: string, detail: string): ProviderAnswer {
  return { status, body: JSON.stringify({ title, detail, type: 'about:blank', status }) }
}

export function refused(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): ProviderAnswer {
  return { status, headers, body: JSON.stringify({ errors: [{ code, message }] }) }
}
