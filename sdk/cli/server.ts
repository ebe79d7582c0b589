import type { Problem } from '@souk/contract/errors.ts'
import { type Client, createClient } from '../src/client.ts'
import { errorOf, SoukError } from '../src/errors.ts'
import { reasonOf } from './problem.ts'

export type Sent = {
  method: 'GET' | 'POST'
  path: string
  headers?: Readonly<Record<string, string>>
  body?: ReadableStream<Uint8Array>
  signal: AbortSignal
}

/** The running server, as the operator. */
export type Server = {
  url: string
  client: Client
  /** For what is no JSON: answers the response of a call that succeeded, else throws a SoukError. */
  send(request: Sent): Promise<Response>
  /** The same with progress: tells each step and answers what came last. */
  follow(request: Sent, onProgress: (done: number, total: number) => void): Promise<unknown>
}

const NO_KEY =
  "no operator's key was found: set SOUK_ADMIN_KEY, or SOUK_DATA to the server's data folder, which holds operator.key"

/** What cannot be reached says where it was looked for. */
export function connect({ url, key }: { url: string; key: string | undefined }): Server {
  async function request(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init).catch((cause: unknown) => {
      if (init?.signal?.aborted) throw cause
      throw new NoAnswer(`${url} does not answer (${reasonOf(cause)}): is the server running there?`)
    })
    return response.status === 401 && key === undefined ? withDetail(response, NO_KEY) : response
  }

  async function send({ method, path, headers, body, signal }: Sent): Promise<Response> {
    const all = new Headers({ ...headers })
    if (key !== undefined) all.set('authorization', `Bearer ${key}`)
    const init: RequestInit = { method, headers: all, signal, ...(body ? { body, duplex: 'half' } : {}) }
    const response = await request(url + path, init).catch((cause: unknown) => {
      throw cause instanceof NoAnswer ? new SoukError('unreachable', 0, cause.message) : cause
    })
    if (!response.ok) throw await errorOf(response)
    return response
  }

  return {
    url,
    client: createClient({ baseUrl: url, ...(key === undefined ? {} : { token: key }), fetch: request }),
    send,
    async follow(given, onProgress) {
      const headers = { ...given.headers, accept: 'application/x-ndjson, application/json' }
      const response = await send({ ...given, headers })
      if (!response.headers.get('content-type')?.startsWith('application/x-ndjson')) return response.json()
      let last: unknown
      for await (const line of linesOf(response)) {
        last = JSON.parse(line)
        if (isProgress(last)) onProgress(last.progress.done, last.progress.total)
        if (isProblem(last)) throw new SoukError(last.code, last.status, last.detail ?? last.title, last)
      }
      if (last === undefined || isProgress(last))
        throw new SoukError('unreachable', 0, 'the server ended the answer in the middle')
      return last
    },
  }
}

/** Becomes a SoukError of this text, in the client too. */
class NoAnswer extends Error {
  override toString(): string {
    return this.message
  }
}

async function withDetail(response: Response, detail: string): Promise<Response> {
  const problem: unknown = await response.json().catch(() => ({}))
  return Response.json(Object.assign({}, problem, { detail }), { status: response.status })
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter(Boolean)
  }
  if (rest) yield rest
}

function isProgress(value: unknown): value is { progress: { done: number; total: number } } {
  return typeof value === 'object' && value !== null && 'progress' in value
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value
}
