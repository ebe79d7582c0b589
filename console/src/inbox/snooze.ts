/** When a thread comes back: this evening, tomorrow, … as a person means it, at the place of the desk. */
export const SNOOZES = ['hour', 'evening', 'tomorrow', 'weekend', 'monday', 'month'] as const
export type Snooze = (typeof SNOOZES)[number]

const MORNING = 9
const EVENING = 18

/** The moment meant; undefined where it has passed already. */
export function snoozedUntil(which: Snooze, now: Date): Date | undefined {
  const at = new Date(now)
  switch (which) {
    case 'hour':
      at.setHours(at.getHours() + 1)
      return at
    case 'evening':
      at.setHours(EVENING, 0, 0, 0)
      return at.getTime() - now.getTime() < 30 * 60_000 ? undefined : at
    case 'tomorrow':
      return morning(at, 1)
    case 'weekend':
      // On Friday it is tomorrow already.
      return now.getDay() >= 5 || now.getDay() === 0 ? undefined : morning(at, 6 - now.getDay())
    case 'monday':
      return morning(at, (8 - now.getDay()) % 7 || 7)
    case 'month':
      return morning(at, 30)
  }
}

function morning(at: Date, days: number): Date {
  at.setDate(at.getDate() + days)
  at.setHours(MORNING, 0, 0, 0)
  return at
}
