import { mix, shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

/** A drink as it was ordered: what is poured, and what lies on top. */
export type Cup = {
  kind: string
  /** `none` for a black one. */
  milk: string
  shots: number
  iced: boolean
  /** How large among its sizes, 0..1. */
  size: number
  extras: readonly { kind: string; level: 'light' | 'normal' | 'extra' }[]
}

type Layer = { share: number; hex: string }
type Vessel = { top: number; bottom: number; upper: number; lower: number; round: number; handle?: boolean }

const VESSELS = {
  shot: { top: 262, bottom: 384, upper: 64, lower: 48, round: 16 },
  glass: { top: 196, bottom: 404, upper: 82, lower: 58, round: 20 },
  bowl: { top: 208, bottom: 388, upper: 122, lower: 62, round: 70, handle: true },
  tall: { top: 118, bottom: 424, upper: 92, lower: 62, round: 24 },
  mug: { top: 176, bottom: 402, upper: 96, lower: 88, round: 34, handle: true },
} satisfies Record<string, Vessel>

const ESPRESSO = '#3B1A0A'
const CREMA = '#B9793A'
/** Espresso that went through milk. */
const LATTE = '#7A4A28'
const MILKS: Record<string, string> = {
  whole: '#F6EAD6',
  skimmed: '#F3EEE4',
  'lactose-free': '#F6EAD6',
  oat: '#E8D5B1',
  almond: '#EDDDC3',
  soy: '#F0E0B6',
  coconut: '#FCF8F0',
}
const SYRUPS: Record<string, string> = { vanilla: '#E9C36B', caramel: '#B5651D', hazelnut: '#8B5A2B', honey: '#E3A11E' }

type Recipe = {
  in: keyof typeof VESSELS
  fill?: number
  coffee: number
  milk: number
  foam: number
  under?: Layer
  hex?: string
}

/** Shares of coffee, milk and foam; `hex` is what stands for coffee where there is none. */
const RECIPES: Record<string, Recipe> = {
  espresso: { in: 'shot', fill: 0.62, coffee: 1, milk: 0, foam: 0 },
  macchiato: { in: 'shot', fill: 0.74, coffee: 0.72, milk: 0, foam: 0.28 },
  cortado: { in: 'glass', fill: 0.78, coffee: 0.5, milk: 0.42, foam: 0.08 },
  americano: { in: 'mug', fill: 0.84, coffee: 1, milk: 0, foam: 0, hex: '#46200D' },
  cappuccino: { in: 'bowl', coffee: 0.3, milk: 0.32, foam: 0.38 },
  'flat-white': { in: 'bowl', fill: 0.84, coffee: 0.46, milk: 0.44, foam: 0.1 },
  latte: { in: 'tall', coffee: 0.22, milk: 0.6, foam: 0.18 },
  raf: { in: 'tall', fill: 0.82, coffee: 0.3, milk: 0.46, foam: 0.24 },
  mocha: { in: 'tall', coffee: 0.22, milk: 0.44, foam: 0.16, under: { share: 0.18, hex: '#2A1209' } },
  'filter-coffee': { in: 'mug', fill: 0.86, coffee: 1, milk: 0, foam: 0, hex: '#5A2A12' },
  'cold-brew': { in: 'tall', fill: 0.9, coffee: 1, milk: 0, foam: 0, hex: '#331507' },
  'iced-coffee': { in: 'tall', fill: 0.9, coffee: 0.3, milk: 0, foam: 0, under: { share: 0.7, hex: '#F4E3B8' } },
  matcha: { in: 'tall', coffee: 0.34, milk: 0.5, foam: 0.16, hex: '#7E9B3C' },
  'chai-latte': { in: 'mug', coffee: 0.2, milk: 0.56, foam: 0.24, hex: '#A9662E' },
  'hot-chocolate': { in: 'mug', fill: 0.9, coffee: 0.86, milk: 0, foam: 0.14, hex: '#55260F' },
  'black-tea': { in: 'glass', fill: 0.86, coffee: 1, milk: 0, foam: 0, hex: '#A8481C' },
}

export function isDrink(kind: string): boolean {
  return kind in RECIPES || kind === 'coffee'
}

/** A glass cut open by its transparency: syrup, coffee, milk and foam in the order they were poured. */
export function drawCoffee(cup: Cup): string {
  if (cup.kind === 'coffee') return cezve()
  const recipe = RECIPES[cup.kind] ?? RECIPES['latte']
  if (!recipe) return ''
  const vessel: Vessel = cup.iced && recipe.in !== 'shot' ? VESSELS.tall : VESSELS[recipe.in]
  const layers = poured(recipe, cup)
  const grow = vessel === VESSELS.shot ? 1.45 : (vessel === VESSELS.tall ? 0.88 : 0.96) + cup.size * 0.2
  const wide = vessel.upper + 30
  const body = inside(vessel, layers, recipe.fill ?? 0.93, cup) + glassOf(vessel)
  const saucer = vessel.handle
    ? `<ellipse cx="200" cy="${vessel.bottom + 4}" rx="${wide + 18}" ry="22" fill="#FBF8F1" stroke="#D6CDBB" stroke-width="2"/><ellipse cx="200" cy="${vessel.bottom}" rx="${vessel.lower + 20}" ry="10" fill="#E9E2D3"/>`
    : ''
  const pool = `<ellipse cx="206" cy="${vessel.bottom + 8}" rx="${wide + (vessel.handle ? 30 : 0)}" ry="${vessel.handle ? 28 : 17}" fill="url(#pool)"/>`
  const steam = cup.iced || cup.kind === 'cold-brew' || cup.kind === 'iced-coffee' ? '' : vapour(vessel, layers)
  const middle = (vessel.top + vessel.bottom) / 2
  return `<g transform="translate(200 ${n(266 + (middle - 266) * 0.35)}) scale(${grow.toFixed(2)}) translate(-200 ${n(-middle)})">${pool}${saucer}${handleOf(vessel)}${body}${topOf(vessel, recipe.fill ?? 0.93, cup)}${steam}</g>`
}

function poured(recipe: Recipe, cup: Cup): Layer[] {
  const milk = MILKS[cup.milk]
  const isCoffee = recipe.hex === undefined || recipe.milk === 0
  const strength = recipe.milk > 0 ? 1 + (cup.shots - 1) * 0.32 : 1
  const coffee = { share: recipe.coffee * strength, hex: recipe.hex ?? ESPRESSO }
  const layers: Layer[] = []
  for (const { kind, level } of cup.extras) {
    const hex = SYRUPS[kind]
    if (hex) layers.push({ share: level === 'light' ? 0.035 : level === 'normal' ? 0.06 : 0.11, hex })
  }
  if (recipe.under) layers.push(recipe.under)
  const isLatte = recipe.in === 'tall'
  const milkHex = milk ?? MILKS['whole'] ?? ''
  const rest = recipe.milk * (2 - strength) || (milk && recipe.milk === 0 && recipe.foam === 0 ? 0.16 : 0)
  const body = { share: Math.max(0.12, rest), hex: milkHex }
  // A latte's espresso is poured through the milk and floats on it; a cappuccino's lies below.
  if (isLatte && recipe.milk > 0) layers.push(body, { ...coffee, hex: recipe.hex ? coffee.hex : LATTE })
  else if (rest > 0) layers.push(coffee, { ...body, hex: mix(milkHex, coffee.hex, recipe.milk > 0 ? 0.22 : 0.5) })
  else layers.push(coffee)
  if (cup.iced) return layers
  if (recipe.foam > 0) layers.push({ share: recipe.foam, hex: mix(milkHex, '#FFFFFF', 0.55) })
  else if (isCoffee && cup.milk === 'none')
    layers.push({ share: recipe.in === 'shot' ? 0.14 : 0.045, hex: recipe.hex ? '#7A4A26' : CREMA })
  return layers
}

function sideAt(vessel: Vessel, y: number): number {
  const share = (y - vessel.top) / (vessel.bottom - vessel.top)
  return vessel.upper + (vessel.lower - vessel.upper) * share
}

function shapeOf({ top, bottom, upper, lower, round }: Vessel, inset = 0): string {
  const [u, l, b] = [upper - inset, lower - inset, bottom - inset * 1.6]
  const r = Math.max(4, round - inset)
  return `M${n(200 - u)} ${top}L${n(200 - l - (round > 40 ? 22 : 0))} ${n(b - r)}Q${n(200 - l)} ${n(b)} ${n(200 - l + r)} ${n(b)}H${n(200 + l - r)}Q${n(200 + l)} ${n(b)} ${n(200 + l + (round > 40 ? 22 : 0))} ${n(b - r)}L${n(200 + u)} ${top}Z`
}

function inside(vessel: Vessel, layers: readonly Layer[], fill: number, cup: Cup): string {
  const bottom = vessel.bottom - 11
  const height = (bottom - vessel.top) * fill
  const whole = layers.reduce((sum, { share }) => sum + share, 0)
  let from = 0
  const stops = layers.flatMap(({ share, hex }, i) => {
    const to = from + share / whole
    const soft = Math.min(0.035, share / whole / 3)
    const pair = [
      `<stop offset="${(i === 0 ? 0 : from + soft).toFixed(3)}" stop-color="${hex}"/>`,
      `<stop offset="${(i === layers.length - 1 ? 1 : to - soft).toFixed(3)}" stop-color="${hex}"/>`,
    ]
    from = to
    return pair
  })
  const surface = bottom - height
  const half = sideAt(vessel, surface) - 7
  const top = layers.at(-1)?.hex ?? ESPRESSO
  const ice = cup.iced || cup.kind === 'cold-brew' || cup.kind === 'iced-coffee' ? cubes(vessel, surface) : ''
  return `<defs><linearGradient id="pour" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${n(bottom)}" y2="${n(surface)}">${stops.join('')}</linearGradient><linearGradient id="round" x2="1"><stop stop-color="#1B0E07" stop-opacity=".3"/><stop offset=".2" stop-color="#E8A766" stop-opacity=".16"/><stop offset=".6" stop-color="#1B0E07" stop-opacity="0"/><stop offset="1" stop-color="#1B0E07" stop-opacity=".34"/></linearGradient><clipPath id="in"><path d="${shapeOf(vessel, 7)}"/></clipPath></defs><g clip-path="url(#in)"><path d="M60 ${n(surface)}H340V${vessel.bottom}H60Z" fill="url(#pour)"/>${swirls(layers, vessel, surface, bottom)}${ice}<path d="M60 ${n(surface)}H340V${vessel.bottom}H60Z" fill="url(#round)"/></g><ellipse cx="200" cy="${n(surface)}" rx="${n(half)}" ry="${n(half * 0.13)}" fill="${shade(top, 0.05)}" stroke="${shade(top, -0.1)}"/>`
}

/** Where one layer meets the next it is never quite even. */
function swirls(layers: readonly Layer[], vessel: Vessel, surface: number, bottom: number): string {
  const whole = layers.reduce((sum, { share }) => sum + share, 0)
  const random = seeded(layers.map(({ hex }) => hex).join())
  let y = bottom
  let drawing = ''
  for (const [i, { share, hex }] of layers.entries()) {
    y -= (share / whole) * (bottom - surface)
    const next = layers[i + 1]
    if (!next) break
    const half = sideAt(vessel, y)
    let d = `M${n(200 - half)} ${n(y)}`
    for (let k = 0; k < 5; k++) d += `q${n(half * 0.2)} ${n((random() - 0.3) * 15)} ${n(half * 0.4)} 0`
    drawing += `<path d="${d}v7H${n(200 - half)}Z" fill="${mix(hex, next.hex, 0.5)}" opacity=".55"/>`
  }
  return drawing
}

function cubes(vessel: Vessel, surface: number): string {
  const places = [
    [-34, 6, -14],
    [26, 0, 18],
    [-4, 44, 8],
    [-44, 70, 24],
    [38, 66, -20],
    [4, 104, 30],
  ] as const
  const scale = vessel.upper / 92
  return places
    .map(
      ([x, y, turn]) =>
        `<g transform="translate(${n(200 + x * scale)} ${n(surface + y)}) rotate(${turn})"><rect x="-23" y="-23" width="46" height="46" rx="9" fill="#fff" opacity=".34"/><path d="M-14-15H12M-16-12V10" stroke="#fff" stroke-width="4" stroke-linecap="round" opacity=".7"/><rect x="-23" y="-23" width="46" height="46" rx="9" fill="none" stroke="#fff" stroke-width="2" opacity=".6"/></g>`,
    )
    .join('')
}

function glassOf(vessel: Vessel): string {
  const d = shapeOf(vessel)
  const at = (share: number) => vessel.top + (vessel.bottom - vessel.top) * share
  const left = (share: number) => 200 - sideAt(vessel, at(share)) + 15
  return `<path d="${d}" fill="#F7FBFA" opacity=".05"/><path d="${d}" fill="none" stroke="#FFFFFF" stroke-width="5" stroke-linejoin="round" opacity=".75"/><path d="${d}" fill="none" stroke="#8FA39D" stroke-width="1.6" stroke-linejoin="round"/><ellipse cx="200" cy="${vessel.top}" rx="${vessel.upper}" ry="${n(vessel.upper * 0.13)}" fill="none" stroke="#8FA39D" stroke-width="1.6"/><path d="M${n(left(0.14))} ${n(at(0.14))}L${n(left(0.6))} ${n(at(0.6))}" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".55"/><path d="M${n(left(0.68))} ${n(at(0.68))}L${n(left(0.74))} ${n(at(0.74))}" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".55"/>`
}

function handleOf(vessel: Vessel): string {
  if (!vessel.handle) return ''
  const y = vessel.top + (vessel.bottom - vessel.top) * 0.3
  const x = 200 + sideAt(vessel, y) - 6
  const d = `M${n(x)} ${n(y - 18)}c52-16 66 22 52 52-10 22-36 30-62 26`
  return `<path d="${d}" fill="none" stroke="#8FA39D" stroke-width="16" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#F4F9F7" stroke-width="12.500" stroke-linecap="round"/>`
}

/** What is put on top: cream, cinnamon and cocoa, a leaf poured into the foam. */
function topOf(vessel: Vessel, fill: number, cup: Cup): string {
  const surface = vessel.bottom - 11 - (vessel.bottom - 11 - vessel.top) * fill
  const half = sideAt(vessel, surface) - 10
  const has = (kind: string) => cup.extras.find((extra) => extra.kind === kind)?.level
  let drawing = ''
  if (has('whipped-cream')) {
    drawing += `<g transform="translate(200 ${n(surface)}) scale(${(half / 84).toFixed(2)})"><path d="M-82 2C-104-30-72-50-50-42-46-76 4-88 20-58 44-72 74-52 66-30 92-30 94 2 76 6 30 18-40 18-82 2Z" fill="#FFFDF6" stroke="#DED2BC" stroke-width="2"/><path d="M-46-22c20 14 58 14 82-4M-26-48c14 10 32 10 42 0" fill="none" stroke="#E3D8C2" stroke-width="4" stroke-linecap="round"/></g>`
  }
  for (const [kind, hex] of [
    ['cinnamon', '#A0561F'],
    ['cocoa', '#4A2415'],
  ] as const) {
    const level = has(kind)
    if (!level) continue
    const count = level === 'light' ? 12 : level === 'normal' ? 24 : 44
    const lift = has('whipped-cream') ? 30 : 0
    for (let i = 0; i < count; i++) {
      const { x, y } = golden(i, count)
      drawing += `<circle cx="${n(200 + x * half * 0.72)}" cy="${n(surface - lift + y * (lift ? 18 : half * 0.09))}" r="1.900" fill="${hex}"/>`
    }
  }
  const showsArt = (cup.kind === 'cappuccino' || cup.kind === 'flat-white') && !cup.iced && drawing === ''
  if (showsArt)
    drawing += `<g transform="translate(200 ${n(surface)}) scale(1 .24)"><circle r="${n(half * 0.82)}" fill="#B9793A"/><path d="M0 52C-60 30-66-30-34-40-16-46-2-32 0-18 2-32 16-46 34-40 66-30 60 30 0 52Z" fill="#FBF3E2"/><path d="M0 36C-34 20-40-12-20-18-8-20-2-12 0-4 2-12 8-20 20-18 40-12 34 20 0 36Z" fill="none" stroke="#B9793A" stroke-width="5"/></g>`
  return drawing
}

function vapour(vessel: Vessel, layers: readonly Layer[]): string {
  if (layers.length === 0) return ''
  const y = vessel.top - 18
  const wisp = (x: number, length: number) =>
    `M${x} ${y}c-14-${length * 0.3} 14-${length * 0.5} 0-${length * 0.8}s10-${length * 0.3} 2-${length * 0.4}`
  return `<path d="${wisp(174, 54)}${wisp(202, 70)}${wisp(230, 50)}" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".6"/>`
}

/** Coffee risen three times in hot sand. */
function cezve(): string {
  const random = seeded('sand')
  let grains = ''
  for (let i = 0; i < 150; i++) {
    const { x, y } = golden(i, 150)
    grains += `M${n(200 + x * 168)} ${n(342 + y * 62)}h${n(1 + random() * 2)}`
  }
  return `<ellipse cx="206" cy="356" rx="184" ry="76" fill="url(#pool)"/><ellipse cx="200" cy="346" rx="176" ry="72" fill="#8E6A3C"/><ellipse cx="200" cy="340" rx="172" ry="68" fill="#D9B77A"/><path d="${grains}" stroke="#A98347" stroke-width="3" stroke-linecap="round"/><path d="M282 226C322 200 352 170 378 128" fill="none" stroke="#5A2E16" stroke-width="17" stroke-linecap="round"/><path d="M284 222C322 198 350 168 374 130" fill="none" stroke="#8A4B24" stroke-width="7" stroke-linecap="round"/><linearGradient id="copper" x2="1"><stop stop-color="#7C3A1B"/><stop offset=".28" stop-color="#E2955C"/><stop offset=".55" stop-color="#B9632F"/><stop offset="1" stop-color="#6A2F15"/></linearGradient><path d="M136 206C150 232 152 244 134 280 122 318 146 360 200 362 254 360 278 318 266 280 248 244 252 232 272 206Z" fill="url(#copper)"/><ellipse cx="204" cy="204" rx="70" ry="22" fill="#5A2E16"/><path d="M140 200c-4-30 26-40 40-30 12-20 44-16 48 2 22-8 42 6 38 24 4 14-30 24-62 24s-62-8-64-20Z" fill="#A96C36" stroke="#7A4A22" stroke-width="2"/><path d="M162 190c10 8 20 6 26-2M206 178c8 10 22 8 28 0M188 204c10 6 24 4 30-4" fill="none" stroke="#D9A466" stroke-width="4" stroke-linecap="round"/><path d="M158 246C144 270 140 300 154 328" fill="none" stroke="#F3C095" stroke-width="8" stroke-linecap="round" opacity=".8"/><path d="M184 146c-12-22 12-32 0-56M214 140c-12-22 12-36 2-62" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".55"/>`
}
