export const VIEWS = ['sales', 'talks', 'people'] as const
export type View = (typeof VIEWS)[number]
/** Days up to today. */
export const SPANS = ['7', '30', '90', '365'] as const

/** What is looked at, in the address: the last so many days, or from one day to another. */
export type ReportSearch = { view?: View; days?: string; from?: string; to?: string }

const DAY = /^\d{4}-\d\d-\d\d$/

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))
}

/** The address as it can be read; what says nothing is left out. */
export function readSearch(raw: Record<string, unknown>): ReportSearch {
  const view = VIEWS.find((one) => one === raw.view)
  const days = SPANS.find((one) => one === String(raw.days))
  const { from, to } = raw
  return {
    ...(view && view !== 'sales' ? { view } : {}),
    ...(isDay(from) && isDay(to) && from <= to ? { from, to } : days && days !== '30' ? { days } : {}),
  }
}

/** The days that are meant; `now` in the browser, which is near enough to where the shop is. */
export function timeOf({ days = '30', from, to }: ReportSearch, now: Date): { from: string; to: string } {
  if (from !== undefined && to !== undefined) return { from, to }
  const first = new Date(now)
  first.setDate(first.getDate() - Number(days) + 1)
  return { from: dayName(first), to: dayName(now) }
}

function dayName(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
