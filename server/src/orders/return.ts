import type { Order } from '@souk/contract/order.ts'
import type { Return, Returnable, ReturnCreate, ReturnInspect, ReturnLine } from '@souk/contract/returns.ts'

export type ReturnState = Return['state']

/** Nothing that has come back goes back to being asked for; what is refused or taken back stays so. */
export const RETURN_TRANSITIONS: Record<ReturnState, readonly ReturnState[]> = {
  requested: ['approved', 'refused', 'cancelled'],
  approved: ['received', 'refused', 'cancelled'],
  refused: [],
  received: ['inspected'],
  inspected: ['refunded', 'exchanged'],
  refunded: [],
  exchanged: [],
  cancelled: [],
}

const DAY_MS = 86_400_000
const isGoods = (kind: string): boolean => kind === 'ship' || kind === 'deliver' || kind === 'pickup'

/** Of what is known of an order, all that decides what can come back. */
export type Sent = Pick<Order, 'number' | 'lines' | 'fulfilments'>
export type Earlier = {
  returns: readonly Pick<Return, 'state' | 'lines'>[]
  /** Units of a line that were paid back without a return. */
  refunded: (line: string) => number
}

/** Units that are here, or on their way as far as anybody knows. */
export function cameOf({ quantity, restocked, discarded }: Omit<ReturnLine, 'title' | 'detail' | 'line'>): number {
  return restocked === undefined ? quantity : restocked + (discarded ?? 0)
}

/**
 * The lines with what was found of each, or null where more was counted than was sent, a line is counted twice, or one is
 * named that is not among them. A line that is not named did not come.
 */
export function inspected(lines: readonly ReturnLine[], found: ReturnInspect['lines']): ReturnLine[] | null {
  const known = new Map(found.map((one) => [one.line, one]))
  if (known.size < found.length || found.some(({ line }) => !lines.some((one) => one.line === line))) return null
  const left = new Map(found.map(({ line, restock, discard }) => [line, { restock, discard }]))
  const counted = lines.map((line) => {
    const counts = left.get(line.line) ?? { restock: 0, discard: 0 }
    const restocked = Math.min(line.quantity, counts.restock)
    const discarded = Math.min(line.quantity - restocked, counts.discard)
    left.set(line.line, { restock: counts.restock - restocked, discard: counts.discard - discarded })
    return { ...line, restocked, discarded }
  })
  return [...left.values()].every(({ restock, discard }) => restock === 0 && discard === 0) ? counted : null
}

/** What can come back now, by units; and why nothing can. The shop's days count from the arrival of the last of the goods. */
export function returnableOf(
  order: Sent,
  { returns, refunded }: Earlier,
  { returnDays, now }: { returnDays: number; now: Date },
): Omit<Returnable, 'order' | 'returns'> {
  const goods = order.fulfilments.filter(({ kind, state }) => isGoods(kind) && state !== 'canceled')
  const bought = order.lines.filter(({ fulfilment }) => isGoods(fulfilment))
  if (returnDays === 0 || bought.length === 0 || goods.length === 0) return { lines: [], why: 'none' }
  if (!goods.some(({ state }) => state === 'shipped' || state === 'delivered')) return { lines: [], why: 'not_sent' }
  const arrived = goods.every(({ state }) => state === 'delivered')
    ? Math.max(
        ...goods.flatMap(({ steps }) =>
          steps.flatMap(({ state, at }) => (state === 'delivered' ? Date.parse(at) : [])),
        ),
      )
    : undefined
  const until = arrived === undefined ? {} : { until: new Date(arrived + returnDays * DAY_MS).toISOString() }
  if (until.until !== undefined && now.getTime() > Date.parse(until.until)) return { lines: [], why: 'late', ...until }
  const open = returns.filter(({ state }) => state !== 'refused' && state !== 'cancelled').flatMap(({ lines }) => lines)
  const lines = bought.flatMap((line) => {
    const back = open.reduce((sum, one) => (one.line === line.id ? sum + cameOf(one) : sum), 0)
    const quantity = line.quantity - back - refunded(line.id)
    const { id, offer, variant, title, detail, image } = line
    return quantity > 0
      ? [{ line: id, offer, variant, title, detail, quantity, ...(image === undefined ? {} : { image }) }]
      : []
  })
  return lines.length > 0 ? { lines, ...until } : { lines, why: 'none', ...until }
}

/** What is wished, line by line, if all of it can come back; null where it cannot. The same line twice is one. */
export function wishedLines(
  wish: ReturnCreate,
  returnable: Pick<Returnable, 'lines'>,
): (ReturnLine & { variant?: string | undefined })[] | null {
  const merged = new Map<string, ReturnCreate['lines'][number]>()
  for (const one of wish.lines) {
    const key = `${one.line} ${one.variant ?? ''}`
    merged.set(key, { ...one, quantity: one.quantity + (merged.get(key)?.quantity ?? 0) })
  }
  const lines = [...merged.values()]
  const asked = new Map<string, number>()
  for (const { line, quantity } of lines) asked.set(line, (asked.get(line) ?? 0) + quantity)
  const fits = [...asked].every(([line, quantity]) =>
    returnable.lines.some((one) => one.line === line && one.quantity >= quantity),
  )
  const exchanges = lines.filter(({ variant }) => variant !== undefined).length
  if (!fits || (exchanges > 0 && exchanges < lines.length)) return null
  return lines.flatMap(({ line, quantity, variant }) => {
    const known = returnable.lines.find((one) => one.line === line)
    return known ? [{ line, title: known.title, detail: known.detail, quantity, variant }] : []
  })
}
