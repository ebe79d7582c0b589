export const SHOWS = ['all', 'active', 'hidden', 'sold-out', 'low'] as const
export type Show = (typeof SHOWS)[number]

export type CatalogSearch = { q?: string; show?: Show }

/** The address as it can be read; what is no filter is left out. */
export function readSearch(raw: Record<string, unknown>): CatalogSearch {
  const show = SHOWS.find((one) => one === raw.show)
  return {
    ...(typeof raw.q === 'string' && raw.q !== '' ? { q: raw.q } : {}),
    ...(show && show !== 'all' ? { show } : {}),
  }
}
