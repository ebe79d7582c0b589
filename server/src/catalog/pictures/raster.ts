import sharp from 'sharp'

/** Pixels along each side of what is looked at: enough to tell things apart, few enough to be quick. */
export const SIDE = 96

const MOST_PIXELS = 40_000_000
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif'])

/** A picture squeezed into a square of `SIDE` pixels: three bytes each, row after row. */
export type Raster = Uint8Array

/** Part of a raster, in its pixels. */
export type Frame = { left: number; top: number; width: number; height: number }
export const WHOLE: Frame = { left: 0, top: 0, width: SIDE, height: SIDE }

/** Undefined for what is no picture. Drawings (SVG) are read only where they are our own: they could carry anything. */
export async function rasterOf(bytes: Buffer, ours = false): Promise<Raster | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS })
    const { format } = await picture.metadata()
    if (!FORMATS.has(format) && !(ours && format === 'svg')) return undefined
    const { data, info } = await picture
      .rotate()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .resize(SIDE, SIDE, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return info.channels === 3 ? data : undefined
  } catch {
    return undefined
  }
}

/** The colour that most of a picture's edge has, if it has one, and how near to it a pixel counts as the same. */
export type Ground = { red: number; green: number; blue: number }
const NEAR = 14

export function groundOf(raster: Raster): Ground {
  const edge: number[] = []
  for (let place = 0; place < SIDE; place += 1)
    edge.push(place, (SIDE - 1) * SIDE + place, place * SIDE, place * SIDE + SIDE - 1)
  const alike = Map.groupBy(edge, (pixel) => shade(raster, pixel))
  const most = [...alike.values()].reduce((one, other) => (other.length > one.length ? other : one), [])
  const mean = (channel: number) =>
    most.reduce((sum, pixel) => sum + (raster[pixel * 3 + channel] ?? 0), 0) / Math.max(1, most.length)
  return { red: mean(0), green: mean(1), blue: mean(2) }
}

/** Sixteen steps of each channel. */
function shade(raster: Raster, pixel: number): number {
  const step = (channel: number) => (raster[pixel * 3 + channel] ?? 0) >> 4
  return (step(0) << 8) | (step(1) << 4) | step(2)
}

export function isGround(raster: Raster, pixel: number, { red, green, blue }: Ground): boolean {
  const at = pixel * 3
  const away = Math.max(
    Math.abs((raster[at] ?? 0) - red),
    Math.abs((raster[at + 1] ?? 0) - green),
    Math.abs((raster[at + 2] ?? 0) - blue),
  )
  return away < NEAR
}

/** A line with less of something else than this is border: the clock and the words of a screenshot stand in it, too. */
const BORDER = 0.03

/** What is left without the border of one colour around it, such as a screenshot's; undefined where there is next to none. */
export function withoutBorder(raster: Raster, ground: Ground = groundOf(raster)): Frame | undefined {
  const ink = (pixel: number) => !isGround(raster, pixel, ground)
  const [top, bottom] = longest((y) => count((x) => ink(y * SIDE + x), 0, SIDE) > SIDE * BORDER)
  const [left, right] = longest((x) => count((y) => ink(y * SIDE + x), top, bottom) > (bottom - top) * BORDER)
  const [width, height] = [right - left, bottom - top]
  if (height < SIDE / 4 || width < SIDE / 5 || width * height > SIDE * SIDE * 0.97) return undefined
  return { left, top, width, height }
}

function count(is: (place: number) => boolean, from: number, to: number): number {
  let sum = 0
  for (let place = from; place < to; place += 1) if (is(place)) sum += 1
  return sum
}

/** The longest run of lines of which it is true. */
function longest(is: (line: number) => boolean): [number, number] {
  let best: [number, number] = [0, 0]
  let from = 0
  for (let line = 0; line <= SIDE; line += 1) {
    if (line < SIDE && is(line)) continue
    if (line - from > best[1] - best[0]) best = [from, line]
    from = line + 1
  }
  return best
}
