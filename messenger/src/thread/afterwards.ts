import type { Reaction } from '@souk/contract/afterwards.ts'
import type { Message, Reacted } from '@souk/contract/conversation.ts'
import { changed } from './state.ts'
import type { Store } from './store.ts'

/** What can be done with a message of the thread; each shows the answer at once, its fact says the same again. */
export function afterwards(store: Store, message: string) {
  async function show(work: (params: { conversation: string; message: string }) => Promise<Message>): Promise<Message> {
    const now = await work({ conversation: await store.conversation(), message })
    store.thread.value = changed(store.thread.value, message, now)
    return now
  }
  return {
    edit: (text: string) => show((params) => store.client().call('editMessage', { params, body: { text } })),
    unsend: () => show((params) => store.client().call('unsendMessage', { params })),
    react: (reaction: Reaction) => show((params) => store.client().call('react', { params, body: { reaction } })),
    takeBack: () => show((params) => store.client().call('takeBackReaction', { params })),
    dismissPreview: () => show((params) => store.client().call('dismissPreview', { params })),
  }
}

/** The shopper's own among reactions: of shoppers there is one in a thread with a shop. */
export function mineIn(reactions: readonly Reacted[]): Reaction | undefined {
  return reactions.find(({ by }) => by.kind === 'shopper')?.reaction
}
