import type { PersonWait } from '@souk/contract/calls.ts'
import type { Shop } from '../shops/shop.ts'
import { answerersOf } from '../staff/duty.ts'
import { minutesToAnswer } from '../views/response-times.ts'
import type { Context } from './context.ts'

/** When a person answers whoever calls one now: what is known and was measured, nothing else. */
export async function personWait({ database, clock }: Context, { id: home, timezone }: Shop): Promise<PersonWait> {
  const team = await answerersOf(database.read, home)
  if (team.length === 0) return {}
  const [first, ...others] = team.filter(({ onDuty }) => onDuty)
  if (!first) return { here: false }
  const minutes = await minutesToAnswer(database, { home, timezone, now: clock.now() })
  return {
    here: true,
    ...(others.length === 0 && { name: first.name }),
    ...(minutes !== undefined && { minutes }),
  }
}
