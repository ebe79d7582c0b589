/** What somebody may agree to: that the shop writes of its own accord, and about what. */
export const PURPOSES = ['service', 'orders', 'marketing', 'notify.stock', 'notify.price'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What a message is said for. `confirmation` is the one answer to STOP, START or an agreement that is to be confirmed. */
export const SAID_FOR = [...PURPOSES, 'confirmation'] as const
export type SaidFor = (typeof SAID_FOR)[number]

/** At most so many within so many hours. */
export type Cap = { most: number; hours: number }

type Rule = {
  /**
   * What allows it: `nothing` beyond that nobody has said STOP; `contract`: allowed until they object; `once`: they asked
   * to be told, and the asking is used up by the telling; `consent`: only to who has agreed, and still does.
   */
  needs: 'nothing' | 'contract' | 'once' | 'consent'
  /** Waits for the day where the person is. */
  quiet: boolean
  /** To one handle. */
  caps: readonly Cap[]
  /** Channels on which an agreement counts only when it was confirmed from the address itself. */
  confirmedOn: readonly string[]
}

const WEEK = 7 * 24

/** Which message needs what. An answer to what somebody has written needs nothing, whatever it is about. */
export const RULES: Readonly<Record<SaidFor, Rule>> = {
  service: { needs: 'nothing', quiet: false, caps: [], confirmedOn: [] },
  orders: { needs: 'contract', quiet: false, caps: [], confirmedOn: [] },
  marketing: {
    needs: 'consent',
    quiet: true,
    caps: [
      { most: 1, hours: 24 },
      { most: 3, hours: WEEK },
    ],
    confirmedOn: ['sms', 'email'],
  },
  'notify.stock': { needs: 'once', quiet: true, caps: [{ most: 6, hours: 24 }], confirmedOn: [] },
  'notify.price': { needs: 'once', quiet: true, caps: [{ most: 6, hours: 24 }], confirmedOn: [] },
  confirmation: { needs: 'nothing', quiet: false, caps: [], confirmedOn: [] },
}

/** Whether an agreement to this counts only once it is confirmed: somebody else may have typed the number or the address. */
export function wantsConfirming(purpose: Purpose, channel: string): boolean {
  return RULES[purpose].confirmedOn.includes(channel)
}

/** The first moment at which one more is within the caps, after those sent before; `now` where it is now. */
export function withinCaps(caps: readonly Cap[], sent: readonly Date[], now: Date): Date {
  const newest = sent.map((at) => at.getTime()).toSorted((a, b) => b - a)
  const free = caps.map(({ most, hours }) => {
    const oldest = newest[most - 1]
    return oldest === undefined ? 0 : oldest + hours * 3_600_000
  })
  return new Date(Math.max(now.getTime(), ...free))
}

/** How many of those sent before have to be known to tell. */
export const MOST_COUNTED = Math.max(...Object.values(RULES).flatMap(({ caps }) => caps.map(({ most }) => most)))
