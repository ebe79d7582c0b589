import type { Place } from '../conversations/conversation.ts'
import { type Heard, lastHeard } from '../conversations/last-heard.ts'
import { type ReadInput, markRead } from '../conversations/read.ts'
import { findConversation } from '../conversations/store.ts'
import type { Context } from './context.ts'

/** Marks a thread as read. Where staff do, whoever wrote last sees it in their messenger; nobody waits for that. */
export async function readThread(context: Context, input: ReadInput): Promise<number> {
  const { seq, moved } = await context.database.transact((tx) => markRead(tx, input))
  if (input.by === 'staff' && moved)
    context.background.start('seen', async () => {
      const heard = await lastHeard(context.database.read, input, seq)
      if (heard) await tellSeen(context, heard, false)
    })
  return seq
}

/** The answer has to wait for a file: whoever sent it sees that it came and is looked at, unless a person is to answer. */
export function tellLookedAt(context: Context, { home, conversation }: Place, heard: Heard): void {
  if (!context.channels.get(heard.channel)?.seen) return
  context.background.start('seen', async () => {
    const thread = await findConversation(context.database.read, conversation, home)
    if (thread?.speaker_kind === 'concierge') await tellSeen(context, heard, true)
  })
}

async function tellSeen(context: Context, { channel, connection, ref }: Heard, answering: boolean): Promise<void> {
  const seen = context.channels.get(channel)?.seen
  const at = seen && (await context.connections.byId(connection))
  if (seen && at) await seen({ ref, answering }, at.settings)
}
