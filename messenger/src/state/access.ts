import { createClient } from '@souk/sdk/client.ts'
import type { Client } from '@souk/sdk/client.ts'
import { forget, store, stored } from './prefs.ts'

/** The right to one thread: kept in this browser from the moment its chat is opened by a first message. `handle` is this browser, as the thread knows it. */
export type Access = { conversation: string; token: string; handle?: string }

export const souk: Client = createClient({ baseUrl: '' })

/** A right that stands for the browser's own as long as this page is open. */
let stead: { shop: string; access: Access } | undefined

export function actAs(shop: string, access: Access | undefined): void {
  stead = access && { shop, access }
}

/** Does this page act for another thread than the browser's own? */
export function isGuest(shop: string): boolean {
  return stead?.shop === shop
}

export function accessTo(shop: string): Access | undefined {
  if (stead?.shop === shop) return stead.access
  try {
    const value: unknown = JSON.parse(stored(`thread.${shop}`) ?? 'null')
    return isAccess(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function keepAccess(shop: string, access: Access): void {
  store(`thread.${shop}`, JSON.stringify(access))
}

export function dropAccess(shop: string): void {
  forget(`thread.${shop}`)
}

/** A client with the thread's right, if this browser has one. */
export function clientFor(shop: string): Client {
  const access = accessTo(shop)
  return access ? souk.with(access.token) : souk
}

function isAccess(value: unknown): value is Access {
  return typeof value === 'object' && value !== null && 'conversation' in value && 'token' in value
}
