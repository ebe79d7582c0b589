import { z } from 'zod'
import { Draft, DraftSend, IntentTrust } from '../draft.ts'
import { Id } from '../ids.ts'
import { Paused, Pausable } from '../shop.ts'
import { define, shop, shopAnd } from './method.ts'

const conversation = z.object({ conversation: Id })

export const DRAFT_METHODS = define({
  getDraft: {
    method: 'GET',
    path: '/api/conversations/:conversation/draft',
    tag: 'concierge',
    access: 'shop:conversations:read',
    summary: 'What the concierge would say now, and why; null where nothing waits.',
    params: conversation,
    response: z.object({ draft: Draft.nullable() }),
  },
  sendDraft: {
    method: 'POST',
    path: '/api/conversations/:conversation/draft/send',
    tag: 'concierge',
    access: 'shop:conversations:write',
    summary:
      'Send the draft as it is, or with other words. Looked at once more: `draft_stale` where the answer would now be another one, which then is the draft. Twice is once.',
    params: conversation,
    body: DraftSend,
    response: z.object({ messages: z.array(Id) }),
  },
  dismissDraft: {
    method: 'POST',
    path: '/api/conversations/:conversation/draft/dismiss',
    tag: 'concierge',
    access: 'shop:conversations:write',
    summary: 'Put the draft away unsent.',
    params: conversation,
    body: z.object({ draft: Id }),
    response: z.object({ draft: Draft }),
  },
  listIntents: {
    method: 'GET',
    path: '/api/shops/:shop/concierge/intents',
    tag: 'concierge',
    access: 'shop:settings:read',
    summary: 'What shoppers mean, and how far each is from being answered without a person.',
    params: shop,
    response: z.object({ concierge: z.enum(['live', 'draft']), goesLiveAfter: z.int(), intents: z.array(IntentTrust) }),
  },
  holdIntent: {
    method: 'PUT',
    path: '/api/shops/:shop/concierge/intents/:intent',
    tag: 'concierge',
    access: 'shop:settings:write',
    summary: 'Keep a meaning with people, however many drafts of it went out; or let it go live in its time.',
    params: shopAnd({ intent: z.string().min(1).max(60) }),
    body: z.object({ heldBack: z.boolean() }),
    response: IntentTrust,
  },
  pauseShop: {
    method: 'PUT',
    path: '/api/shops/:shop/paused/:what',
    tag: 'shops',
    access: 'shop:settings:write',
    summary:
      'Pause the concierge, campaigns or the checkout at once, or go on. Messages wait for a person; nothing is advertised; no order is completed.',
    params: shopAnd({ what: Pausable }),
    body: z.object({ paused: z.boolean() }),
    response: Paused,
  },
})
