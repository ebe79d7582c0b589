import type { Place } from '../conversations/conversation.ts'
import { lockStandings, setStanding } from '../conversations/standing.ts'
import { tellStaff } from '../conversations/tell-staff.ts'
import { lockTurns, markTurn } from '../inbox/turns.ts'
import { whoseTurn } from '../inbox/whose-turn.ts'
import { recordAudit } from '../kernel/audit.ts'
import { answerersOf } from '../staff/duty.ts'
import { openThreadsOf, waitingThread } from '../views/waiting-thread.ts'
import type { Context } from './context.ts'

/**
 * Somebody began to wait for a person: the thread is given to the member whose turn it is, where the shop wants that. It
 * stays with whom it was given to before, if they are on duty. Gives the member; null: nobody's.
 */
export async function assignWaiting(context: Context, { home, conversation }: Place): Promise<string | null> {
  const shop = await context.directory.byId(home)
  const settings = shop?.settings.inbox
  if (settings?.assign !== 'in_turn') return null
  return context.database.transact(async (tx) => {
    const turns = await lockTurns(tx, home)
    const [row] = await lockStandings(tx, home, [conversation])
    const wanted = await waitingThread(tx.db, home, conversation)
    if (!row || !wanted) return null
    const onDuty = (await answerersOf(tx.db, home)).filter((one) => one.onDuty)
    if (onDuty.some(({ id }) => id === row.assignee)) return row.assignee
    const most = Math.max(settings.capacity, ...onDuty.map(({ capacity }) => capacity ?? 0))
    const ids = onDuty.map(({ id }) => id)
    const open = await openThreadsOf(tx.db, home, ids, most)
    const candidates = onDuty.map((one) => ({ ...one, open: open.get(one.id) ?? 0, last: turns.get(one.id) ?? null }))
    const assignee = whoseTurn(candidates, wanted, settings)
    if (assignee === null) return null
    const at = context.clock.now()
    await setStanding(tx, home, [conversation], { assignee, at })
    await markTurn(tx, home, { id: assignee, at })
    const data = { assignee }
    const entry = { home, id: context.newId(), actor: 'system', action: 'thread.assign', target: conversation, data }
    await recordAudit(tx, entry)
    await tellStaff(tx, home, at, [{ conversation, assignee }])
    return assignee
  })
}
