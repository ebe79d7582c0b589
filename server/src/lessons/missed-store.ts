import { MissedKind } from '@souk/contract/draft.ts'
import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Missed } from './missed.ts'

/** How long it is kept what was missed; the tag of the table says the same. */
const DAYS = 30
/** The newest are looked at. */
const MOST = 5000

export async function insertMissed(tx: Tx, rows: readonly (Missed & { home: string; id: string })[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db
    .insertInto('missed')
    .values(rows.map((row) => ({ ...row, words: [...row.words] })))
    // A turn that was cut off is run again.
    .onConflict((conflict) => conflict.columns(['home', 'message', 'kind']).doNothing())
    .execute()
}

const Row = z.object({
  conversation: z.string(),
  message: z.string(),
  kind: MissedKind,
  language: z.string(),
  words: z.array(z.string()),
  at: z.date(),
})

/** What was missed lately, the newest first. */
export async function missedLately(read: Reader, home: string, now: Date): Promise<Missed[]> {
  const rows = await read
    .selectFrom('missed')
    .select(['conversation', 'message', 'kind', 'language', 'words', 'at'])
    .where('home', '=', home)
    .where('at', '>', new Date(now.getTime() - DAYS * 86_400_000))
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** What these messages say now, by their id; what was taken back says nothing. */
export async function textsOf(read: Reader, home: string, messages: readonly string[]): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map()
  const rows = await read
    .selectFrom('messages')
    .select(['id', 'parts'])
    .where('home', '=', home)
    .where('id', 'in', [...messages])
    .where('removed_at', 'is', null)
    .execute()
  const parts = z.array(Part)
  return new Map(
    rows.flatMap(({ id, parts: raw }) => {
      const text = (parts.safeParse(raw).data ?? []).flatMap((part) => textOf(part)).join(' ')
      return text === '' ? [] : [[id, text] as const]
    }),
  )
}

function textOf(part: Part): string[] {
  if (part.type === 'text') return [part.text]
  return part.type === 'audio' && part.transcript ? [part.transcript] : []
}
