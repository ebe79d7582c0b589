import type { InboxFilter } from '@souk/contract/inbox.ts'

/** What stands in the address of the inbox: a filter without what it is by itself, and what is looked for. */
export type InboxSearch = Partial<InboxFilter> & { q?: string; saved?: string }

const STATES = ['open', 'waiting', 'snoozed', 'closed', 'all'] as const
const ORDERS = ['needs', 'recent', 'cart'] as const
const SPEAKERS = ['concierge', 'staff', 'nobody'] as const

/** The address as it can be read; what is no filter is left out. */
export function readSearch(raw: Record<string, unknown>): InboxSearch {
  const text = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? raw[key] : undefined)
  const state = STATES.find((one) => one === raw.state)
  const order = ORDERS.find((one) => one === raw.order)
  const speaker = SPEAKERS.find((one) => one === raw.speaker)
  const cartFrom = Number(raw.cartFrom)
  return known({
    state: state === 'open' ? undefined : state,
    order: order === 'needs' ? undefined : order,
    assignee: text('assignee'),
    channel: text('channel'),
    tag: text('tag'),
    language: text('language'),
    cartFrom: Number.isInteger(cartFrom) && cartFrom > 0 ? cartFrom : undefined,
    waitingBefore: text('waitingBefore'),
    speaker,
    mentions: raw.mentions === 'me' ? ('me' as const) : undefined,
    q: text('q'),
    saved: text('saved'),
  })
}

type Loose = { [K in keyof InboxSearch]: InboxSearch[K] | undefined }

/** Without what is not said. */
export function known(loose: Loose): InboxSearch {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined))
}

/** The filter that the list is asked for. */
export function filterOf({ q: _, saved: __, ...rest }: InboxSearch): InboxFilter {
  return { state: 'open', order: 'needs', ...rest }
}

/** A filter as an address has it. */
export function searchOf({ state, order, ...rest }: InboxFilter): InboxSearch {
  return { ...rest, ...(state !== 'open' && { state }), ...(order !== 'needs' && { order }) }
}

/** One list per filter: its name. */
export function filterName(filter: InboxFilter): string {
  return JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What every shop looks at, first to last. */
export const VIEWS = [
  { id: 'open', search: {} },
  { id: 'waiting', search: { state: 'waiting' } },
  { id: 'mine', search: { assignee: 'me' } },
  { id: 'unassigned', search: { assignee: 'none' } },
  { id: 'mentions', search: { mentions: 'me' } },
  { id: 'snoozed', search: { state: 'snoozed' } },
  { id: 'closed', search: { state: 'closed' } },
] as const satisfies readonly { id: string; search: InboxSearch }[]
export type ViewId = (typeof VIEWS)[number]['id']

/** The view that is open, before anything was narrowed. */
export function viewOf(search: InboxSearch): ViewId {
  if (search.state === 'waiting') return 'waiting'
  if (search.state === 'snoozed') return 'snoozed'
  if (search.state === 'closed') return 'closed'
  if (search.mentions === 'me') return 'mentions'
  if (search.assignee === 'me') return 'mine'
  return search.assignee === 'none' ? 'unassigned' : 'open'
}

const NARROWING = ['channel', 'tag', 'language', 'cartFrom', 'speaker', 'assignee', 'waitingBefore'] as const
export type Narrowed = { key: (typeof NARROWING)[number]; value: string }

/** What the view is narrowed by: each can be taken away. */
export function narrowedBy(search: InboxSearch): Narrowed[] {
  return NARROWING.flatMap((key) => {
    const value = search[key]
    if (value === undefined || (key === 'assignee' && (value === 'me' || value === 'none'))) return []
    return [{ key, value: String(value) }]
  })
}
