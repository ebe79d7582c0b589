import type { Span } from '@souk/contract/understanding.ts'
import type { ReactNode } from 'react'

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** Text as written: line breaks kept, addresses made into links, what was understood underlined, nothing else interpreted. */
export function Text({ text, spans = [] }: { text: string; spans?: readonly Span[] | undefined }) {
  return (
    <p dir="auto" className="max-w-[34em] whitespace-pre-wrap [overflow-wrap:anywhere]">
      {spans.length > 0 ? underlined(text, spans) : linked(text)}
    </p>
  )
}

function linked(text: string): ReactNode[] {
  const pieces: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    pieces.push(
      text.slice(from, match.index),
      <a key={match.index} href={match[0]} target="_blank" rel="noopener noreferrer nofollow" className="underline">
        {match[0]}
      </a>,
    )
    from = match.index + match[0].length
  }
  return [...pieces, text.slice(from)]
}

function underlined(text: string, spans: readonly Span[]): ReactNode[] {
  const pieces: ReactNode[] = []
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from || end > text.length || end <= start) continue
    pieces.push(
      text.slice(from, start),
      <span key={start} className="underline decoration-[#8a5a00] decoration-2 underline-offset-4">
        {text.slice(start, end)}
      </span>,
    )
    from = end
  }
  return [...pieces, text.slice(from)]
}
