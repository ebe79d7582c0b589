import { ALLERGENS } from '@souk/concierge/skills/data-words.ts'
import type { Allergen, OfferLegal } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import { foldText } from '@souk/concierge/text/normalise.ts'

/** What tables call the data that the law wants, in the languages they come in; folded, without signs between the words. */
const NAMES = {
  ingredients:
    'ingredients|ingredient list|zutaten|zutatenliste|inhaltsstoffe|ingredienten|ingrediënten|ингредиенты|配料|配料表|ინგრედიენტები',
  allergens: 'allergens|allergen information|allergene|allergenen|аллергены|过敏原|ალერგენები',
  nutrition:
    'nutrition|nutrition facts|nutritional information|nährwerte|nährwertangaben|voedingswaarde|пищевая ценность|营养成分|营养成分表|კვებითი ღირებულება',
  warnings:
    'warnings|warning|safety information|warnhinweise|sicherheitshinweise|waarschuwingen|предупреждения|警告|გაფრთხილებები',
  origin:
    'country of origin|origin|made in|herkunft|herkunftsland|ursprungsland|land van herkomst|herkomst|страна происхождения|страна производства|产地|原产地|წარმოშობის ქვეყანა',
  alcohol: 'alcohol|alcohol by volume|abv|alkoholgehalt|alcoholpercentage|крепость|酒精度|ალკოჰოლი',
  fibres:
    'material|materials|fabric|fibers|fibres|composition|material composition|fabric composition|zusammensetzung|materialzusammensetzung|materiaal|samenstelling|stoff|состав|состав ткани|материал|面料|成分|材质|შემადგენლობა',
  content:
    'net weight|net quantity|net content|net contents|content|füllmenge|nettogewicht|netto inhoud|nettoinhoud|масса нетто|объем|净含量|净重|წონა ნეტო',
} as const
type Name = keyof typeof NAMES

const BY_NAME = new Map(
  (Object.keys(NAMES) satisfies string[]).flatMap((key) =>
    isName(key) ? NAMES[key].split('|').map((name) => [foldText(name), key] as const) : [],
  ),
)

function isName(key: string): key is Name {
  return key in NAMES
}

/** Google's units and Shopify's, and how much of ours one of them is (exact by definition of the inch, pound and US gallon). */
const UNITS: Readonly<Record<string, readonly [NetQuantity['unit'], number]>> = {
  mg: ['g', 0.001],
  g: ['g', 1],
  kg: ['kg', 1],
  oz: ['g', 28.349523125],
  lb: ['g', 453.59237],
  ml: ['ml', 1],
  cl: ['cl', 1],
  l: ['l', 1],
  cbm: ['m3', 1],
  m3: ['m3', 1],
  floz: ['ml', 29.5735295625],
  pt: ['ml', 473.176473],
  qt: ['ml', 946.352946],
  gal: ['ml', 3785.411784],
  mm: ['cm', 0.1],
  cm: ['cm', 1],
  m: ['m', 1],
  in: ['cm', 2.54],
  ft: ['cm', 30.48],
  yd: ['cm', 91.44],
  sqm: ['m2', 1],
  m2: ['m2', 1],
  sqft: ['m2', 0.09290304],
  ct: ['piece', 1],
  item: ['piece', 1],
  sheet: ['piece', 1],
}

/** A measure such as "750ml" or "1.5 kg" in a unit of ours; undefined where it is none. */
export function readMeasure(text: string): NetQuantity | undefined {
  const [, figure = '', unit = ''] = /^(\d+(?:[.,]\d+)?)\s*([a-z][a-z0-9 .]*)$/u.exec(text.trim().toLowerCase()) ?? []
  const known = UNITS[unit.replace(/[ .]/gu, '')]
  const value = Number(figure.replace(',', '.')) * (known?.[1] ?? 0)
  return known && value > 0 ? { value: Math.round(value * 1e6) / 1e6, unit: known[0] } : undefined
}

/**
 * What named values of a table say of a product's data. Nothing is guessed: a list of allergens with one unknown word, fibres
 * that are no whole, a figure without its unit stay what they were, a property.
 */
export function readProductData(
  named: readonly (readonly [name: string, value: string])[],
  locale: string,
): OfferLegal {
  const data: OfferLegal = {}
  const texts = (value: string) => ({ [locale.split('-')[0] ?? 'en']: value.slice(0, 2000) })
  for (const [name, value] of named) {
    const kind = BY_NAME.get(
      foldText(name)
        .replace(/[_\-\s]+/gu, ' ')
        .trim(),
    )
    if (kind === undefined || value === '') continue
    if (kind === 'ingredients' || kind === 'nutrition' || kind === 'warnings') data[kind] ??= texts(value)
    else if (kind === 'origin') data.origin ??= value.slice(0, 100)
    else if (kind === 'alcohol') assign(data, 'alcohol', readPercent(value))
    else if (kind === 'allergens') assign(data, 'allergens', readAllergens(value))
    else if (kind === 'fibres') assign(data, 'fibres', readFibres(value))
    else assign(data, 'netQuantity', readMeasure(value))
  }
  return data
}

function assign<K extends keyof OfferLegal>(data: OfferLegal, key: K, value: OfferLegal[K] | undefined): void {
  if (value !== undefined && data[key] === undefined) data[key] = value
}

function readPercent(text: string): number | undefined {
  const [, figure] = /^(\d{1,2}(?:[.,]\d+)?)\s*%/u.exec(text) ?? []
  return figure === undefined ? undefined : Number(figure.replace(',', '.'))
}

/** "95% cotton, 5% elastane", „95 % Baumwolle und 5 % Elasthan", 棉95%: only where they make a whole. */
function readFibres(text: string): OfferLegal['fibres'] {
  const fibres = text.split(/[,;/+、，]|(?<!\p{L})(?:and|und|en|и|და)(?!\p{L})/u).map((part) => {
    const [, before = '', figure = '', after = ''] =
      /^\s*([^\d%]*?)\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*([^\d%]*?)\s*$/u.exec(part) ?? []
    return { fibre: (after || before).slice(0, 60), percent: Number(figure.replace(',', '.')) }
  })
  const sum = fibres.reduce((total, { percent }) => total + percent, 0)
  const isWhole = fibres.every(({ fibre, percent }) => fibre !== '' && percent > 0) && Math.abs(sum - 100) < 0.05
  return isWhole ? fibres : undefined
}

const NONE = /^(?:none|no allergens|keine|geen|нет|无|არ არის)$/u

/** "Gluten free" names what is not in it. */
const NEGATED =
  /free|frei|vrij|without|ohne|zonder|(?<!\p{L})(?:no|not|kein\p{L}*|geen|niet|без\p{L}*|не|არ)(?!\p{L})|不|无|გარეშე|უგლუტენ/u

/** Each word of the list has to be one allergen; "may contain nuts" says something else. */
function readAllergens(text: string): Allergen[] | undefined {
  const folded = foldText(text)
  if (NONE.test(folded)) return []
  if (NEGATED.test(folded)) return undefined
  const found = folded
    .split(/[,;/|•、，]/u)
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => (word.split(/\s+/u).length > 2 ? [] : ALLERGENS.filter(([, words]) => words.test(word))))
  if (found.length === 0 || found.some((each) => each.length !== 1)) return undefined
  return [...new Set(found.flat().map(([allergen]) => allergen))]
}
