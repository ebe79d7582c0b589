import { mix, shade } from './colour.ts'
import { fit, shadow } from './plate.ts'
import { n } from './svg.ts'

/** A sneaker: its colourway goes over the panels, its sole and closure are what it is made for. */
export type Trainer = {
  colours: readonly string[]
  material: string
  height: 'low' | 'mid' | 'high'
  sole: string
  closure: string
  /** Children's feet are short and wide. */
  isSmall: boolean
}

/** Toe to the left, ground at 0, about 220 wide; `top` is where the heel ends. */
type Upper = { outline: string; collar: string; tongue: string; heel: string; top: number }

const FRONT = 'M-7-24C-14-42 2-54 26-58C50-63 70-78 90-97'
const UPPERS: Record<Trainer['height'], Upper> = {
  low: {
    outline: `${FRONT}L106-117C112-122 122-120 123-112L126-100C140-86 162-86 176-96C182-104 190-110 197-106C203-84 204-52 205-24Z`,
    collar: 'M110-108C126-92 160-90 176-98C158-112 128-116 110-108Z',
    tongue: 'M88-96L106-117C112-122 122-120 123-112L126-100C120-98 112-94 106-88Z',
    heel: 'M170-24C166-46 168-70 178-94C184-103 191-109 197-106C203-84 204-52 205-24Z',
    top: 122,
  },
  mid: {
    outline: `${FRONT}L106-128C112-138 126-138 128-130C142-120 160-120 176-130C184-138 194-138 198-130C204-98 204-56 205-24Z`,
    collar: 'M112-124C128-112 160-112 178-128C160-140 130-142 112-124Z',
    tongue: 'M88-96L106-128C112-138 126-138 128-130C124-120 116-106 106-92Z',
    heel: 'M170-24C166-50 168-84 178-122C186-136 194-138 198-130C204-98 204-56 205-24Z',
    top: 142,
  },
  high: {
    outline: `${FRONT}L108-162C112-176 128-178 131-166C146-156 164-156 178-166C188-176 198-174 200-164C204-112 204-60 205-24Z`,
    collar: 'M114-160C130-148 162-148 182-164C164-178 132-180 114-160Z',
    tongue: 'M88-96L108-162C112-176 128-178 131-166C127-146 118-118 106-94Z',
    heel: 'M170-24C166-60 170-110 180-156C188-174 198-174 200-164C204-112 204-60 205-24Z',
    top: 180,
  },
}

const ink = (hex: string) => shade(hex, hex > '#8' ? -0.16 : -0.1)
const stitch = (d: string, hex: string) =>
  `<path d="${d}" fill="none" stroke="${hex}" stroke-width="1.300" stroke-dasharray="3.500 2.500" opacity=".75"/>`
const piece = (d: string, hex: string) =>
  `<path d="${d}" fill="${hex}" stroke="${ink(hex)}" stroke-width="1.200" stroke-linejoin="round"/>`

/** How the main panel's material looks close up. */
const WEAVES: Record<string, (light: string, dark: string) => string> = {
  mesh: (light, dark) =>
    tile(
      7,
      7,
      `<ellipse cx="2" cy="2" rx="1.500" ry="1.100" fill="${dark}" opacity=".5"/><ellipse cx="5.500" cy="5.500" rx="1.500" ry="1.100" fill="${light}" opacity=".55"/>`,
    ),
  knit: (light, dark) =>
    tile(
      7,
      6,
      `<path d="M0 0L3.500 4L7 0" fill="none" stroke="${dark}" stroke-width="1.200" opacity=".45"/><path d="M0 3L3.500 7L7 3" fill="none" stroke="${light}" stroke-width="1" opacity=".6"/>`,
    ),
  canvas: (light, dark) =>
    tile(
      4,
      4,
      `<path d="M0 1H4M1 0V4" stroke="${dark}" stroke-width=".7" opacity=".35"/><path d="M0 3H4M3 0V4" stroke="${light}" stroke-width=".6" opacity=".5"/>`,
    ),
  suede: (light, dark) =>
    tile(
      9,
      8,
      `<path d="M1 2l2 1M6 1l1 2M4 5l2 1M8 6l-1 1" stroke="${dark}" stroke-width=".8" opacity=".35"/><path d="M2 6l1-1M6 4l1 0" stroke="${light}" stroke-width=".8" opacity=".5"/>`,
    ),
}

function tile(width: number, height: number, drawing: string): string {
  return `<pattern id="weave" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${drawing}</pattern>`
}

/** A pair, from both sides. */
export function drawTrainers(shoe: Trainer, ground: string): string {
  const upper = UPPERS[shoe.height]
  const [main = '#F8F6F1', second = mix(main, '#FFFFFF', 0.5)] = shoe.colours
  const isPlain = shoe.colours.length < 2
  const accent = isPlain ? shade(main, main > '#C' ? -0.07 : 0.13) : second
  const weave = WEAVES[shoe.material]?.(shade(main, 0.13), shade(main, -0.14)) ?? ''
  const sole = SOLES[shoe.sole] ?? SOLES['flat']
  if (!sole) return ''
  const bottom = sole(shoe, main, accent)
  const one =
    shadow(upper.outline + bottom.outline, ground) + body(shoe, upper, main, accent, weave !== '') + bottom.drawing
  const wide = shoe.isSmall ? 1.12 : 1.34
  const rise = upper.top + bottom.depth + 8
  const box = { left: -24 * wide, right: 226 * wide, top: -upper.top - rise - 6, bottom: bottom.depth + 10 }
  // Heel to toe, as they lie in the box.
  const back = `<g transform="translate(205 ${n(-rise)}) scale(-1 1)"><use href="#shoe"/></g>`
  return `<defs>${weave}<linearGradient id="round" x2="0" y2="1"><stop stop-color="#fff" stop-opacity=".24"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#15142E" stop-opacity=".22"/></linearGradient><clipPath id="whole"><path d="${upper.outline}"/></clipPath><g id="shoe">${one}</g></defs><g transform="${fit(box, shoe.isSmall ? 1.06 : 1.2, 356)}"><g transform="scale(${wide} 1)">${back}<use href="#shoe"/></g></g>`
}

function body(shoe: Trainer, upper: Upper, main: string, accent: string, hasWeave: boolean): string {
  const isOldSchool = shoe.sole === 'flat' || shoe.sole === 'platform'
  const toe = isOldSchool && shoe.material === 'canvas' ? '#FBF9F3' : accent
  const light = mix(main, '#FFFFFF', 0.35)
  const lining = shade(main, main > '#8' ? -0.22 : 0.1)
  let panels = ''
  if (shoe.sole === 'lug')
    panels += piece('M-7-24C-14-42 2-54 22-57C34-50 44-40 60-36C100-30 150-34 205-40L205-24Z', accent)
  else panels += piece('M-7-24C-14-42 2-54 24-58C36-50 42-38 40-24Z', toe)
  if (shoe.sole !== 'flat' || shoe.material !== 'canvas') panels += piece(upper.heel, accent)
  panels += mark(shoe, main, accent)
  const eyestay = 'M34-60C58-68 76-82 92-98L112-86C96-70 78-56 52-50C44-52 38-56 34-60Z'
  const closing =
    shoe.closure === 'velcro'
      ? straps(accent, main)
      : shoe.closure === 'slip'
        ? gore(lining)
        : lacing(shoe, upper, accent, light, eyestay)
  const holes =
    shoe.height === 'high' && isOldSchool
      ? `<circle cx="142" cy="-48" r="3" fill="${lining}"/><circle cx="156" cy="-48" r="3" fill="${lining}"/>`
      : perforation(shoe, main)
  return `<path d="${upper.outline}" fill="${main}"/>${hasWeave ? `<path d="${upper.outline}" fill="url(#weave)"/>` : ''}<g clip-path="url(#whole)">${panels}${holes}<path d="${upper.outline}" fill="url(#round)"/></g>${closing}${piece(upper.collar, lining)}${stitch(upper.heel.replace('Z', '').replace(/^M170/, 'M165'), ink(main))}<path d="${upper.outline}" fill="none" stroke="${ink(main)}" stroke-width="1.400" stroke-linejoin="round"/><path d="M4-40C10-48 20-51 30-52" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".55"/>`
}

/** The house's mark: two rails, leaning forward. */
function mark({ material, sole }: Trainer, main: string, accent: string): string {
  if (material === 'canvas')
    return `<circle cx="150" cy="-${sole === 'platform' ? 62 : 66}" r="12" fill="${mix(accent, '#FFFFFF', 0.2)}" stroke="${ink(main)}"/><path d="M146-58L152-74M151-57L157-72" stroke="${ink(main)}" stroke-width="2.500"/>`
  const hex = accent === main ? ink(main) : accent
  return piece(
    'M84-24C98-44 108-60 114-78L128-74C122-56 112-40 104-24ZM114-24C128-42 136-56 142-74L156-72C150-54 142-38 136-24Z',
    hex,
  )
}

function perforation({ material, sole }: Trainer, main: string): string {
  if (material === 'mesh' || material === 'knit' || sole === 'lug') return ''
  let holes = ''
  for (let i = 0; i < 9; i++)
    holes += `<circle cx="${n(8 + (i % 3) * 9 + Math.floor(i / 3) * 3)}" cy="${n(-34 - Math.floor(i / 3) * 6)}" r="1.500"/>`
  return `<g fill="${ink(main)}" opacity=".7">${holes}</g>`
}

function lacing(shoe: Trainer, upper: Upper, accent: string, light: string, eyestay: string): string {
  const lace = shoe.colours[0] === '#F8F6F1' || shoe.sole === 'cushion' ? mix(light, '#FFFFFF', 0.6) : '#FBF9F3'
  let laces = ''
  for (let i = 0; i < 5; i++) laces += `M${n(45 + i * 11.5)} ${n(-66 - i * 8)}l17 11`
  if (shoe.height !== 'low')
    for (let i = 0; i < (shoe.height === 'high' ? 4 : 2); i++) laces += `M${n(97 + i * 3.6)} ${n(-106 - i * 14)}l19 5`
  const high =
    shoe.height === 'low'
      ? ''
      : piece(
          shoe.height === 'high' ? 'M92-98L106-150L120-146C118-126 116-106 112-86Z' : 'M92-98L102-122L118-118L112-86Z',
          accent,
        )
  return `${piece(upper.tongue, light)}${piece(eyestay, accent)}${high}${stitch('M50-53C74-58 92-72 108-87', ink(accent))}<path d="${laces}" fill="none" stroke="${ink(accent)}" stroke-width="6" stroke-linecap="round" opacity=".35"/><path d="${laces}" fill="none" stroke="${lace}" stroke-width="4.600" stroke-linecap="round"/>`
}

function straps(accent: string, main: string): string {
  const strap =
    'M34-58L56-76C70-62 84-50 100-40L84-28C66-36 48-46 34-58ZM68-84L92-102C104-86 118-72 132-62L114-50C98-60 82-70 68-84Z'
  return `${piece(strap, accent)}${stitch('M42-60L56-71M76-86L90-96', ink(main))}<path d="M84-28L100-40L94-44L78-31ZM114-50L132-62L126-66L108-53Z" fill="${ink(accent)}" opacity=".45"/>`
}

function gore(lining: string): string {
  return (
    piece('M70-78C86-70 98-62 104-48C112-64 114-80 110-98L92-98C86-92 78-84 70-78Z', lining) +
    '<path d="M78-82C90-74 98-66 104-56M86-88C96-80 104-74 108-66M94-94C102-88 106-84 110-78" fill="none" stroke="#fff" stroke-width="1.200" opacity=".35"/>'
  )
}

type Sole = { outline: string; drawing: string; depth: number }

const WHITE = '#FBF9F3'
const GUM = '#B97B42'
const DARK = '#2B2932'

function flatSole(height: number, hex: string, line: string): Sole {
  const outline = `M-13-27C20-23 160-23 209-27C213-14 212 ${height - 26} 205 ${height - 22}C130 ${height - 19} 40 ${height - 19}-6 ${height - 22}C-15 ${height - 26}-17-16-13-27Z`
  return {
    outline,
    depth: height - 18,
    drawing: `<path d="${outline}" fill="${hex}" stroke="${shade(hex, -0.16)}" stroke-width="1.200"/><path d="M-13-18C30-14 160-14 211-18" fill="none" stroke="${line}" stroke-width="3"/><path d="M-10 ${height - 25}C40 ${height - 22} 150 ${height - 22} 206 ${height - 25}" fill="none" stroke="${shade(hex, -0.2)}" stroke-width="2" opacity=".6"/>`,
  }
}

const SOLES: Record<string, (shoe: Trainer, main: string, accent: string) => Sole> = {
  flat: ({ material }, main, accent) =>
    flatSole(23, WHITE, material === 'canvas' ? (main > '#D' ? accent : main) : shade(WHITE, -0.08)),
  gum: () => {
    const sole = flatSole(22, GUM, shade(GUM, -0.06))
    return {
      ...sole,
      drawing: `${sole.drawing}<path d="M-8-10C40-6 150-6 208-10" fill="none" stroke="${shade(GUM, 0.1)}" stroke-width="2" opacity=".8"/>`,
    }
  },
  herringbone: (_shoe, _main, accent) => {
    const sole = flatSole(25, WHITE, accent)
    let bones = ''
    for (let x = -4; x < 202; x += 9) bones += `M${x}-3l4-6 4 6`
    return {
      ...sole,
      drawing: `${sole.drawing}<path d="${bones}" fill="none" stroke="${accent}" stroke-width="1.800"/>`,
    }
  },
  platform: () => {
    const sole = flatSole(46, WHITE, shade(WHITE, -0.08))
    return {
      ...sole,
      drawing: `${sole.drawing}<path d="M-14 2C40 6 150 6 208 2M-13 12C40 16 150 16 208 12" fill="none" stroke="${shade(WHITE, -0.09)}" stroke-width="1.600"/>`,
    }
  },
  cushion: (_shoe, main, accent) => {
    const outline =
      'M-14-28C10-18 40-24 74-22C120-20 160-32 212-36C222-18 216 2 206 6C190 10 170 8 150 8C100 8 60 10 22 6C0 4-20-8-14-28Z'
    return {
      outline,
      depth: 12,
      drawing: `<path d="${outline}" fill="${WHITE}" stroke="${shade(WHITE, -0.14)}" stroke-width="1.200"/><path d="M-14-10C-6 0 8 5 22 6C60 10 100 8 150 8C170 8 190 10 206 6C212 2 216-4 216-12C200-4 180-2 150-2C100-2 40 4-14-10Z" fill="${main > '#E' ? accent : main}" opacity=".9"/><path d="M120-14C146-16 176-22 206-28" fill="none" stroke="${shade(WHITE, -0.12)}" stroke-width="3" stroke-linecap="round"/><path d="M24 6l4 5h12l4-4M70 8l4 5h12l4-5M118 8l4 5h12l4-5M164 8l4 5h12l4-5" fill="${DARK}"/>`,
    }
  },
  lug: (_shoe, _main, accent) => {
    const outline = 'M-14-28C10-20 60-22 100-22C150-22 180-28 212-32C220-18 216-6 208-2H-2C-16-8-18-18-14-28Z'
    let lugs = ''
    for (let x = 0; x < 200; x += 17) lugs += `M${x}-5h12l-2 13h-8Z`
    return {
      outline,
      depth: 12,
      drawing: `<path d="${lugs}" fill="${DARK}"/><path d="${outline}" fill="${mix(accent, '#F3EFE6', 0.82)}" stroke="${shade(WHITE, -0.2)}" stroke-width="1.200"/><path d="M-16-14C0-4 20-6 60-6H212L208-1H-2C-10-4-15-9-16-14Z" fill="${DARK}"/><path d="M-14-26C-12-16-4-8 6-5L-3-1C-14-7-18-17-14-26Z" fill="${DARK}"/>`,
    }
  },
  chunky: (_shoe, _main, accent) => {
    const outline =
      'M-18-30C0-22 30-30 60-24C96-18 124-34 160-32C184-30 200-36 214-40C228-14 222 14 208 18H4C-16 16-28-10-18-30Z'
    return {
      outline,
      depth: 22,
      drawing: `<path d="${outline}" fill="${WHITE}" stroke="${shade(WHITE, -0.16)}" stroke-width="1.200"/><path d="M-20-8C20 8 60-14 104-2C150 8 184-10 220-12" fill="none" stroke="${shade(WHITE, -0.1)}" stroke-width="3"/><path d="M130-14L196-24L202-8L150-4Z" fill="${accent}" opacity=".85"/><path d="M-16 6C30 12 150 10 219 4L208 18H4C-6 17-12 12-16 6Z" fill="${shade(accent, accent > '#A' ? -0.1 : 0)}"/>`,
    }
  },
  retro: (_shoe, _main, accent) => {
    const outline = 'M-14-26C10-22 60-22 100-26C150-32 180-36 210-38C216-22 214-4 206 0H0C-14-4-18-14-14-26Z'
    return {
      outline,
      depth: 6,
      drawing: `<path d="${outline}" fill="${WHITE}" stroke="${shade(WHITE, -0.14)}" stroke-width="1.200"/><path d="M84-14C130-20 170-26 211-30C214-22 213-14 211-9C150-8 110-8 84-14Z" fill="${accent}"/><path d="M-15-10C30-5 150-5 211-8L206 0H0C-8-2-13-5-15-10Z" fill="${GUM}"/>`,
    }
  },
}
