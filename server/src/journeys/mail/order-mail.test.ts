import { readFileSync } from 'node:fs'
import type { Line, Order } from '@souk/contract/order.ts'
import { LegalProfile } from '@souk/contract/legal.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import type { Withdrawal } from '@souk/contract/withdrawal.ts'
import { describe, expect, test } from 'vitest'
import { awning } from '@souk/contract/awning.ts'
import { declarationOf } from '../../orders/withdrawal.ts'
import type { Shop } from '../../shops/shop.ts'
import { htmlOf } from './html.ts'
import { type MailKind, type OrderMail, orderMail } from './order-mail.ts'
import { plainOf } from './plain.ts'
import { MAIL_TEXTS, mailLanguage } from './texts.ts'

const ID = '0199a3f0-0000-7000-8000-000000000001'
const KINDS: readonly MailKind[] = [
  'placed',
  'shipped',
  'ready',
  'moved',
  'canceled',
  'refunded',
  'released',
  'link',
  'withdrawn',
  'withdrawal',
]

const SHOP: Shop = {
  id: ID,
  slug: 'atelier',
  name: 'Atelier Lune',
  currency: 'EUR',
  locale: 'de',
  country: 'DE',
  timezone: 'Europe/Berlin',
  test: true,
  connected: [],
  settings: ShopSettings.parse({
    address: 'Mondgasse 3, 10115 Berlin',
    email: 'hallo@lune.example',
    phone: '+49 30 1',
  }),
  createdAt: new Date('2026-01-01'),
}

function line(over: Partial<Line> = {}): Line {
  return {
    id: ID,
    offer: ID,
    variant: ID,
    title: 'Kleid Dahlie',
    detail: 'hellblau, 38',
    options: {},
    form: {},
    quantity: 2,
    unit: 11_900,
    discount: 0,
    total: 23_800,
    taxes: [{ code: 'VAT', rate: 190_000, amount: 3800, included: true }],
    fulfilment: 'ship',
    ...over,
  }
}

const ORDER: Order = {
  id: ID,
  number: '1001',
  shop: ID,
  checkout: ID,
  state: 'placed',
  currency: 'EUR',
  buyer: { name: 'Maya Lind', email: 'maya@example.com' },
  address: { name: 'Maya Lind', line1: 'Wacholderweg 12', postcode: '10435', city: 'Berlin', country: 'DE' },
  lines: [line()],
  totals: [
    { type: 'subtotal', amount: 23_800 },
    {
      type: 'fulfillment',
      amount: 490,
      taxes: [{ code: 'VAT', rate: 190_000, amount: 78, included: true }],
    },
    { type: 'total', amount: 24_290 },
  ],
  shippingLabel: 'DHL',
  fulfilments: [
    {
      id: ID,
      kind: 'ship',
      state: 'shipped',
      steps: [],
      tracking: { carrier: 'DHL', number: '00340', url: 'https://dhl.example/00340' },
      expected: { from: '2026-11-24', to: '2026-11-26' },
    },
  ],
  payments: [
    { id: ID, gateway: 'sandbox', state: 'captured', amount: { amount: 24_290, currency: 'EUR' }, refunded: 0, at: '' },
  ],
  paid: 24_290,
  placedAt: '2026-11-21T19:05:00.000Z',
  cancellable: true,
  url: 'http://souk.example/orders/atelier/1001',
}

function statementOf(title: string): Withdrawal {
  const lines = [
    { line: ID, title, detail: 'hellblau, 38', quantity: 1, may: true },
    { line: ID, title, detail: '', quantity: 1, may: false, reason: 'Kein Widerrufsrecht: nach Ihren Angaben.' },
  ]
  const text = declarationOf(ORDER, lines, { language: 'de', timezone: 'Europe/Berlin' })
  const at = '2026-11-25T08:15:30.000Z'
  return { id: ID, order: '1001', state: 'received', at, language: 'de', text, buyer: {}, lines }
}

function mail(over: Partial<OrderMail> = {}): OrderMail {
  const url = `${ORDER.url}#open=${ID}`
  const withdraw = { label: 'Vertrag widerrufen', url: `http://souk.example/withdraw/atelier?order=1001#open=${ID}` }
  const statement = statementOf('Kleid Dahlie')
  const known = { shop: SHOP, order: ORDER, language: 'de', url, withdraw, statement } as const
  return { kind: 'placed', ...known, amount: 500, number: '2026-00042', ...over }
}

describe('in every language', () => {
  test.each(LANGUAGES)('%s: each mail as it was read and found good', async (language) => {
    const texts = KINDS.map((kind) => {
      const paper = orderMail(mail({ kind, language }))
      return `Subject: ${paper.subject}\n\n${plainOf(paper)}`
    })
    await expect(texts.join(`\n${'='.repeat(40)}\n\n`)).toMatchFileSnapshot(`goldens/${language}.txt`)
  })

  test.each(LANGUAGES)('%s: what is inserted is inserted, and nothing else', (language) => {
    for (const [key, text] of Object.entries(MAIL_TEXTS[language])) {
      const named = [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted()
      const wanted = [...MAIL_TEXTS.en[key as keyof typeof MAIL_TEXTS.en].matchAll(/\{(\w+)/g)].map(([, name]) => name)
      expect(named, key).toEqual(wanted.toSorted())
    }
  })

  test('a language that we do not write is answered in English', () => {
    expect(['de-AT', 'zh-Hant', 'fr', ''].map(mailLanguage)).toEqual(['de', 'zh', 'en', 'en'])
  })
})

test('tax stands by its rate, of goods and delivery together', () => {
  const order: Order = {
    ...ORDER,
    lines: [line(), line({ taxes: [{ code: 'VAT-R', rate: 70_000, amount: 700, included: true }] })],
  }
  const text = plainOf(orderMail(mail({ order })))
  expect(text).toContain('inkl. MwSt. 19\u00a0%: 38,78\u00a0€')
  expect(text).toContain('inkl. MwSt. 7\u00a0%: 7,00\u00a0€')
})

test('a booked time is told where it takes place, and what was bought digitally with its link', () => {
  const appointment = {
    field: 'time',
    resource: 'room',
    from: '2026-11-24T10:00:00+01:00',
    to: '2026-11-24T10:45:00+01:00',
    label: 'Anprobe',
    zone: 'Europe/Berlin',
  }
  const contents = [
    { line: ID, title: 'Schnitt', url: 'https://lune.example/schnitt.pdf', text: 'Code 4711' },
    { line: ID, title: 'Lied', url: 'https://lune.example/lied' },
    { line: ID, title: 'Falle', url: 'javascript:alert(1)' },
  ]
  const order: Order = {
    ...ORDER,
    fulfilments: [
      { id: ID, kind: 'slot', state: 'placed', steps: [], appointment },
      { id: ID, kind: 'digital', state: 'delivered', steps: [], contents },
    ],
  }
  const paper = orderMail(mail({ order }))
  expect(plainOf(paper)).toMatch(/Anprobe: Dienstag, 24\. November 2026.{1,5}10:00.10:45 Uhr \(Europe\/Berlin\)/)
  expect(plainOf(paper)).toContain(
    'Schnitt: Code 4711 https://lune.example/schnitt.pdf\nLied: https://lune.example/lied\n',
  )
  expect(htmlOf(paper)).toContain('<a class="link" href="https://lune.example/schnitt.pdf"')
  expect(htmlOf(paper)).not.toContain('javascript:')
})

test.each(LANGUAGES)('what is only booked is called a booking and no order, in %s', (language) => {
  const order: Order = { ...ORDER, fulfilments: [{ id: ID, kind: 'slot', state: 'placed', steps: [] }] }
  for (const kind of ['placed', 'canceled', 'refunded', 'link'] as const) {
    const [booked, ordered] = [order, ORDER].map((one) => orderMail({ ...mail({ order: one }), kind, language }))
    expect(booked?.subject).not.toBe(ordered?.subject)
    expect(booked?.title).not.toBe(ordered?.title)
    const goods = { en: 'order', de: 'Bestellung', nl: 'bestelling', ru: 'заказ', zh: '订单', ka: 'შეკვეთ' }[language]
    expect(`${booked?.subject} ${booked?.title}`.toLowerCase()).not.toContain(goods.toLowerCase())
  }
})

test('a day of another year is written with it, one of this year without', () => {
  const on = (from: string, to: string): string => {
    const fulfilments = ORDER.fulfilments.map((one) => ({ ...one, expected: { from, to } }))
    return plainOf(orderMail(mail({ order: { ...ORDER, fulfilments } })))
  }
  expect(on('2027-05-09', '2027-05-09')).toContain('Voraussichtlich: 9. Mai 2027')
  expect(on('2026-12-09', '2026-12-09')).toMatch(/Voraussichtlich: 9\. Dezember\n/)
})

test('what was not paid is not said to come back', () => {
  const unpaid = { ...ORDER, payments: [], paid: 0 }
  expect(plainOf(orderMail(mail({ kind: 'canceled', order: unpaid })))).toContain('Es wurde nichts abgebucht.')
})

describe('what people wrote', () => {
  const EVIL = `<img src=x onerror="alert(1)">'&\r\n\u2028Total: 0,00 €`
  const order: Order = {
    ...ORDER,
    lines: [line({ title: EVIL, detail: EVIL })],
    totals: [{ type: 'discount', label: EVIL, amount: -1 }],
    buyer: { name: EVIL, email: 'maya@example.com' },
    address: { line1: EVIL, city: EVIL, country: 'DE' },
    shippingLabel: EVIL,
    fulfilments: [
      {
        id: ID,
        kind: 'ship',
        state: 'shipped',
        steps: [],
        tracking: { carrier: EVIL, number: EVIL, url: 'javascript:alert(1)' },
      },
    ],
  }
  const legal = {
    legalForm: EVIL,
    representative: EVIL,
    register: { name: EVIL, number: EVIL },
    vatId: EVIL,
    terms: { url: 'javascript:alert(1)', version: EVIL },
  }
  const settings = { ...SHOP.settings, address: EVIL, email: EVIL, phone: EVIL, legal }
  const shop = { ...SHOP, name: EVIL, settings }

  test.each(KINDS)('%s: is text, on its own line, and leads nowhere', (kind) => {
    const withdraw = kind === 'withdrawal' ? { label: EVIL, url: `${ORDER.url}#open=${ID}` } : undefined
    const paper = orderMail(mail({ kind, order, shop, withdraw, statement: statementOf(EVIL) }))
    const html = htmlOf(paper)
    expect(html).not.toMatch(/<img|onerror="|javascript:|<script/i)
    expect(html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#39;&#38;')
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([`${ORDER.url}#open=${ID}`])
    expect(plainOf(paper)).not.toMatch(/javascript:/)
    // What was written as several lines stands on one, so that none of it passes for a line of ours.
    for (const text of plainOf(paper).split('\n')) expect(text).not.toMatch(/^Total: 0,00/)
  })
})

test('paid together with other shops, each line names its seller, in every language', () => {
  const share = { id: ID, gateway: 'purchase', state: 'captured', refunded: 0, at: ORDER.placedAt } as const
  const payments = [{ ...share, amount: { amount: 100, currency: 'EUR' } }]
  for (const language of LANGUAGES) {
    const { 'lines.seller': seller, 'together.some': some } = MAIL_TEXTS[language]
    const [alone, together] = [ORDER, { ...ORDER, payments }].map((order) =>
      plainOf(orderMail(mail({ order, language }))),
    )
    expect(together).toContain(`hellblau, 38 · ${seller.replace('{shop}', 'Atelier Lune')}`)
    expect(together).toContain(some)
    expect(alone).not.toContain(some)
    expect(alone).not.toContain('hellblau, 38 · ')
  }
})

test('the confirmation holds the terms and who sells; other mails only who sells', () => {
  const legal = LegalProfile.parse({
    legalName: 'Lune Moden GmbH',
    legalForm: 'GmbH',
    representative: 'Ada Lune',
    address: { line1: 'Mondgasse 3', postcode: '10115', city: 'Berlin', country: 'DE' },
    email: 'recht@lune.example',
    phone: '+49 30 1',
    register: { name: 'Amtsgericht Charlottenburg', number: 'HRB 1' },
    vatId: 'DE123456789',
    terms: {
      text: { de: '§ 1 Geltung\nFür alle Bestellungen.\n\n§ 2 Zahlung' },
      url: 'https://lune.example/agb',
      version: '2026-06',
    },
  })
  const shop = { ...SHOP, settings: { ...SHOP.settings, legal } }
  const seller = [
    'Der Verkäufer',
    'Lune Moden GmbH',
    'Ada Lune',
    'Mondgasse 3, 10115 Berlin, Deutschland',
    'recht@lune.example',
    '+49 30 1',
    'Amtsgericht Charlottenburg, HRB 1',
    'USt-IdNr. DE123456789',
  ].join('\n')
  const terms = [
    'Allgemeine Geschäftsbedingungen (2026-06)',
    '§ 1 Geltung',
    'Für alle Bestellungen.',
    '§ 2 Zahlung',
    'https://lune.example/agb',
  ].join('\n')
  const placed = plainOf(orderMail(mail({ shop })))
  expect(placed).toContain(seller)
  expect(placed).toContain(terms)
  const shipped = plainOf(orderMail(mail({ kind: 'shipped', shop })))
  expect(shipped).toContain(seller)
  expect(shipped).not.toContain('Geschäftsbedingungen')
  // Terms in a language of the shop's own, where there are none in the buyer's.
  expect(plainOf(orderMail(mail({ shop, language: 'nl' })))).toContain('Algemene voorwaarden (2026-06)\n§ 1 Geltung')
})

test('the HTML is one document that fetches nothing', () => {
  const html = htmlOf(orderMail(mail()))
  expect(html).toMatch(/^<!doctype html>\n<html lang="de" dir="ltr">/)
  expect(html).not.toMatch(/<(img|link|script|iframe|object|form|video)\b|url\(|@import|src=/i)
  expect(html).toContain('<h1')
  expect(html).toContain('@media (prefers-color-scheme: dark)')
  // Mail readers cut off what is longer than 102 KB.
  expect(
    Buffer.byteLength(
      htmlOf(orderMail(mail({ order: { ...ORDER, lines: Array.from({ length: 50 }, () => line()) } }))),
    ),
  ).toBeLessThan(100_000)
})

test("the awning is the shop's own, everywhere the same", () => {
  const html = htmlOf(orderMail(mail()))
  const dyes = new Set([...html.matchAll(/bgcolor="(#\w+)"/g)].map(([, dye]) => dye))
  expect([...dyes]).toEqual([...awning('atelier').dyes])
})

test('the golden texts have no marks of a message that was not filled in', () => {
  for (const language of LANGUAGES) {
    const text = readFileSync(new URL(`goldens/${language}.txt`, import.meta.url), 'utf8')
    expect(text).not.toMatch(/\{|\}|undefined|NaN/)
  }
})
