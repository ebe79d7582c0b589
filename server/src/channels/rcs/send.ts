import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { uuidOf } from '../key-uuid.ts'
import { unanswered } from '../unanswered.ts'
import { agentOf, callRcs, type Rcs } from './api.ts'
import { bodyOf } from './body.ts'
import { fateOf } from './errors.ts'
import { NoToken } from './token.ts'

/** Sends one message under an id made of its key: Google takes each id once, and leaves out what comes again. */
export async function sendRcs(rcs: Rcs, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const { address, message, key } = outgoing
  if (!/^\+\d{5,15}$/.test(address)) return { state: 'failed', reason: 'no phone number' }
  const ref = uuidOf(key)
  const query = new URLSearchParams({ messageId: ref, agentId: agentOf(settings) })
  try {
    const called = await callRcs(rcs, settings, `phones/${address}/agentMessages?${query}`, bodyOf(message))
    // It was taken before, when the answer did not reach us.
    if (called.ok || called.status === 409) return { state: 'sent', ref }
    return fateOf(called)
  } catch (error) {
    if (error instanceof NoToken) return { state: error.retry ? 'retry' : 'unauthorised', reason: error.message }
    return unanswered(error)
  }
}
