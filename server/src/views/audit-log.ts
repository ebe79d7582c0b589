import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

export type AuditFilter = {
  home: string
  /** As the entry names it: `staff:<member>`, `key:<id>`, `operator`. */
  actor?: string | undefined
  /** An action, or how it begins: `team.` is all that was done to the team. */
  action?: string | undefined
  target?: string | undefined
  /** The last entry that was read. */
  before?: string | undefined
  limit: number
}

const Row = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  name: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** What was done in a shop and by whom, the latest first. Who has left the team, and keys that are gone, keep their names. */
export async function auditLog(read: Reader, filter: AuditFilter): Promise<z.infer<typeof Row>[]> {
  const { home, actor, action, target, before, limit } = filter
  const rows = await read
    .selectFrom('audit as a')
    .leftJoin('members as m', (join) =>
      join.onRef('m.home', '=', 'a.home').on(sql<boolean>`a.actor = 'staff:' || m.id::text`),
    )
    .leftJoin('api_keys as k', (join) =>
      join.onRef('k.shop', '=', 'a.home').on(sql<boolean>`a.actor = 'key:' || k.id::text`),
    )
    .select(['a.id', 'a.at', 'a.actor', 'a.action', 'a.target', 'a.data', sql`coalesce(m.name, k.name)`.as('name')])
    .where('a.home', '=', home)
    .$if(actor !== undefined, (query) => query.where('a.actor', '=', actor ?? ''))
    .$if(action !== undefined, (query) => query.where(sql<boolean>`starts_with(a.action, ${action ?? ''})`))
    .$if(target !== undefined, (query) => query.where('a.target', '=', target ?? ''))
    .$if(before !== undefined, (query) => query.where('a.id', '<', before ?? ''))
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
  return Row.array().parse(rows)
}
