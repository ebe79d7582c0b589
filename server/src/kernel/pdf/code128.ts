/** Widths of bars and gaps in turn for each value of Code 128 (ISO/IEC 15417), from 0 on; the last are the starts A, B and C. */
const WIDTHS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122
  123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
  131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131
  213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122
  141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112
  124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141
  411131 211412 211214 211232`.split(/\s+/)
const START_B = 104
const STOP = '2331112'

/**
 * A text as bars, which any scanner at a desk reads: widths of bar and gap in turn, in modules.
 * @param text of ASCII characters from blank to tilde; others stand as "?"
 */
export function code128(text: string): number[] {
  const values = Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    return (code >= 32 && code <= 126 ? code : 63) - 32
  })
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103
  const pieces = [START_B, ...values, check].map((value) => WIDTHS[value] ?? '')
  return Array.from(pieces.join('') + STOP, Number)
}

/** Whatever draws rectangles. */
type Canvas = { rect(x: number, y: number, width: number, height: number, colour: string): void }
type Box = { x: number; y: number; width: number; height: number }

/** Modules of quiet on each side, as the standard asks for. */
const QUIET = 10

/** Draws the bars of a text into a box, as wide as fits. */
export function drawBars(canvas: Canvas, text: string, { x, y, width, height }: Box): void {
  const bars = code128(text)
  const module = width / (bars.reduce((sum, bar) => sum + bar, 0) + 2 * QUIET)
  let at = x + QUIET * module
  bars.forEach((bar, index) => {
    if (index % 2 === 0) canvas.rect(at, y, bar * module, height, '#000000')
    at += bar * module
  })
}
