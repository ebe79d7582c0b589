import type { Tag } from '@souk/contract/inbox.ts'

/** By day and by night; a tag's name always stands beside its colour. */
const COLOURS: Record<Tag['colour'], string> = {
  grey: 'light-dark(#6B6C88, #A9A8CC)',
  red: 'light-dark(#A3262A, #F59A9D)',
  orange: 'light-dark(#9A4A12, #F0AC7A)',
  yellow: 'light-dark(#7A6400, #DCC667)',
  green: 'light-dark(#2F6B3A, #8FD39C)',
  teal: 'light-dark(#00675B, #5FD3C0)',
  blue: 'light-dark(#23408E, #8FAAF5)',
  violet: 'light-dark(#5A3A7E, #C4A5EA)',
  pink: 'light-dark(#8A2D5C, #F09AC6)',
}

/** A tag as a word on a thread: its name beside a dot of its dye. */
export function TagMark({ tag }: { tag: Pick<Tag, 'name' | 'colour'> }) {
  return (
    <span className="inline-flex max-w-32 items-center gap-1 text-1">
      <TagDot colour={tag.colour} />
      <span className="truncate" dir="auto">
        {tag.name}
      </span>
    </span>
  )
}

export function TagDot({ colour }: { colour: Tag['colour'] }) {
  return <span aria-hidden="true" className="size-2 flex-none rounded-full" style={{ background: COLOURS[colour] }} />
}
