import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import type { Font } from 'fontkit'

const require = createRequire(import.meta.url)

export type Weight = 400 | 600
/** FiraGO writes Latin, Cyrillic, Georgian, Greek, Hebrew and Arabic; Noto Sans SC Chinese, and Japanese in part. */
const FILES = {
  fira: {
    400: () => require.resolve('@fontsource/firago/files/firago-latin-400-normal.woff'),
    600: () => require.resolve('@fontsource/firago/files/firago-latin-600-normal.woff'),
  },
  noto: {
    400: () => require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'),
    600: () => require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff'),
  },
} as const satisfies Record<string, Record<Weight, () => string>>
type Family = keyof typeof FILES

/** One font as the document calls it. */
export type Face = { name: string; font: Font }
const faces = new Map<string, Promise<Face>>()

/** Read once: the tables of a font take longer than a page. */
function faceOf(family: Family, weight: Weight): Promise<Face> {
  const name = `${family}-${weight}`
  const known = faces.get(name)
  if (known) return known
  const loading = load(name, FILES[family][weight]())
  faces.set(name, loading)
  return loading
}

async function load(name: string, file: string): Promise<Face> {
  const [{ create }, bytes] = await Promise.all([import('fontkit'), readFile(file)])
  return { name, font: create(sfntOf(bytes)) }
}

/** A WOFF file unpacked: read as it is, each look into one of its tables would unpack the table again. */
function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const parts = [head]
  let at = head.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const offset = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const table = packed.length === length ? packed : inflateSync(packed)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    const row = 12 + 16 * index
    woff.copy(head, row, entry, entry + 4)
    woff.copy(head, row + 4, entry + 16, entry + 20)
    head.writeUInt32BE(at, row + 8)
    head.writeUInt32BE(length, row + 12)
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat(parts)
}

/** The fonts that a document needs, in the order in which they are tried. */
export type Fonts = Readonly<Record<Weight, readonly Face[]>>

/** Those that write these texts: the large one is read only where it adds something. */
export async function fontsFor(texts: readonly string[]): Promise<Fonts> {
  const fira = { 400: await faceOf('fira', 400), 600: await faceOf('fira', 600) }
  const isEnough = texts.every((text) => Array.from(text).every((char) => writes(fira[400], char)))
  if (isEnough) return { 400: [fira[400]], 600: [fira[600]] }
  return { 400: [fira[400], await faceOf('noto', 400)], 600: [fira[600], await faceOf('noto', 600)] }
}

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\s]$/u

function writes({ font }: Face, char: string): boolean {
  return INVISIBLE.test(char) || font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)
}

/** What stands for characters that no font has: said, where an empty box would be silent. */
export const UNKNOWN = '[…]'

/** A text in pieces of one font each. */
export type Run = { face: Face; text: string }
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Cuts a text by the fonts that have its letters; `isWhole` says that all of them are written. */
export function runsOf(text: string, tried: readonly Face[]): { runs: Run[]; isWhole: boolean } {
  const [first] = tried
  if (!first) throw new Error('there is no font to write with')
  const runs: Run[] = []
  let isWhole = true
  for (const { segment } of letters.segment(text)) {
    const face = tried.find((one) => Array.from(segment).every((char) => writes(one, char)))
    isWhole &&= face !== undefined
    const piece = face ? { face, text: segment } : { face: first, text: UNKNOWN }
    const last = runs.at(-1)
    if (!last || last.face !== piece.face) runs.push(piece)
    else if (face || !last.text.endsWith(UNKNOWN)) last.text += piece.text
  }
  return { runs, isWhole }
}
