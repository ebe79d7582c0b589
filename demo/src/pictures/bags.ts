import { type Cloth, panel, seam } from './cloth.ts'
import { shade } from './colour.ts'
import { fit, shadow } from './plate.ts'

const BRASS = '#C49A45'

type Bag = {
  body: string
  box: Parameters<typeof fit>[0]
  behind: (cloth: Cloth) => string
  details: (cloth: Cloth) => string
}

const strap = (d: string, colour: string, edge: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${edge}" stroke-width="${width}" stroke-linecap="round"/><path d="${d}" fill="none" stroke="${colour}" stroke-width="${width - 2}" stroke-linecap="round"/>`

const chain = (d: string) =>
  `<path d="${d}" fill="none" stroke="${shade(BRASS, -0.15)}" stroke-width="6" stroke-dasharray="7 3" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#F0D897" stroke-width="2" stroke-dasharray="5 5"/>`

const ring = (x: number, y: number) =>
  `<circle cx="${x}" cy="${y}" r="6" fill="none" stroke="${BRASS}" stroke-width="3"/>`

const BAGS: Record<string, Bag> = {
  clutch: {
    body: 'M86 190Q200 180 314 190C320 230 320 280 314 318Q200 328 86 318C80 280 80 230 86 190Z',
    box: { left: 70, right: 330, top: 130, bottom: 340 },
    behind: () => chain('M92 196C60 130 150 96 220 112S330 150 308 194'),
    details: (c) =>
      seam('M86 236Q200 246 314 236', c, 1.5) +
      `<path d="M84 184Q200 174 316 184L316 194Q200 184 84 194Z" fill="${BRASS}" stroke="${shade(BRASS, -0.2)}"/><circle cx="193" cy="178" r="7" fill="#E8C878" stroke="${shade(BRASS, -0.2)}"/><circle cx="207" cy="178" r="7" fill="#D9B25E" stroke="${shade(BRASS, -0.2)}"/>`,
  },
  tote: {
    body: 'M92 180H308L330 396Q200 408 70 396Z',
    box: { left: 56, right: 344, top: 60, bottom: 410 },
    behind: (c) => strap('M150 190C146 60 254 60 250 190', shade(c.hex, -0.08), c.dark, 11),
    details: (c) =>
      seam('M94 196H306', c, 1.1, '4 3') +
      seam('M76 384Q200 396 324 384', c, 1.1, '4 3') +
      strap('M140 214C136 84 264 84 260 214', c.hex, c.dark, 12) +
      [140, 260]
        .map(
          (x) =>
            `<path d="M${x - 8} 200h16v28l-8 7-8-7z" fill="${shade(c.hex, -0.06)}" stroke="${c.dark}"/><circle cx="${x}" cy="214" r="2.6" fill="${BRASS}"/>`,
        )
        .join(''),
  },
  'shoulder-bag': {
    body: 'M88 214C88 200 100 196 116 196H284C300 196 312 200 312 214L318 320C318 342 306 348 290 348H110C94 348 82 342 82 320Z',
    box: { left: 66, right: 334, top: 76, bottom: 360 },
    behind: (c) => strap('M110 212C92 50 308 50 290 212', c.hex, c.dark, 12),
    details: (c) =>
      `<path d="M88 206C90 198 100 196 116 196H284C300 196 310 198 312 206C314 262 280 288 200 290C120 288 86 262 88 206Z" fill="${shade(c.hex, 0.02)}" stroke="${c.dark}" stroke-width="1.4"/>` +
      seam('M96 214C100 258 130 280 200 282C270 280 300 258 304 214', c, 1, '4 3') +
      `<path d="M186 276h28v26a6 6 0 0 1-6 6h-16a6 6 0 0 1-6-6z" fill="${BRASS}" stroke="${shade(BRASS, -0.2)}"/><circle cx="200" cy="292" r="4" fill="${shade(BRASS, -0.25)}"/>` +
      ring(110, 208) +
      ring(290, 208),
  },
  crossbody: {
    body: 'M110 240C110 222 140 214 200 214S290 222 290 240L296 330C296 352 270 360 200 360S104 352 104 330Z',
    box: { left: 80, right: 320, top: 60, bottom: 370 },
    behind: (c) => strap('M112 240C60 120 130 70 200 74S340 120 288 240', c.hex, c.dark, 8),
    details: (c) =>
      `<path d="M110 240C110 222 140 214 200 214S290 222 290 240C290 290 250 308 200 308S110 290 110 240Z" fill="${shade(c.hex, 0.025)}" stroke="${c.dark}" stroke-width="1.3"/><circle cx="200" cy="304" r="8" fill="${BRASS}" stroke="${shade(BRASS, -0.2)}"/>` +
      ring(112, 240) +
      ring(288, 240) +
      `<path d="M194 312L188 350M200 314V354M206 312L212 350" stroke="${c.dark}" stroke-width="4" stroke-linecap="round"/>`,
  },
}

/** A bag, laid flat with its strap. */
export function drawBag(kind: string, cloth: Cloth, ground: string): string {
  const bag = BAGS[kind] ?? BAGS['shoulder-bag']
  if (!bag) return ''
  return `<defs>${cloth.defs}</defs><g transform="${fit(bag.box, 1.2)}">${bag.behind(cloth)}${shadow(bag.body, ground)}${panel('bag', bag.body, cloth)}${bag.details(cloth)}</g>`
}
