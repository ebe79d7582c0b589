import type { InboxFilter } from '@souk/contract/inbox.ts'

/** What is asked of a shop's inbox. */
export type InboxQuery = InboxFilter & {
  home: string
  /** Who asks, where it is a member of the team. */
  member: string | null
  now: Date
}
