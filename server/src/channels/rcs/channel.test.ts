import { openRcs, type RcsSimulator } from '@souk/demo/simulators/rcs.ts'
import { openProvider } from '@souk/demo/simulators/simulator.ts'
import fc from 'fast-check'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { uuidOf } from '../key-uuid.ts'
import { bodyOf } from './body.ts'
import { rcsChannel } from './channel.ts'
import { RCS_LIMITS } from './limits.ts'

const TOKEN = 'SJENCPGJESMGUFPY'
const SETTINGS = { agentId: 'souk_agent', serviceAccount: '{}', clientToken: TOKEN }

function requestOf(report: object, clientToken = TOKEN): RawRequest {
  const data = Buffer.from(JSON.stringify(report))
  const signature = createHmac('sha512', clientToken).update(data).digest('base64')
  return {
    method: 'POST',
    url: 'https://shop.example/webhooks/rcs/1',
    headers: { 'content-type': 'application/json', 'x-goog-signature': signature },
    query: {},
    body: Buffer.from(JSON.stringify({ message: { data: data.toString('base64'), messageId: '42' } })),
  }
}

channelSuite('rcs', 'pushed', async () => {
  const simulator = await openRcs()
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: rcsChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    single: true,
    // Google signs the report, not the envelope that it comes in.
    bodyUnsigned: true,
    request: ([item]) =>
      requestOf({ senderPhoneNumber: item?.from, messageId: item?.id, text: item?.text, agentId: 'souk_agent' }),
    // Google takes nothing but a UUID: each key has its own.
    taken: () => simulator.taken.map((one) => ({ ...one, key: one.key === uuidOf('key-1') ? 'key-1' : one.key })),
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [
      ['unreachable', 404, { error: { code: 404, status: 'NOT_FOUND', message: 'Requested entity was not found.' } }],
      ['unreachable', 403, { error: { code: 403, status: 'PERMISSION_DENIED', message: 'Agent is not launched' } }],
    ],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
})

const http = createHttpClient({ allowHosts: [] })
const channel = rcsChannel(http)
afterAll(() => http.close())
const receive = (request: RawRequest) => channel.receive?.(request, SETTINGS)
const items = (report: object) => receive(requestOf(report))?.items

describe('who brings it', () => {
  const hello = { senderPhoneNumber: '+12025550151', messageId: 'Mx1', text: 'Hello', agentId: 'souk_agent@rbm.goog' }

  test('a report that is another, or signed by another, is not believed', () => {
    const good = requestOf(hello)
    expect(receive(good)?.items).toHaveLength(1)
    const other = JSON.stringify({ message: { data: Buffer.from('{"text":"Hi"}').toString('base64') } })
    for (const bad of [
      { ...good, body: Buffer.from(other) },
      { ...good, body: Buffer.alloc(0) },
      { ...good, body: Buffer.from('{}') },
      requestOf(hello, 'another'),
    ])
      expect(() => receive(bad)).toThrow(expect.objectContaining({ code: 'bad_signature' }))
    const unset = { ...SETTINGS, clientToken: '' }
    expect(() => channel.receive?.(requestOf(hello, ''), unset)).toThrow()
  })

  test('whoever asks for a proof with our token gets their secret', () => {
    const asked = (clientToken: string): RawRequest => ({
      ...requestOf({}),
      headers: {},
      body: Buffer.from(JSON.stringify({ clientToken, secret: '1234567890' })),
    })
    expect(receive(asked(TOKEN))).toEqual({ items: [], answer: { type: 'text/plain', body: '1234567890' } })
    expect(() => receive(asked('another'))).toThrow(expect.objectContaining({ code: 'bad_signature' }))
  })

  test('what concerns another agent of the same partner is not read', () => {
    expect(items({ ...hello, agentId: 'other_agent' })).toEqual([])
  })
})

describe('what they say', () => {
  const from = { senderPhoneNumber: '+12025550151', agentId: 'souk_agent' }
  const whom = { address: '+12025550151', scope: 'souk_agent' }
  // The examples of https://developers.google.com/business-communications/rcs-business-messaging/guides/build/messages/receive
  const file = { fileUri: 'https://rcs.example/1', fileName: '4.gif', mimeType: 'image/gif', fileSizeBytes: 127_806 }
  test.each<[string, object, unknown]>([
    ['a text', { text: 'Hi' }, [{ type: 'text', text: 'Hi' }]],
    [
      'a file',
      { userFile: { payload: file } },
      [{ type: 'remote', media: 'image', ref: 'https://rcs.example/1', name: '4.gif' }],
    ],
    [
      'a place',
      { location: { latitude: 37.4, longitude: -122 } },
      [{ type: 'location', latitude: 37.4, longitude: -122 }],
    ],
    [
      'a suggestion',
      { suggestionResponse: { postbackData: 'AZ.0', text: 'Yes', type: 'REPLY' } },
      [{ type: 'tap', token: 'AZ.0', label: 'Yes' }],
    ],
    ['what nobody knows yet', { hologram: {} }, [{ type: 'text', text: '[hologram]' }]],
  ])('%s', (_, content, parts) => {
    expect(items({ ...from, messageId: 'Mx1', ...content })).toEqual([
      { kind: 'message', dedupe: 'Mx1', ...whom, parts },
    ])
  })

  test('a page that was opened, a word that is typed and an agent that was launched say nothing', () => {
    expect(items({ ...from, messageId: 'Mx1', suggestionResponse: { postbackData: 'open', type: 'ACTION' } })).toEqual(
      [],
    )
    expect(items({ ...from, eventType: 'IS_TYPING', eventId: 'e1' })).toEqual([])
    expect(items({ agentId: 'souk_agent', eventType: 'AGENT_LAUNCHED', eventId: 'e1' })).toEqual([])
    expect(items({ messageId: 'Mx1', text: 'from nobody' })).toEqual([])
  })

  test.each([
    ['DELIVERED', { kind: 'status', ref: 'r1', state: 'delivered' }],
    ['READ', { kind: 'status', ref: 'r1', state: 'read' }],
    ['TTL_EXPIRATION_REVOKED', { kind: 'status', ref: 'r1', state: 'failed', reason: 'expired' }],
    ['UNSUBSCRIBE', { kind: 'consent', ...whom, wants: false }],
    ['SUBSCRIBE', { kind: 'consent', ...whom, wants: true }],
  ])('%s', (eventType, expected) => {
    expect(items({ ...from, eventType, eventId: 'e1', messageId: 'r1' })).toEqual([{ dedupe: 'e1', ...expected }])
  })

  test('whatever a report holds, what becomes of it can be stored', () => {
    const field = fc.constantFrom(
      'senderPhoneNumber',
      'messageId',
      'eventId',
      'eventType',
      'text',
      'location',
      'suggestionResponse',
      'userFile',
      'other',
    )
    const value = fc.oneof(
      fc.string(),
      fc.string({ minLength: 2000, maxLength: 12_000 }),
      fc.constantFrom('READ', 'UNSUBSCRIBE'),
      fc.record({ latitude: fc.double(), longitude: fc.double() }),
      fc.record({ postbackData: fc.string(), text: fc.string() }),
      fc.record({ payload: fc.record({ fileUri: fc.string(), mimeType: fc.string() }) }),
      fc.integer(),
    )
    fc.assert(
      fc.property(fc.dictionary(field, value), (more) => {
        for (const item of items({ ...from, messageId: 'Mx1', ...more }) ?? [])
          expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is shown', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const image = 'https://market.example/1.png'
  const card = { title: 'Aurora', text: '$12.00', image, buttons: [{ id: 'AZ.0', label: 'Buy' }] }

  test('one card stands alone, several beside each other', () => {
    const content = {
      title: 'Aurora',
      description: '$12.00',
      media: { height: 'TALL', contentInfo: { fileUrl: image, forceRefresh: false } },
      suggestions: [{ reply: { text: 'Buy', postbackData: 'AZ.0' } }],
    }
    expect(bodyOf({ text: '', buttons: [], cards: [card] })).toEqual({
      contentMessage: { richCard: { standaloneCard: { cardOrientation: 'VERTICAL', cardContent: content } } },
    })
    const slide = { ...content, media: { ...content.media, height: 'MEDIUM' } }
    expect(bodyOf({ text: '', buttons: [{ id: 'AZ.9', label: 'More' }], cards: [card, card] })).toEqual({
      contentMessage: {
        richCard: { carouselCard: { cardWidth: 'MEDIUM', cardContents: [slide, slide] } },
        suggestions: [{ reply: { text: 'More', postbackData: 'AZ.9' } }],
      },
    })
  })

  test('a page of ours opens over the thread, another in the browser', () => {
    const page = (own: boolean) =>
      bodyOf({ text: 'Pay', buttons: [], link: { label: 'Pay', url: image, ...(own ? { own: true } : {}) } })
    const opens = { application: 'WEBVIEW', webviewViewMode: 'TALL', description: 'Pay' }
    const action = (more: object) => [
      { action: { text: 'Pay', postbackData: 'open', openUrlAction: { url: image, ...more } } },
    ]
    expect(page(true)).toEqual({ contentMessage: { text: 'Pay', suggestions: action(opens) } })
    expect(page(false)).toEqual({ contentMessage: { text: 'Pay', suggestions: action({}) } })
  })

  test('a file is a file, its words beside it where they say more than its name', () => {
    const media = { type: 'file' as const, url: 'https://cdn.example/terms.pdf', name: 'terms.pdf' }
    const contentInfo = { fileUrl: media.url, forceRefresh: false }
    expect(bodyOf({ text: 'terms.pdf', buttons: [], media })).toEqual({ contentMessage: { contentInfo } })
    expect(bodyOf({ text: 'Our terms', buttons: [], media })).toEqual({
      contentMessage: { text: `Our terms\n${media.url}` },
    })
    expect(bodyOf({ text: 'A dress', buttons: [], media: { type: 'image', url: image } })).toMatchObject({
      contentMessage: { richCard: { standaloneCard: { cardContent: { description: 'A dress' } } } },
    })
  })

  test('everything the shop can say is taken', async () => {
    const simulator = await openRcs()
    const message = '01900000-0000-7000-8000-000000000001'
    let count = 0
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const said of fit([part], { limits: RCS_LIMITS, message, locale, url })) {
          const outgoing = { address: simulator.people[0], message: said, key: `${(count += 1)}` }
          expect(await channel.send?.(outgoing, simulator.settings)).toMatchObject({ state: 'sent' })
        }
    expect(simulator.taken).toHaveLength(count)
    expect(simulator.tokens.given).toBe(1)
    await simulator.close()
  })
})

describe('what Google answers', () => {
  let simulator: RcsSimulator
  beforeAll(async () => {
    simulator = await openRcs()
  })
  afterAll(() => simulator.close())
  const message: Fitted = { text: 'Hello', buttons: [] }
  const send = (more: object = {}, settings: object = {}) =>
    channel.send?.({ address: '+12025550151', message, key: 'k.0', ...more }, { ...simulator.settings, ...settings })

  test('the same key is the same id', async () => {
    expect(await send({ key: 'a.0' })).toEqual({ state: 'sent', ref: uuidOf('a.0') })
    expect(await send({ key: 'a.0' })).toEqual({ state: 'sent', ref: uuidOf('a.0') })
    expect(simulator.seen('+12025550151')).toHaveLength(1)
  })

  test('a phone without RCS, a number that is none, an account that is none', async () => {
    expect(await send({ address: '+12025550199' })).toEqual({ state: 'refused', reason: 'unreachable' })
    expect(await send({ address: 'ann' })).toEqual({ state: 'failed', reason: 'no phone number' })
    expect(await send({}, { serviceAccount: '{}' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { serviceAccount: '{"client_email":"a","private_key":"b"}' })).toMatchObject({
      state: 'unauthorised',
      reason: 'the key of the serviceAccount cannot be read',
    })
    const other = (simulator.settings['serviceAccount'] ?? '').replace('rbm@', 'another@')
    expect(await send({}, { serviceAccount: other })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { agentId: 'another_agent' })).toMatchObject({ state: 'unauthorised' })
  })

  test('a token lasts, and one that ended is asked for anew', async () => {
    await send({ key: 'b.0' })
    const before = simulator.tokens.given
    await Promise.all([send({ key: 'b.1' }), send({ key: 'b.2' })])
    expect(simulator.tokens.given).toBe(before)
    simulator.tokens.end()
    expect(await send({ key: 'b.3' })).toMatchObject({ state: 'sent' })
    expect(simulator.tokens.given).toBe(before + 1)
  })

  test.each([
    [400, 'INVALID_ARGUMENT', '', 'failed'],
    [403, 'PERMISSION_DENIED', 'The caller does not have permission', 'unauthorised'],
    [403, 'PERMISSION_DENIED', 'Agent is not launched', 'refused'],
    [403, 'PERMISSION_DENIED', 'The user has unsubscribed', 'stopped'],
    [409, 'ALREADY_EXISTS', '', 'sent'],
    [429, 'RESOURCE_EXHAUSTED', '', 'retry'],
    [503, 'UNAVAILABLE', '', 'retry'],
  ])('%i %s %s', async (status, name, words, state) => {
    const answers = (code: number, body: object) => ({
      status: code,
      url: '',
      headers: {},
      body: Buffer.alloc(0),
      text: () => '',
      json: () => body,
    })
    const other = rcsChannel({
      request: (address) =>
        Promise.resolve(
          String(address).endsWith('/token')
            ? answers(200, { access_token: 't' })
            : answers(status, { error: { status: name, message: words } }),
        ),
      close: () => Promise.resolve(),
    })
    const outgoing = { address: '+12025550151', message, key: 'k.0' }
    expect(await other.send?.(outgoing, simulator.settings)).toMatchObject({ state })
  })

  test('what somebody does on their phone arrives, and a file is fetched from where Google lays it', async () => {
    const brought: InboundItem[] = []
    const hook = await openProvider(({ method, headers, body }) => {
      const known = Object.entries(headers).map(([name, value]) => [name, String(value)])
      const request = { method, url: '', headers: Object.fromEntries(known), query: {}, body }
      const received = channel.receive?.(request, simulator.settings)
      brought.push(...(received?.items ?? []))
      return { status: 200, body: received?.answer?.body ?? '{}' }
    })
    simulator.connect(hook.url)
    const [ann, ben] = simulator.people
    expect(await (await simulator.prove()).text()).toBe('1234567890')
    const bytes = Buffer.from('a picture')
    await simulator.write(ben, { type: 'image', bytes, mime: 'image/png', name: 'dress.png' })
    await send({ address: ann, key: 'c.0', message: { text: 'Which?', buttons: [{ id: 'AZ.0', label: 'Yes' }] } })
    await simulator.tap(ann, 'Yes')
    await simulator.subscribe(ben, false)
    simulator.connect('')
    const said = brought.flatMap((item) => (item.kind === 'message' ? item.parts : []))
    expect(said).toMatchObject([
      { type: 'remote', name: 'dress.png' },
      { type: 'tap', token: 'AZ.0', label: 'Yes' },
    ])
    expect(brought.at(-1)).toMatchObject({ kind: 'consent', address: ben, wants: false })
    const ref = said.find((part) => part.type === 'remote')?.ref ?? ''
    expect(await channel.media?.(ref, simulator.settings)).toEqual({ state: 'fetched', type: 'image/png', bytes })
    expect(await channel.media?.(`${ref}x`, simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.(ref, SETTINGS)).toEqual({ state: 'failed', reason: 'refused_address' })
    await hook.close()
  })

  test('the connection test says what is wrong', async () => {
    const check = async (more: object = {}) =>
      (await channel.setup?.check({ ...simulator.settings, ...more }, 'https://shop.example'))?.map(({ ok, code }) => [
        ok,
        code,
      ])
    const good = [
      [true, 'account'],
      [true, 'agent'],
    ]
    expect(await check()).toEqual([...good, [true, 'webhook']])
    expect(await check({ testNumber: '+12025550151' })).toEqual([...good, [true, 'reached'], [true, 'webhook']])
    expect(await check({ testNumber: '+12025550199' })).toEqual([...good, [false, 'not_reached'], [true, 'webhook']])
    expect(await check({ agentId: 'another' })).toContainEqual([false, 'agent'])
    expect(await check({ serviceAccount: 'x' })).toEqual([[false, 'service_account']])
    expect(
      await check({ apiBase: 'http://127.0.0.1:1', serviceAccount: `${simulator.settings['serviceAccount']} ` }),
    ).toEqual([[false, 'unreachable']])
  })
})
