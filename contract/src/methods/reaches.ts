import { z } from 'zod'
import { Device } from '../device.ts'
import { Id } from '../ids.ts'
import { Reach, ReachCreate } from '../reach.ts'
import { define, shop } from './method.ts'

const conversation = z.object({ conversation: Id })
const path = '/api/conversations/:conversation/reach'
const code = z.object({ code: z.string().max(200) })

/** Answers that find a shut chat: told by push or e-mail, for this thread only. */
export const REACH_METHODS = define({
  getReach: {
    method: 'GET',
    path,
    tag: 'conversations',
    access: 'shopper',
    summary: 'How the shopper is told of answers while the chat is shut.',
    params: conversation,
    response: Reach,
  },
  addReach: {
    method: 'PUT',
    path,
    tag: 'conversations',
    access: 'shopper',
    summary: 'Be told of unread answers here: once for each stretch of them, for this thread and nothing else.',
    params: conversation,
    body: ReachCreate,
    response: Reach,
  },
  dropReach: {
    method: 'DELETE',
    path,
    tag: 'conversations',
    access: 'shopper',
    summary: 'Be told nowhere any longer, of no thread with this shop; addresses and devices are forgotten.',
    params: conversation,
    response: Reach,
  },
  openThread: {
    method: 'POST',
    path: '/api/shops/:shop/thread-links',
    tag: 'conversations',
    access: 'public',
    summary:
      "Exchange the code of a link, of a mail's or of another device's, for its thread's token. A code opens once. `instead` says that the thread of the token that was sent along may give way.",
    params: shop,
    body: code.extend({ device: Device.optional(), instead: z.boolean().optional() }),
    response: z.object({ conversation: Id, token: z.string(), handle: Id }),
    creates: true,
  },
  renewThreadLink: {
    method: 'POST',
    path: '/api/shops/:shop/thread-links/renew',
    tag: 'conversations',
    access: 'public',
    summary: 'Have a new link sent to where the used one went. Each is renewed once.',
    params: shop,
    body: code,
    response: z.object({ sent: z.literal(true) }),
    status: 202,
  },
})
