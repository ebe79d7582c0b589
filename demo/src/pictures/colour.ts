/** The dyes of the demo market. Flowers and food have their own shades of some of them. */
export const DYES = {
  white: '#F8F6F1',
  ivory: '#F4ECDB',
  cream: '#EFE3C8',
  champagne: '#E2CCA8',
  beige: '#D3BE9F',
  camel: '#B98A57',
  brown: '#6E4A36',
  black: '#2B2932',
  charcoal: '#4A4B55',
  grey: '#9A9EA6',
  silver: '#C4C9D1',
  gold: '#CBA24A',
  'rose-gold': '#D9A08D',
  red: '#C5222F',
  burgundy: '#701A33',
  coral: '#F27A63',
  blush: '#F1CBC4',
  pink: '#F0A3BA',
  'hot-pink': '#DB2F79',
  orange: '#EC7C2D',
  peach: '#F7BC96',
  yellow: '#F4CB4A',
  mustard: '#CB9726',
  green: '#3F8F58',
  emerald: '#0D7A57',
  sage: '#A5B79C',
  olive: '#737A45',
  mint: '#AFDFC9',
  teal: '#136F75',
  turquoise: '#3FB6B8',
  blue: '#3263B8',
  'light-blue': '#A6C9EB',
  'dusty-blue': '#809DB9',
  navy: '#222F58',
  'royal-blue': '#2B4FB5',
  lavender: '#C0B0E2',
  lilac: '#CBABDD',
  purple: '#6A3D9E',
  plum: '#5F2C57',
  'neon-yellow': '#DDF03A',
  'neon-green': '#86EE4A',
} as const
export type Dye = keyof typeof DYES

export function isDye(id: string): id is Dye {
  return Object.hasOwn(DYES, id)
}

/** Lightness 0..1, chroma and hue (radians) as people see them: OKLCH (Ottosson 2020). */
export type Oklch = { l: number; c: number; h: number }

export function toOklch(hex: string): Oklch {
  const value = Number.parseInt(hex.slice(1), 16)
  const [r, g, b] = [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) }
}

export function fromOklch({ l, c, h }: Oklch): string {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
  return `#${rgb
    .map((v) =>
      Math.round(gamma(v) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** The colour made lighter (or darker, below 0) as the eye counts it; shade keeps its colour rather than turning to grey. */
export function shade(hex: string, by: number, chroma = 1): string {
  const { l, c, h } = toOklch(hex)
  return fromOklch({ l: Math.max(0.08, Math.min(0.995, l + by)), c: c * chroma, h })
}

/** Two colours mixed, share of the second 0..1. */
export function mix(a: string, b: string, share: number): string {
  const [x, y] = [Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)]
  const channel = (shift: number) => Math.round(((x >> shift) & 255) * (1 - share) + ((y >> shift) & 255) * share)
  return `#${[16, 8, 0].map((shift) => channel(shift).toString(16).padStart(2, '0')).join('')}`
}

export function lightness(hex: string): number {
  return toOklch(hex).l
}

function linear(value: number): number {
  const v = value / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
}

function gamma(value: number): number {
  const v = Math.max(0, Math.min(1, value))
  return v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055
}
