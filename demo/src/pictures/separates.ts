import { bodice, type Piece } from './bodice.ts'
import { type Cloth, panel, seam } from './cloth.ts'
import { shade } from './colour.ts'
import { fit, shadow } from './plate.ts'
import { skirt } from './skirt.ts'
import { halfPath, outline } from './svg.ts'

/** Lays pieces on the plate with their common shadow. */
export function lay(
  pieces: Piece[],
  trim: string,
  cloths: Cloth[],
  box: Parameters<typeof fit>[0],
  ground: string,
): string {
  const defs = [...new Set(cloths)].map((cloth) => cloth.defs).join('')
  const outlines = pieces.map((piece) => piece.d).join('')
  return `<defs>${defs}</defs><g transform="${fit(box, 1.9)}">${shadow(outlines, ground)}${pieces.map((piece) => piece.svg).join('')}${trim}</g>`
}

export type TopCut = { kind: string; neckline: string; sleeve: string; length: string; details: string[] }

/** Blouses, shirts, sweaters, camisoles and T-shirts. */
export function drawTop(cut: TopCut, cloth: Cloth, ground: string): string {
  const loose = ['sweater', 't-shirt', 'shirt', 'blouse'].includes(cut.kind)
  const end = cut.length === 'cropped' ? 206 : cut.kind === 'bodysuit' ? 232 : 254
  const half = loose ? 55 : 46
  const pieces = bodice('b', cloth, { neckline: cut.neckline, sleeve: cut.sleeve, end, half, ease: loose ? 6 : 0 })
  let trim = ''
  if (cut.kind === 'sweater') trim += ribs(cloth, half, end) + neckRib(cloth, cut.neckline)
  if (cut.neckline === 'shirt') trim += shirtFront(cloth, end)
  if (cut.kind === 't-shirt')
    trim += neckRib(cloth, cut.neckline) + seam(`M${200 - half} ${end - 6}H${200 + half}`, cloth, 0.8, '3 2')
  if (cut.details.includes('bow')) trim += pussyBow(cloth)
  const reach = ['long', 'balloon', 'bell', 'three-quarter'].includes(cut.sleeve)
    ? 122
    : cut.sleeve === 'puff'
      ? 98
      : 84
  const bottom = Math.max(end, reach > 110 ? 262 : 0) + 6
  return lay(pieces, trim, [cloth], { left: 200 - reach, right: 200 + reach, top: 48, bottom }, ground)
}

function ribs(cloth: Cloth, half: number, end: number): string {
  const d = `M${200 - half} ${end - 14}H${200 + half}L${200 + half - 3} ${end + 4}H${200 - half + 3}Z`
  let lines = ''
  for (let x = -half + 4; x < half; x += 4) lines += `M${200 + x} ${end - 13}V${end + 3}`
  return `<path d="${d}" fill="${cloth.hex}" stroke="${cloth.dark}"/><path d="${lines}" stroke="${cloth.dark}" opacity=".5"/>`
}

function neckRib(cloth: Cloth, neckline: string): string {
  const path = neckline === 'v-neck' ? 'M0 140 C6 128 20 92 25 66' : 'M0 84 C12 84 20 76 22 65'
  return [1, -1]
    .map((sign) => {
      const d = halfPath(path, sign, false)
      return `<path d="${d}" fill="none" stroke="${cloth.dark}" stroke-width="7"/><path d="${d}" fill="none" stroke="${cloth.hex}" stroke-width="5.4"/>`
    })
    .join('')
}

export function shirtFront(cloth: Cloth, end: number): string {
  let buttons = ''
  for (let y = 112; y < end - 6; y += 24)
    buttons += `<circle cx="200" cy="${y}" r="2.4" fill="#F7F2E8" stroke="${cloth.dark}" stroke-width=".8"/>`
  const wing = (sign: number) =>
    `<path d="${halfPath('M0 98 L17 114 L31 78 C28 70 24 64 20 60 C14 76 8 88 0 98', sign)}" fill="${shade(cloth.hex, 0.03)}" stroke="${cloth.dark}" stroke-width="1.1"/>`
  return `<path d="M193 100V${end}M207 104V${end}" stroke="${cloth.dark}" stroke-width=".9" opacity=".6"/>${buttons}${wing(1)}${wing(-1)}`
}

function pussyBow(cloth: Cloth): string {
  const leaf = (transform: string) =>
    `<path d="M0 0C12-18 36-16 38-3 38 12 14 12 0 0Z" transform="${transform}" fill="${cloth.hex}" stroke="${cloth.dark}"/>`
  const tail = (transform: string) =>
    `<path d="M-3 2C2 24 0 50-6 84L14 88C18 50 12 20 4 0Z" transform="${transform}" fill="${cloth.hex}" stroke="${cloth.dark}"/>`
  return `<g transform="translate(200 84)">${tail('rotate(8)')}${tail('scale(-1 1) rotate(12)')}${leaf('rotate(14)')}${leaf('scale(-1 1) rotate(14)')}<rect x="-6" y="-6" width="12" height="13" rx="5" fill="${cloth.hex}" stroke="${cloth.dark}"/></g>`
}

const SKIRT_HEMS: Record<string, number> = { mini: 250, knee: 300, midi: 352, maxi: 412, floor: 424 }

/** A skirt on its own waistband. */
export function drawSkirt(silhouette: string, length: string, details: string[], cloth: Cloth, ground: string): string {
  const hem = SKIRT_HEMS[length] ?? 340
  const pieces = skirt('s', cloth, { top: 124, waist: 38, hem, silhouette })
  const d = `M161 112Q200 116 239 112L239.500 127Q200 132 160.500 127Z`
  pieces.push({ d, svg: panel('w', d, cloth) })
  let trim = `<path d="M175 113Q200 116 225 113L222 106Q200 109 178 106Z" fill="${shade(cloth.hex, -0.16)}"/>`
  if (details.includes('buttons'))
    for (let y = 120; y < hem; y += 24)
      trim += `<circle cx="200" cy="${y}" r="3" fill="#D8C39A" stroke="${cloth.dark}" stroke-width=".8"/>`
  const reach = silhouette === 'ball-gown' ? 160 : 62 + (hem - 124) * 0.32
  return lay(pieces, trim, [cloth], { left: 200 - reach, right: 200 + reach, top: 104, bottom: hem + 20 }, ground)
}

/** Legs: from the crotch along the inside down, and the outer edge up to the waist. */
const LEGS: Record<string, string> = {
  'wide-leg': 'M0 206 L4 206 C14 280 20 380 22 452 L96 448 C88 340 66 230 60 186 C56 160 48 130 46 104 L0 108',
  straight: 'M0 206 L4 206 C12 280 18 380 22 450 L66 448 C68 340 64 240 60 186 C56 160 48 130 46 104 L0 108',
  slim: 'M0 206 L4 206 C14 280 22 380 26 446 L55 444 C62 340 66 240 60 186 C56 160 48 130 46 104 L0 108',
  flare: 'M0 206 L4 206 C14 280 22 330 20 452 L90 448 C70 350 64 300 60 186 C56 160 48 130 46 104 L0 108',
  cropped: 'M0 206 L4 206 C13 260 18 320 20 380 L78 376 C72 300 66 230 60 186 C56 160 48 130 46 104 L0 108',
  shorts: 'M0 206 L4 206 C6 222 8 240 8 262 L84 254 C78 226 66 206 60 186 C56 160 48 130 46 104 L0 108',
}

/** Trousers, jeans and shorts. */
export function drawTrousers(silhouette: string, details: string[], cloth: Cloth, ground: string): string {
  const legs = trousers(silhouette, details, cloth)
  const reach = silhouette === 'wide-leg' || silhouette === 'flare' ? 100 : 84
  const bottom = silhouette === 'shorts' ? 266 : silhouette === 'cropped' ? 384 : 456
  return lay(legs.pieces, legs.trim, [cloth], { left: 200 - reach, right: 200 + reach, top: 98, bottom }, ground)
}

export function trousers(silhouette: string, details: string[], cloth: Cloth): { pieces: Piece[]; trim: string } {
  const path = LEGS[silhouette] ?? LEGS['straight'] ?? ''
  const jeans = cloth.material === 'denim'
  const stitch = jeans ? '#D9A154' : cloth.dark
  const outlineOf = (sign: number) => halfPath(path, sign)
  const crease = (sign: number) =>
    `<path d="${halfPath('M30 140 C38 220 46 330 50 460 L56 460 C54 330 44 220 34 140', sign)}" fill="url(#${cloth.id}d)" opacity="${cloth.folds.dark}"/><path d="${halfPath('M6 214 C22 212 38 204 50 192 C40 210 24 222 8 226', sign)}" fill="${cloth.dark}" opacity=".4"/><path d="${halfPath('M42 180 C54 270 60 340 62 452', sign, false)}" fill="none" stroke="url(#${cloth.id}l)" stroke-width="7" opacity="${cloth.folds.light}"/>`
  const pieces = [-1, 1].map((sign) => ({
    d: outlineOf(sign),
    svg: panel(sign > 0 ? 'lr' : 'll', outlineOf(sign), cloth, crease(sign)),
  }))
  const band = outline('M0 96 L45 92 L47 108 L0 113')
  pieces.push({ d: band, svg: panel('wb', band, cloth) })
  const dash = jeans ? '3 2' : ''
  const line = (d: string) =>
    `<path d="${d}" fill="none" stroke="${stitch}" stroke-width="1.1"${dash ? ` stroke-dasharray="${dash}"` : ''} opacity=".9"/>`
  let trim = `<path d="M172 94Q200 99 228 94L224 87Q200 91 176 87Z" fill="${shade(cloth.hex, -0.16)}"/>`
  trim += line('M200 113V196Q200 204 196 206') + line('M208 113V176Q206 196 200 200')
  trim +=
    line(halfPath('M50 122 C44 134 36 140 24 143', 1, false)) +
    line(halfPath('M50 122 C44 134 36 140 24 143', -1, false))
  trim += `<circle cx="200" cy="105" r="3.6" fill="${jeans ? '#C08A4A' : shade(cloth.hex, 0.12)}" stroke="${cloth.dark}" stroke-width=".8"/>`
  if (details.includes('belt'))
    trim += `<path d="M153 97Q200 103 247 97L248 108Q200 114 152 108Z" fill="#5B3A26"/><rect x="190" y="97" width="20" height="16" rx="3" fill="none" stroke="#C9A24B" stroke-width="2.6"/>`
  return { pieces, trim }
}
