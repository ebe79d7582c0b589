import { textIn } from '@souk/contract/ids.ts'
import type { Product, SearchHit, SearchResult } from '@souk/contract/catalog.ts'
import type { PersonWait } from '@souk/contract/calls.ts'
import type { ErrorCode } from '@souk/contract/errors.ts'
import type { Watch, WatchCreate } from '@souk/contract/keeping.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Cart, Checkout, CheckoutUpdate, Line, LineInput, Order, Total } from '@souk/contract/order.ts'
import type { ReorderLine } from '@souk/contract/reorder.ts'
import type { Return, Returnable, ReturnCreate } from '@souk/contract/returns.ts'
import { chartFor } from '@souk/contract/size-fit.ts'
import type { Slot } from '@souk/contract/slots.ts'
import type { Want } from '@souk/contract/understanding.ts'
import { broaderOf } from '../src/lexicon/match.ts'
import type { Pictured, Refused, Result, Tools } from '../src/tools.ts'
import type { TurnShop } from '../src/turn.ts'
import { uuid } from './fake-shops.ts'

/** What the world answers, kept in memory; `refuse` makes the next call of a tool fail. */
export type World = {
  tools: Tools
  shop: TurnShop
  products: Product[]
  cart: Cart
  checkout: Checkout | null
  orders: Order[]
  /** Offers that are saved, newest first, and what is watched. */
  wishes: string[]
  watches: Watched[]
  /** What was told of sizes, by chart, and what was last bought. */
  sizes: Record<string, string>
  /** How things turned out to fit. */
  runs?: { runs: 'small' | 'large'; people: number }
  bought?: string
  returns: (Return & { wish: ReturnCreate })[]
  /** Why nothing can come back. */
  notBack?: Returnable['why']
  calls: string[]
  /** The free times of everything that is booked. */
  slots: Slot[]
  /** A method that may be charged by a reply. */
  mandate?: string
  /** What a person of the shop suggested last. */
  suggested?: string
  /** Who answers when a person is called. */
  person: PersonWait
  /** What pictures show, by their address. */
  pictures: Record<string, Pictured>
  /** Where codes were sent, which one is right, how many tries are left, and what being proven changes. */
  asked: string[]
  code: string
  left: number
  proven?: () => void
  refuse: Partial<Record<'ask' | 'add' | 'change' | 'open' | 'update' | 'pay' | 'cancel' | 'move', ErrorCode>>
  /** Settles the open checkout as the gateway's webhook would. */
  settle(): Order
}

type Watched = Watch & Pick<WatchCreate, 'wording' | 'language'>
type Source = { shop: TurnShop; products: readonly Product[] }

const clone = <T>(value: T): T => structuredClone(value)

export function world({ shop, products }: Source): World {
  const w: World = {
    shop,
    products: clone([...products]),
    cart: { id: uuid(900), shop: shop.shop.id, currency: shop.shop.currency, version: 0, lines: [], totals: [] },
    checkout: null,
    orders: [],
    wishes: [],
    watches: [],
    sizes: {},
    returns: [],
    calls: [],
    slots: [],
    person: {},
    pictures: {},
    asked: [],
    code: '123456',
    left: 5,
    refuse: {},
    tools: undefined as never,
    settle: () => settle(w),
  }
  w.tools = {
    person: async () => w.person,
    search: async ({ understanding, limit }) => search(w, understanding.want, limit, understanding),
    suggested: async () => w.suggested ?? null,
    linked: async (_shop, link) => w.products.find(({ url }) => url === link)?.id ?? null,
    pictured: async (_shop, url) => w.pictures[url] ?? null,
    bookable: async () => clone(w.products.filter(({ fulfilment }) => fulfilment === 'slot')),
    slots: async ({ from = '', limit }) => ({
      zone: w.shop.shop.timezone,
      slots: w.slots.filter((slot) => slot.from >= from).slice(0, limit),
    }),
    product: async ({ id }) => clone(w.products.find((one) => one.id === id) ?? null),
    cart: cartTools(w),
    wishes: wishTools(w),
    sizes: sizeTools(w),
    watches: watchTools(w),
    returns: returnTools(w),
    checkout: checkoutTools(w),
    orders: orderTools(w),
    proofs: {
      async ask(_shop, address) {
        const no = refused(w, 'ask')
        if (no) return no
        w.asked.push(address)
        return { channel: address.includes('@') ? 'email' : 'sms', expiresAt: '', againAt: '' }
      },
      async type(_shop, code) {
        if (w.asked.length === 0) return { state: 'none' }
        if (code !== w.code) return w.left > 1 ? { state: 'wrong', left: --w.left } : { state: 'over' }
        w.proven?.()
        return { state: 'proven', purpose: 'verify', address: 'a•••@example.com' }
      },
    },
  }
  return w
}

function refused(w: World, tool: keyof World['refuse']): Refused | null {
  const code = w.refuse[tool]
  delete w.refuse[tool]
  w.calls.push(tool)
  return code ? { refused: code } : null
}

const has = (concepts: readonly string[], id: string) =>
  concepts.some((one) => one === id || broaderOf(one).includes(id))

/** Whether one variant of the product has all that is wanted of colour and price, and the product the rest. */
function misses(product: Product, want: Want): string[] {
  const missing: string[] = []
  if (want.types.length > 0 && !want.types.some((type) => has(product.concepts, type))) missing.push('type')
  for (const [slot, { any, not }] of Object.entries(want.attributes)) {
    const sized = slot === 'size' ? product.variants.map((variant) => variant.options['Size'] ?? '') : []
    const fits =
      any.length === 0 ||
      any.some((id) => has(product.concepts, id) || sized.some((size) => id.endsWith(size.toLowerCase())))
    if (!fits || not.some((id) => has(product.concepts, id))) missing.push(slot)
  }
  const { max, min } = want.price
  if (max && product.price.min.amount > max.amount) missing.push('price.max')
  if (min && product.price.max.amount < min.amount) missing.push('price.min')
  return missing
}

function search(w: World, want: Want, limit: number, understanding: SearchResult['understanding']): SearchResult {
  const hit = (product: Product): SearchHit => ({ ...clone(product), score: 1 })
  const rows = w.products.map((product) => ({ product, missing: misses(product, want) }))
  const empty =
    want.types.length === 0 && Object.keys(want.attributes).length === 0 && Object.keys(want.price).length === 0
  const word = want.text
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one.length > 3)
  const exact = rows.filter(
    ({ product, missing }) =>
      missing.length === 0 &&
      (!empty || word.length === 0 || word.some((one) => product.title.toLowerCase().includes(one))),
  )
  const near = exact.length > 0 ? [] : rows.filter(({ missing }) => missing.length === 1 && missing[0] !== 'type')
  const relaxed = [...new Set(near.flatMap(({ missing }) => missing))].map((constraint) => ({
    constraint,
    from: '',
    to: '',
    products: near.filter(({ missing }) => missing[0] === constraint).map(({ product }) => product.id),
  }))
  return {
    understanding,
    total: exact.length,
    products: exact.slice(0, limit).map(({ product }) => hit(product)),
    facets: [],
    relaxed,
    near: near.map(({ product }) => hit(product)),
  }
}

function lineOf(w: World, input: LineInput, id: string): Line {
  const product = w.products.find((one) => one.id === input.offer)
  const variant = product?.variants.find((one) => one.id === input.variant) ?? product?.variants[0]
  if (!product || !variant) throw new Error('No such offer')
  const field = product.form.find((one) => one.type === 'choices')
  const levels = Object.entries(field ? (input.form[field.id] ?? {}) : {})
  const extra = levels.reduce((sum, [key, level]) => {
    const choice = field?.type === 'choices' ? field.choices.find((one) => one.id === key) : undefined
    return sum + (choice && level !== 'none' ? choice.amount : 0)
  }, 0)
  const unit = variant.price.amount + extra
  return {
    id,
    offer: product.id,
    variant: variant.id,
    title: product.title,
    detail: Object.values(variant.options).join(', '),
    options: variant.options,
    form: input.form,
    quantity: input.quantity,
    unit,
    discount: 0,
    total: unit * input.quantity,
    taxes: [],
    fulfilment: 'ship',
  }
}

function totals(lines: readonly Line[], shipping = 0, percent = 0): Total[] {
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0)
  const discount = Math.round((subtotal * percent) / 100)
  const rows: Total[] = [{ type: 'subtotal', amount: subtotal }]
  if (discount) rows.push({ type: 'discount', amount: -discount })
  if (shipping) rows.push({ type: 'fulfillment', amount: shipping })
  return [...rows, { type: 'total', amount: subtotal - discount + shipping }]
}

function touch(w: World): Cart {
  w.cart.version++
  w.cart.totals = totals(w.cart.lines)
  return clone(w.cart)
}

function cartTools(w: World): Tools['cart'] {
  return {
    get: async () => clone(w.cart),
    add: async (_shop, line): Promise<Result<Cart>> => {
      const no = refused(w, 'add')
      if (no) return no
      const variant = w.products.flatMap((one) => one.variants).find((one) => one.id === line.variant)
      if (!variant?.available) return { refused: 'sold_out' }
      w.cart.lines.push(lineOf(w, line, uuid(700 + w.calls.length)))
      return touch(w)
    },
    take: async (_shop, items) => {
      w.calls.push('take')
      const lines = items.map(({ product, quantity, price }, i): ReorderLine => {
        const found = w.products.find(({ externalId }) => externalId === product)
        const [variant, ...others] = found?.variants ?? []
        const was = price?.amount ?? variant?.price.amount ?? 0
        const told = {
          offer: found?.id ?? uuid(799),
          title: found?.title ?? product,
          detail: '',
          quantity,
          was,
          added: 0,
        }
        if (!found || !variant) return { ...told, outcome: 'gone' }
        if (others.length > 0) return { ...told, outcome: 'open' }
        if (!variant.available) return { ...told, outcome: 'sold_out' }
        w.cart.lines.push(lineOf(w, { offer: found.id, variant: variant.id, form: {}, quantity }, uuid(780 + i)))
        const now = variant.price.amount
        return { ...told, added: quantity, now, outcome: now === was ? 'same' : 'price' }
      })
      return { cart: touch(w), lines }
    },
    change: async (_shop, id, change: { quantity?: number; variant?: string; form?: FormValues }) => {
      const no = refused(w, 'change')
      if (no) return no
      const i = w.cart.lines.findIndex((line) => line.id === id)
      const line = w.cart.lines[i]
      if (!line) return { refused: 'not_found' }
      const variant = w.products.flatMap((one) => one.variants).find((one) => one.id === line.variant)
      if (change.quantity && variant?.left !== undefined && change.quantity > variant.left)
        return { refused: 'sold_out' }
      const next: LineInput = {
        offer: line.offer,
        variant: change.variant ?? line.variant,
        form: change.form ?? line.form,
        quantity: change.quantity ?? line.quantity,
      }
      w.cart.lines[i] = lineOf(w, next, id)
      return touch(w)
    },
    remove: async (_shop, id) => {
      w.calls.push('remove')
      w.cart.lines = w.cart.lines.filter((line) => line.id !== id)
      return touch(w)
    },
  }
}

function sizeTools(w: World): Tools['sizes'] {
  return {
    async yours({ id }) {
      const product = w.products.find((one) => one.id === id)
      const found = product && chartFor(w.shop.settings.sizeCharts, product)
      const said = found && w.sizes[found.chart.id]
      if (said !== undefined) return { size: said, by: 'said' }
      return found && w.bought !== undefined ? { size: w.bought, by: 'bought' } : null
    },
    runs: async () => w.runs ?? null,
    kept: async () => ({ ...w.sizes }),
    async keep(_shop, sizes) {
      for (const [chart, size] of Object.entries(sizes)) {
        if (size === null) delete w.sizes[chart]
        else w.sizes[chart] = size
      }
      return { ...w.sizes }
    },
  }
}

function wishTools(w: World): Tools['wishes'] {
  return {
    list: async () =>
      w.wishes.map((offer) => {
        const product = w.products.find(({ id }) => id === offer)
        const at = '2026-05-04T14:00:00Z'
        if (!product) return { offer, at, title: 'Something old', available: false, gone: true }
        const { title, price, variants } = product
        return { offer, at, title, price, available: variants.some(({ available }) => available) }
      }),
    keep: async (_shop, offer, saved) => {
      w.calls.push('keep')
      w.wishes = [...(saved ? [offer] : []), ...w.wishes.filter((one) => one !== offer)]
      return [...w.wishes]
    },
  }
}

function returnTools(w: World): Tools['returns'] {
  return {
    open: async (_shop, number) => {
      const order = w.orders.find((one) => one.number === number)
      if (!order) return null
      const back = (id: string) =>
        w.returns
          .filter(({ state }) => state !== 'cancelled')
          .flatMap(({ wish }) => wish.lines)
          .reduce((sum, { line, quantity }) => (line === id ? sum + quantity : sum), 0)
      const lines = order.lines.flatMap(({ id: line, offer, variant, title, detail, quantity }) => {
        const left = quantity - back(line)
        return left > 0 ? [{ line, offer, variant, title, detail, quantity: left }] : []
      })
      const why = w.notBack ?? (lines.length === 0 ? ('none' as const) : undefined)
      return { order: number, lines: why ? [] : lines, ...(why ? { why } : {}), returns: clone(w.returns) }
    },
    request: async (_shop, order, wish) => {
      w.calls.push('return')
      const kind = wish.lines.some(({ variant }) => variant) ? ('exchange' as const) : ('return' as const)
      const at = '2026-05-10T10:00:00Z'
      const made = {
        id: uuid(1300 + w.returns.length),
        number: `${order}-R${w.returns.length + 1}`,
        order,
        kind,
        state: 'requested' as const,
        lines: [],
        steps: [],
        reason: wish.reason,
        at,
        updatedAt: at,
        wish,
      }
      w.returns.push(made)
      return clone(made)
    },
    cancel: async (_shop, _order, id) => {
      const one = w.returns.find((other) => other.id === id)
      if (!one) return { refused: 'not_found' }
      one.state = 'cancelled'
      return clone(one)
    },
  }
}

function watchTools(w: World): Tools['watches'] {
  const titled = (one: Watched) => ({
    ...clone(one),
    title: w.products.find(({ id }) => id === one.offer)?.title ?? '',
  })
  return {
    list: async () => w.watches.filter(({ state }) => state === 'open').map(titled),
    add: async (_shop, given) => {
      w.calls.push('watch')
      const { below, ...rest } = given
      const kind = below === undefined ? 'stock' : 'price'
      const at = '2026-05-04T14:00:00Z'
      const price = below === undefined ? {} : { below: { amount: below, currency: w.shop.shop.currency } }
      const one = { ...rest, id: uuid(1200 + w.watches.length), kind, state: 'open', at, ...price } as Watched
      w.watches.push(one)
      return clone(one)
    },
    remove: async (_shop, id) => {
      const one = w.watches.find((other) => other.id === id)
      if (!one) return { refused: 'not_found' }
      one.state = 'withdrawn'
      return clone(one)
    },
  }
}

/** The shop's ways of delivery, called in its own language. */
function waysOf(w: World, country: string | undefined): Checkout['shippingOptions'] {
  return w.shop.settings.shipping
    .filter(({ countries, kind }) => !countries || !country || kind === 'pickup' || countries.includes(country))
    .map(({ id, label, amount, kind, days }) => ({
      id,
      label: typeof label === 'string' ? label : (label[w.shop.shop.locale] ?? ''),
      amount,
      kind,
      ...(days ? { from: `2026-05-${4 + days.min}`.replace(/-(\d)$/, '-0$1'), to: `2026-05-0${4 + days.max}` } : {}),
    }))
}

function refresh(w: World, checkout: Checkout): Checkout {
  const ways = waysOf(w, checkout.address?.country)
  const only = ways.length === 1 ? ways[0] : undefined
  const option = ways.find((one) => one.id === checkout.shippingOption) ?? only
  const missing = [
    ...(w.cart.lines.length === 0 ? ['lines'] : []),
    ...(checkout.buyer.email ? [] : ['email']),
    ...(checkout.address || option?.kind === 'pickup' ? [] : ['address']),
    ...(option ? [] : ['shippingOption']),
    ...(checkout.gift && !checkout.gift.recipient && !checkout.address?.name && option?.kind !== 'pickup'
      ? ['recipient']
      : []),
    ...(w.shop.settings.shipping.find(({ id }) => id === option?.id)?.slots && !checkout.pickupAt ? ['pickupAt'] : []),
  ]
  const { giftWrap } = w.shop.settings
  return {
    ...checkout,
    ...(giftWrap ? { giftWrap: { label: textIn(giftWrap.label, 'en', 'en'), amount: giftWrap.amount } } : {}),
    lines: clone(w.cart.lines),
    totals: totals(w.cart.lines, option?.amount ?? 0, checkout.discountCode ? 10 : 0),
    missing,
    ...(option ? { shippingOption: option.id } : {}),
    shippingOptions: ways,
    state: missing.length > 0 ? 'incomplete' : 'ready_for_complete',
  }
}

function checkoutTools(w: World): Tools['checkout'] {
  return {
    open: async () => {
      const no = refused(w, 'open')
      if (no) return no
      const fresh: Checkout = {
        id: uuid(800),
        shop: w.shop.shop.id,
        cart: w.cart.id,
        state: 'incomplete',
        currency: w.shop.shop.currency,
        buyer: {},
        lines: [],
        totals: [],
        shippingOptions: [],
        missing: [],
        expiresAt: '2026-05-05T10:00:00Z',
        url: 'http://shop.localhost/checkout/800',
      }
      w.checkout = refresh(w, w.checkout ?? fresh)
      return clone(w.checkout)
    },
    get: async ({ id }) => (w.checkout?.id === id ? clone((w.checkout = refresh(w, w.checkout))) : null),
    update: async (_ref, change: CheckoutUpdate) => {
      const no = refused(w, 'update')
      if (no) return no
      if (!w.checkout) return { refused: 'checkout_expired' }
      const known = w.shop.settings.discounts.map((one) => one.code)
      if (change.discountCode && !known.includes(change.discountCode)) return { refused: 'invalid_discount' }
      const { gift: given, ...rest } = change
      const { gift: before, ...kept } = w.checkout
      const gift = given === undefined ? before : (given ?? undefined)
      const buyer = { ...w.checkout.buyer, ...change.buyer }
      w.checkout = refresh(w, { ...kept, ...rest, buyer, ...(gift ? { gift } : {}) })
      return clone(w.checkout)
    },
    charge: async () => {
      if (w.mandate === undefined || !w.checkout) return null
      return { checkout: { ...clone(w.checkout), order: settle(w).number }, label: w.mandate }
    },
    pay: async () => {
      const no = refused(w, 'pay')
      if (no) return no
      if (!w.checkout) return { refused: 'checkout_expired' }
      const total = w.checkout.totals.find((row) => row.type === 'total')?.amount ?? 0
      if (total === 0) return { ...clone(w.checkout), order: settle(w).number }
      w.checkout.payment = {
        id: uuid(850),
        url: 'http://shop.localhost/pay/850',
        amount: { amount: total, currency: w.checkout.currency },
        state: 'started',
      }
      return clone(w.checkout)
    },
  }
}

function orderTools(w: World): Tools['orders'] {
  return {
    list: async (_shop, limit) => clone(w.orders.slice(0, limit)),
    get: async (_shop, number) => clone(w.orders.find((order) => order.number === number) ?? null),
    cancel: async (_shop, number) => {
      const no = refused(w, 'cancel')
      if (no) return no
      const order = w.orders.find((one) => one.number === number)
      if (!order) return { refused: 'not_found' }
      Object.assign(order, { state: 'canceled', paid: 0, cancellable: false })
      return clone(order)
    },
    again: async (_shop, number) => {
      const order = w.orders.find((one) => one.number === number)
      if (!order) return { refused: 'not_found' }
      const lines = order.lines.map((line, i): ReorderLine => {
        const variant = w.products.flatMap((one) => one.variants).find(({ id }) => id === line.variant)
        const { offer, title, detail, quantity, unit } = line
        const told = { offer, title, detail, quantity, was: unit, added: 0 }
        if (!variant) return { ...told, outcome: 'gone' }
        if (!variant.available) return { ...told, outcome: 'sold_out' }
        w.cart.lines.push({
          ...line,
          id: uuid(760 + i),
          unit: variant.price.amount,
          total: variant.price.amount * quantity,
        })
        const now = variant.price.amount
        return { ...told, added: quantity, now, outcome: now === unit ? 'same' : 'price' }
      })
      return { cart: touch(w), lines }
    },
    move: async (_shop, number, { fulfilment, from }) => {
      const no = refused(w, 'move')
      if (no) return no
      const order = w.orders.find((one) => one.number === number)
      const appointment = order?.fulfilments.find(({ id }) => id === fulfilment)?.appointment
      if (!order || !appointment) return { refused: 'not_found' }
      appointment.from = from
      return clone(order)
    },
  }
}

function settle(w: World): Order {
  const checkout = w.checkout
  if (!checkout) throw new Error('Nothing to settle')
  const number = `10${42 + w.orders.length}`
  const order: Order = {
    id: uuid(950 + w.orders.length),
    number,
    shop: w.shop.shop.id,
    checkout: checkout.id,
    state: 'placed',
    currency: checkout.currency,
    buyer: checkout.buyer,
    address: checkout.address,
    lines: checkout.lines,
    totals: checkout.totals,
    fulfilments: [
      {
        id: uuid(960),
        kind: 'ship',
        state: 'placed',
        steps: [{ state: 'placed', at: '2026-05-04T14:05:00Z' }],
        expected: { from: '2026-05-06', to: '2026-05-08' },
      },
    ],
    payments: [],
    paid: checkout.payment?.amount.amount ?? 0,
    placedAt: '2026-05-04T14:05:00Z',
    cancellable: true,
    url: 'http://shop.localhost/orders/1',
  }
  w.orders.unshift(order)
  w.cart = { ...w.cart, lines: [], totals: [], version: w.cart.version + 1 }
  w.checkout = null
  return order
}
