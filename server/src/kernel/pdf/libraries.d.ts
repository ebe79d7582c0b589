/** As much of both as is used here. */
declare module 'fontkit' {
  export type Font = { hasGlyphForCodePoint(point: number): boolean; layout(text: string): unknown }
  export function create(bytes: Uint8Array): Font
}

declare module 'pdfkit' {
  import type { Font } from 'fontkit'
  type TextOptions = { lineBreak: false; baseline: 'alphabetic'; features: readonly string[] }
  export default class PDFDocument {
    constructor(options: {
      size: string
      margin: number
      lang: string
      pdfVersion: string
      subset: string
      displayTitle: boolean
      bufferPages: boolean
      font: null
      info: Record<string, string | Date>
    })
    readonly page: { readonly width: number; readonly height: number }
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    registerFont(name: string, font: Font): this
    font(name: string): this
    fontSize(size: number): this
    widthOfString(text: string, options: { features: readonly string[] }): number
    text(text: string, x: number, y: number, options: TextOptions): this
    fillColor(colour: string): this
    rect(x: number, y: number, width: number, height: number): this
    circle(x: number, y: number, radius: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(width: number): this
    dash(length: number, options: { space: number }): this
    undash(): this
    fill(colour: string): this
    stroke(colour: string): this
    addPage(): this
    switchToPage(page: number): this
    bufferedPageRange(): { start: number; count: number }
    end(): void
  }
}
