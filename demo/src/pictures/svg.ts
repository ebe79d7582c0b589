/** A point; drawings live on a plate of 400 × 500 units. */
export type Point = readonly [number, number]
/** A cubic curve onwards from where the pen is: two handles and the end. */
export type Curve = readonly [Point, Point, Point]
/** An open line of curves. */
export type Line = { start: Point; curves: Curve[] }

/** A number as short as an SVG needs it. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10 + 0)
}

/** A repeatable source of numbers 0 ≤ x < 1 (mulberry32 over an FNV-1a hash of the seed). */
export function seeded(seed: string): () => number {
  let state = 2166136261
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Reads an absolute path of M, L, C and Q commands. */
export function trace(path: string): Line {
  const tokens = path.match(/[MLCQ]|-?\d*\.?\d+/g) ?? []
  let at = 0
  let command = 'M'
  const number = () => Number(tokens[at++] ?? 0)
  const point = (): Point => [number(), number()]
  let start: Point = [0, 0]
  let pen: Point = start
  const curves: Curve[] = []
  while (at < tokens.length) {
    const token = tokens[at]
    if (token && /[MLCQ]/.test(token)) {
      command = token
      at++
    }
    if (command === 'M') {
      start = pen = point()
      command = 'L'
    } else {
      const curve = command === 'C' ? cubic(point) : command === 'Q' ? quadratic(pen, point) : straight(pen, point())
      curves.push(curve)
      pen = curve[2]
    }
  }
  return { start, curves }
}

function cubic(point: () => Point): Curve {
  return [point(), point(), point()]
}

function quadratic(pen: Point, point: () => Point): Curve {
  const handle = point()
  const end = point()
  return [between(pen, handle, 2 / 3), between(end, handle, 2 / 3), end]
}

function straight(pen: Point, end: Point): Curve {
  return [pen, end, end]
}

/** The point at a share of the way from a to b. */
function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

export function mapLine(line: Line, change: (point: Point) => Point): Line {
  return {
    start: change(line.start),
    curves: line.curves.map(([a, b, c]): Curve => [change(a), change(b), change(c)]),
  }
}

export function reverseLine(line: Line): Line {
  const points = [line.start, ...line.curves.map((curve) => curve[2])]
  const curves = line.curves.map(([a, b], i): Curve => [b, a, points[i] ?? a]).reverse()
  return { start: points.at(-1) ?? line.start, curves }
}

/** The curves of a line as path data, without the opening M. */
export function curvesData(line: Line): string {
  let pen = line.start
  let data = ''
  for (const [a, b, c] of line.curves) {
    const forward = same(pen, a) && same(b, c)
    const back = same(pen, b) && same(a, c)
    data += forward || back ? `L${pair(c)}` : `C${pair(a)} ${pair(b)} ${pair(c)}`
    pen = c
  }
  return data
}

export function pair(point: Point): string {
  return `${n(point[0])} ${n(point[1])}`
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The outline of a thing whose halves (distances from the middle x = 200) run from its middle top to its middle bottom. */
export function outline(right: string, left: string = right): string {
  const r = mapLine(trace(right), ([x, y]) => [200 + x, y])
  const l = reverseLine(mapLine(trace(left), ([x, y]) => [200 - x, y]))
  return `M${pair(r.start)}${curvesData(r)}L${pair(l.start)}${curvesData(l)}Z`
}

/** One half only, on the side given by the sign (1 right, -1 left). */
export function halfPath(path: string, side: number, close = true): string {
  const line = mapLine(trace(path), ([x, y]) => [200 + side * x, y])
  return `M${pair(line.start)}${curvesData(line)}${close ? 'Z' : ''}`
}

/** A smooth line through points (Catmull–Rom). */
export function spline(points: readonly Point[], closed = false): string {
  const at = (i: number): Point => {
    const count = points.length
    return points[closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i))] ?? [0, 0]
  }
  let data = `M${pair(at(0))}`
  for (let i = 0; i < points.length - (closed ? 0 : 1); i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1: Point = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6]
    const c2: Point = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6]
    data += `C${pair(c1)} ${pair(c2)} ${pair(p2)}`
  }
  return closed ? `${data}Z` : data
}

/** A fraction's place among n by the golden angle: how a sunflower packs its seeds. Radius 0..1, angle in degrees. */
export function golden(index: number, count: number): { radius: number; angle: number; x: number; y: number } {
  const radius = Math.sqrt((index + 0.5) / count)
  const angle = index * 137.50776
  const radians = (angle * Math.PI) / 180
  return { radius, angle: angle % 360, x: radius * Math.cos(radians), y: radius * Math.sin(radians) }
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'))
}
