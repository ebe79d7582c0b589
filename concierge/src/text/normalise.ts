import { simplified } from './traditional.ts'

/** A text as the engine reads it, with the way back: character `i` stands for `original.slice(starts[i], ends[i])`. */
export type Normal = {
  original: string
  text: string
  starts: readonly number[] | null
  ends: readonly number[] | null
}

const HAN = /[\u4e00-\u9fff]/
const HAN_EACH = /[\u4e00-\u9fff]/g
const ASCII = /^[\x20-\x7e]*$/
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
const INVISIBLE = /\p{Cf}|\p{Default_Ignorable_Code_Point}/gu
const APOSTROPHE = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07]/g
const QUOTE = /[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
/** Everything that the patterns above and below, and the two letters, take away or replace. */
const ODD =
  // oxlint-disable-next-line no-control-regex -- control characters are what is meant
  /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07\u201c\u201d\u201e\u201f\u00ab\u00bb\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u0000-\u001f\u007f-\u009fёß]/u
// oxlint-disable-next-line no-control-regex -- control characters are what is meant
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** NFKC, lower case, one kind of apostrophe, quote and dash, no invisible characters, ё as е, simplified Chinese. */
export function normalise(original: string): Normal {
  if (ASCII.test(original)) return { original, text: original.toLowerCase(), starts: null, ends: null }
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const match of original.matchAll(CLUSTER)) {
    const folded = fold(match[0])
    for (let i = 0; i < folded.length; i++) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    text += folded
  }
  return { original, text, starts, ends }
}

/** Where a stretch of the normalised text stands in the original. */
export function spanOf(normal: Normal, start: number, end: number): { start: number; end: number } {
  if (!normal.starts || !normal.ends) return { start, end }
  const from = normal.starts[start] ?? normal.original.length
  return { start: from, end: end > start ? (normal.ends[end - 1] ?? normal.original.length) : from }
}

/** The folding of one character with its marks; what is compared everywhere. */
export function fold(cluster: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0)
    if (code >= 0x4e00 && code <= 0x9fff) return simplified(cluster)
    // small letters of Russian and Georgian, a space, a comma: as they are
    if ((code >= 0x430 && code <= 0x44f) || (code >= 0x10d0 && code <= 0x10f0)) return cluster
    if (code >= 0x20 && code <= 0x7e && code !== 0x60) return code > 0x5a ? cluster : cluster.toLowerCase()
  }
  const lower = inSimplified(cluster.normalize('NFKC').toLowerCase())
  if (!ODD.test(lower)) return lower
  return lower
    .replace(INVISIBLE, '')
    .replace(APOSTROPHE, "'")
    .replace(QUOTE, '"')
    .replace(DASH, '-')
    .replace(CONTROL, ' ')
    .replaceAll('ё', 'е')
    .replaceAll('ß', 'ss')
}

const MARKS = /['\p{M}]/gu

/** The letters alone, for names: "Lambs Conduit" and "creme" leave out what is hard to type, and a hyphen is a space. */
export function bareLetters(text: string): string {
  return foldText(text).normalize('NFD').replace(MARKS, '').normalize('NFC').replaceAll('-', ' ')
}

/** A label or word folded as texts are, without the way back. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return fold(text)
}

function inSimplified(text: string): string {
  return HAN.test(text) ? text.replace(HAN_EACH, simplified) : text
}
