import { useCallback, useRef, useState } from 'react'
import { keepWritten, NOTHING, writtenIn, type Written } from './draft.ts'

export type Writing = { now: Written; change: (more: Partial<Written>) => void; clear: () => void }

/** What is being written in a thread; kept with each stroke. */
export function useWritten(conversation: string): Writing {
  const [now, setNow] = useState(() => writtenIn(conversation))
  const latest = useRef(now)
  const set = useCallback(
    (next: Written) => {
      latest.current = next
      keepWritten(conversation, next)
      setNow(next)
    },
    [conversation],
  )
  const change = useCallback((more: Partial<Written>) => set({ ...latest.current, ...more }), [set])
  /** What was written in the other way stays. */
  const clear = useCallback(() => {
    const { mode, reply, note, mentions } = latest.current
    set(mode === 'note' ? { ...NOTHING, reply } : { ...NOTHING, note, mentions })
  }, [set])
  return { now, change, clear }
}
