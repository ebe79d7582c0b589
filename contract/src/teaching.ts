import { z } from 'zod'
import { MissedKind } from './draft.ts'
import { Id } from './ids.ts'
import { TaughtWord } from './shop.ts'
import { IntentName } from './understanding.ts'

const text = z.string().trim().min(1)

export const Lesson = z.discriminatedUnion('kind', [
  TaughtWord.extend({ kind: z.literal('word') }),
  z.object({
    kind: z.literal('answer'),
    /** As it was asked. */
    question: text.max(500),
    answer: text.max(4000),
    language: z.string().regex(/^[a-z]{2,3}$/),
    /** delivery, returns, payment, care … */
    topic: z.string().max(40).default('about'),
  }),
])
export type Lesson = z.infer<typeof Lesson>

export const Teaching = z.object({
  id: Id,
  lesson: Lesson,
  /** The shop's lessons are counted: each one, and each that is taken back, makes a new version. */
  version: z.int(),
  at: z.string(),
  by: z.string(),
  undone: z.object({ version: z.int(), at: z.string(), by: z.string() }).optional(),
})
export type Teaching = z.infer<typeof Teaching>

/** What a sentence should mean; each that is named is looked at. */
export const Expectation = z
  .object({
    intent: IntentName.optional(),
    /** Concept ids; a narrower one counts. */
    types: z.array(z.string().max(80)).max(10).optional(),
    attributes: z.record(z.string().max(40), z.array(z.string().max(80)).max(10)).optional(),
    /** A product that must be among what is shown. */
    product: Id.optional(),
    /** The answer that must be given: its words, or a part of them. */
    says: z.string().min(1).max(500).optional(),
  })
  .refine((one) => Object.values(one).some((value) => value !== undefined), 'name at least one thing to expect')
export type Expectation = z.infer<typeof Expectation>

export const KeptTestCreate = z.object({
  text: text.max(1000),
  /** What was written before, oldest first. */
  history: z.array(z.string().max(1000)).max(5).default([]),
  locale: z.string().max(35).optional(),
  expect: Expectation,
})
export type KeptTestCreate = z.infer<typeof KeptTestCreate>

export const KeptTest = KeptTestCreate.extend({ id: Id, at: z.string(), by: z.string() })
export type KeptTest = z.infer<typeof KeptTest>

/** What is otherwise than expected: `intent`, `types`, `attributes.colour`, `product`, `says`. */
export const Difference = z.object({ of: z.string(), expected: z.unknown(), got: z.unknown() })
export const KeptTestResult = z.object({ test: KeptTest, passed: z.boolean(), differences: z.array(Difference) })
export type KeptTestResult = z.infer<typeof KeptTestResult>

/** Messages that were missed in the same way and in nearly the same words. */
export const MissedGroup = z.object({
  kind: MissedKind,
  /** The words that they share, as they were folded and stemmed, the most frequent first. */
  words: z.array(z.string()),
  count: z.int(),
  last: z.string(),
  /** The newest; what was forgotten or taken back is in none of them. */
  examples: z.array(
    z.object({ conversation: Id, message: Id, at: z.string(), language: z.string(), text: z.string() }),
  ),
})
export type MissedGroup = z.infer<typeof MissedGroup>
