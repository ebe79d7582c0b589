import { createClient } from '@souk/sdk/client.ts'

let shop = ''

/** The shop whose desk is open: staff act for one shop at a time, and every call names it. */
export function currentShop(): string {
  return shop
}

export function openShop(slug: string): void {
  shop = slug
}

/** The API, asked with the session's cookie: no token is ever held by the page. */
export const souk = createClient({
  baseUrl: '',
  fetch: (input, init) => {
    const headers = new Headers(init?.headers)
    if (shop !== '') headers.set('souk-shop', shop)
    return fetch(input, { ...init, headers, credentials: 'same-origin' })
  },
})
