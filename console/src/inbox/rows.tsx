import type { Tag } from '@souk/contract/inbox.ts'
import { useEffect, useRef, type RefObject } from 'react'
import { t } from '../i18n/t.ts'
import { foresee } from '../thread/store.ts'
import { hasDraft } from '../thread/draft.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/states.tsx'
import type { InboxList, ListState } from './list.ts'
import { useFullName } from './people.ts'
import { Row } from './row.tsx'
import { useWindow } from './use-window.ts'

/** So many rows from the end of what is loaded the next page is asked for. */
const AHEAD = 60
const NARROW = 68

type RowsProps = {
  list: InboxList
  state: ListState
  narrow: boolean
  dense: boolean
  active: string | undefined
  open: string | undefined
  chosen: ReadonlySet<string>
  tags: ReadonlyMap<string, Tag>
  hrefOf: (conversation: string) => string
  onOpen: (conversation: string) => void
  onChoose: (conversation: string, range: boolean) => void
  scroller: RefObject<HTMLDivElement | null>
}

/** As many rows as one sees, of as many as there are. */
export function Rows(props: RowsProps) {
  const { list, state, narrow, dense, active, open, chosen, tags, hrefOf, scroller } = props
  const { rows, cursor } = state
  const nameOf = useFullName()
  const height = narrow ? NARROW : dense ? 32 : 44
  const { first, last } = useWindow(scroller, rows.length, height)
  useEffect(() => {
    if (cursor !== undefined && last >= rows.length - AHEAD) void list.more()
  }, [list, cursor, last, rows.length])
  useScrollTo(scroller, active, rows, height)
  return (
    <>
      <ul
        aria-label={t('inbox.rows')}
        className="relative"
        // The height of all of them, so that the scroll bar tells the truth.
        style={{ height: rows.length * height }}
      >
        {rows.slice(first, last + 1).map((row, place) => {
          const index = first + place
          const { conversation, assignee } = row
          return (
            <li
              key={conversation}
              aria-posinset={index + 1}
              aria-setsize={cursor === undefined ? rows.length : -1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${index * height}px)` }}
            >
              <Row
                row={row}
                href={hrefOf(conversation)}
                narrow={narrow}
                active={conversation === active}
                open={conversation === open}
                chosen={chosen.has(conversation)}
                choosing={chosen.size > 0}
                drafted={hasDraft(conversation)}
                tags={tags}
                assignee={assignee ? nameOf(assignee) : undefined}
                onOpen={props.onOpen}
                onChoose={props.onChoose}
                onNear={foresee}
              />
            </li>
          )
        })}
      </ul>
      {state.more === 'loading' && <Loading rows={2} />}
      {state.more === 'failed' && (
        <p className="flex items-center justify-center gap-3 p-3 text-danger" role="alert">
          {t('inbox.more-failed')} <Button onClick={() => void list.more()}>{t('retry')}</Button>
        </p>
      )}
    </>
  )
}

/** The row that the keys are at is in sight. */
function useScrollTo(
  scroller: RefObject<HTMLDivElement | null>,
  active: string | undefined,
  rows: ListState['rows'],
  height: number,
): void {
  const before = useRef(active)
  useEffect(() => {
    if (active === before.current) return
    before.current = active
    const box = scroller.current
    const place = rows.findIndex(({ conversation }) => conversation === active)
    if (!box || place < 0) return
    const top = place * height
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight
  }, [scroller, active, rows, height])
}
