import type { Thread } from '@souk/contract/inbox.ts'
import type { Span } from '@souk/contract/understanding.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import down from 'icon:arrow-down'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Event } from './event.tsx'
import { Message, type Marks } from './message.tsx'
import { Day, Unread } from './dividers.tsx'
import type { Unsent } from './outbox.ts'
import { rowsOf, type Row } from './rows.ts'
import type { ThreadStore } from './store.ts'
import { UnsentMessage, type Resend } from './unsent.tsx'

type LogProps = {
  store: ThreadStore
  thread: Thread
  older: 'still' | 'loading' | 'failed'
  unsent: readonly Unsent[]
  readBefore: ReadonlyMap<string, number>
  resend: Resend
  onQuote: (message: string, words: string) => void
}

/** What was said, as many lines of it as one sees. It stays where it is read while older ones come, and goes on at its end. */
export function Log({ store, thread, older, unsent, readBefore, resend, onQuote }: LogProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => rowsOf(thread, unsent, readBefore), [thread, unsent, readBefore])
  const marks = useMarks(thread)
  // The same as long as the rows are: with another one everything is measured anew.
  const getItemKey = useCallback((place: number) => rows[place]?.key ?? place, [rows])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    getItemKey,
    overscan: 10,
    paddingStart: 12,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 80,
  })
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (opened.current || rows.length === 0) return
    opened.current = true
    virtual.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [rows.length, virtual])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const wants = opened.current && first < 4 && thread.cursor !== undefined && older === 'still'
  useEffect(() => {
    if (wants) void store.older()
  }, [wants, store, rows.length])
  const away =
    virtual.scrollOffset !== null &&
    virtual.getTotalSize() - (virtual.scrollOffset + (scroller.current?.clientHeight ?? 0)) > 400

  function jump(message: string): void {
    const place = rows.findIndex((row) => row.kind === 'message' && row.item.message.id === message)
    if (place >= 0) virtual.scrollToIndex(place, { align: 'center' })
  }
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={t('thread.log')}
        tabIndex={0}
        className="h-full overflow-y-auto overflow-x-hidden px-3 [overflow-anchor:none] tablet:px-5"
      >
        {thread.cursor !== undefined && (
          <div role="status" className="grid justify-items-center p-2 text-1 text-muted">
            {older === 'failed' ? <Button onClick={() => void store.older()}>{t('retry')}</Button> : t('thread.older')}
          </div>
        )}
        <div className="relative mx-auto w-full max-w-180" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = rows[index]
            return (
              row && (
                <div
                  key={key}
                  data-index={index}
                  ref={virtual.measureElement}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line row={row} thread={thread} marks={marks} resend={resend} onQuote={onQuote} onJump={jump} />
                </div>
              )
            )
          })}
        </div>
      </div>
      {away && (
        <div className="absolute end-5 bottom-3 rounded-full bg-paper inset-ring inset-ring-edge animate-appear">
          <IconButton
            icon={down}
            label={t('thread.newest')}
            onClick={() => virtual.scrollToIndex(rows.length - 1, { align: 'end' })}
          />
        </div>
      )}
    </div>
  )
}

type LineProps = {
  row: Row
  thread: Thread
  marks: Marks
  resend: Resend
  onQuote: (message: string, words: string) => void
  onJump: (message: string) => void
}

function Line({ row, thread, marks, resend, onQuote, onJump }: LineProps) {
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />
    case 'unread':
      return <Unread />
    case 'message':
      return <Message row={row} thread={thread} marks={marks} onQuote={onQuote} onJump={onJump} />
    case 'unsent':
      return <UnsentMessage unsent={row.unsent} resend={resend} />
    case 'event':
      return <Event item={row.item} />
  }
}

/** What was understood of each message, and the words of those that were quoted. */
function useMarks(thread: Thread): Marks {
  return useMemo(() => {
    const spans = new Map<string, readonly Span[]>()
    const words = new Map<string, string>()
    for (const item of thread.items) {
      if (item.kind !== 'message') continue
      for (const part of item.message.parts) {
        const understood = part.type === 'understood' || part.type === 'carousel' ? part.understood : undefined
        if (understood) spans.set(understood.of, understood.spans)
        if (part.type === 'text' && !words.has(item.message.id)) words.set(item.message.id, part.text)
      }
    }
    return { spans, words }
  }, [thread.items])
}
