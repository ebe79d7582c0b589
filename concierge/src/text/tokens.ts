/** A word, a number, or a single Han character of a normalised text. */
export type Token = { text: string; start: number; end: number; kind: 'word' | 'number' | 'han' }

const TOKEN = /(\p{Script=Han})|([[\p{L}\p{M}]--\p{Script=Han}]+(?:'[\p{L}--\p{Script=Han}]+)*)|(\d+)/gv

/** Words without punctuation; Han characters stand alone, so that a dictionary decides where Chinese words end. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] ? 'han' : match[2] ? 'word' : 'number'
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length, kind })
  }
  return tokens
}
