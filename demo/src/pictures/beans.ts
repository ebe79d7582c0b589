import { DYES, mix, shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

/** A bag of coffee: its label is coloured by how it tastes, its beans by how they were roasted. */
export type Bag = { seed: string; roast: string; tastes: readonly string[]; size: number; ground: boolean }

const TASTES: Record<string, string> = {
  floral: DYES.lavender,
  citrus: DYES.yellow,
  berry: '#C8385F',
  caramel: '#D98E3B',
  nutty: '#A9764A',
  chocolate: '#6B2F2A',
  spicy: DYES.mustard,
}
const ROASTS: Record<string, string> = { 'light-roast': '#9A6436', 'medium-roast': '#6F4123', 'dark-roast': '#3A2116' }

export function drawBag({ seed, roast, tastes, size, ground }: Bag): string {
  const bean = ROASTS[roast] ?? '#6F4123'
  const first = TASTES[tastes[0] ?? ''] ?? DYES.teal
  const second = TASTES[tastes[1] ?? ''] ?? mix(first, '#FFFFFF', 0.45)
  const grow = 0.94 + size * 0.2
  const kraft = '#C99F6B'
  const random = seeded(seed)
  // Hills of the place it comes from, one behind the other.
  let hills = ''
  for (const [i, y] of [268, 288, 310].entries()) {
    const [a, b] = [24 + random() * 26, 14 + random() * 30]
    hills += `<path d="M128 ${y}q${n(36 + random() * 10)} ${n(-a)} 72 0t72 ${n(-b * 0.2)}V352H128Z" fill="${mix(shade(first, -0.04 - i * 0.07), second, i * 0.12)}"/>`
  }
  const bag = `<path d="M118 118H282L292 396Q200 412 108 396Z" fill="${kraft}"/><path d="M118 118L108 396Q116 400 128 401L136 118ZM282 118L292 396Q284 400 272 401L264 118Z" fill="${shade(kraft, -0.1)}" opacity=".75"/><path d="M148 124C142 200 146 300 140 398M262 130C256 210 262 300 258 396" fill="none" stroke="${shade(kraft, -0.07)}" stroke-width="3" opacity=".7"/><path d="M114 84H286V122Q200 130 114 122Z" fill="${shade(kraft, 0.04)}" stroke="${shade(kraft, -0.13)}"/><path d="M114 98H286M114 108H286" stroke="${shade(kraft, -0.1)}" stroke-width="1.500" stroke-dasharray="4 3"/><path d="M104 116H296V128Q200 134 104 128Z" fill="${shade(first, -0.1)}"/><circle cx="200" cy="152" r="8" fill="${shade(kraft, -0.12)}"/><circle cx="200" cy="152" r="3" fill="${shade(kraft, -0.3)}"/>`
  const label = `<clipPath id="label"><path d="M128 186H272V352H128Z"/></clipPath><path d="M128 186H272V352H128Z" fill="#FBF6EA"/><g clip-path="url(#label)"><path d="M128 186H272V352H128Z" fill="${mix(second, '#FFFFFF', 0.55)}"/><circle cx="${n(162 + random() * 70)}" cy="${n(232 + random() * 14)}" r="${n(21 + random() * 7)}" fill="${first}"/>${hills}</g><path d="M128 186H272V352H128Z" fill="none" stroke="#FBF6EA" stroke-width="6"/><path d="M128 186H272V352H128Z" fill="none" stroke="${shade(kraft, -0.2)}" stroke-width=".8"/><path d="M152 368H248M172 380H228" stroke="${shade(kraft, -0.28)}" stroke-width="3.500" stroke-linecap="round" opacity=".7"/>`
  return `<ellipse cx="208" cy="414" rx="150" ry="26" fill="url(#pool)"/><g transform="translate(200 404) scale(${grow.toFixed(2)}) translate(-200 -404)">${bag}${label}</g>${ground ? heap(bean) : beans(bean, random)}`
}

function beans(hex: string, random: () => number): string {
  const places = [
    [82, 420, 20],
    [112, 440, -30],
    [146, 428, 60],
    [64, 448, 80],
    [318, 424, -20],
    [286, 442, 40],
    [338, 446, 100],
    [180, 450, 10],
    [246, 452, -60],
  ] as const
  const one = `<g id="bean"><ellipse rx="19" ry="13.500" fill="${hex}" stroke="${shade(hex, -0.1)}" stroke-width="1.500"/><path d="M-17 1C-8-7 6 8 17-1" fill="none" stroke="${shade(hex, -0.16)}" stroke-width="3.500" stroke-linecap="round"/><path d="M-11-6Q-4-11 6-9" fill="none" stroke="${shade(hex, 0.2)}" stroke-width="2.500" stroke-linecap="round" opacity=".8"/></g>`
  return `<defs>${one}</defs>${places
    .map(
      ([x, y, turn]) =>
        `<ellipse cx="${x + 3}" cy="${y + 6}" rx="18" ry="9" fill="#1B1208" opacity=".25"/><use href="#bean" transform="translate(${x} ${y}) rotate(${n(turn + random() * 20)})"/>`,
    )
    .join('')}`
}

function heap(hex: string): string {
  let grains = ''
  for (let i = 0; i < 90; i++) {
    const { x, y } = golden(i, 90)
    grains += `M${n(200 + x * 112)} ${n(438 + y * 22 - (1 - Math.abs(x)) * 20)}h2`
  }
  return `<path d="M70 456C110 446 150 402 200 400 250 402 290 446 330 456Q200 474 70 456Z" fill="${hex}"/><path d="${grains}" stroke="${shade(hex, 0.16)}" stroke-width="3" stroke-linecap="round"/>`
}

/** A clay mug, glazed down to where the potter's fingers held it. */
export function drawMug(hex: string): string {
  return `<ellipse cx="212" cy="398" rx="130" ry="22" fill="url(#pool)"/><defs><linearGradient id="clay" x2="1"><stop stop-color="#7A4630"/><stop offset=".3" stop-color="#BF7B58"/><stop offset="1" stop-color="#74412C"/></linearGradient><linearGradient id="glaze" x2="1"><stop stop-color="${shade(hex, -0.12)}"/><stop offset=".26" stop-color="${shade(hex, 0.06)}"/><stop offset=".6" stop-color="${hex}"/><stop offset="1" stop-color="${shade(hex, -0.15)}"/></linearGradient></defs><path d="M284 212C344 196 366 236 356 282 346 324 314 342 278 338" fill="none" stroke="${shade(hex, -0.17)}" stroke-width="27" stroke-linecap="round"/><path d="M284 212C344 196 366 236 356 282 346 324 314 342 278 338" fill="none" stroke="${hex}" stroke-width="22" stroke-linecap="round"/><path d="M100 150H290C298 236 294 320 276 384Q195 408 114 384C96 320 92 236 100 150Z" fill="url(#clay)"/><path d="M100 150H290C295 204 296 262 290 314 268 298 258 336 236 322 214 308 206 342 180 328 156 316 146 340 122 324 110 316 104 322 99 310 94 260 95 204 100 150Z" fill="url(#glaze)"/><ellipse cx="195" cy="150" rx="95" ry="24" fill="${shade(hex, -0.18)}"/><ellipse cx="195" cy="158" rx="84" ry="17" fill="#3A1E12"/><ellipse cx="190" cy="157" rx="66" ry="11" fill="#B9793A"/><ellipse cx="195" cy="150" rx="95" ry="24" fill="none" stroke="${shade(hex, 0.05)}" stroke-width="6"/><path d="M122 196C118 232 120 262 124 290" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".5"/>`
}

/** A ceramic cone on its glass server, with the last drops falling. */
export function drawDripper(hex: string): string {
  const rib = (x: number) => `M${x} 112Q${n(200 + (x - 200) * 0.7)} 170 ${n(200 + (x - 200) * 0.25)} 222`
  return `<ellipse cx="206" cy="436" rx="118" ry="18" fill="url(#pool)"/><path d="M130 262H270L296 398Q298 430 262 432H138Q102 430 104 398Z" fill="#F2F8F6" opacity=".85"/><path d="M112 356H288L294 398Q296 424 262 426H138Q104 424 106 398Z" fill="#4B2614"/><ellipse cx="200" cy="356" rx="88" ry="11" fill="#7A4A26"/><path d="M130 262H270L296 398Q298 430 262 432H138Q102 430 104 398Z" fill="none" stroke="#93A6A0" stroke-width="3"/><path d="M284 300C338 296 340 372 294 380" fill="none" stroke="#93A6A0" stroke-width="9" stroke-linecap="round"/><path d="M200 252v18M200 290v12M200 322v10" stroke="#4B2614" stroke-width="5" stroke-linecap="round"/><path d="M124 300L116 390" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".7"/><path d="M112 242H288Q300 242 298 252 292 264 276 264H124Q108 264 102 252 100 242 112 242Z" fill="${hex}" stroke="${shade(hex, -0.18)}" stroke-width="2"/><path d="M276 128C340 118 346 198 262 208" fill="none" stroke="${shade(hex, -0.18)}" stroke-width="20"/><path d="M276 128C340 118 346 198 262 208" fill="none" stroke="${hex}" stroke-width="15"/><path d="M92 104H308L236 244H164Z" fill="${hex}" stroke="${shade(hex, -0.18)}" stroke-width="2"/><path d="${[124, 152, 180, 212, 244, 276].map(rib).join('')}" fill="none" stroke="${shade(hex, -0.12)}" stroke-width="4" opacity=".7"/><ellipse cx="200" cy="104" rx="108" ry="26" fill="${shade(hex, -0.1)}"/><path d="M110 102Q200 62 290 102 250 128 200 128 150 128 110 102Z" fill="#F3E3C3"/><ellipse cx="200" cy="106" rx="74" ry="15" fill="#4B2614"/><ellipse cx="192" cy="105" rx="46" ry="8" fill="#7A4A26"/><path d="M180 74c-12-18 10-26 0-44M214 72c-12-20 10-30 0-50" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".6"/>`
}
