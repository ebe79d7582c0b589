import { METHODS } from '@souk/contract/methods.ts'
import { chatsOf } from '../journeys/continue-here.ts'
import { createLink, moveThread } from '../journeys/devices.ts'
import { ownThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const deviceHandlers: Handlers<'createThreadLink' | 'moveThread'> = {
  async createThreadLink(context, { params, caller, idempotencyKey }) {
    const { home, conversation } = ownThread(caller, params.conversation)
    const answer = METHODS.createThreadLink.response
    const input = { home, method: 'createThreadLink', caller, idempotencyKey, request: params, answer }
    const link = await create(context, input, async (tx) => ({
      ...(await createLink(context, tx, { home, conversation })),
      chats: [],
    }))
    return { body: { ...link, chats: await chatsOf(context, { home, conversation }, link.code) } }
  },

  async moveThread(context, { params, body: { device }, caller }) {
    const { home, conversation, handle } = ownThread(caller, params.conversation)
    await context.database.transact((tx) => moveThread(context, tx, { home, conversation, handle, device }))
    return { body: { handle } }
  },
}
