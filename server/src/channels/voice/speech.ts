const PAGE = /^https?:\/\/\S+$/
const ENDED = /[.!?:;,…。！？：；，]$/u
/** Signs that are read by the eye, and what the ear wants in their place. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+)\. /, '$1: '],
  [/^[=–•] /, ''],
  [/^(\d+) × /, '$1 '],
  [/ [·→] /g, ', '],
  [/\p{Extended_Pictographic}/gu, ''],
]

/** What is said of a text, a line for each thing, and the pages in it, which nobody can listen to. */
export function spoken(text: string): { say: string; pages: string[] } {
  const lines = text.split('\n').map((line) => line.trim())
  const said = lines
    .filter((line) => line !== '' && !PAGE.test(line))
    .map((line) => SIGNS.reduce((now, [sign, words]) => now.replace(sign, words), line).trim())
    .filter(Boolean)
    .map((line) => (ENDED.test(line) ? line : `${line}.`))
  return { say: said.join('\n'), pages: lines.filter((line) => PAGE.test(line)) }
}
