import { useMemo } from 'preact/hooks'
import type { Times } from '../form/frame.tsx'
import { souk } from '../state/access.ts'

/** The times at which goods can be fetched; the one that was agreed stands among them. */
export function usePickupTimes(
  shop: string,
  option: string | undefined,
  agreed: string | undefined,
): Times | undefined {
  return useMemo(() => {
    if (option === undefined) return undefined
    return async () => {
      const params = { shop, option }
      const { slots } = await souk.call('freePickupSlots', { params, query: { limit: 120 } })
      const isThere = agreed === undefined || slots.some(({ from }) => from === agreed)
      return isThere ? slots : [{ from: agreed, to: agreed, left: 1 }, ...slots]
    }
  }, [shop, option])
}
