/** How long nothing is said until a talk is over; what comes then begins another. Milliseconds. */
export const REST_MS = 12 * 3_600_000

/** How far a talk came. */
export const STAGES = { asked: 0, shown: 1, cart: 2, checkout: 3, paid: 4 } as const

export type Member = {
  /** '' where nobody knows which: they answered in the provider's own app. */
  id: string
  messages: number
  /** How long their first answer took; null: they answered nobody who waited. */
  ms: number | null
}

/** From the first message after a rest until the next rest. Times that took are milliseconds. */
export type Talk = {
  id: string
  conversation: string
  channel: string
  startedAt: Date
  lastAt: Date
  /** The last fact that is counted. */
  lastSeq: number
  asked: number
  concierge: number
  staff: number
  waitsSince: Date | null
  conciergeMs: number | null
  staffMs: number | null
  handedAt: Date | null
  handedFor: string | null
  stage: number
  orders: string[]
  team: Member[]
  closedAt: Date | null
  /** What was ordered arrived just now. */
  deliveredAt?: Date
}

type At = { conversation: string; seq: number; at: Date }
export type Heard = At &
  (
    | { what: 'said'; by: 'shopper' | 'concierge'; channel: string; shown: boolean }
    | { what: 'said'; by: 'staff'; member: string; channel: string; shown: boolean }
    /** Somebody else speaks for the shop; `handover.asked` and the like say why. */
    | { what: 'speaker'; to: string; note: string | null }
    | { what: 'reached'; stage: 'cart' | 'checkout' }
    | { what: 'ordered'; order: string }
    | { what: 'delivered' }
    /** Staff closed it. Told in another stream, so that its number says nothing here. */
    | { what: 'closed' }
  )

type Numbered = Exclude<Heard, { what: 'closed' }>

function isLive({ closedAt, lastAt }: Talk, at: Date): boolean {
  return closedAt === null && at.getTime() - lastAt.getTime() <= REST_MS
}

/** What a fact changes in the last talk of its thread; undefined where that is nothing, as what is counted already. */
export function hear(talk: Talk | undefined, heard: Heard, newId: () => string): Talk | undefined {
  if (heard.what === 'closed') return talk && closed(talk, heard.at)
  if (talk && heard.seq <= talk.lastSeq) return undefined
  const live = talk && isLive(talk, heard.at) ? talk : undefined
  const next = changed(talk, live, heard, newId)
  return next && { ...next, lastSeq: heard.seq }
}

function closed(talk: Talk, at: Date): Talk | undefined {
  return isLive(talk, at) && at >= talk.lastAt ? { ...talk, closedAt: at, waitsSince: null } : undefined
}

function changed(
  last: Talk | undefined,
  live: Talk | undefined,
  heard: Numbered,
  newId: () => string,
): Talk | undefined {
  switch (heard.what) {
    case 'said': {
      // The concierge begins nothing: a greeting that nobody answers is no talk.
      if (heard.by === 'concierge') return live && saidByConcierge(live, heard)
      const talk = live ?? begin(heard, newId())
      return heard.by === 'staff' ? saidByStaff(talk, heard) : saidByShopper(talk, heard)
    }
    case 'speaker':
      return live && handed(live, heard)
    case 'reached':
      return live && reach(live, STAGES[heard.stage])
    case 'ordered':
      // Money may come long after the talk that it comes of.
      return last && { ...reach(last, STAGES.paid), orders: [...last.orders, heard.order] }
    case 'delivered':
      return last && { ...last, deliveredAt: heard.at }
  }
}

type Said = Extract<Heard, { what: 'said' }>

function begin({ conversation, seq, at, channel }: Said, id: string): Talk {
  return {
    id,
    conversation,
    channel,
    startedAt: at,
    lastAt: at,
    lastSeq: seq,
    asked: 0,
    concierge: 0,
    staff: 0,
    waitsSince: null,
    conciergeMs: null,
    staffMs: null,
    handedAt: null,
    handedFor: null,
    stage: STAGES.asked,
    orders: [],
    team: [],
    closedAt: null,
  }
}

function reach(talk: Talk, stage: number): Talk {
  return { ...talk, stage: Math.max(talk.stage, stage) }
}

function saidByShopper(talk: Talk, { at }: Said): Talk {
  return { ...talk, lastAt: at, asked: talk.asked + 1, waitsSince: talk.waitsSince ?? at }
}

function took(since: Date | null, at: Date): number | null {
  return since && Math.max(0, at.getTime() - since.getTime())
}

function saidByConcierge(talk: Talk, { at, shown }: Said): Talk {
  return {
    ...reach(talk, shown ? STAGES.shown : STAGES.asked),
    lastAt: at,
    concierge: talk.concierge + 1,
    conciergeMs: talk.conciergeMs ?? took(talk.waitsSince, at),
    waitsSince: null,
  }
}

function saidByStaff(talk: Talk, { at, shown, member }: Extract<Said, { by: 'staff' }>): Talk {
  // Who was promised a person waits since then, although the concierge has answered.
  const since = talk.staff === 0 ? (talk.handedAt ?? talk.waitsSince) : talk.waitsSince
  const ms = took(since, at)
  const known = talk.team.find(({ id }) => id === member)
  const own: Member = { id: member, messages: (known?.messages ?? 0) + 1, ms: known ? known.ms : ms }
  return {
    ...reach(talk, shown ? STAGES.shown : STAGES.asked),
    lastAt: at,
    staff: talk.staff + 1,
    staffMs: talk.staffMs ?? ms,
    waitsSince: null,
    team: [...talk.team.filter(({ id }) => id !== member), own],
  }
}

const HANDOVER = 'handover.'

function handed(talk: Talk, { at, to, note }: Extract<Heard, { what: 'speaker' }>): Talk | undefined {
  const reason = note?.startsWith(HANDOVER) ? note.slice(HANDOVER.length) : to === 'staff' ? 'taken' : null
  if (reason === null || talk.handedFor !== null) return undefined
  return { ...talk, handedAt: at, handedFor: reason }
}
