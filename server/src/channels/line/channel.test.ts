import { type LineSimulator, openLine } from '@souk/demo/simulators/line.ts'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Channel, ConnectionSettings, RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { uuidOf } from '../key-uuid.ts'
import { bodyOf } from './body.ts'
import { lineChannel } from './channel.ts'
import { LINE_ERRORS } from './errors.ts'
import { LINE_LIMITS } from './limits.ts'
import { sortLine } from './send.ts'

const REPLAY = new URL('../../../test/replay/line/', import.meta.url)
const schemaOf = (file: string) =>
  z.fromJSONSchema(z.looseObject({}).parse(JSON.parse(readFileSync(new URL(file, REPLAY), 'utf8'))))
const HOOK = 'https://souk.example/webhooks/line/1'

const http = createHttpClient({ allowHosts: [] })
let simulator: LineSimulator
let channel: Channel
let settings: ConnectionSettings
let ann = ''

beforeAll(async () => {
  simulator = await openLine()
  channel = lineChannel(http)
  settings = { ...simulator.settings }
  ann = simulator.people[0]
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

function requestOf(events: readonly Record<string, unknown>[], from = simulator): RawRequest {
  const { body, headers } = from.reportOf(events)
  return { method: 'POST', url: HOOK, headers, query: {}, body: Buffer.from(body) }
}

function itemsOf(events: readonly Record<string, unknown>[]): InboundItem[] {
  const { items } = channel.receive?.(requestOf(events), settings) ?? { items: [] }
  for (const item of items) Arrival.parse(item)
  return items
}

const webhook = schemaOf('webhook.schema.json')
/** What an event as LINE describes it brings. */
function heard(event: Record<string, unknown>): InboundItem[] {
  const whole = { ...simulator.around(ann), webhookEventId: 'event', ...event }
  expect(webhook.safeParse(JSON.parse(simulator.reportOf([whole]).body)).error).toBeUndefined()
  return itemsOf([whole])
}
const said = (message: Record<string, unknown>) =>
  heard({ type: 'message', replyToken: 'r', message: { id: '1', ...message } })

channelSuite('line', 'pushed', async (): Promise<ChannelBench> => {
  const bench = await openLine()
  const client = createHttpClient({ allowHosts: [] })
  return {
    channel: lineChannel(client),
    settings: { ...bench.settings },
    people: bench.people,
    request: (items) =>
      requestOf(
        items.map(({ id, from, text }) => ({
          ...bench.around(from),
          type: 'message',
          message: { id, type: 'text', text, quoteToken: 'q' },
        })),
        bench,
      ),
    // LINE takes nothing but a UUID: each key has its own.
    taken: () => bench.taken.map((one) => ({ ...one, key: one.key === uuidOf('key-1') ? 'key-1' : one.key })),
    answer: (status, words) => void Object.assign(bench.provider, { status, words }),
    refusals: [['unreachable', 400, { message: 'Failed to send messages' }]],
    async close() {
      await client.close()
      await bench.close()
    },
  }
})

describe('what they say', () => {
  const line = { contentProvider: { type: 'line' }, quoteToken: 'q' }
  const sticker = { type: 'sticker', packageId: '1', stickerId: '2', stickerResourceType: 'STATIC', quoteToken: 'q' }
  const text = (words: string) => [{ type: 'text', text: words }]
  test.each<[string, Record<string, unknown>, unknown]>([
    ['a text', { type: 'text', text: 'Hi', quoteToken: 'q' }, text('Hi')],
    [
      'emojis and a mention',
      {
        type: 'text',
        text: '@Souk (love)',
        quoteToken: 'q',
        emojis: [{ index: 6, length: 6, productId: 'p', emojiId: '1' }],
        mention: { mentionees: [{ type: 'user', index: 0, length: 5, isSelf: true }] },
      },
      text('@Souk (love)'),
    ],
    ['a picture', { type: 'image', ...line }, [{ type: 'remote', media: 'image', ref: '1' }]],
    [
      'one of several pictures',
      { type: 'image', ...line, imageSet: { id: 's', index: 1, total: 2 } },
      [{ type: 'remote', media: 'image', ref: '1' }],
    ],
    [
      'a picture of another app',
      {
        type: 'image',
        quoteToken: 'q',
        contentProvider: { type: 'external', originalContentUrl: 'https://x.example/1.jpg' },
      },
      [{ type: 'remote', media: 'image', ref: 'https://x.example/1.jpg' }],
    ],
    ['a film', { type: 'video', duration: 60_000, ...line }, [{ type: 'remote', media: 'video', ref: '1' }]],
    [
      'a voice note',
      { type: 'audio', duration: 3000, contentProvider: { type: 'line' } },
      [{ type: 'remote', media: 'audio', ref: '1' }],
    ],
    [
      'a file',
      { type: 'file', fileName: 'sizes.pdf', fileSize: 3 },
      [{ type: 'remote', media: 'file', ref: '1', name: 'sizes.pdf' }],
    ],
    [
      'a place',
      { type: 'location', title: 'Café', address: 'Street 1', latitude: 35.7, longitude: 139.7 },
      [{ type: 'location', latitude: 35.7, longitude: 139.7, label: 'Café, Street 1' }],
    ],
    ['a sticker', { ...sticker, keywords: ['thanks', 'bow', 'bear', 'kind'] }, text('[sticker thanks bow bear]')],
    ['a sticker with words on it', { ...sticker, stickerResourceType: 'MESSAGE', text: 'Love it' }, text('Love it')],
  ])('%s', (_name, message, parts) => {
    expect(said(message)).toMatchObject([{ kind: 'message', dedupe: '1', address: ann, parts }])
  })

  test('what is new at LINE or cannot be read is named, and its neighbours are heard', () => {
    const message = (content: unknown) => ({ ...simulator.around(ann), type: 'message', message: content })
    const items = itemsOf([
      message({ id: '1', type: 'hologram' }),
      { type: 'message', webhookEventId: 7 },
      message({ id: '2', type: 'location', latitude: 'north' }),
      { ...message(null), webhookEventId: 'no-message' },
      message({ id: '3', type: 'text', text: 'still here' }),
    ])
    expect(items.map((item) => (item.kind === 'message' ? [item.dedupe, item.parts] : item))).toEqual([
      ['1', [{ type: 'text', text: '[hologram]' }]],
      ['2', [{ type: 'text', text: '[location]' }]],
      ['no-message', [{ type: 'text', text: '[message]' }]],
      ['3', [{ type: 'text', text: 'still here' }]],
    ])
  })

  test('which message is answered, and that it came before, is told', () => {
    const answer = { type: 'text', text: 'this one', quoteToken: 'q', quotedMessageId: '99' }
    expect(said(answer)).toMatchObject([{ replyTo: '99' }])
    const again = { type: 'message', deliveryContext: { isRedelivery: true }, message: { id: '1', ...answer } }
    expect(heard(again)).toEqual(said(answer))
  })

  test('a tap is its token; of a date that was picked the words are the date', () => {
    expect(heard({ type: 'postback', postback: { data: 'token' } })).toMatchObject([
      { dedupe: 'event', parts: [{ type: 'tap', token: 'token' }] },
    ])
    const picked = (params: Record<string, string>) =>
      heard({ type: 'postback', postback: { data: 'when', params } }).map((item) => 'parts' in item && item.parts)
    expect(picked({ datetime: '2026-12-24T10:30' })).toEqual([[{ type: 'text', text: '2026-12-24 10:30' }]])
    expect(picked({ date: '2026-12-24' })).toEqual([[{ type: 'text', text: '2026-12-24' }]])
    expect(picked({ newRichMenuAliasId: 'second', status: 'SUCCESS' })).toEqual([])
  })

  test('taken back, added as a friend, blocked, let in again', () => {
    expect(heard({ type: 'unsend', unsend: { messageId: '1' } })).toMatchObject([
      { kind: 'unsend', dedupe: 'event', ref: '1' },
    ])
    const follow = (isUnblocked: boolean) => heard({ type: 'follow', replyToken: 'r', follow: { isUnblocked } })
    expect(follow(false)).toMatchObject([{ kind: 'message', parts: [{ type: 'text', text: '👋' }] }])
    expect(follow(true)).toMatchObject([{ kind: 'consent', address: ann, wants: true }])
    expect(heard({ type: 'unfollow' })).toMatchObject([{ kind: 'consent', address: ann, wants: false }])
  })

  const hi = { id: '1', type: 'text', text: 'Hi', quoteToken: 'q' }
  test.each<[string, Record<string, unknown>]>([
    ['a group', { type: 'message', source: { type: 'group', groupId: 'C1', userId: 'U1' }, message: hi }],
    ['a room', { type: 'message', source: { type: 'room', roomId: 'R1' }, message: hi }],
    ['joined', { type: 'join', replyToken: 'r', source: { type: 'group', groupId: 'C1' } }],
    ['left', { type: 'leave', source: { type: 'group', groupId: 'C1' } }],
    ['members', { type: 'memberJoined', replyToken: 'r', joined: { members: [{ type: 'user', userId: 'U1' }] } }],
    ['members gone', { type: 'memberLeft', left: { members: [{ type: 'user', userId: 'U1' }] } }],
    ['a film watched', { type: 'videoPlayComplete', replyToken: 'r', videoPlayComplete: { trackingId: 't' } }],
    ['a beacon', { type: 'beacon', replyToken: 'r', beacon: { hwid: 'h', type: 'enter' } }],
    ['an account linked', { type: 'accountLink', link: { result: 'ok', nonce: 'n' } }],
    ['a membership', { type: 'membership', replyToken: 'r', membership: { type: 'joined', membershipId: 1 } }],
    ['a module', { type: 'module', module: { type: 'attached', botId: 'b', scopes: [] } }],
    ['activated', { type: 'activated', chatControl: { expireAt: 1 } }],
    ['deactivated', { type: 'deactivated' }],
    ['suspended', { type: 'botSuspended' }],
    ['resumed', { type: 'botResumed' }],
    ['a notification delivered', { type: 'delivery', delivery: { data: 'd' } }],
  ])('says nothing to the shop: %s', (_name, event) => {
    expect(heard(event)).toEqual([])
  })

  test('whatever a signed report holds, it is read without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, other, third) => {
        const around = simulator.around(ann)
        itemsOf([
          { ...around, type: 'message', message: one },
          { ...around, type: 'message', message: { id: other, type: 'location', latitude: third, keywords: one } },
          { ...around, type: 'postback', postback: { data: one, params: other } },
          { ...around, type: 'follow', follow: third },
        ])
        const request = requestOf([])
        expect(channel.receive?.(request, settings)).toEqual({ items: [] })
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is sent', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const options = { limits: LINE_LIMITS, message: '01900000-0000-7000-8000-000000000001', url }
  const push = schemaOf('push.schema.json')
  const send = (message: Fitted, key: string) => channel.send?.({ address: ann, message, key }, settings)
  const button = (label: string) => ({ id: `token.${label}`, label })
  const messagesOf = (message: Fitted) =>
    z.object({ messages: z.array(z.looseObject({ type: z.string() })) }).parse(bodyOf({ address: ann, message }))
      .messages

  test('everything a shop can say is what LINE’s schema says, and is taken', async () => {
    let count = 0
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const message of fit([part], { ...options, locale })) {
          const body = bodyOf({ address: ann, message })
          expect(push.safeParse(body).error, JSON.stringify(body)).toBeUndefined()
          expect(await send(message, `all.${(count += 1)}`), JSON.stringify(body)).toMatchObject({ state: 'sent' })
        }
    expect(count).toBeGreaterThan(50)
  })

  test('the same key is the same UUID; what was taken before counts as sent, under the same id', async () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(z.uuid().safeParse(uuidOf(key)).success).toBe(true)
        expect(uuidOf(key)).toBe(uuidOf(key))
      }),
    )
    const before = simulator.taken.length
    const sent = await send({ text: 'Once', buttons: [] }, 'once.0')
    expect(await send({ text: 'Once', buttons: [] }, 'once.0')).toEqual(sent)
    expect(simulator.taken.length).toBe(before + 1)
  })

  test('a provider that fails now and then takes each message once, in the end', async () => {
    const poor = await openLine({ busy: 0.1, broken: 0.2, reset: 0.2, seed: 3 })
    const [, ben] = poor.people
    const fates = new Map<string, number>()
    for (let number = 0; number < 30; number += 1) {
      const outgoing = { address: ben, message: { text: String(number), buttons: [] }, key: `poor.${number}` }
      let state = ''
      for (let tries = 0; tries < 30 && state !== 'sent'; tries += 1) {
        state = (await channel.send?.(outgoing, { ...poor.settings }))?.state ?? ''
        fates.set(state, (fates.get(state) ?? 0) + 1)
      }
      expect(state).toBe('sent')
    }
    expect(poor.taken.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, number) => String(number)))
    // Half of what broke had been taken before it did.
    expect(fates.get('retry')).toBeGreaterThan(0)
    expect(fates.get('uncertain')).toBeGreaterThan(0)
    await poor.close()
  })

  test('few buttons stand in a bubble, which computers show too; more are quick replies', () => {
    const few = { text: 'Which?', buttons: ['A', 'B', 'C', 'D'].map(button) }
    expect(messagesOf(few)).toMatchObject([
      {
        type: 'flex',
        altText: 'Which?',
        contents: {
          type: 'bubble',
          footer: {
            contents: few.buttons.map(({ id, label }) => ({ action: { data: id, label, displayText: label } })),
          },
        },
      },
    ])
    expect(messagesOf({ text: 'Which?', buttons: ['A', 'B', 'C', 'D', 'E'].map(button) })).toMatchObject([
      { type: 'text', text: 'Which?', quickReply: { items: { length: 5 } } },
    ])
  })

  test('a page is a button, above what can be tapped; an address that LINE would not open is said', () => {
    const page = (address: string) =>
      messagesOf({ text: 'Pay', buttons: [button('Later')], link: { label: 'Pay now', url: address } })
    expect(page('https://market.example/pay')).toMatchObject([
      {
        contents: {
          footer: {
            contents: [
              { style: 'primary', action: { type: 'uri', label: 'Pay now', uri: 'https://market.example/pay' } },
              { style: 'link' },
            ],
          },
        },
      },
    ])
    const long = `https://market.example/${'x'.repeat(1000)}`
    expect(page(long)).toMatchObject([
      { altText: expect.stringContaining('Pay'), contents: { footer: { contents: [{}] } } },
    ])
    expect(JSON.stringify(page(long))).toContain(long)
  })

  test('a picture comes with its words; LINE shows none that is not from https', () => {
    const picture = (address: string) =>
      messagesOf({ text: 'Aurora', buttons: [], media: { type: 'image', url: address } })
    expect(picture('https://market.example/1.png')).toEqual([
      {
        type: 'image',
        originalContentUrl: 'https://market.example/1.png',
        previewImageUrl: 'https://market.example/1.png',
      },
      { type: 'text', text: 'Aurora' },
    ])
    expect(picture('http://127.0.0.1/1.png')).toEqual([{ type: 'text', text: 'Aurora\nhttp://127.0.0.1/1.png' }])
    const card = { title: 'Aurora', text: '$120', image: 'http://127.0.0.1/1.png', buttons: [] }
    const cards = { text: '', buttons: [], cards: [card] }
    expect(JSON.stringify(messagesOf(cards))).not.toContain('hero')
    // A provider of one's own stands beside us.
    expect(JSON.stringify(bodyOf({ address: ann, message: cards }, { here: true }))).toContain('hero')
  })

  test('rows to pick from have their page under them', () => {
    const list = { button: 'Choose', rows: [{ id: 'token.row', label: 'Size 38', hint: '2 left' }] }
    const link = { label: 'Open', url: 'https://market.example/p' }
    const body = bodyOf({ address: ann, message: { text: 'Size?', buttons: [], list, link } })
    expect(push.safeParse(body).error).toBeUndefined()
    expect(JSON.stringify(body)).toMatch(/token\.row.*footer.*market\.example/)
  })

  test('as many cards as there may be, each with as many words, are no more than LINE takes', async () => {
    const { cards, cardTitle, cardText, cardButtons, buttonLabel } = LINE_LIMITS
    const address = `https://market.example/${'x'.repeat(300)}`
    const full = {
      title: 'ქ'.repeat(cardTitle),
      text: 'ქ'.repeat(cardText),
      image: address,
      url: address,
      buttons: Array.from({ length: cardButtons }, () => button('ქ'.repeat(buttonLabel))),
    }
    const message = { text: '', buttons: [], cards: Array.from({ length: cards }, () => full) }
    expect(await send(message, 'full')).toMatchObject({ state: 'sent' })
  })

  test('what is written from right to left stands so', () => {
    const [message] = messagesOf({ text: '1. فستان', buttons: [button('نعم')] })
    expect(message).toMatchObject({ contents: { direction: 'rtl' } })
    expect(JSON.stringify(messagesOf({ text: 'Dress', buttons: [button('Yes')] }))).not.toContain('rtl')
  })

  test('a tap comes back as what stood behind it', async () => {
    await send({ text: 'Sure?', buttons: [button('Yes'), button('No')] }, 'tap.0')
    const list = { button: 'Choose', rows: [{ id: 'token.row', label: 'Size 38', hint: '2 left' }] }
    await send({ text: 'Size?', buttons: [], list }, 'tap.1')
    expect(simulator.seen(ann).at(-1)).toMatchObject({ text: 'Size?\nSize 38\n2 left', buttons: ['Size 38'] })
    const bodies: string[] = []
    const hook = createServer((request, response) => {
      request.on('data', (chunk) => bodies.push(String(chunk))).on('end', () => response.end())
    }).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const bound = hook.address()
    simulator.connect(`http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/`)
    await simulator.tap(ann, 'No')
    await simulator.tap(ann, 'Size 38')
    hook.close()
    expect(bodies.join('\n')).toMatch(/token\.No[^]*token\.row/)
  })

  test.each(LINE_ERRORS.map((rule) => [rule.reason, rule] as const))('is sorted: %s', (reason, { status, state }) => {
    const words: Record<string, string> = {
      unreachable: 'Failed to send messages',
      'the messages of this month are used up': 'You have reached your monthly limit.',
      'too many requests': 'The API rate limit has been exceeded. Try again later.',
    }
    expect(sortLine({ status, words: words[reason] ?? '' })).toMatchObject({ state, reason })
  })

  test('whatever LINE does not name is judged by its status', () => {
    expect(sortLine({ status: 400, words: 'The request body has 1 error(s)' })).toEqual({
      state: 'failed',
      reason: '400: The request body has 1 error(s)',
    })
    expect(sortLine({ status: 429, words: 'Too many concurrent requests' })).toMatchObject({ state: 'retry' })
    expect(sortLine({ status: 502, words: '' })).toEqual({ state: 'retry', reason: 'status 502' })
  })

  test('nobody is there, the month is used up, the token is old', async () => {
    const message = { text: 'Hi', buttons: [] }
    const nobody = channel.send?.({ address: 'U0', message, key: 'n' }, settings)
    expect(await nobody).toEqual({ state: 'refused', reason: 'unreachable' })
    simulator.use(100_000)
    expect(await send(message, 'm')).toMatchObject({ state: 'unauthorised', reason: expect.stringContaining('month') })
    simulator.use(0)
    const old = channel.send?.({ address: ann, message, key: 'o' }, { ...settings, channelAccessToken: 'old' })
    expect(await old).toMatchObject({ state: 'unauthorised' })
  })
})

describe('files', () => {
  test('are fetched by the message’s id with the token; those of another app from where they lie, without it', async () => {
    simulator.connect(`${simulator.provider.url}/nobody`)
    simulator.provider.faults.latencyMs = 0
    const asked: (string | undefined)[] = []
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers.authorization)
      const isFilm = request.url?.includes('/film/') === true
      response.writeHead(isFilm ? 202 : 200, { 'content-type': 'image/png' }).end('png')
    }).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    const bound = elsewhere.address()
    const base = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
    const open = createHttpClient({ allowHosts: ['127.0.0.1'] })
    const media = (ref: string) => lineChannel(open).media?.(ref, { ...settings, apiBase: base })
    expect(await media('1')).toMatchObject({ state: 'fetched', type: 'image/png', bytes: Buffer.from('png') })
    expect(await media(`${base}/1.png`)).toMatchObject({ state: 'fetched' })
    expect(asked).toEqual([`Bearer ${settings['channelAccessToken']}`, undefined])
    // It is still being made ready.
    expect(await media('film')).toEqual({ state: 'retry', reason: 'status 202' })
    expect(await channel.media?.('gone', settings)).toEqual({ state: 'failed', reason: 'status 404' })
    await open.close()
    elsewhere.close()
  })
})

describe('the connection test', () => {
  const codes = async (with_: ConnectionSettings, hook: string) =>
    (await channel.setup?.check(with_, hook))?.map(({ ok, code }) => `${code} ${ok}`)

  test('says whose token it is, tells LINE our address, lets it try and counts what is left', async () => {
    const hook = createServer((_request, response) => response.end()).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const bound = hook.address()
    const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/webhooks/line/1`
    expect(await codes(settings, address)).toEqual(['account true', 'webhook true', 'quota true'])
    simulator.active(false)
    simulator.use(100_000)
    expect(await codes(settings, address)).toEqual(['account true', 'webhook_off false', 'quota false'])
    simulator.active(true)
    simulator.use(0)
    hook.close()
    expect(await codes(settings, address)).toEqual(['account true', 'webhook_failed false', 'quota true'])
  })

  test('says what is wrong with the token, the address or the way there, and shows no secret', async () => {
    const old = { ...settings, channelAccessToken: 'old-token' }
    expect(await codes(old, HOOK)).toEqual(['token false'])
    expect(JSON.stringify(await channel.setup?.check(old, HOOK))).not.toContain('old-token')
    expect(await codes({ ...settings, apiBase: 'http://127.0.0.1:1' }, HOOK)).toEqual(['unreachable false'])
  })
})
