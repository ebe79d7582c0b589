import { openViber, type ViberSimulator } from '@souk/demo/simulators/viber.ts'
import fc from 'fast-check'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Channel, ConnectionSettings, RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { bodyOf, plainOf } from './body.ts'
import { viberChannel } from './channel.ts'
import { VIBER_ERRORS } from './errors.ts'
import { VIBER_LIMITS } from './limits.ts'
import { sortViber } from './send.ts'
import { wideJson } from './wide-json.ts'

const HOOK = 'https://souk.example/webhooks/viber/1'
const http = createHttpClient({ allowHosts: [] })
let simulator: ViberSimulator
let channel: Channel
let settings: ConnectionSettings
let ann = ''

beforeAll(async () => {
  simulator = await openViber()
  channel = viberChannel(http)
  settings = { ...simulator.settings, name: 'Bloom' }
  ann = simulator.people[0]
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

function requestOf(event: Record<string, unknown>, from = simulator): RawRequest {
  const { body, headers } = from.reportOf(event)
  return { method: 'POST', url: HOOK, headers, query: {}, body: Buffer.from(body) }
}

const received = (event: Record<string, unknown>) => {
  const { items = [], answer } = channel.receive?.(requestOf(event), settings) ?? {}
  for (const item of items) Arrival.parse(item)
  return { items, answer }
}
const heard = (event: Record<string, unknown>): InboundItem[] =>
  received({ message_token: '4912661846655238145', ...event }).items
const sender = { id: 'jc9HsWTZ2Yf2NkRZ8KcNug==', name: 'John McClane', country: 'UK', language: 'en', api_version: 1 }
const said = (message: Record<string, unknown>) => heard({ event: 'message', sender, message })

channelSuite('viber', 'pushed', async (): Promise<ChannelBench> => {
  const bench = await openViber()
  const client = createHttpClient({ allowHosts: [] })
  return {
    channel: viberChannel(client),
    settings: { ...bench.settings },
    people: bench.people,
    // Two that differ in digits which a number would lose.
    ids: ['4912661846655238145', '4912661846655238146'],
    single: true,
    request: ([item]) =>
      requestOf(
        {
          event: 'message',
          message_token: item?.id,
          sender: { id: item?.from },
          message: { type: 'text', text: item?.text },
        },
        bench,
      ),
    taken: () => bench.taken,
    answer: (status, words) => void Object.assign(bench.provider, { status, words }),
    refusals: [
      ['unreachable', 200, { status: 5, status_message: 'receiverNotRegistered' }],
      ['unreachable', 200, { status: 11, status_message: 'receiverNoSupport' }],
    ],
    async close() {
      await client.close()
      await bench.close()
    },
  }
})

describe('what they say', () => {
  const text = (words: string) => [{ type: 'text', text: words }]
  const media = 'https://dl-media.viber.com/1.jpg'
  test.each<[string, Record<string, unknown>, unknown]>([
    ['a text', { type: 'text', text: 'Hi' }, text('Hi')],
    ['a tap', { type: 'text', text: 'souk:token', tracking_data: 'x' }, [{ type: 'tap', token: 'token' }]],
    [
      'a picture with words',
      { type: 'picture', media, text: 'in blue?', thumbnail: media },
      [{ type: 'remote', media: 'image', ref: media }, ...text('in blue?')],
    ],
    ['a film', { type: 'video', media, size: 3, duration: 9 }, [{ type: 'remote', media: 'video', ref: media }]],
    [
      'a file',
      { type: 'file', media, file_name: 'sizes.pdf', size: 3 },
      [{ type: 'remote', media: 'file', ref: media, name: 'sizes.pdf' }],
    ],
    [
      'a place',
      { type: 'location', location: { lat: '41.7', lon: 44.8, address: 'Street 1' } },
      [{ type: 'location', latitude: 41.7, longitude: 44.8, label: 'Street 1' }],
    ],
    [
      'a contact',
      { type: 'contact', contact: { name: 'Ben', phone_number: '+15551234' } },
      [{ type: 'contact', name: 'Ben', phone: '+15551234' }],
    ],
    ['a link', { type: 'url', media: 'https://x.example/1' }, text('https://x.example/1')],
    ['a sticker', { type: 'sticker', sticker_id: 40_129 }, text('[sticker]')],
    ['what is new at Viber', { type: 'hologram' }, text('[hologram]')],
    ['a place that is none', { type: 'location', location: { lat: 'north' } }, text('[location]')],
    ['nothing', { type: 'text' }, text('[text]')],
  ])('%s', (_name, message, parts) => {
    expect(said(message)).toMatchObject([
      { kind: 'message', dedupe: '4912661846655238145', address: sender.id, name: 'John McClane', locale: 'en', parts },
    ])
  })

  test('numbers too long for a parser keep their last digits, and no text is touched', () => {
    expect(
      wideJson(
        '{"a":4912661846655238145,"b":[-12345678901234567,7],"c":"4912661846655238145, \\"1: 1234567890123456"}',
      ),
    ).toEqual({
      a: '4912661846655238145',
      b: ['-12345678901234567', 7],
      c: '4912661846655238145, "1: 1234567890123456',
    })
    fc.assert(
      fc.property(fc.jsonValue(), fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n }), (value, wide) => {
        const json = JSON.stringify({ value })
        const isWide = (one: unknown) => typeof one === 'number' && /^-?\d{16,}$/.test(String(one))
        const expected: unknown = JSON.parse(json, (_key, one: unknown) => (isWide(one) ? String(one) : one))
        expect(wideJson(json)).toEqual(expected)
        expect(wideJson(`{"id":${wide}}`)).toEqual({ id: String(wide) })
      }),
    )
  })

  test('in a group nothing is heard; whatever a signed report holds is read without an error', () => {
    expect(heard({ event: 'message', sender, chat_id: 'group', message: { type: 'text', text: 'Hi' } })).toEqual([])
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        received({ event: 'message', sender: one, message: other })
        received({ event: 'message', sender, message: { type: 'location', location: one, text: other } })
        received({ event: 'conversation_started', user: one, context: other, subscribed: one })
        received({ event: 'seen', user_id: ann, timestamp: one, message_token: other })
      }),
      { numRuns: 200 },
    )
  })
})

describe('who comes and goes', () => {
  const user = { ...sender, language: 'de-AT' }

  test('who opens the chat is welcomed in the answer; the word of a link comes back with what they write', () => {
    const { items, answer } = received({ event: 'conversation_started', user, subscribed: false, context: 'spring' })
    expect(items).toEqual([])
    const welcome = z
      .object({
        type: z.literal('text'),
        text: z.string(),
        tracking_data: z.string(),
        sender: z.object({ name: z.string() }),
      })
      .parse(JSON.parse(answer?.body ?? ''))
    expect(welcome.text).toMatch(/^Hallo! .*Computer/)
    expect(said({ type: 'text', text: 'Hi', tracking_data: welcome.tracking_data })).toMatchObject([
      { origin: { kind: 'code', ref: 'spring' } },
    ])
    expect(said({ type: 'text', text: 'Hi', tracking_data: '' })[0]).not.toHaveProperty('origin')
  })

  test('who is known comes by a link as somebody who says hello; otherwise their thread is as it was', () => {
    const again = received({ event: 'conversation_started', user, subscribed: true, context: 'spring' })
    expect(again).toMatchObject({
      items: [{ kind: 'message', parts: [{ type: 'text', text: '👋' }], origin: { kind: 'code', ref: 'spring' } }],
      answer: undefined,
    })
    expect(received({ event: 'conversation_started', user, subscribed: true })).toEqual({
      items: [],
      answer: undefined,
    })
  })

  test('subscribed, unsubscribed', () => {
    expect(heard({ event: 'unsubscribed', user_id: ann })).toMatchObject([
      { kind: 'consent', address: ann, wants: false },
    ])
    expect(heard({ event: 'subscribed', user })).toMatchObject([{ kind: 'consent', address: user.id, wants: true }])
  })
})

describe('what is reported', () => {
  const token = '4912661846655238145'
  test('delivered, failed; what was seen is everything until then', () => {
    expect(heard({ event: 'delivered', user_id: ann })).toMatchObject([
      { kind: 'status', ref: token, state: 'delivered' },
    ])
    expect(heard({ event: 'failed', user_id: ann, desc: 'validation failed' })).toMatchObject([
      { kind: 'status', ref: token, state: 'failed', reason: 'validation failed' },
    ])
    expect(heard({ event: 'seen', user_id: ann, timestamp: 1_457_764_197_627 })).toMatchObject([
      { kind: 'status', ref: token, state: 'read' },
      { kind: 'upto', address: ann, state: 'read', until: '2016-03-12T06:29:57.627Z' },
    ])
  })

  test.each(['webhook', 'client_status', 'action', 'hologram'])('says nothing to the shop: %s', (event) => {
    expect(received({ event, user: sender, status: { type: 'payment', code: 0 } })).toEqual({
      items: [],
      answer: undefined,
    })
  })
})

describe('what is sent', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const options = { limits: VIBER_LIMITS, message: '01900000-0000-7000-8000-000000000001', url }
  const send = (message: Fitted, address = ann) => channel.send?.({ address, message, key: 'k' }, settings)
  const button = (label: string) => ({ id: `token.${label}`, label })
  const body = (message: Fitted) => bodyOf({ address: ann, message }, { name: 'Bloom' })

  test('everything a shop can say is taken, on a phone of today and on an old one', async () => {
    const [, , old = ''] = simulator.people
    simulator.grow(old, 1)
    let count = 0
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const message of fit([part], { ...options, locale })) {
          for (const address of [ann, old])
            expect(await send(message, address), JSON.stringify(body(message))).toMatchObject({ state: 'sent' })
          count += 1
        }
    expect(count).toBeGreaterThan(50)
    expect(simulator.seen(old).every(({ cards }) => cards === undefined)).toBe(true)
  })

  test('cards are as high as each other, whole in their grid, and lead to their pages', () => {
    const card = {
      title: 'Aurora <b>',
      text: '$120',
      image: 'https://m.example/1',
      url: 'https://m.example/p',
      buttons: [],
    }
    const { rich_media: board } = z
      .looseObject({ rich_media: z.looseObject({ Buttons: z.array(z.looseObject({ Rows: z.number() })) }) })
      .parse(body({ text: '', buttons: [], cards: [{ ...card, buttons: [button('A'), button('B')] }, card] }))
    expect(board).toMatchObject({ ButtonsGroupRows: 7 })
    expect(board.Buttons.map(({ Rows }) => Rows)).toEqual([3, 2, 1, 1, 5, 2])
    expect(board.Buttons[0]).toMatchObject({ Image: card.image, ActionType: 'open-url', ActionBody: card.url })
    expect(board.Buttons[1]).toMatchObject({ Text: '<b>Aurora &lt;b&gt;</b><br>$120' })
    expect(board.Buttons[2]).toMatchObject({ ActionType: 'reply', ActionBody: 'souk:token.A', Silent: true })
  })

  test('as many cards as there may be, each with as many words, are no more than Viber takes', async () => {
    const { cards, cardTitle, cardText, cardButtons, buttonLabel } = VIBER_LIMITS
    const address = `https://market.example/${'x'.repeat(300)}`
    const full = {
      title: 'ქ'.repeat(cardTitle),
      text: 'ქ'.repeat(cardText),
      image: address,
      url: address,
      buttons: Array.from({ length: cardButtons }, () => button('ქ'.repeat(buttonLabel))),
    }
    const message = { text: '', buttons: [], cards: Array.from({ length: cards }, () => full) }
    expect(await send(message)).toMatchObject({ state: 'sent' })
  })

  test('a page stands under few words on a board; of many words its address is one', () => {
    const link = { label: 'Pay', url: 'https://m.example/pay' }
    expect(body({ text: '$120', buttons: [], link })).toMatchObject({
      type: 'rich_media',
      rich_media: { Buttons: [{ Text: '$120' }, { ActionType: 'open-url', ActionBody: link.url }] },
    })
    const long = 'Dress, light blue, 38\n'.repeat(20)
    expect(body({ text: long, buttons: [button('Later')], link })).toMatchObject({
      type: 'text',
      text: expect.stringContaining(link.url),
      keyboard: { Buttons: [{ ActionType: 'reply' }] },
    })
  })

  test('short labels stand two and two, the last alone', () => {
    const { keyboard } = z
      .looseObject({ keyboard: z.looseObject({ Buttons: z.array(z.looseObject({ Columns: z.number() })) }) })
      .parse(body({ text: 'Size?', buttons: ['36', '38', '40'].map(button) }))
    expect(keyboard.Buttons.map(({ Columns }) => Columns)).toEqual([3, 3, 6])
  })

  test('a picture whose address has no ending stands on a board', () => {
    const picture = (address: string) => body({ text: 'Aurora', buttons: [], media: { type: 'image', url: address } })
    expect(picture('https://m.example/1.png?w=960')).toMatchObject({ type: 'picture', text: 'Aurora' })
    expect(picture('https://m.example/1?w=960')).toMatchObject({
      type: 'rich_media',
      rich_media: { Buttons: [{ Image: 'https://m.example/1?w=960' }, { Text: 'Aurora' }] },
    })
  })

  test('a phone that shows no boards is told the same in words', () => {
    const card = { title: 'Aurora', text: '$120', url: 'https://m.example/p', buttons: [button('A')] }
    expect(plainOf({ text: '', buttons: [button('More')], cards: [card, card] })).toEqual({
      text: '1. Aurora\n$120\nhttps://m.example/p\n\n2. Aurora\n$120\nhttps://m.example/p',
      buttons: [button('More')],
    })
    expect(plainOf({ text: 'Hi', buttons: [] })).toBeUndefined()
  })

  test('a tap comes back as what stood behind it; the keyboard is that of the last message', async () => {
    const bodies: string[] = []
    const hook = createServer((request, response) => {
      request.on('data', (chunk) => bodies.push(String(chunk))).on('end', () => response.end())
    }).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const bound = hook.address()
    simulator.connect(`http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/`)
    await send({ text: 'Sure?', buttons: [button('Perhaps'), button('No')] })
    await simulator.tap(ann, 'No')
    await send({ text: 'Fine.', buttons: [] })
    await expect(simulator.tap(ann, 'Perhaps')).rejects.toThrow('nothing shows')
    simulator.connect('')
    hook.close()
    expect(bodies.join('\n')).toContain('souk:token.No')
  })

  test.each(Object.entries(VIBER_ERRORS))('code %s is sorted', (code, { state, reason }) => {
    expect(sortViber({ ok: false, code: Number(code), words: 'x' })).toMatchObject({
      state: state === 'plain' ? 'failed' : state,
      reason,
    })
  })

  test('an error that is not named is tried again; of another than Viber the status says something', () => {
    expect(sortViber({ ok: false, code: 99, words: 'general' })).toEqual({ state: 'retry', reason: '99: general' })
    expect(sortViber({ ok: false, http: 502 })).toMatchObject({ state: 'retry' })
    expect(sortViber({ ok: false, http: 403 })).toMatchObject({ state: 'unauthorised' })
    expect(sortViber({ ok: false, http: 200 })).toMatchObject({ state: 'uncertain' })
  })

  test('who has unsubscribed is written to no more; a token that is old is said to be', async () => {
    const [, ben] = simulator.people
    await simulator.subscribe(ben, false)
    expect(await send({ text: 'Hi', buttons: [] }, ben)).toMatchObject({ state: 'stopped' })
    const old = { ...settings, authToken: 'old' }
    expect(await channel.send?.({ address: ann, message: { text: 'Hi', buttons: [] }, key: 'k' }, old)).toMatchObject({
      state: 'unauthorised',
    })
  })
})

describe('the connection test', () => {
  const codes = async (with_: ConnectionSettings, hook: string) =>
    (await channel.setup?.check(with_, hook))?.map(({ ok, code }) => `${code} ${ok}`)

  test('says whose token it is and tells Viber our address, which it tries', async () => {
    const hook = createServer((_request, response) => response.end()).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const bound = hook.address()
    const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/webhooks/viber/1`
    expect(await codes(settings, address)).toEqual(['bot true', 'webhook true'])
    hook.close()
    expect(await codes(settings, 'http://127.0.0.1:1/')).toEqual(['bot true', 'webhook_refused false'])
  })

  test('says what is wrong with the token, the address or the way there, and shows no secret', async () => {
    const old = { ...settings, authToken: 'old-token' }
    expect(await codes(old, HOOK)).toEqual(['token false'])
    expect(JSON.stringify(await channel.setup?.check(old, HOOK))).not.toContain('old-token')
    expect(await codes({ ...settings, apiBase: 'http://127.0.0.1:1' }, HOOK)).toEqual(['unreachable false'])
  })
})
