import { mix, shade } from './colour.ts'
import { board } from './pizza.ts'
import { golden, n, seeded } from './svg.ts'
import { TOPPINGS } from './toppings.ts'

const glyph = (kind: string, x: number, y: number, turn: number, size: number) =>
  `<use href="#${kind}" transform="translate(${n(x)} ${n(y)})rotate(${Math.round(turn)})scale(${size})"/>`

/** The toppings a drawing uses, before it. */
function withGlyphs(drawing: string): string {
  const kinds = new Set([...drawing.matchAll(/href="#([a-z-]+)"/g)].map((match) => match[1] ?? ''))
  return `<defs>${[...kinds].map((kind) => `<g id="${kind}">${TOPPINGS[kind]?.drawing ?? ''}</g>`).join('')}</defs>${drawing}`
}

const under = (x: number, y: number, rx: number, ry: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx + 10}" ry="${ry + (rx === ry ? 10 : 3)}" fill="url(#${rx === ry ? 'disc' : 'pool'})"/>`

function dish(hex: string, inner: string): string {
  return `${under(208, 264, 156, 156)}<circle cx="200" cy="250" r="158" fill="${hex}"/><circle cx="200" cy="250" r="158" fill="none" stroke="${shade(hex, -0.12)}" stroke-width="2"/><circle cx="200" cy="250" r="128" fill="${inner}" stroke="${shade(hex, -0.1)}" stroke-width="2"/>`
}

function scatter(kinds: string[], count: number, reach: number, size: number): string {
  const random = seeded(kinds.join())
  let drawing = ''
  for (let i = 0; i < count; i++) {
    const { x, y } = golden(i, count)
    drawing += glyph(
      kinds[Math.floor(random() * kinds.length)] ?? '',
      200 + x * reach,
      250 + y * reach,
      random() * 360,
      size,
    )
  }
  return drawing
}

const breads = (tops: string[]) =>
  [
    [118, 170, -18],
    [262, 150, 14],
    [150, 318, 8],
    [288, 300, -12],
  ]
    .map(
      ([x = 0, y = 0, turn = 0], i) =>
        `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-62-34Q0-58 62-34 76 0 62 34 0 56-62 34-76 0-62-34Z" transform="translate(4 8)" fill="#1B1208" opacity=".3"/><path d="M-62-34Q0-58 62-34 76 0 62 34 0 56-62 34-76 0-62-34Z" fill="#C98A46" stroke="#8E5A2A" stroke-width="2"/><path d="M-54-26Q0-46 54-26 64 0 54 26 0 44-54 26-64 0-54-26Z" fill="#F3D9A0"/>${tops.flatMap((top, k) => [0, 1, 2].map((m) => glyph(top, -36 + m * 34 + k * 8, ((m + k + i) % 3) * 14 - 14, m * 70 + k * 40 + i * 30, 0.8))).join('')}</g>`,
    )
    .join('')

function crumbs(x: number, y: number, odd: number, hex: string): string {
  let d = ''
  for (let i = odd; i < 22; i += 2) {
    const p = golden(i, 22)
    d += `M${n(x + p.x * 39)} ${n(y + p.y * 39)}l4 2`
  }
  return `<path d="${d}" stroke="${hex}" stroke-width="3" stroke-linecap="round"/>`
}

const SIDES: Record<string, () => string> = {
  'garlic-bread': () => board() + breads(['garlic', 'basil']),
  bruschetta: () => board() + breads(['tomatoes', 'basil', 'mozzarella']),
  salad: () =>
    dish('#F5F1E8', '#E7E3D3') +
    scatter(['rocket', 'spinach', 'tomatoes', 'rocket', 'olives', 'onion', 'mozzarella'], 40, 108, 1.25),
  caprese: () => {
    let drawing = dish('#F5F1E8', '#EFEBDE')
    for (let i = 0; i < 12; i++) {
      const angle = (i / 12) * Math.PI * 2
      const [x, y] = [200 + Math.cos(angle) * 84, 250 + Math.sin(angle) * 84]
      drawing += glyph(i % 2 ? 'tomatoes' : 'buffalo-mozzarella', x, y, i * 40, i % 2 ? 2.6 : 1.55)
    }
    return (
      drawing +
      [0, 1, 2, 3, 4]
        .map((i) => glyph('basil', 200 + Math.cos(i * 1.26) * 30, 250 + Math.sin(i * 1.26) * 30, i * 72 + 90, 1.5))
        .join('')
    )
  },
  olives: () =>
    dish('#2F6B66', '#274F4B') +
    Array.from({ length: 34 }, (_, i) => {
      const { x, y, angle } = golden(i, 34)
      const hex = i % 3 ? '#7C8A3E' : '#3A3140'
      return `<g transform="translate(${n(200 + x * 104)} ${n(250 + y * 104)}) rotate(${n(angle)})"><ellipse rx="19" ry="14" fill="${hex}" stroke="${shade(hex, -0.14)}" stroke-width="1.500"/><circle cx="15" r="3" fill="${i % 3 ? '#C8402B' : '#1E1824'}"/><path d="M-10-7Q-2-11 6-8" stroke="${shade(hex, 0.22)}" stroke-width="3" fill="none" stroke-linecap="round"/></g>`
    }).join(''),
  arancini: () =>
    dish('#30346B', '#3C4180') +
    [
      [152, 200],
      [250, 196],
      [200, 276],
      [124, 284],
      [278, 282],
      [200, 352],
    ]
      .map(
        ([x = 0, y = 0]) =>
          `<circle cx="${x + 4}" cy="${y + 8}" r="44" fill="#000" opacity=".25"/><circle cx="${x}" cy="${y}" r="44" fill="#C77F2F" stroke="#8C5219" stroke-width="2"/>${crumbs(x, y, 0, '#EDB45E')}${crumbs(x, y, 1, '#99591C')}`,
      )
      .join('') +
    glyph('basil', 230, 240, 30, 1.4),
}

const SCOOPS: Record<string, readonly [string, string, string]> = {
  strawberry: ['#F2B8C2', '#EC9DAF', '#E27B95'],
  pistachio: ['#CFE0A8', '#B8D08C', '#A3C072'],
  vanilla: ['#F9EFD2', '#F6E4B8', '#F1DAA2'],
}

const DESSERTS: Record<string, (variety: string) => string> = {
  tiramisu: () =>
    dish('#F5F1E8', '#EFEBDE') +
    `<path d="M122 214L262 186 288 300 140 330Z" transform="translate(6 10)" fill="#000" opacity=".2"/><path d="M118 236L140 330 286 302 282 236Z" fill="#F4E4C1"/><path d="M121 252L283 252 284 266 124 268ZM132 296L285 282 286 294 136 310Z" fill="#8A5A35"/><path d="M118 236L258 196 282 236Z" fill="#5B3520"/><path d="M118 236L258 196 282 236Z" fill="none" stroke="#432515"/>${Array.from(
      { length: 40 },
      (_, i) => {
        const p = golden(i, 40)
        return `<circle cx="${n(214 + p.x * 124)}" cy="${n(256 + p.y * 110)}" r="1.500" fill="#5B3520" opacity=".6"/>`
      },
    ).join('')}` +
    glyph('basil', 250, 214, 60, 0.9),
  'panna-cotta': () =>
    dish('#30346B', '#F5F1E8') +
    `<path d="M118 262C118 330 282 330 282 262L264 190Q200 168 136 190Z" fill="#FBF3E4" stroke="#E2D3B6" stroke-width="2"/><ellipse cx="200" cy="190" rx="64" ry="22" fill="#B3123F"/><path d="M138 196C140 232 154 226 156 244 160 262 172 250 172 230 182 216 196 224 198 262 202 286 216 276 214 240 224 222 244 232 248 216 262 220 264 204 262 194" fill="#B3123F"/><path d="M156 186Q186 176 214 180" stroke="#E8627F" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="186" cy="176" r="12" fill="#7A0F2E"/><circle cx="208" cy="170" r="13" fill="#C22B4C"/><circle cx="226" cy="182" r="11" fill="#3A2456"/>`,
  gelato: (variety) =>
    `${under(206, 432, 84, 16)}${scoops(SCOOPS[variety] ?? ['#F6E7C4', '#B8D08C', '#E58AA0'])}<path d="M152 112Q172 84 206 82M112 184Q120 152 146 142M216 156Q238 138 262 144" stroke="#fff" stroke-width="8" stroke-linecap="round" fill="none" opacity=".55"/>${[
      [228, 176],
      [262, 196],
      [236, 214],
      [272, 168],
    ]
      .map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="6" ry="3.500" fill="#5E7C35"/>`)
      .join(
        '',
      )}<path d="M96 228H304L268 414Q200 432 132 414Z" fill="#F8F4EA" stroke="#D9D0BC" stroke-width="2"/><path d="M102 258L298 258 292 292 108 292Z" fill="#00675B"/><path d="M90 214H310V236Q200 252 90 236Z" fill="#FDFAF2" stroke="#D9D0BC" stroke-width="2"/><path d="M282 60L296 66 262 150 246 144Z" fill="#D9A65C" stroke="#A87531"/>`,
  cannoli: () =>
    dish('#F5F1E8', '#EFEBDE') +
    [
      [-24, 178],
      [-18, 262],
      [-22, 340],
    ]
      .map(
        ([turn = 0, y = 0]) =>
          `<g transform="translate(200 ${y}) rotate(${turn})"><path d="M-88-26H88V26H-88Z" transform="translate(4 9)" fill="#000" opacity=".2"/><path d="M-84-28Q0-34 84-28 96 0 84 28 0 34-84 28-96 0-84-28Z" fill="#C98A46" stroke="#8E5A2A" stroke-width="2"/><path d="M-60-30Q-20 0-60 30M-20-31Q20 0-20 31M20-31Q60 0 20 31" stroke="#9E6630" stroke-width="3" fill="none"/><path d="M-98-18C-84-32-70-24-74-10-66 4-72 22-86 24-102 22-108 0-98-18ZM98-18C84-32 70-24 74-10 66 4 72 22 86 24 102 22 108 0 98-18Z" fill="#FBF6EA" stroke="#DCCDAA"/><circle cx="-90" r="9" fill="#B3123F"/><path d="M84-8l5 2M88 4l4-3M82 10l5 2" stroke="#5E8C3A" stroke-width="4" stroke-linecap="round"/></g>`,
      )
      .join(''),
  'lava-cake': () =>
    dish('#E4D8C4', '#F5F1E8') +
    `<path d="M130 196H270L284 300Q200 336 116 300Z" fill="#4A2A1C"/><ellipse cx="200" cy="196" rx="70" ry="24" fill="#5F3826"/><path d="M176 200C170 260 150 300 168 332 200 352 254 340 240 306 222 270 228 230 226 202Z" fill="#2E170D"/><path d="M184 210C180 256 168 290 178 318" stroke="#7A4A30" stroke-width="6" fill="none" stroke-linecap="round"/>${[
      [170, 188],
      [214, 182],
      [236, 196],
    ]
      .map(([x, y]) => `<path d="M${x} ${y}h.1" stroke="#fff" stroke-width="7" stroke-linecap="round"/>`)
      .join('')}<circle cx="286" cy="330" r="15" fill="#C22B4C"/><circle cx="308" cy="306" r="12" fill="#C22B4C"/>`,
}

const LIQUIDS: Record<string, { hex: string; bottle: 'glass' | 'bottle' | 'can' | 'wine' | 'cup'; label: string }> = {
  cola: { hex: '#4A1F14', bottle: 'can', label: '#B3123F' },
  lemonade: { hex: '#F6DF6E', bottle: 'glass', label: '#F4CB4A' },
  'tarragon-lemonade': { hex: '#86C24A', bottle: 'glass', label: '#86C24A' },
  'orange-soda': { hex: '#F08A2B', bottle: 'can', label: '#EC7C2D' },
  'still-water': { hex: '#CFE6EE', bottle: 'bottle', label: '#3263B8' },
  'sparkling-water': { hex: '#C6E5DD', bottle: 'bottle', label: '#00675B' },
  'iced-tea': { hex: '#C9782E', bottle: 'glass', label: '#C9782E' },
  beer: { hex: '#E9A52C', bottle: 'glass', label: '#E9A52C' },
  'red-wine': { hex: '#5E1226', bottle: 'wine', label: '#F4ECDB' },
  'white-wine': { hex: '#E9DC9A', bottle: 'wine', label: '#F4ECDB' },
  espresso: { hex: '#2E1A10', bottle: 'cup', label: '#F5F1E8' },
}

function drink(kind: string): string {
  const { hex, bottle, label } = LIQUIDS[kind] ?? { hex: '#CFE6EE', bottle: 'glass', label: '#3263B8' }
  const [light, dark] = [shade(hex, 0.12), shade(hex, -0.12)]
  const gloss = (d: string) =>
    `<path d="${d}" stroke="#fff" stroke-width="7" stroke-linecap="round" fill="none" opacity=".5"/>`
  switch (bottle) {
    case 'can':
      return `${under(208, 424, 84, 16)}<linearGradient id="can" x2="1"><stop stop-color="${shade(label, -0.16)}"/><stop offset=".28" stop-color="${shade(label, 0.1)}"/><stop offset=".6" stop-color="${label}"/><stop offset="1" stop-color="${shade(label, -0.2)}"/></linearGradient><path d="M132 112L146 90H254L268 112V398L254 422Q200 432 146 422L132 398Z" fill="url(#can)"/><path d="M146 90Q200 100 254 90L268 112Q200 124 132 112ZM146 422Q200 432 254 422L268 398Q200 410 132 398Z" fill="#C4C9D1"/><ellipse cx="200" cy="90" rx="54" ry="8" fill="#E4E8EC" stroke="#9AA0A8"/><path d="M132 300C170 240 226 300 268 224V268C226 340 172 284 132 344Z" fill="#FBF8F1" opacity=".92"/>${kind === 'cola' ? '' : `<circle cx="200" cy="186" r="34" fill="#FBD49A"/><path d="M200 152V220M166 186H234M176 162L224 210M224 162L176 210" stroke="#EC7C2D" stroke-width="4"/>`}${gloss('M152 130V380')}`
    case 'glass':
      return `${under(208, 428, 74, 16)}<path d="M130 104H270L252 420Q200 432 148 420Z" fill="#F4FAF9" opacity=".75"/><path d="M134 ${kind === 'beer' ? 150 : 160}H266L251 412Q200 424 149 412Z" fill="${hex}"/><path d="M134 160H176L170 416Q158 415 149 412Z" fill="${light}" opacity=".6"/>${kind === 'beer' ? '<path d="M126 156C112 128 136 104 156 112 170 88 204 92 212 106 236 90 262 104 262 122 288 130 282 160 266 162Q200 176 126 156Z" fill="#FFFBEF" stroke="#E6DCC0"/>' : `<path d="M154 184l44-14 14 42-44 14zM208 220l40 8-8 42-40-8zM160 262l40-10 10 38-40 12z" fill="#fff" opacity=".42" stroke="#fff"/><circle cx="250" cy="112" r="38" fill="${kind.endsWith('lemonade') ? '#F6DF6E' : '#F3C25A'}" stroke="#E0B330" stroke-width="4"/><path d="M250 78V146M216 112H284M226 88L274 136M274 88L226 136" stroke="#FFF6CF" stroke-width="3"/><path d="M186 60L206 56 176 250 164 248Z" fill="#00675B" opacity=".85"/>${glyph('basil', 168, 128, -40, 1.5)}`}<path d="M130 104H270L252 420Q200 432 148 420Z" fill="none" stroke="#A9BBB6" stroke-width="3"/>${gloss('M152 190L160 380')}`
    case 'wine':
      return `${under(208, 440, 70, 14)}<path d="M178 60H222V150C222 180 258 190 258 236V424Q258 440 242 440H158Q142 440 142 424V236C142 190 178 180 178 150Z" fill="${mix(hex, '#16301F', kind === 'red-wine' ? 0.55 : 0.2)}"/><path d="M174 56H226V112H174Z" fill="${kind === 'red-wine' ? '#701A33' : '#C49A45'}"/><path d="M142 268H258V384H142Z" fill="${label}"/><path d="M158 288H242M172 366H228" stroke="#8A7A5A" stroke-width="2"/><circle cx="200" cy="326" r="24" fill="${kind === 'red-wine' ? '#701A33' : '#8C9A3E'}"/><path d="M190 322a7 7 0 1 0 .1 0M204 322a7 7 0 1 0 .1 0M197 334a7 7 0 1 0 .1 0" fill="${label}"/>${gloss('M158 240V258M158 398V420M190 120V150')}`
    case 'cup':
      return `<circle cx="208" cy="262" r="154" fill="url(#disc)"/><circle cx="200" cy="250" r="142" fill="${label}" stroke="#D8D0BE" stroke-width="2"/><circle cx="200" cy="250" r="104" fill="none" stroke="#E2DACA" stroke-width="3"/><path d="M284 236C330 222 352 242 350 262 348 284 318 288 288 272" fill="none" stroke="#EFE9DC" stroke-width="17"/><circle cx="200" cy="250" r="94" fill="#FDFBF5" stroke="#D8D0BE" stroke-width="3"/><circle cx="200" cy="250" r="80" fill="${hex}"/><circle cx="200" cy="250" r="74" fill="#A8692F"/><circle cx="196" cy="254" r="56" fill="#B97C3E"/><path d="M160 244C176 214 226 218 236 246 240 268 214 278 204 262" fill="none" stroke="#D7A468" stroke-width="8" stroke-linecap="round"/>`
    default:
      return `${under(208, 436, 66, 14)}<path d="M176 70H224V130C224 166 252 176 252 216V420Q252 436 236 436H164Q148 436 148 420V216C148 176 176 166 176 130Z" fill="${hex}" stroke="${dark}" stroke-width="2"/><path d="M172 56H228V86H172Z" fill="${label}"/><path d="M148 250H252V360H148Z" fill="#FBF8F1"/><path d="M148 276C176 250 214 300 252 270V340C214 362 180 320 148 346Z" fill="${label}" opacity=".85"/>${kind === 'sparkling-water' ? '<path d="M180 214h.1M216 200h.1M200 176h.1M224 226h.1M176 392h.1M220 400h.1M198 408h.1" stroke="#fff" stroke-width="9" stroke-linecap="round"/>' : ''}${gloss('M166 212V240M166 372V412')}`
  }
}

function scoops([a, b, c]: readonly [string, string, string]): string {
  return `<circle cx="156" cy="196" r="62" fill="${a}"/><circle cx="246" cy="190" r="62" fill="${b}"/><circle cx="200" cy="132" r="62" fill="${c}"/>`
}

/** Sides, desserts and drinks. */
export function drawFood(kind: string, variety = ''): string {
  return withGlyphs(SIDES[kind]?.() ?? DESSERTS[kind]?.(variety) ?? drink(kind))
}
