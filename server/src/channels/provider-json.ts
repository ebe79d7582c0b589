import { Failure } from '../kernel/failure.ts'
import type { HttpResponse } from '../kernel/http-client.ts'

/** What a provider answered; undefined where that is no JSON, as of a proxy before it. */
export function answeredJson(response: HttpResponse): unknown {
  try {
    return response.json()
  } catch {
    return undefined
  }
}

/** What a provider reports; throws `invalid_json`. */
export function reportedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Failure('invalid_json')
  }
}
