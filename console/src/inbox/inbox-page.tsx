import { Outlet, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useCommands } from '../shell/commands.ts'
import { useShop, useWorkplace } from '../shell/desk.ts'
import { useTitle } from '../shell/page.tsx'
import { density } from '../state/prefs.ts'
import { ListBody } from './body.tsx'
import { BulkBar } from './bulk.tsx'
import { DeedPickers, useDeeds, type Chosen } from './deeds.tsx'
import { FilterChips, FilterDialog } from './filters.tsx'
import { Finder } from './finder.tsx'
import { InboxHead } from './head.tsx'
import { inboxKeys } from './keys.ts'
import { inboxRoute, threadRoute } from './routes.ts'
import { Rows } from './rows.tsx'
import { known, narrowedBy, viewOf, type InboxSearch } from './search.ts'
import { useTags } from './tags.ts'
import { standingOf, useInbox } from './use-inbox.ts'
import { usePicked } from './use-picked.ts'
import { useRoom } from './use-room.ts'
import { VIEW_NAMES, Views } from './views.tsx'

/** The inbox: views at the left, the list, and beside it the thread that is open. */
export function InboxPage() {
  const shop = useShop()
  const { member } = useWorkplace()
  const search = inboxRoute.useSearch()
  const navigate = useNavigate()
  const matched = useMatchRoute()({ to: threadRoute.fullPath })
  const open = matched ? matched.conversation : undefined
  const { list, state, counts } = useInbox(search, member)
  const tags = useTags()
  const heading = useTitle(t(VIEW_NAMES[viewOf(search)]))
  const { data: about } = useCall('getShop', { params: { shop } }, { staleTime: 5 * 60_000 })
  const currency = about?.currency ?? 'USD'

  const go = useCallback(
    (next: InboxSearch) => void navigate({ to: '/s/$shop/inbox', params: { shop }, search: next }),
    [navigate, shop],
  )
  const openThread = useCallback(
    (conversation: string | undefined) =>
      void (conversation === undefined
        ? navigate({ to: '/s/$shop/inbox', params: { shop }, search: (all: InboxSearch) => all })
        : navigate({
            to: '/s/$shop/inbox/$conversation',
            params: { shop, conversation },
            search: (all: InboxSearch) => all,
          })),
    [navigate, shop],
  )
  const picked = usePicked(state.rows, open)
  const chosen = useMemo((): readonly Chosen[] => {
    if (picked.chosen.size > 0) return state.rows.filter(({ conversation }) => picked.chosen.has(conversation))
    const row = state.rows.find(({ conversation }) => conversation === picked.active)
    const held = row ?? (picked.active === undefined ? undefined : standingOf(picked.active))
    return held ? [held] : []
  }, [state.rows, picked.chosen, picked.active])
  const deeds = useDeeds(chosen, tags, picked.clear)
  const [asking, setAsking] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [list])

  /** Closed is done with: the next one comes. */
  function close(): void {
    const next = picked.beside(1)
    deeds.close()
    if (picked.chosen.size > 0 || deeds.closed) return
    const after = next === picked.active ? undefined : next
    if (open === undefined) picked.setActive(after)
    else openThread(after)
  }
  useCommands(
    inboxKeys({
      deeds,
      open,
      picked,
      openThread,
      close,
      find: () => field.current?.focus(),
      filter: () => setAsking(true),
      unread: () => void list.unread(chosen.map(({ conversation }) => conversation)),
    }),
  )

  const narrow = useRoom() === 'narrow' || open !== undefined
  const dense = density() === 'dense'
  return (
    <div className="flex h-full">
      <div className={`hidden ${open === undefined ? 'desk:flex' : 'min-[1800px]:flex'}`}>
        <Views search={search} counts={counts} />
      </div>
      <section
        aria-labelledby="inbox-title"
        className={`relative flex min-w-0 flex-col border-rule ${open === undefined ? 'flex-1' : 'w-85 flex-none border-e max-desk:w-75 max-tablet:hidden'}`}
      >
        <InboxHead
          heading={heading}
          field={field}
          search={search}
          counts={counts}
          viewsShown={open === undefined}
          onFilter={() => setAsking(true)}
          onSearch={go}
          onFind={(q) =>
            void navigate({
              to: '.',
              search: (all: InboxSearch) => known({ ...all, q: q === '' ? undefined : q }),
              replace: true,
            })
          }
        />
        <FilterChips search={search} tags={tags} currency={currency} onChange={go} />
        <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]" tabIndex={-1}>
          {search.q === undefined ? (
            <ListBody
              state={state}
              onRetry={() => void list.refresh()}
              shop={shop}
              view={viewOf(search)}
              narrowed={narrowedBy(search).length > 0}
            >
              <Rows
                list={list}
                state={state}
                narrow={narrow}
                dense={dense}
                active={picked.active}
                open={open}
                chosen={picked.chosen}
                tags={tags}
                hrefOf={(conversation) => `/console/s/${shop}/inbox/${conversation}${location.search}`}
                onOpen={openThread}
                onChoose={picked.choose}
                scroller={scroller}
              />
            </ListBody>
          ) : (
            <Finder words={search.q} open={open} onOpen={openThread} />
          )}
        </div>
        <BulkBar count={picked.chosen.size} deeds={deeds} onClear={picked.clear} />
      </section>
      <Outlet />
      <DeedPickers deeds={deeds} chosen={chosen} tags={tags} />
      <FilterDialog
        open={asking}
        onClose={() => setAsking(false)}
        search={search}
        tags={tags}
        currency={currency}
        onChange={go}
      />
    </div>
  )
}
