import { BLOOMS } from './blooms.ts'
import { shade } from './colour.ts'
import { softShadow } from './plate.ts'
import { golden, n } from './svg.ts'

const LEAF = '#4E7F55'

function pot(hex: string): string {
  return `<ellipse cx="206" cy="432" rx="118" ry="22" fill="url(#pool)"/><linearGradient id="pot" x2="1"><stop stop-color="${shade(hex, -0.08)}"/><stop offset=".3" stop-color="${shade(hex, 0.07)}"/><stop offset=".7" stop-color="${hex}"/><stop offset="1" stop-color="${shade(hex, -0.14)}"/></linearGradient><ellipse cx="200" cy="318" rx="84" ry="14" fill="#3A2A22"/>`
}

function potFront(hex: string): string {
  return `<path d="M122 338H278L262 424Q200 440 138 424Z" fill="url(#pot)"/><path d="M114 316Q200 334 286 316V340Q200 358 114 340Z" fill="url(#pot)"/><path d="M114 340Q200 358 286 340" fill="none" stroke="${shade(hex, -0.18)}" opacity=".6"/>`
}

const leaf = (d: string, transform: string, hex: string) =>
  `<g transform="${transform}"><path d="${d}" fill="${hex}" stroke="${shade(hex, -0.1)}"/><path d="M0 0V-70" stroke="${shade(hex, 0.12)}" stroke-width="1.6" opacity=".8"/></g>`

function monstera(): string {
  const d =
    'M0 0C-30 6-58-18-56-50L-40-44-54-62C-50-78-40-90-28-98L-20-78-20-102C-12-108-6-110 0-112 6-110 12-108 20-102L20-78 28-98C40-90 50-78 54-62L40-44 56-50C58-18 30 6 0 0Z'
  const places = [
    [-74, 1.02, 0],
    [70, 1, 1],
    [-38, 1.16, 1],
    [36, 1.2, 0],
    [-2, 1.28, 1],
    [-100, 0.72, 1],
    [98, 0.74, 0],
  ] as const
  const stems = places
    .map(
      ([turn]) =>
        `<path d="M200 330Q${200 + turn * 0.4} 250 ${n(200 + Math.sin((turn * Math.PI) / 180) * 100)} ${n(318 - Math.cos((turn * Math.PI) / 180) * 116)}" stroke="#5C8A58" stroke-width="5" fill="none"/>`,
    )
    .join('')
  return (
    '<g transform="translate(24 38) scale(.88)">' +
    stems +
    places
      .map(([turn, size, tone]) =>
        leaf(d, `translate(200 318) rotate(${turn}) translate(0 -96) scale(${size})`, shade(LEAF, tone ? 0.05 : -0.04)),
      )
      .join('') +
    '</g>'
  )
}

function orchid(hex: string): string {
  const flower = `<g id="o"><g fill="${shade(hex, -0.04)}" stroke="${shade(hex, -0.16)}" stroke-width=".8"><path d="M0 0C-12-10-10-32 0-36 10-32 12-10 0 0Z"/><path d="M0 0C-12-10-10-32 0-36 10-32 12-10 0 0Z" transform="rotate(128)"/><path d="M0 0C-12-10-10-32 0-36 10-32 12-10 0 0Z" transform="rotate(232)"/></g><g fill="${hex}" stroke="${shade(hex, -0.14)}" stroke-width=".8"><path d="M0 0C4-24 36-30 42-12 42 6 16 12 0 0Z"/><path d="M0 0C-4-24-36-30-42-12-42 6-16 12 0 0Z"/></g><path d="M0-2C-9 2-9 14 0 20 9 14 9 2 0-2Z" fill="#A3245C"/><circle cy="2" r="4" fill="#F4CB4A"/></g>`
  let drawing = `<defs>${flower}</defs>`
  for (const [turn, size] of [
    [-76, 1.1],
    [72, 1.1],
    [-48, 0.9],
    [50, 0.85],
  ] as const)
    drawing += leaf(
      'M0 0C-34-20-30-90 0-120 30-90 34-20 0 0Z',
      `translate(200 330) rotate(${turn}) scale(${size})`,
      LEAF,
    )
  drawing +=
    '<path d="M196 330C186 220 170 130 230 80S318 90 326 118M206 330C214 240 240 190 196 150S112 140 92 170" fill="none" stroke="#6F8F52" stroke-width="5"/>'
  const heads = [
    [182, 168],
    [184, 124],
    [212, 88],
    [252, 72],
    [292, 86],
    [322, 122],
    [150, 138],
    [116, 148],
    [92, 178],
  ] as const
  return (
    drawing +
    heads
      .map(
        ([x, y], i) =>
          `<use href="#o" transform="translate(${x} ${y}) rotate(${((i * 31) % 40) - 20}) scale(${n(0.95 - (i % 4) * 0.06)})"/>`,
      )
      .join('')
  )
}

function succulent(): string {
  let drawing = '<circle cx="200" cy="236" r="60" fill="#7FA68B"/>'
  for (let i = 33; i >= 0; i--) {
    const { radius, angle } = golden(i, 34)
    const hex = shade('#8FB59A', radius * -0.06 + 0.06)
    drawing += `<g transform="translate(200 236) rotate(${n(angle)}) translate(0 ${n(-radius * 66)}) scale(${n(0.35 + radius * 1.15)})"><path d="M0 14C-26 8-26-22 0-40 26-22 26 8 0 14Z" fill="${hex}" stroke="${shade(hex, -0.14)}"/><path d="M0-40-7-29Q0-32 7-29Z" fill="#C8506B"/></g>`
  }
  return drawing
}

function olive(): string {
  let drawing =
    '<path d="M196 330C204 270 190 220 200 150M200 230Q230 190 256 176M198 210Q168 180 146 172" fill="none" stroke="#7A5C43" stroke-width="10" stroke-linecap="round"/>'
  for (let i = 0; i < 56; i++) {
    const { x, y, angle } = golden(i, 56)
    const hex = i % 3 ? '#8BA180' : '#6C8966'
    drawing += `<ellipse cx="${n(200 + x * 112)}" cy="${n(142 + y * 92)}" rx="20" ry="5.6" transform="rotate(${n(angle % 180)} ${n(200 + x * 112)} ${n(142 + y * 92)})" fill="${hex}"/>`
    if (i % 8 === 0) drawing += `<circle cx="${n(206 + x * 108)}" cy="${n(150 + y * 92)}" r="6" fill="#4A4E33"/>`
  }
  return drawing
}

function herb(kind: string, hex: string): string {
  const id = 'h'
  let drawing = `<defs><g id="h0">${BLOOMS[kind]?.(id, hex) ?? ''}</g></defs>`
  for (let i = 0; i < 17; i++)
    drawing += `<use href="#h0" transform="translate(${200 + (i % 5) * 14 - 28} 330) rotate(${-56 + i * 7}) translate(0 ${-112 - (i % 3) * 24}) scale(1.35 1.7)"/>`
  return drawing
}

/** A plant in its pot. */
export function drawPlant(kind: string, hex: string, potHex: string): string {
  const plant =
    kind === 'orchid'
      ? orchid(hex)
      : kind === 'succulent'
        ? succulent()
        : kind === 'olive-tree'
          ? olive()
          : kind === 'lavender'
            ? herb('lavender', hex)
            : kind === 'hydrangea'
              ? shrub(hex)
              : monstera()
  return `${pot(potHex)}${plant}${potFront(potHex)}`
}

function shrub(hex: string): string {
  let drawing = `<defs><g id="y">${BLOOMS['hydrangea']?.('y', hex) ?? ''}</g></defs>`
  drawing += '<path d="M200 330V220M200 320L150 220M200 320L250 220" stroke="#6E5A40" stroke-width="7"/>'
  for (let i = 0; i < 12; i++)
    drawing += leaf(
      'M0 0C-34-20-30-70 0-92 30-70 34-20 0 0Z',
      `translate(200 ${i % 2 ? 262 : 322}) rotate(${-115 + i * 21}) translate(0 ${i % 2 ? -52 : -30})`,
      i % 2 ? LEAF : shade(LEAF, 0.05),
    )
  for (const [x, y, size] of [
    [140, 140, 1.1],
    [262, 142, 1.1],
    [200, 96, 1.05],
    [120, 226, 1.05],
    [282, 226, 1],
    [202, 200, 1.35],
  ] as const)
    drawing += `<circle cx="${x + 3}" cy="${y + 8}" r="${n(45 * size)}" fill="#1A2418" opacity=".25"/><use href="#y" transform="translate(${x} ${y}) scale(${size})"/>`
  return drawing
}

const GIFTS: Record<string, (hex: string) => string> = {
  vase: (hex) =>
    `<ellipse cx="208" cy="424" rx="110" ry="20" fill="url(#pool)"/><linearGradient id="v" x2="1"><stop stop-color="${shade(hex, -0.12)}"/><stop offset=".3" stop-color="${shade(hex, 0.1)}"/><stop offset=".66" stop-color="${hex}"/><stop offset="1" stop-color="${shade(hex, -0.18)}"/></linearGradient><path d="M168 92H232C240 92 240 102 232 110C226 160 292 210 292 310C292 380 256 424 200 424S108 380 108 310C108 210 174 160 168 110C160 102 160 92 168 92Z" fill="url(#v)"/><ellipse cx="200" cy="95" rx="36" ry="7" fill="${shade(hex, -0.28)}"/><path d="M119 270Q200 300 281 270M112 300Q200 332 288 300M111 330Q200 362 289 330" fill="none" stroke="${shade(hex, 0.16)}" stroke-width="3" opacity=".75"/><path d="M138 250C126 290 128 340 146 372" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".45"/>`,
  card: (hex) =>
    `${softShadow('M92 120H312V400H92Z', '#1B2A26', 8, 12)}<path d="M70 150H300V430H70Z" transform="rotate(-7 185 290)" fill="#E9DEC9"/><path d="M96 104H308V396H96Z" fill="#FBF8F1" stroke="#D9D3C6"/><g transform="translate(202 218) scale(1.35)">${BLOOMS['dahlia']?.('c', hex) ?? ''}</g><path d="M202 286C206 320 198 340 204 362M204 330C220 318 236 320 244 308 226 306 210 312 204 330M201 346C186 336 170 338 162 328 178 324 194 330 201 346" fill="#6C8F62" stroke="#57774E" stroke-width="3"/>`,
  chocolates: (hex) => {
    let sweets = ''
    for (let i = 0; i < 16; i++) {
      const [x, y] = [116 + (i % 4) * 56, 166 + Math.floor(i / 4) * 56]
      const tone = ['#4A2A1C', '#6B3F28', '#8A5A3A', '#EBD9BC'][(i * 7) % 4] ?? '#4A2A1C'
      const trim = shade(tone, 0.14)
      sweets +=
        `<path d="M${x - 25} ${y - 25}h50v50h-50z" fill="#F3E7D3" opacity=".35"/>` +
        (i % 3 === 0
          ? `<path d="M${x - 18} ${y - 18}h36v36h-36z" fill="${tone}"/><path d="M${x - 18} ${y - 6}l12-12M${x - 18} ${y + 8}l26-26M${x - 8} ${y + 18}l26-26" stroke="${trim}" stroke-width="3"/>`
          : i % 3 === 1
            ? `<circle cx="${x}" cy="${y}" r="20" fill="${tone}"/><circle cx="${x}" cy="${y}" r="7" fill="${hex}"/>`
            : `<path d="M${x} ${y + 18}C${x - 34} ${y - 4} ${x - 14} ${y - 26} ${x} ${y - 9}C${x + 14} ${y - 26} ${x + 34} ${y - 4} ${x} ${y + 18}Z" fill="${tone}"/><path d="M${x - 12} ${y - 4}Q${x - 8} ${y - 12} ${x - 4} ${y - 10}" stroke="${trim}" stroke-width="3" fill="none"/>`)
    }
    return `${softShadow('M70 120H330V380H70Z', '#1B2A26', 6, 12)}<path d="M70 120H330V380H70Z" fill="${shade(hex, -0.06)}"/><path d="M82 132H318V368H82Z" fill="#3A241B"/>${sweets}<path d="M70 120H330V380H70Z" fill="none" stroke="#D9B873" stroke-width="3"/>`
  },
  candle: (hex) =>
    `<ellipse cx="208" cy="408" rx="118" ry="22" fill="url(#pool)"/><circle cx="200" cy="128" r="70" fill="#FFC53D" opacity=".16"/><path d="M200 76C182 108 180 134 200 142 220 134 218 108 200 76Z" fill="#FFB02E"/><path d="M200 102C192 120 192 134 200 139 208 134 208 120 200 102Z" fill="#FFF1C4"/><path d="M200 136V176" stroke="#3A2A22" stroke-width="4"/><path d="M110 176H290V384Q290 408 266 408H134Q110 408 110 384Z" fill="${hex}"/><path d="M110 176H290V200Q200 222 110 200Z" fill="#F7EFDD"/><path d="M110 176H290" stroke="#fff" stroke-width="5" opacity=".7"/><path d="M146 262H254V340H146Z" fill="#FBF8F1"/><g transform="translate(200 300) scale(.55)">${BLOOMS['dahlia']?.('c', shade(hex, 0.02)) ?? ''}</g><path d="M126 200V390" stroke="#fff" stroke-width="8" opacity=".3"/>`,
}

/** What a florist adds to flowers: a vase, a card, chocolates, a candle. */
export function drawGift(kind: string, hex: string): string {
  return (GIFTS[kind] ?? GIFTS['card'])?.(hex) ?? ''
}
