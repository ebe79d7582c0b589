import { type Poll, PollError } from '../channels/poll.ts'
import { oneAtATime } from '../kernel/one-at-a-time.ts'
import { jitter } from '../kernel/retry.ts'
import { connectionById, noteAuthorised, noteTrouble } from '../shops/connection-store.ts'
import { knownSettings } from '../shops/connections.ts'
import { claimPolls, type DuePoll, endPoll, keepPolls, releasePolls, savePoll } from '../shops/polls.ts'
import type { Context } from './context.ts'
import { broughtBy, type Intake } from './inbound.ts'
import { tellShop } from './mail/tell-shop.ts'

const LOOK_MS = 2000
/** That they are still read is said well within the lease. */
const KEEP_MS = 10_000
/** So many accounts stay open; those beyond are visited in turn, so many at once. */
const MOST_STAYING = 200
const MOST_VISITS = 20
const VISIT_MS = 60_000
/** Who got in and stayed so long does not fail for the old reason. */
const GOOD_MS = 60_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5 * 60_000
/** Some providers lock whoever knocks too often with a wrong password. */
const REFUSED_PAUSE_MS = 5 * 60_000
const LONGEST_REFUSED_MS = 60 * 60_000

type Held = { due: DuePoll; stay: boolean; ending: AbortController; ended: Promise<void> }
type Opened = { settings: Record<string, string>; sealed: string; unauthorised: boolean; poll: Poll; kind: string }

/** Reads the accounts that bring nothing by themselves: each by one server, from where the last one left it. */
export function startPolls(
  context: Context,
  intake: Intake,
  { alone }: { alone: boolean },
): { wake(): void; stop(): Promise<void> } {
  const { background, database } = context
  const held = new Map<string, Held>()
  let stopped = false
  let released = !alone
  let keepAt = 0

  const look = oneAtATime(background, 'poll', async () => {
    if (!released) await releasePolls(database)
    released = true
    if (performance.now() >= keepAt) await keep()
    await begin()
  })

  /** What another server reads by now, or nobody any more, we leave. */
  async function keep(): Promise<void> {
    keepAt = performance.now() + KEEP_MS
    if (held.size === 0) return
    const claims = [...held.values()].map(({ due: { home, id, claim } }) => ({ home, id, claim }))
    const kept = await keepPolls(database, claims)
    for (const { id } of claims) if (!kept.has(id)) held.get(id)?.ending.abort()
  }

  async function begin(): Promise<void> {
    const all = [...held.values()]
    const staying = all.filter(({ stay }) => stay).length
    const room = Math.max(0, MOST_STAYING - staying) + Math.max(0, MOST_VISITS - (all.length - staying))
    if (stopped || room === 0) return
    for (const [index, due] of (await claimPolls(database, room)).entries()) {
      if (stopped) await endPoll(database, due, { failures: due.failures, afterMs: 0 })
      else hold(due, staying + index < MOST_STAYING)
    }
  }

  function hold(due: DuePoll, stay: boolean): void {
    // One that is just being left ends before it begins anew.
    const before = held.get(due.id)
    before?.ending.abort()
    const ending = new AbortController()
    const ended = (before?.ended ?? Promise.resolve())
      .then(() => turn(context, intake, { due, stay, ending }))
      .then(async (after) => {
        await endPoll(database, due, after)
        if (after.afterMs < LOOK_MS && !stopped) setTimeout(look, after.afterMs).unref()
      })
      .catch((error: unknown) => context.log.error({ err: error, connection: due.id }, 'how far was read is not kept'))
      .finally(() => {
        if (held.get(due.id)?.due === due) held.delete(due.id)
      })
    held.set(due.id, { due, stay, ending, ended })
  }

  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  look()
  return {
    wake() {
      keepAt = 0
      look()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      for (const { ending } of held.values()) ending.abort()
      await Promise.all([...held.values()].map(({ ended }) => ended))
    },
  }
}

type Turn = Pick<Held, 'due' | 'stay' | 'ending'>
type After = { failures: number; afterMs: number }

/** One turn at an account; answers when the next one is due. */
async function turn(context: Context, intake: Intake, { due, stay, ending }: Turn): Promise<After> {
  const opened = await openedAt(context, due)
  let begun = Infinity
  // There is nothing to read any more; whoever changes it has it looked at again.
  if (!opened) return { failures: 0, afterMs: LONGEST_REFUSED_MS }
  const { settings, kind } = opened
  const connection = { id: due.id, shop: due.home, kind }
  try {
    await opened.poll.read({
      settings,
      cursor: due.cursor,
      since: due.since,
      stay,
      signal: ending.signal,
      async entered() {
        begun = performance.now()
        if (opened.unauthorised) await context.database.transact((tx) => noteAuthorised(tx, due.id))
      },
      async take(items, cursor) {
        if (context.background.isPaused()) throw new Error('nothing is taken at this moment')
        await intake.take(broughtBy(context, connection, items))
        // First what was brought, then that it was: killed between the two, it comes again and is known.
        if (!(await savePoll(context.database, due, cursor))) ending.abort()
      },
      async unreadable(what, error) {
        context.log.error({ err: error, connection: due.id }, `${what} cannot be read`)
        await note(context, due, opened, { reason: `${what} cannot be read`, unauthorised: false })
      },
    })
    return { failures: 0, afterMs: ending.signal.aborted ? 0 : VISIT_MS }
  } catch (error) {
    const failures = performance.now() - begun > GOOD_MS ? 1 : due.failures + 1
    return failed(context, due, opened, { error, failures })
  }
}

async function openedAt(context: Context, { id }: DuePoll): Promise<Opened | undefined> {
  const row = await connectionById(context.database.read, id)
  const poll = row && context.channels.get(row.kind)?.poll
  if (!poll) return undefined
  const settings = knownSettings(context.keys.connections, row)
  return { settings, sealed: row.settings, unauthorised: row.unauthorised_since !== null, poll, kind: row.kind }
}

type Failed = { error: unknown; failures: number }

async function failed(context: Context, due: DuePoll, opened: Opened, { error, failures }: Failed): Promise<After> {
  const isTold = error instanceof PollError
  if (!isTold) context.log.error({ err: error, connection: due.id }, 'an account could not be read')
  const refused = isTold && error.refused
  // That a line breaks now and then is nothing to worry anybody.
  if (isTold && (refused || failures > 1)) {
    context.log.warn({ connection: due.id, reason: error.message }, 'an account cannot be read')
    await note(context, due, opened, { reason: error.message, unauthorised: refused })
  }
  const afterMs = refused
    ? Math.min(LONGEST_REFUSED_MS, REFUSED_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
    : FIRST_PAUSE_MS / 2 + jitter(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, failures)
  return { failures, afterMs }
}

/** The owner sees it in the list of connections; what only they can put right they hear of at once. */
async function note(
  context: Context,
  due: DuePoll,
  { sealed }: Opened,
  trouble: { reason: string; unauthorised: boolean },
): Promise<void> {
  await context.database.transact(async (tx) => {
    const begins = await noteTrouble(tx, due.id, { ...trouble, settings: sealed }, context.clock.now())
    if (begins) tellShop(tx, { home: due.home, what: 'mailbox', id: context.newId() })
  })
}
