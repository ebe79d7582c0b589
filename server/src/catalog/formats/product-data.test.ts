import { describe, expect, test } from 'vitest'
import { readMeasure, readProductData } from './product-data.ts'
import { readCatalogue } from './read.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const read = async (lines: readonly string[], locale = 'de-DE') => {
  const bytes = Buffer.from(lines.join('\n'))
  return readCatalogue({ bytes, format: 'auto', currency: 'EUR', locale, now: NOW })
}

describe('a measure', () => {
  test.each([
    ['750ml', { value: 750, unit: 'ml' }],
    ['1.5 kg', { value: 1.5, unit: 'kg' }],
    ['0,7 l', { value: 0.7, unit: 'l' }],
    ['8 oz', { value: 226.796185, unit: 'g' }],
    ['12 fl oz', { value: 354.882355, unit: 'ml' }],
    ['3 sqm', { value: 3, unit: 'm2' }],
    ['500 mg', { value: 0.5, unit: 'g' }],
    ['100 ct', { value: 100, unit: 'piece' }],
  ] as const)('%s is taken in a unit that is priced by', (text, measure) => expect(readMeasure(text)).toEqual(measure))

  test.each(['', '0 ml', 'a pair', '5', 'ml', '3 parsecs', '-2 kg'])('%j is none', (text) =>
    expect(readMeasure(text)).toBeUndefined(),
  )
})

describe('named values', () => {
  test('are read by the names they have in the languages of shops', () => {
    expect(
      readProductData(
        [
          ['Zutaten', 'Hartweizengrieß, Ei'],
          ['Allergene', 'Gluten, Eier'],
          ['country_of_origin', 'Italy'],
          ['Alkoholgehalt', '4,9 % vol.'],
          ['Füllmenge', '500 g'],
        ],
        'de-AT',
      ),
    ).toEqual({
      ingredients: { de: 'Hartweizengrieß, Ei' },
      allergens: ['gluten', 'eggs'],
      origin: 'Italy',
      alcohol: 4.9,
      netQuantity: { value: 500, unit: 'g' },
    })
  })

  test.each(['may contain traces of nuts', 'gluten, moon dust', 'Spuren von Sellerie möglich', 'gluten free'])(
    'a list of allergens with what is none stays a property: %s',
    (text) => expect(readProductData([['Allergens', text]], 'en')).toEqual({}),
  )

  test('that there are none is known only where it is said', () => {
    expect(readProductData([['Allergens', 'None']], 'en')).toEqual({ allergens: [] })
    expect(readProductData([['Allergens', '']], 'en')).toEqual({})
  })

  test.each([
    [
      '95% cotton, 5% elastane',
      [
        ['cotton', 95],
        ['elastane', 5],
      ],
    ],
    [
      '62 % Wolle und 38 % Polyamid',
      [
        ['Wolle', 62],
        ['Polyamid', 38],
      ],
    ],
    [
      '棉80%、聚酯纤维20%',
      [
        ['棉', 80],
        ['聚酯纤维', 20],
      ],
    ],
  ] as const)('fibres are taken as a whole: %s', (text, fibres) => {
    const read = fibres.map(([fibre, percent]) => ({ fibre, percent }))
    expect(readProductData([['Material', text]], 'en').fibres).toEqual(read)
  })

  test.each(['cotton', '60% cotton', '90% wool, cashmere', '80% silk, 30% linen'])('%s is no whole', (text) =>
    expect(readProductData([['Composition', text]], 'en')).toEqual({}),
  )
})

test('a Google feed tells contents, certificate, sign and what its details name', async () => {
  const { products } = await read([
    'id,title,price,mpn,material,unit_pricing_measure,unit_pricing_base_measure,product_highlight,certification,energy_efficiency_class,product_detail,adult',
    'mon,Monitor Nord,199.00 EUR,MN-27,aluminium/glass,,,"""Matt, without glare"",Turns upright",EC:EPREL:1234567,D,,',
    'oil,Olive Oil,12.00 EUR,,,500ml,100ml,,,,"General:Country of origin:Greece,General:Ingredients:Olives, nothing else",',
    'adu,Card Game,20.00 EUR,,,,,,,,,yes',
  ])
  const [monitor, oil, game] = products
  expect(monitor).toMatchObject({
    description: '• Matt, without glare\n• Turns upright',
    attributes: { material: ['aluminium', 'glass'], certification: ['EC EPREL 1234567'] },
    legal: {
      identifier: 'MN-27',
      energyLabel: { class: 'D', label: 'https://eprel.ec.europa.eu/qr/1234567' },
    },
  })
  expect(oil?.legal).toEqual({ origin: 'Greece', ingredients: { de: 'Olives, nothing else' } })
  expect(oil?.variants[0]?.netQuantity).toEqual({ value: 500, unit: 'ml' })
  expect(game?.legal).toEqual({ age: { years: 18 } })
})

test('Shopify tells contents per variant, and the data that a shop’s own fields name', async () => {
  const { products } = await read(
    [
      'Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Barcode,Unit price total measure,Unit price total measure unit,Ingredients (product.metafields.custom.ingredients),Allergen information (product.metafields.shopify.allergen-information)',
      'jam,Fig Jam,Size,Small,4.00,4006381333931,200,g,"Figs, sugar",sulphites; celery',
      'jam,,Size,Large,7.00,4006381333948,400,g,,',
      'cup,Cup,Title,Default Title,9.00,4006381333955,,,,',
    ],
    'en',
  )
  const [jam, cup] = products
  expect(jam?.variants.map(({ netQuantity }) => netQuantity?.value)).toEqual([200, 400])
  // Two barcodes are the signs of two things and no sign of the product.
  expect(jam?.legal).toEqual({ ingredients: { en: 'Figs, sugar' }, allergens: ['sulphites', 'celery'] })
  expect(cup?.legal).toEqual({ identifier: '4006381333955' })
})
