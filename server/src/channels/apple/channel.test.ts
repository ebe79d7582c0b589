import { type AppleSimulator, openApple } from '@souk/demo/simulators/apple.ts'
import { openProvider } from '@souk/demo/simulators/simulator.ts'
import fc from 'fast-check'
import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { uuidOf } from '../key-uuid.ts'
import { messagesOf } from './body.ts'
import { appleChannel } from './channel.ts'
import { APPLE_LIMITS } from './limits.ts'

const SECRET = Buffer.from('apple-and-the-provider-share-this').toString('base64')
const SETTINGS = { businessId: 'business', mspId: 'provider', secret: SECRET }
const ANN = 'urn:mbid:AQAAYann'

type Settings = Readonly<Record<string, string>>

function tokenOf(claims: object, secret = SECRET): string {
  const text = [{ alg: 'HS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64url')}`
}

function requestOf(message: object, settings: Settings = SETTINGS, headers: Record<string, string> = {}): RawRequest {
  return {
    method: 'POST',
    url: 'https://shop.example/webhooks/apple/1/message',
    headers: {
      authorization: `Bearer ${tokenOf({ aud: settings['mspId'], iat: 1 })}`,
      'source-id': ANN,
      'destination-id': settings['businessId'] ?? '',
      id: 'm1',
      ...headers,
    },
    query: {},
    body: gzipSync(JSON.stringify(message)),
  }
}

channelSuite('apple', 'pushed', async () => {
  const simulator = await openApple()
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: appleChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    single: true,
    // Its token says who brings it, and covers nothing else.
    bodyUnsigned: true,
    request: ([item]) =>
      requestOf({ type: 'text', body: item?.text }, simulator.settings, {
        'source-id': item?.from ?? '',
        id: item?.id ?? '',
      }),
    // Apple takes nothing but a UUID: each key has its own.
    taken: () => simulator.taken.map((one) => ({ ...one, key: one.key === uuidOf('key-1') ? 'key-1' : one.key })),
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [['unreachable', 404, {}]],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
})

const http = createHttpClient({ allowHosts: [] })
const channel = appleChannel(http)
afterAll(() => http.close())
const receive = (request: RawRequest) => channel.receive?.(request, SETTINGS)
const items = (message: object, headers?: Record<string, string>) =>
  receive(requestOf(message, SETTINGS, headers))?.items

describe('who brings it', () => {
  const hello = { type: 'text', body: 'Hello' }
  const by = (authorization: string) => ({
    ...requestOf(hello),
    headers: { ...requestOf(hello).headers, authorization },
  })

  test('a token is Apple’s where it is signed with our secret and made for this provider', () => {
    expect(items(hello)).toHaveLength(1)
    expect(receive(by(`Bearer ${tokenOf({ aud: ['other', 'provider'] })}`))?.items).toHaveLength(1)
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const bad of [
      '',
      'Bearer a.b.c',
      `Bearer ${tokenOf({ aud: 'other' })}`,
      `Bearer ${tokenOf({ iss: 'provider' })}`,
      `Bearer ${tokenOf({ aud: 'provider' }, Buffer.from('another').toString('base64'))}`,
      `Bearer ${unsigned}.${Buffer.from('{"aud":"provider"}').toString('base64url')}.`,
    ])
      expect(() => receive(by(bad)), bad).toThrow(expect.objectContaining({ code: 'bad_signature' }))
    const unset = { ...SETTINGS, secret: '' }
    const request = by(`Bearer ${tokenOf({ aud: 'provider' }, '')}`)
    expect(() => channel.receive?.(request, unset)).toThrow(expect.objectContaining({ code: 'bad_signature' }))
  })

  test('what is for another business of the provider is not read', () => {
    expect(items(hello, { 'destination-id': 'another' })).toEqual([])
  })

  test('packed or not; what unpacks to more than anybody says is refused', () => {
    expect(receive({ ...requestOf(hello), body: Buffer.from(JSON.stringify(hello)) })?.items).toHaveLength(1)
    const bomb = gzipSync(Buffer.alloc(6_000_000))
    for (const body of [bomb, Buffer.from([0x1f, 0x8b, 1]), Buffer.from('[]'), gzipSync('{}')])
      expect(() => receive({ ...requestOf(hello), body })).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

describe('what they say', () => {
  const whom = { address: ANN, scope: 'business' }
  const key = `00${'AB'.repeat(32)}`
  const file = {
    name: 'IMG_1.heic',
    mimeType: 'image/heic',
    size: '9',
    key,
    url: 'https://p1.icloud.com/1',
    owner: 'M1',
  }
  const ref = (signature: string) => JSON.stringify({ url: file.url, owner: 'M1', key, signature, type: 'image/heic' })
  test.each<[string, object, unknown]>([
    ['a text', { type: 'text', body: 'Hi' }, [{ type: 'text', text: 'Hi' }]],
    [
      'a picture with words',
      { type: 'text', body: '\uFFFCin blue?', attachments: [{ ...file, 'signature-base64': 'gQ==' }] },
      [
        { type: 'remote', media: 'image', ref: ref('gQ=='), name: 'IMG_1.heic' },
        { type: 'text', text: 'in blue?' },
      ],
    ],
    [
      'a picture whose checksum is in hex',
      { type: 'text', body: '\uFFFC', attachments: [{ ...file, signature: '81' }] },
      [{ type: 'remote', media: 'image', ref: ref('gQ=='), name: 'IMG_1.heic' }],
    ],
    [
      'a file that cannot be read beside one that can',
      { type: 'text', body: '\uFFFC\uFFFC', attachments: [{ name: 'x' }, { ...file, signature: '81' }] },
      [
        { type: 'text', text: '[file]' },
        { type: 'remote', media: 'image', ref: ref('gQ=='), name: 'IMG_1.heic' },
      ],
    ],
    [
      'a quick reply by its place',
      {
        type: 'interactive',
        interactiveData: {
          data: { 'quick-reply': { selectedIndex: 1, items: [{}, { identifier: 'AZ.1', title: 'No' }] } },
        },
      },
      [{ type: 'tap', token: 'AZ.1', label: 'No' }],
    ],
    [
      'a quick reply by its name',
      {
        type: 'interactive',
        interactiveData: {
          data: {
            'quick-reply': {
              selectedIdentifier: 'AZ.1',
              items: [{ identifier: 'AZ.0' }, { identifier: 'AZ.1', title: 'No' }],
            },
          },
        },
      },
      [{ type: 'tap', token: 'AZ.1', label: 'No' }],
    ],
    [
      'an entry of a list',
      {
        type: 'interactive',
        interactiveData: {
          data: { listPicker: { sections: [{ title: 'You Selected', items: [{ identifier: 'AZ.2', title: '38' }] }] } },
        },
      },
      [{ type: 'tap', token: 'AZ.2', label: '38' }],
    ],
    [
      'a time',
      {
        type: 'interactive',
        interactiveData: { data: { event: { title: 'Fitting', timeslots: [{ startTime: '2026-12-01T10:00+0000' }] } } },
      },
      [{ type: 'text', text: 'Fitting, 2026-12-01T10:00+0000' }],
    ],
    [
      'a payment',
      { type: 'interactive', interactiveData: { data: { version: '1.0', payment: {} } } },
      [{ type: 'text', text: '[payment]' }],
    ],
    [
      'what is too large to come along',
      { type: 'interactive', interactiveDataRef: {} },
      [{ type: 'text', text: '[interactive]' }],
    ],
    ['what nobody knows yet', { type: 'hologram' }, [{ type: 'text', text: '[hologram]' }]],
  ])('%s', (_, message, parts) => {
    expect(items(message)).toEqual([{ kind: 'message', dedupe: 'm1', ...whom, parts }])
  })

  test('where they come from and the language of their device', () => {
    expect(items({ type: 'text', body: 'Hi', locale: 'de_DE', intent: 'prom', group: 'dresses' })).toMatchObject([
      { locale: 'de-DE', origin: { kind: 'code', ref: 'prom', title: 'dresses' } },
    ])
  })

  test('that they type says nothing; that they left is their word', () => {
    expect(items({ type: 'typing_start' })).toEqual([])
    expect(items({ type: 'typing_end' })).toEqual([])
    expect(items({ type: 'close' })).toEqual([{ kind: 'consent', dedupe: 'm1', ...whom, wants: false }])
  })

  test('whatever a message holds, what becomes of it can be stored', () => {
    const field = fc.constantFrom('body', 'locale', 'intent', 'group', 'attachments', 'interactiveData', 'sourceId')
    const long = fc.integer({ min: 0, max: 12_000 }).map((length) => 'x'.repeat(length))
    const value = fc.oneof(
      fc.string(),
      long,
      fc.array(fc.record({ url: fc.oneof(fc.string(), long), key: fc.string(), mimeType: fc.string(), name: long })),
      fc.record({
        data: fc.record({
          'quick-reply': fc.record({
            selectedIndex: fc.nat(2),
            items: fc.array(fc.record({ identifier: fc.string(), title: fc.string() })),
          }),
        }),
      }),
      fc.record({
        data: fc.record({
          listPicker: fc.record({
            sections: fc.array(fc.record({ items: fc.array(fc.record({ identifier: long, title: long })) })),
          }),
        }),
      }),
    )
    const type = fc.constantFrom('text', 'interactive', 'close', 'other')
    fc.assert(
      fc.property(type, fc.dictionary(field, value), (kind, more) => {
        for (const item of items({ ...more, type: kind }) ?? []) expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is shown', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const rows = ['Yes', 'No'].map((label, at) => ({ id: `AZ.${at}`, label }))
  const list = (more: object = {}) => ({ text: 'Which?', buttons: [], list: { button: 'Choose', rows, ...more } })

  test('a few short choices are quick replies, others a list picker', () => {
    expect(messagesOf(list(), 'k')).toMatchObject([
      {
        id: uuidOf('k'),
        interactiveData: {
          data: {
            'quick-reply': {
              summaryText: 'Which?',
              items: [
                { identifier: 'AZ.0', title: 'Yes' },
                { identifier: 'AZ.1', title: 'No' },
              ],
            },
          },
        },
      },
    ])
    const long = { id: 'AZ.2', label: 'A word that no quick reply can show' }
    for (const odd of [
      rows.slice(0, 1),
      [...rows, long],
      [{ ...rows[0], hint: 'few left' }, ...rows],
      [...rows, ...rows, ...rows],
    ])
      expect(messagesOf(list({ rows: odd }), 'k')).toMatchObject([
        { interactiveData: { data: { listPicker: {} }, receivedMessage: { title: 'Which?', subtitle: 'Choose' } } },
      ])
  })

  test('what is too long for the bubble of a picker is said before it, under an id of its own', () => {
    const messages = messagesOf({ ...list(), text: 'Two lines\nof words' }, 'k')
    expect(messages).toMatchObject([
      { id: uuidOf('k/text'), type: 'text', body: 'Two lines\nof words' },
      { id: uuidOf('k'), interactiveData: { data: { 'quick-reply': { summaryText: 'Choose' } } } },
    ])
  })

  test('everything the shop can say is taken', async () => {
    const simulator = await openApple()
    const message = '01900000-0000-7000-8000-000000000001'
    let count = 0
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const said of fit([part], { limits: APPLE_LIMITS, message, locale, url })) {
          const words = {
            ...said,
            ...(said.media ? { media: { ...said.media, url: `${simulator.provider.url}/none` } } : {}),
          }
          const outgoing = { address: ANN, message: words, key: `${(count += 1)}` }
          expect(await channel.send?.(outgoing, simulator.settings)).toMatchObject({ state: 'sent' })
        }
    expect(new Set(simulator.taken.map(({ key }) => key)).size).toBe(simulator.taken.length)
    expect(simulator.taken.length).toBeGreaterThanOrEqual(count)
    await simulator.close()
  })
})

describe('what Apple answers', () => {
  let simulator: AppleSimulator
  beforeAll(async () => {
    simulator = await openApple()
  })
  afterAll(() => simulator.close())
  const message: Fitted = { text: 'Hello', buttons: [] }
  const send = (more: object = {}, settings: object = {}) =>
    channel.send?.({ address: ANN, message, key: 'k.0', ...more }, { ...simulator.settings, ...settings })

  test('the same key is the same id', async () => {
    for (let time = 0; time < 2; time += 1)
      expect(await send({ key: 'a.0' })).toEqual({ state: 'sent', ref: uuidOf('a.0') })
    expect(simulator.seen(ANN)).toHaveLength(1)
  })

  test('a picture is sealed and laid down at Apple; where that cannot be it is an address', async () => {
    const bytes = Buffer.from('a picture')
    const shop = await openProvider(({ path }) =>
      path === '/1.png' ? { status: 200, headers: { 'content-type': 'image/png' }, body: bytes } : { status: 404 },
    )
    const picture = (path: string) => ({
      text: 'A dress',
      buttons: [],
      media: { type: 'image', url: `${shop.url}${path}` },
    })
    const webhookUrl = `${shop.url}/webhooks/apple/1`
    await send({ key: 'b.0', message: picture('/1.png'), webhookUrl })
    const [shown] = simulator.seen(ANN).slice(-1)
    expect(shown).toMatchObject({ text: 'A dress', media: [{ type: 'image' }] })
    expect(await (await fetch(shown?.media[0]?.url ?? '')).text()).toBe('a picture')
    await send({ key: 'b.1', message: picture('/2.png'), webhookUrl })
    expect(simulator.seen(ANN).at(-1)).toMatchObject({ text: `A dress\n${shop.url}/2.png`, media: [] })
    // A private address that is not our own is not asked.
    await send({ key: 'b.2', message: picture('/1.png'), webhookUrl: 'https://market.example/' })
    expect(simulator.seen(ANN).at(-1)).toMatchObject({ media: [] })
    await shop.close()
  })

  test('cards are their pictures over their lines, which are numbered where there are several', async () => {
    const shop = await openProvider(({ path, query }) =>
      path === '/none.png'
        ? { status: 404 }
        : { status: 200, headers: { 'content-type': 'image/png' }, body: `${path} ${query.get('w') ?? ''}` },
    )
    const card = (name: string) => ({
      title: name,
      text: '$12.00',
      image: `${shop.url}/${name}.png?w=960`,
      buttons: [],
    })
    const webhookUrl = `${shop.url}/webhooks/apple/1`
    const cards = (...names: string[]) => ({ text: '', buttons: [], cards: names.map(card) })
    await send({ key: 'd.0', message: cards('aurora', 'none', 'bellis'), webhookUrl })
    const shown = simulator.seen(ANN).at(-1)
    expect(shown?.text).toBe('1. aurora · $12.00\n2. none · $12.00\n3. bellis · $12.00')
    const pictures = shown?.media.map(async ({ url }) => (await fetch(url)).text()) ?? []
    expect(await Promise.all(pictures)).toEqual(['/aurora.png 640', '/bellis.png 640'])
    await send({ key: 'd.1', message: cards('aurora'), webhookUrl })
    expect(simulator.seen(ANN).at(-1)).toMatchObject({ text: 'aurora\n$12.00', media: [{ type: 'image' }] })
    await shop.close()
  })

  test('what somebody does on their device arrives, and a file is fetched and opened', async () => {
    const brought: InboundItem[] = []
    const hook = await openProvider(({ method, path, headers, body }) => {
      expect(path).toBe('/message')
      const known = Object.entries(headers).map(([name, value]) => [name, String(value)])
      const request = { method, url: '', headers: Object.fromEntries(known), query: {}, body }
      brought.push(...(channel.receive?.(request, simulator.settings)?.items ?? []))
      return { status: 200 }
    })
    simulator.connect(hook.url)
    const ben = simulator.people[1]
    const bytes = Buffer.from('a photo')
    await simulator.write(ben, { type: 'image', bytes, mime: 'image/heic', name: 'IMG_1.heic', caption: 'in blue?' })
    const rows = ['38', '40'].map((label, at) => ({ id: `AZ.${at}`, label }))
    await send({ key: 'c.0', message: { text: 'Which?', buttons: [], list: { button: 'Choose', rows } } })
    await simulator.tap(ANN, '40')
    await send({
      key: 'c.1',
      message: { text: 'Which?', buttons: [], list: { button: 'Choose', rows: rows.slice(1) } },
    })
    await simulator.tap(ANN, '40')
    await simulator.leave(ben)
    const said = brought.flatMap((item) => (item.kind === 'message' ? item.parts : []))
    expect(said).toMatchObject([
      { type: 'remote', name: 'IMG_1.heic' },
      { type: 'text', text: 'in blue?' },
      { type: 'tap', token: 'AZ.1', label: '40' },
      { type: 'tap', token: 'AZ.1', label: '40' },
    ])
    expect(brought.at(-1)).toMatchObject({ kind: 'consent', address: ben, wants: false })
    expect(await send({ address: ben, key: 'c.2' })).toEqual({
      state: 'stopped',
      reason: '410 they have closed the conversation',
    })
    const ref = said.find((part) => part.type === 'remote')?.ref ?? ''
    expect(await channel.media?.(ref, simulator.settings)).toEqual({ state: 'fetched', type: 'image/heic', bytes })
    const moved = ref.replace('/files/', '/gone/')
    expect(await channel.media?.(moved, simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.(ref, { ...simulator.settings, secret: 'x' })).toMatchObject({ state: 'retry' })
    expect(await channel.media?.('nonsense', simulator.settings)).toMatchObject({ state: 'failed' })
    await hook.close()
  })

  test('an address that is none, a provider that is none, a business that is none', async () => {
    expect(await send({ address: 'urn:mbid:nobody' })).toMatchObject({ state: 'refused' })
    expect(await send({}, { mspId: 'another' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { businessId: 'another' })).toMatchObject({ state: 'unauthorised' })
  })

  test.each([
    [400, 'failed'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'refused'],
    [410, 'stopped'],
    [413, 'failed'],
    [429, 'retry'],
    [418, 'failed'],
    [503, 'retry'],
  ])('%i', async (status, state) => {
    simulator.provider.status = status
    expect(await send({ key: `s.${status}` })).toMatchObject({ state })
    simulator.provider.status = undefined
  })

  test('the connection test says what is wrong', async () => {
    const check = async (more: object = {}) =>
      (await channel.setup?.check({ ...simulator.settings, ...more }, 'https://shop.example'))?.map(({ ok, code }) => [
        ok,
        code,
      ])
    expect(await check()).toEqual([
      [true, 'account'],
      [true, 'webhook'],
    ])
    expect(await check({ mspId: 'another' })).toEqual([[false, 'account']])
    expect(await check({ businessId: 'another' })).toEqual([[false, 'business']])
    expect(await check({ secret: 'no base 64!' })).toEqual([[false, 'secret']])
    expect(await check({ apiBase: 'http://127.0.0.1:1' })).toEqual([[false, 'unreachable']])
  })
})
