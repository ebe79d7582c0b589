import { z } from 'zod'
import { Id, Texts } from './ids.ts'
import { InboxFilter, Tag } from './inbox.ts'

export const TagInput = Tag.omit({ id: true })

/** A kept filter: a member's own, or everybody's. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  shared: z.boolean(),
  filter: InboxFilter,
  position: z.int(),
})
export type SavedView = z.infer<typeof SavedView>
export const SavedViewInput = z.object({
  name: z.string().min(1).max(60),
  shared: z.boolean().default(false),
  filter: InboxFilter,
  position: z.int().min(0).max(1000).default(0),
})

/** What a canned reply may name: filled in when it is used. */
export const REPLY_VARIABLES = [
  'customer.name',
  'customer.first_name',
  'order.number',
  'shop.name',
  'agent.name',
] as const

/** What stands in braces. */
export const VARIABLE = /\{([a-z_.]+)\}/g

function namesOnlyKnown(text: string): boolean {
  return Array.from(text.matchAll(VARIABLE)).every(([, name]) => REPLY_VARIABLES.some((known) => known === name))
}

/** What is done with the thread when the reply has been sent. */
export const ReplyActions = z.object({
  addTags: z.array(Id).max(20).optional(),
  removeTags: z.array(Id).max(20).optional(),
  close: z.literal(true).optional(),
  /** Minutes from then on. */
  snoozeMinutes: z.int().min(1).max(527_040).optional(),
  assignee: z.union([Id, z.literal('me')]).optional(),
})
export type ReplyActions = z.infer<typeof ReplyActions>
export const CannedReplyInput = z.object({
  name: z.string().min(1).max(60),
  /** Typed after a slash: `/returns`. */
  shortcut: z
    .string()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u)
    .optional(),
  /** By language; variables in braces: `Hello {customer.name}`. */
  text: Texts.refine((texts) => Object.keys(texts).length > 0, 'say it in one language at least')
    .refine((texts) => Object.values(texts).every((text) => text.length <= 4000), 'at most 4000 signs each')
    .refine(
      (texts) => Object.values(texts).every(namesOnlyKnown),
      `in braces stand only ${REPLY_VARIABLES.join(', ')}`,
    ),
  actions: ReplyActions.default({}),
  shared: z.boolean().default(true),
})
export const CannedReply = CannedReplyInput.extend({ id: Id })
export type CannedReply = z.infer<typeof CannedReply>
/** A reply made ready for one thread; `missing` names the variables that nothing is known for. */
export const FilledReply = z.object({
  text: z.string(),
  language: z.string(),
  missing: z.array(z.enum(REPLY_VARIABLES)),
  actions: ReplyActions,
})
export type FilledReply = z.infer<typeof FilledReply>
