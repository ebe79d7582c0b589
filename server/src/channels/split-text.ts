/** Splits between lines, else between words, else between graphemes; each piece has at most `most` characters. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > most) {
    const at = cutOf(rest, most)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

function cutOf(text: string, most: number): number {
  const window = text.slice(0, most + 1)
  const line = window.lastIndexOf('\n')
  if (line > most / 3) return line
  // A no-break space holds a price together: only plain blanks part words.
  const blank = window.lastIndexOf(' ')
  const next = text.slice(blank + 1).search(/[ \n]/)
  const word = next === -1 ? text.length - blank - 1 : next
  return blank > 0 && word <= most ? blank : (wordEnd(text, most) ?? graphemeEnd(text, most))
}

const GLUE = /[\u00a0\u202f\u2060\u200d]/
const FIGURE = /[\p{Nd}\p{Sc}.,'’٫٬]/u

/** The last end of a word, as far as scripts without blanks tell, that is not inside a price. */
function wordEnd(text: string, most: number): number | undefined {
  let end: number | undefined
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(0, most + 32))) {
    if (index > most) break
    const [before, after] = [text.slice(0, index).slice(-1), text.slice(index).charAt(0)]
    if (index > 0 && !GLUE.test(before + after) && !(FIGURE.test(before) && FIGURE.test(after))) end = index
  }
  return end
}

/** The end of the last grapheme that fits; of one that alone is too long, as many whole characters as fit. */
function graphemeEnd(text: string, most: number): number {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, most + 32))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  if (end > 0) return end
  return most > 1 && /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
}

/** A text of at most `most` characters, ended by … where something is left out; no price is cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, cutOf(text, most - 1)).trimEnd()}…`
}

/** Where bytes are counted, pieces get shorter until each of them fits: letters have one to four. */
export function piecesOf(text: string, most: number, bytes = false): string[] {
  const whole = Buffer.byteLength(text)
  if (!bytes || whole <= most) return splitText(text, most)
  for (let characters = Math.floor((most * text.length) / whole); ; characters = Math.floor(characters * 0.9)) {
    const pieces = splitText(text, characters)
    if (pieces.every((piece) => Buffer.byteLength(piece) <= most)) return pieces
  }
}
