import { z } from 'zod'
import { Id } from '../ids.ts'
import {
  InboxCounts,
  InboxFilter,
  InboxFound,
  InboxPage,
  Note,
  NoteCreate,
  Thread,
  ThreadChanges,
  ThreadsChanged,
} from '../inbox.ts'
import { define, shop, shopAnd } from './method.ts'

const thread = shopAnd({ conversation: Id })
const note = shopAnd({ conversation: Id, note: Id })

export const INBOX_METHODS = define({
  listInbox: {
    method: 'GET',
    path: '/api/shops/:shop/inbox',
    tag: 'inbox',
    access: 'shop:conversations:read',
    summary: 'The threads of all channels, first those in which somebody waits for a person.',
    params: shop,
    query: InboxFilter.extend({
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: InboxPage,
  },
  countInbox: {
    method: 'GET',
    path: '/api/shops/:shop/inbox/counts',
    tag: 'inbox',
    access: 'shop:conversations:read',
    summary: 'How many wait, are nobody’s, sleep, are mine: up to a thousand each.',
    params: shop,
    response: InboxCounts,
  },
  searchInbox: {
    method: 'GET',
    path: '/api/shops/:shop/inbox/search',
    tag: 'inbox',
    access: 'shop:conversations:read',
    summary: 'Customers by name, address or number, orders by number, messages by their words.',
    params: shop,
    query: z.object({
      q: z.string().trim().min(2).max(100),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: InboxFound,
  },
  getThread: {
    method: 'GET',
    path: '/api/shops/:shop/threads/:conversation',
    tag: 'inbox',
    access: 'shop:conversations:read',
    summary:
      'A customer’s thread as staff see it: what was said in all of their conversations, what became of it, private notes, the open cart.',
    params: thread,
    query: z.object({
      cursor: z.string().max(4000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: Thread,
  },
  changeThreads: {
    method: 'POST',
    path: '/api/shops/:shop/threads/changes',
    tag: 'inbox',
    access: 'shop:conversations:write',
    summary:
      'Close, reopen, snooze, wake, assign and tag threads, many at once. `undo` of the answer sent here takes it back.',
    params: shop,
    body: ThreadChanges,
    response: ThreadsChanged,
  },
  readThread: {
    method: 'POST',
    path: '/api/shops/:shop/threads/:conversation/read',
    tag: 'inbox',
    access: 'shop:conversations:write',
    summary: 'I have read up to here. A lower mark makes it unread again; the shopper is told of the highest alone.',
    params: thread,
    body: z.object({ seq: z.int().min(0) }),
    response: z.object({ seq: z.int() }),
  },
  addNote: {
    method: 'POST',
    path: '/api/shops/:shop/threads/:conversation/notes',
    tag: 'inbox',
    access: 'shop:conversations:write',
    summary: 'A private note, for the shop’s people alone.',
    params: thread,
    body: NoteCreate,
    response: Note,
    status: 201,
    creates: true,
  },
  changeNote: {
    method: 'PATCH',
    path: '/api/shops/:shop/threads/:conversation/notes/:note',
    tag: 'inbox',
    access: 'shop:conversations:write',
    summary: 'Change a note of one’s own.',
    params: note,
    body: NoteCreate,
    response: Note,
  },
  removeNote: {
    method: 'DELETE',
    path: '/api/shops/:shop/threads/:conversation/notes/:note',
    tag: 'inbox',
    access: 'shop:conversations:write',
    summary: 'Remove a note of one’s own.',
    params: note,
    response: z.object({}),
  },
})
