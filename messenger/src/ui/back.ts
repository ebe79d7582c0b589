import { useLayoutEffect, useRef } from 'preact/hooks'

/** What stands open above the page, the undermost first; the browser's history has one entry for each. */
const open: { close: () => void }[] = []
/** A step through the history that is on its way; the next one waits for it. */
let step: ReturnType<typeof setTimeout> | undefined
let missed = 0
/** So long a step may take, and so often one may lead nowhere, before none is tried any longer. */
const STEP_MS = 600
const MOST_MISSED = 3

/** While this is shown, the browser's way back closes it and does nothing else. */
export function useBack(onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useLayoutEffect(() => {
    const one = { close: () => latest.current() }
    open.push(one)
    queueMicrotask(settle)
    return () => {
      const at = open.indexOf(one)
      if (at !== -1) open.splice(at, 1)
      // One that opens in the place of another takes over its entry.
      queueMicrotask(settle)
    }
  }, [])
}

/** Follows the browser's history, from the start of the page on: after a reload nothing stands open, whatever it says. */
export function watchBack(): void {
  addEventListener('popstate', () => {
    const isOurs = step !== undefined
    arrived()
    missed = 0
    while (!isOurs && open.length > depth()) open.pop()?.close()
    settle()
  })
  addEventListener('pageshow', () => {
    arrived()
    settle()
  })
}

function arrived(): void {
  clearTimeout(step)
  step = undefined
}

/** As many entries as stand open: what is missing is made, what is too much is stepped back from. */
function settle(): void {
  if (step !== undefined) return
  for (let at = depth(); at < open.length; at++) history.pushState({ open: at + 1 }, '')
  if (depth() === open.length || missed >= MOST_MISSED) return
  // A page framed in a sheet may have entries of its own in between: such a step moves nothing here.
  step = setTimeout(() => {
    step = undefined
    missed++
    settle()
  }, STEP_MS)
  history.go(open.length - depth())
}

function depth(): number {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'open' in state ? Number(state.open) : 0
}
