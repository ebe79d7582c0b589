import { z } from 'zod'
import type { Core } from './core.ts'
import type { Signalled } from './hub.ts'
import type { StoredFact } from './stored-fact.ts'

const BEAT_MS = 5000
/** A process that has not been seen for so long is gone. */
const GONE = `interval '20 seconds'`
const FACTS = 'souk_facts'
const SIGNALS = 'souk_signals'
/** Hints gather for so long, and a notification holds at most so many streams (8,000 bytes are PostgreSQL's limit). */
const GATHER_MS = 10
const MOST = 180
/** Characters of signals in a notification, each of which may be three bytes. */
const LONGEST = 2500
/** Hints may be lost: while there are other servers, everybody looks for themselves this often. */
const LOOK_MS = 5000
/** The pause before a broken connection is opened again. */
const REOPEN_MS = 1000

export type Processes = {
  /** How many servers are on the database, this one among them. */
  count(): number
  /** Is this the only one? */
  alone(): boolean
  stop(): Promise<void>
}

/**
 * Joins the servers of one database: each shows that it is alive, and while there are others, tells them by NOTIFY, outside
 * the business transaction and many at once, which streams have grown, of which homes, and what is signalled there.
 */
export async function joinProcesses(core: Core): Promise<Processes> {
  const { database, hub, log } = core
  const id = core.newId()
  let others = 0
  let waiting = new Set<string>()
  let signals: Signalled[] = []
  let telling = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function beat(): Promise<void> {
    await database.pool.query('insert into processes (id) values ($1) on conflict (id) do update set seen_at = now()', [
      id,
    ])
    await database.pool.query(`delete from processes where seen_at < now() - ${GONE}`)
    const { rows } = await database.pool.query<{ count: number }>(
      'select count(*)::int as count from processes where id <> $1',
      [id],
    )
    others = rows[0]?.count ?? 0
  }

  async function notify(channel: string, text: string): Promise<void> {
    await database.pool
      .query('select pg_notify($1, $2)', [channel, text])
      .catch((error: unknown) => log.debug({ err: error }, 'a hint was lost'))
  }

  function send(): void {
    timer = undefined
    const streams = [...waiting]
    waiting = new Set()
    for (let start = 0; start < streams.length; start += MOST)
      void notify(FACTS, [id, ...streams.slice(start, start + MOST)].join(','))
    const told = signals
    signals = []
    // One after another: who came and went has gone.
    for (const list of portions(told)) telling = telling.then(() => notify(SIGNALS, `${id},${list}`))
  }

  hub.onPublish((facts: readonly StoredFact[]) => {
    if (others === 0) return
    for (const { home, stream } of facts) waiting.add(home).add(stream)
    timer ??= setTimeout(send, GATHER_MS)
  })
  hub.onSignal((signalled) => {
    if (others === 0) return
    signals.push(signalled)
    timer ??= setTimeout(send, GATHER_MS)
  })

  function hearFacts(text: string): void {
    const [from, ...streams] = text.split(',')
    if (from !== id) for (const stream of streams) hub.hint(stream)
  }

  function hearSignals(text: string): void {
    if (!text.startsWith(`${id},`)) for (const signalled of signalsIn(text)) hub.pass(signalled)
  }

  // The embedded database is one server's alone, by the lock on its folder: whoever stands here was killed.
  if (core.config.databaseUrl === undefined) await database.pool.query('delete from processes')
  await beat()
  const listener = await listen(core, { [FACTS]: hearFacts, [SIGNALS]: hearSignals })
  const beats = setInterval(
    () =>
      void beat().catch((error: unknown) => log.warn({ err: error }, 'this server could not show that it is alive')),
    BEAT_MS,
  )
  const looks = setInterval(() => {
    if (others > 0) hub.hintAll()
  }, LOOK_MS)
  beats.unref()
  looks.unref()

  return {
    count: () => others + 1,
    alone: () => others === 0,
    async stop() {
      clearInterval(beats)
      clearInterval(looks)
      clearTimeout(timer)
      await listener.stop()
      await database.pool.query('delete from processes where id = $1', [id]).catch(() => undefined)
    },
  }
}

/** One connection of its own for LISTEN, opened again when it breaks. */
async function listen(
  core: Core,
  hear: Readonly<Record<string, (text: string) => void>>,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let letGo: () => void = () => undefined

  async function open(): Promise<void> {
    const client = await core.database.pool.connect()
    let held = true
    // A broken connection may say so more than once; it is given back once.
    letGo = () => {
      if (held) client.release(true)
      held = false
    }
    client.on('notification', ({ channel, payload }) => hear[channel]?.(payload ?? ''))
    client.on('error', () => {
      if (held) again()
      letGo()
    })
    if (stopped) return letGo()
    for (const channel of Object.keys(hear)) await client.query(`listen ${channel}`)
  }

  function again(): void {
    if (stopped) return
    const retry = () =>
      void open().catch(() => {
        letGo()
        again()
      })
    setTimeout(retry, REOPEN_MS).unref()
  }

  await open()
  return {
    async stop() {
      stopped = true
      letGo()
    },
  }
}

const member = z.object({ id: z.string(), name: z.string() })
const Signals = z.array(
  z.object({
    home: z.string(),
    signal: z.discriminatedUnion('type', [
      z.object({
        type: z.literal('typing'),
        conversation: z.string(),
        by: z.enum(['shopper', 'staff', 'concierge']),
        member: member.optional(),
      }),
      z.object({
        type: z.literal('seen'),
        line: z.string(),
        member,
        state: z.enum(['here', 'away', 'gone']),
        open: z.array(z.string()),
      }),
      z.object({ type: z.literal('who') }),
    ]),
  }),
)

/** As JSON lists, each of which fits into a notification. */
function portions(signals: readonly Signalled[]): string[] {
  const lists: string[] = []
  let list = ''
  for (const signalled of signals) {
    const text = JSON.stringify(signalled)
    if (list !== '' && list.length + text.length > LONGEST) {
      lists.push(`[${list}]`)
      list = ''
    }
    if (text.length <= LONGEST) list += list === '' ? text : `,${text}`
  }
  return list === '' ? lists : [...lists, `[${list}]`]
}

/** What another server has said; one of another version may say what we do not know. */
function signalsIn(text: string): Signalled[] {
  const list: unknown = JSON.parse(text.slice(text.indexOf(',') + 1))
  return Signals.safeParse(list).data ?? []
}
