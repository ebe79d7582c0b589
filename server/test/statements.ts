import pg from 'pg'
import { vi } from 'vitest'

/** Sent on their own account: a timer looks for what is due, a new connection sets itself up. */
const BESIDE = [
  /"sandbox_charges" where "state" =/,
  /from sandbox_events where delivered_at is null/,
  /update sandbox_events e set delivered_at/,
  /^set plan_cache_mode/,
  /graphile_worker\W+_private_jobs/,
  /^(insert into|delete from|select count\(\*\)::int as count from) processes/,
]

/** `client` is the connection that it was sent on. */
export type Sent = { step: string; text: string; isTrip: boolean; client: unknown }

/** Writes down every statement, and which of them began a round trip: those begun in one moment travel together. */
export function watch(sent: Sent[], step: () => string): void {
  const busy = new Set<unknown>()
  const original = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...given: unknown[]) {
    const [query] = given
    const text = String(typeof query === 'object' && query !== null && 'text' in query ? query.text : query)
    const plain = text.trim().replace(/\s+/g, ' ')
    if (!BESIDE.some((pattern) => pattern.test(plain))) {
      sent.push({ step: step(), text: plain.slice(0, 110), isTrip: !busy.has(this), client: this })
      busy.add(this)
      process.nextTick(() => busy.delete(this))
    }
    return Reflect.apply(original, this, given)
  })
}
