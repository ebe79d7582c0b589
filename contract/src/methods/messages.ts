import { z } from 'zod'
import { REACTIONS } from '../afterwards.ts'
import { Message } from '../conversation.ts'
import { Id } from '../ids.ts'
import { define } from './method.ts'

const message = z.object({ conversation: Id, message: Id })

/** What is done with a message that was sent. Shoppers do it to their own, the shop's people to theirs; all of it twice is once. */
export const MESSAGE_METHODS = define({
  editMessage: {
    method: 'PATCH',
    path: '/api/conversations/:conversation/messages/:message',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'Change the text of a message of one’s own, for fifteen minutes. A turn that has not begun reads the new text; an answer that was given stays.',
    params: message,
    body: z.object({ text: z.string().trim().min(1).max(5000) }),
    response: Message,
  },
  unsendMessage: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/messages/:message',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'Take a message of one’s own back, for fifteen minutes. What it said is deleted; an answer that was given stays.',
    params: message,
    response: Message,
  },
  react: {
    method: 'PUT',
    path: '/api/conversations/:conversation/messages/:message/reaction',
    tag: 'conversations',
    access: 'shopper',
    summary: 'React to a message; the new reaction takes the place of an earlier one.',
    params: message,
    body: z.object({ reaction: z.enum(REACTIONS) }),
    response: Message,
  },
  takeBackReaction: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/messages/:message/reaction',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Take one’s reaction back.',
    params: message,
    response: Message,
  },
  dismissPreview: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/messages/:message/preview',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Send a text without the preview of its link, for whoever wrote it.',
    params: message,
    response: Message,
  },
})
