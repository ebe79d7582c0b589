import { shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

const CRUST = '#C98A46'
const DARK = '#8E5A2A'
const LIGHT = '#E9BE7C'

function plateOf(hex: string, rim: string): string {
  return `<ellipse cx="208" cy="266" rx="168" ry="168" fill="url(#disc)"/><circle cx="200" cy="250" r="160" fill="${hex}"/><circle cx="200" cy="250" r="160" fill="none" stroke="${shade(hex, -0.12)}" stroke-width="2"/><circle cx="200" cy="250" r="146" fill="none" stroke="${rim}" stroke-width="5"/><circle cx="200" cy="250" r="116" fill="${shade(hex, -0.025)}"/>`
}

function specks(
  seed: string,
  count: number,
  reach: number,
  draw: (x: number, y: number, turn: number) => string,
  ry = reach,
): string {
  const random = seeded(seed)
  let drawing = ''
  for (let i = 0; i < count; i++) {
    const { x, y } = golden(i, count)
    drawing += draw(200 + x * reach, 250 + y * ry, Math.round(random() * 360))
  }
  return drawing
}

/** A crescent of rolled dough: each turn a piece of its own, darkest where it was folded. */
function crescent(more = ''): string {
  const turns = [
    ['M78 322C58 300 62 270 86 262 104 276 108 300 96 324Z', 0],
    ['M86 264C92 226 112 206 140 200 158 232 150 276 112 316 98 300 90 284 86 264Z', 0.02],
    ['M132 204C148 172 176 160 200 160 224 160 252 172 268 204 262 250 240 284 200 290 160 284 138 250 132 204Z', 0.05],
    ['M260 200C288 206 308 226 314 264 310 284 302 300 288 316 250 276 242 232 260 200Z', 0.02],
    ['M314 262C338 270 342 300 322 322L304 324C292 300 296 276 314 262Z', 0],
  ] as const
  const shadow = `<path d="M70 300C70 200 140 160 200 160S330 200 330 300C334 330 310 336 296 316 270 290 240 292 200 292S130 290 104 316C90 336 66 330 70 300Z" transform="translate(6 12)" fill="#1B1208" opacity=".24"/>`
  const dough = turns
    .map(
      ([d, light]) =>
        `<path d="${d}" fill="${shade(CRUST, light)}" stroke="${DARK}" stroke-width="2.500" stroke-linejoin="round"/>`,
    )
    .join('')
  const layers = [
    'M96 296C92 280 92 276 88 268M116 296C134 270 144 246 140 208M126 300C146 276 154 250 152 222',
    'M160 180C176 190 224 190 240 180M150 206C176 220 224 220 250 206M156 236C180 248 220 248 244 236M172 264C188 272 212 272 228 264',
    'M284 296C266 270 256 246 260 208M274 300C254 276 246 250 248 222M304 296C308 280 308 276 312 268',
  ]
  return `${shadow}${dough}<path d="${layers.join('')}" fill="none" stroke="${DARK}" stroke-width="3" stroke-linecap="round" opacity=".55"/><path d="M166 172C184 166 216 166 234 172M150 194C156 184 160 180 168 176M110 226C118 214 124 210 130 208M282 214C290 220 294 224 298 232" fill="none" stroke="${LIGHT}" stroke-width="8" stroke-linecap="round" opacity=".9"/>${more}`
}

const flake = (x: number, y: number, turn: number) =>
  `<ellipse rx="11" ry="6" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="#F6E2BE" stroke="#C39A5F"/>`
const dust = (reach: number, seed: string, ry = reach) =>
  specks(seed, 60, reach, (x, y) => `<circle cx="${n(x)}" cy="${n(y)}" r="1.600" fill="#fff" opacity=".85"/>`, ry)

function slice(layers: readonly (readonly [string, number])[], top: string): string {
  const whole = layers.reduce((sum, [, height]) => sum + height, 0)
  let y = 190
  let side = ''
  for (const [hex, height] of layers) {
    const h = (height / whole) * 130
    side += `<path d="M92 ${n(y + 30)}L318 ${n(y - 18)}V${n(y + h - 18)}L92 ${n(y + h + 30)}Z" fill="${hex}"/>`
    y += h
  }
  const [first] = layers[0] ?? ['#fff']
  return `<path d="M92 356L318 308 326 326 100 376Z" fill="#1B1208" opacity=".2"/>${side}<path d="M318 172L226 146 92 220Z" fill="${top}" stroke="${shade(first, -0.14)}" stroke-width="2" stroke-linejoin="round"/><path d="M92 220L318 172V302L92 350Z" fill="none" stroke="${shade(first, -0.2)}" stroke-width="2" stroke-linejoin="round"/>`
}

function honeyCake(): string {
  const layers = Array.from({ length: 13 }, (_, i) =>
    i % 2 ? (['#FBF0D8', 1.1] as const) : (['#B5762F', 1.5] as const),
  )
  const crumbs = specks(
    'medovik',
    40,
    90,
    (x, y) =>
      (y < 232 ? '' : '') +
      `<circle cx="${n(140 + (x - 110) * 0.72)}" cy="${n(186 + (y - 250) * 0.16 - (x - 200) * 0.12)}" r="2.400" fill="#8E5A2A" opacity=".7"/>`,
  )
  return plateOf('#F5F1E8', '#C98A46') + slice(layers, '#D9A25A') + crumbs
}

function cheesecake(): string {
  return (
    plateOf('#30346B', '#5D629F') +
    slice(
      [
        ['#5A2E14', 0.7],
        ['#E9B765', 0.5],
        ['#F8E6BB', 6],
        ['#EBC57F', 0.5],
      ],
      '#6B3818',
    ) +
    '<path d="M228 152L120 214M290 170L170 202" stroke="#8A4E24" stroke-width="5" opacity=".6" stroke-linecap="round"/><path d="M104 262C150 250 250 232 306 218" stroke="#FFF6DC" stroke-width="6" opacity=".7" stroke-linecap="round" fill="none"/>'
  )
}

function roll(): string {
  let d = 'M200 250'
  for (let i = 1; i < 62; i++) {
    const angle = i * 0.34
    const radius = 3 + i * 1.72
    d += `L${n(200 + Math.cos(angle) * radius)} ${n(250 + Math.sin(angle) * radius)}`
  }
  return `${plateOf('#2F6B66', '#5E958F')}<circle cx="206" cy="262" r="118" fill="#1B1208" opacity=".25"/><circle cx="200" cy="250" r="116" fill="${CRUST}" stroke="${DARK}" stroke-width="3"/><path d="${d}" fill="none" stroke="#F0CF97" stroke-width="17" stroke-linejoin="round"/><path d="${d}" fill="none" stroke="#7A3E17" stroke-width="6" stroke-linejoin="round"/><path d="M132 196C160 170 190 200 214 176S272 176 284 214C262 232 278 252 266 276S220 330 196 304 136 306 130 276 112 222 132 196Z" fill="#FFFBF0" opacity=".88"/><path d="M150 214C176 196 196 220 222 200M240 226C252 244 240 262 246 278M166 288C184 280 200 296 214 292" fill="none" stroke="#E6DABF" stroke-width="6" stroke-linecap="round"/>`
}

function square(mark: string): string {
  return `${plateOf('#F5F1E8', '#B3123F')}<path d="M110 152Q200 134 290 152 308 250 290 348 200 366 110 348 92 250 110 152Z" transform="translate(6 12)" fill="#1B1208" opacity=".22"/><path d="M110 152Q200 134 290 152 308 250 290 348 200 366 110 348 92 250 110 152Z" fill="${CRUST}" stroke="${DARK}" stroke-width="3"/><path d="M110 152L200 250 290 152M110 348L200 250 290 348" fill="none" stroke="${DARK}" stroke-width="3.500" opacity=".75"/><path d="M124 160Q200 146 276 160M122 174Q160 166 188 220M278 174Q240 166 212 220M116 322Q112 250 120 190M284 322Q288 250 280 190" fill="none" stroke="${LIGHT}" stroke-width="8" stroke-linecap="round" opacity=".8"/>${mark}`
}

function flatbread(hex: string, top: string): string {
  return `${plateOf('#E4D8C4', '#8A5A35')}<circle cx="207" cy="263" r="126" fill="#1B1208" opacity=".22"/><circle cx="200" cy="250" r="124" fill="${hex}" stroke="${DARK}" stroke-width="3"/>${top}`
}

const scorch = (seed: string, hex: string) =>
  specks(
    seed,
    26,
    108,
    (x, y, turn) =>
      `<ellipse rx="${9 + (turn % 9)}" ry="${6 + (turn % 5)}" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="${hex}" opacity=".5"/>`,
  )

const PASTRIES: Record<string, () => string> = {
  croissant: () => plateOf('#30346B', '#5D629F') + crescent(),
  'almond-croissant': () =>
    plateOf('#2F6B66', '#5E958F') +
    `<g>${crescent(specks('almond', 20, 74, flake, 52))}<g transform="translate(0 -10)">${dust(96, 'sugar', 60)}</g></g>`,
  'chocolate-bun': () =>
    `${plateOf('#F5F1E8', '#4A2A1C')}<path d="M84 196Q200 172 316 196 332 250 316 312 200 332 84 312 68 250 84 196Z" transform="translate(6 12)" fill="#1B1208" opacity=".24"/><ellipse cx="84" cy="254" rx="22" ry="58" fill="#F0CF97" stroke="${DARK}" stroke-width="2"/><circle cx="80" cy="236" r="11" fill="#3A1E12"/><circle cx="80" cy="274" r="11" fill="#3A1E12"/><path d="M84 196Q200 172 316 196 332 250 316 312 200 332 84 312 108 254 84 196Z" fill="${CRUST}" stroke="${DARK}" stroke-width="3"/><path d="M140 190Q156 250 140 320M190 185Q206 250 190 324M240 186Q256 250 240 323M288 191Q304 250 288 317" fill="none" stroke="${DARK}" stroke-width="3.500" opacity=".6"/><path d="M118 206Q200 190 302 206" fill="none" stroke="${LIGHT}" stroke-width="11" stroke-linecap="round" opacity=".85"/><path d="M112 220Q130 216 146 214" stroke="#F7E3B8" stroke-width="5" stroke-linecap="round"/>`,
  'cinnamon-roll': roll,
  khachapuri: () =>
    square(
      '<path d="M172 236C184 214 216 214 228 236 240 262 216 284 200 282S160 262 172 236Z" fill="#FBE9B4" stroke="#D9AE57" stroke-width="2"/><path d="M186 240c8-8 20-8 28 0M188 262c8 6 16 6 24 0" fill="none" stroke="#E2B95C" stroke-width="5" stroke-linecap="round"/>',
    ),
  lobiani: () =>
    flatbread(
      '#D9A660',
      `${scorch('lobiani', '#9A6026')}<path d="M200 250L286 188A106 106 0 0 1 292 304Z" fill="#E4D8C4"/><path d="M200 250L286 188 292 200 210 256Z" fill="#7A3B2C"/><path d="M214 240l10-2M236 226l10-4M256 210l10-4" stroke="#B06A52" stroke-width="6" stroke-linecap="round"/>`,
    ),
  nazuki: () =>
    `${plateOf('#30346B', '#5D629F')}<path d="M200 108C268 108 300 176 296 250S262 392 200 392 104 324 104 250 132 108 200 108Z" transform="translate(6 12)" fill="#1B1208" opacity=".26"/><path d="M200 108C268 108 300 176 296 250S262 392 200 392 104 324 104 250 132 108 200 108Z" fill="#A9642C" stroke="#6B3A16" stroke-width="3"/><path d="M200 126C252 126 280 180 278 232" fill="none" stroke="#D9964F" stroke-width="12" stroke-linecap="round" opacity=".7"/>${specks('raisin', 17, 84, (x, y, turn) => `<ellipse rx="11" ry="8" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="#3A1E2A" stroke="#2A1420"/><path d="M${n(x - 4)} ${n(y - 3)}h4" stroke="#8A6272" stroke-width="2.500" stroke-linecap="round"/>`, 116)}<path d="M150 170l98 150M250 170l-98 150" stroke="#7A431B" stroke-width="5" opacity=".45"/>`,
  'banana-bread': () =>
    `${plateOf('#F5F1E8', '#F4CB4A')}<path d="M104 180C104 148 150 138 176 152 200 134 250 138 284 152 306 164 300 196 296 214L290 340Q200 356 112 340L106 214C100 202 102 192 104 180Z" transform="translate(6 12)" fill="#1B1208" opacity=".24"/><path d="M104 180C104 148 150 138 176 152 200 134 250 138 284 152 306 164 300 196 296 214L290 340Q200 356 112 340L106 214C100 202 102 192 104 180Z" fill="#7A431B"/><path d="M116 186C118 164 152 154 178 168 206 150 248 154 276 166 292 176 288 194 284 216L278 328Q200 342 124 328L118 216C114 206 114 196 116 186Z" fill="#E3B56C"/>${specks('banana', 34, 74, (x, y, turn) => (turn % 3 ? `<circle cx="${n(x)}" cy="${n(y)}" r="${2 + (turn % 4)}" fill="#C08A3E"/>` : `<path d="M-9 3C-8-8 8-8 9 3 4 8-4 8-9 3Z" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="#8A5A2E" stroke="#6B4220"/>`), 72)}<g transform="translate(200 160)"><ellipse cx="-44" cy="4" rx="26" ry="13" fill="#FBE9A8" stroke="#D9B64A" stroke-width="2"/><ellipse cx="10" cy="-6" rx="26" ry="13" fill="#FBE9A8" stroke="#D9B64A" stroke-width="2"/><ellipse cx="58" cy="4" rx="24" ry="12" fill="#FBE9A8" stroke="#D9B64A" stroke-width="2"/><path d="M-50 4h.1M-40 6h.1M4-6h.1M14-5h.1M54 4h.1M62 5h.1" stroke="#8A6A2A" stroke-width="4" stroke-linecap="round"/></g>`,
  cake: honeyCake,
  cheesecake,
  cookie: () =>
    flatbread(
      '#C48A4C',
      `<circle cx="200" cy="250" r="104" fill="#D19B5C" opacity=".7"/>${specks('cookie', 19, 96, (x, y, turn) => `<path d="M-15-9L9-14 16 4-2 14-16 6Z" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="#3A1E12" stroke="#28130A"/><path d="M-8-6L4-9" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" stroke="#7A4A30" stroke-width="4" stroke-linecap="round"/>`)}${specks('salt', 26, 104, (x, y, turn) => `<rect width="5" height="5" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" fill="#FFFDF6" opacity=".9"/>`)}`,
    ),
  churchkhela: () =>
    plateOf('#F5F1E8', '#701A33') +
    [
      ['#5A1B2E', 132, -8],
      ['#8A3B1E', 200, 2],
      ['#3E1A2A', 266, 9],
    ]
      .map(
        ([hex = '', x = 0, turn = 0]) =>
          `<g transform="translate(${x} 250) rotate(${turn})"><path d="M0-148V-112" stroke="#F0E6D0" stroke-width="3"/><path d="M0-120C16-118 20-100 17-88 25-78 22-62 18-56 26-44 23-28 18-22 26-10 24 6 18 12 26 24 23 40 18 46 24 58 22 74 16 80 20 96 12 112 0 114-12 112-20 96-16 80-22 74-24 58-18 46-23 40-26 24-18 12-24 6-26-10-18-22-23-28-26-44-18-56-22-62-25-78-17-88-20-100-16-118 0-120Z" transform="translate(6 8)" fill="#1B1208" opacity=".24"/><path d="M0-120C16-118 20-100 17-88 25-78 22-62 18-56 26-44 23-28 18-22 26-10 24 6 18 12 26 24 23 40 18 46 24 58 22 74 16 80 20 96 12 112 0 114-12 112-20 96-16 80-22 74-24 58-18 46-23 40-26 24-18 12-24 6-26-10-18-22-23-28-26-44-18-56-22-62-25-78-17-88-20-100-16-118 0-120Z" fill="${hex}" stroke="${shade(String(hex), -0.12)}" stroke-width="2"/><path d="M-9-104C-12-84-10-60-11-40S-10 20-11 56" fill="none" stroke="${shade(String(hex), 0.24)}" stroke-width="6" stroke-linecap="round" opacity=".8"/></g>`,
      )
      .join(''),
}

export function isPastry(kind: string): boolean {
  return kind in PASTRIES
}

/** What lies on the counter beside the coffee. */
export function drawPastry(kind: string): string {
  return PASTRIES[kind]?.() ?? ''
}
