import { accessTo } from '../state/access.ts'
import type { Entry, Thread } from './state.ts'
import type { Store } from './store.ts'

/** Facts of one request. */
const PAGE = 500

/** Whether messages may stand before the first that is shown: a long thread begins with its newest. */
export function hasOlder({ entries, head }: Thread): boolean {
  return (entries[0]?.seq ?? 1) > 1 && head > entries.length && entries.length >= 200
}

/** Fetches what stands before the first message shown. */
export async function loadOlder(store: Store): Promise<void> {
  const access = accessTo(store.shop.slug)
  const first = store.thread.value.entries[0]?.seq
  if (!access || first === undefined) return
  const ask = (after: number, limit: number) =>
    store.client().call('getFacts', { params: { conversation: access.conversation }, query: { after, limit } })
  const { floor } = await ask(first - 1, 1)
  const older: Entry[] = []
  for (let after = floor - 1; after < first - 1;) {
    const { facts } = await ask(after, PAGE)
    for (const { seq, at, ...fact } of facts)
      if (fact.kind === 'message.created' && seq < first) older.push({ seq, at, message: fact.data.message })
    after = facts.at(-1)?.seq ?? first
  }
  const now = store.thread.value
  const known = new Set(now.entries.map(({ message }) => message.id))
  const fresh = older.filter(({ message }) => !known.has(message.id))
  store.thread.value = { ...now, entries: [...fresh, ...now.entries] }
}
