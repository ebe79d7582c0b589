import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import type { Json } from './body.ts'
import { MESSAGING_ERRORS } from './errors.ts'
import { postMessage } from './send.ts'

const Taken = z.object({ message_id: z.string().min(1) })

/** One message of Messenger or Instagram; `resent` where our key comes back with its echo. */
export async function sendInbox(
  http: HttpClient,
  settings: ConnectionSettings,
  { late }: Outgoing,
  { base, account, body, resent }: { base: string; account: string; body: Json; resent: boolean },
): Promise<Sent> {
  const refOf = (answer: unknown) => Taken.safeParse(answer).data?.message_id
  const message = { base, path: `${account}/messages`, body }
  const sent = await postMessage(http, settings, message, { rules: MESSAGING_ERRORS, refOf, resent })
  // Not every app may use the longer window of people: that is no fault of the token.
  return late && sent.state === 'unauthorised' ? { state: 'refused', reason: 'window_closed' } : sent
}
