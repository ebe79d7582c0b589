import { z } from 'zod'
import { Id } from '../ids.ts'
import { Watch, WatchCreate, Wish } from '../keeping.ts'
import { define } from './method.ts'

const conversation = z.object({ conversation: Id })
const wish = z.object({ conversation: Id, product: Id })

/** What the customer of a thread keeps an eye on. It is the customer's, not the thread's: another thread of theirs shows the same. */
export const KEEPING_METHODS = define({
  listWishes: {
    method: 'GET',
    path: '/api/conversations/:conversation/wishes',
    tag: 'conversations',
    access: 'shopper',
    summary: 'What the customer has saved, newest first.',
    params: conversation,
    response: z.array(Wish),
  },
  saveWish: {
    method: 'PUT',
    path: '/api/conversations/:conversation/wishes/:product',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Save a product. Twice is once.',
    params: wish,
    response: z.array(Wish),
  },
  removeWish: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/wishes/:product',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Take a product off the wish list. Twice is once.',
    params: wish,
    response: z.array(Wish),
  },
  listWatches: {
    method: 'GET',
    path: '/api/conversations/:conversation/watches',
    tag: 'conversations',
    access: 'shopper',
    summary: 'What the customer still waits to be told of.',
    params: conversation,
    response: z.array(Watch),
  },
  addWatch: {
    method: 'POST',
    path: '/api/conversations/:conversation/watches',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Agree to be told, once, when something is back or has become cheaper. Only the shopper can.',
    params: conversation,
    body: WatchCreate,
    response: Watch,
    status: 201,
    creates: true,
  },
  removeWatch: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/watches/:watch',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Take it back.',
    params: z.object({ conversation: Id, watch: Id }),
    response: Watch,
  },
})
