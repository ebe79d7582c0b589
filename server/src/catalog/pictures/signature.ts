import { type Lab, labOf } from './oklab.ts'
import { type Frame, type Raster, SIDE, WHOLE, withoutBorder } from './raster.ts'

/**
 * What a picture is recognised by, however it was scaled, cut or packed anew: 64 signs of its light and shade (a perceptual
 * hash: which of the low frequencies of its cosine transform stand above their median), and the colours of 4 × 4 fields.
 */
export type Signature = { hash: string; grid: Uint8Array }

/** Bytes of a grid. */
export const GRID = 48

const POINTS = 32
const FREQUENCIES = 8
const FIELDS = 4
const COSINES = Array.from({ length: FREQUENCIES }, (_, frequency) =>
  Float64Array.from({ length: POINTS }, (_value, at) => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * POINTS))),
)

/** What people cut off when they pass a picture on: shares of the left, top, right and bottom. */
const CUTS = [
  [0, 0, 0, 0],
  [0.04, 0.04, 0.04, 0.04],
  [0.07, 0.07, 0.07, 0.07],
  [0.1, 0.1, 0.1, 0.1],
  [0.05, 0.05, 0, 0],
  [0, 0.05, 0.05, 0],
  [0.05, 0, 0, 0.05],
  [0, 0, 0.05, 0.05],
  [0.095, 0.095, 0, 0],
  [0, 0.095, 0.095, 0],
  [0.095, 0, 0, 0.095],
  [0, 0, 0.095, 0.095],
  [0, 0.07, 0, 0.07],
  [0.07, 0, 0.07, 0],
] as const

/** The signatures a picture of ours is found by: whole, cut as people cut, and without its border. */
export function signaturesOf(raster: Raster): Signature[] {
  const trimmed = withoutBorder(raster)
  const frames = CUTS.map(([left, top, right, bottom]) => ({
    left: SIDE * left,
    top: SIDE * top,
    width: SIDE * (1 - left - right),
    height: SIDE * (1 - top - bottom),
  }))
  return [...frames, ...(trimmed ? [trimmed] : [])].map((frame) => signatureOf(raster, frame))
}

/** The signatures to look for: of a screenshot what is shown in it, also without the line that belongs half to its border. */
export function askedOf(raster: Raster): Signature[] {
  const trimmed = withoutBorder(raster)
  const frames = trimmed ? [WHOLE, trimmed, within(trimmed)] : [WHOLE]
  return frames.map((frame) => signatureOf(raster, frame))
}

function within({ left, top, width, height }: Frame): Frame {
  return { left: left + 1, top: top + 1, width: width - 2, height: height - 2 }
}

export function signatureOf(raster: Raster, frame: Frame): Signature {
  const points = resampled(raster, frame)
  return { hash: hashOf(points), grid: gridOf(points) }
}

/** The frame in 32 × 32 points, each the mean of the pixels it lies over. */
function resampled(raster: Raster, { left, top, width, height }: Frame): Float64Array {
  const points = new Float64Array(POINTS * POINTS * 3)
  for (let y = 0; y < POINTS; y += 1) {
    const [above, below] = [top + (y * height) / POINTS, top + ((y + 1) * height) / POINTS]
    for (let x = 0; x < POINTS; x += 1) {
      const [before, after] = [left + (x * width) / POINTS, left + ((x + 1) * width) / POINTS]
      meanOf(raster, { before, after, above, below }, points, (y * POINTS + x) * 3)
    }
  }
  return points
}

type Box = { before: number; after: number; above: number; below: number }

function meanOf(raster: Raster, { before, after, above, below }: Box, into: Float64Array, at: number): void {
  let [share, red, green, blue] = [0, 0, 0, 0]
  for (let y = Math.floor(above); y < Math.min(SIDE, Math.ceil(below)); y += 1) {
    const high = Math.min(y + 1, below) - Math.max(y, above)
    for (let x = Math.floor(before); x < Math.min(SIDE, Math.ceil(after)); x += 1) {
      const part = high * (Math.min(x + 1, after) - Math.max(x, before))
      const pixel = (y * SIDE + x) * 3
      share += part
      red += part * (raster[pixel] ?? 0)
      green += part * (raster[pixel + 1] ?? 0)
      blue += part * (raster[pixel + 2] ?? 0)
    }
  }
  into[at] = red / share
  into[at + 1] = green / share
  into[at + 2] = blue / share
}

function hashOf(points: Float64Array): string {
  const light = Float64Array.from({ length: POINTS * POINTS }, (_, point) => {
    const at = point * 3
    return 0.299 * (points[at] ?? 0) + 0.587 * (points[at + 1] ?? 0) + 0.114 * (points[at + 2] ?? 0)
  })
  const rows = COSINES.map((cosine) =>
    Float64Array.from({ length: POINTS }, (_, y) => product(cosine, (x) => light[y * POINTS + x] ?? 0)),
  )
  const strengths = COSINES.flatMap((cosine) => rows.map((row) => product(cosine, (y) => row[y] ?? 0)))
  // The first is how light the whole is, which says nothing of what is on it.
  const sorted = strengths.slice(1).toSorted((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return strengths.map((strength, place) => (place > 0 && strength > median ? '1' : '0')).join('')
}

function product(cosine: Float64Array, value: (at: number) => number): number {
  let sum = 0
  for (let at = 0; at < POINTS; at += 1) sum += (cosine[at] ?? 0) * value(at)
  return sum
}

function gridOf(points: Float64Array): Uint8Array {
  const grid = new Uint8Array(GRID)
  const side = POINTS / FIELDS
  for (let field = 0; field < FIELDS * FIELDS; field += 1) {
    const [top, left] = [Math.floor(field / FIELDS) * side, (field % FIELDS) * side]
    const sums = [0, 0, 0]
    for (let y = top; y < top + side; y += 1)
      for (let x = left; x < left + side; x += 1)
        for (const channel of [0, 1, 2])
          sums[channel] = (sums[channel] ?? 0) + (points[(y * POINTS + x) * 3 + channel] ?? 0)
    const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / (side * side))
    grid.set(packed(labOf(red, green, blue)), field * 3)
  }
  return grid
}

/** Half units in a byte each. */
function packed([light, red, yellow]: Lab): number[] {
  return [light * 2, red * 2 + 100, yellow * 2 + 100].map((value) => Math.min(255, Math.max(0, Math.round(value))))
}

/** How far apart the colours of two pictures are, apart from how much light there was. */
export function coloursApart(one: Uint8Array, other: Uint8Array): number {
  const gain = lightOf(one) / Math.max(1, lightOf(other))
  let sum = 0
  for (let at = 0; at < GRID; at += 3) {
    const light = half(one, at) - half(other, at) * gain
    const red = half(one, at + 1) - 50 - (half(other, at + 1) - 50) * gain
    const yellow = half(one, at + 2) - 50 - (half(other, at + 2) - 50) * gain
    sum += Math.hypot(light, red, yellow)
  }
  return sum / (GRID / 3)
}

function half(grid: Uint8Array, at: number): number {
  return (grid[at] ?? 0) / 2
}

function lightOf(grid: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < GRID; at += 3) sum += half(grid, at)
  return sum
}

/** What the colours' distance counts against a sign that differs. */
const COLOUR_WEIGHT = 4
/** Up to here two pictures are taken for the same one: `bench/pictures.ts` measures it, docs/decisions/0012 has the figures. */
export const SURE = 14

/** How unlike two signatures are: signs that differ, and colours. */
export function unlikeness(signs: number, one: Uint8Array, other: Uint8Array): number {
  return signs + COLOUR_WEIGHT * coloursApart(one, other)
}
