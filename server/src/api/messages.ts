import type { Author, Message } from '@souk/contract/conversation.ts'
import { editMessage, type ChangeInput, unsendMessage } from '../conversations/edit.ts'
import { dismissPreview } from '../conversations/previews.ts'
import { react } from '../conversations/reactions.ts'
import { type Caller, callerName, staffNamed } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { planPreview } from '../journeys/preview/preview.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { admitThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'

type Params = { conversation: string; message: string }

/** Whoever calls, as the author of what they write in a thread. */
function authorOf(caller: Caller): Author {
  if (caller.kind !== 'shopper') return { kind: 'staff', ...staffNamed(caller) }
  if (caller.grant.customer === undefined) throw new Failure('forbidden')
  return { kind: 'shopper', id: caller.grant.customer }
}

/** Does something with a message of the thread in one transaction; what the shop's people do to theirs is written down. */
async function change(
  context: Context,
  { params, caller }: { params: Params; caller: Caller },
  action: string,
  work: (tx: Tx, input: ChangeInput) => Promise<Message>,
): Promise<{ body: Message }> {
  const place = await admitThread(context, caller, params.conversation)
  const by = authorOf(caller)
  const body = await context.database.transact(async (tx) => {
    const input = { ...place, message: params.message, by, at: context.clock.now() }
    if (by.kind === 'staff') {
      const entry = { home: place.home, id: context.newId(), actor: callerName(caller), target: place.conversation }
      tx.later(recordAudit(tx, { ...entry, action, data: { message: params.message } }))
    }
    return work(tx, input)
  })
  return { body }
}

export const messageHandlers: Handlers<
  'editMessage' | 'unsendMessage' | 'react' | 'takeBackReaction' | 'dismissPreview'
> = {
  editMessage: (context, call) =>
    change(context, call, 'message.edit', async (tx, input) => {
      const message = await editMessage(tx, { ...input, text: call.body.text })
      await planPreview(tx, { ...input, parts: message.parts })
      return message
    }),
  unsendMessage: (context, call) => change(context, call, 'message.unsend', unsendMessage),
  react: (context, call) =>
    change(context, call, 'message.react', (tx, input) => react(tx, { ...input, reaction: call.body.reaction })),
  takeBackReaction: (context, call) =>
    change(context, call, 'message.react', (tx, input) => react(tx, { ...input, reaction: null })),
  dismissPreview: (context, call) => change(context, call, 'message.preview', dismissPreview),
}
