import type { Token } from '../text/tokens.ts'
import { figures, type Numeral } from './figures.ts'
import { CHINESE_NUMBER, chineseNumber } from './numeral-chinese.ts'
import { NUMBER_WORDS, type NumberWords } from './numeral-words.ts'

type Piece = {
  start: number
  end: number
  parts: { value: number; scale: boolean }[]
  point: boolean
  and: boolean
  bare: boolean
  figure?: true
}

const ARTICLES = new Set([
  'ein',
  'eine',
  'einen',
  'einem',
  'einer',
  'een',
  'one',
  'один',
  'одна',
  'одно',
  'одну',
  'ერთ',
  'ერთი',
  '一',
])
const HALF = /^(?: and a half| en een half|½|[个個]半(?![天年月小个個]))(?![\p{Script=Latin}])/u
const GEORGIAN_END = /^(?:ი|მა|ს|ის|ით|ად|ამდე|მდე|იდან|დან|ზე|თვის|ისთვის|ნი|ჯერ|ივე|ამდეა)?$/u

/** All numbers of a folded text, written in figures or in words of its language (English words are always read). */
export function numerals(text: string, tokens: readonly Token[], language: string): Numeral[] {
  const found = figures(text, language)
  if (/\p{Script=Han}/u.test(text)) {
    for (const match of text.matchAll(CHINESE_NUMBER)) push(found, chinese(match[0], match.index))
  }
  for (const each of language === 'en' || !(language in NUMBER_WORDS) ? ['en'] : [language, 'en']) {
    for (const numeral of spoken(text, tokens, each, found)) {
      // "3 million" takes the place of the figure it begins with
      for (let i = found.length - 1; i >= 0; i--) {
        const other = found[i]
        if (
          other &&
          other.start >= numeral.start &&
          other.end <= numeral.end &&
          other.end - other.start < numeral.end - numeral.start
        )
          found.splice(i, 1)
      }
      push(found, numeral)
    }
  }
  return found.map((numeral) => withHalf(numeral, text)).toSorted((a, b) => a.start - b.start)
}

/** "Two and a half", 两个半. */
function withHalf(numeral: Numeral, text: string): Numeral {
  const half = HALF.exec(text.slice(numeral.end, numeral.end + 16))
  if (!half || !Number.isInteger(numeral.value)) return numeral
  return { ...numeral, end: numeral.end + half[0].length, value: numeral.value + 0.5, bare: false }
}

function push(found: Numeral[], numeral: Numeral): void {
  if (Number.isFinite(numeral.value) && !found.some((each) => each.start < numeral.end && numeral.start < each.end))
    found.push(numeral)
}

function chinese(text: string, start: number): Numeral {
  return { start, end: start + text.length, value: chineseNumber(text), digits: false, bare: text === '一' }
}

function spoken(text: string, tokens: readonly Token[], language: string, taken: readonly Numeral[]): Numeral[] {
  const words = NUMBER_WORDS[language]
  if (!words) return []
  const found: Numeral[] = []
  let run: Piece[] = []
  const flush = () => {
    while (run.at(-1)?.and || run.at(-1)?.point) run.pop()
    while (run[0]?.and || (run[0]?.point && run.length < 2)) run.shift()
    const [first] = run
    const last = run.at(-1)
    if (first && last && !(first.figure && run.length === 1))
      found.push({
        start: first.start,
        end: last.end,
        value: valueOf(run),
        digits: false,
        bare: run.length === 1 && first.bare,
      })
    run = []
  }
  for (const token of tokens) {
    const figure = taken.find((each) => each.start <= token.start && token.start < each.end)
    if (figure && figure.start !== token.start) continue
    const piece = figure ? figurePiece(figure) : token.kind === 'word' ? pieceOf(token, words, language) : undefined
    const before = run.at(-1)
    if (before && /[^\s-]/.test(text.slice(before.end, token.start))) flush()
    if (piece && endsBefore(run, piece)) {
      // "a hundred and two | hundred": the second number began behind the "and"
      const own = run.pop()
      flush()
      if (own) run = [own]
    } else if (!piece || (piece.and && run.length === 0) || (before && !joins(run, before, piece, language))) flush()
    if (piece && !(piece.and && run.length === 0)) run.push(piece)
  }
  flush()
  return found
}

function figurePiece(figure: Numeral): Piece {
  return {
    start: figure.start,
    end: figure.end,
    parts: [{ value: figure.value, scale: false }],
    point: false,
    and: false,
    bare: false,
    figure: true,
  }
}

function pieceOf(token: Token, words: NumberWords, language: string): Piece | undefined {
  const { text, start } = token
  const shape = { start, end: token.end, parts: [], point: false, and: false, bare: false }
  if (words.and.includes(text)) return { ...shape, and: true }
  if (words.point.includes(text)) return { ...shape, point: true }
  const whole = partOf(text, words)
  if (whole) return { ...shape, parts: [whole], bare: ARTICLES.has(text) }
  if (language === 'en' || language === 'ru') return undefined
  const { parts, length } = decompose(text, words)
  if (parts.length === 0) return undefined
  const rest = text.slice(length)
  if (language === 'ka' ? !GEORGIAN_END.test(rest) : rest !== '') return undefined
  return { ...shape, end: start + length + (rest === 'ი' ? 1 : 0), parts, bare: ARTICLES.has(text) }
}

function partOf(word: string, words: NumberWords): { value: number; scale: boolean } | undefined {
  const plain = Object.hasOwn(words.plain, word) ? words.plain[word] : undefined
  if (plain !== undefined) return { value: plain, scale: false }
  const scale = Object.hasOwn(words.scale, word) ? words.scale[word] : undefined
  return scale === undefined ? undefined : { value: scale, scale: true }
}

/** A number written as one word, the longest pieces first: siebenhunderteinundzwanzig, ორმოცდათორმეტი. */
function decompose(word: string, words: NumberWords): { parts: { value: number; scale: boolean }[]; length: number } {
  const parts: { value: number; scale: boolean }[] = []
  let at = 0
  // behind the last piece: what joins is no part of the number when nothing follows, the და of -დან
  let end = 0
  while (at < word.length) {
    let length = Math.min(12, word.length - at)
    for (; length > 1; length--) {
      const part = partOf(word.slice(at, at + length), words)
      if (part) {
        parts.push(part)
        break
      }
    }
    if (length > 1) end = at += length
    else {
      const and = words.and.find(
        (each) => word.startsWith(each, at) && parts.length > 0 && at + each.length < word.length,
      )
      const skip = and ?? (word[at] === 'ი' && at + 2 < word.length && parts.length > 0 ? 'ი' : undefined)
      if (!skip) break
      at += skip.length
    }
  }
  return { parts, length: end }
}

/** "two hundred", "twenty one" and "hundred and five" are one number; "two three" and "one and two" are two. */
function joins(run: readonly Piece[], before: Piece, piece: Piece, language: string): boolean {
  if (piece.figure) return before.point
  if (before.and && language === 'ru') return piece.parts[0]?.value === 0.5
  if (before.figure) return piece.point || piece.parts[0]?.scale === true
  if (before.and) return goesOn(run.at(-2), piece)
  if (before.point || piece.point) return true
  if (piece.and) return true
  const last = before.parts.at(-1)
  const [next] = piece.parts
  if (!last || !next) return false
  if (next.scale || last.scale) return true
  if (last.value >= 100 && next.value < 100) return true
  if (last.value >= 20 && last.value < 100 && last.value % 10 === 0 && next.value < 10) return true
  return language === 'nl' && last.value < 10 && next.value >= 20
}

/** "Hundred and five" and „fünf und zwanzig" are one number; "fifty and a hundred" are two. */
function goesOn(before: Piece | undefined, piece: Piece): boolean {
  const last = before?.parts.at(-1)
  const [next] = piece.parts
  if (!last || !next) return true
  const scale = Math.max(0, ...piece.parts.map((part) => (part.scale ? part.value : 0)))
  if (last.scale) return scale < last.value
  return next.value < 1 || (last.value < 10 && next.value >= 20 && scale === 0)
}

/** A "hundred" whose own number began behind the "and" of another hundred. */
function endsBefore(run: readonly Piece[], piece: Piece): boolean {
  const [first, and] = [run.at(-3)?.parts.at(-1), run.at(-2)]
  const [scale] = piece.parts
  return scale?.scale === true && first?.scale === true && and?.and === true && scale.value >= first.value
}

function valueOf(run: readonly Piece[]): number {
  const point = run.findIndex((piece) => piece.point)
  if (point >= 0 && point < run.length - 1) {
    const after = sum(run.slice(point + 1))
    return Number(`${sum(run.slice(0, point))}.${after}`)
  }
  return sum(run)
}

function sum(run: readonly Piece[]): number {
  let total = 0
  let current = 0
  let least = Infinity
  for (const { value, scale } of run.flatMap((piece) => piece.parts)) {
    if (!scale) current += value
    else if (value <= 100) current = (current || 1) * value
    else if (value > least) {
      total = (total + (current || 0)) * value
      current = 0
    } else {
      total += (current || 1) * value
      current = 0
      least = value
    }
  }
  return total + current
}
