import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

export type NewId = () => string

const RANDOM_BYTES = 10
const POOL_IDS = 256
const COUNTER_LIMIT = 0xfff
/** A counter that starts in the lower half leaves at least 2,048 ids before a millisecond has to be borrowed. */
const COUNTER_START_MASK = 0x7ff
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A maker of UUIDv7 (RFC 9562, 5.7): each id sorts after the one before it, also within a millisecond (a 12 bit counter
 * in rand_a, section 6.2 method 1) and when the clock is set back. 62 bits are random.
 */
export function createIds(clock: Clock): NewId {
  const pool = Buffer.alloc(RANDOM_BYTES * POOL_IDS)
  let used = pool.length
  let last = -1
  let counter = 0
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const now = clock.now().getTime()
    if (now > last) {
      last = now
      counter = pool.readUInt16BE(used) & COUNTER_START_MASK
    } else if (counter === COUNTER_LIMIT) {
      last += 1
      counter = pool.readUInt16BE(used) & COUNTER_START_MASK
    } else {
      counter += 1
    }
    const variant = (pool.readUInt16BE(used + 2) & 0x3fff) | 0x8000
    const tail = pool.toString('hex', used + 4, used + RANDOM_BYTES)
    used += RANDOM_BYTES
    const time = last.toString(16).padStart(12, '0')
    const version = (0x7000 | counter).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant.toString(16)}-${tail}`
  }
}

/** Is this text an id as we write them: a UUIDv7 in lower case? */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text)
}
