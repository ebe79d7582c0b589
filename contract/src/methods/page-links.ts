import { z } from 'zod'
import { Id } from '../ids.ts'
import { define, shop } from './method.ts'

const code = z.object({ code: z.string().max(200) })

/** The right to a thread, and where that goes on: `back` is its address in the messenger `channel`, where that is known. */
export const PageAccess = z.object({
  conversation: Id,
  token: z.string(),
  handle: Id,
  channel: z.string(),
  back: z.string().optional(),
})
export type PageAccess = z.infer<typeof PageAccess>

/** The pages that a message in another messenger leads to: a checkout, an order. */
export const PAGE_LINK_METHODS = define({
  openPage: {
    method: 'POST',
    path: '/api/shops/:shop/page-links',
    tag: 'conversations',
    access: 'public',
    summary:
      "Exchange the code of a message's link for its thread's token. The code stands behind the `#` of the address, so that fetching the page spends nothing; it opens once, within a day.",
    params: shop,
    body: code,
    response: PageAccess,
    creates: true,
  },
  renewPage: {
    method: 'POST',
    path: '/api/shops/:shop/page-links/renew',
    tag: 'conversations',
    access: 'public',
    summary: 'Have new links sent into the thread where the used ones went. Each message is renewed once.',
    params: shop,
    body: code,
    response: z.object({ sent: z.literal(true) }),
    status: 202,
  },
})
