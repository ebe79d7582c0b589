import type { InboxCounts } from '@souk/contract/inbox.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { keyOf, useCall } from '../api/query.ts'
import { useShop } from '../shell/desk.ts'
import { hearInThreads, threadStore } from '../thread/store.ts'
import { useCell } from './cell.ts'
import { changes } from './change.ts'
import { eachList, inboxList, type InboxList, type ListState } from './list.ts'
import { deskLive } from './live.ts'
import { filterName, filterOf, type InboxSearch } from './search.ts'

/** Counting is asked for at most so often, however much happens. */
const COUNT_MS = 2_000

export type Inbox = { list: InboxList; state: ListState; counts: InboxCounts | undefined }

/** The list of a filter, as it is and as it goes on. */
export function useInbox(search: InboxSearch, me: string): Inbox {
  const shop = useShop()
  const filter = filterOf(search)
  const name = filterName(filter)
  const list = useMemo(() => inboxList(filter, me), [name, me, shop])
  const state = useCell(list.state)
  const changed = useCell(changes)
  const counts = useCall('countInbox', { params: { shop } }, { refetchInterval: 60_000 })
  useEffect(() => void list.refresh(), [list, changed])
  useLive(shop, list)
  useCountsAfter(shop, changed)
  return { list, state, counts: counts.data }
}

/** What happens in the shop reaches every list and thread that is kept here. */
function useLive(shop: string, list: InboxList): void {
  useEffect(() => {
    const live = deskLive(shop)
    const leave = [
      live.onFacts((facts) => {
        eachList((one) => one.hear(facts, one === list))
        hearInThreads(facts)
      }),
      live.onFresh(() => void list.refresh()),
    ]
    return () => {
      for (const stop of leave) stop()
    }
  }, [shop, list])
}

function useCountsAfter(shop: string, changed: number): void {
  const queries = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void queries.invalidateQueries({ queryKey: keyOf('countInbox') })
      }, COUNT_MS)
    }
    if (changed > 0) void queries.invalidateQueries({ queryKey: keyOf('countInbox') })
    const stop = deskLive(shop).onFacts(again)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [queries, shop, changed])
}

/** How a thread that is open stands, where its row is not among those loaded. */
export function standingOf(conversation: string) {
  return threadStore(conversation).state.get().thread
}
