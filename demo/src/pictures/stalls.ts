import { drawBag, drawDripper, drawMug } from './beans.ts'
import { cloth } from './cloth.ts'
import { drawCoffee, isDrink } from './coffee.ts'
import { type Dye, DYES, isDye } from './colour.ts'
import { drawCosmetic } from './cosmetics.ts'
import { drawPastry, isPastry } from './pastry.ts'
import { plateFor } from './plate.ts'
import { PALETTES, SHADES } from './shades.ts'
import { drawTailored, isTailored } from './tailoring.ts'
import { drawTrainers, type Trainer } from './trainers.ts'

/** What the shops ask of a subject: its attributes as ids, the first or all. */
export type Read = { one: (key: string, fallback?: string) => string; all: (key: string) => string[]; dyes: Dye[] }
export type Ordered = { title: string; size?: number; order?: Record<string, string>; choice?: Record<string, string> }
type Drawn = { drawing: string; ground: string }

const TRAINERS = new Set(
  'sneaker running-shoe trail-shoe hiking-shoe tennis-shoe court-shoe basketball-shoe skate-shoe slip-on kids-shoe'.split(
    ' ',
  ),
)
const SOLES: Record<string, string> = {
  cushion: 'cushion',
  lug: 'lug',
  'flat-sole': 'flat',
  'herringbone-sole': 'herringbone',
  gum: 'gum',
  rubber: 'gum',
  chunky: 'chunky',
  platform: 'platform',
  retro: 'retro',
}
const PLAIN = plateFor('#3263b8')

/** Draws what the coffee bar, the beauty counter, the sneaker shop and the tailor sell; undefined for the rest. */
export function drawStall(kind: string, subject: Ordered, read: Read): Drawn | undefined {
  const hex = DYES[read.dyes[0] ?? 'navy']
  if (TRAINERS.has(kind)) return trainers(kind, read)
  if (isDrink(kind)) return { drawing: drawCoffee(cup(kind, subject, read)), ground: PLAIN }
  if (kind === 'coffee-beans') return { drawing: bag(subject, read), ground: PLAIN }
  if (isPastry(kind)) {
    const isAlmond = kind === 'croissant' && read.one('flavour') === 'almond'
    return { drawing: drawPastry(isAlmond ? 'almond-croissant' : kind), ground: PLAIN }
  }
  if (kind === 'mug' || kind === 'dripper')
    return { drawing: kind === 'mug' ? drawMug(hex) : drawDripper(hex), ground: plateFor(hex) }
  if (read.one('form')) return cosmetic(subject, read)
  if (!isTailored(kind)) return undefined
  const material = read.one('material', 'wool')
  const main = cloth('k', material === 'merino' ? 'knit' : material, hex, read.one('pattern') || undefined)
  const metal = kind === 'cufflinks' ? DYES[read.dyes[0] ?? 'silver'] : hex
  const ground = plateFor(metal)
  const is = { thimble: subject.title.startsWith('Thimble'), work: read.one('work') }
  return {
    drawing: drawTailored(kind, kind === 'cufflinks' ? { ...main, hex: metal } : main, ground, is),
    ground,
  }
}

function trainers(kind: string, read: Read): Drawn {
  const colours = read.dyes.map((dye) => DYES[dye])
  const height = read.one('height', 'low')
  const shoe: Trainer = {
    colours,
    material: read.one('material', 'leather'),
    height: height === 'mid' || height === 'high' ? height : 'low',
    sole: read.all('colour').includes('gum') ? 'gum' : (SOLES[read.one('sole')] ?? 'flat'),
    closure: read.one('closure'),
    isSmall: kind === 'kids-shoe',
  }
  const ground = plateFor(colours[0] ?? '#F8F6F1')
  return { drawing: drawTrainers(shoe, ground), ground }
}

/** Extras that a recipe has by itself. */
const OWN_EXTRAS: Record<string, string> = { caramel: 'caramel', walnuts: 'honey' }

function cup(kind: string, { size = 0.7, order = {}, choice = {} }: Ordered, read: Read) {
  const extras = Object.entries(order).flatMap(([extra, level]) =>
    level === 'light' || level === 'normal' || level === 'extra'
      ? [{ kind: extra.replaceAll('_', '-'), level } as const]
      : [],
  )
  const own = OWN_EXTRAS[read.one('flavour')]
  if (own) extras.unshift({ kind: own, level: 'extra' })
  const shots = { single: 1, double: 2, triple: 3 }[choice['shots'] ?? 'single'] ?? 1
  const black = kind === 'americano' || kind === 'filter-coffee' || kind === 'cold-brew' || kind === 'black-tea'
  const milk = (choice['milk'] ?? (black ? 'none' : 'whole')).replaceAll('_', '-')
  return { kind, milk, shots, size, extras, iced: choice['temperature'] === 'iced' }
}

function bag({ title, size = 0.4, choice = {} }: Ordered, read: Read): string {
  const tastes = read.all('taste').map((taste) => (taste === 'floral-taste' ? 'floral' : taste))
  const grind = choice['grind'] ?? 'whole'
  return drawBag({ seed: title, roast: read.one('roast'), tastes, size, ground: grind !== 'whole' })
}

/** What gives a serum its colour. */
const ACTIVES: Record<string, string> = {
  'vitamine-c': '#E3A447',
  hyaluronzuur: '#BFDDE6',
  retinol: '#F0D36B',
  salicylzuur: '#BFD9A9',
  rozenwater: '#EFB9BC',
}

/** Care has no shade of its own: its label takes a tone of what is in it. */
const CONTENTS: Record<string, string> = {
  serum: '#E3A447',
  toner: '#EFB9BC',
  sunscreen: '#F4CB4A',
  'facial-mask': '#8D8B84',
  'makeup-remover': '#BFDDE6',
  'hair-mask': '#D9B98A',
  'body-lotion': '#EBDCC0',
  'eye-cream': '#C0B0E2',
  'hand-cream': '#A5B79C',
  'lip-balm': '#F3E2A9',
  'face-wash': '#CFE3DA',
}
const COLOURED = new Set(
  'lipstick lip-gloss lip-liner foundation bb-cream concealer powder blush-makeup bronzer highlighter eyeshadow mascara eyeliner brow-pencil nail-polish gift-set'.split(
    ' ',
  ),
)

function cosmetic(subject: Ordered, read: Read): Drawn {
  const kind = read.one('type')
  const shade = read.one('shade')
  const isColour = COLOURED.has(kind)
  const dye = read.dyes[0]
  const hex =
    SHADES[shade] ?? (dye && isDye(dye) ? DYES[dye] : (ACTIVES[read.one('Ingrediënt')] ?? CONTENTS[kind] ?? '#F6E9DC'))
  const pans =
    PALETTES[shade] ??
    (kind === 'gift-set'
      ? ['klaproos', 'doorzichtig', 'nude-beige'].map((one) => SHADES[one] ?? hex)
      : (PALETTES['dageraad'] ?? []))
  const form = read.one('form') === 'mascara-tube' ? 'mascara' : read.one('form')
  const seed = `${subject.title} ${shade}`
  const isSet = kind === 'gift-set'
  const drawing = drawCosmetic(
    {
      form: form === 'nail-polish' ? 'polish' : form,
      hex,
      finish: read.one('finish'),
      pans: form === 'palette' || isSet ? pans : [],
      size: subject.size ?? 0.6,
      seed,
    },
    isColour,
  )
  return { drawing, ground: plateFor(form === 'compact' || form === 'palette' ? '#3263b8' : hex) }
}
