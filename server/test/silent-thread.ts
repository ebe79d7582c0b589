import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import type { SaidFor } from '../src/consent/purpose.ts'
import { say } from '../src/conversations/say.ts'
import type { TestApp } from './harness/app.ts'
import { eventually } from './trade.ts'

export type SilentThread = { home: string; conversation: string; handle: string; customer: string }

/** Somebody wrote, was answered, and has written nothing for two days. */
export async function silentThread(
  app: TestApp,
  simulator: ChannelSimulator,
  from: string,
  text = 'Hello',
): Promise<SilentThread> {
  const before = simulator.seen(from).length
  await simulator.write(from, { type: 'text', text })
  await eventually('an answer', async () => simulator.seen(from).length > before)
  const { rows } = await app.context.database.pool.query<SilentThread>(
    `update handles h set heard_at = now() - interval '2 days' from conversations c
     where h.address = $1 and c.home = h.home and c.handle = h.id
     returning c.home, c.id as conversation, h.id as handle, c.customer`,
    [from],
  )
  if (!rows[0]) throw new Error('nobody wrote')
  return rows[0]
}

/** Says something in the shop's name, and tells what became of it. */
export async function tell(
  { context }: TestApp,
  { home, conversation }: SilentThread,
  { purpose, text }: { purpose: SaidFor; text: string },
): Promise<Record<string, unknown>> {
  const { message } = await context.database.transact((tx) =>
    say(tx, {
      home,
      conversation,
      author: { kind: 'shop' },
      purpose,
      parts: [{ type: 'text', text }],
      at: context.clock.now(),
      newId: context.newId,
    }),
  )
  context.deliver.wake()
  const { pool } = context.database
  let state = ''
  await eventually('something becomes of it', async () => {
    const { rows } = await pool.query<{ state: string }>('select state from deliveries where message = $1', [message])
    state = rows[0]?.state ?? ''
    return state !== 'queued' && state !== 'sending'
  })
  const { rows } = await pool.query<{ data: Record<string, unknown> }>(
    `select data from facts where stream = $1 and kind = 'message.status' and data->>'message' = $2 order by seq`,
    [conversation, message],
  )
  return Object.assign({}, ...rows.map(({ data }) => data), { status: state })
}
