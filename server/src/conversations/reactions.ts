import { isDeepStrictEqual } from 'node:util'
import type { Reaction } from '@souk/contract/afterwards.ts'
import type { Message } from '@souk/contract/conversation.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { changeMessage, type ChangeInput, lockMessage } from './edit.ts'

/**
 * Gives a message somebody's one reaction, or takes it back with null; the same again changes nothing. Throws
 * `not_editable` for a message that was taken back.
 */
export async function react(tx: Tx, input: ChangeInput & { reaction: Reaction | null }): Promise<Message> {
  const { message } = await lockMessage(tx, input, input.message)
  if (message.removed) throw new Failure('not_editable')
  const { by, reaction } = input
  const before = message.reactions ?? []
  const others = before.filter((one) => one.by.kind !== by.kind || one.by.id !== by.id)
  const mine = before.find((one) => !others.includes(one))
  if ((mine?.reaction ?? null) === reaction && isDeepStrictEqual(mine?.by ?? by, by)) return message
  const reactions = reaction === null ? others : [...others, { by, reaction }]
  return changeMessage(tx, input, message.id, { reactions: reactions.length > 0 ? reactions : null }, input.at)
}
