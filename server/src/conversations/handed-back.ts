import { Part } from '@souk/contract/parts.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import type { Claimed } from './conversation.ts'

/** Messages of a stretch that are looked at, the newest. */
const MOST = 40
/** Letters of one. */
const LONGEST = 500

const Row = z.object({
  note: z.string().nullable(),
  messages: z.array(z.object({ by: z.string(), parts: z.array(z.unknown()) })).nullable(),
})

export type Stretch = { note?: string; said: string[]; shown: string[] }

/**
 * What happened in a thread while a person of the shop held it: for the first turn after they gave it back, and for nobody
 * else. Answers nothing where the concierge has spoken since, or nobody ever took the thread over.
 */
export async function handedBackOf(
  read: Reader,
  { home, conversation, context: { introduced, speaker } }: Pick<Claimed, 'home' | 'conversation' | 'context'>,
): Promise<Stretch | undefined> {
  if (speaker.kind !== 'concierge' || introduced || speaker.epoch < 2) return undefined
  const { rows } = await sql`
    with changes as (
      select seq, data -> 'speaker' ->> 'kind' as kind, (data -> 'speaker' ->> 'epoch')::int as epoch, data ->> 'note' as note
      from facts where home = ${home}::uuid and stream = ${conversation}::uuid and kind = 'speaker.changed'
    ), back as (
      select min(seq) as seq, (array_agg(note order by seq))[1] as note from changes where kind = 'concierge' and epoch = ${speaker.epoch}
    ), taken as (
      select min(c.seq) as seq from changes c, back b where c.kind <> 'concierge' and c.seq < b.seq
        and c.seq > coalesce((select max(o.seq) from changes o where o.kind = 'concierge' and o.epoch < ${speaker.epoch}), 0)
    )
    select b.note, (
      select jsonb_agg(jsonb_build_object('by', m.author_kind, 'parts', m.parts) order by m.seq) from (
        select m.seq, m.author_kind, m.parts from messages m, taken t
        where m.home = ${home}::uuid and m.conversation = ${conversation}::uuid and m.removed_at is null
          and m.seq > t.seq and m.seq < b.seq and m.author_kind in ('shopper', 'staff')
        order by m.seq desc limit ${MOST}
      ) m
    ) as messages
    from back b where b.seq is not null`.execute(read)
  const [row] = rows.map((raw) => Row.parse(raw))
  if (!row) return undefined
  const messages = (row.messages ?? []).map(({ by, parts }) => ({ by, parts: parts.flatMap(readable) }))
  const texts = messages.flatMap(({ by, parts }) =>
    by === 'shopper' ? parts.flatMap((part) => (part.type === 'text' ? [part.text.slice(0, LONGEST)] : [])) : [],
  )
  const shown = messages.flatMap(({ by, parts }) => (by === 'staff' ? parts.flatMap(offersIn) : []))
  return { ...(row.note === null ? {} : { note: row.note.slice(0, LONGEST) }), said: texts, shown }
}

function readable(raw: unknown): Part[] {
  const parsed = Part.safeParse(raw)
  return parsed.success ? [parsed.data] : []
}

function offersIn(part: Part): string[] {
  if (part.type === 'product') return [part.ref.id]
  return part.type === 'carousel' ? part.cards.map(({ ref }) => ref.id) : []
}
