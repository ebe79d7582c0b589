import { createHmac } from 'node:crypto'
import { openX, type XSimulator } from '@souk/demo/simulators/x.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import { eventOf, wordsOf } from './body.ts'
import { xChannel } from './channel.ts'
import { X_LIMITS } from './limits.ts'
import { authorization } from './oauth.ts'

const OWN = '2244994945'
const ANN = '3001969357'
const SECRET = 'x-signs-what-it-brings-with-this'
const SETTINGS = { consumerKey: 'k', consumerSecret: SECRET, accessToken: `${OWN}-token`, accessTokenSecret: 's' }

function requestOf(report: object | string, secret = SECRET): RawRequest {
  const body = Buffer.from(typeof report === 'string' ? report : JSON.stringify(report))
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`
  return { method: 'POST', url: '', headers: { 'x-twitter-webhooks-signature': signature }, query: {}, body }
}

type Sending = { id?: string; from?: string; to?: string; more?: object }

const created = (
  message_data: object,
  { id = '954491830116155396', from = ANN, to = OWN, more = {} }: Sending = {},
) => ({
  type: 'message_create',
  id,
  created_timestamp: '1516403560557',
  message_create: { target: { recipient_id: to }, sender_id: from, message_data },
  ...more,
})

const activity = (payload: object, event_type = 'dm.received', user_id = OWN) => ({
  data: { event_uuid: '1', filter: { user_id }, event_type, tag: 't', payload },
})

async function openBench(): Promise<ChannelBench> {
  const simulator = await openX({ quickReplies: true })
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: xChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['954491830116155396', '954491830116155397'],
    request: (items) =>
      requestOf(
        activity({ direct_message_events: items.map(({ id, from, text }) => created({ text }, { id, from })) }),
      ),
    taken: () => simulator.taken,
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [['unreachable', 404, { errors: [{ code: 108, message: 'Cannot find specified user' }] }]],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('x', 'pushed', openBench)

const http = createHttpClient({ allowHosts: [] })
const channel = xChannel(http)
afterAll(() => http.close())

const receive = (report: object | string) => channel.receive?.(requestOf(report), SETTINGS)
const forged = expect.objectContaining({ code: 'bad_signature' })

describe('signatures', () => {
  // https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature
  test('a request of ours bears that of the published example', () => {
    const keys = {
      consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
      consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      accessToken: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
      accessTokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    }
    const once = { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', timestamp: 1_318_622_958 }
    const url = 'https://api.x.com/1.1/statuses/update.json?include_entities=true'
    const form = { status: 'Hello Ladies + Gentlemen, a signed OAuth request!' }
    const header = authorization('POST', url, keys, once, form)
    expect(header).toContain(`oauth_signature="${encodeURIComponent('Ls93hJiZbQ3akF3HF3x1Bz8/zU4=')}"`)
    expect(header).toMatch(/^OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", oauth_nonce=/)
    expect(header).not.toContain('Hello')
  })

  test('the question whether the address is ours is answered, and nothing else signed by it', () => {
    const ask = (crc_token?: string) =>
      channel.receive?.(
        {
          method: 'GET',
          url: '',
          headers: {},
          query: crc_token === undefined ? {} : { crc_token },
          body: Buffer.alloc(0),
        },
        SETTINGS,
      )
    const token = createHmac('sha256', SECRET).update('challenge_string').digest('base64')
    expect(ask('challenge_string')).toEqual({
      items: [],
      answer: { type: 'application/json', body: JSON.stringify({ response_token: `sha256=${token}` }) },
    })
    const report = JSON.stringify(activity({ direct_message_events: [created({ text: 'forged' })] }))
    for (const asked of [undefined, '', report, ` ${report}`, '{}', '"a"', '[1]', 'a b'])
      expect(() => ask(asked), asked).toThrow(forged)
  })

  test('a connection without a secret believes nothing and answers nothing', () => {
    const bare = { ...SETTINGS, consumerSecret: '' }
    expect(() => channel.receive?.(requestOf({}, ''), bare)).toThrow(forged)
    expect(() => channel.receive?.({ ...requestOf(''), method: 'GET', query: { crc_token: 'a' } }, bare)).toThrow(
      forged,
    )
  })

  test.each(['{}', '[]', '{"data":{}}', '"x"'])('%s is refused although it is signed', (body) => {
    expect(() => receive(body)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })

  test('what is no JSON is refused although it is signed', () => {
    expect(() => receive('{')).toThrow(expect.objectContaining({ code: 'invalid_json' }))
  })
})

describe('what X brings', () => {
  const whom = { address: ANN, scope: OWN }
  const text = (words: string) => ({ type: 'text', text: words })
  const said = (parts: object[], more: object = {}) => [
    { kind: 'message', dedupe: '954491830116155396', ...whom, parts, ...more },
  ]
  const parts = (data: object, sending: Sending = {}) =>
    receive(activity({ direct_message_events: [created(data, sending)] }))?.items

  // https://docs.x.com/x-api/account-activity/introduction and https://docs.x.com/x-api/activity/event-payloads
  test('a message in either of its envelopes, with the name of whoever wrote it', () => {
    const event = created({
      text: 'Hello World!',
      entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
    })
    const expected = said([text('Hello World!')], { name: 'Jordan Brinks' })
    const old = {
      for_user_id: OWN,
      direct_message_events: [event],
      apps: { '13090192': { id: '13090192', name: 'FuriousCamperTestApp1' } },
      users: { [ANN]: { id: ANN, name: 'Jordan Brinks', screen_name: 'furiouscamper' } },
    }
    expect(receive(old)?.items).toEqual(expected)
    const users = { [ANN]: { data: { id: ANN, name: 'Jordan Brinks', username: 'furiouscamper' } } }
    expect(receive(activity({ direct_message_events: [event], users }))?.items).toEqual(expected)
  })

  test('what is told of another account of the app is not read', () => {
    expect(receive(activity({ direct_message_events: [created({ text: 'x' })] }, 'dm.received', '1'))?.items).toEqual(
      [],
    )
    expect(receive({ for_user_id: '1', direct_message_events: [created({ text: 'x' })] })?.items).toEqual([])
  })

  const media = { id: '1', url: 'https://t.co/m', media_url_https: 'https://ton.twitter.com/1.1/ton/data/dm/1/2/a.jpg' }
  const variants = [
    { content_type: 'application/x-mpegURL', url: 'https://video.twimg.com/a.m3u8' },
    { bitrate: 320_000, content_type: 'video/mp4', url: 'https://video.twimg.com/low.mp4' },
    { bitrate: 832_000, content_type: 'video/mp4', url: 'https://video.twimg.com/high.mp4' },
  ]
  const coordinates = { type: 'Point', coordinates: [-122.44, 37.77] }
  const located = (location: object) => ({ text: '', attachment: { type: 'location', location } })

  test.each<[string, object, object[]]>([
    [
      'a quick reply',
      { text: 'Yes', quick_reply_response: { type: 'options', metadata: 'AZ.0' } },
      [{ type: 'tap', token: 'AZ.0', label: 'Yes' }],
    ],
    [
      'a picture, without the address that X adds',
      { text: 'in blue? https://t.co/m', attachment: { type: 'media', media: { ...media, type: 'photo' } } },
      [{ type: 'remote', media: 'image', ref: media.media_url_https }, text('in blue?')],
    ],
    [
      'a film, the finest of its files',
      {
        text: 'https://t.co/m',
        attachment: { type: 'media', media: { ...media, type: 'video', video_info: { variants } } },
      },
      [{ type: 'remote', media: 'video', ref: 'https://video.twimg.com/high.mp4' }],
    ],
    [
      'a place',
      located({ type: 'shared_coordinate', shared_coordinate: { coordinates } }),
      [{ type: 'location', latitude: 37.77, longitude: -122.44 }],
    ],
    [
      'a place with a name',
      located({ type: 'shared_place', shared_place: { place: { id: '1', full_name: 'SoHo, NY' } } }),
      [text('SoHo, NY')],
    ],
    [
      'addresses as they were written',
      {
        text: 'see https://t.co/1',
        entities: { urls: [{ url: 'https://t.co/1', expanded_url: 'https://a.example/b' }] },
      },
      [text('see https://a.example/b')],
    ],
    ['an attachment that is new', { text: '', attachment: { type: 'hologram' } }, [text('[hologram]')]],
    ['nothing', { text: '' }, [text('[message]')]],
  ])('%s', (_name, data, expected) => {
    expect(parts(data)).toEqual(said(expected))
  })

  test('a post that is passed on, the post or the greeting that a talk began with', () => {
    const url = 'https://x.com/XDevelopers/status/1580559079470145536'
    const shared = { text: 'https://t.co/1', entities: { urls: [{ url: 'https://t.co/1', expanded_url: url }] } }
    expect(parts(shared)).toEqual(said([text(url)], { origin: { kind: 'share', ref: '1580559079470145536', url } }))
    const began = (initiated_via: object) => parts({ text: 'Hi' }, { more: { initiated_via } })?.[0]
    expect(began({ tweet_id: '123456' })).toMatchObject({ origin: { kind: 'ad', ref: '123456' } })
    expect(began({ welcome_message_id: '456789' })).toMatchObject({ origin: { kind: 'code', ref: '456789' } })
  })

  test('what the account itself sends is told as that', () => {
    expect(parts({ text: 'Anna here' }, { from: OWN, to: ANN })).toEqual([
      { kind: 'echo', dedupe: '954491830116155396', ...whom, parts: [text('Anna here')] },
    ])
  })

  test('how far they have read', () => {
    const read = {
      created_timestamp: '1518452444662',
      sender_id: ANN,
      target: { recipient_id: OWN },
      last_read_event_id: '963085315333238788',
    }
    const upto = {
      kind: 'upto',
      dedupe: 'read.963085315333238788',
      ...whom,
      state: 'read',
      until: '2018-02-12T16:20:44.662Z',
    }
    expect(receive(activity({ direct_message_mark_read_events: [read] }, 'dm.read'))?.items).toEqual([upto])
    expect(
      receive({ for_user_id: OWN, direct_message_mark_read_events: [read, { ...read, sender_id: OWN }, {}] })?.items,
    ).toEqual([upto])
  })

  test('an encrypted message is named, for nobody else can read it', () => {
    const chat = { conversation_token: 't', id: 'e4f4d3fc', sender_id: ANN, encoded_event: 'CwABAAAA' }
    expect(receive(activity(chat, 'chat.received'))?.items).toEqual([
      { kind: 'message', dedupe: 'e4f4d3fc', ...whom, parts: [text('[encrypted message]')] },
    ])
    expect(receive(activity({ ...chat, sender_id: OWN }, 'chat.received'))?.items).toEqual([])
    expect(receive(activity(chat, 'chat.sent'))?.items).toEqual([])
  })

  test('one bad entry loses no other; typing and the like say nothing', () => {
    const events = [{ type: 'message_create' }, null, created({ text: 'Hi' }), { type: 'new' }]
    expect(receive(activity({ direct_message_events: events }))?.items).toEqual(said([text('Hi')]))
    expect(
      receive({ for_user_id: OWN, direct_message_indicate_typing_events: [{}], favorite_events: [{}] })?.items,
    ).toEqual([])
  })

  test('whatever a message holds, what becomes of it can be stored', () => {
    const words = fc.oneof(fc.string(), fc.string({ minLength: 4000, maxLength: 12_000 }))
    const number = fc.oneof(fc.double(), fc.integer())
    const data = fc.record(
      {
        text: words,
        quick_reply_response: fc.record({ metadata: words }),
        entities: fc.record({ urls: fc.array(fc.record({ url: words, expanded_url: words }), { maxLength: 2 }) }),
        attachment: fc.oneof(
          fc.record({
            type: words,
            media: fc.record({ type: fc.constantFrom('photo', 'video', 'x'), media_url_https: words }),
          }),
          fc.record({
            type: words,
            location: fc.record({
              shared_coordinate: fc.record({ coordinates: fc.record({ coordinates: fc.tuple(number, number) }) }),
            }),
          }),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(data, words, (message, via) => {
        for (const item of parts(message, { more: { initiated_via: { tweet_id: via } } }) ?? [])
          expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is sent', () => {
  const link = { label: 'Pay', url: 'https://market.example/pay' }

  test('words and a picture by the second API, what can be tapped by the first', () => {
    expect(wordsOf({ text: 'Hello', buttons: [] })).toEqual({ text: 'Hello' })
    const media = { type: 'image' as const, url: 'https://market.example/1.png' }
    expect(wordsOf({ text: '', buttons: [], media }, '7')).toEqual({ attachments: [{ media_id: '7' }] })
    expect(wordsOf({ text: 'A dress', buttons: [], media })).toEqual({ text: 'A dress\nhttps://market.example/1.png' })
    const rows = [
      { id: 'AZ.0', label: 'S', hint: 'one left' },
      { id: 'AZ.1', label: 'M' },
    ]
    const event = eventOf({ text: 'Size?', buttons: [], list: { button: 'Choose', rows } }, ANN, '7')
    expect(event).toEqual({
      event: {
        type: 'message_create',
        message_create: {
          target: { recipient_id: ANN },
          message_data: {
            text: 'Size?',
            quick_reply: {
              type: 'options',
              options: [
                { label: 'S · one left', metadata: 'AZ.0' },
                { label: 'M', metadata: 'AZ.1' },
              ],
            },
            attachment: { type: 'media', media: { id: '7' } },
          },
        },
      },
    })
    expect(eventOf({ text: '$12', buttons: [], link }, ANN)).toMatchObject({
      event: { message_create: { message_data: { ctas: [{ type: 'web_url', ...link }] } } },
    })
  })

  test('by the second API all that is said is words within its limits, and one message', () => {
    for (const { tongue, locale } of TONGUES) {
      const parts = sampleParts(tongue)
      const answer = parts.filter(({ type }) => type === 'text' || type === 'carousel' || type === 'list')
      const message = '01900000-0000-7000-8000-000000000001'
      const [only, ...more] = fit(answer, {
        limits: X_LIMITS,
        message,
        locale,
        url: (path) => `https://market.example${path}`,
      })
      expect(more).toEqual([])
      expect(only?.buttons).toEqual([])
      expect(only?.text).toMatch(/^1\. .+\n2\. .+\n3\. .+/m)
    }
  })
})

describe('what X answers', () => {
  let simulator: XSimulator
  let rich: XSimulator
  const sending = (more: object = {}) => ({
    address: ANN,
    message: { text: 'Hello', buttons: [] },
    key: 'k.0',
    ...more,
  })
  const send = (more: object = {}, settings: object = {}) =>
    channel.send?.(sending(more), { ...simulator.settings, ...settings })
  beforeAll(async () => {
    simulator = await openX()
    rich = await openX({ quickReplies: true, allowance: 3 })
  })
  afterAll(async () => {
    await simulator.close()
    await rich.close()
  })

  test('the id of the event, by either API', async () => {
    expect(await send()).toEqual({ state: 'sent', ref: expect.stringMatching(/^\d+$/) })
    const buttons = [{ id: 'AZ.0', label: 'Yes' }]
    const sent = await channel.send?.(sending({ message: { text: 'Sure?', buttons } }), rich.settings)
    expect(sent).toMatchObject({ state: 'sent' })
    expect(rich.seen(ANN).at(-1)?.buttons).toEqual(['Yes'])
  })

  test('keys that are none, an address that is none', async () => {
    expect(await send({}, { accessTokenSecret: 'x' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { consumerKey: 'x' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({ address: 'ann/../1' })).toEqual({ state: 'failed', reason: 'no account of X' })
  })

  test('who takes no messages has stopped', async () => {
    const [, ben] = simulator.people
    simulator.block(ben, true)
    rich.block(ben, true)
    expect(await send({ address: ben })).toMatchObject({ state: 'stopped' })
    expect(await channel.send?.(sending({ address: ben }), rich.settings)).toMatchObject({ state: 'stopped' })
    simulator.block(ben, false)
  })

  test('what is too much waits for as long as X says', async () => {
    await channel.send?.(sending(), rich.settings)
    await channel.send?.(sending(), rich.settings)
    const spent = await channel.send?.(sending(), rich.settings)
    expect(spent).toMatchObject({ state: 'retry', reason: '88 Rate limit exceeded' })
    const afterMs = spent?.state === 'retry' ? (spent.afterMs ?? 0) : 0
    expect(afterMs).toBeGreaterThan(800_000)
    expect(afterMs).toBeLessThanOrEqual(900_000)
  })

  test.each<[number, object, object]>([
    [401, { errors: [{ code: 32, message: 'Could not authenticate you' }] }, { state: 'unauthorised' }],
    [403, { errors: [{ code: 453, message: 'You currently have access to a subset' }] }, { state: 'unauthorised' }],
    [403, { errors: [{ code: 326, message: 'locked' }] }, { state: 'unauthorised' }],
    [403, { errors: [{ code: 226, message: 'automated' }] }, { state: 'retry', afterMs: 3_600_000 }],
    [403, { errors: [{ code: 150, message: 'not following' }] }, { state: 'stopped' }],
    [
      403,
      { title: 'Forbidden', detail: 'not configured with the appropriate oauth1 app permissions' },
      { state: 'unauthorised' },
    ],
    [
      403,
      { title: 'Forbidden', detail: 'You do not have permission to DM one or more participants.' },
      { state: 'stopped' },
    ],
    [
      400,
      { title: 'Invalid Request', detail: 'One or more parameters' },
      { state: 'failed', reason: 'One or more parameters' },
    ],
    [404, {}, { state: 'failed', reason: 'status 404' }],
    [503, {}, { state: 'retry' }],
    [200, {}, { state: 'uncertain' }],
  ])('%i %j', async (status, body, expected) => {
    const request = () =>
      Promise.resolve({ status, url: '', headers: {}, body: Buffer.alloc(0), text: () => '', json: () => body })
    const other = xChannel({ request, close: () => Promise.resolve() })
    expect(await other.send?.(sending(), SETTINGS)).toMatchObject(expected)
  })

  test('of several limits that are used up the longest counts', async () => {
    const soon = Math.floor(Date.now() / 1000)
    const headers = {
      'x-rate-limit-remaining': '3',
      'x-rate-limit-reset': String(soon + 60),
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': String(soon + 7200),
    }
    const request = () =>
      Promise.resolve({ status: 429, url: '', headers, body: Buffer.alloc(0), text: () => '', json: () => ({}) })
    const sent = await xChannel({ request, close: () => Promise.resolve() }).send?.(sending(), SETTINGS)
    expect(sent?.state === 'retry' && sent.afterMs).toBeGreaterThan(7_100_000)
  })

  test('a picture is given to X and fetched again with the account’s signature alone', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a', 'hex')
    simulator.connect('http://127.0.0.1:1')
    void simulator.write(ANN, { type: 'image', bytes, mime: 'image/png' }).catch(() => undefined)
    const given = await channel.send?.(
      sending({
        message: { text: 'A dress', buttons: [], media: { type: 'image', url: `${simulator.provider.url}/dm/none` } },
      }),
      simulator.settings,
    )
    // It lies at a private address that is not ours.
    expect(given).toMatchObject({ state: 'sent' })
    expect(simulator.seen(ANN).at(-1)).toMatchObject({ text: expect.stringContaining('/dm/none'), media: [] })
    expect(await channel.media?.('https://x.com.evil.example/1', simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.('http://ton.twitter.com/1', simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.('nonsense', simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.(`${simulator.provider.url}/dm/none`, simulator.settings)).toMatchObject({
      state: 'failed',
    })
  })

  test('what may have been taken is uncertain', async () => {
    simulator.provider.faults.reset = 1
    expect(await send()).toEqual({ state: 'uncertain', reason: 'network' })
    simulator.provider.faults.reset = 0
  })

  test('the connection test connects, and says what is wrong', async () => {
    const check = async (url: string, more: object = {}) =>
      (await channel.setup?.check({ ...simulator.settings, ...more }, url))?.map(({ ok, code }) => [ok, code])
    const shop = await openShop(simulator.settings)
    expect(await check('http://127.0.0.1:1/webhooks/x/1')).toEqual([
      [true, 'account'],
      [false, 'webhook'],
    ])
    expect(await check(shop.url)).toEqual([
      [true, 'account'],
      [false, 'webhook'],
    ])
    const fresh = await openX()
    const own = { ...fresh.settings }
    const other = await openShop(own)
    for (let again = 0; again < 2; again += 1)
      expect(await check(other.url, own)).toEqual([
        [true, 'account'],
        [true, 'webhook'],
        [true, 'subscription'],
      ])
    expect([...fresh.subscribed]).toEqual(['dm.received', 'dm.sent', 'dm.read'])
    expect(await check(shop.url, { accessToken: `${OWN}-x` })).toEqual([[false, 'keys']])
    expect(await check(shop.url, { apiBase: 'http://127.0.0.1:1' })).toEqual([[false, 'unreachable']])
    await Promise.all([shop.close(), other.close(), fresh.close()])
  })
})

/** A server that answers X's question as ours does. */
async function openShop(settings: Readonly<Record<string, string>>) {
  const { openProvider } = await import('@souk/demo/simulators/simulator.ts')
  const server = await openProvider(({ method, query, headers, body }) => {
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    const request = { method, url: '', headers: given, query: Object.fromEntries(query), body }
    const answered = channel.receive?.(request, settings)?.answer
    return { status: 200, body: answered?.body ?? '{}' }
  })
  return { url: `${server.url}/webhooks/x/1`, close: () => server.close() }
}
