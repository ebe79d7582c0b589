import { shade } from './colour.ts'
import { n } from './svg.ts'

type Metal = { hex: string; light: string; dark: string }

function metal(name: string): Metal {
  const hex = name === 'silver' || name === 'white' ? '#C3C8D0' : name === 'rose-gold' ? '#DBA08B' : '#D0A647'
  return { hex, light: shade(hex, 0.14), dark: shade(hex, -0.24) }
}

function gem(x: number, y: number, r: number, hex: string): string {
  const [light, dark] = [shade(hex, 0.16), shade(hex, -0.16)]
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(r)})"><path d="M-.7-.7H.7L1-.1 0 1-1-.1Z" fill="${hex}"/><path d="M-.7-.7H.7L.4-.1H-.4Z" fill="${light}"/><path d="M-.4-.1H.4L0 1Z" fill="${light}" opacity=".55"/><path d="M.4-.1H1L0 1ZM-.7-.7-.4-.1H-1Z" fill="${dark}" opacity=".55"/></g>`
}

function pearl(x: number, y: number, r: number, hex = '#F4EDE2'): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${hex}" stroke="${shade(hex, -0.22)}" stroke-width=".8"/><circle cx="${n(x - r * 0.32)}" cy="${n(y - r * 0.34)}" r="${n(r * 0.34)}" fill="#fff" opacity=".95"/><path d="M${n(x - r * 0.6)} ${n(y + r * 0.5)}A${n(r * 0.8)} ${n(r * 0.8)} 0 0 0 ${n(x + r * 0.7)} ${n(y + r * 0.3)}" fill="none" stroke="#E9C9BE" stroke-width="${n(r * 0.22)}" opacity=".8"/>`
}

function wire(d: string, m: Metal, width: number): string {
  return `<path d="${d}" fill="none" stroke="${m.dark}" stroke-width="${width}"/><path d="${d}" fill="none" stroke="${m.hex}" stroke-width="${width * 0.72}"/><path d="${d}" transform="translate(-.8 -.8)" fill="none" stroke="${m.light}" stroke-width="${width * 0.25}"/>`
}

function earring(m: Metal, stone: string | undefined): string {
  let drawing = wire('M0-86C-14-86-14-62 0-60', m, 5) + (stone ? gem(0, -50, 15, stone) : pearl(0, -48, 13))
  drawing += wire('M0-34V-18', m, 3)
  for (let i = 0; i < 11; i++) {
    const angle = (Math.PI * (i + 0.5)) / 11
    const [x, y] = [Math.cos(angle) * 38, Math.sin(angle) * 38]
    drawing +=
      wire(`M0-14L${n(x)} ${n(y - 2)}`, m, 2.4) +
      (stone ? gem(x, y + 5, i % 2 ? 5 : 7, stone) : pearl(x, y + 5, i % 2 ? 4.5 : 6))
  }
  return drawing + (stone ? gem(0, 66, 13, stone) : pearl(0, 62, 11))
}

function necklace(m: Metal, stone: string | undefined): string {
  let drawing = wire('M96 92C84 250 150 330 200 336S316 250 304 92', m, stone ? 4.4 : 2)
  const count = 41
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1)
    const [x, y] = curve(t)
    const size = 4.5 + Math.sin(Math.PI * t) ** 3 * 6
    if (!stone) drawing += pearl(x, y, size)
    else if (t > 0.3 && t < 0.7 && i % 2 === 0) drawing += gem(x, y + size * 0.6, size + 2, stone)
  }
  return drawing + (stone ? wire('M200 340V356', m, 3) + gem(200, 374, 19, stone) : '')
}

function curve(t: number): [number, number] {
  const u = 1 - t
  const [p0, p1, p2, p3] = [
    [96, 92],
    [72, 420],
    [328, 420],
    [304, 92],
  ] as const
  const at = (k: 0 | 1) => u ** 3 * p0[k] + 3 * u * u * t * p1[k] + 3 * u * t * t * p2[k] + t ** 3 * p3[k]
  return [at(0), at(1)]
}

function bracelet(m: Metal, stone: string | undefined): string {
  let back = ''
  let front = ''
  for (let i = 0; i < 30; i++) {
    const angle = (i / 30) * Math.PI * 2
    const [x, y] = [200 + Math.cos(angle) * 118, 254 + Math.sin(angle) * 84]
    const size = 9 + Math.sin(angle) * 2.6
    const bead =
      stone && i % 3 === 0
        ? gem(x, y, size + 1.5, stone)
        : stone
          ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n(size * 0.72)}" fill="${m.hex}" stroke="${m.dark}"/><circle cx="${n(x - 2)}" cy="${n(y - 2)}" r="2" fill="${m.light}"/>`
          : pearl(x, y, size)
    if (Math.sin(angle) < 0) back += bead
    else front += bead
  }
  return `${wire('M82 254A118 84 0 1 0 318 254A118 84 0 1 0 82 254', m, 2)}${back}${front}`
}

function tiara(m: Metal, stone: string | undefined): string {
  let drawing = wire('M70 330C90 272 150 250 200 250S310 272 330 330', m, 7)
  for (let i = 0; i < 9; i++) {
    const t = (i - 4) / 4
    const [x, y] = [200 + t * 112, 252 + t * t * 46]
    const height = 74 - Math.abs(t) * 46
    drawing += wire(
      `M${n(x - 13)} ${n(y)}Q${n(x)} ${n(y - height * 0.5)} ${n(x)} ${n(y - height)}Q${n(x)} ${n(y - height * 0.5)} ${n(x + 13)} ${n(y)}`,
      m,
      3,
    )
    drawing += stone
      ? gem(x, y - height - 4, 8, stone) + gem(x, y - 8, 5, stone)
      : pearl(x, y - height - 4, 6.5) + pearl(x, y - 8, 4.5)
  }
  return drawing
}

/** Earrings, necklaces, bracelets and tiaras of a metal, with pearls or with stones of a colour. */
export function drawJewellery(kind: string, metalName: string, stone: string | undefined): string {
  const m = metal(metalName)
  const draw =
    kind === 'earrings'
      ? pairOfEarrings(m, stone)
      : kind === 'bracelet'
        ? bracelet(m, stone)
        : kind === 'tiara'
          ? tiara(m, stone)
          : necklace(m, stone)
  return `${shadowOf(kind)}${draw}`
}

function pairOfEarrings(m: Metal, stone: string | undefined): string {
  return `<defs><g id="e">${earring(m, stone)}</g></defs><use href="#e" transform="translate(128 240) rotate(5) scale(1.45)"/><use href="#e" transform="translate(274 254) rotate(-6) scale(1.45)"/>`
}

function shadowOf(kind: string): string {
  if (kind === 'earrings') {
    return '<ellipse cx="134" cy="282" rx="60" ry="66" fill="url(#pool)"/><ellipse cx="280" cy="296" rx="60" ry="66" fill="url(#pool)"/>'
  }
  const d = kind === 'bracelet' ? RING : kind === 'tiara' ? ARCH : 'M96 92C72 420 328 420 304 92'
  const line = [19, 13, 8, 4].map((width) => `<path d="${d}" stroke-width="${width}"/>`).join('')
  return `<g transform="translate(4 7)" fill="none" stroke="#1B2A26" stroke-linecap="round" stroke-opacity=".075">${line}</g>`
}

const RING = 'M82 254A118 84 0 1 0 318 254A118 84 0 1 0 82 254'
const ARCH = 'M70 330C90 272 150 250 200 250S310 272 330 330'
