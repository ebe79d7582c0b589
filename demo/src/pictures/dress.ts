import { bodice, type Piece } from './bodice.ts'
import { type Cloth, seam } from './cloth.ts'
import { fit, shadow } from './plate.ts'
import { skirt } from './skirt.ts'

export type DressCut = {
  silhouette: string
  neckline: string
  sleeve: string
  length: string
  /** Details such as bow, belt, buttons, slit, sash. */
  details: string[]
}

const HEMS: Record<string, number> = {
  mini: 322,
  short: 322,
  knee: 362,
  midi: 412,
  maxi: 462,
  floor: 474,
  'floor-length': 474,
}

/** A dress laid flat: skirt under bodice, then what trims them. */
export function drawDress(cut: DressCut, body: Cloth, lower: Cloth, ground: string): string {
  const empire = cut.silhouette === 'empire'
  const loose = cut.silhouette === 'shift' || cut.silhouette === 'straight'
  const hem = HEMS[cut.length] ?? 400
  const end = empire ? 172 : loose ? hem : 210
  const half = loose ? 58 + (hem - 300) * 0.06 : empire ? 41 : 35
  const top = bodice('b', body, { neckline: cut.neckline, sleeve: cut.sleeve, end, half })
  const below = loose
    ? []
    : skirt('s', lower, { top: end - 1, waist: half, hem, silhouette: empire ? 'a-line' : cut.silhouette })
  const joint = seam(`M${200 - half} ${end}Q200 ${end + 4} ${200 + half} ${end}`, body, 1.3)
  const pieces: Piece[] = [...below, ...top]
  const trim = (loose ? '' : joint) + trimmings(cut, body, lower, loose ? 215 : end, loose ? 51 : half, hem)
  const wide = cut.silhouette === 'ball-gown' ? 84 + (hem - end) * 0.32 : 40 + (hem - end) * 0.34
  const reach = Math.max(wide, ['long', 'balloon', 'bell', 'three-quarter'].includes(cut.sleeve) ? 118 : 70)
  const bare = ['strapless', 'sweetheart', 'off-shoulder'].includes(cut.neckline) && cut.sleeve !== 'spaghetti'
  const box = { left: 200 - reach, right: 200 + reach, top: bare ? 108 : 58, bottom: hem + 22 }
  const outlines = pieces.map((piece) => piece.d).join('')
  return `<defs>${body.defs}${lower === body ? '' : lower.defs}</defs><g transform="${fit(box)}">${shadow(outlines, ground)}${pieces.map((piece) => piece.svg).join('')}${trim}</g>`
}

function trimmings(cut: DressCut, body: Cloth, lower: Cloth, y: number, half: number, hem: number): string {
  return cut.details
    .map((detail) => {
      switch (detail) {
        case 'sash':
          return band(body, y, half, 10)
        case 'belt':
          return band(body, y, half, 8) + buckle(y)
        case 'bow':
          return band(body, y, half, 7) + bow(body, 200 + half * 0.45, y)
        case 'buttons':
          return buttons(lower, 120, hem)
        case 'slit':
          return slit(lower, y, hem)
        case 'collar':
          return collar(body)
        case 'ruffle':
          return ruffle(body, y)
        default:
          return ''
      }
    })
    .join('')
}

function band(cloth: Cloth, y: number, half: number, height: number): string {
  const d = `M${200 - half - 0.5} ${y - height / 2}Q200 ${y + 3 - height / 2} ${200 + half + 0.5} ${y - height / 2}L${200 + half + 0.5} ${y + height / 2}Q200 ${y + 3 + height / 2} ${200 - half - 0.5} ${y + height / 2}Z`
  return `<path d="${d}" fill="${cloth.hex}"/><path d="${d}" fill="${cloth.dark}" opacity=".55"/><path d="M${200 - half} ${y - height / 4}Q200 ${y + 2} ${200 + half} ${y - height / 4}" fill="none" stroke="${cloth.light}" opacity=".6"/>`
}

function buckle(y: number): string {
  return `<rect x="192" y="${y - 5}" width="16" height="13" rx="3" fill="none" stroke="#B9964C" stroke-width="2.4"/>`
}

function bow(cloth: Cloth, x: number, y: number): string {
  const loop = 'M0 0C10-16 30-16 32-5 33 8 14 10 0 0Z'
  const tail = 'M0 0C8 16 10 40 22 62L8 66C4 42 0 20-2 2Z'
  const part = (d: string, transform: string) =>
    `<path d="${d}" transform="${transform}" fill="${cloth.hex}" stroke="${cloth.dark}" stroke-width="1"/>`
  return `<g transform="translate(${x} ${y + 1}) scale(.8)">${part(tail, '')}${part(tail, 'scale(-1 1) rotate(10)')}${part(loop, '')}${part(loop, 'scale(-1 1)')}<path d="M4-1Q16-10 26-6M-4-1Q-16-10-26-6" fill="none" stroke="${cloth.dark}" opacity=".7"/><rect x="-5" y="-6" width="10" height="12" rx="4" fill="${cloth.hex}" stroke="${cloth.dark}"/></g>`
}

function buttons(cloth: Cloth, from: number, to: number): string {
  let drawing = `<path d="M206 ${from}V${to}" stroke="${cloth.dark}" opacity=".5"/>`
  for (let y = from + 10; y < to - 6; y += 22) {
    drawing += `<circle cx="200" cy="${y}" r="2.9" fill="#F5EFE2" stroke="${cloth.dark}" stroke-width=".8"/><path d="M199 ${y}h2" stroke="${cloth.dark}" stroke-width=".8"/>`
  }
  return drawing
}

function slit(cloth: Cloth, top: number, hem: number): string {
  const from = top + (hem - top) * 0.4
  return `<path d="M212 ${from}C214 ${from + 60} 214 ${hem - 30} 213 ${hem + 4}L228 ${hem + 2}C226 ${hem - 40} 220 ${from + 40} 212 ${from}Z" fill="${cloth.dark}" opacity=".85"/><path d="M212 ${from}C220 ${from + 40} 226 ${hem - 40} 228 ${hem + 2}" fill="none" stroke="${cloth.light}" stroke-width="1.4"/>`
}

function collar(cloth: Cloth): string {
  const half = (sign: number) =>
    `<path d="M200 98L${200 + sign * 22} 110 ${200 + sign * 30} 74 ${200 + sign * 20} 62Q${200 + sign * 12} 82 200 98Z" fill="${cloth.light}" stroke="${cloth.dark}"/>`
  return half(1) + half(-1)
}

function ruffle(cloth: Cloth, y: number): string {
  let d = `M${200 - 50} ${y - 70}`
  for (let i = 0; i < 10; i++) d += `q5 ${i % 2 ? 8 : 14} 10 0`
  return `<path d="${d}L250 ${y - 82}Q200 ${y - 74} 150 ${y - 82}Z" fill="${cloth.hex}" stroke="${cloth.dark}"/>`
}
