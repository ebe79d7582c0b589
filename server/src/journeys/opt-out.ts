import { type EndedBy, endConsentsOfHandle } from '../consent/consent.ts'
import type { Tx } from '../kernel/database.ts'
import { setStopped } from '../people/store.ts'
import { endWatches } from '../watches/store.ts'

export type OptOut = {
  home: string
  handle: string
  at: Date
  /** They wrote STOP, told their provider (an event of it, or a refused send), or said so on our page. */
  by: Extract<EndedBy, 'stop' | 'provider' | 'withdrawn'>
}

/**
 * Whoever is behind a handle wants to hear nothing more of the shop's own accord there. What this handle agreed to ends
 * with it, and what it waited for; their other handles are their own. Twice is once.
 */
export async function optOut(tx: Tx, { home, handle, at, by }: OptOut): Promise<void> {
  await setStopped(tx, home, handle, at)
  const ids = await endConsentsOfHandle(tx, { home, handle, by, at })
  await endWatches(tx, { home, ids, to: 'withdrawn', at })
}

/** START, or the provider's word for it: the shop may write again. What was agreed to before has to be agreed to anew. */
export async function optIn(tx: Tx, { home, handle }: Pick<OptOut, 'home' | 'handle'>): Promise<void> {
  await setStopped(tx, home, handle, null)
}
