import type { Match } from '../lexicon/match.ts'

/** What may stand around the name of a thing without saying more: an article that points to nothing known, a count word, a please. */
const AROUND =
  /(?<!\p{L})(?:an?|one|some|any|pairs? of|pls|please|ein(?:e[nrsm]?)?|'?n(?:e[nr]?)?|paar|bitte|gern|een|één|graag|aub|alsjeblieft|пару?|пожалуйста|од(?:ин|на|ну|но)|გთხოვთ|ერთი|წყვილი)(?!\p{L})|[一来](?:条|件|双|个|只|套|款|份|束|瓶|张|把|台|部|箱)|[请来]/gu

/**
 * "A skirt", „einen Rock", 一条裙子: nothing is said but a known thing and how it is. A word that was only
 * guessed at is no known one (in „სუპერია“ there is no soup).
 */
export function isBare(text: string, matches: readonly Match[]): boolean {
  if (!matches.some(({ kind }) => kind === 'type') || matches.some(({ how }) => how === 'typo')) return false
  let rest = ''
  let last = 0
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    if (start > last) rest += `${text.slice(last, start)} `
    last = Math.max(last, end)
  }
  return !/[\p{L}\p{N}]/u.test(`${rest}${text.slice(last)}`.replace(AROUND, ' '))
}
