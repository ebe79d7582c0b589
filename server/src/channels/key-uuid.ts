import { createHash } from 'node:crypto'

/** A key as the UUID that some providers want (version 8 of RFC 9562): the same of the same key. */
export function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
