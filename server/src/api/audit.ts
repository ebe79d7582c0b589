import { auditLog } from '../views/audit-log.ts'
import type { Handlers } from './handler.ts'

export const auditHandlers: Handlers<'listAudit'> = {
  async listAudit({ database }, { shop, query }) {
    const entries = await auditLog(database.read, { home: shop.id, ...query })
    return {
      body: {
        entries: entries.map(({ at, name, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          ...(name === null ? {} : { name }),
        })),
        ...(entries.length === query.limit ? { before: entries.at(-1)?.id } : {}),
      },
    }
  },
}
