import type { ImapFlow } from 'imapflow'
import { z } from 'zod'
import { createGate } from '../../kernel/gate.ts'
import type { Guard } from '../../kernel/http-client.ts'
import type { InboundItem } from '../arrival.ts'
import { type Poll, PollError, type Reading } from '../poll.ts'
import { type Account, accountIn, LARGEST_LETTER, nameOf, openMailbox, troubleOf } from './imap.ts'
import { itemsIn } from './receive.ts'

/** How often a server is asked that does not say by itself when something has come. */
const EVERY_MS = 60_000
/** One that does is asked all the same: what it said may have been lost. */
const ANYWAY_MS = 10 * 60_000
/** Letters whose size and day are asked for at once. */
const MOST_AT_ONCE = 50
const DAY_MS = 86_400_000
/** So many letters larger than this are in memory at a time, however many mailboxes are read. */
const LARGE = 256 * 1024
const MOST_LARGE = 8
/** Letters are on their way, and clocks go wrong, for so long at most. */
const OLD_MS = 7 * DAY_MS

/** Where reading goes on. A folder numbers its letters upwards, as long as `validity` stays the same (RFC 9051, 2.3.1.1). */
const Cursor = z.object({
  validity: z.string(),
  uid: z.int().nonnegative(),
  /** What arrived before is none of ours. */
  floor: z.number(),
  /** When the newest arrived that was read. */
  newest: z.number(),
  /** Up to this number letters may have been read under others. */
  again: z.int().optional(),
})
type Cursor = z.infer<typeof Cursor>

type Known = { uid: number; size: number; at: number }
type Session = {
  client: ImapFlow
  account: Account
  reading: Reading
  gate: ReturnType<typeof createGate>
  left?: Cursor
}

/** Letters out of a mailbox. It is opened read-only, so that whoever else reads there finds everything as it was. */
export function mailboxPoll(guard: Guard, everyMs: number = EVERY_MS): Poll {
  const gate = createGate(MOST_LARGE)
  return {
    account(settings) {
      const account = accountIn(settings)
      return account && nameOf(account)
    },
    async read(reading) {
      const { settings, signal } = reading
      const account = accountIn(settings)
      if (!account) return
      try {
        const client = await openMailbox(account, guard, signal)
        try {
          await readOn({ client, account, reading, gate }, everyMs)
        } finally {
          client.close()
        }
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}

async function readOn(session: Session, everyMs: number): Promise<void> {
  const { client, account, reading } = session
  const news = listen(client)
  await reading.entered()
  let cursor = placeIn(session)
  for (;;) {
    news.forget()
    cursor = await readNew(session, cursor)
    if (!reading.stay || reading.signal.aborted) return
    await news.wait(client.capabilities.has('IDLE') ? ANYWAY_MS : everyMs)
    // What has come is told to us with any answer: before that a search may not find it.
    await asked(account, client.noop())
    if (!client.usable) throw troubleOf(undefined, account)
  }
}

/** Resolves its waits as soon as the server says that there is more, or nothing any more. */
function listen(client: ImapFlow): { forget(): void; wait(ms: number): Promise<void> } {
  let isMore = false
  let wake = () => {}
  const hear = () => {
    isMore = true
    wake()
  }
  client.on('exists', hear)
  client.on('close', hear)
  return {
    forget() {
      isMore = client.isClosed
    },
    async wait(ms) {
      if (isMore) return
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      const timer = setTimeout(resolve, ms)
      if (client.capabilities.has('IDLE')) client.idle().catch(() => resolve())
      await promise
      clearTimeout(timer)
    },
  }
}

/** In a folder that was made anew nothing has the number that we know: what is as old as the last that was read comes again. */
function placeIn({ client, account, reading }: Session): Cursor {
  const { mailbox } = client
  if (!mailbox) throw troubleOf(undefined, account)
  const validity = String(mailbox.uidValidity)
  const { data: known } = Cursor.safeParse(reading.cursor)
  const since = reading.since.getTime()
  if (!known) return { validity, uid: 0, floor: since, newest: since }
  if (known.validity === validity) return known
  const floor = Math.max(since, known.newest - DAY_MS)
  return { validity, uid: 0, floor, newest: known.newest, again: Math.max(0, mailbox.uidNext - 1) }
}

async function readNew(session: Session, from: Cursor): Promise<Cursor> {
  const { client, account, reading } = session
  // Before the search: what comes after it has this number or a higher one.
  const last = client.mailbox ? client.mailbox.uidNext - 1 : 0
  // A day earlier: servers compare days, each in a zone of its own.
  const query = { uid: `${from.uid + 1}:*`, since: new Date(from.floor - DAY_MS) }
  const found = await asked(account, client.search(query, { uid: true }))
  if (!found) throw new PollError(`${account.host} does not let its letters be searched.`, false)
  // The star means the last letter, even where that is known.
  const uids = found.filter((uid) => uid > from.uid).toSorted((a, b) => a - b)
  let cursor = from
  for (let start = 0; start < uids.length; start += MOST_AT_ONCE) {
    const some = uids.slice(start, start + MOST_AT_ONCE)
    for (const letter of await knownOf(session, some)) {
      if (reading.signal.aborted) return cursor
      const read = () => readOne(session, letter, cursor)
      cursor = await (letter.size > LARGE ? session.gate(read) : read())
    }
    cursor = await leaveAt(session, { ...cursor, uid: some.at(-1) ?? cursor.uid })
  }
  return leaveAt(session, { ...cursor, uid: Math.max(last, cursor.uid) })
}

async function knownOf({ client, account }: Session, uids: readonly number[]): Promise<Known[]> {
  const wanted = { uid: true, size: true, internalDate: true }
  const rows = await asked(account, client.fetchAll(uids.join(','), wanted, { uid: true }))
  return rows
    .map(({ uid, size, internalDate }) => ({ uid, size: size ?? 0, at: new Date(internalDate ?? NaN).getTime() }))
    .filter(({ uid }) => uids.includes(uid))
    .toSorted((a, b) => a.uid - b.uid)
}

async function readOne(session: Session, { uid, size, at }: Known, cursor: Cursor): Promise<Cursor> {
  const { client, account, reading } = session
  const next = { ...cursor, uid, newest: Math.max(cursor.newest, at || 0) }
  if (at < cursor.floor) return next
  // Whatever the size is said to be, no more is asked for.
  const part = { source: { start: 0, maxLength: LARGEST_LETTER } }
  const fetched = await asked(account, client.fetchOne(String(uid), part, { uid: true }))
  // Somebody has moved it away meanwhile.
  if (!fetched || !fetched.source) return next
  const whole = Math.max(size, fetched.source.length) < LARGEST_LETTER
  const notBefore = uid <= (cursor.again ?? 0) ? cursor.floor - OLD_MS : undefined
  const items = await itemsIn({ raw: fetched.source, whole, notBefore }, reading.settings).catch((error: unknown) =>
    reading.unreadable(`letter ${uid} in ${account.folder}`, error).then(() => []),
  )
  if (items.length > 0) await store(session, items, next)
  return next
}

async function store(session: Session, items: readonly InboundItem[], cursor: Cursor): Promise<void> {
  await session.reading.take(items, cursor)
  session.left = cursor
}

/** Nothing of what was read since was for us: where it goes on is kept all the same. */
async function leaveAt(session: Session, cursor: Cursor): Promise<Cursor> {
  const { left } = session
  if (left?.validity !== cursor.validity || left.uid !== cursor.uid) await store(session, [], cursor)
  return cursor
}

/** What the server is asked for fails in its owner's words. */
async function asked<T>(account: Account, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw troubleOf(error, account)
  }
}
