import { mix, shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

/** The tile of a cloth: its size in units and what is drawn on it. Nothing drawn: a plain cloth. */
export type Tile = { width: number; height: number; drawing: string; turn?: number }

const line = (d: string, colour: string, width: number, opacity: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" opacity="${opacity}"/>`

/** How each cloth looks close up, in the two tones of its dye. */
export const TEXTURES: Record<string, (hex: string, light: string, dark: string) => Tile> = {
  tulle: (_, light, dark) => ({
    width: 5,
    height: 5,
    turn: 45,
    drawing: line('M0 0H5M0 0V5', light, 0.9, 0.6) + `<circle cx="2.5" cy="2.5" r=".7" fill="${dark}" opacity=".28"/>`,
  }),
  organza: (_, light) => ({ width: 3, height: 7, turn: 20, drawing: line('M0 0H3M1.5 0V7', light, 0.5, 0.45) }),
  chiffon: (_, light, dark) => ({
    width: 9,
    height: 30,
    drawing:
      line('M1.5 0Q2.6 15 1.5 30', dark, 0.9, 0.16) +
      line('M5 0Q4 15 5 30', light, 1.2, 0.32) +
      line('M7.6 0V30', dark, 0.4, 0.2),
  }),
  cotton: (_, light, dark) => ({
    width: 3,
    height: 3,
    drawing: line('M0 .5H3', dark, 0.4, 0.16) + line('M.5 0V3', light, 0.5, 0.2),
  }),
  linen: (_, light, dark) => ({
    width: 17,
    height: 13,
    drawing:
      line('M0 2H17M0 8.5H17', light, 0.7, 0.5) +
      line('M0 5H11M6 11H17', dark, 0.8, 0.26) +
      line('M4 0V13M13 0V13', dark, 0.6, 0.2) +
      line('M9 0V9', light, 0.9, 0.45),
  }),
  denim: (_, light, dark) => ({
    width: 4,
    height: 4,
    turn: 32,
    drawing:
      line('M1 0V4', light, 0.9, 0.42) +
      line('M3 0V4', dark, 0.8, 0.3) +
      `<circle cx="1" cy="2" r=".6" fill="${light}" opacity=".5"/>`,
  }),
  knit: (_, light, dark) => ({
    width: 10,
    height: 8,
    drawing: `<path d="M0 0H10V8H0Z" fill="${dark}" opacity=".28"/><path d="M5 6.6Q.8 4 .6-.8 4.6 1.4 5 6.6Q9.2 4 9.4-.8 5.4 1.4 5 6.6ZM5 14.6Q.8 12 .6 7.2 4.6 9.4 5 14.6Q9.2 12 9.4 7.2 5.4 9.4 5 14.6Z" fill="${mix(light, dark, 0.22)}"/>`,
  }),
  wool: (_, light, dark) => ({
    width: 16,
    height: 8,
    drawing:
      line('M0 8 8 0M-4 4 4-4M4 12 12 4M0 16 8 8', light, 1.1, 0.16) +
      line('M8 0 16 8M12-4 20 4M4 4 12 12', dark, 1.1, 0.2),
  }),
  tweed: (hex, light, dark) => ({
    width: 14,
    height: 14,
    drawing: [0, 1, 2, 3, 4, 5, 6]
      .map(
        (i) =>
          `<path d="M${(i * 5) % 14} ${(i * 9) % 14}h2.6v1.5h-2.6zM${(i * 11 + 3) % 14} ${(i * 3 + 4) % 14}h1.4v2.6h-1.4z" fill="${i % 3 ? (i % 2 ? light : dark) : shade(hex, 0.05, 2.5)}" opacity=".55"/>`,
      )
      .join(''),
  }),
  crepe: (_, light, dark) => ({
    width: 6,
    height: 6,
    drawing: `<path d="M1 1h1M4 2.5h1M2.5 4.5h1" stroke="${light}" stroke-width=".7" opacity=".5"/><path d="M2.5 2h.8M5 5h.8M.5 3.6h.8" stroke="${dark}" stroke-width=".7" opacity=".3"/>`,
  }),
  leather: (_, light, dark) => ({
    width: 11,
    height: 9,
    drawing:
      line('M0 4Q3 2 5 4T11 4M3 4 2 9M8 4 9 0M5 9Q7 7 9 9', dark, 0.5, 0.22) + line('M1 7Q3 6 4 8', light, 0.5, 0.22),
  }),
  jersey: (_, light) => ({ width: 2, height: 6, drawing: line('M1 0V6', light, 0.4, 0.3) }),
  sequin,
  lace,
  jacquard,
  velvet: (_, light, dark) => ({
    width: 9,
    height: 12,
    drawing: line('M1 1v3M5 4v3M3 8v3M8 0v2M7 9v2', light, 0.7, 0.16) + line('M3 2v3M7 5v3M1 8v3', dark, 0.9, 0.22),
  }),
}

function sequin(hex: string, light: string): Tile {
  const random = seeded('sequin')
  const tones = [shade(hex, -0.09), shade(hex, -0.04), hex, mix(hex, light, 0.6), mix(light, '#ffffff', 0.6)]
  const [columns, rows] = [7, 8]
  const scales = tones.map(() => '')
  const chosen = Array.from({ length: columns * rows }, () => Math.floor(random() ** 1.5 * 4.4))
  for (let row = rows; row >= 0; row--) {
    for (let column = 0; column <= columns; column++) {
      const tone = chosen[(row % rows) * columns + (column % columns)] ?? 0
      scales[tone] += `M${n(column * 6.5 + (row % 2 ? 3.25 : 0) - 3)} ${row * 5}a3 3.2 0 0 0 6 0z`
    }
  }
  const drawing = `<path d="M0 0H46V40H0Z" fill="${shade(hex, -0.12)}"/>${tones.map((tone, i) => `<path d="${scales[i]}" fill="${tone}"/>`).join('')}`
  return { width: columns * 6.5, height: rows * 5, drawing }
}

function lace(_: string, light: string, dark: string): Tile {
  let flower = ''
  for (let i = 0; i < 6; i++) flower += `<ellipse cx="0" cy="-5.4" rx="2.7" ry="4" transform="rotate(${i * 60})"/>`
  const leaf = 'M0 0Q5-5 12-3 7 3 0 0Z'
  const motif = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${flower}<circle r="2" fill="${dark}"/><path d="${leaf}" transform="translate(8 5) rotate(35)"/><path d="${leaf}" transform="translate(-8 5) rotate(150)"/></g>`
  return {
    width: 38,
    height: 44,
    drawing:
      line('M0 0 38 44M38 0 0 44M19 0 38 22 19 44 0 22Z', light, 0.5, 0.6) +
      `<g fill="${light}" opacity=".92">${motif(10, 12, 12)}${motif(29, 34, 60)}</g><g fill="${light}"><circle cx="28" cy="10" r="1.4"/><circle cx="32" cy="14" r="1"/><circle cx="8" cy="34" r="1.4"/><circle cx="12" cy="30" r="1"/></g>`,
  }
}

function jacquard(_: string, light: string, dark: string): Tile {
  const half = 'M0-17Q7-11 4-5 12-8 13-1 12 5 5 4 9 10 0 17Z'
  const motif = `<path d="${half}"/><path d="${half}" transform="scale(-1 1)"/>`
  return {
    width: 36,
    height: 44,
    drawing: `<g fill="${light}" opacity=".42"><g transform="translate(9 11)">${motif}</g><g transform="translate(27 33)">${motif}</g></g><g fill="none" stroke="${dark}" stroke-width=".6" opacity=".4"><g transform="translate(9 11)">${motif}</g><g transform="translate(27 33)">${motif}</g></g>`,
  }
}

/** What is printed on the cloth. */
export const PRINTS: Record<string, (hex: string, light: string, dark: string) => Tile> = {
  herringbone: (_hex, light, dark) => ({
    width: 16,
    height: 10,
    drawing: `<path d="M0 0L8 5 16 0M0 5L8 10 16 5" fill="none" stroke="${light}" stroke-width="1.6" opacity=".75"/><path d="M0 2.500L8 7.500 16 2.500" fill="none" stroke="${dark}" stroke-width="1.400" opacity=".7"/>`,
  }),
  paisley: (hex, light) => ({
    width: 34,
    height: 40,
    drawing: [
      [11, 14, 20],
      [28, 34, 200],
    ]
      .map(
        ([x, y, turn]) =>
          `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0-11C9-9 10 4 2 8-6 11-11 4-8-1-6-5 0-4 0-11Z" fill="${mix(light, '#F6E3B0', 0.5)}" stroke="${light}"/><circle cx="-2" cy="3" r="2.500" fill="${hex}"/></g>`,
      )
      .join(''),
  }),
  floral: (hex, light) => {
    const leaf = mix('#4F7A57', hex, 0.25)
    const warm = ['#E56F86', '#F6BD63', '#FBF1E7']
    const places = [
      [10, 11, 1.15],
      [35, 6, 0.8],
      [48, 27, 1.1],
      [24, 31, 0.85],
      [8, 43, 0.8],
      [38, 46, 1],
    ] as const
    let petals = '<defs><g id="bloom">'
    for (let k = 0; k < 5; k++) petals += `<circle cy="-4" r="3.7" transform="rotate(${k * 72})"/>`
    const drawing =
      `${petals}</g></defs>` +
      places
        .map(
          ([x, y, size], i) =>
            `<g transform="translate(${x} ${y}) rotate(${i * 67}) scale(${size})"><path d="M0 0Q9 3 13 11 4 10 0 0ZM0 0Q-9 1-12 8-3 8 0 0Z" fill="${leaf}"/><use href="#bloom" fill="${warm[i % 3]}"/><circle r="2.1" fill="${i % 3 === 2 ? '#E0A23C' : light}"/></g>`,
        )
        .join('')
    return { width: 54, height: 54, drawing }
  },
  'polka-dot': (hex, light, dark) => {
    const dot = dotColour(hex, light, dark)
    return {
      width: 22,
      height: 22,
      drawing: `<g fill="${dot}"><circle cx="5.5" cy="5.5" r="3.4"/><circle cx="16.5" cy="16.5" r="3.4"/></g>`,
    }
  },
  striped: (hex, light, dark) => ({
    width: 14,
    height: 14,
    drawing: `<path d="M0 0H14V6H0Z" fill="${dotColour(hex, light, dark)}"/>`,
  }),
  pinstripe: (_, light) => ({
    width: 13,
    height: 13,
    drawing: `<path d="M6 0V13" stroke="${light}" stroke-width=".9" stroke-dasharray="2 .8" opacity=".8"/>`,
  }),
  checked: (_, light, dark) => ({
    width: 16,
    height: 16,
    drawing: `<path d="M0 0H8V16H0Z" fill="${light}" opacity=".45"/><path d="M0 0H16V8H0Z" fill="${light}" opacity=".45"/><path d="M8 8H16V16H8Z" fill="${dark}" opacity=".22"/>`,
  }),
  leopard: (_, _light, dark) => {
    let drawing = ''
    for (let i = 0; i < 7; i++) {
      const p = golden(i, 7)
      drawing += `<g transform="translate(${n(22 + p.x * 19)} ${n(22 + p.y * 19)}) rotate(${n(p.angle)})"><path d="M-4-2Q-1-6 3-3M4 0Q4 4 0 4M-4 1Q-4 3-2 4" fill="none" stroke="${shade(dark, -0.22)}" stroke-width="2.3" stroke-linecap="round"/><circle r="1.8" fill="${dark}" opacity=".6"/></g>`
    }
    return { width: 44, height: 44, drawing }
  },
}

function dotColour(hex: string, light: string, dark: string): string {
  return Number.parseInt(hex.slice(3, 5), 16) > 190 ? shade(dark, -0.28, 1.6) : mix(light, '#ffffff', 0.75)
}
