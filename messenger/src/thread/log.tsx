import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Printed } from '../parts/late-part.ts'
import { dayName } from '../state/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useStore } from './context.ts'
import { Message } from './message.tsx'
import { Notice } from './notice.tsx'
import type { Row } from './rows.ts'
import { newerThan } from './state.ts'
import { Welcome } from './welcome.tsx'

/** How close to the end counts as reading along. */
const NEAR = 120
/** So many screens above the end, the way back is offered. */
const FAR = 1.5
/** Above the message at which the thread rests. */
const AIR = 12

/** The thread, oldest first. It follows what is new while one is at its end, and offers to jump there otherwise. */
export function Log() {
  const store = useStore()
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(0)
  const follows = useRef(true)
  const top = useRef(0)
  const rows = store.rows.value
  const { head, pending } = store.thread.value
  const typing = store.typing.value

  const toEnd = (smooth: boolean, whole = false) => {
    follows.current = true
    const list = box.current
    const rest = list && (whole ? list.scrollHeight : restOf(list))
    list?.scrollTo({ top: rest ?? 0, behavior: smooth && !calm() ? 'smooth' : 'instant' })
    // From here on going up means reading further up; news of an earlier place may still be on their way.
    top.current = list?.scrollTop ?? 0
  }
  const markSeen = () => {
    if (document.visibilityState !== 'visible' || !store.view.shown.value) return
    setSeen(store.thread.value.head)
    store.seen()
  }

  useFirstPlace(box, rows.length > 0, follows)
  useLayoutEffect(() => {
    const own = pending.at(-1)?.state === 'sending'
    if (follows.current || own) {
      toEnd(rows.length > 0 && seen > 0)
      markSeen()
    }
  }, [head, pending.length, typing])
  useEffect(() => {
    const back = () => follows.current && markSeen()
    back()
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [store.live.value, store.view.shown.value])
  useKeptEnd(box, follows)
  useFocusAlong(box, pending.at(-1)?.clientId)

  function scrolled(): void {
    const list = box.current
    if (!list) return
    const near = list.scrollTop > restOf(list) - NEAR
    // On its own way down the list passes places that are not near: only going up means reading further up.
    if (near || list.scrollTop < top.current) follows.current = near
    top.current = list.scrollTop
    setAway(list.scrollHeight - list.clientHeight - list.scrollTop > list.clientHeight * FAR)
    if (follows.current && seen < store.thread.value.head) markSeen()
  }

  const [away, setAway] = useState(false)
  const fresh = seen > 0 && seen < head ? newerThan(store.thread.value, seen) : 0
  return (
    <div class="log" ref={box} onScroll={scrolled}>
      {rows.length === 0 && store.phase.value === 'new' ? <Welcome /> : <Rows rows={rows} />}
      {typing && <Writing by={typing} />}
      <div class="log-end" />
      {fresh === 0 && away && (
        <button type="button" class="jump jump-end" aria-label={t('thread.end')} onClick={() => toEnd(true, true)}>
          <Icon name="arrow-down" />
        </button>
      )}
      {fresh > 0 && (
        <button type="button" class="jump" onClick={() => toEnd(true, true)}>
          <Icon name="arrow-down" size={16} /> {t('thread.new', { count: fresh })}
        </button>
      )}
    </div>
  )
}

/**
 * Where a thread rests that is read along: at its end, but never so far that the beginning of the last message, or
 * the question right before it, is pushed out at the top.
 */
function restOf(list: HTMLElement): number {
  const end = list.scrollHeight - list.clientHeight
  const [before, last] = [...list.querySelectorAll<HTMLElement>('.message, .printed')].slice(-2)
  const asked = before?.matches('.printed, .message-shopper') && !last?.matches('.message-shopper')
  // A question that fills the screen is known to who wrote it; the answer is what is looked for.
  const short = before && (before.matches('.printed') || before.offsetHeight < list.clientHeight / 2)
  const first = asked && short ? before : last
  if (!first) return end
  return Math.min(end, first.offsetTop - AIR)
}

/**
 * What was tapped is often gone at once, and the focus with it, or it stands far above the answer: then the focus goes
 * to the shopper's own new bubble, so that the next Tab is in the answer. Who types stays in the field.
 */
function useFocusAlong(box: { current: HTMLDivElement | null }, sent: string | undefined): void {
  useLayoutEffect(() => {
    if (!sent) return
    // A frame later a sheet that was tapped in has given its focus back.
    requestAnimationFrame(() => {
      const active = document.activeElement
      const list = box.current
      if (!list || (active !== document.body && !list.contains(active))) return
      const own = [...list.querySelectorAll<HTMLElement>('.message-shopper')].at(-1)
      own?.focus({ preventScroll: true })
    })
  }, [sent])
}

/** At first the unread marker is brought into view, or the end. */
function useFirstPlace(box: { current: HTMLDivElement | null }, filled: boolean, follows: { current: boolean }): void {
  useLayoutEffect(() => {
    const list = box.current
    const marker = list?.querySelector('.unread')
    if (!list || !marker) return
    marker.scrollIntoView({ block: 'center' })
    follows.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR
  }, [filled])
}

/** Pictures that load and a keyboard that opens change heights: who was at the end stays there. */
function useKeptEnd(box: { current: HTMLDivElement | null }, follows: { current: boolean }): void {
  useLayoutEffect(() => {
    const list = box.current
    if (!list) return
    const observer = new ResizeObserver(() => {
      if (follows.current && list.scrollTop < restOf(list)) list.scrollTo({ top: restOf(list) })
    })
    observer.observe(list)
    const end = list.querySelector('.log-end')
    const inner = list.firstElementChild
    if (inner && inner !== end) observer.observe(inner)
    return () => observer.disconnect()
  }, [box.current?.firstElementChild])
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const last = rows.findLastIndex(({ kind }) => kind === 'message' || kind === 'receipt')
  return (
    <ol class="rows">
      {rows.map((row, i) => (
        <RowLine key={row.key} row={row} open={stillOpen(rows, i, last)} />
      ))}
    </ol>
  )
}

/** A message waits for an answer until the shopper says something after it, or orders. */
function stillOpen(rows: readonly Row[], at: number, last: number): boolean {
  for (let i = at + 1; i <= last; i++) {
    const row = rows[i]
    if (row?.kind === 'receipt' || (row?.kind === 'message' && row.author === 'shopper')) return false
  }
  return true
}

function RowLine({ row, open }: { row: Row; open: boolean }) {
  switch (row.kind) {
    case 'day':
      return (
        <li class="day">
          <span>{dayName(row.at, Date.now())}</span>
        </li>
      )
    case 'unread':
      return (
        <li class="unread">
          <span>{t('thread.unread')}</span>
        </li>
      )
    case 'notice':
      return <Notice notice={row.notice} />
    case 'receipt':
      return (
        <li class="printed">
          <Printed number={row.number} seq={row.seq} />
        </li>
      )
    case 'message':
      return <Message row={row} open={open} />
  }
}

/** Somebody writes: the spine draws itself. */
function Writing({ by }: { by: 'concierge' | 'staff' }) {
  const store = useStore()
  const name = store.thread.value.speaker?.name ?? t(`author.${by}`)
  return (
    <p class={`writing writing-${by}`}>
      <span class="visually-hidden">{t('thread.writing', { name })}</span>
    </p>
  )
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
