import type { Language } from '@souk/contract/understanding.ts'
import { drawBag } from './bags.ts'
import { SPRIGS } from './blooms.ts'
import { type Arrangement, drawBouquet } from './bouquet.ts'
import { cloth } from './cloth.ts'
import { type Dye, DYES, isDye } from './colour.ts'
import { drawDress } from './dress.ts'
import { drawFood } from './food.ts'
import { drawGift, drawPlant } from './garden.ts'
import { drawJacket, drawSuit } from './jackets.ts'
import { drawJewellery } from './jewellery.ts'
import { drawPizza, type PizzaLevel } from './pizza.ts'
import { plate, plateFor } from './plate.ts'
import { drawSkirt, drawTop, drawTrousers } from './separates.ts'
import { drawShoes } from './shoes.ts'
import { TOPPINGS } from './toppings.ts'
import { drawStall, type Read } from './stalls.ts'
import { idOf, ILLUSTRATION, nameOf } from './words.ts'

/** What is drawn: a product's title and attributes, in whatever of the six languages they are written. */
export type Subject = {
  title: string
  attributes: Record<string, string[]>
  /** Levels asked for in an order, by topping: they replace the recipe's. */
  order?: Record<string, PizzaLevel | 'none'>
  /** How large it is among its sizes, 0..1. */
  size?: number
  /** What else was chosen, by the field that asked: milk, shots, temperature, grind. */
  choice?: Record<string, string>
}

export type Picture = { svg: string; alt: (language: Language) => string }

const TOPS = new Set(['top', 'blouse', 'shirt', 't-shirt', 'sweater', 'camisole'])
const JACKETS = new Set(['blazer', 'denim-jacket', 'biker', 'trench-coat', 'coat', 'cardigan'])
const SHOES = new Set(['heel', 'sandal', 'flat', 'loafer', 'boot'])
const BAGS = new Set(['clutch', 'tote', 'shoulder-bag', 'crossbody'])
const JEWELLERY = new Set(['earrings', 'necklace', 'bracelet', 'tiara'])
const GIFTS = new Set(['vase', 'card', 'chocolates', 'candle'])
const PLANTS = new Set(['monstera', 'orchid', 'succulent', 'olive-tree', 'plant'])

/** Draws a product from its attributes: a light-blue tulle midi is drawn as a light-blue tulle midi. */
export function drawPicture(subject: Subject): Picture {
  const read = reader(subject)
  const kind = read.one('type')
  const { drawing, ground } = draw(kind, subject, read)
  return {
    svg: plate(`${ILLUSTRATION.en}: ${subject.title}`, ground, drawing),
    alt: (language) => altText(subject, language),
  }
}

/** What shops call their attributes, where the drawing calls them otherwise. */
const KEYS: Record<string, readonly string[]> = {
  colour: ['kleur'],
  form: ['Vorm'],
  finish: ['Finish'],
  height: ['Schaft'],
  sole: ['Sohle'],
  closure: ['Verschluss'],
}

function reader({ attributes }: Subject): Read {
  const valuesOf = (key: string) => [key, ...(KEYS[key] ?? [])].map((name) => attributes[name]).find(Boolean) ?? []
  const all = (key: string) => valuesOf(key).map(idOf)
  return { all, one: (key, fallback = '') => all(key)[0] ?? fallback, dyes: all('colour').filter(isDye) }
}

function draw(kind: string, subject: Subject, read: Read): { drawing: string; ground: string } {
  const hex = DYES[read.dyes[0] ?? 'blue']
  const plain = plateFor('#3263b8')
  const stall = drawStall(kind, subject, read)
  if (stall) return stall
  if (kind === 'pizza') return { drawing: pizza(subject, read), ground: plain }
  if (kind === 'bouquet' || kind === 'wreath')
    return { drawing: drawBouquet(arrangement(kind, subject, read)), ground: plain }
  if (kind === 'plant' || PLANTS.has(kind)) {
    const flower = read.one('plant', 'monstera')
    return { drawing: drawPlant(flower, hex, DYES[dyeOr(read.one('pot'), 'camel')]), ground: plain }
  }
  if (GIFTS.has(kind)) return { drawing: drawGift(kind, hex), ground: plain }
  if (JEWELLERY.has(kind)) {
    const stone = read.all('material').includes('crystal')
      ? DYES[read.dyes.find((dye) => !METALS.has(dye)) ?? 'light-blue']
      : undefined
    const metal = read.dyes.find((dye) => METALS.has(dye)) ?? read.all('material').find((m) => METALS.has(m)) ?? 'gold'
    return { drawing: drawJewellery(kind, metal, stone), ground: plateFor(stone ? '#3263b8' : DYES.white) }
  }
  const ground = plateFor(hex)
  const drawing = garment(kind, read, hex, ground)
  return drawing === undefined
    ? { drawing: drawFood(foodKind(kind, read), read.one('variety')), ground: plain }
    : { drawing, ground }
}

/** Wine and water come in kinds of their own. */
function foodKind(kind: string, read: Read): string {
  if (kind === 'wine') return read.dyes[0] === 'white' ? 'white-wine' : 'red-wine'
  if (kind === 'water') return read.one('variety') === 'sparkling' ? 'sparkling-water' : 'still-water'
  if (kind === 'lemonade' && read.one('variety') === 'tarragon') return 'tarragon-lemonade'
  return kind
}

const METALS = new Set(['gold', 'silver', 'rose-gold'])

function dyeOr(id: string, fallback: Dye): Dye {
  return isDye(id) ? id : fallback
}

function garment(kind: string, read: Read, hex: string, ground: string): string | undefined {
  const materials = read.all('material')
  const main = cloth('k', materials[0] ?? 'cotton', hex, read.one('pattern') || undefined)
  const details = read.all('detail')
  const cut = {
    silhouette: read.one('silhouette', 'a-line'),
    neckline: read.one('neckline', 'scoop'),
    sleeve: read.one('sleeve', 'sleeveless').replace(/-straps$|-sleeves?$/, ''),
    length: read.one('length', 'midi'),
    details,
  }
  if (kind === 'dress') return drawDress(cut, materials[1] ? cloth('m', materials[1], hex) : main, main, ground)
  if (kind === 'skirt') return drawSkirt(cut.silhouette, cut.length, details, main, ground)
  if (TOPS.has(kind)) return drawTop({ ...cut, kind }, main, ground)
  if (kind === 'trousers' || kind === 'jeans' || kind === 'shorts')
    return drawTrousers(kind === 'shorts' ? 'shorts' : read.one('silhouette', 'straight'), details, main, ground)
  if (JACKETS.has(kind)) return drawJacket(kind, read.one('length'), main, ground)
  if (kind === 'suit' || kind === 'tuxedo' || kind === 'pantsuit')
    return drawSuit(read.one('silhouette', 'straight'), main, ground)
  if (SHOES.has(kind)) return drawShoes(kind, main, ground)
  if (BAGS.has(kind)) return drawBag(kind, main, ground)
  return undefined
}

/** Flowers are not dyed like cloth: their own shades of the same names. */
const PETALS: Partial<Record<Dye, string>> = {
  red: '#B8152E',
  burgundy: '#7A1136',
  pink: '#EE9DB8',
  'hot-pink': '#D42C74',
  blush: '#F3D3CB',
  orange: '#EA7426',
  peach: '#F6AF85',
  yellow: '#F6C42F',
  white: '#F8F6F0',
  lavender: '#9C88D0',
  purple: '#7B3FA0',
  blue: '#7F9BDA',
  coral: '#F0705A',
}

const HOLDERS: Record<string, Arrangement['holder']> = {
  paper: 'paper',
  papier: 'paper',
  vase: 'vase',
  korb: 'basket',
  basket: 'basket',
  bund: 'bunch',
  bunch: 'bunch',
  box: 'box',
  hutschachtel: 'box',
}

/** Those that have one colour whatever the bouquet's. */
const OWN: Record<string, string> = {
  sunflower: '#F5B921',
  daisy: '#FBF8F0',
  eucalyptus: '#9DB4A0',
  gypsophila: '#FFFFFF',
  lavender: '#8C74C4',
}

function arrangement(kind: string, { title, size = 0.75 }: Subject, read: Read): Arrangement {
  const kinds = read.all('flower')
  const heads = kinds.filter((flower) => !SPRIGS.has(flower))
  const colours = read.dyes.filter((dye) => dye !== 'green')
  const dyes = colours.length ? colours : (['pink'] as const)
  const count = heads.length ? Math.min(3, Math.max(heads.length, dyes.length)) : 0
  const flowers = Array.from({ length: count }, (_, i) => {
    const flower = heads[i % heads.length] ?? 'rose'
    const dye = dyes[i % dyes.length] ?? 'pink'
    return { kind: flower, hex: OWN[flower] ?? PETALS[dye] ?? DYES[dye] }
  })
  for (const sprig of kinds.filter((flower) => SPRIGS.has(flower)))
    flowers.push({ kind: sprig, hex: OWN[sprig] ?? '#9DB4A0' })
  const holder = kind === 'wreath' ? 'wreath' : (HOLDERS[read.one('holder', 'paper')] ?? 'paper')
  const holderHex = DYES[dyeOr(read.one('holderColour'), holder === 'paper' ? 'beige' : 'teal')]
  return { flowers, holder, holderHex, size, seed: title }
}

function pizza({ order = {}, size = 0.9 }: Subject, read: Read): string {
  const recipe = read.all('topping').filter((kind) => kind in TOPPINGS)
  const added = Object.keys(order)
    .map(idOf)
    .filter((kind) => kind in TOPPINGS && !recipe.includes(kind))
  const levels = new Map(Object.entries(order).map(([kind, level]) => [idOf(kind), level]))
  const toppings = [...recipe, ...added].flatMap((kind) => {
    const level = levels.get(kind) ?? 'normal'
    return level === 'none' ? [] : [{ kind, level }]
  })
  const sauce = read.one('sauce', 'tomato')
  const dough = read.one('dough', 'classic')
  return drawPizza({
    toppings,
    sauce: sauce === 'cream' || sauce === 'pesto' ? sauce : 'tomato',
    dough: dough === 'wholegrain' || dough === 'gluten-free' ? dough : 'classic',
    size: 0.72 + size * 0.28,
    cheese: read.all('cheese').includes('none') ? 'none' : 'normal',
  })
}

/** What the picture shows, for those who do not see it: from the same data, in the asked language where a word is known. */
function altText(subject: Subject, language: Language): string {
  const words = [
    'type',
    'colour',
    'kleur',
    'shade',
    'material',
    'pattern',
    'flower',
    'topping',
    'roast',
    'taste',
  ].flatMap((key) => (subject.attributes[key] ?? []).map((value) => nameOf(idOf(value), language) ?? value))
  const added = Object.entries(subject.order ?? {}).flatMap(([kind, level]) => {
    const name = nameOf(idOf(kind), language) ?? kind
    return level === 'none' ? [`− ${name}`] : level === 'normal' ? [name] : [`${name} (${level})`]
  })
  return `${ILLUSTRATION[language]}: ${subject.title} — ${[...new Set([...words, ...added])].join(', ')}`
}
