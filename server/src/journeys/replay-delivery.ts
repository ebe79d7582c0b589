import type { FailedDelivery } from '@souk/contract/deployment.ts'
import { queueAgain, type UnsentRow, unsentDeliveries } from '../conversations/unsent.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from './context.ts'
import { ATTEMPTS } from './fate-of.ts'

/**
 * Nobody knows, or it was tried more than once at a provider that does not drop what it has taken: an earlier try may have
 * arrived although the last one did not.
 */
export function mayHaveArrived(
  { channels }: Pick<Context, 'channels'>,
  { state, attempts, channel }: Pick<UnsentRow, 'state' | 'attempts' | 'channel'>,
): boolean {
  return state === 'uncertain' || (attempts > 1 && channels.get(channel)?.limits.resend !== 'key')
}

export function failedDelivery(context: Context, row: UnsentRow): FailedDelivery {
  const { home: _, at, reason, purpose, ...rest } = row
  return {
    ...rest,
    at: at.toISOString(),
    mayHaveArrived: mayHaveArrived(context, row),
    ...(reason !== null && { reason }),
    ...(purpose !== null && { purpose }),
  }
}

type Replay = { home: string; id: string; sure: boolean; actor: string }

/** One more try of what failed. It takes its turn, and passes the send gate as everything does. */
export async function replayDelivery(context: Context, tx: Tx, { home, id, sure, actor }: Replay): Promise<void> {
  const [row] = await unsentDeliveries(tx.db, { home, id })
  if (!row) throw new Failure('not_found')
  const doubtful = mayHaveArrived(context, row)
  if (doubtful && !sure) throw new Failure('bad_transition', 'it may have arrived: sending it again takes `sure`')
  if (!(await queueAgain(tx, row, ATTEMPTS - 1)))
    throw new Failure('bad_transition', 'something has come of it meanwhile')
  await recordAudit(tx, {
    home,
    id: context.newId(),
    actor,
    action: 'delivery.replay',
    target: row.conversation,
    data: { delivery: id, state: row.state, ...(row.reason !== null && { reason: row.reason }) },
  })
}
