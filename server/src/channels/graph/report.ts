import { z } from 'zod'
import type { InboundItem } from '../arrival.ts'
import { Id } from '../said.ts'
import { eventItems } from './messaging.ts'

const Many = z.array(z.unknown()).catch([])
const Change = z.object({ field: z.string(), value: z.unknown().optional() })
const Report = z.object({ object: z.string(), entry: Many })
const Entry = z.object({
  id: Id,
  messaging: Many,
  standby: Many,
  changes: Many,
  field: z.string().optional(),
  value: z.unknown().optional(),
})

/** A change of something public: a comment, a mention. */
export type PublicChange = z.infer<typeof Change>

/**
 * What a report of Messenger or Instagram says about this account, one item each. `standby` is what is written while
 * another app has the thread: it stands in ours all the same.
 */
export function reportItems(
  report: unknown,
  { object, account }: { object: string; account: string },
  changed: (change: PublicChange) => InboundItem[],
): InboundItem[] {
  const { data } = Report.safeParse(report)
  const entries = data?.object === object ? data.entry : []
  return entries.flatMap((raw) => {
    const entry = Entry.safeParse(raw).data
    // An app has one address for all its accounts: another account is another connection's.
    if (!entry || entry.id !== account) return []
    const { field, value } = entry
    const changes = [...entry.changes, ...(field === undefined ? [] : [{ field, value }])]
    return [
      ...[...entry.messaging, ...entry.standby].flatMap((event) => eventItems(event, account)),
      ...changes.flatMap((each) => {
        const change = Change.safeParse(each)
        return change.success ? changed(change.data) : []
      }),
    ]
  })
}
