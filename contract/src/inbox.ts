import { z } from 'zod'
import { Author, Message, Speaker } from './conversation.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'

const At = z.iso.datetime({ offset: true })

/** Colours by name: each interface has its own shade of them, by day and by night. */
export const TAG_COLOURS = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const
export const Tag = z.object({ id: Id, name: z.string().min(1).max(40), colour: z.enum(TAG_COLOURS) })
export type Tag = z.infer<typeof Tag>

/**
 * Which threads stand in the inbox. `open`: neither closed nor asleep; `waiting`: those of them in which somebody waits
 * for a person; `snoozed`: asleep until a time or until they write.
 */
export const INBOX_STATES = ['open', 'waiting', 'snoozed', 'closed', 'all'] as const
/** `needs`: who waits for a person first, the longest first, then by what happened last; `cart`: by the worth of the open cart. */
export const INBOX_ORDERS = ['needs', 'recent', 'cart'] as const

export const InboxFilter = z.object({
  state: z.enum(INBOX_STATES).default('open'),
  order: z.enum(INBOX_ORDERS).default('needs'),
  /** `me`, a member, or `none`: nobody's. */
  assignee: z.union([Id, z.literal('me'), z.literal('none')]).optional(),
  channel: z.string().max(40).optional(),
  tag: Id.optional(),
  /** Of the thread: `en`, `ka`. */
  language: z.string().max(35).optional(),
  /** With an open cart of at least so much, minor units of the shop's currency. */
  cartFrom: z.coerce.number().int().min(1).optional(),
  /** Waiting for a person since this time, or longer. */
  waitingBefore: At.optional(),
  speaker: z.enum(['concierge', 'staff', 'nobody']).optional(),
  /** A private note in it names me. */
  mentions: z.literal('me').optional(),
})
export type InboxFilter = z.infer<typeof InboxFilter>

/** When the shop wants to have answered: the first answer of a person, or the next one of whoever holds the thread. */
export const Sla = z.object({
  kind: z.enum(['first', 'next']),
  due: z.string(),
  state: z.enum(['in_time', 'warning', 'breached']),
})
export type Sla = z.infer<typeof Sla>

/** What staff decide about a thread. */
export const Standing = z.object({
  closed: z.boolean(),
  snoozedUntil: z.string().nullable(),
  assignee: Id.nullable(),
  tags: z.array(Id),
})
export type Standing = z.infer<typeof Standing>

export const InboxRow = z.object({
  conversation: Id,
  customer: z.object({ id: Id, name: z.string().optional() }).optional(),
  /** Where the thread goes on; `hint` is enough of the address to know it by. */
  handle: z.object({ channel: z.string(), hint: z.string() }).optional(),
  language: z.string(),
  /** `text`: the beginning of what was said; empty where it was no words, then `part` says what it was. */
  last: z.object({ seq: z.int(), at: z.string(), author: Author, text: z.string(), part: z.string() }).optional(),
  /** Something was said that I have not read; for a key or the operator: that nobody of the shop has read. */
  unread: z.boolean(),
  waitingSince: z.string().optional(),
  speaker: Speaker,
  ...Standing.shape,
  cart: Money.optional(),
  sla: Sla.optional(),
  /** Where it stands in the list: when something was last said, or when it wakes. */
  activeAt: z.string(),
})
export type InboxRow = z.infer<typeof InboxRow>

/** A page may hold fewer rows than asked for although there are more: go on while there is a `cursor`. */
export const InboxPage = z.object({ rows: z.array(InboxRow), cursor: z.string().optional() })
export type InboxPage = z.infer<typeof InboxPage>

/** At most so many are counted; `more` says that there are. */
export const MOST_COUNTED = 1000
export const Count = z.object({ count: z.int(), more: z.boolean() })
export const InboxCounts = z.object({
  waiting: Count,
  /** Of those who wait, longer than the shop wants. */
  breached: Count,
  unassigned: Count,
  snoozed: Count,
  /** Waiting and given to me, and all of mine that are open; for members only. */
  mine: z.object({ waiting: Count, open: Count }).optional(),
})
export type InboxCounts = z.infer<typeof InboxCounts>

/** What members tell each other about a thread; no shopper ever sees it. */
export const Note = z.object({
  id: Id,
  conversation: Id,
  author: z.object({ id: Id, name: z.string() }).nullable(),
  text: z.string(),
  mentions: z.array(Id),
  at: z.string(),
  edited: z.string().optional(),
})
export type Note = z.infer<typeof Note>
export const NoteCreate = z.object({ text: z.string().min(1).max(4000), mentions: z.array(Id).max(20).default([]) })

/** What became of a message at a handle it was sent to. */
export const Fate = z.object({
  handle: Id,
  channel: z.string(),
  state: z.string(),
  reason: z.string().optional(),
  at: z.string(),
  opened: z.string().optional(),
})
export type Fate = z.infer<typeof Fate>

const inThread = { conversation: Id, at: z.string() }
export const ThreadItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    ...inThread,
    seq: z.int(),
    message: Message,
    fates: z.array(Fate).optional(),
  }),
  z.object({
    kind: z.literal('speaker'),
    ...inThread,
    seq: z.int(),
    speaker: Speaker,
    note: z.string().optional(),
  }),
  z.object({ kind: z.literal('order'), ...inThread, seq: z.int(), number: z.string() }),
  z.object({ kind: z.literal('note'), ...inThread, note: Note }),
])
export type ThreadItem = z.infer<typeof ThreadItem>

/** One of the threads that are shown as one. New messages go into the first of them. */
export const ThreadPart = z.object({
  conversation: Id,
  handle: z.object({ id: Id, channel: z.string(), hint: z.string(), stopped: z.boolean() }).optional(),
  /** Follow its facts from here. */
  head: z.int(),
  read: z.object({ shopper: z.int(), mine: z.int() }),
})

export const Thread = z.object({
  /** The one that is spoken in: the last written in of those of the same person. */
  conversation: Id,
  customer: z.object({ id: Id, name: z.string().optional() }).optional(),
  language: z.string(),
  speaker: Speaker,
  waitingSince: z.string().optional(),
  sla: Sla.optional(),
  ...Standing.shape,
  parts: z.array(ThreadPart),
  /** Oldest first. */
  items: z.array(ThreadItem),
  /** What is older. */
  cursor: z.string().optional(),
  cart: z
    .object({
      id: Id,
      version: z.int(),
      total: Money,
      lines: z.array(z.object({ title: z.string(), detail: z.string(), quantity: z.int() })),
    })
    .optional(),
})
export type Thread = z.infer<typeof Thread>

export const InboxFound = z.object({
  customers: z.array(
    z.object({ id: Id, name: z.string().optional(), email: z.string().optional(), conversation: Id.optional() }),
  ),
  orders: z.array(
    z.object({
      number: z.string(),
      at: z.string(),
      state: z.string(),
      name: z.string().optional(),
      total: Money,
      conversation: Id.optional(),
    }),
  ),
  /** Newest first. */
  messages: z.array(
    z.object({ conversation: Id, message: Id, seq: z.int(), at: z.string(), author: Author, text: z.string() }),
  ),
  /** Older messages are still being read for the first time: ask again in a moment. */
  incomplete: z.literal(true).optional(),
})
export type InboxFound = z.infer<typeof InboxFound>

/** What is to become of threads. `tags` are put on and taken off; what is not named stays. */
export const ThreadChange = z.object({
  conversations: z.array(Id).min(1).max(500),
  set: z
    .object({
      closed: z.boolean().optional(),
      /** Null wakes. It wakes by itself when the shopper writes. */
      snoozedUntil: At.nullable().optional(),
      assignee: z
        .union([Id, z.literal('me')])
        .nullable()
        .optional(),
      addTags: z.array(Id).max(20).optional(),
      removeTags: z.array(Id).max(20).optional(),
    })
    .refine((set) => Object.values(set).some((value) => value !== undefined), 'name what is to change'),
  /** Only where this still stands: so that undoing, or taking, overrides nobody. */
  where: Standing.omit({ tags: true }).partial().optional(),
})
export type ThreadChange = z.infer<typeof ThreadChange>
export const ThreadChanges = z.object({ changes: z.array(ThreadChange).min(1).max(500) })
export const ThreadsChanged = z.object({
  changed: z.array(Id),
  /** Not there, or otherwise than `where` says. */
  skipped: z.array(Id),
  /** To be sent to the same method: all is as it was, where nobody has changed it since. */
  undo: z.array(ThreadChange),
})
export type ThreadsChanged = z.infer<typeof ThreadsChanged>
