import { Product } from '@souk/contract/catalog.ts'
import { ShopSettings, type PublicShop } from '@souk/contract/shop.ts'
import type { z } from 'zod'
import { annotate } from '../src/lexicon/match.ts'
import type { TurnShop } from '../src/turn.ts'

/** A stable id from a small number. */
export function uuid(n: number): string {
  return `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

type Draft = {
  n: number
  title: string
  texts?: string
  price: number
  currency?: string
  options?: Record<string, string[]>
  /** `option/option` of sold-out variants. */
  soldOut?: string[]
  left?: number
  attributes?: Record<string, string[]>
  description?: string
  form?: z.input<typeof Product>['form']
  addons?: boolean
}

function combinations(options: Record<string, string[]>): Record<string, string>[] {
  let rows: Record<string, string>[] = [{}]
  for (const [name, values] of Object.entries(options)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })))
  }
  return rows
}

export function product(draft: Draft): Product {
  const currency = draft.currency ?? 'USD'
  const price = { amount: draft.price, currency }
  const variants = combinations(draft.options ?? {}).map((options, i) => {
    const available = !draft.soldOut?.includes(Object.values(options).join('/'))
    return {
      id: uuid(draft.n * 1000 + i + 1),
      externalId: `${draft.n}-${i}`,
      options,
      price,
      available,
      ...(draft.left === undefined ? {} : { left: available ? draft.left : 0 }),
    }
  })
  const words = [
    draft.title,
    draft.texts ?? '',
    ...Object.values(draft.options ?? {}).flat(),
    ...Object.values(draft.attributes ?? {}).flat(),
  ]
  return Product.parse({
    id: uuid(draft.n),
    externalId: String(draft.n),
    title: draft.title,
    description: draft.description,
    url: `http://shop.localhost/p/${draft.n}`,
    image: `http://shop.localhost/p/${draft.n}.png`,
    imageAlt: draft.title,
    images: [],
    categories: [],
    attributes: draft.attributes ?? {},
    concepts: annotate(
      words.map((text) => ({ text })),
      'en',
    ).concepts,
    options: Object.keys(draft.options ?? {}),
    price: { min: price, max: price },
    variants,
    form: draft.form ?? [],
    priceRule: draft.addons ? { kind: 'addons', extraFactor: 2 } : { kind: 'fixed' },
    fulfilment: 'ship',
  })
}

function shop(n: number, name: string, currency: string, settings: z.input<typeof ShopSettings>): TurnShop {
  const parsed = ShopSettings.parse(settings)
  const slug = name.toLowerCase()
  const open: PublicShop = {
    id: uuid(n),
    slug,
    name,
    currency,
    locale: 'en',
    country: 'US',
    timezone: 'America/New_York',
    url: `http://${slug}.localhost`,
    test: true,
    description: {},
    persona: parsed.persona,
    starters: parsed.starters,
    legal: { maySell: true, missing: [] },
  }
  return { shop: open, settings: parsed }
}

const WEEK = [1, 2, 3, 4, 5, 6].map((day) => ({ day, open: '09:00', close: '18:00' }))
const SHIPPING = [
  {
    id: 'standard',
    label: {
      en: 'Standard',
      de: 'Standard',
      ru: 'Обычная доставка',
      nl: 'Standaard',
      zh: '标准配送',
      ka: 'სტანდარტული',
    },
    amount: 490,
    freeFrom: 10000,
    days: { min: 2, max: 4 },
    kind: 'ship' as const,
  },
  {
    id: 'express',
    label: { en: 'Express', de: 'Express', ru: 'Экспресс', nl: 'Express', zh: '加急', ka: 'ექსპრესი' },
    amount: 1490,
    days: { min: 1, max: 1 },
    kind: 'ship' as const,
  },
]

export const FASHION = shop(1, 'Lune', 'USD', {
  persona: { name: 'Noa' },
  hours: WEEK,
  address: '1 Garden Street, New York',
  shipping: SHIPPING,
  starters: [{ en: 'Prom dress under $200', de: 'Abiballkleid unter 200 $', ru: 'Платье на выпускной до 200 $' }],
  discounts: [{ code: 'PROM10', percent: 10 }],
  answers: [
    {
      id: 'returns',
      topic: 'returns',
      question: {
        en: 'How long can I return something?',
        de: 'Wie lange kann ich etwas zurückgeben?',
        ru: 'Сколько дней на возврат?',
      },
      answer: {
        en: 'You have 30 days to send things back, free of charge.',
        de: 'Du hast 30 Tage Zeit für die Rückgabe, kostenlos.',
        ru: 'Вернуть можно за 30 дней, бесплатно.',
      },
    },
    {
      id: 'care',
      topic: 'care',
      question: { en: 'How do I wash a tulle dress?' },
      answer: { en: 'By hand in cold water; never tumble dry tulle.' },
    },
    {
      id: 'sizing',
      topic: 'sizing',
      question: { en: 'Which size do I need?' },
      answer: { en: 'Our sizes are European. If you are between two, take the larger one.' },
    },
  ],
})

const SIZES = ['36', '38', '40', '42']
export const DRESSES = [
  product({
    n: 11,
    title: 'Serena tulle gown',
    texts: 'prom dress',
    price: 18900,
    options: { Colour: ['Light blue', 'Red'], Size: SIZES },
    soldOut: ['Light blue/36'],
    attributes: { material: ['tulle'], length: ['floor-length'] },
    left: 3,
  }),
  product({
    n: 12,
    title: 'Alba satin dress',
    texts: 'prom dress',
    price: 14900,
    options: { Colour: ['White', 'Black'], Size: SIZES },
    attributes: { material: ['satin'], length: ['midi'] },
  }),
  product({
    n: 13,
    title: 'Mira lace dress',
    texts: 'prom dress',
    price: 12900,
    options: { Colour: ['White', 'Light blue'], Size: SIZES },
    attributes: { material: ['lace'], length: ['mini'] },
  }),
  product({
    n: 14,
    title: 'Nocturne gown',
    texts: 'prom dress',
    price: 21200,
    options: { Colour: ['Blue'], Size: SIZES },
    attributes: { material: ['velvet'] },
  }),
  product({ n: 15, title: 'Leather belt', texts: 'belt', price: 2900, options: { Colour: ['Brown'] } }),
]

export const FLORIST = shop(2, 'Dahlia', 'USD', { hours: WEEK, shipping: SHIPPING })
export const BOUQUETS = [
  product({
    n: 21,
    title: 'Dahlia bouquet',
    texts: 'bouquet of dahlias flowers',
    price: 4900,
    form: [
      {
        id: 'day',
        label: {
          en: 'Delivery day',
          de: 'Liefertag',
          ru: 'День доставки',
          nl: 'Bezorgdag',
          zh: '送货日',
          ka: 'მიტანის დღე',
        },
        required: true,
        type: 'date',
        leadDays: 1,
      },
      {
        id: 'card',
        label: { en: 'Card', de: 'Karte', ru: 'Открытка', nl: 'Kaartje', zh: '贺卡', ka: 'ბარათი' },
        type: 'text',
        maxLength: 120,
      },
    ],
  }),
  product({ n: 22, title: 'Red roses', texts: 'bouquet of roses flowers', price: 5900 }),
]

export const PIZZERIA = shop(3, 'Forno', 'USD', { hours: WEEK, shipping: SHIPPING })
export const PIZZAS = [
  product({
    n: 31,
    title: 'Pizza Capricciosa',
    texts: 'pizza',
    price: 1100,
    options: { Size: ['Small', 'Medium', 'Large'] },
    addons: true,
    form: [
      {
        id: 'toppings',
        label: { en: 'Toppings', de: 'Belag', ru: 'Начинка', nl: 'Toppings', zh: '配料', ka: 'დანამატები' },
        type: 'choices',
        choices: [
          {
            id: 'olives',
            label: { en: 'Olives', de: 'Oliven', ru: 'Оливки', nl: 'Olijven', zh: '橄榄', ka: 'ზეთისხილი' },
          },
          {
            id: 'cheese',
            label: { en: 'Cheese', de: 'Käse', ru: 'Сыр', nl: 'Kaas', zh: '奶酪', ka: 'ყველი' },
            amount: 150,
          },
          {
            id: 'mushrooms',
            label: { en: 'Mushrooms', de: 'Pilze', ru: 'Грибы', nl: 'Champignons', zh: '蘑菇', ka: 'სოკო' },
            amount: 120,
          },
          {
            id: 'anchovies',
            label: { en: 'Anchovies', de: 'Sardellen', ru: 'Анчоусы', nl: 'Ansjovis', zh: '凤尾鱼', ka: 'ანჩოუსი' },
            amount: 180,
          },
          {
            id: 'pineapple',
            label: { en: 'Pineapple', de: 'Ananas', ru: 'Ананас', nl: 'Ananas', zh: '菠萝', ka: 'ანანასი' },
            amount: 120,
          },
        ],
        levels: ['none', 'light', 'normal', 'extra'],
        included: ['olives', 'cheese'],
        max: 3,
        exclusions: [['anchovies', 'pineapple']],
      },
    ],
  }),
]

/** A shop from which things can be fetched, too. */
export function withPickup({ shop, products }: { shop: TurnShop; products: readonly Product[] }) {
  const pickup = {
    id: 'pickup',
    label: { en: 'Pick up in SoHo' },
    amount: 0,
    minutes: { min: 12, max: 20 },
    kind: 'pickup' as const,
  }
  const settings = ShopSettings.parse({ ...shop.settings, shipping: [...shop.settings.shipping, pickup] })
  return { shop: { ...shop, settings }, products }
}

export const SHOPS = {
  fashion: { shop: FASHION, products: DRESSES },
  florist: { shop: FLORIST, products: BOUQUETS },
  pizzeria: { shop: PIZZERIA, products: PIZZAS },
}
