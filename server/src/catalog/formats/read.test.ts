import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../kernel/failure.ts'
import { readCatalogue } from './read.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const read = (text: string | Uint8Array, format: 'auto' | 'shopify' | 'google' | 'jsonl' = 'auto') =>
  readCatalogue({
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    format,
    currency: 'USD',
    locale: 'en',
    now: NOW,
  })

const SHOPIFY_HEADER =
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image,Fabric (product.metafields.shopify.fabric),Status'

describe('Shopify', () => {
  const file = [
    SHOPIFY_HEADER,
    'luna,Luna Gown,"<p>Soft <b>tulle</b> &amp; ""stars"".</p>\n<ul><li>Lined</li></ul>",Lune,Apparel & Accessories > Clothing > Dresses,Dress,"prom, new",true,Color,Light Blue,Size,8,L-8,shopify,3,deny,189.00,250.00,https://cdn.test/2.jpg,2,https://cdn.test/v.jpg,Tulle; Satin,active',
    'luna,,,,,,,,,Light Blue,,10,L-10,shopify,-1,deny,199.50,,https://cdn.test/1.jpg,1,,,',
    'luna,,,,,,,,,White,,8,,,0,deny,189.00,100.00,,,,,',
    'luna,,,,,,,,,,,,,,,,,,https://cdn.test/3.jpg,3,,,',
    'card,Gift card,,,,,,true,Title,Default Title,,,,,,continue,25,,,,,,draft',
    'bad,No price,,,,,,true,Title,Default Title,,,,,,deny,free,,,,,,active',
    ',No handle,,,,,,true,,,,,,,,,10,,,,,,active',
  ].join('\r\n')

  test('rows of one handle are one product with variants', async () => {
    const { format, rows, products, refused } = await read(`\uFEFF${file}`)
    expect([format, rows, products.length]).toEqual(['shopify', 7, 2])
    const [luna, card] = products
    expect(luna).toMatchObject({
      externalId: 'luna',
      description: 'Soft tulle & "stars".\n\n• Lined',
      brand: 'Lune',
      options: ['Color', 'Size'],
      active: true,
      attributes: { type: ['Dress'], tags: ['prom', 'new'], fabric: ['Tulle', 'Satin'] },
    })
    expect(luna?.images.map(({ url }) => url.at(-5))).toEqual(['1', '2', '3'])
    expect(
      luna?.variants.map(({ externalId, amount, compareAt, stock, options }) => [
        externalId,
        amount,
        compareAt,
        stock,
        options['Color'],
      ]),
    ).toEqual([
      ['L-8', 18900, 25000, 3, 'Light Blue'],
      ['L-10', 19950, null, 0, 'Light Blue'],
      ['White / 8', 18900, null, null, 'White'],
    ])
    expect(card).toMatchObject({
      active: false,
      options: [],
      variants: [{ externalId: 'default', options: {}, amount: 2500, stock: null }],
    })
    // The first description spans two lines of the file, so later lines move down by one.
    expect(refused).toEqual([
      { line: 8, id: 'bad', code: 'invalid_price', reason: expect.stringContaining('"free"') },
      { line: 9, code: 'missing_id', reason: expect.any(String) },
    ])
  })

  test('one bad variant is refused and the product stays', async () => {
    const text = [SHOPIFY_HEADER, 'a,A,,,,,,true,Size,S,,,,,,deny,10,,,,,,', 'a,,,,,,,,,M,,,,,,deny,1O,,,,,,'].join(
      '\n',
    )
    const { products, refused } = await read(text)
    expect(products.map(({ partial, variants }) => [partial, variants.length])).toEqual([[true, 1]])
    expect(refused).toMatchObject([{ line: 3, id: 'a', code: 'invalid_price' }])
  })

  test('the template of 2025 is read as well', async () => {
    const text =
      'Title,URL handle,Description,Status,SKU,Option1 name,Option1 value,Price,Inventory quantity,Product image URL\nMug,mug,Blue,Active,M1,Color,Blue,12.50,4,https://cdn.test/m.jpg'
    const { products } = await read(text)
    expect(products).toMatchObject([
      {
        externalId: 'mug',
        variants: [{ amount: 1250, stock: 4, options: { Color: 'Blue' } }],
        images: [{ url: 'https://cdn.test/m.jpg' }],
      },
    ])
  })
})

describe('Google Merchant', () => {
  const header = [
    'id',
    'title',
    'description',
    'link',
    'g:image link',
    'additional_image_link',
    'availability',
    'price',
    'sale_price',
    'sale_price_effective_date',
    'item_group_id',
    'color',
    'size',
    'product_type',
    'google_product_category',
    'brand',
    'gender',
  ].join('\t')

  test('items of a group are variants that differ in colour and size', async () => {
    const text = [
      header,
      'A-1\tRain Coat\tKeeps 5" of rain out\thttps://s.test/a\thttps://s.test/1.jpg\thttps://s.test/2.jpg,https://s.test/3.jpg\tin_stock\t89.99 USD\t69.99 USD\t\tA\tRed\tM\tClothing > Coats\t203\tDry\tfemale',
      'A-2\tRain Coat\t\thttps://s.test/a\thttps://s.test/4.jpg\t\tout of stock\tUSD 1,089.99\t69.99 USD\t2020-01-01T00:00Z/2020-02-01T00:00Z\tA\tBlue\tM\t\t\t\t',
      'B\tUmbrella\t\t\t\t\tin stock\t15 EUR\t\t\t\tBlack\t\t\t\t\t',
      'C\t\t\t\t\t\tin stock\t15 USD\t\t\t\t\t\t\t\t\t',
    ].join('\n')
    const { format, products, refused } = await read(text)
    expect(format).toBe('google')
    expect(products).toMatchObject([
      {
        externalId: 'A',
        url: 'https://s.test/a',
        categories: ['Clothing > Coats'],
        options: ['Color'],
        attributes: { colour: ['Red', 'Blue'], size: ['M'], recipient: ['female'] },
        variants: [
          { externalId: 'A-1', amount: 6999, compareAt: 8999, stock: null, options: { Color: 'Red' } },
          { externalId: 'A-2', amount: 108999, compareAt: null, stock: 0, options: { Color: 'Blue' } },
        ],
      },
    ])
    expect(products[0]?.images).toHaveLength(4)
    expect(refused.map(({ line, id, code }) => [line, id, code])).toEqual([
      [4, 'B', 'wrong_currency'],
      [5, 'C', 'missing_title'],
    ])
  })

  test('the same as CSV with prefixed names', async () => {
    const { products } = await read('"g:id","g:title","g:price"\n"1","A, ""B""","1.00 USD"')
    expect(products).toMatchObject([{ externalId: '1', title: 'A, "B"', variants: [{ amount: 100 }] }])
  })
})

describe('JSON Lines', () => {
  test('a variant takes the price and stock of its product', async () => {
    const { products, refused, rows } = await read(
      [
        '{"id":"a","title":"A","price":{"amount":500,"currency":"USD"},"stock":2,"variants":[{"id":"1","options":{"Size":"S"}},{"id":"2","options":{"Size":"M"},"price":{"amount":700,"currency":"USD"},"stock":null}]}',
        '',
        '{"id":"b","title":"B","price":{"amount":500,"currency":"EUR"}}',
        'not json',
        '{"id":"a","title":"again","price":{"amount":1,"currency":"USD"}}',
        '{"id":"c","title":"","price":{"amount":1,"currency":"USD"}}',
        '{"id":"d","title":"D\\u0000\\ud800","price":{"amount":1,"currency":"USD"}}',
      ].join('\n'),
    )
    expect(rows).toBe(6)
    expect(products[0]).toMatchObject({
      options: ['Size'],
      variants: [
        { amount: 500, stock: 2 },
        { amount: 700, stock: null },
      ],
    })
    expect(products[1]?.title).toBe('D\ufffd')
    expect(refused.map(({ line, id, code }) => [line, id, code])).toEqual([
      [3, 'b', 'wrong_currency'],
      [4, undefined, 'invalid_json'],
      [5, 'a', 'duplicate_id'],
      [6, 'c', 'missing_title'],
    ])
  })
})

describe('a file that cannot be read as a whole', () => {
  test.each([
    ['not UTF-8', Buffer.from([0x48, 0xff, 0xfe, 0x41])],
    ['empty', ' \n'],
    ['no header', 'just,some,values\n1,2,3'],
    ['an unclosed quote', `${SHOPIFY_HEADER}\nluna,"Luna,,,,`],
    ['truncated JSON', '{"id":"a","title":"A","price":{"amount":1,"currency":"USD"}}\n{"id":"b","ti'],
  ])('%s', async (_what, file) => {
    await expect(read(file)).rejects.toMatchObject({ code: 'import_unreadable' })
  })
})

test('any bytes are either read or refused as a whole, and never anything else', async () => {
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`${SHOPIFY_HEADER}\n${text}`)),
    fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => Buffer.from(`id\ttitle\tprice\n${text}`)),
    fc
      .array(
        fc.array(fc.constantFrom('a', '"', ',', '\n', '1.00', 'USD', '\t', '<b>', '&#0;', 'S', ''), { maxLength: 20 }),
        { maxLength: 6 },
      )
      .map((rows) =>
        Buffer.from(
          `Handle,Title,Variant Price,Option1 Name,Option1 Value\n${rows.map((row) => row.join(',')).join('\n')}`,
        ),
      ),
    fc.array(fc.json(), { maxLength: 5 }).map((lines) => Buffer.from(lines.join('\n'))),
  )
  await fc.assert(
    fc.asyncProperty(
      soup,
      fc.constantFrom('auto' as const, 'shopify' as const, 'google' as const, 'jsonl' as const),
      async (bytes, format) => {
        try {
          const file = await read(bytes, format)
          for (const { variants } of file.products) expect(variants.length).toBeGreaterThan(0)
          for (const { line } of file.refused) expect(line).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(Failure)
        }
      },
    ),
    { numRuns: 400 },
  )
})
