import type { Cloth } from './cloth.ts'
import { panel } from './cloth.ts'
import { shade } from './colour.ts'
import { fit, shadow, softShadow } from './plate.ts'
import { n } from './svg.ts'

const BRASS = '#CBA24A'
const WOOD = '#A9703C'
const CHALK = '#F4F1E6'

/** Pieces cut from one cloth on the plate. */
function cut(cloth: Cloth, outlines: string, ground: string, drawing: string): string {
  return `<defs>${cloth.defs}</defs>${shadow(outlines, ground)}${drawing}`
}

function tie(straight: Cloth, ground: string): string {
  // A tie is cut on the bias: its stripes run across it.
  const bias = straight.defs.replace(
    /patternUnits="userSpaceOnUse"(?: patternTransform="[^"]*")?/g,
    'patternUnits="userSpaceOnUse" patternTransform="rotate(-38)"',
  )
  const cloth = { ...straight, defs: bias }
  const blade = 'M180 132L220 132L250 404L200 462L150 404Z'
  const tail = 'M196 134L222 134L262 372L236 402L214 376Z'
  const knot = 'M170 64Q200 54 230 64L222 128Q200 136 178 128Z'
  const loop =
    'M182 74C140 66 104 50 112 34 124 14 276 14 288 34 296 50 260 66 218 74L212 88C262 80 316 62 310 30 300-8 100-8 90 30 84 62 138 80 188 88Z'
  return cut(
    cloth,
    blade + knot + loop,
    ground,
    `${panel('loop', loop, cloth)}<g transform="rotate(-5 210 134)">${panel('tail', tail, cloth)}</g>${panel('blade', blade, cloth, `<path d="M186 132C184 230 176 320 168 420" fill="none" stroke="${cloth.dark}" stroke-width="9" opacity=".22"/>`)}${panel('knot', knot, cloth)}<path d="M184 132C192 146 208 146 216 132" fill="none" stroke="${cloth.dark}" stroke-width="3" opacity=".7"/>`,
  )
}

function bowTie(cloth: Cloth, ground: string): string {
  const wing = 'M200 236C160 190 108 176 64 190 54 230 54 274 64 314 108 326 160 306 200 264Z'
  const other = 'M200 236C240 190 292 176 336 190 346 230 346 274 336 314 292 326 240 306 200 264Z'
  const knot = 'M174 222Q200 212 226 222 234 250 226 280 200 290 174 280 166 250 174 222Z'
  const folds =
    'M186 244C150 226 120 222 92 226M186 258C150 278 120 282 92 278M214 244C250 226 280 222 308 226M214 258C250 278 280 282 308 278'
  return cut(
    cloth,
    wing + other,
    ground,
    `${panel('left', wing, cloth)}${panel('right', other, cloth)}<path d="${folds}" fill="none" stroke="${cloth.dark}" stroke-width="5" stroke-linecap="round" opacity=".6"/>${panel('knot', knot, cloth)}`,
  )
}

function pocketSquare(cloth: Cloth, ground: string): string {
  const peaks = 'M112 330L126 168 168 246 196 120 226 244 268 154 288 330Z'
  return cut(
    cloth,
    peaks,
    ground,
    `${panel('peaks', peaks, cloth, `<path d="M168 246L160 330M226 244L232 330M196 124L196 330" stroke="${cloth.dark}" stroke-width="4" opacity=".5"/>`)}<path d="M84 292H316V430H84Z" fill="#3A3D4E"/><path d="M84 292H316V312H84Z" fill="#4A4E62"/><path d="M84 318H316" stroke="#7C8098" stroke-width="1.500" stroke-dasharray="6 4"/><path d="M84 292H316V430H84Z" fill="none" stroke="#25273A" stroke-width="2"/>`,
  )
}

function cufflinks(metal: string, isThimble: boolean): string {
  const [light, dark] = [shade(metal, 0.16), shade(metal, -0.2)]
  const head = isThimble
    ? `<path d="M-36 40L-27-34Q0-56 27-34L36 40Q0 54-36 40Z" fill="url(#metal)" stroke="${dark}"/>${[0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3, 4].map((i) => `<circle cx="${n(-20 + i * 10 + (row % 2) * 4)}" cy="${-26 + row * 13}" r="2.600" fill="${dark}" opacity=".55"/>`)).join('')}<path d="M-36 34Q0 48 36 34" fill="none" stroke="${light}" stroke-width="5"/>`
    : [0, 60, 120]
        .map(
          (turn) =>
            `<g transform="rotate(${turn})"><ellipse rx="40" ry="17" fill="none" stroke="${dark}" stroke-width="17"/><ellipse rx="40" ry="17" fill="none" stroke="${metal}" stroke-width="13"/><path d="M-34-13Q0-26 34-13" fill="none" stroke="${light}" stroke-width="4"/></g>`,
        )
        .join('')
  const one = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse cx="8" cy="14" rx="58" ry="50" fill="url(#pool)"/><path d="M0 30L52 96" stroke="${dark}" stroke-width="9"/><path d="M0 30L52 96" stroke="${metal}" stroke-width="6"/><rect x="30" y="82" width="46" height="18" rx="8" transform="rotate(-38 52 92)" fill="url(#metal)" stroke="${dark}"/><g transform="scale(1.2)">${head}</g></g>`
  return `<defs><linearGradient id="metal" x2="1" y2=".6"><stop stop-color="${light}"/><stop offset=".5" stop-color="${metal}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>${one(142, 184, -14)}${one(256, 300, 8)}`
}

function belt(cloth: Cloth, ground: string): string {
  const coil = 'M200 132C292 132 344 186 344 250S292 368 200 368 56 314 56 250 108 132 200 132Z'
  const strap = (width: number, hex: string) =>
    `<path d="${coil}" fill="none" stroke="${hex}" stroke-width="${width}"/><path d="M200 174C270 174 306 206 306 250S266 326 200 326 96 296 96 250C96 214 130 186 176 178" fill="none" stroke="${hex}" stroke-width="${width}"/>`
  return `<ellipse cx="208" cy="268" rx="180" ry="160" fill="url(#pool)"/>${strap(46, shade(cloth.hex, -0.1))}${strap(41, cloth.hex)}<path d="${coil}" fill="none" stroke="${shade(cloth.hex, 0.14)}" stroke-width="31" stroke-dasharray="5 5" opacity=".18"/><path d="M188 118H236V386" fill="none"/>${shadow('M168 336H250V402H168Z', ground)}<rect x="170" y="336" width="78" height="64" rx="9" fill="none" stroke="${shade(BRASS, -0.14)}" stroke-width="14"/><rect x="170" y="336" width="78" height="64" rx="9" fill="none" stroke="${BRASS}" stroke-width="10"/><path d="M208 368H262" stroke="${shade(BRASS, -0.14)}" stroke-width="10" stroke-linecap="round"/><path d="M208 368H262" stroke="${shade(BRASS, 0.1)}" stroke-width="6" stroke-linecap="round"/><path d="M292 344h.1M314 324h.1M330 300h.1" stroke="${shade(cloth.hex, -0.2)}" stroke-width="9" stroke-linecap="round"/>`
}

function scarf(cloth: Cloth, ground: string): string {
  const hang = 'M128 96C160 74 240 74 272 96L286 398H222L216 190 204 406H134Z'
  const over = 'M116 120C140 66 260 66 284 120 288 150 262 170 200 172S112 150 116 120Z'
  let fringe = ''
  for (let x = 138; x < 204; x += 7) fringe += `M${x} 404l${(x % 3) - 1} 34`
  for (let x = 226; x < 286; x += 7) fringe += `M${x} 397l${(x % 3) - 1} 34`
  return cut(
    cloth,
    hang + over,
    ground,
    `<path d="${fringe}" stroke="${cloth.hex}" stroke-width="4" stroke-linecap="round"/>${panel('hang', hang, cloth, `<path d="M152 170C150 250 152 330 156 410M184 180C182 250 184 330 186 410M244 180C248 250 250 330 254 400M268 170C272 250 274 330 276 400" fill="none" stroke="${cloth.dark}" stroke-width="7" opacity=".32"/>`)}${panel('over', over, cloth, `<path d="M130 116C160 140 240 140 270 116M140 96C170 114 230 114 260 96" fill="none" stroke="${cloth.dark}" stroke-width="8" opacity=".36"/>`)}`,
  )
}

/** A bolt with a length of it laid out, and the rule that measures it. */
function bolt(cloth: Cloth, ground: string): string {
  const spread = 'M70 236C150 214 250 252 332 224L348 420C260 444 160 404 60 432Z'
  const roll = 'M54 172C54 134 78 122 100 122H312C334 122 352 140 352 172S334 222 312 222H100C78 222 54 210 54 172Z'
  return cut(
    cloth,
    spread + roll,
    ground,
    `${panel('spread', spread, cloth, `<path d="M96 240C104 300 96 370 104 440M170 234C178 300 170 360 180 430M252 244C260 300 250 370 262 440" fill="none" stroke="${cloth.dark}" stroke-width="14" opacity=".24"/><path d="M130 236C138 300 130 360 138 430M214 240C222 300 214 360 222 440M300 234C308 300 300 360 308 430" fill="none" stroke="${cloth.light}" stroke-width="12" opacity=".3"/>`)}${panel('roll', roll, cloth)}<ellipse cx="322" cy="172" rx="29" ry="49" fill="${cloth.dark}"/><ellipse cx="322" cy="172" rx="20" ry="36" fill="${cloth.hex}" stroke="${cloth.dark}"/><ellipse cx="322" cy="172" rx="10" ry="19" fill="${WOOD}"/>${tape('M78 462C140 440 200 476 322 446', 400)}`,
  )
}

function tape(d: string, length: number): string {
  return `<path d="${d}" fill="none" stroke="#1B1208" stroke-width="20" opacity=".16" transform="translate(3 5)"/><path d="${d}" fill="none" stroke="${BRASS}" stroke-width="20"/><path d="${d}" fill="none" stroke="#F1D27C" stroke-width="17"/><path d="${d}" fill="none" stroke="#3A2E14" stroke-width="17" stroke-dasharray="1.200 ${n(length / 40)}" opacity=".8"/>`
}

/** What the dummy wears: nothing yet, half a coat, or what a wedding asks for. */
const WORN: Record<string, string> = {
  basted:
    '<path d="M200 104C224 100 252 104 280 118L292 270C276 320 280 370 286 420H200Z" fill="#2E3D6E"/><path d="M200 104L226 92 250 190 200 250Z" fill="#3B4C82" stroke="#1B2750" stroke-width="2"/><path d="M262 130C256 200 262 300 268 412M214 262V412M244 300H278" fill="none" stroke="#F4F1E6" stroke-width="4" stroke-dasharray="13 8"/>',
  party:
    '<path d="M172 92L228 92 244 220 200 300 156 220Z" fill="#FBF8F0"/><path d="M120 118C150 96 160 94 172 92L156 220 200 300V420H114C120 370 124 320 108 270ZM280 118C250 96 240 94 228 92L244 220 200 300V420H286C280 370 276 320 292 270Z" fill="#2A2845"/><path d="M172 92L142 120 150 176 200 300 156 220ZM228 92L258 120 250 176 200 300 244 220Z" fill="#3C3A5E"/><path d="M200 106C184 94 164 92 158 98 154 112 156 122 162 128 176 128 190 120 200 112 210 120 224 128 238 128 244 122 246 112 242 98 236 92 216 94 200 106Z" fill="#701A33"/><circle cx="252" cy="176" r="13" fill="#F7D9DE"/><path d="M246 174q6-8 12 0t-12 4M252 188l-4 22" fill="none" stroke="#B5476B" stroke-width="2.500"/><path d="M200 322h.1M200 356h.1M200 390h.1" stroke="#CBA24A" stroke-width="9" stroke-linecap="round"/>',
}

/** Somebody's shoulders in paper pattern, chalk and pins: what a fitting is. */
function fitting(_hex: string, _isThimble: boolean, work: string): string {
  return `${softShadow('M120 118C150 96 168 92 176 86H224C232 92 250 96 280 118L292 270C276 320 280 370 286 420H114C120 370 124 320 108 270Z', '#1B2A26', 5, 9)}<path d="M120 118C150 96 168 92 176 86H224C232 92 250 96 280 118L292 270C276 320 280 370 286 420H114C120 370 124 320 108 270Z" fill="#D8C6A6"/><path d="M176 86C176 62 224 62 224 86 216 104 184 104 176 86Z" fill="#BFA980"/><path d="M200 100V420M120 250C160 262 240 262 280 250M130 150C136 200 132 240 124 290M270 150C264 200 268 240 276 290" fill="none" stroke="#B29A6E" stroke-width="2.500"/><path d="M134 132L160 250 150 410M266 132L240 250 250 410" fill="none" stroke="${CHALK}" stroke-width="4" stroke-dasharray="13 8"/>${WORN[work] ?? ''}<path d="M124 196l22 8M132 300l24-4M276 196l-22 8M268 300l-24-4" stroke="#C5222F" stroke-width="3" stroke-linecap="round"/><path d="M124 196h.1M132 300h.1M276 196h.1M268 300h.1" stroke="#C5222F" stroke-width="11" stroke-linecap="round"/>${tape('M168 96C120 160 150 250 122 330S150 440 96 452', 420)}${tape('M232 96C262 150 244 210 262 260', 200)}<path d="M300 398L352 356 372 380 320 424Z" fill="${CHALK}" stroke="#CFC9B6" stroke-width="2"/>`
}

/** What lies under the needle, by the work: cloth, thread and what is done to it. */
const WORKS: Record<string, { cloth: string; thread: string; on: string }> = {
  hem: {
    cloth: '#6E7178',
    thread: '#F4CB4A',
    on: '<path d="M96 306V452M304 306V452" stroke="#54575E" stroke-width="5"/><path d="M44 404H356V452H44Z" fill="#5C5F66"/><path d="M44 404H356" stroke="#8B8E95" stroke-width="4"/><path d="M130 372v46M200 372v46M270 372v46" stroke="#C5222F" stroke-width="4" stroke-linecap="round"/><path d="M130 370h.1M200 370h.1M270 370h.1" stroke="#C5222F" stroke-width="13" stroke-linecap="round"/>',
  },
  sleeve: {
    cloth: '#222F58',
    thread: '#F8F6F1',
    on: '<path d="M118 452V372Q200 360 282 372V452Z" fill="#2E3D6E" stroke="#172145" stroke-width="3"/><path d="M118 392Q200 380 282 392" fill="none" stroke="#172145" stroke-width="3"/><path d="M254 404h.1M254 424h.1M254 444h.1" stroke="#CBA24A" stroke-width="15" stroke-linecap="round"/><path d="M126 372V354Q200 344 274 354V372Q200 360 126 372Z" fill="#F8F6F1"/>',
  },
  waist: {
    cloth: '#B98A57',
    thread: '#6E4A36',
    on: '<path d="M44 352C120 336 280 372 356 346V396C280 420 120 384 44 402Z" fill="#A67947" stroke="#7E5A31" stroke-width="3"/><path d="M110 338v66M290 346v64" stroke="#8E6739" stroke-width="15"/><circle cx="200" cy="378" r="13" fill="#5B3A26" stroke="#3F2718" stroke-width="3"/><path d="M200 396V452" stroke="#7E5A31" stroke-width="4"/>',
  },
  dress: {
    cloth: '#B5476B',
    thread: '#F8F6F1',
    on: '<path d="M150 344C170 372 172 412 140 452H260C228 412 230 372 250 344C220 356 180 356 150 344Z" fill="#C75F80" stroke="#8E3151" stroke-width="3"/><path d="M172 352C184 384 184 420 168 452M228 352C216 384 216 420 232 452" fill="none" stroke="#F8F6F1" stroke-width="3.500" stroke-dasharray="9 7"/>',
  },
  lining: {
    cloth: '#3A3D4E',
    thread: '#CBA24A',
    on: '<path d="M150 330C230 340 290 380 320 452H356V330Z" fill="#9C2B4E"/><path d="M180 352q10-12 20 0t-20 0M232 372q10-12 20 0t-20 0M276 352q10-12 20 0t-20 0M290 404q10-12 20 0t-20 0M322 380q10-12 20 0t-20 0" fill="none" stroke="#E8A7B9" stroke-width="4"/><path d="M150 330C230 340 290 380 320 452" fill="none" stroke="#CBA24A" stroke-width="4" stroke-dasharray="10 7"/>',
  },
  darning: {
    cloth: '#7C8A6A',
    thread: '#C5222F',
    on: '<ellipse cx="200" cy="396" rx="58" ry="38" fill="#66735A"/><path d="M150 384h100M146 396h108M150 408h100M160 420h80M162 372h76M168 362v68M184 358v76M200 358v76M216 358v76M232 362v68" stroke="#8F9D7C" stroke-width="6"/><path d="M200 360v74M216 360v74" stroke="#C5222F" stroke-width="5" stroke-linecap="round"/>',
  },
  zip: {
    cloth: '#3263B8',
    thread: '#F4CB4A',
    on: '<path d="M184 316H216V452H184Z" fill="#1F3F7E"/><path d="M200 360V452" stroke="#C4C9D1" stroke-width="15" stroke-dasharray="5 4"/><path d="M200 362L180 316M200 362L220 316" stroke="#C4C9D1" stroke-width="8" stroke-dasharray="5 4"/><path d="M190 352h20l-3 22h-14Z" fill="#CBA24A" stroke="#8C6A22"/><path d="M195 374h10v30q-5 6-10 0Z" fill="#E0BD68" stroke="#8C6A22"/>',
  },
}

/** Scissors, thread and a needle at work. */
function alteration(_hex: string, _isThimble: boolean, work: string): string {
  const { cloth, thread: hex, on } = WORKS[work] ?? { cloth: '#3C4A6B', thread: '#F4CB4A', on: '' }
  return `<clipPath id="lay"><path d="M44 300C120 270 280 330 356 296V452H44Z"/></clipPath><g clip-path="url(#lay)"><path d="M44 260H356V452H44Z" fill="${cloth}"/>${on}</g><path d="M44 300C120 270 280 330 356 296V312C280 346 120 286 44 316Z" fill="${shade(cloth, 0.08)}"/><path d="M52 342C130 316 272 372 348 342" fill="none" stroke="${hex}" stroke-width="4.500" stroke-dasharray="16 10" stroke-linecap="round"/><path d="M348 348C372 300 340 240 304 226" fill="none" stroke="${hex}" stroke-width="3"/><g transform="translate(286 214) rotate(-38)"><path d="M-62-3L62 0-62 3Q-70 0-62-3Z" fill="#E4E8EC" stroke="#8B919C"/><ellipse cx="-52" rx="6" ry="1.500" fill="#8B919C"/></g><g transform="translate(96 136) rotate(-8)"><ellipse cx="6" cy="70" rx="58" ry="14" fill="url(#pool)"/><path d="M-44-58H44V-42H-44ZM-44 52H44V68H-44Z" fill="${WOOD}" stroke="${shade(WOOD, -0.12)}"/><path d="M-34-42H34V52H-34Z" fill="${hex}"/><path d="M-34-30L34-38M-34-18L34-26M-34-6L34-14M-34 6L34-2M-34 18L34 10M-34 30L34 22M-34 42L34 34" stroke="${shade(hex, -0.12)}" stroke-width="3"/><path d="M-24-38V48" stroke="${shade(hex, 0.16)}" stroke-width="6" opacity=".7"/></g><g transform="translate(232 150) rotate(28)"><g transform="rotate(13)"><path d="M-6-8L2-112Q7-120 8-108L10 2Z" fill="#D5DAE1" stroke="#8B919C"/><path d="M-4 0L-28 62" stroke="#2B2932" stroke-width="9"/><ellipse cx="-36" cy="88" rx="20" ry="30" transform="rotate(20 -36 88)" fill="none" stroke="#2B2932" stroke-width="11"/></g><g transform="rotate(-13)"><path d="M6-8L-2-112Q-7-120-8-108L-10 2Z" fill="#E9EDF1" stroke="#8B919C"/><path d="M4 0L28 62" stroke="#3A3744" stroke-width="9"/><ellipse cx="36" cy="88" rx="20" ry="30" transform="rotate(-20 36 88)" fill="none" stroke="#3A3744" stroke-width="11"/></g><circle r="5" fill="${BRASS}"/></g>`
}

/** A suit bag over the doorstep: whoever comes to one's home. */
function visit(hex: string, _isThimble: boolean, work: string): string {
  if (work === 'collection') return van()
  const bag = 'M146 126C166 112 180 108 190 102H210C220 108 234 112 254 126L268 402Q200 416 132 402Z'
  return `<path d="M84 60H316V436H84Z" fill="#7C8E83"/><path d="M100 76H300V436H100Z" fill="#24534B"/><path d="M116 94H194V236H116ZM206 94H284V236H206ZM116 258H194V414H116ZM206 258H284V414H206Z" fill="none" stroke="#1A3F39" stroke-width="5"/><circle cx="288" cy="262" r="8" fill="${BRASS}"/><path d="M60 436H340V456H60Z" fill="#C9C2B4"/>${softShadow(bag, '#0D1F1B', 5, 9)}<path d="M200 102V84C200 66 222 66 222 82" fill="none" stroke="#C4C9D1" stroke-width="6" stroke-linecap="round"/><path d="${bag}" fill="${hex}"/><path d="M200 104V408" stroke="${shade(hex, -0.14)}" stroke-width="4"/><path d="M200 104V408" stroke="#D9DDE3" stroke-width="2" stroke-dasharray="2 3"/><path d="M158 134C152 220 150 310 150 396M240 134C246 220 250 310 250 396" fill="none" stroke="${shade(hex, 0.12)}" stroke-width="5" opacity=".6"/><g transform="translate(200 250)"><path d="M-30-24H30V24H-30Z" fill="${CHALK}"/><path d="M-14 10L-10-12Q0-18 10-12L14 10Q0 16-14 10Z" fill="${BRASS}" stroke="${shade(BRASS, -0.14)}"/></g>`
}

/** Who collects what is to be altered. */
function van(): string {
  return `<ellipse cx="206" cy="376" rx="184" ry="20" fill="url(#pool)"/><path d="M36 176Q36 156 56 156H248V360H36Z" fill="#1F4E5F"/><path d="M248 190H312C326 190 334 198 342 214L364 268Q368 276 368 286V360H248Z" fill="#2A6478"/><path d="M262 206H308C316 206 320 210 324 218L344 266H262Z" fill="#DDE9EC"/><path d="M276 258L306 210M290 262L316 222" stroke="#fff" stroke-width="6" opacity=".7"/><path d="M36 336H368V360H36Z" fill="#183E4C"/><path d="M248 160V356M256 286h24" stroke="#183E4C" stroke-width="4" stroke-linecap="round"/><circle cx="360" cy="306" r="9" fill="#F4CB4A"/>${[104, 306].map((x) => `<circle cx="${x}" cy="360" r="36" fill="#23222B"/><circle cx="${x}" cy="360" r="17" fill="#C4C9D1"/><circle cx="${x}" cy="360" r="6" fill="#5C5F68"/>`).join('')}<g transform="translate(142 252) scale(2.6)"><path d="M-14 16L-10-14Q0-22 10-14L14 16Q0 22-14 16Z" fill="${BRASS}" stroke="${shade(BRASS, -0.16)}"/><path d="M-7-10h.1M0-12h.1M7-10h.1M-6-3h.1M1-4h.1M8-3h.1M-8 4h.1M0 3h.1M7 4h.1" stroke="${shade(BRASS, -0.2)}" stroke-width="3" stroke-linecap="round"/></g>`
}

/** A rail with all somebody owns. */
function rail(): string {
  const hung = [
    [92, '#2E3D6E', 170],
    [134, '#B5476B', 214],
    [172, '#F8F6F1', 150],
    [212, '#3F8F58', 190],
    [254, '#CB9726', 224],
    [300, '#4A4B55', 176],
  ] as const
  const clothes = hung
    .map(
      ([x, hex, long]) =>
        `<path d="M${x} 118C${x} 106 ${x + 12} 106 ${x + 12} 116" fill="none" stroke="#8B919C" stroke-width="4"/><path d="M${x - 26} 152L${x} 130 ${x + 26} 152 ${x + 30} ${n(150 + long)}Q${x} ${n(160 + long)} ${x - 30} ${n(150 + long)}Z" fill="${hex}" stroke="${shade(hex, -0.12)}" stroke-width="2"/><path d="M${x - 8} 160V${n(140 + long)}M${x + 12} 164V${n(144 + long)}" stroke="${shade(hex, -0.08)}" stroke-width="4" opacity=".7"/>`,
    )
    .join('')
  return `<ellipse cx="206" cy="446" rx="170" ry="14" fill="url(#pool)"/><path d="M56 110H344M72 110V440M328 110V440M48 440H96M304 440H352" stroke="#8B6A44" stroke-width="10" stroke-linecap="round"/>${clothes}<path d="M140 432V402Q140 392 152 394L190 404 206 422 236 426Q250 428 250 440H140Z" fill="#6E4A36"/>`
}

function waistcoat(cloth: Cloth, ground: string): string {
  const half = (s: number) =>
    `M200 232L${200 + s * 22} 130C${200 + s * 30} 108 ${200 + s * 40} 92 ${200 + s * 50} 84L${200 + s * 86} 100C${200 + s * 80} 150 ${200 + s * 84} 190 ${200 + s * 100} 222L${200 + s * 104} 396L${200 + s * 44} 442L200 402Z`
  let buttons = ''
  for (let y = 250; y < 400; y += 28)
    buttons += `<circle cx="200" cy="${y}" r="6" fill="${shade(cloth.hex, -0.16)}" stroke="#1B1A3A" stroke-opacity=".5"/>`
  return cut(
    cloth,
    half(1) + half(-1),
    ground,
    `<path d="M158 90C180 76 220 76 242 90L220 190H180Z" fill="${shade(cloth.hex, 0.14, 0.5)}"/>${panel('l', half(-1), cloth)}${panel('r', half(1), cloth)}<path d="M232 300L284 292M168 300L116 292" stroke="${cloth.dark}" stroke-width="6"/>${buttons}`,
  )
}

function hanger(): string {
  const d =
    'M200 176C240 184 320 220 364 262 372 284 356 298 336 294 300 270 250 252 200 252S100 270 64 294C44 298 28 284 36 262 80 220 160 184 200 176Z'
  return `${softShadow(d, '#1B2A26', 5, 10)}<path d="M200 178V150C200 126 236 128 234 102 232 78 196 76 190 100" fill="none" stroke="#9AA0A8" stroke-width="9" stroke-linecap="round"/><path d="M200 178V150C200 126 236 128 234 102 232 78 196 76 190 100" fill="none" stroke="#DDE2E7" stroke-width="4" stroke-linecap="round"/><path d="${d}" fill="${WOOD}" stroke="${shade(WOOD, -0.14)}" stroke-width="2"/><path d="M56 270C110 226 160 200 200 196S290 226 344 270M84 274C130 240 170 224 200 222S270 240 316 274M130 256C160 238 180 234 200 234" fill="none" stroke="${shade(WOOD, 0.1)}" stroke-width="4" opacity=".8"/><path d="M96 300H304" stroke="${shade(WOOD, -0.08)}" stroke-width="13" stroke-linecap="round"/>`
}

function clothesBrush(): string {
  let hair = ''
  for (let i = 0; i < 46; i++) hair += `M${n(96 + i * 4.6)} 292l${n(Math.sin(i * 2.1) * 4)} 62`
  return `<g transform="rotate(-18 200 260)"><ellipse cx="208" cy="368" rx="136" ry="18" fill="url(#pool)"/><path d="M92 288H308L302 356Q200 366 98 356Z" fill="#33261E"/><path d="${hair}" stroke="#6B5645" stroke-width="2"/><path d="M62 262C62 226 110 214 200 214S338 226 338 262C338 290 320 300 300 300H100C80 300 62 290 62 262Z" fill="${WOOD}" stroke="${shade(WOOD, -0.14)}" stroke-width="2"/><path d="M86 250C120 232 160 228 200 228S290 234 316 252" fill="none" stroke="${shade(WOOD, 0.14)}" stroke-width="8" stroke-linecap="round" opacity=".8"/><path d="M110 278H290" stroke="${shade(WOOD, -0.1)}" stroke-width="2"/></g>`
}

function voucher(): string {
  return `<g transform="rotate(-6 200 250)"><path d="M58 160H342V340H58Z" transform="translate(7 11)" fill="#1B1208" opacity=".18"/><path d="M58 160H342V340H58Z" fill="#FBF8F0"/><path d="M68 170H332V330H68Z" fill="none" stroke="#1F4E5F" stroke-width="2"/><path d="M248 160V340" stroke="#1F4E5F" stroke-width="2" stroke-dasharray="7 6"/><path d="M92 206H216M92 226H180M92 296H160" stroke="#1F4E5F" stroke-width="6" stroke-linecap="round"/><g transform="translate(294 250) scale(2.1)"><path d="M-14 16L-10-14Q0-22 10-14L14 16Q0 22-14 16Z" fill="${BRASS}" stroke="${shade(BRASS, -0.16)}"/><path d="M-7-10h.1M0-12h.1M7-10h.1M-6-3h.1M1-4h.1M8-3h.1M-8 4h.1M0 3h.1M7 4h.1" stroke="${shade(BRASS, -0.2)}" stroke-width="3" stroke-linecap="round"/></g><path d="M120 262C150 240 170 282 204 262" fill="none" stroke="#C5222F" stroke-width="3" stroke-dasharray="9 6"/></g>`
}

function socks(cloth: Cloth, ground: string): string {
  const one =
    'M140 90H206L204 268C208 300 236 316 262 330 292 346 292 388 258 392 224 396 170 380 150 348 132 320 138 180 140 90Z'
  const ribs = 'M150 92V128M160 92V128M170 92V128M180 92V128M190 92V128M200 92V128'
  const pair = `${panel('sock', one, cloth)}<path d="${ribs}" stroke="${cloth.dark}" stroke-width="2.500" opacity=".6"/><path d="M140 134H206M141 146H206" stroke="${shade(cloth.hex, cloth.hex > '#8' ? -0.2 : 0.3)}" stroke-width="6"/><path d="M150 348C160 320 186 300 204 290M232 316C226 344 232 372 246 390" fill="none" stroke="${cloth.dark}" stroke-width="3" opacity=".6"/>`
  return `<defs>${cloth.defs}<g id="sk">${shadow(one, ground)}${pair}</g></defs><g transform="translate(40 -14)"><use href="#sk"/></g><use href="#sk" transform="translate(-34 22)"/>`
}

function laces(hex: string): string {
  const d =
    'M96 120C150 60 260 80 280 150S180 240 140 210 120 140 180 140 330 200 310 280 200 380 150 350 90 270 140 250 300 300 320 370'
  return `<path d="${d}" fill="none" stroke="#1B2A26" stroke-width="17" opacity=".16" transform="translate(4 7)"/><path d="${d}" fill="none" stroke="${shade(hex, -0.14)}" stroke-width="16"/><path d="${d}" fill="none" stroke="${hex}" stroke-width="13"/><path d="${d}" fill="none" stroke="${shade(hex, hex > '#8' ? -0.08 : 0.14)}" stroke-width="9" stroke-dasharray="3 4" opacity=".6"/><path d="M96 120L78 142M320 370L332 398" stroke="#C4C9D1" stroke-width="11" stroke-linecap="round"/>`
}

const IN_CLOTH: Record<string, (cloth: Cloth, ground: string) => string> = {
  tie,
  'bow-tie': bowTie,
  'pocket-square': pocketSquare,
  belt,
  scarf,
  fabric: bolt,
  waistcoat,
  socks,
}

const OTHERS: Record<string, (hex: string, isThimble: boolean, work: string) => string> = {
  cufflinks,
  fitting,
  alteration,
  mending: alteration,
  visit,
  advice: rail,
  hanger,
  'clothes-brush': clothesBrush,
  voucher,
  laces,
}

export function isTailored(kind: string): boolean {
  return kind in IN_CLOTH || kind in OTHERS
}

/** What a tailor sells beside suits: cloth and what is made of it, and the work of the hands. */
export function drawTailored(
  kind: string,
  cloth: Cloth,
  ground: string,
  is: { thimble: boolean; work: string },
): string {
  const box = { left: 30, right: 370, top: kind === 'tie' ? 0 : 40, bottom: 470 }
  const drawing = IN_CLOTH[kind]?.(cloth, ground) ?? OTHERS[kind]?.(cloth.hex, is.thimble, is.work) ?? ''
  return `<g transform="${fit(box, 1, 360, 430)}">${drawing}</g>`
}
