import { z } from 'zod'
import { Id } from './ids.ts'

/** Who is to know something where a thread is of this kind; what is not named is any. */
const SkillRule = z.object({
  /** As it stands with members. */
  skill: z.string().min(1).max(40),
  channels: z.array(z.string().max(40)).max(20).optional(),
  tags: z.array(Id).max(20).optional(),
  /** With a cart of at least so much, minor units. */
  cartFrom: z.int().min(1).optional(),
})
export type SkillRule = z.infer<typeof SkillRule>

/** How a shop's people share their work. */
export const InboxSettings = z.object({
  /** Within how many minutes a person wants to have answered for the first time, and whoever holds the thread the next time. */
  firstResponseMinutes: z.int().min(1).max(10_080).optional(),
  nextResponseMinutes: z.int().min(1).max(10_080).optional(),
  /** Warned is so many minutes before. */
  warnMinutes: z.int().min(1).max(1440).default(5),
  /** These minutes are those of the opening hours, where there are any. */
  withinHours: z.boolean().default(true),
  /** Who waits is given to the members on duty in turn, or to nobody. */
  assign: z.enum(['by_hand', 'in_turn']).default('by_hand'),
  /** Open threads that a member has at most, where theirs says nothing else. */
  capacity: z.int().min(1).max(1000).default(20),
  /** Only to those who speak the thread's language, where somebody on duty does. */
  byLanguage: z.boolean().default(true),
  skills: z.array(SkillRule).max(50).default([]),
})
export type InboxSettings = z.infer<typeof InboxSettings>
