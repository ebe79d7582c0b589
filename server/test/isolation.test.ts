import { METHODS, type MethodName } from '@souk/contract/methods.ts'
import type { Method } from '@souk/contract/methods/method.ts'
import { Role } from '@souk/contract/team.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { silence } from '@souk/concierge/dialogue/want.ts'
import { putDraft } from '../src/drafts/store.ts'
import { issueGrant } from '../src/journeys/caller.ts'
import { deriveKey, issueToken } from '../src/kernel/secrets.ts'
import { withdraw } from '../src/journeys/withdraw.ts'
import { insertReturn } from '../src/orders/return-store.ts'
import { reportException } from '../src/payments/exceptions.ts'
import { insertMandate } from '../src/payments/mandates.ts'
import { SCOPES as SCOPES_OF } from '../src/staff/role.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { signInAs } from './harness/staff.ts'
import { bundle } from './purchase.ts'
import { buy, customerOf, openTestShop, readyBuyer } from './trade.ts'

/** What only the victim may read stands in their data in these words; ids are collected beside them. */
const WORDS = {
  said: 'marzipan-and-cinnabar',
  email: 'verity@secret.example',
  name: 'Verity Blackwood',
  street: 'Quillfeather Lane 9',
  tune: 'souk-settings-obsidian',
}
const SETTINGS = { public: false, email: WORDS.tune, cancelUntil: 'shipped' as const }

const DEVICE = { endpoint: 'https://push.example/1', keys: { p256dh: 'x', auth: 'x' } }

const PERIOD = 'from=2026-01-01&to=2026-12-31'

type World = {
  app: TestApp
  params: Record<string, string>
  /** Ids that nobody else may be told. */
  ids: string[]
  owner: string
  /** The token of a purchase that the victim's shop has a part in. */
  purchase: string
  /** A key of the victim's shop with all scopes. */
  staff: string
  /** Name → token of somebody who must stay outside. */
  shoppers: Record<string, string>
  otherShopKey: string
  /** The victim's shop's own keys, of one scope each. */
  keys: Record<string, string>
  /** What the browser of the victim's owner sends. */
  owns: Record<string, string>
  /** The same of somebody of each other role there. */
  team: Record<string, Record<string, string>>
  /** The owner of another shop, who calls for their own and for the victim's. */
  strangers: Record<string, Record<string, string>>
}

const SCOPES = ['catalog', 'conversations', 'customers', 'orders', 'settings', 'reports'].flatMap((noun) => [
  `${noun}:read`,
  `${noun}:write`,
])

async function makeKey(app: TestApp, shop: string, scopes: string[]): Promise<string> {
  return (await app.operator.call('createKey', { params: { shop }, body: { scopes } })).key
}

async function makeWorld(): Promise<World> {
  const app = await startTestApp()
  const victim = await openTestShop(app, { shop: { slug: 'victim', settings: SETTINGS } })
  const other = await openTestShop(app, { shop: { slug: 'other' } })
  const { buyer, number } = await buy(app, victim)
  const { client, thread } = buyer
  const params = { shop: 'victim' }
  await thread.say(`My secret is ${WORDS.said}`)
  const { messages } = await client.conversation(thread.conversation)
  const said = messages.findLast(({ message }) => message.author.kind === 'shopper')
  if (!said) throw new Error('nothing was said')
  const cart = await client.call('createCart', {
    params,
    body: { lines: [{ ...victim.goods, quantity: 2, for: WORDS.name }] },
  })
  const checkout = await client.call('createCheckout', { params, body: { cart: cart.id } })
  const address = { line1: WORDS.street, city: 'Hiddenford', postcode: '62701', country: 'US' }
  await client.call('updateCheckout', {
    params: { ...params, checkout: checkout.id },
    body: { buyer: { email: WORDS.email, name: WORDS.name }, address },
  })
  const order = await client.order('victim', number)
  const exception = app.context.newId()
  await app.context.database.transact((tx) =>
    reportException(tx, {
      home: victim.shop.id,
      id: exception,
      kind: 'order.short',
      subject: order.id,
      number,
      detail: `${WORDS.name} waits`,
      at: new Date(),
    }),
  )
  const watch = await client.call('addWatch', {
    params: { conversation: thread.conversation },
    body: { ...victim.goods, below: 1, wording: WORDS.said, language: 'en' },
  })
  const consent = await client.call('giveConsent', {
    params: { shop: 'victim', customer: 'me' },
    body: { contact: thread.handle, purpose: 'orders', wording: WORDS.said, language: 'en' },
  })
  const mandate = app.context.newId()
  const paid = await app.context.database.read
    .selectFrom('payments')
    .select('id')
    .where('checkout', '=', order.checkout)
    .executeTakeFirstOrThrow()
  await app.context.database.transact(async (tx) => {
    const offer = JSON.stringify({ words: WORDS.said, language: 'en' })
    await tx.db.updateTable('payments').set({ mandate: offer }).where('id', '=', paid.id).execute()
    await insertMandate(tx, {
      home: victim.shop.id,
      id: mandate,
      customer: await customerOf(app, thread.conversation),
      payment: paid.id,
      gateway: 'sandbox',
      ref: paid.id,
      label: '•••• 4242',
      at: new Date(),
    })
  })
  const withdrawal = app.context.newId()
  const victims = await app.context.directory.bySlug('victim')
  if (!victims) throw new Error('the shop is gone')
  await app.context.database.transact((tx) =>
    withdraw(app.context, tx, { shop: victims, number, id: withdrawal, at: new Date() }),
  )
  const draft = app.context.newId()
  await app.context.database.transact((tx) =>
    putDraft(tx, {
      home: victim.shop.id,
      id: draft,
      conversation: thread.conversation,
      at: new Date().toISOString(),
      kind: 'draft',
      epoch: 1,
      from: 1,
      // Whatever is said meanwhile makes it no older.
      upTo: 1_000_000_000,
      handle: null,
      language: 'en',
      messages: [[{ type: 'text', text: WORDS.said }]],
      talk: null,
      introduces: false,
      unforeseen: false,
      intents: ['greeting'],
      reasons: {
        text: WORDS.said,
        understanding: silence('en'),
        skills: [],
        slots: {},
        products: [],
        relaxations: [],
        acts: [],
        missed: [],
        unknown: [],
      },
    }),
  )
  const teaching = await app.operator.call('teach', {
    params,
    body: { kind: 'answer', question: WORDS.said, answer: WORDS.tune, language: 'en' },
  })
  const kept = await app.operator.call('keepTest', {
    params,
    body: { text: `A blue dress: ${WORDS.said}`, expect: { types: ['dress'] } },
  })
  const returned = app.context.newId()
  await app.context.database.transact((tx) =>
    insertReturn(tx, {
      home: victim.shop.id,
      id: returned,
      order_id: order.id,
      place: 1,
      kind: 'return',
      lines: [{ line: order.lines[0]?.id ?? '', title: 'Song', detail: '', quantity: 1 }],
      reason: 'damaged',
      note: WORDS.said,
      at: new Date(),
    }),
  )
  const [paper] = await client.call('listInvoices', { params: { shop: 'victim', number } })
  const invoice = paper?.id ?? ''
  const connection = await app.operator.call('createConnection', {
    params,
    body: { kind: 'test', settings: { secret: WORDS.said, apiBase: 'http://127.0.0.1:1' } },
  })
  const note = await app.operator.call('addNote', {
    params: { shop: 'victim', conversation: thread.conversation },
    body: { text: WORDS.said },
  })
  const tag = await app.operator.call('createTag', { params, body: { name: WORDS.said, colour: 'red' } })
  const filter = { state: 'closed' as const, tag: tag.id }
  const view = await app.operator.call('createView', { params, body: { name: WORDS.said, shared: true, filter } })
  const reply = await app.operator.call('createReply', { params, body: { name: WORDS.said, text: { en: WORDS.said } } })
  const insider = await readyBuyer(app, victim)
  const outsider = await readyBuyer(app, other)
  const anonymous = await app.anyone.call('createCart', { params, body: { lines: [{ ...victim.goods, quantity: 1 }] } })
  const bought = await bundle(app, [victim, await openTestShop(app, { shop: { slug: 'third' } })])
  const keys = Object.fromEntries(
    await Promise.all(SCOPES.map(async (scope) => [scope, await makeKey(app, 'victim', [scope])] as const)),
  )
  const { id: spare } = await app.operator.call('createKey', { params, body: { scopes: ['orders:read'] } })
  const { headers: owns } = await signInAs(app, 'victim', 'owner')
  const { member } = await signInAs(app, 'victim', 'stylist')
  const { headers: stranger } = await signInAs(app, 'other', 'owner')
  const team: World['team'] = {}
  for (const role of Role.options) if (role !== 'owner') team[role] = (await signInAs(app, 'victim', role)).headers
  const forged = deriveKey(Buffer.alloc(32, 9), 'shopper-token')
  return {
    app,
    params: {
      shop: 'victim',
      conversation: thread.conversation,
      message: said.message.id,
      note: note.id,
      tag: tag.id,
      view: view.id,
      reply: reply.id,
      customer: await customerOf(app, thread.conversation),
      cart: cart.id,
      line: cart.lines[0]?.id ?? '',
      checkout: checkout.id,
      number,
      fulfilment: order.fulfilments[0]?.id ?? '',
      exception,
      withdrawal,
      watch: watch.id,
      consent: consent.id,
      handle: thread.handle,
      mandate,
      return: returned,
      draft,
      teaching: teaching.id,
      test: kept.test.id,
      intent: 'greeting',
      what: 'campaigns',
      orderLine: order.lines[0]?.id ?? '',
      invoice,
      connection: connection.id,
      template: connection.id,
      link: connection.id,
      calendar: 'fitting',
      option: 'standard',
      purchase: bought.id,
      product: victim.goods.offer,
      variant: victim.goods.variant,
      member,
      session: member,
      device: member,
      delivery: member,
      invitation: member,
      key: spare,
      parcel: returned,
    },
    ids: [
      note.id,
      draft,
      teaching.id,
      kept.test.id,
      bought.id,
      connection.id,
      returned,
      invoice,
      watch.id,
      thread.conversation,
      cart.id,
      checkout.id,
      exception,
      withdrawal,
      said.message.id,
      order.id,
      order.checkout,
      order.payments[0]?.id ?? '',
    ],
    owner: thread.token,
    purchase: bought.token,
    staff: await makeKey(app, 'victim', SCOPES),
    shoppers: {
      "another shopper's token, same shop": insider.thread.token,
      "another shopper's token, other shop": outsider.thread.token,
      "another cart's token": anonymous.token ?? '',
      'a token that opens nothing': issueGrant(app.context, { home: victim.shop.id }),
      'a token of another secret': issueToken(forged, {
        home: victim.shop.id,
        conversation: thread.conversation,
        customer: 'x',
        cart: cart.id,
        checkout: checkout.id,
      }),
      'a token with its end changed': `${thread.token.slice(0, -4)}AAAA`,
      garbage: 'garbage',
      'a key that never was': 'souk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'a conversation id': thread.conversation,
    },
    otherShopKey: await makeKey(app, 'other', SCOPES),
    keys,
    owns,
    team: { owner: owns, ...team },
    strangers: {
      "another shop's owner": stranger,
      "another shop's owner, in the victim's name": { ...stranger, 'souk-shop': 'victim' },
    },
  }
}

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.app.close())

type Recipe = {
  /** A request that the rightful caller gets through with. */
  body?: (params: Record<string, string>) => unknown
  query?: string | ((params: Record<string, string>) => string)
  headers?: Record<string, string>
  /** Whose token it takes, where it is not the thread's: not even the shop's own key. */
  owner?: 'purchase'
  /** A public method that reaches what is somebody's: then it is guarded like theirs. */
  guarded?: boolean
  /** What the rightful caller is answered, where it is no success: the recipe has reached past the guard. */
  status?: number
}

/** How each method is called with what is the victim's. A method that is missing here does not compile. */
const RECIPES: Record<MethodName, Recipe> = {
  listShops: {},
  matchProducts: { body: () => ({ items: [{ id: 'dress' }] }) },
  getShop: {},
  createShop: { body: () => ({ slug: 'made', name: 'Made', currency: 'USD' }) },
  getSettings: {},
  putSettings: { body: () => SETTINGS },
  createKey: { body: () => ({ scopes: ['orders:read'] }) },
  createConnection: { body: () => ({ kind: 'test', settings: { secret: 'abc', apiBase: 'http://127.0.0.1:1' } }) },
  listChannels: {},
  listConnections: {},
  changeConnection: { body: () => ({ settings: { secret: 'xyz' } }) },
  removeConnection: {},
  checkConnection: {},
  getChannelCosts: {},
  listTemplates: {},
  // The recipe reaches past the guard: what exists for tests has no templates.
  createTemplate: {
    body: () => ({ name: 'news', language: 'en', purpose: 'orders', body: 'News: {{news}} Answer here.' }),
    status: 400,
  },
  removeTemplate: { status: 404 },
  listConcepts: {},
  understand: { body: () => ({ text: 'a blue dress' }) },
  search: { query: 'q=song' },
  getProduct: {},
  viewProduct: { query: 'locale=de' },
  importCatalog: {
    query: 'format=jsonl',
    headers: { 'content-type': 'application/x-ndjson' },
    body: () => ({
      id: 'song',
      title: 'Song of the loom',
      price: { amount: 2500, currency: 'USD' },
      fulfilment: 'digital',
    }),
  },
  setStock: { body: () => ({ stock: null }) },
  setPrice: { body: () => ({ amount: 2500 }) },
  listProducts: {},
  getEditableProduct: {},
  createProduct: { body: () => ({ product: { id: 'new', title: 'New', price: { amount: 2500, currency: 'USD' } } }) },
  // The recipe reaches past the guard: nobody has seen this version.
  changeProduct: {
    body: () => ({ product: { id: 'song', title: 'Song', price: { amount: 2500, currency: 'USD' } }, version: 0 }),
    status: 409,
  },
  uploadProductPicture: { headers: { 'content-type': 'image/png' }, body: () => 'no picture', status: 415 },
  showProducts: { body: ({ product }) => ({ products: [product], active: true }) },
  changeVariants: { body: ({ variant }) => ({ changes: [{ variant, stock: null }] }) },
  startConversation: { body: () => ({}) },
  getConversation: {},
  sendMessage: { body: () => ({ clientId: 'intruder', parts: [{ type: 'text', text: 'Hello' }] }) },
  editMessage: { body: () => ({ text: 'Hello' }) },
  unsendMessage: {},
  getDraft: {},
  sendDraft: { body: ({ draft }) => ({ draft, messages: [[{ type: 'text', text: 'Hello' }]] }) },
  dismissDraft: { body: ({ draft }) => ({ draft }) },
  listIntents: {},
  tryConcierge: { body: () => ({ texts: ['Hello'] }) },
  listMissed: {},
  listTeachings: {},
  teach: { body: () => ({ kind: 'word', word: 'tune', concept: 'dress' }) },
  takeBackTeaching: {},
  listShopConcepts: {},
  listKeptTests: {},
  keepTest: { body: () => ({ text: 'a tune', expect: { intent: 'product.find' } }) },
  removeKeptTest: {},
  runKeptTests: { body: () => ({}) },
  holdIntent: { body: () => ({ heldBack: true }) },
  pauseShop: { body: () => ({ paused: true }) },
  react: { body: () => ({ reaction: 'heart' }) },
  takeBackReaction: {},
  dismissPreview: {},
  uploadPicture: { headers: { 'content-type': 'image/png' }, body: () => 'no picture', status: 415 },
  sendStaffMessage: {
    body: () => ({ clientId: 'staff', epoch: 1, parts: [{ type: 'text', text: 'Hello' }] }),
    status: 409,
  },
  getFacts: {},
  muteConversation: { body: () => ({ muted: true }) },
  markRead: { body: () => ({ seq: 1 }) },
  changeSpeaker: { body: () => ({ to: 'staff' }) },
  getShopFacts: {},
  listInbox: {},
  countInbox: {},
  searchInbox: { query: 'q=song' },
  getThread: {},
  changeThreads: {
    body: ({ conversation }) => ({ changes: [{ conversations: [conversation], set: { closed: true } }] }),
  },
  readThread: { body: () => ({ seq: 1 }) },
  addNote: { body: () => ({ text: 'Hello' }) },
  changeNote: { body: () => ({ text: 'Hello' }) },
  removeNote: {},
  listTags: {},
  createTag: { body: () => ({ name: 'wedding', colour: 'blue' }) },
  changeTag: { body: () => ({ colour: 'green' }) },
  removeTag: {},
  listViews: {},
  createView: { body: () => ({ name: 'Late', shared: true, filter: { state: 'waiting' } }) },
  changeView: { body: () => ({ name: 'Later', shared: true, filter: { state: 'waiting' } }) },
  removeView: {},
  listReplies: {},
  createReply: { body: () => ({ name: 'Hello', text: { en: 'Hello {customer.name}' } }) },
  changeReply: { body: () => ({ name: 'Hi', text: { en: 'Hi {customer.name}' } }) },
  fillReply: { query: ({ conversation }) => `conversation=${conversation}` },
  removeReply: {},
  createCart: { body: () => ({ lines: [] }) },
  getCart: {},
  addLine: { body: ({ product, variant }) => ({ offer: product, variant, quantity: 1 }) },
  changeLine: { body: () => ({ quantity: 3 }) },
  removeLine: {},
  createCheckout: { body: ({ cart }) => ({ cart }), guarded: true },
  getCheckout: {},
  updateCheckout: { body: () => ({ buyer: { email: WORDS.email } }) },
  completeCheckout: { body: () => ({}) },
  listTogether: { query: 'shops=victim,other' },
  // Proved by the token of another cart.
  createPurchase: {
    body: ({ cart, shop }) => ({ parts: [shop, 'other'].map((slug) => ({ shop: slug, cart, token: 'garbage' })) }),
    status: 401,
  },
  getPurchase: { owner: 'purchase' },
  updatePurchase: { body: () => ({ buyer: { name: WORDS.name } }), owner: 'purchase' },
  completePurchase: { body: () => ({}), owner: 'purchase' },
  extendPurchase: { owner: 'purchase' },
  extendCheckout: {},
  cancelCheckout: {},
  getOrder: {},
  getPackingSlip: {},
  listOrders: {},
  cancelOrder: { body: () => ({}) },
  reorder: {},
  listReturnable: {},
  createReturn: {
    body: ({ orderLine }) => ({ lines: [{ line: orderLine, quantity: 1 }], reason: 'damaged' }),
    status: 409,
  },
  cancelReturn: {},
  listReturns: {},
  approveReturn: { status: 409 },
  refuseReturn: { status: 409 },
  receiveReturn: { status: 409 },
  inspectReturn: { body: ({ orderLine }) => ({ lines: [{ line: orderLine, restock: 1, discard: 0 }] }), status: 409 },
  settleReturn: { status: 409 },
  getReturnLabel: { status: 404 },
  getOrderDesk: {},
  addOrderNote: { body: () => ({ text: 'Call first' }) },
  removeOrderNote: { status: 404 },
  // Nothing of a download is sent anywhere.
  changeOrderAddress: {
    body: () => ({ address: { line1: 'Elm Street 1', city: 'Springfield', region: 'IL', country: 'US' } }),
    status: 409,
  },
  resendConfirmation: {},
  concede: { body: () => ({ concession: { percent: 5, reason: 'a stain' } }) },
  requestPayment: { body: () => ({ clientId: 'ask', epoch: 99 }), status: 409 },
  listToShip: {},
  getPickList: { status: 404 },
  getSlip: {},
  orderLabel: { status: 409 },
  getLabel: { status: 404 },
  cancelParcel: { status: 404 },
  scan: { body: ({ number }) => ({ code: number, to: 'packed' }), status: 409 },
  importTracking: { headers: { 'content-type': 'text/csv' }, body: () => 'no header', status: 422 },
  refundOrder: { body: () => ({ amount: 1 }) },
  // A download is not packed: the recipe reaches past the guard.
  advanceFulfilment: { body: () => ({ to: 'packed' }), status: 409 },
  openOrder: { body: () => ({ code: 'garbage' }), status: 404 },
  getPersonWait: {},
  getStaffDevices: {},
  addStaffDevice: { body: () => DEVICE },
  dropStaffDevice: { status: 404 },
  getReach: {},
  addReach: { body: () => ({ kind: 'email', address: 'ada@example.com' }) },
  dropReach: {},
  createThreadLink: {},
  moveThread: { body: () => ({ device: 'phone' }) },
  askCode: { body: () => ({ address: 'ada@example.com', purpose: 'sign_in' }) },
  tryCode: { body: () => ({ code: '123456' }) },
  getSignIn: {},
  signOut: {},
  openThread: { body: () => ({ code: 'garbage' }), status: 404 },
  renewThreadLink: { body: () => ({ code: 'garbage' }), status: 404 },
  openPage: { body: () => ({ code: 'garbage' }), status: 404 },
  renewPage: { body: () => ({ code: 'garbage' }), status: 404 },
  renewOrderLink: { body: () => ({ code: 'garbage' }), status: 404 },
  getWithdrawable: {},
  // Downloads of a shop in the United States: the recipe reaches the law, which gives no such right.
  withdraw: { body: ({ cart }) => ({ lines: [{ line: cart, quantity: 1 }] }), status: 409 },
  declareWithdrawal: { body: ({ number }) => ({ number, email: 'stranger@example.com' }) },
  sendWithdrawalLink: { body: ({ number }) => ({ number, email: 'stranger@example.com' }) },
  listWithdrawals: {},
  settleWithdrawal: { body: () => ({ note: 'paid back' }) },
  listCalendars: {},
  putCalendar: { body: () => ({ label: { en: 'Fitting' } }) },
  freeSlots: { status: 404 },
  freePickupSlots: { status: 404 },
  moveAppointment: { body: () => ({ from: '2026-12-01T10:00:00Z' }), status: 404 },
  listWishes: {},
  saveWish: {},
  removeWish: {},
  listWatches: {},
  addWatch: {
    body: ({ product, variant }) => ({ offer: product, variant, wording: 'Tell me', language: 'en' }),
  },
  removeWatch: {},
  listMandates: {},
  endMandate: {},
  listInvoices: {},
  getInvoice: {},
  listTaxes: { query: PERIOD },
  listOss: { query: PERIOD },
  exportTaxes: { query: PERIOD },
  listExceptions: {},
  resolveException: { body: () => ({ action: 'settled' }) },
  findCustomers: { query: `email=${encodeURIComponent('shopper@example.com')}` },
  listCustomers: {},
  getCustomer: {},
  changeCustomer: { body: () => ({ stopped: true }) },
  listConsents: {},
  giveConsent: {
    body: ({ handle }) => ({ contact: handle, purpose: 'orders', wording: 'Yes', language: 'en' }),
  },
  endConsent: {},
  exportCustomer: {},
  forgetCustomer: { body: () => ({ confirm: true }) },
  listLinks: {},
  linkHandles: { body: ({ handle }) => ({ contact: handle }) },
  // Past the guard, there is no such link.
  unlinkHandles: { status: 404 },
  getProcessingRecord: {},
  getSalesReport: { query: PERIOD },
  getTalkReport: { query: PERIOD },
  exportReport: { query: PERIOD },
  getDeployment: {},
  listFailedDeliveries: {},
  // Past the guard, there is no such delivery.
  replayDelivery: { body: () => ({ sure: true }), status: 404 },
  getMe: {},
  listSignInWays: {},
  listKeys: {},
  revokeKey: {},
  listAudit: {},
  lookAround: { body: ({ member }) => ({ member }), status: 404 },
  listSessions: {},
  revokeSession: {},
  listColleagues: {},
  changeMyself: { body: () => ({ onDuty: true }) },
  listMembers: {},
  inviteMember: { body: () => ({ email: 'new@example.com', role: 'stylist' }) },
  withdrawInvitation: { status: 404 },
  changeMember: { body: () => ({ languages: ['de'] }) },
  removeMember: {},
  showInvitation: { body: () => ({ code: 'garbage' }), status: 410 },
  acceptInvitation: { body: () => ({ code: 'garbage', name: 'X', password: 'a long password' }), status: 410 },
}

type Sender = string | Record<string, string> | undefined

async function call(name: MethodName, sender: Sender): Promise<{ status: number; text: string }> {
  const method: Method = METHODS[name]
  const recipe = RECIPES[name]
  const path = method.path.replace(/:(\w+)/g, (_, key: string) => world.params[key] ?? '')
  const body = recipe.body?.(world.params)
  const query = typeof recipe.query === 'function' ? recipe.query(world.params) : recipe.query
  const response = await fetch(`${world.app.url}${path}${query ? `?${query}` : ''}`, {
    method: method.method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...recipe.headers,
      ...(typeof sender === 'string' ? { authorization: `Bearer ${sender}` } : sender),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** An answer to a stranger holds nothing of the victim's. What the stranger named in the address is not repeated either. */
function expectNothingOf(text: string): void {
  for (const secret of [...Object.values(WORDS), ...world.ids]) expect(text).not.toContain(secret)
}

function expectRefused(who: string, { status, text }: { status: number; text: string }): void {
  expect([401, 403, 404], `${who} was answered ${status}: ${text.slice(0, 200)}`).toContain(status)
  expectNothingOf(text)
  expect(JSON.parse(text)).toMatchObject({
    status,
    code: expect.stringMatching(/^(unauthorised|forbidden|not_found|shop_not_found)$/),
  })
}

/** Everything the victim has, to see that nobody moved it. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await world.app.context.database.pool.query(
    `select (select jsonb_agg(s order by s.id) from streams s where id = $1) as streams,
      (select jsonb_agg(c order by c.id) from carts c where id = $2) as carts, (select jsonb_agg(l order by l.id) from cart_lines l where cart = $2) as lines,
      (select jsonb_agg(c order by c.id) from checkouts c where id = $3) as checkouts, (select jsonb_agg(o order by o.id) from orders o where home = s.id) as orders,
      (select jsonb_agg(f order by f.id) from fulfilments f where home = s.id) as fulfilments, (select jsonb_agg(p order by p.id) from payments p where home = s.id) as payments,
      (select count(*) from refunds where home = s.id) as refunds, (select jsonb_agg(e) from exceptions e where home = s.id) as exceptions, (select jsonb_agg(w) from withdrawals w where home = s.id) as withdrawals, (select jsonb_agg(c order by c.id) from connections c where shop = s.id) as connections,
      (select count(*) from api_keys where shop = s.id) as keys, (select jsonb_agg(m order by m.id) from messages m where conversation = $1) as messages, (select jsonb_agg(p order by p.actor_kind) from participants p where conversation = $1) as participants, s.settings, (select jsonb_agg(p order by p.id) from prices p where home = s.id) as prices,
      (select jsonb_agg(d order by d.id) from drafts d where home = s.id) as drafts, (select jsonb_agg(t order by t.intent) from intent_trust t where home = s.id) as trust, (select jsonb_agg(t order by t.id) from teachings t where home = s.id) as teachings, (select jsonb_agg(k order by k.id) from kept_tests k where home = s.id) as kept,
      (select jsonb_agg(r order by r.id) from resources r where home = s.id) as stock, (select count(*) from shops) as shops,
      (select jsonb_agg(w order by w.id) from watches w where home = s.id) as watches, (select jsonb_agg(r order by r.id) from returns r where home = s.id) as returns, (select jsonb_agg(w order by w.id) from wishes w where home = s.id) as wishes, (select jsonb_agg(m order by m.id) from mandates m where home = s.id) as mandates
    from shops s where slug = 'victim'`,
    [world.params['conversation'], world.params['cart'], world.params['checkout']],
  )
  return rows
}

/** The scopes of a key that may use a method: the noun's, and who may write may read. */
function scopesFor(method: Method): string[] {
  const [, noun = '', right = ''] = method.access.startsWith('shop:')
    ? method.access.split(':')
    : [
        '',
        ['conversations', 'customers'].find((tag) => tag === method.tag) ?? 'orders',
        method.method === 'GET' ? 'read' : 'write',
      ]
  return right === 'read' ? [`${noun}:read`, `${noun}:write`] : [`${noun}:write`]
}

/** People of another shop, and of this one whoever has not the scope. Of oneself everybody may call. */
async function refuseStaff(name: MethodName, isPurchase: boolean): Promise<void> {
  const method: Method = METHODS[name]
  if (method.access === 'staff' && !method.path.includes(':shop')) return
  for (const [who, headers] of Object.entries(world.strangers)) expectRefused(who, await call(name, headers))
  if (method.access === 'staff' || method.access === 'public') return
  const needed = isPurchase || method.access === 'operator' ? [] : scopesFor(method)
  for (const role of Role.options)
    if (!SCOPES_OF[role].some((scope) => needed.includes(scope)))
      expectRefused(`somebody who is ${role}`, await call(name, world.team[role]))
}

test('every method is covered', () => {
  expect(Object.keys(RECIPES).sort()).toEqual(Object.keys(METHODS).sort())
})

const names = Object.keys(METHODS) as MethodName[]
const isGuarded = (name: MethodName) => METHODS[name].access !== 'public' || RECIPES[name].guarded === true

describe.each(names.filter(isGuarded))('%s', (name) => {
  const method: Method = METHODS[name]

  test('refuses everybody who is not meant, tells them nothing and changes nothing', async () => {
    const isPurchase = RECIPES[name].owner === 'purchase'
    const before = await fingerprint()
    expectRefused('nobody', await call(name, undefined))
    for (const [who, token] of Object.entries(world.shoppers)) expectRefused(who, await call(name, token))
    expectRefused("another shop's key", await call(name, world.otherShopKey))
    if (method.access === 'operator' || method.access === 'staff') {
      for (const [scope, key] of Object.entries(world.keys)) expectRefused(`a key for ${scope}`, await call(name, key))
    } else {
      const right = isPurchase ? [] : scopesFor(method)
      for (const [scope, key] of Object.entries(world.keys))
        if (!right.includes(scope)) expectRefused(`a key for ${scope}`, await call(name, key))
    }
    await refuseStaff(name, isPurchase)
    if (method.access !== 'shopper' && method.access !== 'public')
      expectRefused("the shop's own shopper", await call(name, world.owner))
    // What was bought elsewhere is neither the shop's nor the thread's to see.
    if (isPurchase) {
      expectRefused("the shop's own key", await call(name, world.staff))
      expectRefused('the thread of one of its parts', await call(name, world.owner))
    }
    // Only the shopper speaks as the shopper.
    if (
      ['sendMessage', 'muteConversation', 'createThreadLink', 'moveThread', 'askCode', 'tryCode', 'signOut'].includes(
        name,
      )
    )
      expectRefused("the shop's own key", await call(name, world.staff))
    expect(await fingerprint()).toEqual(before)
  })
})

describe.each(names.filter((name) => !isGuarded(name)))('%s, open to anybody', (name) => {
  test('says nothing of what is not public, and a token that is none is refused', async () => {
    for (const token of [undefined, world.otherShopKey, ...Object.values(world.shoppers)])
      expectNothingOf((await call(name, token)).text)
    for (const who of [
      'garbage',
      'a key that never was',
      'a token of another secret',
      'a token with its end changed',
    ]) {
      expectRefused(who, await call(name, world.shoppers[who]))
    }
  })
})

test('the live thread is open to its shopper and its shop, to nobody else, and says nothing to them', async () => {
  const url = `${world.app.url.replace('http', 'ws')}/api/conversations/${world.params['conversation']}/live?after=0`
  function knock(token: string | undefined): Promise<{ code: number; heard: string }> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url, ['souk.v1', ...(token === undefined ? [] : [`bearer.${token}`])])
      let heard = ''
      socket.on('message', (data: Buffer) => {
        heard += String(data)
        socket.close(1000)
      })
      socket.on('close', (code) => resolve({ code, heard }))
      socket.on('error', () => undefined)
    })
  }
  const strangers = {
    ...world.shoppers,
    nobody: undefined,
    "another shop's key": world.otherShopKey,
    'a key for orders': world.keys['orders:write'],
    'a key for settings': world.keys['settings:read'],
  }
  for (const [who, token] of Object.entries(strangers)) {
    const { code, heard } = await knock(token)
    expect([4401, 4403, 4404], `${who} was let in`).toContain(code)
    expect(heard).toBe('')
  }
  for (const token of [world.owner, world.staff, world.keys['conversations:read'], world.app.operatorKey]) {
    expect((await knock(token)).heard).toContain('"seq":1')
  }
})

test("a shop's list, facts and thread hold nothing of another's", async () => {
  const { app, otherShopKey } = world
  const client = app.anyone.with(otherShopKey)
  for (const answer of [
    await client.call('listOrders', { params: { shop: 'other' }, query: {} }),
    await client.call('getShopFacts', { params: { shop: 'other' }, query: {} }),
    await client.call('getSettings', { params: { shop: 'other' } }),
  ]) {
    expectNothingOf(JSON.stringify(answer))
  }
})

test("an order's number of another shop opens nothing, although the number is the same", async () => {
  const { app, params, shoppers } = world
  const outsider = app.anyone.with(shoppers["another shopper's token, other shop"] ?? '')
  await expect(outsider.order('other', params['number'] ?? '')).rejects.toMatchObject({ status: 404 })
  await expect(outsider.order('victim', params['number'] ?? '')).rejects.toMatchObject({ status: 403 })
})

describe('who is meant gets through', () => {
  // Last, and in an order in which one does not undo what the next needs.
  const last: MethodName[] = [
    'unsendMessage',
    'removeLine',
    'completePurchase',
    'completeCheckout',
    'extendCheckout',
    'cancelCheckout',
    'advanceFulfilment',
    'refundOrder',
    'cancelOrder',
    'changeSpeaker',
    'removeConnection',
    'removeMember',
    'forgetCustomer',
  ]
  test.each([...names.filter((name) => !last.includes(name)), ...last])('%s', async (name) => {
    const { access } = METHODS[name]
    const token =
      access === 'operator'
        ? world.app.operatorKey
        : access === 'staff' || access.startsWith('shop:team:')
          ? world.owns
          : access === 'shopper' || RECIPES[name].guarded
            ? RECIPES[name].owner === 'purchase'
              ? world.purchase
              : world.owner
            : access === 'public'
              ? undefined
              : world.staff
    const { status, text } = await call(name, token)
    if (RECIPES[name].status === undefined) expect(status, text.slice(0, 300)).toBeLessThan(300)
    else expect(status, text.slice(0, 300)).toBe(RECIPES[name].status)
  })
})
