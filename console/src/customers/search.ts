export const BOUGHT = ['yes', 'no'] as const

export type CustomersSearch = {
  q?: string
  bought?: (typeof BOUGHT)[number]
  language?: string
  channel?: string
  /** Minor units of the shop's currency. */
  spentFrom?: number
}

/** The address as it can be read; what is no filter is left out. */
export function readSearch(raw: Record<string, unknown>): CustomersSearch {
  const bought = BOUGHT.find((one) => one === raw.bought)
  const from = raw.spentFrom
  return {
    ...(typeof raw.q === 'string' && raw.q !== '' ? { q: raw.q } : {}),
    // A number in the address is read as one: "?q=1001".
    ...(typeof raw.q === 'number' ? { q: String(raw.q) } : {}),
    ...(bought ? { bought } : {}),
    ...(typeof raw.language === 'string' && raw.language !== '' ? { language: raw.language } : {}),
    ...(typeof raw.channel === 'string' && raw.channel !== '' ? { channel: raw.channel } : {}),
    ...(typeof from === 'number' && Number.isSafeInteger(from) && from > 0 ? { spentFrom: from } : {}),
  }
}
