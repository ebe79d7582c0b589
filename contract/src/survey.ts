import { z } from 'zod'

/** Whether people are asked how they were served, and when. */
export const SurveySettings = z.object({
  on: z.boolean().default(false),
  /** After a talk has rested so long, or an order was delivered. */
  afterMinutes: z.int().min(1).max(2880).default(60),
  /** The same person at most once in so many days. */
  everyDays: z.int().min(1).max(365).default(30),
})
export type SurveySettings = z.infer<typeof SurveySettings>

/** What a tap on a score sends: the survey and 1 to 5. */
export function scoreValue(survey: string, score: number): string {
  return `survey:${survey}:${score}`
}

export function readScore(value: string): { survey: string; score: number } | undefined {
  const found = /^survey:([0-9a-f-]{36}):([1-5])$/.exec(value)
  return found?.[1] === undefined ? undefined : { survey: found[1], score: Number(found[2]) }
}
