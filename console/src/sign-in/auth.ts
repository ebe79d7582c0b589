import { SoukError } from '@souk/sdk/errors.ts'

type Failed = { code?: string; message?: string }

/** The paths of better-auth that the console uses, below `/api/auth`. */
async function ask(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new SoukError('unreachable', 0, String(cause))
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const { code = '', message = '' } = isFailed(answer) ? answer : {}
  throw new SoukError(
    response.status === 429 ? 'rate_limited' : code.toLowerCase() || 'other',
    response.status,
    message,
  )
}

function isFailed(answer: unknown): answer is Failed {
  return typeof answer === 'object' && answer !== null
}

export function authGet(path: string): Promise<unknown> {
  return ask(path, {})
}

export function authPost(path: string, body: object = {}): Promise<unknown> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
