import { stem } from '../text/stem.ts'

type Word = { word: string; form: string; mask: number }
/** The words of a language that misspellings are read back to, by first letter and length. */
export type Vocabulary = {
  language: string
  startingWith: (letter: string) => readonly (readonly Word[])[]
  cache: Map<string, string | null>
}

const CACHE_LIMIT = 5000
const KEYBOARD = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'ქწერტყუიოპ',
  'ასდფგჰჯკლ',
  'ზხცვბნმ',
]

/** Surface words and, where a language inflects, their stems; by their first letter, which a slip seldom touches. */
export function vocabularyOf(words: Iterable<string>, language: string, without: ReadonlySet<string>): Vocabulary {
  const byFirst = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < 4 || without.has(word) || /[\d\p{Script=Han}]/u.test(word)) continue
    const group = byFirst.get(word[0] ?? '')
    if (group) group.push(word)
    else byFirst.set(word[0] ?? '', [word])
  }
  const ready = new Map<string, readonly (readonly Word[])[]>()
  return {
    language,
    startingWith: (letter) => {
      const known = ready.get(letter)
      if (known) return known
      const made = formsOf(byFirst.get(letter) ?? [], language)
      ready.set(letter, made)
      return made
    },
    cache: new Map(),
  }
}

/** The words and their stems by length. */
function formsOf(words: readonly string[], language: string): Word[][] {
  const byLength: Word[][] = []
  const seen = new Set<string>()
  const enter = (form: string, word: string) => {
    if (form.length < 3 || seen.has(form)) return
    seen.add(form)
    const bucket = (byLength[form.length] ??= [])
    bucket.push({ word, form, mask: maskOf(form) })
  }
  for (const word of words) enter(word, word)
  for (const word of words) enter(stem(word, language), word)
  return byLength
}

/**
 * The known word a misspelling stands for: one edit from five letters on, two from ten; of four letters only swapped neighbours.
 * Candidates are sifted by length and by the set of their letters, which asks no index of deletions and little memory.
 */
export function correct(word: string, vocabulary: Vocabulary): string | null {
  const known = vocabulary.cache.get(word)
  if (known !== undefined) return known
  if (vocabulary.cache.size > CACHE_LIMIT) vocabulary.cache.clear()
  const found = search(word, vocabulary) ?? inflected(word, vocabulary)
  vocabulary.cache.set(word, found)
  return found
}

function inflected(word: string, vocabulary: Vocabulary): string | null {
  const form = stem(word, vocabulary.language)
  return form.length >= 5 && word.length >= 6 && form !== word ? search(form, vocabulary) : null
}

function search(word: string, { startingWith }: Vocabulary): string | null {
  const allowed = word.length >= 10 ? 2 : word.length >= 4 ? 1 : 0
  if (allowed === 0 || word.length > 30) return null
  const mask = maskOf(word)
  let best: string | null = null
  let least = allowed + 1
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    // the first two letters may have changed places
    for (const letter of new Set([word[0] ?? '', word[1] ?? ''])) {
      for (const candidate of startingWith(letter)[length] ?? []) {
        if (bits(mask ^ candidate.mask) > 2 * allowed) continue
        const cost = costOf(word, candidate.form, allowed)
        if (cost < least) {
          least = cost
          best = candidate.word
        }
      }
    }
  }
  return best
}

/** Edits, with a little more for a first letter that differs; Infinity beyond what the shorter word allows. */
function costOf(word: string, form: string, allowed: number): number {
  const shorter = Math.min(word.length, form.length)
  const most = shorter >= 8 ? allowed : 1
  const edits = distance(word, form, most)
  if (edits > most || edits === 0) return edits === 0 ? 0 : Infinity
  const swapped = word[0] === form[1] && word[1] === form[0]
  const sameStart = word[0] === form[0] || swapped
  if (!sameStart) return Infinity
  if (shorter <= 5 && word.length === form.length && !isNearMiss(word, form)) return Infinity
  // a letter more or less makes another short word as easily as a slip; a doubled or missing double is one
  if (shorter <= 4 && word.length !== form.length && !isDoubling(word, form)) return Infinity
  return edits + (swapped ? 0.1 : 0) + (word.length === form.length ? 0 : 0.1)
}

/** In a word of up to five letters an exchanged letter is a slip only when its key lies beside the right one, in four only a swap is. */
function isNearMiss(word: string, form: string): boolean {
  const wrong = Array.from(word).findIndex((letter, i) => letter !== form[i])
  const [typed, meant] = [word[wrong] ?? '', form[wrong] ?? '']
  if (word[wrong + 1] === meant && form[wrong + 1] === typed) return true
  if (word.length < 5) return false
  return KEYBOARD.some(
    (row) => row.includes(typed) && row.includes(meant) && Math.abs(row.indexOf(typed) - row.indexOf(meant)) === 1,
  )
}

function isDoubling(word: string, form: string): boolean {
  const single = (text: string) => text.replace(/(.)\1+/gu, '$1')
  return single(word) === single(form)
}

function distance(a: string, b: string, most: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = previous
    previous = row
  }
  return previous[b.length] ?? most + 1
}

function maskOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
  return mask
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
