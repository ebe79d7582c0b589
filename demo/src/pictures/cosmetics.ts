import { mix, shade } from './colour.ts'
import { golden, n, seeded } from './svg.ts'

/** A cosmetic: what it comes in, its shade, and how the shade takes the light. */
export type Cosmetic = {
  form: string
  hex: string
  finish: string
  /** The pans of a palette. */
  pans: readonly string[]
  /** How large among its sizes, 0..1. */
  size: number
  seed: string
}

/** The house's own colours: ink for cases, blush for labels, brass for rings. */
const CASE = '#2A2845'
const BRASS = '#CBA24A'
const LABEL = '#F6DAD9'
const GLASS = '#EAF1EE'

const pool = (x: number, y: number, rx: number, ry = 15) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#pool)"/>`
const shine = (d: string, width = 7, opacity = 0.5) =>
  `<path d="${d}" fill="none" stroke="#fff" stroke-width="${width}" stroke-linecap="round" opacity="${opacity}"/>`

/** Light across something round. */
function round(id: string, hex: string): string {
  return `<linearGradient id="${id}" x2="1"><stop stop-color="${shade(hex, -0.12)}"/><stop offset=".24" stop-color="${shade(hex, 0.1)}"/><stop offset=".5" stop-color="${hex}"/><stop offset=".86" stop-color="${shade(hex, -0.1)}"/><stop offset="1" stop-color="${shade(hex, -0.04)}"/></linearGradient>`
}

/** The shade itself, smeared on the plate: matt lies flat, gloss catches the window, shimmer sparkles. */
function smear({ hex, finish, seed }: Cosmetic, d: string, light: string): string {
  const random = seeded(seed + hex)
  const isGlossy = finish === 'gloss'
  let more = ''
  if (isGlossy) more = shine(light, 9, 0.72) + shine(light, 3, 0.9)
  else if (finish === 'satin') more = shine(light, 15, 0.2)
  else if (finish === 'shimmer') {
    for (let i = 0; i < 60; i++) {
      const { x, y } = golden(i, 60)
      more += `<circle cx="${n(200 + x * 150)}" cy="${n(250 + y * 190)}" r="${n(1 + random() * 1.6)}" fill="#FFFDF2" opacity=".9"/>`
    }
    more = `<clipPath id="smear"><path d="${d}"/></clipPath><g clip-path="url(#smear)">${more}</g>`
  }
  return `<path d="${d}" transform="translate(3 5)" fill="#1B1208" opacity=".16"/><path d="${d}" fill="${hex}"/><path d="${d}" fill="none" stroke="${shade(hex, -0.06)}" stroke-width="2" opacity=".7"/>${more}`
}

const STROKE =
  'M60 372C44 340 70 318 104 312 148 304 176 318 214 300 262 280 316 268 344 292 362 312 340 340 304 348 262 358 236 344 196 362 152 384 82 404 60 372Z'
const STROKE_LIGHT = 'M86 350C124 330 170 346 214 326S300 304 326 306'
const DAB =
  'M112 330C96 300 130 270 168 278 196 284 206 262 244 264 292 268 312 306 288 336 268 362 226 352 196 364 160 378 126 362 112 330Z'
const DAB_LIGHT = 'M150 304C176 292 216 300 250 288'

function lipstick(it: Cosmetic): string {
  const { hex } = it
  return `<g transform="translate(0 -76)">${smear(it, STROKE, STROKE_LIGHT)}</g><g transform="translate(2 66) rotate(-7 200 200)">${pool(206, 374, 74)}<defs>${round('tip', hex)}${round('case', CASE)}${round('ring', BRASS)}</defs><path d="M172 250V150C172 118 206 92 228 92V250Z" fill="url(#tip)"/><path d="M172 150C172 118 206 92 228 92 228 122 208 150 172 168Z" fill="${shade(hex, 0.09)}"/><path d="M176 148C180 122 206 100 222 98" fill="none" stroke="#fff" stroke-width="${it.finish === 'mat' ? 3 : 6}" stroke-linecap="round" opacity=".5"/><path d="M166 222H234V262H166Z" fill="url(#ring)"/><path d="M166 230H234" stroke="${shade(BRASS, -0.12)}" stroke-width="1.500"/><path d="M158 258H242V368Q200 378 158 368Z" fill="url(#case)"/><path d="M158 270H242" stroke="${BRASS}" stroke-width="3"/>${monogram(200, 320, BRASS)}</g>`
}

/** The house's mark: five petals. */
function monogram(x: number, y: number, hex: string, scale = 1): string {
  const petals = [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<ellipse cy="-9" rx="5.500" ry="9" transform="rotate(${turn})" fill="none" stroke="${hex}" stroke-width="2"/>`,
    )
    .join('')
  return `<g transform="translate(${x} ${y}) scale(${scale})">${petals}<circle r="2.500" fill="${hex}"/></g>`
}

/** A slim tube with a wand lying beside it. */
function flacon(it: Cosmetic): string {
  return `${smear(it, DAB, DAB_LIGHT)}<g transform="translate(20 -18) rotate(14 200 250)">${pool(168, 398, 46, 11)}<defs>${round('body', it.hex)}${round('case', CASE)}</defs><path d="M136 232H196V384Q166 396 136 384Z" fill="url(#body)"/><path d="M136 232H196V384Q166 396 136 384Z" fill="none" stroke="#fff" stroke-width="4" opacity=".6"/>${shine('M148 250V360')}<path d="M140 92H192V226H140Z" fill="url(#case)"/><path d="M136 224H196V238H136Z" fill="${BRASS}"/>${monogram(166, 158, BRASS, 0.8)}</g><g transform="translate(292 128) rotate(24)"><path d="M-3 0H3V96H-3Z" fill="#8F8AA8"/><path d="M-9 84C-9 76 9 76 9 84L6 132Q0 142-6 132Z" fill="${it.hex}"/><path d="M-4 90V124" stroke="${shade(it.hex, 0.14)}" stroke-width="3" stroke-linecap="round"/><path d="M-13-74H13V4H-13Z" fill="${CASE}"/><path d="M-13-2H13V8H-13Z" fill="${BRASS}"/></g>`
}

function tube(it: Cosmetic, isColour: boolean): string {
  const grow = 0.82 + it.size * 0.22
  const body = isColour ? it.hex : LABEL
  const stroke = isColour ? smear(it, STROKE, STROKE_LIGHT) : ''
  return `${stroke}<g transform="translate(200 400) scale(${grow.toFixed(2)}) translate(-200 -400)"><g transform="rotate(${isColour ? -9 : 0} 200 250) translate(0 ${isColour ? -26 : 0})">${pool(206, 420, 74)}<defs>${round('body', body)}${round('case', CASE)}</defs><path d="M138 84H262L248 344H152Z" fill="url(#body)"/><path d="M136 74H264V100H136Z" fill="${shade(body, -0.06)}"/><path d="M144 76V98M156 76V98M168 76V98M180 76V98M192 76V98M204 76V98M216 76V98M228 76V98M240 76V98M252 76V98" stroke="${shade(body, -0.13)}" stroke-width="2"/><path d="M156 340H244L240 414Q200 424 160 414Z" fill="url(#case)"/>${monogram(200, 190, isColour ? '#FFFFFF' : CASE, 1.5)}<path d="M172 244H228M182 258H218" stroke="${isColour ? '#fff' : CASE}" stroke-width="3.500" stroke-linecap="round" opacity=".75"/>${shine('M160 120L168 300')}</g></g>`
}

function jar(it: Cosmetic, isColour: boolean): string {
  const inside = isColour ? it.hex : mix(it.hex, '#FFFFFF', 0.1)
  return `<ellipse cx="206" cy="392" rx="134" ry="26" fill="url(#pool)"/><defs>${round('glass', isColour ? mix(it.hex, '#FFFFFF', 0.3) : LABEL)}${round('case', CASE)}</defs><path d="M84 262H316V360Q316 400 276 402H124Q84 400 84 360Z" fill="url(#glass)"/><path d="M84 262H316V360Q316 400 276 402H124Q84 400 84 360Z" fill="none" stroke="#fff" stroke-width="5" opacity=".55"/><ellipse cx="200" cy="262" rx="116" ry="38" fill="${shade(inside, -0.09)}" stroke="${shade(inside, -0.16)}" stroke-width="2"/><ellipse cx="200" cy="260" rx="104" ry="31" fill="${inside}"/><path d="M120 262C136 242 176 236 200 248 232 262 244 282 216 284 190 284 196 262 226 256 256 252 278 258 288 264" fill="none" stroke="${shade(inside, it.finish === 'gloss' ? 0.16 : 0.08)}" stroke-width="12" stroke-linecap="round" opacity=".9"/><path d="M146 316H254V376H146Z" fill="#FFFDF8" opacity=".92"/>${monogram(200, 338, CASE, 0.8)}<path d="M176 362H224" stroke="${CASE}" stroke-width="3" stroke-linecap="round"/>${shine('M102 290V350')}<g transform="translate(258 168) rotate(18)"><ellipse cx="4" cy="34" rx="104" ry="36" fill="#1B1208" opacity=".18"/><path d="M-104-8V22Q0 70 104 22V-8Z" fill="url(#case)"/><ellipse cy="-8" rx="104" ry="36" fill="${shade(CASE, 0.06)}" stroke="${BRASS}" stroke-width="3"/>${monogram(0, -8, BRASS, 1.3)}</g>`
}

function compact(it: Cosmetic): string {
  const { hex } = it
  return `<circle cx="208" cy="262" r="142" fill="url(#disc)"/><g transform="translate(200 250) scale(1.1) translate(-200 -346)"><g transform="translate(0 92)"><ellipse cx="200" cy="150" rx="122" ry="112" fill="${CASE}"/><ellipse cx="200" cy="152" rx="106" ry="97" fill="#DDE7EA"/><path d="M122 176L214 62M150 214L262 78" stroke="#fff" stroke-width="16" opacity=".6"/></g><path d="M166 218H234V234H166Z" fill="${BRASS}"/><circle cx="200" cy="348" r="122" fill="${CASE}"/><circle cx="200" cy="348" r="122" fill="none" stroke="${BRASS}" stroke-width="3"/><circle cx="200" cy="346" r="100" fill="${shade(hex, -0.06)}"/><circle cx="200" cy="346" r="96" fill="${hex}"/>${embossed(hex, it.finish)}</g>`
}

function embossed(hex: string, finish: string): string {
  const [dark, light] = [shade(hex, -0.07), shade(hex, finish === 'shimmer' ? 0.2 : 0.09)]
  let petals = ''
  for (const [count, reach, rx] of [
    [9, 64, 24],
    [6, 34, 18],
  ] as const)
    for (let i = 0; i < count; i++) {
      const turn = (i * 360) / count
      petals += `<g transform="rotate(${turn})"><path d="M0-12C${rx}-${reach * 0.5} ${rx}-${reach} 0-${reach + 14}-${rx}-${reach}-${rx}-${reach * 0.5} 0-12Z" fill="${light}" fill-opacity=".4" stroke="${dark}" stroke-width="2"/></g>`
    }
  const sparkle =
    finish === 'shimmer'
      ? Array.from({ length: 70 }, (_, i) => {
          const { x, y } = golden(i, 70)
          return `<circle cx="${n(x * 92)}" cy="${n(y * 92)}" r="1.500" fill="#FFFDF2" opacity=".9"/>`
        }).join('')
      : ''
  return `<g transform="translate(200 346)">${petals}<circle r="10" fill="${dark}"/>${sparkle}</g>`
}

function palette(it: Cosmetic): string {
  const pans = it.pans.map((hex, i) => {
    const [x, y] = [112 + (i % 3) * 88, 206 + Math.floor(i / 3) * 84]
    const isShimmer = i % 2 === 1
    const grains = isShimmer
      ? Array.from({ length: 16 }, (_, k) => {
          const p = golden(k, 16)
          return `<circle cx="${n(x + p.x * 29)}" cy="${n(y + p.y * 29)}" r="1.300" fill="#FFFDF2" opacity=".85"/>`
        }).join('')
      : ''
    return `<circle cx="${x}" cy="${y}" r="36" fill="${shade(hex, -0.13)}"/><circle cx="${x}" cy="${y + 1}" r="34" fill="${hex}"/><path d="M${x - 24} ${y - 14}A28 28 0 0 1 ${x + 8} ${y - 27}" fill="none" stroke="#fff" stroke-width="${isShimmer ? 6 : 3}" stroke-linecap="round" opacity="${isShimmer ? 0.6 : 0.25}"/>${grains}`
  })
  return `<path d="M52 76H348V432H52Z" transform="translate(7 11)" fill="#1B1208" opacity=".2"/><rect x="52" y="72" width="296" height="360" rx="16" fill="${CASE}"/><rect x="52" y="72" width="296" height="360" rx="16" fill="none" stroke="${BRASS}" stroke-width="3"/><rect x="68" y="86" width="264" height="62" rx="10" fill="#DDE7EA"/><path d="M96 142L150 92M124 142L178 92" stroke="#fff" stroke-width="9" opacity=".65"/>${pans.join('')}`
}

function pencil(it: Cosmetic): string {
  const { hex } = it
  const stroke = `M66 420C120 392 150 430 206 402S300 400 340 372`
  return `<path d="${stroke}" fill="none" stroke="${hex}" stroke-width="15" stroke-linecap="round"/><path d="M70 412C120 388 156 420 206 394" fill="none" stroke="${shade(hex, 0.1)}" stroke-width="3" stroke-linecap="round" opacity=".6"/><g transform="translate(200 232) rotate(38)"><path d="M-20-192H22V120L2 196-22 120Z" transform="translate(8 12)" fill="#1B1208" opacity=".18"/><defs>${round('case', it.hex)}</defs><path d="M-22-150H22V120H-22Z" fill="url(#case)"/><path d="M-22 120H22L7 166H-7Z" fill="#E9CFA4"/><path d="M-22 120q7 10 14 0t16 0 14 0" fill="none" stroke="#C9A56E" stroke-width="2"/><path d="M-9 160H9L2 196Q0 200-2 196Z" fill="${hex}"/><path d="M-22-150H22V-132H-22Z" fill="${BRASS}"/><path d="M-20-150H20V-186Q0-200-20-186Z" fill="${hex}"/>${shine('M-12-120V100', 6, 0.35)}${monogram(0, -60, BRASS, 0.8)}</g>`
}

/** A felt-tipped pen, and a wand of mascara, both beside the line they draw. */
function pen(it: Cosmetic): string {
  return `<path d="M62 400C130 330 240 330 338 382 250 356 150 366 62 400Z" fill="${it.hex}"/><g transform="translate(206 220) rotate(34)"><path d="M-17-180H17V110L2 176-17 110Z" transform="translate(8 12)" fill="#1B1208" opacity=".18"/><defs>${round('case', it.hex)}</defs><path d="M-17-180Q0-190 17-180V40H-17Z" fill="url(#case)"/><path d="M-17 36H17V52H-17Z" fill="${BRASS}"/><path d="M-15 52H15L7 132H-7Z" fill="${shade(CASE, 0.14)}"/><path d="M-6 130H6L1 178Q0 182-1 178Z" fill="${it.hex}"/>${shine('M-9-150V10', 5, 0.35)}${monogram(0, -90, BRASS, 0.8)}</g>`
}

function mascara(it: Cosmetic): string {
  let bristles = ''
  for (let i = 0; i < 22; i++) {
    const y = -150 + i * 5.6
    const reach = 15 + Math.sin((i / 21) * Math.PI) * 8
    bristles += `M-${n(reach)} ${n(y - 4)}L${n(reach)} ${n(y + 4)}M-${n(reach)} ${n(y + 4)}L${n(reach)} ${n(y - 4)}`
  }
  let lashes = ''
  for (let i = 0; i < 13; i++) {
    const x = 96 + i * 17
    const lift = Math.sin((i / 12) * Math.PI)
    lashes += `M${x} ${n(420 - lift * 24)}q${n((i - 6) * 3)} -26 ${n((i - 6) * 6)} -${n(34 + lift * 22)}`
  }
  return `<path d="M88 424Q200 380 312 424" fill="none" stroke="#1E1B2C" stroke-width="7" stroke-linecap="round"/><path d="${lashes}" fill="none" stroke="#1E1B2C" stroke-width="5" stroke-linecap="round"/><defs>${round('case', CASE)}</defs><g transform="translate(140 214) rotate(-16)"><path d="M-26-44H30V130H-26Z" transform="translate(8 12)" fill="#1B1208" opacity=".18"/><path d="M-26-26H26V122Q0 132-26 122Z" fill="url(#case)"/><path d="M-18-44H18V-24H-18Z" fill="${BRASS}"/>${monogram(0, 48, BRASS)}${shine('M-15 0V96', 6, 0.35)}</g><g transform="translate(262 250) rotate(18)"><path d="${bristles}" stroke="${it.hex}" stroke-width="3.500" stroke-linecap="round"/><path d="M0-158V20" stroke="#57526F" stroke-width="5"/><path d="M-24 16H24V110Q0 122-24 110Z" fill="url(#case)"/><path d="M-24 12H24V28H-24Z" fill="${BRASS}"/>${shine('M-14 40V96', 6, 0.35)}</g>`
}

function polish(it: Cosmetic, x: number, scale: number, hex = it.hex): string {
  const id = `p${x}`
  return `<g transform="translate(${x} ${n(250 - 46 * scale)}) scale(${scale}) translate(-200 -250)">${pool(206, 416, 86)}<defs>${round(id, hex)}${round(`${id}c`, CASE)}</defs><path d="M172 56Q200 46 228 56L236 230H164Z" fill="url(#${id}c)"/><path d="M160 224H240V246H160Z" fill="${BRASS}"/><path d="M134 262Q134 244 156 244H244Q266 244 266 262V396Q266 414 248 414H152Q134 414 134 396Z" fill="url(#${id})"/><path d="M134 262Q134 244 156 244H244Q266 244 266 262V396Q266 414 248 414H152Q134 414 134 396Z" fill="none" stroke="#fff" stroke-width="7" opacity=".55"/>${monogram(200, 330, shade(hex, hex > '#B' ? -0.3 : 0.34), 1.4)}${shine('M152 274V372', 9, 0.6)}</g>`
}

function dropper(it: Cosmetic, isColour: boolean): string {
  const liquid = it.hex
  const stroke = isColour
    ? smear(it, STROKE, STROKE_LIGHT)
    : `<path d="M82 402C82 384 96 366 100 352 104 366 118 384 118 402A18 18 0 0 1 82 402Z" fill="${liquid}"/><circle cx="94" cy="404" r="5" fill="#fff" opacity=".7"/>`
  const grow = isColour ? 0.94 : 0.86 + it.size * 0.18
  return `${stroke}<g transform="translate(206 410) scale(${grow.toFixed(2)}) translate(-200 -424)">${pool(206, 420, 92, 18)}<defs>${round('liquid', liquid)}${round('case', CASE)}</defs><path d="M184 46Q200 34 216 46V110H184Z" fill="url(#case)"/><path d="M168 106H232V168H168Z" fill="${BRASS}"/><path d="M168 118H232M168 130H232M168 142H232M168 154H232" stroke="${shade(BRASS, -0.12)}" stroke-width="1.500"/><path d="M172 166H228V182C264 188 276 206 276 236V396Q276 418 252 418H148Q124 418 124 396V236C124 206 136 188 172 182Z" fill="${GLASS}"/><path d="M131 250H269V394Q269 411 250 411H150Q131 411 131 394Z" fill="url(#liquid)"/><ellipse cx="200" cy="250" rx="69" ry="8" fill="${shade(liquid, 0.08)}"/><path d="M197 182H203V372H197Z" fill="#fff" opacity=".65"/><path d="M150 286H250V384H150Z" fill="${LABEL}"/>${monogram(200, 322, CASE, 1.1)}<path d="M172 362H228M184 374H216" stroke="${CASE}" stroke-width="3" stroke-linecap="round"/><path d="M172 166H228V182C264 188 276 206 276 236V396Q276 418 252 418H148Q124 418 124 396V236C124 206 136 188 172 182Z" fill="none" stroke="#93A6A0" stroke-width="2"/>${shine('M140 232V380', 8, 0.6)}</g>`
}

function bottle(it: Cosmetic, isColour: boolean, hasPump: boolean): string {
  const body = isColour ? it.hex : LABEL
  const grow = isColour ? 0.94 : 0.78 + it.size * 0.24
  const top = hasPump
    ? `<path d="M150 74C150 60 166 56 184 56H214V84H206V112H194V84H176C164 84 164 96 158 98 150 96 150 84 150 74Z" fill="${CASE}"/><path d="M164 110H236V160H164Z" fill="url(#case)"/>`
    : `<path d="M166 84H234V160H166Z" fill="url(#case)"/><path d="M166 148H234V160H166Z" fill="${BRASS}"/>`
  return `${isColour ? smear(it, STROKE, STROKE_LIGHT) : ''}<g transform="translate(200 414) scale(${grow.toFixed(2)}) translate(-200 -424)">${pool(206, 424, 96, 18)}<defs>${round('body', body)}${round('case', CASE)}</defs>${top}<path d="M126 196Q126 162 160 160H240Q274 162 274 196V396Q274 420 250 420H150Q126 420 126 396Z" fill="url(#body)"/>${isColour ? '' : `<path d="M126 306C170 280 220 332 274 300V396Q274 420 250 420H150Q126 420 126 396Z" fill="${mix(it.hex, '#FFFFFF', 0.2)}" opacity=".8"/>`}${monogram(200, 238, isColour ? '#FFFFFF' : CASE, 1.6)}<path d="M166 284H234M178 298H222" stroke="${isColour ? '#fff' : CASE}" stroke-width="3.500" stroke-linecap="round" opacity=".8"/>${shine('M146 200V380', 8, 0.55)}</g>`
}

function perfume(it: Cosmetic): string {
  const { hex } = it
  const grow = 0.84 + it.size * 0.18
  return `<g transform="translate(200 416) scale(${grow.toFixed(2)}) translate(-200 -416)">${pool(208, 416, 132, 20)}<defs>${round('juice', mix(hex, '#FFFFFF', 0.15))}${round('ring', BRASS)}</defs><circle cx="200" cy="90" r="40" fill="${shade(hex, -0.1)}"/><circle cx="200" cy="90" r="40" fill="none" stroke="${shade(hex, -0.2)}" stroke-width="2"/><path d="M176 66C184 56 198 52 208 54" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".6"/><path d="M172 128H228V164H172Z" fill="url(#ring)"/><path d="M92 190Q92 164 118 164H282Q308 164 308 190V388Q308 412 284 412H116Q92 412 92 388Z" fill="${GLASS}"/><path d="M104 206Q152 196 200 206T296 206V384Q296 400 280 400H120Q104 400 104 384Z" fill="url(#juice)" opacity=".92"/><path d="M196 164H204V386H196Z" fill="#fff" opacity=".5"/><path d="M92 190Q92 164 118 164H282Q308 164 308 190V388Q308 412 284 412H116Q92 412 92 388Z" fill="none" stroke="#93A6A0" stroke-width="2"/><path d="M140 248H260V352H140Z" fill="#FFFDF8"/><path d="M147 255H253V345H147Z" fill="none" stroke="${BRASS}" stroke-width="1.500"/>${monogram(200, 288, CASE, 1.3)}<path d="M170 326H230" stroke="${CASE}" stroke-width="3" stroke-linecap="round"/>${shine('M112 190V372', 9, 0.65)}${shine('M290 200L290 250', 6, 0.5)}</g>`
}

const BRUSH_TIP = 'M-36-44C-52-96-38-156 0-182 38-156 52-96 36-44Z'

function brush(x: number, y: number, turn: number, scale: number, tip = BRUSH_TIP): string {
  const hair = [
    'M-22-50C-30-96-20-140-4-168',
    'M-8-50C-10-96-4-140 0-172',
    'M8-50C10-96 6-136 2-170',
    'M22-50C30-96 20-140 6-166',
  ].join('')
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})"><path d="${tip}M-17-44H17L10 196Q0 208-10 196Z" transform="translate(8 12)" fill="#1B1208" opacity=".2"/><path d="${tip}" fill="#5B4038"/><path d="M-30-110C-26-144-12-166 0-180 12-166 26-144 30-110 12-124-12-124-30-110Z" fill="#E9B4A4"/><path d="${hair}" fill="none" stroke="#3E2A24" stroke-width="2" opacity=".5"/><path d="M-36-46H36L20 20H-20Z" fill="${BRASS}"/><path d="M-33-34H33M-30-22H30" stroke="${shade(BRASS, -0.13)}" stroke-width="2"/><path d="M-20 18H20C24 80 14 150 10 196Q0 208-10 196C-14 150-24 80-20 18Z" fill="#D9B98A"/><path d="M-8 34C-10 90-6 140-4 184" fill="none" stroke="#F3DDB6" stroke-width="6" stroke-linecap="round"/></g>`
}

function brushSet(): string {
  return `<path d="M58 250C130 236 270 264 342 250V420C270 434 130 406 58 420Z" fill="#B9A98C"/><path d="M58 250C130 236 270 264 342 250V276C270 290 130 262 58 276Z" fill="#CFC0A4"/>${[
    [92, 262, -5, 0.82],
    [148, 268, 2, 0.66],
    [200, 262, -1, 0.9],
    [254, 270, 4, 0.58],
    [308, 266, 8, 0.7],
  ]
    .map(([x = 0, y = 0, turn = 0, scale = 1]) => brush(x, y, turn, scale))
    .join(
      '',
    )}<path d="M58 344C130 330 270 358 342 344V420C270 434 130 406 58 420Z" fill="#C4B595"/><path d="M118 340V414M174 342V418M228 346V420M284 348V420" stroke="#A6957A" stroke-width="2" stroke-dasharray="5 4"/>`
}

function bar(): string {
  return `<path d="M104 206L222 166 320 226 314 302 194 352 96 284Z" transform="translate(8 14)" fill="#1B1208" opacity=".2"/><path d="M104 206L222 166 320 226 200 270Z" fill="#A5B98C"/><path d="M104 206L200 270 194 352 96 284Z" fill="#8FA577"/><path d="M200 270L320 226 314 302 194 352Z" fill="#7C9265"/><path d="M104 206L222 166 320 226 200 270Z" fill="none" stroke="#C7D6B2" stroke-width="5" stroke-linejoin="round"/><g transform="translate(212 218) skewX(-28) scale(1.5 .8)">${monogram(0, 0, '#6E8456', 1.5)}</g>${[
    [120, 372, 26],
    [160, 392, 17],
    [276, 366, 21],
    [306, 338, 12],
    [92, 340, 12],
    [226, 388, 13],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" opacity=".5"/><circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#fff" stroke-width="2" opacity=".9"/><circle cx="${n(x - r * 0.35)}" cy="${n(y - r * 0.35)}" r="${n(r * 0.2)}" fill="#fff"/>`,
    )
    .join('')}`
}

/** Colour, care and scent, in what they come in. */
export function drawCosmetic(it: Cosmetic, isColour: boolean): string {
  switch (it.form) {
    case 'stick':
      return lipstick(it)
    case 'flacon':
      return flacon(it)
    case 'tube':
      return tube(it, isColour)
    case 'jar':
      return jar(it, isColour)
    case 'compact':
      return compact(it)
    case 'palette':
      return palette(it)
    case 'pencil':
      return pencil(it)
    case 'pen':
      return pen(it)
    case 'mascara':
      return mascara(it)
    case 'polish':
      return it.pans.length > 1
        ? polish(it, 104, 0.74, it.pans[0]) + polish(it, 296, 0.74, it.pans[2]) + polish(it, 200, 0.86, it.pans[1])
        : polish(it, 200, 0.9)
    case 'dropper':
      return dropper(it, isColour)
    case 'perfume':
      return perfume(it)
    case 'brush':
      return brush(206, 252, 24, 1.05)
    case 'brushes':
      return brushSet()
    case 'bar':
      return bar()
    default:
      return bottle(it, isColour, it.form === 'pump')
  }
}
