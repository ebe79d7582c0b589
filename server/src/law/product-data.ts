import type { OfferLegal } from '@souk/contract/legal.ts'
import { ALWAYS, dayIn, inForce, isInUnion, jurisdictionOf, said, type Rule, type Table } from './rule.ts'
import { DATA_TEXTS, type DataField } from './product-data-texts.ts'

/** What an offer is in the eyes of the laws on product information. */
export const PRODUCT_CATEGORIES = [
  'consumer_product',
  'textile',
  'food_prepacked',
  'food_loose',
  'alcoholic_drink',
  'energy_labelled',
  'toy',
] as const
export type ProductCategory = (typeof PRODUCT_CATEGORIES)[number]

type DataRule = Rule & { category: ProductCategory; fields: readonly DataField[] }

/** Food information before the purchase; allergens are its heart, and for what is not prepacked the whole of it. */
const PREPACKED = ['ingredients', 'allergens', 'net_quantity', 'operator', 'nutrition'] as const
const FIC = 'Regulation (EU) No 1169/2011'

const UNION: readonly DataRule[] = [
  {
    category: 'consumer_product',
    from: '2024-12-13',
    source: 'Art. 19 Regulation (EU) 2023/988 (GPSR)',
    fields: ['manufacturer', 'responsible_person', 'identifier', 'picture', 'warnings'],
  },
  {
    category: 'textile',
    from: '2012-05-08',
    source: 'Art. 16(1) Regulation (EU) No 1007/2011',
    fields: ['fibres'],
  },
  { category: 'food_prepacked', from: '2014-12-13', source: `Art. 14(1)(a) with Art. 9(1) ${FIC}`, fields: PREPACKED },
  {
    category: 'food_loose',
    from: '2014-12-13',
    source: `Art. 14(2), Art. 44(1)(a) with Art. 9(1)(c) ${FIC}`,
    fields: ['allergens'],
  },
  {
    category: 'alcoholic_drink',
    from: '2014-12-13',
    source: `Art. 14(1)(a) with Art. 9(1)(c), (e), (h), (k) ${FIC}; Art. 16(4) of the same`,
    fields: ['allergens', 'net_quantity', 'operator', 'alcohol'],
  },
  {
    category: 'energy_labelled',
    from: '2017-08-01',
    source: 'Art. 5(1) Regulation (EU) 2017/1369',
    fields: ['energy_label'],
  },
  {
    category: 'toy',
    from: '2011-07-20',
    source: 'Art. 11(2) Directive 2009/48/EC',
    fields: ['warnings'],
  },
]

export const PRODUCT_DATA: Table<DataRule> = {
  DE: UNION,
  NL: UNION,
  EU: UNION,
  UK: [
    {
      category: 'textile',
      from: '2012-05-08',
      source: 'Art. 16(1) Regulation (EU) No 1007/2011 as assimilated; Textile Products Regulations 2012',
      fields: ['fibres'],
    },
    {
      category: 'food_prepacked',
      from: '2014-12-13',
      source: `Art. 14(1)(a) with Art. 9(1) ${FIC} as assimilated`,
      fields: PREPACKED,
    },
    {
      category: 'food_loose',
      from: '2014-12-13',
      source: 'Food Information Regulations 2014, reg. 5',
      fields: ['allergens'],
    },
    {
      category: 'alcoholic_drink',
      from: '2014-12-13',
      source: `Art. 14(1)(a) with Art. 9(1) ${FIC} as assimilated`,
      fields: ['allergens', 'net_quantity', 'operator', 'alcohol'],
    },
    {
      category: 'energy_labelled',
      from: '2017-08-01',
      source: 'Art. 5(1) Regulation (EU) 2017/1369 as assimilated',
      fields: ['energy_label'],
    },
  ],
  US: [
    {
      category: 'textile',
      from: ALWAYS,
      source: '15 U.S.C. § 70b(i); 16 CFR § 303.34 (origin in mail order promotion)',
      fields: ['origin'],
    },
    { category: 'toy', from: '2008-12-12', source: '16 CFR § 1500.20 (cautionary statements)', fields: ['warnings'] },
  ],
}

export type ProductDataInput = {
  categories: readonly ProductCategory[]
  data: OfferLegal
  hasPicture: boolean
  country: string | null
  /** In which language what is missing is said. */
  language: string
  now: Date
}

export type MissingData = { code: DataField; text: string; source: string }

/** What an offer still lacks before it may be shown for sale in a country; empty where the tables know nothing of it. */
export function missingProductData(input: ProductDataInput): MissingData[] {
  const { categories, country, now, language } = input
  const jurisdiction = jurisdictionOf(country)
  if (!jurisdiction) return []
  const rules = inForce(PRODUCT_DATA[jurisdiction], dayIn(jurisdiction, now))
  const missing = new Map<DataField, MissingData>()
  for (const { category, fields, source } of rules) {
    if (!categories.includes(category)) continue
    for (const code of fields) {
      if (missing.has(code) || has(code, input)) continue
      missing.set(code, { code, text: said(DATA_TEXTS[code], language, jurisdiction).text, source })
    }
  }
  return [...missing.values()]
}

function has(field: DataField, { data, hasPicture }: ProductDataInput): boolean {
  switch (field) {
    case 'picture':
      return hasPicture
    case 'responsible_person':
      // Asked for only where the manufacturer is known to sit outside the Union; without one, that is what is missing.
      return data.manufacturer === undefined || isInUnion(data.manufacturer.address.country) || isResponsible(data)
    case 'fibres':
      return isWhole(data.fibres)
    case 'net_quantity':
      return data.netQuantity !== undefined
    case 'energy_label':
      return data.energyLabel !== undefined
    default:
      return data[field] !== undefined
  }
}

function isResponsible({ responsiblePerson }: OfferLegal): boolean {
  return responsiblePerson !== undefined && isInUnion(responsiblePerson.address.country)
}

/** Fibres are whole when they add up to a hundred percent, a rounding aside. */
function isWhole(fibres: OfferLegal['fibres']): boolean {
  const sum = (fibres ?? []).reduce((total, { percent }) => total + percent, 0)
  return Math.abs(sum - 100) < 0.05 + Number.EPSILON
}
