import type { Product } from '@souk/contract/catalog.ts'
import type { Line } from '@souk/contract/order.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import fc from 'fast-check'
import { taxedAs } from '../src/carts/line.ts'
import type { Shop } from '../src/shops/shop.ts'

/** A shop that sells; `settings` are those of the contract. */
export function sampleShop(settings: Partial<ShopSettings> = {}, extra: Partial<Shop> = {}): Shop {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    slug: 'sample',
    name: 'Sample',
    currency: 'USD',
    locale: 'en',
    country: 'US',
    timezone: 'UTC',
    test: true,
    settings: ShopSettings.parse(settings),
    connected: [],
    createdAt: new Date(0),
    ...extra,
  }
}

let counter = 0
export function sampleId(): string {
  counter += 1
  return `01900000-0000-7000-8000-${String(counter).padStart(12, '0')}`
}

export type SampleLine = { unit: number; quantity: number; fulfilment?: Line['fulfilment']; problem?: Line['problem'] }

export function sampleLine(shop: Shop, { unit, quantity, fulfilment = 'ship', problem }: SampleLine): Line {
  const gross = unit * quantity
  return {
    id: sampleId(),
    offer: sampleId(),
    variant: sampleId(),
    title: 'Thing',
    detail: '',
    options: {},
    form: {},
    quantity,
    unit,
    discount: 0,
    total: gross,
    ...taxedAs(gross, { concepts: [], categories: [] }, shop, new Date(0)),
    fulfilment,
    ...(problem ? { problem } : {}),
  }
}

export const anyUnit = fc.integer({ min: 0, max: 5_000_000 })
export const anyQuantity = fc.integer({ min: 1, max: 999 })
export const anyLines: fc.Arbitrary<SampleLine[]> = fc.array(
  fc.record({
    unit: anyUnit,
    quantity: anyQuantity,
    fulfilment: fc.constantFrom('ship', 'deliver', 'pickup', 'digital'),
  }),
  { maxLength: 12 },
)

/** An offer with one variant per given price. */
export function sampleProduct(extra: Partial<Product> & { amounts?: number[] } = {}): Product {
  const { amounts = [1000], ...rest } = extra
  const money = (amount: number) => ({ amount, currency: 'USD' })
  return {
    id: sampleId(),
    externalId: 'thing',
    title: 'Thing',
    url: '/s/sample/products/thing',
    images: [],
    categories: [],
    attributes: {},
    concepts: [],
    options: [],
    price: { min: money(Math.min(...amounts)), max: money(Math.max(...amounts)) },
    variants: amounts.map((amount, index) => ({
      id: sampleId(),
      externalId: String(index),
      options: {},
      price: money(amount),
      available: true,
    })),
    form: [],
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
    ...rest,
  }
}
