import { BLOOMS, SPRIGS } from './blooms.ts'
import { lightness, shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

/** Flowers that go together: each kind with its own dyes, the wrapping or vase that holds them, and how many stems. */
export type Arrangement = {
  flowers: { kind: string; hex: string }[]
  holder: 'paper' | 'vase' | 'basket' | 'wreath' | 'bunch' | 'box'
  holderHex: string
  /** 0.7 small … 1 large. */
  size: number
  seed: string
}

const LEAF = '#5F8056'

/** A bouquet laid or standing on the plate. */
export function drawBouquet(arrangement: Arrangement): string {
  const { flowers, holder, holderHex, size } = arrangement
  const kinds = flowers.map(
    ({ kind, hex }, i) =>
      `<g id="f${i}">${SPRIGS.has(kind) || kind === 'tulip' ? '' : '<circle r="48" fill="#1A2418" opacity=".24"/>'}${(BLOOMS[kind] ?? BLOOMS['rose'])?.(`f${i}`, hex) ?? ''}</g>`,
  )
  const defs = `<defs>${kinds.join('')}<g id="leaf"><path d="M0 0C-22-24-20-62 0-92 20-62 22-24 0 0Z" fill="${LEAF}"/><path d="M0 0V-84M0-22-11-36M0-22 11-36M0-44-12-58M0-44 12-58" stroke="${shade(LEAF, 0.12)}" fill="none" opacity=".7"/></g></defs>`
  if (holder === 'wreath') return defs + wreath(arrangement)
  const low = holder === 'vase' || holder === 'basket' || holder === 'box'
  const centre = { x: 200, y: low ? 190 : 186 }
  const heads = dome(arrangement, centre)
  const [behind, before] = HOLDERS[holder](holderHex)
  const whole = `${behind}${greens(arrangement, centre)}${heads}${before}`
  const scale = 0.62 + size * 0.42
  const shadowShape = `<ellipse cx="${low ? 206 : 210}" cy="${low ? 428 : 306}" rx="${low ? 122 : holder === 'bunch' ? 52 : 112}" ry="${low ? 24 : 168}" fill="url(#pool)"/>`
  return `${defs}<g transform="translate(${n(200 - 200 * scale)} ${n(256 - 256 * scale)}) scale(${scale.toFixed(2)})">${shadowShape}${whole}</g>`
}

/** Heads packed by the golden angle, the outer and upper ones behind. */
function dome({ flowers, size, seed }: Arrangement, centre: { x: number; y: number }): string {
  const random = seeded(seed)
  const count = Math.round(6 + size * 7)
  const spots = Array.from({ length: count }, (_, i) => ({ ...golden(i, count), i })).sort(
    (a, b) => b.radius - a.radius || a.y - b.y,
  )
  const heads = flowers.map((flower, i) => ({ ...flower, i })).filter(({ kind }) => !SPRIGS.has(kind))
  const sprigs = flowers.map((flower, i) => ({ ...flower, i })).filter(({ kind }) => SPRIGS.has(kind))
  let drawing = ''
  if (!heads.length)
    return fan(
      sprigs.map(({ i }) => i),
      random,
    )
  sprigs.forEach(({ i }) => {
    for (let k = 0; k < 7; k++) {
      const turn = -78 + k * 26 + random() * 8
      drawing += `<use href="#f${i}" transform="translate(${centre.x} ${centre.y + 50}) rotate(${Math.round(turn)})translate(0 -128)scale(1.05)"/>`
    }
  })
  for (const spot of spots) {
    const flower = heads[spot.i % heads.length]
    if (!flower) continue
    const upright = flower.kind === 'tulip'
    const turn = upright ? spot.x * 42 : random() * 360
    const scale = (0.98 - spot.radius * 0.16 + random() * 0.1) * (flower.kind === 'sunflower' ? 1.1 : 1)
    const [x, y] = [centre.x + spot.x * 108, centre.y + spot.y * 94 - (upright ? 8 : 0)].map(Math.round)
    drawing += `<use href="#f${flower.i}" transform="translate(${x} ${y})rotate(${Math.round(turn)})scale(${scale.toFixed(2)})"/>`
  }
  return drawing
}

/** A bunch of sprigs alone, spread from where it is tied. */
function fan(ids: number[], random: () => number): string {
  let drawing = ''
  for (let i = 0; i < 19; i++) {
    const turn = Math.round(((i * 7) % 19) * 4 - 36)
    drawing += `<use href="#f${ids[i % ids.length]}" transform="translate(200 346)rotate(${turn})translate(0 ${Math.round(-150 - random() * 60)})scale(1.3 2.4)"/>`
  }
  return drawing
}

function greens({ seed, holder }: Arrangement, centre: { x: number; y: number }): string {
  if (holder === 'bunch') return ''
  const random = seeded(`${seed} leaves`)
  let drawing = ''
  for (let k = 0; k < 12; k++) {
    const turn = -113 + k * 20.5 + random() * 8
    drawing += `<use href="#leaf" transform="translate(${centre.x} ${centre.y + 14}) rotate(${Math.round(turn)})translate(0 -70)scale(${n(0.8 + random() * 0.25)})"/>`
  }
  return drawing
}

const stems = (spread: number, from: number, to: number) => {
  let d = ''
  for (let i = -5; i <= 5; i++)
    d += `M${n(200 + i * 4)} ${from}Q${n(200 + i * 3)} ${from + 30} ${n(200 + i * spread)} ${to - Math.abs(i) * 4}`
  return `<path d="${d}" fill="none" stroke="#57774E" stroke-width="5" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#7C9C6B" stroke-width="1.6" stroke-linecap="round"/>`
}

/** What lies behind the flowers, and what before. */
const HOLDERS: Record<Exclude<Arrangement['holder'], 'wreath'>, (hex: string) => readonly [string, string]> = {
  paper: (hex) => {
    const [light, dark] = [shade(hex, 0.07), shade(hex, -0.12)]
    const behind = `${stems(7, 396, 470)}<path d="M62 210C70 150 78 122 96 92L146 118 190 66 236 112 296 86C320 120 332 150 340 212L228 404H172Z" fill="${dark}"/><path d="M70 206C78 154 84 130 100 102L148 128 190 78 234 122 292 96C312 126 324 156 331 208L226 400H174Z" fill="${shade(hex, -0.06)}"/>`
    const before = `<path d="M60 214C104 262 156 284 206 296L226 404H172Z" fill="${light}"/><path d="M342 214C300 270 244 292 176 314L172 404H228Z" fill="${hex}"/><path d="M342 214C300 270 244 292 176 314L174 324C246 302 306 280 338 224Z" fill="${light}"/><path d="M106 252L184 398M150 278L192 400M300 256L214 398M254 288L206 400M80 230L178 396" stroke="${dark}" stroke-width="1.2" opacity=".55"/>${ribbon(ribbonHex(hex))}`
    return [behind, before]
  },
  bunch: () => [
    stems(9, 210, 474),
    `<path d="M176 330H224L222 352H178Z" fill="#C9A876" stroke="#8E7148"/><path d="M176 336H224M177 342H223M178 347H222" stroke="#8E7148" stroke-width=".9"/>`,
  ],
  vase: (hex) => {
    const d =
      'M160 262C150 250 150 244 156 240H244C250 244 250 250 240 262C236 280 262 316 262 364C262 404 240 432 200 432S138 404 138 364C138 316 164 280 160 262Z'
    return [
      '',
      `<linearGradient id="vase" x2="1"><stop stop-color="${shade(hex, -0.1)}"/><stop offset=".3" stop-color="${shade(hex, 0.09)}"/><stop offset=".65" stop-color="${hex}"/><stop offset="1" stop-color="${shade(hex, -0.16)}"/></linearGradient><path d="${d}" fill="url(#vase)"/><path d="M160 262Q200 272 240 262M144 334Q200 350 256 334M141 344Q200 360 259 344" fill="none" stroke="${shade(hex, -0.16)}" stroke-width="1.6" opacity=".7"/><path d="M160 318C152 340 152 372 160 392" stroke="#fff" stroke-width="6" stroke-linecap="round" fill="none" opacity=".5"/>`,
    ]
  },
  basket: (hex) => {
    let weave = ''
    for (let row = 0; row < 8; row++)
      weave += `M${row ? 115 + (row % 2) * 4 : 98} ${296 + row * 16}${'q8-8 17 0t17 0'.repeat(row ? 5 : 6)}`
    return [
      `<path d="M104 290C100 60 300 60 296 290" fill="none" stroke="${shade(hex, -0.12)}" stroke-width="13"/><path d="M104 290C100 60 300 60 296 290" fill="none" stroke="${hex}" stroke-width="9" stroke-dasharray="9 3"/>`,
      `<path d="M92 276H308L282 424Q200 440 118 424Z" fill="${hex}"/><path d="${weave}" fill="none" stroke="${shade(hex, -0.16)}" stroke-width="4"/><path d="M86 268H314V286H86Z" fill="${shade(hex, 0.05)}" stroke="${shade(hex, -0.16)}"/><path d="M86 277H314" stroke="${shade(hex, -0.12)}" stroke-width="14" stroke-dasharray="4 7" opacity=".5"/>`,
    ]
  },
  box: (hex) => [
    '',
    `<path d="M110 262V410Q200 440 290 410V262Q200 292 110 262Z" fill="${hex}"/><path d="M110 262V410Q150 426 176 428V282Q136 276 110 262Z" fill="${shade(hex, -0.06)}"/><path d="M188 284V430H212V284Z" fill="#D9B873"/><path d="M110 262Q200 292 290 262" fill="none" stroke="${shade(hex, 0.12)}" stroke-width="3"/>`,
  ],
}

/** A ribbon that stands out from its paper. */
function ribbonHex(paper: string): string {
  return lightness(paper) < 0.5 ? '#D9B873' : '#8C1D45'
}

function ribbon(hex: string): string {
  const dark = shade(hex, -0.14)
  const loop = `<path d="M0 0C-14-26-48-26-52-6-52 14-18 16 0 0Z" fill="${hex}" stroke="${dark}"/><path d="M-8-3C-20-14-36-14-44-5" fill="none" stroke="${dark}" opacity=".7"/><path d="M0 0C-10 18-14 38-32 60L-18 62-14 72C0 46 4 22 4 2Z" fill="${hex}" stroke="${dark}"/>`
  return `<g transform="translate(200 396)"><path d="M-30-8Q0-2 30-8L29 8Q0 14-29 8Z" fill="${hex}"/>${loop}<g transform="scale(-1 1)">${loop}</g><rect x="-9" y="-9" width="18" height="18" rx="6" fill="${shade(hex, 0.04)}" stroke="${dark}"/></g>`
}

function wreath({ flowers, seed }: Arrangement): string {
  const random = seeded(seed)
  let drawing =
    '<g fill="none" stroke="#1B2A26" stroke-opacity=".06"><circle cx="204" cy="259" r="118" stroke-width="62"/><circle cx="204" cy="259" r="118" stroke-width="48"/><circle cx="204" cy="259" r="118" stroke-width="34"/></g><circle cx="200" cy="250" r="118" fill="none" stroke="#7B5E3E" stroke-width="16"/>'
  for (let i = 0; i < 40; i++)
    drawing += `<use href="#leaf" transform="translate(200 250) rotate(${i * 9}) translate(0 -118) rotate(${n(60 + random() * 70 - (i % 2) * 130)}) scale(${n(0.5 + random() * 0.15)})"/>`
  for (let i = 0; i < 15; i++) {
    const k = i % flowers.length
    const sprig = SPRIGS.has(flowers[k]?.kind ?? '')
    drawing += `<use href="#f${k}" transform="translate(200 250) rotate(${i * 24}) translate(${n(random() * 16 - 8)} ${n(-118 + random() * 22 - 11)}) rotate(${sprig ? 70 : n(random() * 360)}) scale(${n(0.5 + (i % 3) * 0.1)})"/>`
  }
  return drawing
}
