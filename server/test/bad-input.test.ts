import { ERRORS } from '@souk/contract/errors.ts'
import { METHODS, type MethodName } from '@souk/contract/methods.ts'
import type { Method } from '@souk/contract/methods/method.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signTest } from '../src/channels/test/channel.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import type { Thread } from './harness/thread.ts'
import { bundle } from './purchase.ts'
import { buy, complete, countRows, customerOf, eventually, openTestShop, readyBuyer, type TestShop } from './trade.ts'

let app: TestApp
let shop: TestShop
let thread: Thread
let stranger: Thread
let params: Record<string, string>
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app)
  const { buyer, number } = await buy(app, shop)
  thread = buyer.thread
  const cart = await thread.client.call('createCart', {
    params: { shop: shop.shop.slug },
    body: { lines: [{ ...shop.goods, quantity: 2 }] },
  })
  const checkout = await thread.client.call('createCheckout', {
    params: { shop: shop.shop.slug },
    body: { cart: cart.id },
  })
  const order = await thread.client.order(shop.shop.slug, number)
  const { messages } = await thread.client.conversation(thread.conversation)
  params = {
    shop: shop.shop.slug,
    conversation: thread.conversation,
    message: messages[0]?.message.id ?? '',
    cart: cart.id,
    line: cart.lines[0]?.id ?? '',
    checkout: checkout.id,
    number,
    fulfilment: order.fulfilments[0]?.id ?? '',
    product: shop.goods.offer,
    variant: shop.goods.variant,
    customer: await customerOf(app, thread.conversation),
    handle: thread.handle,
    consent: NOTHING,
    connection: NOTHING,
    template: NOTHING,
    link: NOTHING,
    return: NOTHING,
    teaching: NOTHING,
    test: NOTHING,
    intent: 'greeting',
    what: 'campaigns',
    withdrawal: NOTHING,
    note: NOTHING,
    tag: NOTHING,
    view: NOTHING,
    reply: NOTHING,
    delivery: NOTHING,
    purchase: (await bundle(app, [shop, await openTestShop(app)])).id,
  }
  stranger = await app.talk(shop.shop.slug)
})
afterAll(() => app.close())

const NOTHING = '00000000-0000-7000-8000-000000000000'

type Answer = { status: number; text: string }

async function ask(
  method: string,
  path: string,
  options: { body?: string | Buffer; headers?: Record<string, string>; token?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${app.url}${path}`, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : { body: typeof options.body === 'string' ? options.body : new Uint8Array(options.body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** Whatever it was, it is answered: with what was asked for, or with problem details of a known code. Never with a 5xx. */
function expectAnswered({ status, text }: Answer, what: string): void {
  expect(status, `${what} was answered ${status}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if (status < 400) return
  const problem = JSON.parse(text) as { code: keyof typeof ERRORS; status: number; type: string }
  expect(Object.keys(ERRORS), what).toContain(problem.code)
  expect(problem.status, what).toBe(ERRORS[problem.code][0])
  expect(status, what).toBe(problem.status)
  expect(problem.type).toBe(`/docs/errors#${problem.code}`)
}

const HTML = `<script>alert(1)</script><img src=x onerror="alert(1)">`
const SQL = `'; drop table messages; -- " \\ $1 %s {{7*7}} \${7*7}`
const CONTROL = '\u0000\u0001\u0007\u001b[31m\u200b\u202e\ufeff\u0085'
const HALVES = 'a\ud83d b\udc4b'
const EMOJI = '👩‍👩‍👧‍👦🇬🇪🏳️‍🌈é'
const LONG = 'ა'.repeat(5000)
const TEXTS = { HTML, SQL, CONTROL, HALVES, EMOJI, LONG, TOO_LONG: 'x'.repeat(5001), BLANK: '   ', EMPTY: '' }
const ODD = [null, true, -1, 1.5, 2 ** 53, 1e300, [], [[]], {}, { a: 1 }, [null], '', 'x', '٣', '0', '-0']

/** A whole request of every method that takes a body: what each field is when all is well. */
const BODIES: Partial<Record<MethodName, () => Record<string, unknown>>> = {
  createShop: () => ({
    slug: `s${Math.random().toString(36).slice(2)}`,
    name: 'Made',
    currency: 'USD',
    locale: 'en',
    country: 'US',
    timezone: 'UTC',
    host: `h${Math.random()}.example`,
    test: true,
    settings: { email: 'a@example.com' },
  }),
  putSettings: () => ({
    country: 'US',
    public: true,
    description: { en: 'x' },
    persona: { name: 'Mia', greeting: { en: 'Hi' } },
    email: 'a@example.com',
    address: 'x',
    phone: '1',
    starters: [{ en: 'x' }],
    answers: [{ id: 'a', topic: 'delivery', question: { en: 'q' }, answer: { en: 'a' } }],
  }),
  createKey: () => ({ scopes: ['orders:read'] }),
  createConnection: () => ({ kind: 'test', settings: { secret: 'abc', apiBase: 'http://127.0.0.1:1' } }),
  checkConnection: () => ({}),
  createTemplate: () => ({
    name: 'news',
    language: 'en',
    purpose: 'orders',
    body: 'News: {{news}} Answer here.',
    footer: 'x',
    replies: ['x'],
  }),
  changeConnection: () => ({ settings: { secret: 'xyz' } }),
  understand: () => ({
    text: 'a blue dress',
    locale: 'en',
    country: 'US',
    timezone: 'UTC',
    now: '2026-05-04T12:00:00Z',
    history: ['hello'],
  }),
  setStock: () => ({ stock: null }),
  setPrice: () => ({ amount: 2500, compareAt: 3000 }),
  createProduct: () => ({
    product: { id: 'new', title: 'New', price: { amount: 2500, currency: 'USD' } },
    active: true,
  }),
  changeProduct: () => ({
    product: { id: 'new', title: 'New', price: { amount: 2500, currency: 'USD' } },
    active: true,
    version: 1,
  }),
  showProducts: () => ({ products: [shop.goods.offer], active: true }),
  changeVariants: () => ({ changes: [{ variant: shop.goods.variant, stock: 1, amount: 2500, compareAt: 3000 }] }),
  startConversation: () => ({ locale: 'en', timezone: 'UTC' }),
  sendMessage: () => ({ clientId: crypto.randomUUID(), parts: [{ type: 'text', text: 'Hello' }] }),
  sendStaffMessage: () => ({ clientId: crypto.randomUUID(), epoch: 1, parts: [{ type: 'text', text: 'Hello' }] }),
  editMessage: () => ({ text: 'Hello' }),
  react: () => ({ reaction: 'heart' }),
  muteConversation: () => ({ muted: true }),
  sendDraft: () => ({ draft: NOTHING, messages: [[{ type: 'text', text: 'Hello' }]], act: false, name: 'Lena' }),
  dismissDraft: () => ({ draft: NOTHING }),
  holdIntent: () => ({ heldBack: true }),
  pauseShop: () => ({ paused: false }),
  tryConcierge: () => ({
    texts: ['Hello'],
    locale: 'en',
    country: 'US',
    timezone: 'UTC',
    now: '2026-11-23T10:00:00Z',
    lessons: [{ kind: 'word', word: 'tune', concept: 'dress' }],
  }),
  teach: () => ({ kind: 'answer', question: 'Why?', answer: 'Because.', language: 'en', topic: 'about' }),
  keepTest: () => ({
    text: 'a blue dress',
    history: ['hello'],
    locale: 'en',
    expect: { intent: 'product.find', types: ['dress'], attributes: { colour: ['blue'] } },
  }),
  runKeptTests: () => ({ lessons: [] }),
  markRead: () => ({ seq: 1 }),
  changeThreads: () => ({
    changes: [
      {
        conversations: [params.conversation],
        set: {
          closed: false,
          snoozedUntil: '2026-12-24T09:00:00Z',
          assignee: null,
          addTags: [NOTHING],
          removeTags: [NOTHING],
        },
        where: { closed: false, snoozedUntil: null, assignee: null },
      },
    ],
  }),
  readThread: () => ({ seq: 1 }),
  addNote: () => ({ text: 'x', mentions: [NOTHING] }),
  createTag: () => ({ name: 'wedding', colour: 'blue' }),
  changeTag: () => ({ name: 'wedding', colour: 'blue' }),
  createView: () => ({ name: 'Late', shared: true, filter: { state: 'waiting', assignee: 'none' }, position: 1 }),
  changeView: () => ({ name: 'Late', shared: true, filter: { state: 'waiting', assignee: 'none' }, position: 1 }),
  createReply: () => ({
    name: 'Hello',
    shortcut: 'hello',
    text: { en: 'Hello {customer.name}' },
    actions: { close: true, snoozeMinutes: 5, addTags: [NOTHING] },
    shared: true,
  }),
  changeReply: () => ({ name: 'Hi', text: { en: 'Hi' }, actions: {}, shared: true }),
  changeNote: () => ({ text: 'x', mentions: [NOTHING] }),
  changeSpeaker: () => ({ to: 'concierge', name: 'Ann', epoch: 1, note: 'x' }),
  createCart: () => ({ lines: [{ ...shop.goods, quantity: 1, form: {}, for: 'me' }] }),
  addLine: () => ({ ...shop.goods, quantity: 1, form: {}, for: 'me' }),
  changeLine: () => ({ quantity: 2, variant: shop.goods.variant, form: {} }),
  createCheckout: () => ({ lines: [{ ...shop.goods, quantity: 1 }] }),
  updateCheckout: () => ({
    buyer: { name: 'Ann', email: 'a@example.com', phone: '1' },
    address: { line1: 'x', city: 'y', country: 'US', name: 'Ann', postcode: '1', region: 'z', line2: 'w' },
    discountCode: 'MAY',
  }),
  completeCheckout: () => ({ gateway: 'sandbox', returnUrl: 'http://127.0.0.1/' }),
  createPurchase: () => ({
    parts: [
      { shop: shop.shop.slug, cart: params['cart'], token: thread.token },
      { shop: 'other-shop', checkout: params['checkout'], token: 'x' },
    ],
  }),
  updatePurchase: () => ({
    buyer: { name: 'Ann', email: 'a@example.com', phone: '1' },
    address: { line1: 'x', city: 'y', country: 'US', name: 'Ann', postcode: '1', region: 'z', line2: 'w' },
    parts: [{ checkout: params['checkout'], discountCode: 'MAY' }],
  }),
  completePurchase: () => ({
    returnUrl: 'http://127.0.0.1/',
    shown: { label: 'Pay', parts: [{ checkout: params['checkout'], terms: 'x', age: 'x' }] },
  }),
  extendPurchase: () => ({}),
  extendCheckout: () => ({}),
  cancelCheckout: () => ({}),
  cancelOrder: () => ({ reason: 'x' }),
  refundOrder: () => ({ amount: 1, reason: 'x' }),
  replayDelivery: () => ({ sure: true }),
  openOrder: () => ({ code: 'x' }),
  addStaffDevice: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'x', auth: 'x' } }),
  addReach: () => ({ kind: 'email', address: 'ada@example.com' }),
  createThreadLink: () => ({}),
  moveThread: () => ({ device: 'phone' }),
  askCode: () => ({ address: 'ada@example.com', purpose: 'verify' }),
  tryCode: () => ({ code: '123456' }),
  openThread: () => ({ code: 'x', device: 'phone', instead: true }),
  renewThreadLink: () => ({ code: 'x' }),
  openPage: () => ({ code: 'x' }),
  renewPage: () => ({ code: 'x' }),
  renewOrderLink: () => ({ code: 'x' }),
  putCalendar: () => ({
    label: { en: 'x' },
    capacity: 2,
    hours: [{ day: 1, open: '10:00', close: '18:00' }],
    closures: [{ from: '2026-12-24', to: '2026-12-26T12:00' }],
  }),
  saveWish: () => ({}),
  addWatch: () => ({ ...shop.goods, below: 100, wording: 'Tell me', language: 'en' }),
  matchProducts: () => ({ items: [{ id: 'song', sku: 'x', url: 'http://x.example/song' }] }),
  reorder: () => ({}),
  createReturn: () => ({
    lines: [{ line: params['line'], quantity: 1, variant: shop.goods.variant }],
    reason: 'damaged',
    note: 'x',
  }),
  cancelReturn: () => ({}),
  approveReturn: () => ({ answer: 'x' }),
  refuseReturn: () => ({ answer: 'x' }),
  concede: () => ({ concession: { percent: 5, line: params['line'], reason: 'x' } }),
  requestPayment: () => ({ clientId: 'x', epoch: 1, text: 'x', lines: [], concession: { amount: 5, reason: 'x' } }),
  inspectReturn: () => ({ lines: [{ line: params['line'], restock: 1, discard: 0 }], answer: 'x' }),
  settleReturn: () => ({ amount: 1, answer: 'x' }),
  addOrderNote: () => ({ text: 'x' }),
  changeOrderAddress: () => ({ address: { line1: 'x', city: 'x', country: 'US' } }),
  resendConfirmation: () => ({}),
  orderLabel: () => ({}),
  cancelParcel: () => ({}),
  scan: () => ({ code: 'x', to: 'packed' }),
  receiveReturn: () => ({ restock: true, settle: true, answer: 'x' }),
  withdraw: () => ({ lines: [{ line: params['line'], quantity: 1 }], language: 'en' }),
  declareWithdrawal: () => ({ number: params['number'], email: 'ada@example.com', language: 'en' }),
  sendWithdrawalLink: () => ({ number: params['number'], email: 'ada@example.com', language: 'en' }),
  settleWithdrawal: () => ({ note: 'x' }),
  changeCustomer: () => ({ language: 'en', stopped: false }),
  giveConsent: () => ({
    contact: params['handle'],
    purpose: 'orders',
    agreed: true,
    wording: 'Yes',
    language: 'en',
    source: 'x',
  }),
  forgetCustomer: () => ({ confirm: true }),
  lookAround: () => ({ member: params['handle'] }),
  changeMyself: () => ({ onDuty: true, languages: ['de'], name: 'Ann' }),
  inviteMember: () => ({ email: `${Math.random()}@example.com`, role: 'stylist', name: 'Ann', languages: ['de'] }),
  changeMember: () => ({ role: 'stylist', languages: ['de'], skills: ['x'], capacity: 3, onDuty: true }),
  showInvitation: () => ({ code: 'x' }),
  acceptInvitation: () => ({ code: 'x', name: 'Ann', password: 'a long password' }),
  linkHandles: () => ({ contact: params['handle'] }),
  moveAppointment: () => ({ from: '2026-12-01T10:00:00Z' }),
  resolveException: () => ({ action: 'settled', note: 'x' }),
  advanceFulfilment: () => ({ to: 'packed', tracking: { carrier: 'x', number: '1', url: 'http://x.example/' } }),
}

/** The same request with one of its fields replaced, for every field at every depth; and with an unknown one. */
function* variations(whole: unknown, values: readonly unknown[]): Generator<unknown> {
  if (Array.isArray(whole)) {
    for (const [index, item] of whole.entries())
      for (const other of variations(item, values)) yield whole.with(index, other)
  } else if (typeof whole === 'object' && whole !== null) {
    for (const [key, value] of Object.entries(whole)) {
      for (const other of values) yield { ...whole, [key]: other }
      for (const other of variations(value, values)) yield { ...whole, [key]: other }
    }
    for (const text of [CONTROL, HALVES, SQL]) yield { ...whole, [text]: text }
  }
}

/** A JSON text in which halves of surrogate pairs stand as they are written, escaped. */
const jsonOf = (value: unknown) => JSON.stringify(value)

const writing = (Object.keys(METHODS) as MethodName[]).filter(
  (name) => METHODS[name].method !== 'GET' && METHODS[name].method !== 'DELETE' && !('file' in METHODS[name]),
)
/** Who is forgotten could be asked for nothing more: that is somebody else's to try, in vain. */
const shopperFor = (name: MethodName) => (name === 'forgetCustomer' ? stranger : thread)
const tokenFor = (name: MethodName) =>
  METHODS[name].access === 'shopper' && METHODS[name].tag !== 'purchases' ? shopperFor(name).token : app.operatorKey
const pathOf = (method: Method, given = params) =>
  method.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(given[key] ?? ''))

test('every method that takes a body is covered', () => {
  expect(Object.keys(BODIES).sort()).toEqual([...writing].sort())
})

describe.each(writing)('%s', (name) => {
  const method: Method = METHODS[name]

  test.each(Object.entries(TEXTS))('answers with %s in every field', async (what, text) => {
    for (const body of variations(BODIES[name]?.(), [text])) {
      expectAnswered(
        await ask(method.method, pathOf(method), { body: jsonOf(body), token: tokenFor(name) }),
        `${what}: ${jsonOf(body).slice(0, 200)}`,
      )
    }
  })

  test('answers wrong types in every field', async () => {
    for (const body of variations(BODIES[name]?.(), ODD)) {
      expectAnswered(
        await ask(method.method, pathOf(method), { body: jsonOf(body), token: tokenFor(name) }),
        jsonOf(body).slice(0, 200),
      )
    }
  })

  test('answers what is no JSON, no object, or not what it says', async () => {
    const bodies = [
      '{',
      '',
      'null',
      '[]',
      '"x"',
      '1',
      '{"a":1}}',
      '\u0000',
      '{"parts":[{]}',
      '[1,2',
      'ÿþ',
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '['.repeat(50_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    ]
    for (const body of bodies)
      expectAnswered(await ask(method.method, pathOf(method), { body, token: tokenFor(name) }), body.slice(0, 50))
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'x',
      '',
    ]) {
      expectAnswered(
        await ask(method.method, pathOf(method), {
          body: '{}',
          token: tokenFor(name),
          headers: { 'content-type': type },
        }),
        type,
      )
    }
    expectAnswered(
      await ask(method.method, pathOf(method), {
        body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
        token: tokenFor(name),
      }),
      'broken UTF-8',
    )
  })

  test('refuses what is too large', async () => {
    const answer = await ask(method.method, pathOf(method), {
      body: JSON.stringify({ ...BODIES[name]?.(), padding: 'x'.repeat(300 * 1024) }),
      token: tokenFor(name),
    })
    expect(answer.status).toBe(413)
    expectAnswered(answer, 'large')
  })
})

test('every path takes any id, number and slug', async () => {
  const ids = [
    'x',
    '0',
    '01900000-0000-7000-8000-00000000ffff',
    '%00',
    '%F0%9F',
    '..%2f..',
    encodeURIComponent(SQL),
    encodeURIComponent(EMOJI),
    'a'.repeat(250),
    'a'.repeat(2000),
    '\u202e',
    'null',
    'undefined',
    '-1',
  ]
  for (const name of Object.keys(METHODS) as MethodName[]) {
    const method: Method = METHODS[name]
    for (const key of method.path.match(/(?<=:)\w+/g) ?? []) {
      for (const id of ids) {
        const path = method.path.replace(/:(\w+)/g, (_, other: string) => (other === key ? id : (params[other] ?? '')))
        const body = BODIES[name]?.()
        expectAnswered(
          await ask(method.method, path, {
            token: tokenFor(name),
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
          `${method.method} ${path.slice(0, 120)}`,
        )
      }
    }
  }
})

test('every query takes anything', async () => {
  const values = [
    '',
    'x',
    '-1',
    '1e9',
    '0x10',
    '99999999999999999999',
    'NaN',
    '%00',
    '%ff',
    '%ED%A0%80',
    encodeURIComponent(SQL),
    encodeURIComponent(HTML),
    encodeURIComponent(EMOJI),
    '99999999999999999999.01900000-0000-7000-8000-000000000001.1',
    '1.------------------------------------.1',
    '1.01900000-0000-7000-8000-000000000001.99999999999999999',
    'a&a=b',
  ]
  for (const name of Object.keys(METHODS) as MethodName[]) {
    const method: Method = METHODS[name]
    if (!method.query || name === 'importCatalog') continue
    for (const key of Object.keys(method.query.shape)) {
      if (key === 'wait') continue
      for (const value of values) {
        const path = `${pathOf(method)}?${key}=${value}`
        expectAnswered(await ask(method.method, path, { token: tokenFor(name) }), path.slice(0, 150))
      }
    }
  }
})

test('a catalogue file of anything is read or refused, and what was there stays', async () => {
  const line = (fields: object) =>
    JSON.stringify({ id: 'p', title: 'Thing', price: { amount: 100, currency: 'USD' }, ...fields })
  const files: [string, string | Buffer][] = [
    ['jsonl', ''],
    ['jsonl', '{'],
    ['jsonl', 'null'],
    ['jsonl', '[]\n[]'],
    ['jsonl', line({ title: CONTROL })],
    ['jsonl', line({ title: HALVES })],
    ['jsonl', line({ id: CONTROL })],
    [
      'jsonl',
      line({
        title: HTML,
        description: SQL,
        brand: EMOJI,
        categories: [SQL, CONTROL],
        attributes: { [CONTROL]: [HALVES] },
      }),
    ],
    ['jsonl', line({ stock: 1e12 })],
    ['jsonl', line({ stock: 2 ** 31 })],
    ['jsonl', line({ price: { amount: 2 ** 53 - 1, currency: 'USD' } })],
    ['jsonl', line({ price: { amount: -5, currency: 'USD' } })],
    ['jsonl', line({ price: { amount: 1, currency: 'EUR' } })],
    ['jsonl', line({ options: ['Size'], variants: [{ id: CONTROL, options: { Size: HALVES } }] })],
    ['jsonl', line({ images: ['javascript:alert(1)', SQL, CONTROL] })],
    ['jsonl', Buffer.from([0xff, 0xfe, 0x00, 0x7b])],
    ['shopify', 'Handle,Title\n"unclosed'],
    ['shopify', `Handle,Title,Variant Price\na,${SQL},1\nb,\u0000,2`],
    ['google', 'id\ttitle\tprice\n1\tx\t1 USD\n\u0000\t\u0000\t2 USD'],
    ['auto', 'x'],
    ['auto', CONTROL],
    ['auto', '\ufeff'],
    ['shopify', 'Handle\n' + 'x\n'.repeat(1000)],
  ]
  for (const [format, body] of files) {
    const answer = await ask('POST', `/api/shops/${params['shop']}/catalog/import?format=${format}`, {
      body,
      token: app.operatorKey,
      headers: { 'content-type': 'application/octet-stream' },
    })
    expectAnswered(answer, `${format}: ${String(body).slice(0, 100)}`)
  }
  expect(
    (await app.anyone.call('getProduct', { params: { shop: shop.shop.slug, product: shop.goods.offer } })).title,
  ).toBe('Song of the loom')
  expectAnswered(await ask('GET', `/api/shops/${params['shop']}/search?q=thing`), 'search afterwards')
})

test('webhooks and the payment page answer anything, and store nothing of it', async () => {
  const { id } = await app.operator.call('createConnection', {
    params: { shop: shop.shop.slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  const before = await countRows(app, 'inbound_items')
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '{"items":[]}',
    '{"items":[{"id":1}]}',
    '{"items":[{"id":"1","from":"a","text":""}]}',
    JSON.stringify({ items: [{ id: '1', from: 'a', text: 'x'.repeat(5001) }] }),
  ]
  for (const body of bodies) {
    expectAnswered(
      await ask('POST', `/webhooks/test/${id}`, { body, headers: { 'x-test-signature': signTest('secret', body) } }),
      body.slice(0, 60),
    )
    for (const signature of ['', 'x', signTest('other', body)]) {
      const { status } = await ask('POST', `/webhooks/test/${id}`, {
        body,
        ...(signature ? { headers: { 'x-test-signature': signature } } : {}),
      })
      expect(status).toBe(401)
    }
    expect((await ask('POST', '/webhooks/gateways/sandbox', { body })).status).toBe(401)
    expect((await ask('POST', '/sandbox/charges', { body })).status).toBeLessThan(500)
  }
  for (const path of [
    '/webhooks/test/x',
    '/webhooks/nothing/x',
    '/webhooks/gateways/x',
    `/webhooks/web/${id}`,
    '/webhooks/test/%00',
  ])
    expect((await ask('POST', path, { body: '{}' })).status).toBe(404)
  expect((await ask('POST', `/webhooks/test/${id}`, { body: 'x'.repeat(4 * 1024 * 1024 + 1) })).status).toBe(413)
  expect(await countRows(app, 'inbound_items')).toBe(before)

  const { payment } = await complete(await readyBuyer(app, shop))
  const page = new URL(payment?.url ?? '').pathname
  for (const card of [CONTROL, HALVES, SQL, '', '4'.repeat(30), '4'.repeat(31), null, 4242424242424242]) {
    const { status } = await ask('POST', `${page}/pay`, { body: JSON.stringify({ card, exp: '12/40', cvc: '123' }) })
    expect(status).toBeLessThan(500)
  }
  for (const exp of [CONTROL, '99/99', '00/30', '1/1', '12/2040', null])
    expect(
      (await ask('POST', `${page}/pay`, { body: JSON.stringify({ card: '4000000000000002', exp, cvc: '123' }) }))
        .status,
    ).toBeLessThan(500)
})

test('what a messenger brings with control characters and halves is stored, answered, and of a card four digits', async () => {
  const { id } = await app.operator.call('createConnection', {
    params: { shop: shop.shop.slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  const long = `${'k'.repeat(180)}-`
  const items = [CONTROL, HALVES, HTML, SQL, EMOJI, 'x'.repeat(5000), 'my card is 4242 4242 4242 4242'].map(
    (text, index) => ({ id: `${long}${index}${CONTROL}`, from: `sender${CONTROL}`, text }),
  )
  // The same words twice under keys that differ at their end alone are two messages.
  items.push({ id: `${long}a`, from: 'sender', text: 'yes' }, { id: `${long}b`, from: 'sender', text: 'yes' })
  const body = JSON.stringify({ items })
  const push = () =>
    ask('POST', `/webhooks/test/${id}`, { body, headers: { 'x-test-signature': signTest('secret', body) } })
  expect(await Promise.all([push(), push(), push()])).toEqual(
    Array.from({ length: 3 }, () => ({ status: 200, text: JSON.stringify({ stored: 9 }) })),
  )
  await eventually(
    'all are handled',
    async () => (await countRows(app, `inbound_items where connection = $1 and state = 'done'`, [id])) === 9,
  )
  const { rows } = await app.context.database.pool.query<{ text: string }>(
    `select m.parts->0->>'text' as text from messages m join handles h on h.id = m.handle where h.connection = $1 and m.author_kind = 'shopper' order by m.seq`,
    [id],
  )
  const texts = rows.map(({ text }) => text)
  expect(texts).toHaveLength(9)
  expect(texts.filter((text) => text === 'yes')).toHaveLength(2)
  for (const text of [HTML, SQL, EMOJI, 'my card is •••• 4242', 'a\ufffd b\ufffd', CONTROL.replace('\u0000', '\ufffd')])
    expect(texts).toContain(text)
  expect(await countRows(app, `inbound_items where raw::text like '%4242 4242%'`)).toBe(0)
})

test('what was written is stored to the letter, and the thread still works after all of it', async () => {
  const fresh = await app.talk(shop.shop.slug)
  const kept: Record<string, string> = {
    HTML,
    SQL,
    EMOJI,
    LONG,
    CONTROL: CONTROL.replace('\u0000', '\ufffd'),
    HALVES: 'a\ufffd b\ufffd',
  }
  for (const [name, text] of Object.entries(kept)) {
    const said = await fresh.say(TEXTS[name as keyof typeof TEXTS])
    expect(said.length, `${name} was not answered`).toBeGreaterThan(0)
    const conversation = await fresh.client.conversation(fresh.conversation)
    const own = conversation.messages.filter(({ message }) => message.author.kind === 'shopper')
    expect(own.at(-1)?.message.parts).toEqual([{ type: 'text', text }])
  }
  const answer = await ask('POST', `/api/conversations/${fresh.conversation}/messages`, {
    body: jsonOf({ clientId: 'long', parts: [{ type: 'text', text: TEXTS.TOO_LONG }] }),
    token: fresh.token,
  })
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid_request', issues: [{ path: 'body.parts.0.text' }] })
  expect((await thread.say('Hello')).length).toBeGreaterThan(0)
  expect((await fresh.say('Hello')).length).toBeGreaterThan(0)
})
