import type { Client } from '@souk/sdk/client.ts'
import { souk } from './access.ts'
import { store, stored } from './prefs.ts'

/** The right to a purchase is this browser's alone: no thread has it. */
export function keepPurchase(id: string, token: string): void {
  store(`purchase.${id}`, token)
}

export function purchaseClient(id: string): Client {
  const token = stored(`purchase.${id}`)
  return token === null ? souk : souk.with(token)
}
