import { KeptTest, type KeptTestCreate, type Lesson, Teaching } from '@souk/contract/teaching.ts'
import type { Reader, Tx } from '../kernel/database.ts'

/** Kept tests of a shop; more would make teaching slow. */
export const MOST_TESTS = 500

export async function teachingsOf(read: Reader, home: string): Promise<Teaching[]> {
  const rows = await read
    .selectFrom('teachings')
    .selectAll()
    .where('home', '=', home)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(teachingOf)
}

type TeachingRow = {
  id: string
  lesson: unknown
  version: number
  at: Date
  by: string
  undone_version: number | null
  undone_at: Date | null
  undone_by: string | null
}

function teachingOf({ id, lesson, version, at, by, undone_version, undone_at, undone_by }: TeachingRow): Teaching {
  return Teaching.parse({
    id,
    lesson,
    version,
    at: at.toISOString(),
    by,
    ...(undone_at === null
      ? {}
      : { undone: { version: undone_version, at: undone_at.toISOString(), by: undone_by ?? '' } }),
  })
}

/** The number of the shop's last lesson, or of the last that was taken back. */
export function versionOf(teachings: readonly Teaching[]): number {
  return Math.max(0, ...teachings.map(({ version, undone }) => Math.max(version, undone?.version ?? 0)))
}

export async function insertTeaching(
  tx: Tx,
  row: { home: string; id: string; lesson: Lesson; version: number; at: Date; by: string },
): Promise<Teaching> {
  const { lesson, ...rest } = row
  await tx.db
    .insertInto('teachings')
    .values({ ...rest, lesson: JSON.stringify(lesson) })
    .execute()
  return teachingOf({ ...row, undone_version: null, undone_at: null, undone_by: null })
}

export async function undoTeaching(
  tx: Tx,
  { home, id, ...undone }: { home: string; id: string; version: number; at: Date; by: string },
): Promise<Teaching> {
  const row = await tx.db
    .updateTable('teachings')
    .set({ undone_version: undone.version, undone_at: undone.at, undone_by: undone.by })
    .where('home', '=', home)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return teachingOf(row)
}

export async function keptTests(read: Reader, home: string): Promise<KeptTest[]> {
  const rows = await read.selectFrom('kept_tests').selectAll().where('home', '=', home).orderBy('id', 'desc').execute()
  return rows.map(({ at, locale, home: _, ...row }) =>
    KeptTest.parse({ ...row, at: at.toISOString(), ...(locale === null ? {} : { locale }) }),
  )
}

export async function insertKeptTest(
  tx: Tx,
  { home, id, at, by, ...test }: KeptTestCreate & { home: string; id: string; at: Date; by: string },
): Promise<KeptTest> {
  const { text, history, locale, expect } = test
  await tx.db
    .insertInto('kept_tests')
    .values({
      home,
      id,
      text,
      history: JSON.stringify(history),
      locale: locale ?? null,
      expect: JSON.stringify(expect),
      at,
      by,
    })
    .execute()
  return { ...test, id, at: at.toISOString(), by }
}

export async function deleteKeptTest(tx: Tx, home: string, id: string): Promise<boolean> {
  const row = await tx.db
    .deleteFrom('kept_tests')
    .where('home', '=', home)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
