import type { ShopperPart } from '@souk/contract/parts.ts'
import { forget, keysOf, store, stored } from '../state/prefs.ts'
import type { Pending } from './state.ts'

/**
 * What was written and is not yet with the server, one entry each, so that several tabs never write over each other's.
 * Sent again by another tab or after a reload it is still one message: the server knows it by its `clientId`.
 */
export function keepUnsent(shop: string, { clientId, parts, at }: Pick<Pending, 'clientId' | 'parts' | 'at'>): void {
  store(`unsent.${shop}.${clientId}`, JSON.stringify({ parts, at }))
}

export function dropUnsent(shop: string, clientId: string): void {
  forget(`unsent.${shop}.${clientId}`)
}

/** What waits, oldest first. */
export function unsentOf(shop: string): Pending[] {
  const prefix = `unsent.${shop}.`
  const found = keysOf(prefix).flatMap((key): Pending[] => {
    const kept = parse(stored(key))
    return kept ? [{ clientId: key.slice(prefix.length), ...kept, state: 'failed', code: 'unreachable' }] : []
  })
  return found.sort((a, b) => a.at.localeCompare(b.at))
}

function parse(text: string | null): { parts: ShopperPart[]; at: string } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isKept(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is { parts: ShopperPart[]; at: string } {
  return typeof value === 'object' && value !== null && 'parts' in value && 'at' in value
}
