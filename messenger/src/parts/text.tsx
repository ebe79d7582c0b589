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

/** What was understood gets a line under it. */
function underlined(text: string, spans: readonly Span[]): ComponentChildren[] {
  return piecesOf(text, spans).map(({ words, understood }) =>
    understood ? <span class="understood">{words}</span> : words,
  )
}

export type Piece = { words: string; understood: boolean }

/** The text cut at its spans. Neighbours with only a space between them share one line; what overlaps is left out. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from || end > text.length || end <= start) continue
    const between = text.slice(from, start)
    const last = pieces.at(-1)
    if (last?.understood && between.trim() === '') last.words += text.slice(from, end)
    else pieces.push({ words: between, understood: false }, { words: text.slice(start, end), understood: true })
    from = end
  }
  return [...pieces, { words: text.slice(from), understood: false }].filter(({ words }) => words !== '')
}
