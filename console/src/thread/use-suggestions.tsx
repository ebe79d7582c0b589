import type { Thread } from '@souk/contract/inbox.ts'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useColleagues } from '../inbox/people.ts'
import { matching } from '../shell/matching.ts'
import { useWorkplace } from '../shell/desk.ts'
import { Avatar } from '../ui/avatar.tsx'
import { gapIn, useCanned } from './canned.ts'
import { typedAt, type Suggestion, type Typed } from './suggest.tsx'
import type { Writing } from './use-written.ts'

type Given = { thread: Thread; written: Writing; field: RefObject<HTMLTextAreaElement | null> }

/** What stands above the field while one types `@le` in a note, or `/ret` in an answer. */
export function useSuggestions({ thread, written, field }: Given) {
  const id = useId()
  const people = useColleagues()
  const { member } = useWorkplace()
  const canned = useCanned(thread)
  const [typed, setTyped] = useState<Typed>()
  const [at, setAt] = useState(0)
  const note = written.now.mode === 'note'
  const shown: readonly Suggestion[] = !typed
    ? []
    : note
      ? matching(
          people
            .filter((one) => one.id !== member)
            .map(({ id: who, name }) => ({ id: who, label: name, mark: <Avatar id={who} name={name} size={22} /> })),
          typed.word,
        )
      : canned.matching(typed.word)

  function look(): void {
    const box = field.current
    const next =
      box && box.selectionStart === box.selectionEnd
        ? typedAt(box.value, box.selectionStart, note ? '@' : '/;')
        : undefined
    setTyped(next)
    if (next?.word !== typed?.word) setAt(0)
  }
  function replace(words: string): void {
    if (!typed || !field.current) return
    const { value } = field.current
    const next = value.slice(0, typed.from) + words + value.slice(typed.to)
    // At once: the next stroke follows what was put in.
    flushSync(() => {
      written.change(note ? { note: next } : { reply: next })
      setTyped(undefined)
    })
    const caret = typed.from + words.length
    const gap = gapIn(next)
    field.current.setSelectionRange(...(gap ?? [caret, caret]))
  }
  function pick(one: Suggestion): void {
    if (!note) return void canned.fill(one.id).then((words) => words !== undefined && replace(words))
    const name = one.label.replace(/\s+/g, '_')
    written.change({ mentions: [...written.now.mentions.filter((other) => other.id !== one.id), { id: one.id, name }] })
    replace(`@${name} `)
  }
  /** True where the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (shown.length === 0) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
    const chosen = shown[at]
    if (step !== undefined) setAt((at + step + shown.length) % shown.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen)
    else if (event.key === 'Escape') setTyped(undefined)
    else return false
    event.preventDefault()
    return true
  }
  return { id, shown, at: Math.min(at, Math.max(0, shown.length - 1)), look, pick, onKey, sent: canned.sent }
}
