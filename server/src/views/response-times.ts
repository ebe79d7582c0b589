import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'

/** So far back, so near in the time of day, and so many of them at least: less would be a guess. */
const WEEKS = 4
const HOURS = 1
const ENOUGH = 8
const MOST = 200
/** Three of four had their answer by then. */
const SHARE = 0.75
/** Beyond it nobody is kept waiting by a number. */
const LONGEST_MINUTES = 60

/**
 * How long they waited who called a person at about this time of the day while somebody was on duty. Who still waits has
 * waited until now; who was given back to the concierge without a word is not counted.
 */
const WAITS: Statement = {
  name: 'call-waits',
  text: `
select extract(epoch from coalesce(c.answered_at, $2) - c.at)::float as seconds from calls c
where c.home = $1 and c.at > $2::timestamptz - make_interval(weeks => ${WEEKS}) and c.at <= $2 and c.staffed
  and c.how is distinct from 'back'
  and mod(extract(hour from c.at at time zone $3)::int - extract(hour from $2::timestamptz at time zone $3)::int + 36, 24)
    between 12 - ${HOURS} and 12 + ${HOURS}
order by c.at desc limit ${MOST}`,
}
const Row = z.object({ seconds: z.number() })

/** Minutes that a person takes to answer a call at this hour, rounded as one would say it; undefined where too little was measured. */
export async function minutesToAnswer(
  database: Database,
  { home, timezone, now }: { home: string; timezone: string; now: Date },
): Promise<number | undefined> {
  const rows = await database.run(WAITS, [home, now.toISOString(), timezone])
  return spokenMinutes(rows.map((row) => Row.parse(row).seconds))
}

/** Waits in seconds as minutes that one may promise: rather too many than too few. */
export function spokenMinutes(seconds: readonly number[]): number | undefined {
  if (seconds.length < ENOUGH) return undefined
  const sorted = seconds.toSorted((a, b) => a - b)
  const minutes = Math.max(1, Math.ceil((sorted[Math.ceil(sorted.length * SHARE) - 1] ?? 0) / 60))
  const rounded = minutes <= 10 ? minutes : Math.ceil(minutes / 5) * 5
  return rounded > LONGEST_MINUTES ? undefined : rounded
}
