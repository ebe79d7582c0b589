import type { Piece } from './bodice.ts'
import { type Cloth, panel } from './cloth.ts'
import { curvesData, type Line, mapLine, n, pair, type Point, reverseLine, trace } from './svg.ts'

export type Drape = {
  /** Top and bottom of the skirt, and half its width at the waist. */
  top: number
  waist: number
  hem: number
  silhouette: string
}

/** The silhouettes: how the right edge runs from waist (w, t) to hem (h), as offsets from the middle. */
function edge({ top: t, waist: w, hem: h, silhouette }: Drape): string {
  const len = h - t
  const hip = Math.min(t + 62, t + len * 0.5)
  switch (silhouette) {
    case 'ball-gown':
      return `M${w} ${t} C${w + 26} ${t + 10} ${62 + len * 0.22} ${t + len * 0.2} ${76 + len * 0.26} ${t + len * 0.55} C${82 + len * 0.29} ${t + len * 0.75} ${84 + len * 0.3} ${h - 24} ${84 + len * 0.3} ${h}`
    case 'mermaid':
      return `M${w} ${t} C${w + 12} ${t + 24} 52 ${hip - 22} 51 ${hip} C50 ${t + len * 0.45} 40 ${t + len * 0.56} 41 ${t + len * 0.64} C46 ${t + len * 0.78} 74 ${h - 34} 98 ${h}`
    case 'sheath':
    case 'pencil':
    case 'column':
      return `M${w} ${t} C${w + 11} ${t + 22} 50 ${hip - 14} 50 ${hip + 6} C50 ${hip + len * 0.2} ${silhouette === 'column' ? 50 : 45} ${h - 30} ${silhouette === 'column' ? 52 : 43} ${h}`
    case 'slip':
      return `M${w} ${t} C${w + 10} ${t + 24} 50 ${hip - 10} 53 ${hip + 10} C57 ${hip + len * 0.25} 62 ${h - 30} ${52 + len * 0.09} ${h}`
    case 'fit-and-flare':
    case 'skater':
      return `M${w} ${t} C${w + 20} ${t + 12} ${w + 38 + len * 0.06} ${t + len * 0.4} ${w + 44 + len * 0.3} ${h}`
    case 'shift':
    case 'straight':
      return `M${w} ${t} C${w + 2} ${t + len * 0.3} ${w + 5} ${t + len * 0.7} ${w + 8 + len * 0.03} ${h}`
    default:
      return `M${w} ${t} C${w + 14} ${t + len * 0.13} ${w + 14 + len * 0.14} ${t + len * 0.5} ${w + 16 + len * 0.3} ${h}`
  }
}

const SAG: Record<string, number> = {
  'ball-gown': 26,
  tier: 14,
  mermaid: 18,
  sheath: 4,
  pencil: 4,
  column: 5,
  shift: 5,
  straight: 4,
  slip: 9,
}
const FOLDS: Record<string, number> = {
  'ball-gown': 11,
  tier: 5,
  mermaid: 9,
  sheath: 4,
  pencil: 4,
  column: 5,
  shift: 4,
  straight: 4,
  slip: 6,
  'fit-and-flare': 11,
  skater: 11,
}

/** A skirt with the folds its cloth falls in: each fold follows the edge, drawn in towards the middle. */
export function skirt(id: string, cloth: Cloth, drape: Drape): Piece[] {
  if (drape.silhouette === 'tiered') return tiers(id, cloth, drape)
  const airy = cloth.material === 'tulle' || cloth.material === 'organza'
  if (!airy) return [sheet(id, cloth, drape, 1, 0, 1)]
  return [
    { ...sheet(`${id}u`, cloth, drape, 1.06, 6, 0.5, false), d: '' },
    { ...sheet(`${id}m`, cloth, drape, 1.02, -2, 0.7, false), d: '' },
    sheet(id, cloth, drape, 0.97, -11, 0.82),
  ]
}

function sheet(
  id: string,
  cloth: Cloth,
  drape: Drape,
  spread: number,
  drop: number,
  opacity: number,
  marked = true,
): Piece {
  const line = trace(edge({ ...drape, hem: drape.hem + drop }))
  const right = mapLine(line, ([x, y]) => [x * (1 + ((spread - 1) * (y - drape.top)) / (drape.hem - drape.top)), y])
  const folds = FOLDS[drape.silhouette] ?? 9
  const hem = hemPoints(right, folds, SAG[drape.silhouette] ?? 16)
  const flip = mapLine(right, ([x, y]) => [-x, y])
  const place = (l: Line): Line => mapLine(l, ([x, y]) => [200 + x, y])
  const left = place(flip)
  const back = place(reverseLine(right))
  const d = `M${pair(left.start)}${curvesData(left)}${hemData(hem)}${curvesData(back)}Z`
  return { d, svg: panel(id, d, cloth, marked ? foldMarks(cloth, right, folds, drape) : '', opacity) }
}

/** The hem from left to right: a soft arc that rises and falls with the folds. */
function hemPoints(right: Line, folds: number, sag: number): Point[] {
  const [half, y] = right.curves.at(-1)?.[2] ?? [60, 400]
  const depth = folds > 5 ? 2.6 : 0.5
  const count = folds + 1 + (folds % 2)
  return Array.from({ length: count + 1 }, (_, i): Point => {
    const x = -half + (2 * half * i) / count
    const arc = sag * (1 - (x / half) ** 2)
    return [200 + x, y + arc + (i % 2 ? depth : -depth) * (i === 0 || i === count ? 0 : 0.35 + ((i * 5) % 7) / 7)]
  })
}

function hemData(points: Point[]): string {
  let data = ''
  for (let i = 1; i < points.length; i++) {
    const from: Point = points[i - 1] ?? [0, 0]
    const to: Point = points[i] ?? [0, 0]
    const middle = (from[0] + to[0]) / 2
    data += `C${n(middle)} ${n(from[1])} ${n(middle)} ${n(to[1])} ${pair(to)}`
  }
  return data
}

function foldMarks(cloth: Cloth, right: Line, folds: number, { top, hem }: Drape): string {
  let marks = ''
  const beam = (share: number, width: number, fill: string, opacity: number, start: number) => {
    const bend = (f: number) =>
      mapLine(right, ([x, y]): Point => [
        Math.round(200 + x * f * (1 - start * (1 - (y - top) / (hem - top)) * 0.35)),
        Math.round(y + (y > hem - 20 ? 36 : 0)),
      ])
    const [a, b] = [bend(share - width), reverseLine(bend(share + width))]
    marks += `<path d="M${pair(a.start)}${curvesData(a)}L${pair(b.start)}${curvesData(b)}Z" fill="url(#${cloth.id}${fill})" opacity="${opacity.toFixed(2)}"/>`
  }
  for (let i = 1; i < folds; i++) {
    const share = -1 + (2 * i) / folds
    const uneven = ((i * 7) % 5) / 5
    beam(share, (0.28 + uneven * 0.25) / folds, 'd', cloth.folds.dark * (0.75 + uneven * 0.5), uneven)
    if (i % 2 === 0 || folds < 7)
      beam(share + 0.75 / folds, (0.22 + uneven * 0.2) / folds, 'l', cloth.folds.light * (0.8 + uneven * 0.4), uneven)
  }
  return marks
}

function tiers(id: string, cloth: Cloth, drape: Drape): Piece[] {
  const count = drape.hem - drape.top > 180 ? 3 : 2
  const step = (drape.hem - drape.top) / count
  return Array.from({ length: count }, (_, i) => {
    const k = count - 1 - i
    const top = drape.top + step * k
    const waist = drape.waist + 8 + k * 19
    return sheet(
      `${id}${k}`,
      cloth,
      { silhouette: 'tier', top: top - (k ? 6 : 0), waist: k ? waist : drape.waist, hem: top + step },
      1,
      0,
      1,
    )
  })
}
