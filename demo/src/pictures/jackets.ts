import { bodice, type Piece } from './bodice.ts'
import { type Cloth, panel, seam } from './cloth.ts'
import { shade } from './colour.ts'
import { lay, shirtFront, trousers } from './separates.ts'
import { halfPath } from './svg.ts'

const ENDS: Record<string, number> = { cropped: 214, hip: 272, knee: 380, midi: 420 }

/** Blazers, cardigans, denim and biker jackets, trench coats. */
export function drawJacket(kind: string, length: string, cloth: Cloth, ground: string): string {
  const end =
    ENDS[length] ??
    (kind === 'trench-coat' || kind === 'coat' ? 400 : kind === 'biker' || kind === 'denim-jacket' ? 226 : 268)
  const { pieces, trim } = jacket(kind, end, cloth)
  return lay(pieces, trim, [cloth], { left: 78, right: 322, top: 50, bottom: Math.max(end, 262) + 8 }, ground)
}

/** A suit: the jacket laid over its trousers. */
export function drawSuit(silhouette: string, cloth: Cloth, ground: string): string {
  const legs = trousers(silhouette, [], cloth)
  const top = jacket('blazer', 262, cloth)
  const move = (svg: string) => `<g transform="translate(-20 40) scale(1.1 1.02)">${svg}</g>`
  const lower = legs.pieces.map((piece): Piece => ({ d: '', svg: move(piece.svg) }))
  const shade2 = { d: '', svg: `<path d="M150 262H254L250 276H152Z" fill="${shade(cloth.hex, -0.3)}" opacity=".45"/>` }
  return lay(
    [...lower, shade2, ...top.pieces],
    top.trim,
    [cloth],
    { left: 78, right: 322, top: 50, bottom: 508 },
    ground,
  )
}

function jacket(kind: string, end: number, cloth: Cloth): { pieces: Piece[]; trim: string } {
  const half = kind === 'coat' || kind === 'trench-coat' ? 72 : 58
  const pieces = bodice('b', cloth, { neckline: 'v-neck', sleeve: 'long', end, half, ease: 7 })
  const lining: Piece = {
    d: '',
    svg: `<path d="M174 66Q200 76 226 66L216 150 200 190 184 150Z" fill="${shade(cloth.hex, 0.16, 0.6)}"/><path d="M192 75h16v9h-16z" fill="#F4EFE4"/>`,
  }
  pieces.splice(1, 0, lining)
  const trim =
    kind === 'cardigan'
      ? cardigan(cloth, end, half)
      : kind === 'denim-jacket'
        ? denim(cloth, end, half)
        : kind === 'biker'
          ? biker(cloth, end)
          : kind === 'trench-coat' || kind === 'coat'
            ? coat(cloth, end, half)
            : blazer(cloth, end)
  return { pieces, trim }
}

function lapel(cloth: Cloth, path: string, notch: string): string {
  return [-1, 1]
    .map(
      (sign) =>
        `<path d="${halfPath(path, sign)}" fill="${shade(cloth.hex, 0.025)}" stroke="${cloth.dark}" stroke-width="1.1"/><path d="${halfPath(notch, sign)}" fill="${cloth.hex}" stroke="${cloth.dark}" stroke-width="1.1"/>`,
    )
    .join('')
}

function closing(cloth: Cloth, from: number, end: number): string {
  return `<path d="M200 ${from}C201 ${from + 30} 201 ${end - 30} 196 ${end + 1}" fill="none" stroke="${cloth.dark}" stroke-width="1.6"/>`
}

function button(x: number, y: number, colour: string): string {
  return `<circle cx="${x}" cy="${y}" r="4.2" fill="${colour}" stroke="#1B1A3A" stroke-opacity=".45"/><path d="M${x - 1.2} ${y}h2.4" stroke="#1B1A3A" stroke-opacity=".6"/>`
}

function blazer(cloth: Cloth, end: number): string {
  const pocket = (sign: number) =>
    seam(halfPath(`M22 ${end - 44} L46 ${end - 47} L47 ${end - 38} L22 ${end - 35}`, sign), cloth, 1.1)
  return (
    closing(cloth, 172, end) +
    lapel(cloth, 'M0 176 L8 160 L36 112 L30 104 L38 96 L27 64 C22 92 10 130 0 152', 'M27 64 L38 96 L30 104 L23 88') +
    pocket(1) +
    pocket(-1) +
    button(203, 184, shade(cloth.hex, -0.14)) +
    button(203, 210, shade(cloth.hex, -0.14)) +
    seam('M226 132L246 129', cloth, 1.6)
  )
}

function cardigan(cloth: Cloth, end: number, half: number): string {
  let buttons = ''
  for (let y = 152; y < end; y += 24) buttons += button(200, y, '#E9DCC2')
  const band = (sign: number) =>
    `<path d="${halfPath('M0 140 C6 128 20 92 25 66', sign, false)}" fill="none" stroke="${cloth.dark}" stroke-width="10"/><path d="${halfPath('M0 140 C6 128 20 92 25 66', sign, false)}" fill="none" stroke="${cloth.light}" stroke-width="8" stroke-dasharray="1.6 1.2"/>`
  const d = `M${200 - half} ${end - 12}H${200 + half}V${end + 3}H${200 - half}Z`
  return (
    band(1) +
    band(-1) +
    `<path d="M193 138H207V${end}H193Z" fill="${cloth.hex}" stroke="${cloth.dark}"/><path d="${d}" fill="${cloth.hex}" stroke="${cloth.dark}"/><path d="M${200 - half} ${end - 4.5}H${200 + half}" stroke="${cloth.dark}" stroke-width="14" stroke-dasharray="1.4 3" opacity=".5"/>${buttons}`
  )
}

function denim(cloth: Cloth, end: number, half: number): string {
  const stitch = (d: string) =>
    `<path d="${d}" fill="none" stroke="#D9A154" stroke-width="1.1" stroke-dasharray="3 2"/>`
  const each = (path: string) => stitch(halfPath(path, 1, false)) + stitch(halfPath(path, -1, false))
  let buttons = ''
  for (let y = 120; y < end; y += 22) buttons += button(200, y, '#B98A52')
  const pocket = (sign: number) =>
    `<path d="${halfPath('M16 126 L42 124 L42 134 L29 142 L16 136', sign)}" fill="${cloth.hex}" stroke="${cloth.dark}"/>`
  return (
    shirtFront(cloth, end) +
    each('M4 118 L54 112') +
    each(`M14 140 L20 ${end - 16}`) +
    each(`M42 140 L36 ${end - 16}`) +
    `<path d="M${200 - half} ${end - 14}H${200 + half}V${end + 2}H${200 - half}Z" fill="${cloth.hex}" stroke="${cloth.dark}"/>${stitch(`M${200 - half} ${end - 11}H${200 + half}`)}${pocket(1)}${pocket(-1)}${buttons}`
  )
}

function biker(cloth: Cloth, end: number): string {
  const zip = (d: string) =>
    `<path d="${d}" fill="none" stroke="#C9CCD2" stroke-width="3"/><path d="${d}" fill="none" stroke="#5C5F68" stroke-width="3" stroke-dasharray="1.2 1.6"/>`
  return (
    lapel(cloth, 'M0 172 L44 118 L50 90 L27 64 C22 92 10 130 0 150', 'M27 64 L44 86 L34 100 L22 90') +
    zip(`M212 160C206 186 202 206 196 ${end}`) +
    zip('M226 176L250 168') +
    zip('M152 168L172 178') +
    seam(`M146 ${end - 12}H254`, cloth, 1.6) +
    `<path d="M236 ${end - 9}h14v8h-14z" fill="none" stroke="#C9CCD2" stroke-width="2"/>`
  )
}

function coat(cloth: Cloth, end: number, half: number): string {
  const belt = `M${200 - 60} 204Q200 210 260 204L261 220Q200 227 139 220Z`
  let buttons = ''
  for (const y of [160, 186, 246, 276]) buttons += button(184, y, '#6B4A33') + button(216, y, '#6B4A33')
  const flap = (sign: number) => seam(halfPath(`M28 262 L50 252 L54 266 L32 276`, sign), cloth, 1.2)
  return (
    closing(cloth, 156, end) +
    seam(`M222 150C224 200 226 300 ${200 + half * 0.3} ${end}`, cloth) +
    lapel(cloth, 'M0 160 L16 152 L48 112 L40 98 L27 64 C22 92 10 128 0 146', 'M27 64 L52 84 L40 104 L20 86') +
    flap(1) +
    flap(-1) +
    buttons +
    panel('belt', belt, cloth) +
    `<rect x="190" y="202" width="22" height="24" rx="3" fill="none" stroke="#8A6238" stroke-width="3.4"/><path d="M214 212C226 230 228 254 234 284L222 286C220 256 214 236 206 224Z" fill="${cloth.hex}" stroke="${cloth.dark}"/>`
  )
}
