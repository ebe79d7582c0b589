import { type Cloth, panel, seam } from './cloth.ts'
import { shade } from './colour.ts'
import { halfPath, outline } from './svg.ts'

/** One cut piece: its outline (for the shadow) and its drawing. */
export type Piece = { d: string; svg: string }

export type Cut = {
  neckline: string
  sleeve: string
  /** Where the body ends and how wide half of it is there. */
  end: number
  half: number
  /** Extra room at the bust, for shirts, coats and shifts. */
  ease?: number
}

const BARE = new Set(['strapless', 'sweetheart', 'off-shoulder', 'halter', 'one-shoulder'])

/** Neck openings of bodies with shoulders: from the middle of the neck outwards to the shoulder's inner end. */
const NECKS: Record<string, { path: string; inner: number }> = {
  'v-neck': { path: 'M0 140 C6 128 20 92 25 66', inner: 25 },
  wrap: { path: 'M0 146 C8 128 20 92 25 66', inner: 25 },
  scoop: { path: 'M0 116 C18 116 29 96 31 67', inner: 31 },
  square: { path: 'M0 118 L29 117 C31 100 32 84 32 67', inner: 32 },
  boat: { path: 'M0 82 C18 82 32 77 40 69', inner: 40 },
  crew: { path: 'M0 84 C12 84 20 76 22 65', inner: 22 },
  high: { path: 'M0 55 C8 55 14 54 18 51 L20 65', inner: 20 },
  cowl: { path: 'M0 128 C16 126 25 96 28 67', inner: 28 },
  shirt: { path: 'M0 98 C8 86 18 74 20 65', inner: 20 },
  keyhole: { path: 'M0 72 C10 72 17 70 20 64', inner: 20 },
}

/** Tops of bodies without shoulders: from the middle to the underarm. */
const TOPS: Record<string, string> = {
  strapless: 'M0 132 C16 132 34 128 47 134',
  sweetheart: 'M0 146 C2 132 12 114 27 114 C37 114 44 124 47 136',
  'off-shoulder': 'M0 128 C18 128 38 122 52 114 L47 138',
  halter: 'M0 122 C6 104 10 84 13 62 L20 60 C22 92 32 120 47 136',
  'v-neck': 'M0 152 C8 140 18 122 25 110 C34 116 42 126 47 136',
  wrap: 'M0 152 C8 140 18 122 25 110 C34 116 42 126 47 136',
  square: 'M0 122 L33 119 C38 124 43 130 47 136',
  cowl: 'M0 142 C12 140 22 126 27 111 C35 117 42 127 47 136',
  scoop: 'M0 130 C14 130 24 122 28 112 C36 118 42 126 47 136',
}

/** The parts of a body from the back of the neck to the waist or hem, sleeves included. */
export function bodice(id: string, cloth: Cloth, cut: Cut): Piece[] {
  const straps = cut.sleeve === 'spaghetti'
  const bare = straps || BARE.has(cut.neckline)
  const pieces: Piece[] = []
  if (straps || cut.neckline === 'halter') pieces.push(...strapLoops(cloth, cut.neckline === 'halter'))
  if (!bare) pieces.push(backOfNeck(id, cloth, cut))
  const body = bare ? bareOutline(cut, straps) : shoulderOutline(cut)
  const details = bodyDetails(cloth, cut, bare)
  if (!straps) pieces.push(...sleeves(id, cloth, cut))
  pieces.push({ d: body, svg: panel(id, body, cloth, details) })
  if (cut.neckline === 'off-shoulder') pieces.push(...offShoulderBand(id, cloth))
  return pieces
}

function side(cut: Cut): string {
  const { end, half, ease = 0 } = cut
  return `C${48 + ease} ${138 + (end - 138) * 0.3} ${half + 3} ${end - (end - 138) * 0.4} ${half} ${end} L0 ${end}`
}

function shoulderOutline(cut: Cut): string {
  const ease = cut.ease ?? 0
  const neck = NECKS[cut.neckline] ?? NECKS['scoop']
  const bare = cut.sleeve === 'sleeveless'
  const outer = (bare ? Math.max(48, (neck?.inner ?? 30) + 12) : 52) + ease * 0.6
  const tip = bare ? `L${outer} 74` : `L${outer - 6} 71 Q${outer} 73 ${outer} 80`
  const arm = `${tip} C${outer - 7} 96 ${37 + ease} 118 ${47 + ease} 138`
  return outline(`${neck?.path ?? ''} ${arm} ${side(cut)}`)
}

function bareOutline(cut: Cut, straps: boolean): string {
  const top = TOPS[straps && cut.neckline === 'strapless' ? 'sweetheart' : cut.neckline] ?? TOPS['scoop'] ?? ''
  if (cut.neckline !== 'one-shoulder') return outline(`${top} ${side(cut)}`)
  const right = `M0 112 C12 104 24 84 28 66 L56 74 C47 92 37 118 47 138 ${side(cut)}`
  return outline(right, `M0 112 C14 124 32 134 47 140 ${side(cut)}`)
}

function backOfNeck(id: string, cloth: Cloth, cut: Cut): Piece {
  const inner = NECKS[cut.neckline]?.inner ?? 28
  const d = outline(`M0 77 C${inner * 0.5} 77 ${inner - 5} 73 ${inner} 66 L36 112 L0 166`)
  const inside = shade(cloth.hex, -0.13)
  return {
    d: '',
    svg: `<path id="${id}b" d="${d}" fill="${inside}"/><path d="${d}" fill="${cloth.fills[1] ?? inside}" opacity=".35"/>`,
  }
}

function strapLoops(cloth: Cloth, halter: boolean): Piece[] {
  const path = halter ? 'M14 64 C10 46 4 44 0 44' : 'M26 114 C27 92 25 76 22 66 C20 60 16 62 17 70 C18 90 22 110 24 122'
  const draw = (sign: number) => {
    const d = halfPath(path, sign, false)
    return `<path d="${d}" fill="none" stroke="${cloth.dark}" stroke-width="4.6"/><path d="${d}" fill="none" stroke="${cloth.hex}" stroke-width="3.2"/>`
  }
  return [{ d: '', svg: draw(1) + draw(-1) }]
}

function bodyDetails(cloth: Cloth, cut: Cut, bare: boolean): string {
  const { end, half } = cut
  const both = (path: string) => [1, -1].map((sign) => seam(halfPath(path, sign, false), cloth)).join('')
  if (cut.neckline === 'wrap') {
    return `${seam(`M${bare ? 225 : 225} ${bare ? 110 : 66} C216 116 190 176 ${200 - half} ${end - 6}`, cloth, 1.4)}${drapes(cloth, end, half)}`
  }
  if (cut.neckline === 'cowl') {
    return [0, 1, 2, 3]
      .map((i) =>
        fold(cloth, `M${174 - i * 2} ${96 + i * 9}Q${198 + i * 2} ${166 + i * 11} ${227 + i * 2} ${98 + i * 9}`, 5 - i),
      )
      .join('')
  }
  if (cut.neckline === 'keyhole')
    return `<path d="M200 80C193 96 192 110 200 116 208 110 207 96 200 80Z" fill="${shade(cloth.hex, -0.16)}"/>${both(`M24 150 C26 172 22 ${end - 20} 18 ${end}`)}`
  if (cut.neckline === 'sweetheart' || cut.neckline === 'strapless') {
    return both(`M27 116 C31 150 24 ${end - 30} 15 ${end}`) + seam(`M200 146L200 ${end}`, cloth, 0.7)
  }
  return end < 240 ? both(`M30 150 C28 168 23 ${end - 20} 19 ${end}`) : both('M44 146 C36 148 30 152 25 158')
}

function drapes(cloth: Cloth, end: number, half: number): string {
  return [0.25, 0.5, 0.75]
    .map((t) =>
      fold(
        cloth,
        `M${200 + half * (1 - t)} ${146 + t * 30}Q${200 - half * 0.2} ${end - 30 + t * 10} ${200 - half} ${end - 22 + t * 14}`,
        3,
      ),
    )
    .join('')
}

function fold(cloth: Cloth, d: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${cloth.dark}" stroke-width="${width}" stroke-linecap="round" opacity="${cloth.folds.dark}"/><path d="${d}" transform="translate(1 4)" fill="none" stroke="${cloth.folds.highlight}" stroke-width="${width * 0.7}" stroke-linecap="round" opacity="${cloth.folds.light}"/>`
}

/** Sleeves from the shoulder to where they end, with the lines their cloth falls in. */
const SLEEVES: Record<string, { shape: string; lines: string[]; cuff?: string }> = {
  cap: { shape: 'M50 73 C64 74 76 86 80 104 C68 104 54 110 47 120 L30 92', lines: ['M54 76 C62 82 68 92 70 104'] },
  short: {
    shape: 'M50 73 C68 76 80 96 90 124 C80 132 66 140 56 142 L30 112',
    lines: ['M53 124 C58 118 62 112 64 106'],
    cuff: 'M87 118 C78 126 66 133 55 136',
  },
  flutter: {
    shape: 'M50 73 C72 78 92 104 104 136 C96 146 92 138 86 148 C80 156 76 142 68 150 C62 156 56 146 48 140 L30 96',
    lines: ['M56 78 C74 98 84 122 87 146', 'M54 80 C64 104 68 126 69 148', 'M58 78 C84 98 94 118 98 140'],
  },
  puff: {
    shape: 'M48 70 C66 56 96 74 98 108 C99 124 92 134 84 140 C74 146 62 146 52 142 L30 108',
    lines: [
      'M54 72 C72 76 84 96 84 136',
      'M52 74 C64 84 72 108 72 140',
      'M54 70 C80 70 94 92 93 124',
      'M50 78 C56 94 60 118 60 140',
    ],
    cuff: 'M86 139 C76 147 62 148 50 143',
  },
  'three-quarter': {
    shape: 'M50 73 C70 78 84 120 98 208 L70 214 C66 178 58 156 47 142 L32 118',
    lines: ['M62 150 C70 148 74 142 76 134', 'M74 190 C80 188 86 182 88 176'],
    cuff: 'M96 198 L69 204',
  },
  long: {
    shape: 'M50 73 C70 78 86 124 106 254 L81 260 C68 196 59 158 47 142 L32 118',
    lines: ['M62 150 C70 148 74 142 76 134', 'M73 200 C80 198 86 192 88 184', 'M80 226 C88 224 92 220 94 214'],
    cuff: 'M104 240 L79 246',
  },
  balloon: {
    shape:
      'M49 73 C82 76 108 140 120 214 C122 232 116 238 108 242 L84 246 C72 244 64 234 62 218 C60 180 56 156 47 142 L32 118',
    lines: ['M60 84 C86 120 102 180 106 240', 'M56 90 C74 140 88 200 96 242', 'M54 100 C64 150 74 210 84 242'],
    cuff: 'M109 241 L112 256 L86 260 L84 245',
  },
  bell: {
    shape: 'M50 73 C70 78 84 130 122 238 C108 252 88 258 68 256 C66 206 60 160 47 142 L32 118',
    lines: ['M74 150 C84 180 96 220 102 246', 'M68 160 C74 190 80 230 84 254'],
  },
}

function sleeves(id: string, cloth: Cloth, { sleeve: kind, neckline, ease = 0 }: Cut): Piece[] {
  const sleeve = SLEEVES[kind]
  const off = neckline === 'off-shoulder'
  if (!sleeve) return []
  return [1, -1].map((sign) => {
    const lower = off ? 'translate(0 34)' : ease ? `translate(${sign * ease * 0.5} 0)` : ''
    const d = halfPath(sleeve.shape, sign)
    const lines = sleeve.lines.map((line) => fold(cloth, halfPath(line, sign, false), 2.6)).join('')
    const cuff = sleeve.cuff ? cuffOf(cloth, halfPath(sleeve.cuff, sign, false)) : ''
    const svg =
      panel(`${id}${sign > 0 ? 'r' : 'l'}`, d, cloth, lines + (kind === 'balloon' ? '' : cuff)) +
      (kind === 'balloon' ? cuff : '')
    return { d: off ? '' : d, svg: lower ? `<g transform="${lower}">${svg}</g>` : svg }
  })
}

function cuffOf(cloth: Cloth, d: string): string {
  return `<path d="${d}" fill="${cloth.hex}" stroke="${cloth.dark}" stroke-width="1.3" fill-opacity="${d.split('L').length > 2 ? 1 : 0}"/>`
}

function offShoulderBand(id: string, cloth: Cloth): Piece[] {
  const d = outline('M0 121 C22 121 48 114 74 100 C82 106 86 120 86 134 C66 142 30 152 0 152')
  const lines = [128, 136, 144]
    .map((y) => fold(cloth, `M${200 - 78} ${y - 20}Q200 ${y + 16} ${200 + 78} ${y - 20}`, 2))
    .join('')
  return [{ d, svg: panel(`${id}o`, d, cloth, lines) }]
}
