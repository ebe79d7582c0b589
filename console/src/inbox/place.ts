import type { InboxFilter, InboxRow } from '@souk/contract/inbox.ts'

/** Which of two stands first, as the server has it. */
export function compareRows(order: InboxFilter['order'], a: InboxRow, b: InboxRow): number {
  return (
    (order === 'needs' ? byNeed(a, b) : order === 'cart' ? (b.cart?.amount ?? 0) - (a.cart?.amount ?? 0) : 0) ||
    byText(b.activeAt, a.activeAt) ||
    byText(b.conversation, a.conversation)
  )
}

function byNeed(a: InboxRow, b: InboxRow): number {
  if (a.waitingSince === undefined || b.waitingSince === undefined)
    return Number(a.waitingSince === undefined) - Number(b.waitingSince === undefined)
  return byText(a.waitingSince, b.waitingSince)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Does the row belong to the list? Of what a row does not tell (mentions), it does. */
export function fits(row: InboxRow, filter: InboxFilter, me: string): boolean {
  const { assignee, channel, tag, language, cartFrom, speaker, waitingBefore } = filter
  const wanted = assignee === 'me' ? me : assignee === 'none' ? null : assignee
  return (
    isIn(row, filter.state) &&
    (wanted === undefined || row.assignee === wanted) &&
    (channel === undefined || row.handle?.channel === channel) &&
    (tag === undefined || row.tags.includes(tag)) &&
    (language === undefined || row.language === language) &&
    (cartFrom === undefined || (row.cart?.amount ?? 0) >= cartFrom) &&
    (speaker === undefined || row.speaker.kind === speaker) &&
    (waitingBefore === undefined || (row.waitingSince !== undefined && row.waitingSince <= waitingBefore))
  )
}

function isIn(row: InboxRow, state: InboxFilter['state']): boolean {
  const open = !row.closed && row.snoozedUntil === null
  switch (state) {
    case 'open':
      return open
    case 'waiting':
      return open && row.waitingSince !== undefined
    case 'snoozed':
      return !row.closed && row.snoozedUntil !== null
    case 'closed':
      return row.closed
    case 'all':
      return true
  }
}

/** The rows with one in its place; away, where it does not belong there. */
export function placed(
  rows: readonly InboxRow[],
  row: InboxRow,
  order: InboxFilter['order'],
  whole: boolean,
): InboxRow[] {
  const rest = rows.filter(({ conversation }) => conversation !== row.conversation)
  const at = spotOf(rest, row, order)
  // Beyond what is loaded it comes with its page.
  if (at === rest.length && !whole && rest.length > 0) return rest
  rest.splice(at, 0, row)
  return rest
}

function spotOf(rows: readonly InboxRow[], row: InboxRow, order: InboxFilter['order']): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = rows[middle]
    if (other && compareRows(order, other, row) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** What is known with a first page that was read anew: what stood among its rows and is not there any more has gone. */
export function renewed(
  known: readonly InboxRow[],
  page: readonly InboxRow[],
  order: InboxFilter['order'],
  whole: boolean,
): InboxRow[] {
  const last = page.at(-1)
  if (whole || !last) return [...page]
  const fresh = new Set(page.map(({ conversation }) => conversation))
  const rest = known.filter((row) => !fresh.has(row.conversation) && compareRows(order, row, last) > 0)
  return [...page, ...rest]
}
