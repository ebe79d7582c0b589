import { lightness, shade } from './colour.ts'
import { PRINTS, TEXTURES, type Tile } from './textures.ts'

/** A dyed cloth: what a panel of a garment is cut from. */
export type Cloth = {
  id: string
  material: string
  hex: string
  light: string
  dark: string
  /** Its patterns and gradients, to be put before the first panel. */
  defs: string
  fills: string[]
  /** How strongly folds show, and how sharp their highlights are. */
  folds: { dark: number; light: number; highlight: string }
  /** 1 hides what lies below. */
  opacity: number
}

type Hand = { volume: readonly (readonly [number, string, number])[]; dark: number; light: number; opacity?: number }

const MATT: Hand = {
  volume: [
    [0, 'dark', 0.3],
    [0.28, 'light', 0.16],
    [0.62, 'dark', 0],
    [1, 'dark', 0.36],
  ],
  dark: 0.34,
  light: 0.16,
}
const SOFT: Hand = {
  volume: [
    [0, 'dark', 0.22],
    [0.34, 'light', 0.24],
    [0.7, 'dark', 0.03],
    [1, 'dark', 0.28],
  ],
  dark: 0.3,
  light: 0.34,
}
const GLOSSY: Hand = {
  volume: [
    [0, 'dark', 0.5],
    [0.17, 'dark', 0.08],
    [0.3, 'light', 0.85],
    [0.42, 'dark', 0.05],
    [0.58, 'dark', 0.34],
    [0.72, 'light', 0.5],
    [0.84, 'dark', 0.08],
    [1, 'dark', 0.55],
  ],
  dark: 0.5,
  light: 0.75,
}
const PILE: Hand = {
  volume: [
    [0, 'light', 0.55],
    [0.14, 'dark', 0.2],
    [0.4, 'dark', 0.5],
    [0.7, 'dark', 0.3],
    [0.9, 'light', 0.12],
    [1, 'light', 0.6],
  ],
  dark: 0.55,
  light: 0.4,
}
const SHEER: Hand = { ...SOFT, dark: 0.2, light: 0.42, opacity: 0.9 }

/** How each cloth takes the light. */
const HANDS: Record<string, Hand> = {
  satin: GLOSSY,
  silk: { ...GLOSSY, dark: 0.36, light: 0.6 },
  taffeta: GLOSSY,
  leather: GLOSSY,
  velvet: PILE,
  tulle: SHEER,
  chiffon: SHEER,
  organza: SHEER,
  lace: { ...MATT, dark: 0.2 },
  sequin: { ...MATT, dark: 0.4, light: 0.3 },
  jersey: SOFT,
  crepe: SOFT,
  viscose: SOFT,
  jacquard: SOFT,
}

/** Cuts a cloth from a material, a dye and an optional print. */
export function cloth(id: string, material: string, hex: string, print?: string): Cloth {
  const pale = lightness(hex) > 0.86
  const deep = lightness(hex) < 0.36
  const light = shade(hex, pale ? 0.06 : deep ? 0.26 : 0.14, deep ? 1 : 0.8)
  const dark = shade(hex, pale ? -0.17 : deep ? -0.13 : -0.17, pale ? 1.5 : 0.95)
  const hand = HANDS[material] ?? MATT
  const ground = material === 'lace' ? shade(hex, pale ? -0.06 : -0.1) : hex
  const tiles = [TEXTURES[material]?.(hex, light, dark), print ? PRINTS[print]?.(hex, light, dark) : undefined]
  const stops = hand.volume
    .map(
      ([at, tone, opacity]) =>
        `<stop offset="${at}" stop-color="${tone === 'light' ? light : dark}" stop-opacity="${opacity}"/>`,
    )
    .join('')
  let defs = `<linearGradient id="${id}v" x2="1" y2=".12">${stops}</linearGradient>`
  defs += `<linearGradient id="${id}d" x2="0" y2="1"><stop stop-color="${dark}" stop-opacity=".15"/><stop offset="1" stop-color="${shade(dark, -0.03)}"/></linearGradient>`
  defs += `<linearGradient id="${id}l" x2="0" y2="1"><stop stop-color="${light}" stop-opacity=".2"/><stop offset=".7" stop-color="${light}"/><stop offset="1" stop-color="${light}" stop-opacity=".6"/></linearGradient>`
  const fills = [ground]
  for (const [i, tile] of [tiles[1], tiles[0]].entries()) {
    if (!tile) continue
    defs += pattern(`${id}t${i}`, tile)
    fills.push(`url(#${id}t${i})`)
  }
  fills.push(`url(#${id}v)`)
  const highlight = hand === GLOSSY ? shade(hex, pale ? 0.08 : 0.24, 0.6) : light
  return {
    id,
    material,
    hex,
    light,
    dark,
    defs,
    fills,
    folds: { dark: hand.dark, light: hand.light, highlight },
    opacity: hand.opacity ?? 1,
  }
}

function pattern(id: string, tile: Tile): string {
  const turn = tile.turn ? ` patternTransform="rotate(${tile.turn})"` : ''
  return `<pattern id="${id}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse"${turn}>${tile.drawing}</pattern>`
}

/** A piece cut from the cloth; `details` (folds, seams) are kept inside it. */
export function panel(id: string, d: string, from: Cloth, details = '', opacity = 1): string {
  const uses = from.fills.map((fill) => `<use href="#${id}" fill="${fill}"/>`).join('')
  const inside = details
    ? `<clipPath id="${id}c"><use href="#${id}"/></clipPath><g clip-path="url(#${id}c)">${details}</g>`
    : ''
  const whole = opacity < 1 ? ` opacity="${opacity}"` : ''
  return `<g${whole}><defs><path id="${id}" d="${d}"/></defs>${uses}${inside}<use href="#${id}" fill="none" stroke="${shade(from.dark, -0.05)}" stroke-width=".9" stroke-opacity=".65"/></g>`
}

/** A seam or a stitched line on the cloth. */
export function seam(d: string, from: Cloth, width = 1, dash = ''): string {
  return `<path d="${d}" fill="none" stroke="${from.dark}" stroke-width="${width}" stroke-linecap="round" opacity=".75"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}
