import type { Tx } from './database.ts'

export type AuditEntry = {
  home: string
  id: string
  /** operator, key:<id>, staff:<id>, shopper:<customer>, system. */
  actor: string
  action: string
  target: string
  data?: Record<string, unknown>
}

/** Writes down who did what, in the transaction that does it. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values({ ...entry, data: JSON.stringify(entry.data ?? {}) })
    .execute()
}

/** The same for much at once. */
export async function recordAudits(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.db
    .insertInto('audit')
    .values(entries.map((entry) => ({ ...entry, data: JSON.stringify(entry.data ?? {}) })))
    .execute()
}
