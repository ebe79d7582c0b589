import type { ReactNode } from 'react'

export type Suggestion = { id: string; label: string; hint?: string; mark?: ReactNode }

/** What the word at the caret may become; the keys stay in the field. */
export function Suggest({
  id,
  label,
  all,
  at,
  onPick,
}: {
  id: string
  label: string
  all: readonly Suggestion[]
  at: number
  onPick: (one: Suggestion) => void
}) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      className="max-h-60 overflow-y-auto border-t border-edge bg-paper py-1 animate-appear"
    >
      {all.map((one, place) => (
        <li
          key={one.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault()
            onPick(one)
          }}
          className={`flex min-h-9 cursor-pointer items-center gap-3 px-4 pointer-coarse:min-h-11 ${place === at ? 'bg-wash' : 'hover:bg-wash'}`}
        >
          {one.mark}
          <bdi className="flex-none font-strong">{one.label}</bdi>
          {one.hint && (
            <span className="min-w-0 flex-1 truncate text-muted" dir="auto">
              {one.hint}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

export type Typed = { sign: string; word: string; from: number; to: number }

/** The word at the caret, where it begins with one of these signs. */
export function typedAt(text: string, caret: number, signs: string): Typed | undefined {
  const before = /(?:^|\s)(\S)([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret))
  const [, sign = '', word = ''] = before ?? []
  return sign !== '' && signs.includes(sign) ? { sign, word, from: caret - word.length - 1, to: caret } : undefined
}
