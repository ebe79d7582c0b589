/** Lightness, chroma and hue (radians) as people see them: OKLCH (Ottosson 2020). */
type Oklch = { l: number; c: number; h: number }

/** Contrast that text needs (WCAG 2.2 AA). */
const NEEDED = 4.5

/**
 * A shop's own accent for actions, by day and by night: as near to what it chose as can be read on the page's ground and
 * paper. Hue and chroma stay, the lightness gives way.
 */
export function accentStyle(accent: string | undefined): Record<string, string> {
  if (!accent) return {}
  const day = readable(accent, ['#f3f5f2', '#ffffff', '#e4e9e4'], -1)
  const night = readable(accent, ['#15142e', '#24234a'], 1)
  return {
    '--action': `light-dark(${day}, ${night})`,
    '--on-action': 'light-dark(#ffffff, #15142e)',
  }
}

/** The colour made darker (`way` −1) or lighter (1) until it is read on every ground. */
export function readable(colour: string, grounds: readonly string[], way: 1 | -1): string {
  const start = toOklch(colour)
  for (let l = start.l; l > 0 && l < 1; l += way * 0.01) {
    const tried = fromOklch({ ...start, l })
    if (grounds.every((ground) => contrast(tried, ground) >= NEEDED)) return tried
  }
  return way === 1 ? '#ffffff' : '#000000'
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Linear red, green and blue, 0..1. */
function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
}

function toOklch(colour: string): Oklch {
  const [r = 0, g = 0, b = 0] = channels(colour)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(x, y), h: Math.atan2(y, x) }
}

function fromOklch({ l, c, h }: Oklch): string {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
  return `#${linear.map(channel).join('')}`
}

function channel(linear: number): string {
  const value = Math.max(0, Math.min(1, linear))
  const curved = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
  return Math.round(curved * 255)
    .toString(16)
    .padStart(2, '0')
}
