import { signal } from '@preact/signals'
import type { Typist } from '@souk/sdk/live.ts'

type Writer = Exclude<Typist, 'shopper'>

/** Longest that a writing sign stands without a new one. */
const TYPING_MS = 8_000

/** Who is writing an answer right now. */
export function createTyping() {
  const by = signal<Writer | undefined>(undefined)
  let ends: ReturnType<typeof setTimeout> | undefined
  function show(writer: Writer | undefined): void {
    clearTimeout(ends)
    by.value = writer
    if (writer) ends = setTimeout(() => (by.value = undefined), TYPING_MS)
  }
  return { by, show }
}
