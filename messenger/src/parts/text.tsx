import type { Span } from '@souk/contract/understanding.ts'
import type { ComponentChildren } from 'preact'

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** Text as written: line breaks kept, addresses made into links, nothing else interpreted. */
export function Text({ text, spans = [] }: { text: string; spans?: readonly Span[] }) {
  return (
    <p class="text" dir="auto">
      {spans.length > 0 ? underlined(text, spans) : linked(text)}
    </p>
  )
}

function linked(text: string): ComponentChildren[] {
  const pieces: ComponentChildren[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    pieces.push(
      text.slice(from, match.index),
      <a href={match[0]} target="_blank" rel="noopener noreferrer nofollow">
        {match[0]}
      </a>,
    )
    from = match.index + match[0].length
  }
  return [...pieces, text.slice(from)]
}

/** What was understood gets a line under it; spans that overlap the one before are left out. */
export function underlined(text: string, spans: readonly Span[]): ComponentChildren[] {
  const pieces: ComponentChildren[] = []
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from || end > text.length || end <= start) continue
    pieces.push(text.slice(from, start), <span class="understood">{text.slice(start, end)}</span>)
    from = end
  }
  return [...pieces, text.slice(from)]
}
