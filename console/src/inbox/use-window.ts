import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'

export type Window = { first: number; last: number }

/** Rows above and below what is seen, so that a flick of the wheel finds them drawn. */
const AROUND = 10

/**
 * Which of many rows of one height are seen. Nothing is kept for each of them: a hundred thousand cost as much as a
 * hundred.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, height: number): Window {
  const [seen, setSeen] = useState<Window>({ first: 0, last: 40 })
  useLayoutEffect(() => look(scroller.current, height, setSeen), [scroller, height])
  useEffect(() => {
    const box = scroller.current
    if (!box) return undefined
    const again = () => look(box, height, setSeen)
    const sized = new ResizeObserver(again)
    sized.observe(box)
    box.addEventListener('scroll', again, { passive: true })
    return () => {
      sized.disconnect()
      box.removeEventListener('scroll', again)
    }
  }, [scroller, height])
  return { first: Math.min(seen.first, Math.max(0, count - 1)), last: Math.min(seen.last, count - 1) }
}

/** In steps of some rows: most scroll events change nothing. */
const STEP = 4

function look(box: HTMLElement | null, height: number, set: (change: (before: Window) => Window) => void): void {
  if (!box) return
  const top = Math.floor(box.scrollTop / height / STEP) * STEP
  const first = Math.max(0, top - AROUND)
  const last = top + Math.ceil(box.clientHeight / height) + STEP + AROUND
  set((before) => (before.first === first && before.last === last ? before : { first, last }))
}
