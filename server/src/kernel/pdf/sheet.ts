import type PDFDocument from 'pdfkit'
import { type Fonts, fontsFor, type Run, runsOf, type Weight } from './fonts.ts'

/** In points of 1/72 inch. */
export type Style = { size: number; weight?: Weight; colour?: string; leading?: number }
export type Box = Style & { x: number; width: number; align?: 'start' | 'end' }

/** Figures of one width stand below each other. */
const FEATURES = ['tnum', 'lnum']
const INK = '#1b1a3a'
const LEADING = 1.4

/** Words, single letters of scripts without spaces, and whole stretches that read from right to left. */
const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc'
const CJK = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef'
const PIECES = new RegExp(`[${RTL}](?:[\\s${RTL}]*[${RTL}])?|[${CJK}]|[^\\s${RTL}${CJK}]+|\\s+`, 'gu')

type Line = { runs: Run[]; width: number }

export type SheetInput = {
  size: 'A4' | 'LETTER' | 'A6'
  title: string
  author: string
  language: string
  at: Date
  /** All that will be written: what fonts are needed is known from it. */
  texts: readonly string[]
}

/** A document that is written from top to bottom. What is not the same every time (an id, the time) comes from what is given. */
export async function openSheet(input: SheetInput): Promise<Sheet> {
  const [{ default: Document }, fonts] = await Promise.all([import('pdfkit'), fontsFor(input.texts)])
  const { size, title, author, language, at, texts } = input
  const isWhole = texts.every((text) => runsOf(text, fonts[400]).isWhole)
  const document = new Document({
    size,
    margin: 0,
    lang: language,
    pdfVersion: '1.7',
    // For the archive: ISO 19005-2, all fonts within.
    subset: 'PDF/A-2b',
    displayTitle: true,
    bufferPages: true,
    font: null,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at, Producer: 'Souk', Creator: 'Souk' },
  })
  return new Sheet(document, fonts, isWhole)
}

export class Sheet {
  /** Where the next thing stands. */
  y = 0
  /** There is type for every letter. */
  readonly isWhole: boolean
  readonly #document: PDFDocument
  readonly #fonts: Fonts
  readonly #bytes: Promise<Buffer>
  readonly #widths = new Map<string, number>()

  constructor(document: PDFDocument, fonts: Fonts, isWhole: boolean) {
    this.isWhole = isWhole
    this.#document = document
    this.#fonts = fonts
    for (const face of [...fonts[400], ...fonts[600]]) document.registerFont(face.name, face.font)
    this.#bytes = new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      document.on('data', (chunk) => chunks.push(chunk))
      document.on('end', () => resolve(Buffer.concat(chunks)))
      document.on('error', reject)
    })
  }

  get width(): number {
    return this.#document.page.width
  }

  get height(): number {
    return this.#document.page.height
  }

  /** Writes a text into a column, from `y` on; answers where it ends. The sheet's own `y` stays. */
  text(text: string, box: Box, y = this.y): number {
    const lines = this.#lines(text, box)
    const step = box.size * (box.leading ?? LEADING)
    lines.forEach((line, index) => this.#write(line, box, y + index * step + box.size))
    return y + lines.length * step
  }

  /** How high that will be. */
  heightOf(text: string, box: Box): number {
    return this.#lines(text, box).length * box.size * (box.leading ?? LEADING)
  }

  rect(x: number, y: number, width: number, height: number, colour: string): void {
    this.#document.rect(x, y, width, height).fill(colour)
  }

  disc(x: number, y: number, radius: number, colour: string): void {
    this.#document.circle(x, y, radius).fill(colour)
  }

  rule(from: number, to: number, y: number, { colour, dash }: { colour: string; dash?: number }): void {
    const document = this.#document.lineWidth(0.75).moveTo(from, y).lineTo(to, y)
    if (dash !== undefined) document.dash(dash, { space: dash })
    document.stroke(colour)
    document.undash()
  }

  turn(): void {
    this.#document.addPage()
    this.y = 0
  }

  /** Does something on each page, once all are there. */
  eachPage(draw: (page: number, count: number) => void): void {
    const { count } = this.#document.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      this.#document.switchToPage(page)
      draw(page + 1, count)
    }
  }

  finish(): Promise<Buffer> {
    this.#document.end()
    return this.#bytes
  }

  #write({ runs, width }: Line, { x, width: room, align, size, colour = INK }: Box, baseline: number): void {
    let at = align === 'end' ? x + room - width : x
    for (const { face, text } of runs) {
      this.#document.font(face.name).fontSize(size).fillColor(colour)
      this.#document.text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic', features: FEATURES })
      at += this.#widthOf([{ face, text }], size)
    }
  }

  #widthOf(runs: readonly Run[], size: number): number {
    return runs.reduce((sum, run) => sum + this.#shaped(run) * size, 0)
  }

  /** The width at a size of one: shaping takes longest of all, and figures and words come again. */
  #shaped({ face, text }: Run): number {
    const key = `${face.name} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    const width = this.#document.font(face.name).fontSize(1).widthOfString(text, { features: FEATURES })
    this.#widths.set(key, width)
    return width
  }

  #lines(text: string, box: Box): Line[] {
    return text.split('\n').flatMap((part) => this.#wrap(part, box))
  }

  #wrap(text: string, { width: room, size, weight = 400 }: Box): Line[] {
    const lines: Line[] = []
    let line: Line = { runs: [], width: 0 }
    for (const piece of text.trim().match(PIECES) ?? []) {
      const { runs } = runsOf(piece.replace(/\s+/gu, ' '), this.#fonts[weight])
      for (const part of this.#fitting(runs, room, size)) {
        if (line.width + part.width > room && line.runs.length > 0) {
          lines.push(this.#trimmed(line, size))
          line = { runs: [], width: 0 }
        }
        if (line.runs.length === 0 && piece.trim() === '') continue
        line = { runs: joined(line.runs, part.runs), width: line.width + part.width }
      }
    }
    return [...lines, line]
  }

  /** Without the space at which it was cut. */
  #trimmed({ runs, width }: Line, size: number): Line {
    const last = runs.at(-1)
    if (!last?.text.endsWith(' ')) return { runs, width }
    const space = { face: last.face, text: ' ' }
    const text = last.text.trimEnd()
    return { runs: [...runs.slice(0, -1), { ...last, text }], width: width - this.#widthOf([space], size) }
  }

  /** A word that is longer than the column is cut where it has to be. */
  #fitting(runs: Run[], room: number, size: number): Line[] {
    const width = this.#widthOf(runs, size)
    if (width <= room) return [{ runs, width }]
    return runs.flatMap(({ face, text }) =>
      Array.from(text, (char) => ({
        runs: [{ face, text: char }],
        width: this.#widthOf([{ face, text: char }], size),
      })),
    )
  }
}

const READS_BACK = new RegExp(`[${RTL}]`, 'u')

/** Words of one font are written in one go, unless they read the other way. */
function joined(runs: readonly Run[], more: readonly Run[]): Run[] {
  const all = [...runs]
  for (const run of more) {
    const last = all.at(-1)
    const isSame = last?.face === run.face && !READS_BACK.test(last.text + run.text)
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all
}
