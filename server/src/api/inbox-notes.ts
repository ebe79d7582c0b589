import { METHODS } from '@souk/contract/methods.ts'
import type { Note, NoteCreate } from '@souk/contract/inbox.ts'
import type { z } from 'zod'
import { findConversation } from '../conversations/store.ts'
import { tellStaff } from '../conversations/tell-staff.ts'
import { deleteNote, findNote, insertNote, noteOf, type NoteRow, updateNote } from '../inbox/notes.ts'
import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { memberOf } from '../journeys/inbox.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { membersOf } from '../staff/members.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

type Done = { shop: Shop; caller: Caller; row: Pick<NoteRow, 'id' | 'conversation'>; is: 'new' | 'changed' | 'removed' }

/** Writes down what was done to a note, and tells whoever of the shop is there. What it says stands in neither. */
async function tell(context: Context, tx: Tx, { shop, caller, row, is }: Done): Promise<void> {
  const by = memberOf(caller)
  const { id, conversation } = row
  const [actor, data] = [callerName(caller), { note: id }]
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action: `note.${is}`, target: conversation, data })
  const change = { conversation, note: { id, is }, ...(by === null ? {} : { by }) }
  await tellStaff(tx, shop.id, context.clock.now(), [change])
}

async function checkMentions(tx: Tx, shop: Shop, { mentions }: z.infer<typeof NoteCreate>): Promise<void> {
  if (mentions.length === 0) return
  const team = new Set((await membersOf(tx.db, shop.id)).map(({ id }) => id))
  if (mentions.some((id) => !team.has(id)))
    throw new Failure('invalid_request', 'not everybody mentioned is of the team')
}

/** Theirs to change: their own; what a key or the operator wrote is theirs. */
async function ownNote(
  tx: Tx,
  shop: Shop,
  caller: Caller,
  at: { conversation: string; note: string },
): Promise<NoteRow> {
  const row = await findNote(tx.db, { home: shop.id, conversation: at.conversation, id: at.note })
  if (!row) throw new Failure('not_found')
  if (row.author !== memberOf(caller)) throw new Failure('forbidden', 'a note is changed by whoever wrote it')
  return row
}

export const noteHandlers: Handlers<'addNote' | 'changeNote' | 'removeNote'> = {
  async addNote(context, { shop, params: { conversation }, body, caller, idempotencyKey }) {
    const answer = METHODS.addNote.response
    const request = { conversation, body }
    const input = { home: shop.id, method: 'addNote', caller, idempotencyKey, request, answer }
    const author = caller.kind === 'staff' ? { id: caller.id, name: caller.name } : null
    const write = async (tx: Tx): Promise<Note> => {
      if (!(await findConversation(tx.db, conversation, shop.id))) throw new Failure('not_found')
      await checkMentions(tx, shop, body)
      const [id, at] = [context.newId(), context.clock.now()]
      const row = await insertNote(tx, { home: shop.id, id, conversation, author, at, ...body })
      await tell(context, tx, { shop, caller, row, is: 'new' })
      return noteOf(row)
    }
    return { body: await create(context, input, write) }
  },

  async changeNote(context, { shop, params, body, caller }) {
    const row = await context.database.transact(async (tx) => {
      const { id } = await ownNote(tx, shop, caller, params)
      await checkMentions(tx, shop, body)
      const changed = await updateNote(tx, { home: shop.id, id, at: context.clock.now(), ...body })
      await tell(context, tx, { shop, caller, row: changed, is: 'changed' })
      return changed
    })
    return { body: noteOf(row) }
  },

  async removeNote(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      const row = await ownNote(tx, shop, caller, params)
      await deleteNote(tx, shop.id, row.id)
      await tell(context, tx, { shop, caller, row, is: 'removed' })
    })
    return { body: {} }
  },
}
