import type { ThreadChange, ThreadsChanged } from '@souk/contract/inbox.ts'
import { lockStandings, setStanding, type StandingRow } from '../conversations/standing.ts'
import { type StaffChange, tellStaff } from '../conversations/tell-staff.ts'
import { type Pair, putTags, tagsOf, takeTags } from '../inbox/tagged.ts'
import { recordAudits } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { membersOf } from '../staff/members.ts'
import type { Caller } from './caller.ts'
import { callerName } from './caller.ts'
import type { Context } from './context.ts'
import { memberOf, needMember } from './inbox.ts'

type Change = Omit<ThreadChange, 'set'> & {
  set: Omit<ThreadChange['set'], 'assignee'> & { assignee?: string | null | undefined }
}

/**
 * Does to many threads what staff decided, in one transaction. What it answers to take it back applies only where nobody
 * has decided otherwise since.
 */
export async function changeThreads(
  context: Context,
  tx: Tx,
  { shop, caller, changes }: { shop: Shop; caller: Caller; changes: readonly ThreadChange[] },
): Promise<ThreadsChanged> {
  const home = shop.id
  const at = context.clock.now()
  const meant = changes.map((change) => forWhom(change, caller))
  await checkAssignees(tx, home, meant)
  const asked = [...new Set(meant.flatMap(({ conversations }) => conversations))]
  const standing = new Map((await lockStandings(tx, home, asked)).map((row) => [row.id, row]))
  const changed = new Set<string>()
  const undo: ThreadChange[] = []
  const told = new Map<string, StaffChange>()
  for (const change of meant) {
    const rows = change.conversations.flatMap((id) => standing.get(id) ?? []).filter((row) => fits(row, change.where))
    const ids = rows.map(({ id }) => id)
    const until = change.set.snoozedUntil
    const snoozedUntil = typeof until === 'string' ? new Date(until) : until
    const decision = { closed: change.set.closed, assignee: change.set.assignee, snoozedUntil }
    if (Object.values(decision).some((value) => value !== undefined))
      await setStanding(tx, home, ids, { ...decision, at })
    const tags = { threads: ids, added: change.set.addTags ?? [], removed: change.set.removeTags ?? [] }
    const put = await putTags(tx, home, { threads: ids, tags: tags.added })
    const taken = await takeTags(tx, home, { threads: ids, tags: tags.removed })
    undo.unshift(...rows.flatMap((row) => undoOf(row, change, put, taken) ?? []))
    for (const row of rows) {
      changed.add(row.id)
      const next = after(row, decision, at)
      standing.set(row.id, next)
      told.set(row.id, { ...told.get(row.id), conversation: row.id, ...shownChange(next, change) })
    }
  }
  await settle(context, tx, { shop, caller, at, told, tagged: meant.some(({ set }) => set.addTags ?? set.removeTags) })
  return { changed: [...changed], skipped: asked.filter((id) => !changed.has(id)), undo }
}

function forWhom(change: ThreadChange, caller: Caller): Change {
  const { assignee } = change.set
  return { ...change, set: { ...change.set, ...(assignee === 'me' ? { assignee: needMember(caller) } : { assignee }) } }
}

async function checkAssignees(tx: Tx, home: string, changes: readonly Change[]): Promise<void> {
  const named = changes.flatMap(({ set }) => set.assignee ?? [])
  if (named.length === 0) return
  const team = new Set((await membersOf(tx.db, home)).map(({ id }) => id))
  if (named.some((id) => !team.has(id))) throw new Failure('invalid_request', 'the assignee is not of the team')
}

/** Does the thread stand as whoever decides believes? */
function fits(row: StandingRow, where: ThreadChange['where']): boolean {
  if (where?.closed !== undefined && where.closed !== (row.closed_at !== null)) return false
  if (where?.assignee !== undefined && where.assignee !== row.assignee) return false
  const until = where?.snoozedUntil
  return until === undefined || timeOf(until) === (row.snoozed_until?.getTime() ?? null)
}

function timeOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text)
}

type Decided = {
  closed: boolean | undefined
  assignee: string | null | undefined
  snoozedUntil: Date | null | undefined
}

function after(row: StandingRow, { closed, assignee, snoozedUntil }: Decided, at: Date): StandingRow {
  return {
    ...row,
    ...(closed === undefined ? {} : { closed_at: closed ? at : null }),
    ...(closed === true ? { snoozed_until: null } : snoozedUntil === undefined ? {} : { snoozed_until: snoozedUntil }),
    ...(assignee === undefined ? {} : { assignee }),
  }
}

/** What takes a change of a thread back; undefined where nothing has changed. */
function undoOf(
  row: StandingRow,
  { set }: Change,
  put: readonly Pair[],
  taken: readonly Pair[],
): ThreadChange | undefined {
  const own = (pairs: readonly Pair[]) =>
    pairs.filter(({ conversation }) => conversation === row.id).map(({ tag }) => tag)
  const [added, removed] = [own(put), own(taken)]
  const wasClosed = row.closed_at !== null
  const until = row.snoozed_until?.toISOString() ?? null
  const undoes: ThreadChange['set'] = {
    ...(set.closed === undefined || set.closed === wasClosed ? {} : { closed: wasClosed }),
    ...(until !== null && set.closed === true ? { snoozedUntil: until } : {}),
    ...(set.snoozedUntil === undefined || timeOf(set.snoozedUntil) === timeOf(until) ? {} : { snoozedUntil: until }),
    ...(set.assignee === undefined || set.assignee === row.assignee ? {} : { assignee: row.assignee }),
    ...(added.length > 0 ? { removeTags: added } : {}),
    ...(removed.length > 0 ? { addTags: removed } : {}),
  }
  if (Object.keys(undoes).length === 0) return undefined
  const where = {
    ...(undoes.closed === undefined ? {} : { closed: set.closed }),
    ...(undoes.snoozedUntil === undefined || set.closed === true ? {} : { snoozedUntil: set.snoozedUntil }),
    ...(undoes.assignee === undefined ? {} : { assignee: set.assignee }),
  }
  return { conversations: [row.id], set: undoes, where }
}

/** What the live clients of the shop are told. */
function shownChange(row: StandingRow, { set }: Change): Partial<StaffChange> {
  return {
    ...(set.closed === undefined ? {} : { closed: row.closed_at !== null }),
    ...(set.snoozedUntil === undefined && set.closed !== true
      ? {}
      : { snoozedUntil: row.snoozed_until?.toISOString() ?? null }),
    ...(set.assignee === undefined ? {} : { assignee: row.assignee }),
  }
}

type Settled = { shop: Shop; caller: Caller; at: Date; told: Map<string, StaffChange>; tagged: unknown }

async function settle(context: Context, tx: Tx, { shop, caller, at, told, tagged }: Settled): Promise<void> {
  const by = memberOf(caller)
  const tags = tagged ? await tagsOf(tx, shop.id, [...told.keys()]) : new Map<string, string[]>()
  const changes = [...told.values()].map((change) => {
    const own = tags.get(change.conversation)
    return { ...change, ...(by === null ? {} : { by }), ...(own ? { tags: own } : {}) }
  })
  await recordAudits(
    tx,
    changes.map(({ conversation, by: _by, ...data }) => ({
      home: shop.id,
      id: context.newId(),
      actor: callerName(caller),
      action: 'thread.change',
      target: conversation,
      data,
    })),
  )
  await tellStaff(tx, shop.id, at, changes)
}
