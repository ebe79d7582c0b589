/** What the page and the chat in it say to each other by `postMessage`, each under the name `souk`. */

/** A thing on the page, by the names that its shop system gives it (schema.org: productID, sku, url). */
export type PageItem = { id?: string; sku?: string; url?: string }
/** What the page is about and what lies in its cart. */
export type PageTold = { product?: PageItem & { name?: string }; cart: (PageItem & { quantity: number })[] }

export type FromPage = { souk: 'page'; page: PageTold; shown: boolean; ask: boolean }
export type FromChat = { souk: 'ready' } | { souk: 'close' } | { souk: 'unread'; count: number }

/** The shop as the server writes it into the loader. */
export type LoaderShop = { slug: string; name: string; origin: string; stripe: string }
