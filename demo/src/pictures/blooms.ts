import { lightness, mix, shade } from './colour.ts'
import { golden, n } from './svg.ts'

/** A flower head about 100 across round (0, 0), drawn once and used many times. */
type Bloom = (id: string, hex: string) => string

const use = (id: string, turn: number, away: number, size: number) =>
  `<use href="#${id}" transform="rotate(${Math.round(turn)})${away ? `translate(0 ${Math.round(-away)})` : ''}${size === 1 ? '' : `scale(${short(size)})`}"/>`

function short(value: number): string {
  return value.toFixed(2).replace(/^0/, '')
}

/** A whorl of petals, drawn once; a flower is whorls of different sizes one upon the other. */
function whorl(id: string, petalId: string, many: number, away: number): string {
  let petals = ''
  for (let i = 0; i < many; i++) petals += use(petalId, (360 / many) * i, away, 1)
  return `<g id="${id}">${petals}</g>`
}

/** A petal that is dark at its base and light at its tip. */
function petal(id: string, d: string, base: string, tip: string, vein = true): string {
  const edge = shade(base, -0.08)
  const line = vein ? `<path d="M0 0V-20" stroke="${edge}" stroke-width=".8" opacity=".45"/>` : ''
  return `<linearGradient id="${id}g" x1="0" y1="1" x2="0" y2="0"><stop stop-color="${base}"/><stop offset="1" stop-color="${tip}"/></linearGradient><g id="${id}"><path d="${d}" fill="url(#${id}g)" stroke="${edge}" stroke-width=".6" stroke-opacity=".7"/>${line}</g>`
}

function tones(hex: string): { deep: string; mid: string; tip: string } {
  const pale = lightness(hex) > 0.86
  return {
    deep: shade(hex, pale ? -0.19 : -0.17, pale ? 2 : 1.05),
    mid: shade(hex, pale ? -0.05 : -0.03),
    tip: shade(hex, pale ? 0.06 : 0.13),
  }
}

/**
 * Petals set by the golden angle, the outer ones below: a dahlia, and with narrow petals a chrysanthemum.
 * Five neighbours of the spiral are one group, and the groups shrink towards the middle.
 */
function spiral(groups: number, d: string, closed: number): Bloom {
  return (id, hex) => {
    const { deep, mid, tip } = tones(hex)
    const five = (name: string, petalId: string) =>
      `<g id="${name}">${[4, 3, 2, 1, 0].map((j) => use(petalId, j * 137.50776, 20 + j * 0.9, 1)).join('')}</g>`
    let drawing = `<defs>${petal(`${id}o`, d, mid, tip)}${petal(`${id}i`, d, deep, mid)}${five(`${id}p`, `${id}o`)}${five(`${id}q`, `${id}i`)}</defs><circle r="24" fill="${deep}"/>`
    for (let k = groups - 1; k >= 0; k--) {
      const { radius } = golden(k, groups)
      drawing += use(radius > closed ? `${id}p` : `${id}q`, (k * 5 * 137.50776) % 360, 0, 0.13 + radius * 0.85)
    }
    return drawing + `<circle r="3.4" fill="${shade(deep, -0.06)}"/>`
  }
}

/** Whorls of one petal in two tones, from the outside in: tone, turn, size. */
function whorls(
  id: string,
  d: string,
  many: number,
  away: number,
  tone: readonly [string, string, string, string],
  rows: readonly (readonly [0 | 1, number, number])[],
): string {
  const [baseA, tipA, baseB, tipB] = tone
  const defs =
    petal(`${id}o`, d, baseA, tipA, false) +
    petal(`${id}i`, d, baseB, tipB, false) +
    whorl(`${id}p`, `${id}o`, many, away) +
    whorl(`${id}q`, `${id}i`, many, away)
  return `<defs>${defs}</defs>${rows.map(([kind, turn, size]) => use(kind ? `${id}q` : `${id}p`, turn, 0, size)).join('')}`
}

const rose: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const d = 'M-20 2C-34-12-28-32-12-34-4-36 4-36 12-34 28-32 34-12 20 2 8 10-8 10-20 2Z'
  const rows = [
    [0, 0, 1],
    [0, 36, 0.84],
    [1, 10, 0.67],
    [0, 48, 0.51],
    [1, 20, 0.37],
  ] as const
  return `<circle r="30" fill="${deep}"/>${whorls(id, d, 5, 12, [deep, tip, shade(deep, -0.03), mid], rows)}<path d="M-7 1C-6-8 6-8 7 0 7 7-3 8-4 2-4-2 3-3 3 1" fill="none" stroke="${shade(deep, -0.1)}" stroke-width="2" stroke-linecap="round"/>`
}

const peony: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const d = 'M-12 4C-30-8-32-26-24-30-20-36-14-32-10-36-5-40 3-35 7-38 13-40 17-33 22-32 32-26 30-8 12 4 4 8-4 8-12 4Z'
  return whorls(
    id,
    d,
    8,
    14,
    [mid, tip, deep, mix(mid, tip, 0.5)],
    [
      [0, 0, 0.95],
      [1, 20, 0.8],
      [0, 8, 0.64],
      [1, 40, 0.5],
      [0, 15, 0.38],
      [1, 50, 0.27],
    ],
  )
}

const ranunculus: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const d = 'M-22 6C-34-10-22-34 0-34 22-34 34-10 22 6Z'
  const rows = [0.98, 0.88, 0.78, 0.68, 0.58, 0.49, 0.4, 0.32, 0.25].map(
    (size, i) => [i % 2 ? 1 : 0, i * 33, size] as const,
  )
  return `${whorls(id, d, 6, 13, [deep, tip, deep, mid], rows)}<circle r="5" fill="${mix(deep, '#6F8B3D', 0.6)}"/>`
}

/** Ray petals round a disc of seeds. */
function rays(d: string, counts: readonly number[], disc: string, size: number, seeds: number): Bloom {
  return (id, hex) => {
    const { deep, mid, tip } = tones(hex)
    let drawing = `<defs>${petal(`${id}o`, d, deep, mid)}${petal(`${id}i`, d, mix(deep, mid, 0.5), tip)}</defs>`
    counts.forEach((many, ring) => {
      const third = many % 3 ? many : 3
      drawing += `<defs>${whorl(`${id}${ring}`, `${id}${ring ? 'i' : 'o'}`, third, size * 0.72)}</defs>`
      for (let i = 0; i < many / third; i++)
        drawing += use(`${id}${ring}`, (360 / many) * (i + ring / 2), 0, ring ? 0.94 : 1)
    })
    drawing += `<circle r="${size}" fill="${disc}"/>`
    const dots = ['', '']
    for (let i = 0; i < seeds; i++) {
      const { x, y } = golden(i, seeds)
      dots[i % 2] += `M${Math.round(x * size * 0.92)} ${Math.round(y * size * 0.92)}h.1`
    }
    return (
      drawing +
      `<path d="${dots[0]}" stroke="${shade(disc, 0.16)}" stroke-width="2.4" stroke-linecap="round"/><path d="${dots[1]}" stroke="${shade(disc, -0.1)}" stroke-width="2.4" stroke-linecap="round"/><circle r="${n(size * 0.34)}" fill="${shade(disc, -0.08)}" opacity=".6"/>`
    )
  }
}

const lily: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const d = 'M0 4C-10-4-19-24-9-42-6-48-3-50 0-54 3-50 6-48 9-42 19-24 10-4 0 4Z'
  const defs = petal(`${id}o`, d, mix(mid, '#B7C68B', 0.4), tip) + petal(`${id}i`, d, mix(deep, '#B7C68B', 0.35), mid)
  let drawing = `<defs>${defs}</defs>`
  for (let i = 0; i < 3; i++) drawing += use(`${id}i`, i * 120 + 60, 0, 1)
  for (let i = 0; i < 3; i++) drawing += use(`${id}o`, i * 120, 0, 1)
  for (let i = 0; i < 6; i++) {
    drawing += `<g transform="rotate(${i * 60 + 25})"><path d="M0 0Q3-14 0-24" fill="none" stroke="#B9C48A" stroke-width="1.5"/><ellipse cy="-25" rx="4.6" ry="2" fill="#A4531F"/></g>`
  }
  return drawing + `<circle r="3" fill="#A9BE6C"/>`
}

/** Seen from the side, opening upwards; its stem leaves at the bottom. */
const tulip: Bloom = (_id, hex) => {
  const { deep, mid, tip } = tones(hex)
  return `<path d="M-6 34C-30 22-30-14-20-40-8-32 8-32 20-40 30-14 30 22 6 34Z" fill="${deep}"/><path d="M-4 36C-38 26-36-12-26-34-12-20-4 8-4 36Z" fill="${mid}"/><path d="M4 36C38 26 36-12 26-34 12-20 4 8 4 36Z" fill="${mid}"/><path d="M0 37C-22 26-20-14 0-44 20-14 22 26 0 37Z" fill="${tip}" stroke="${deep}" stroke-width=".8" stroke-opacity=".6"/><path d="M0 32C-5 8-5-14 0-34M-25-28C-27-4-22 18-12 30M25-28C27-4 22 18 12 30" fill="none" stroke="${deep}" opacity=".5"/>`
}

const hydrangea: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const floret = (name: string, fill: string) =>
    `<g id="${name}"><path d="M0 0C-9-3-9-11 0-11 9-11 9-3 0 0-3 9-11 9-11 0-11-9-3-9 0 0 9 3 9 11 0 11-9 11-9 3 0 0 3-9 11-9 11 0 11 9 3 9 0 0Z" fill="${fill}" stroke="${deep}" stroke-width=".6" stroke-opacity=".6"/><circle r="1.8" fill="#F7F2DC"/></g>`
  let drawing = `<defs>${floret(`${id}a`, mid)}${floret(`${id}b`, tip)}${floret(`${id}c`, mix(mid, shade(hex, 0, 1.6), 0.6))}</defs><circle r="44" fill="${deep}"/>`
  for (let i = 30; i >= 0; i--) {
    const { x, y, angle } = golden(i, 31)
    drawing += `<use href="#${id}${'abc'[i % 3]}" transform="translate(${Math.round(x * 41)} ${Math.round(y * 41)})rotate(${Math.round(angle)})"/>`
  }
  return drawing
}

const carnation: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  const d = 'M0 6L-17-28-13-27-11-33-7-30-4-36 0-32 4-36 7-30 11-33 13-27 17-28Z'
  return whorls(
    id,
    d,
    9,
    9,
    [deep, tip, deep, mid],
    [
      [0, 0, 1],
      [1, 18, 0.82],
      [0, 30, 0.64],
      [1, 9, 0.44],
    ],
  )
}

/** Sprigs point upwards from (0, 50). */
const lavender: Bloom = (id, hex) => {
  const { deep, mid, tip } = tones(hex)
  let drawing = `<defs><g id="${id}e"><ellipse cx="-6" rx="3.4" ry="4.8" fill="${deep}"/><ellipse cx="5" cy="-2" rx="3.4" ry="4.8" fill="${mid}"/><ellipse cy="-4" rx="3.4" ry="4.8" fill="${tip}"/></g></defs><path d="M0 60Q2 10 0-46" stroke="#7C9070" stroke-width="2" fill="none"/>`
  for (let i = 0; i < 10; i++) drawing += `<use href="#${id}e" y="${14 - i * 6}" x="${((i * 5) % 3) - 1}"/>`
  return drawing
}

const gypsophila: Bloom = () => {
  let twigs = ''
  let flowers = ''
  for (let i = 0; i < 12; i++) {
    const { x, y } = golden(i, 12)
    twigs += `M0 56Q${n(x * 12)} ${n(18 + y * 8)} ${n(x * 42)} ${n(y * 38 - 8)}`
    flowers += `<circle cx="${n(x * 42)}" cy="${n(y * 38 - 8)}" r="${n(4.2 + (i % 3))}"/>`
  }
  return `<path d="${twigs}" fill="none" stroke="#8CA17F" stroke-width="1"/><g fill="#FBFAF4" stroke="#C9D0C0" stroke-width=".8">${flowers}</g>`
}

const eucalyptus: Bloom = (id, hex) => {
  const edge = shade(hex, -0.16)
  let drawing = `<defs><g id="${id}e" stroke="${edge}" stroke-width=".7"><ellipse cx="14" rx="12" ry="10" transform="rotate(-24)" fill="${hex}"/><ellipse cx="-14" rx="12" ry="10" transform="rotate(24)" fill="${shade(hex, -0.06)}"/></g></defs><path d="M0 60Q4 0 0-52" stroke="#7D8F77" stroke-width="2.2" fill="none"/>`
  for (let i = 0; i < 7; i++)
    drawing += `<use href="#${id}e" transform="translate(0 ${40 - i * 14})scale(${short(i % 2 ? i * 0.09 - 1 : 1 - i * 0.09)} ${short(1 - i * 0.09)})"/>`
  return drawing
}

export const BLOOMS: Record<string, Bloom> = {
  dahlia: spiral(11, 'M0 6C-12-4-14-20 0-34C14-20 12-4 0 6Z', 0.55),
  chrysanthemum: spiral(12, 'M0 6C-5-2-8-22-2-33C1-34 3-33 4-31C8-20 5-2 0 6Z', 0.45),
  rose,
  peony,
  ranunculus,
  tulip,
  lily,
  hydrangea,
  carnation,
  sunflower: rays('M0 8C-10-2-10-20 0-34C10-20 10-2 0 8Z', [18, 18], '#4C2F1C', 21, 56),
  gerbera: rays('M0 8C-7-2-8-26-3-37Q0-39 3-37C8-26 7-2 0 8Z', [21, 21], '#6B3A22', 12, 26),
  anemone: rays('M-8 6C-26-6-24-32 0-34 24-32 26-6 8 6Z', [5, 5], '#1F1D33', 10, 18),
  daisy: rays('M0 8C-6-2-8-30 0-37C8-30 6-2 0 8Z', [12, 12], '#E2A829', 12, 26),
  lavender,
  gypsophila,
  eucalyptus,
}

/** The kinds that are drawn as sprigs, from the side. */
export const SPRIGS = new Set(['lavender', 'gypsophila', 'eucalyptus'])
