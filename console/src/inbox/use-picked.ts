import type { InboxRow } from '@souk/contract/inbox.ts'
import { useCallback, useEffect, useState } from 'react'

export type Picked = ReturnType<typeof usePicked>

/** Which row the keys are at, and which ones are chosen. */
export function usePicked(rows: readonly InboxRow[], open: string | undefined) {
  const [active, setActive] = useState<string | undefined>(open)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  useEffect(() => {
    if (open !== undefined) setActive(open)
  }, [open])

  const choose = useCallback(
    (conversation: string, range: boolean) => {
      setChosen((before) => {
        const next = new Set(before)
        const on = !before.has(conversation)
        for (const one of range ? between(rows, last, conversation) : [conversation]) {
          if (on) next.add(one)
          else next.delete(one)
        }
        return next
      })
      setLast(conversation)
    },
    [rows, last],
  )
  const clear = useCallback(() => setChosen(new Set()), [])
  const all = useCallback(() => setChosen(new Set(rows.slice(0, MOST).map(({ conversation }) => conversation))), [rows])

  /** The row so many below or above the active one. */
  function beside(step: number): string | undefined {
    const at = rows.findIndex(({ conversation }) => conversation === active)
    if (at < 0) return rows[0]?.conversation
    return rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.conversation
  }
  return { active, setActive, chosen, choose, clear, all, beside }
}

/** As many as one call changes. */
const MOST = 500

function between(rows: readonly InboxRow[], from: string | undefined, to: string): string[] {
  const places = [from, to].map((one) => rows.findIndex(({ conversation }) => conversation === one))
  if (places.includes(-1)) return [to]
  return rows.slice(Math.min(...places), Math.max(...places) + 1).map(({ conversation }) => conversation)
}
