import { openMessenger } from '@souk/demo/simulators/inbox.ts'
import { Part } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Channel, ConnectionSettings, RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import { MESSAGING_ERRORS } from '../graph/errors.ts'
import { sortRefusal } from '../graph/send.ts'
import { SIGNATURE, signGraph } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { messengerChannel } from './channel.ts'
import { MESSENGER_LIMITS } from './limits.ts'

const http = createHttpClient({ allowHosts: [] })
let simulator: Awaited<ReturnType<typeof openMessenger>>
let channel: Channel
let settings: ConnectionSettings
let page = ''
let ann = ''

beforeAll(async () => {
  simulator = await openMessenger()
  channel = messengerChannel(http)
  settings = { ...simulator.settings, trusted: 'yes' }
  page = settings['pageId'] ?? ''
  ann = simulator.people[0]
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

function requestOf(report: unknown, secret = settings['appSecret'] ?? ''): RawRequest {
  const body = Buffer.from(JSON.stringify(report))
  const headers = { [SIGNATURE]: signGraph(secret, body) }
  return { method: 'POST', url: 'https://souk.example/webhooks/messenger/1', headers, query: {}, body }
}

function itemsOf(report: unknown): InboundItem[] {
  const { items } = channel.receive?.(requestOf(report), settings) ?? { items: [] }
  for (const item of items) Arrival.parse(item)
  return items
}

const at = 1_700_000_000_000
const from = (sender: string, recipient: string, content: Record<string, unknown>) => ({
  sender: { id: sender },
  recipient: { id: recipient },
  timestamp: at,
  ...content,
})
const heard = (content: Record<string, unknown>) => itemsOf(simulator.reportOf([from(ann, page, content)]))
const said = (message: Record<string, unknown>) => heard({ message: { mid: 'm_1', ...message } })
const partsIn = (items: InboundItem[]) =>
  items.flatMap((item) => (item.kind === 'message' || item.kind === 'echo' ? item.parts : []))
const change = (field: string, value: unknown) =>
  itemsOf({ object: 'page', entry: [{ id: page, time: 1, changes: [{ field, value }] }] })

channelSuite('messenger', 'pushed', async (): Promise<ChannelBench> => {
  const bench = await openMessenger()
  const client = createHttpClient({ allowHosts: [] })
  return {
    channel: messengerChannel(client),
    settings: { ...bench.settings, trusted: 'yes' },
    people: bench.people,
    request: (items) =>
      requestOf(
        bench.reportOf(items.map(({ id, from: sender, text }) => from(sender, page, { message: { mid: id, text } }))),
      ),
    taken: () => bench.taken,
    answer: (status, words) => void Object.assign(bench.provider, { status, words }),
    refusals: [
      ['window_closed', 400, { error: { code: 10, error_subcode: 2018278, message: 'outside of allowed window' } }],
      ['unreachable', 400, { error: { code: 551, message: 'This person isn’t available right now' } }],
      ['unreachable', 400, { error: { code: 100, error_subcode: 2018001, message: 'No matching user found' } }],
    ],
    async close() {
      await client.close()
      await bench.close()
    },
  }
})

describe('what they say', () => {
  test.each([
    ['text', { text: 'Hi' }, [{ type: 'text', text: 'Hi' }]],
    [
      'quick reply',
      { text: 'Yes', quick_reply: { payload: 'token' } },
      [{ type: 'tap', token: 'token', label: 'Yes' }],
    ],
    [
      'picture',
      { attachments: [{ type: 'image', payload: { url: 'https://cdn/1' } }] },
      [{ type: 'remote', media: 'image', ref: 'https://cdn/1' }],
    ],
    [
      'two files and words',
      {
        text: 'these',
        attachments: [
          { type: 'video', payload: { url: 'https://cdn/2' } },
          { type: 'file', payload: { url: 'https://cdn/3' } },
        ],
      },
      [
        { type: 'text', text: 'these' },
        { type: 'remote', media: 'video', ref: 'https://cdn/2' },
        { type: 'remote', media: 'file', ref: 'https://cdn/3' },
      ],
    ],
    [
      'sticker',
      {
        sticker_id: 369239263222822,
        attachments: [{ type: 'image', payload: { url: 'https://cdn/4', sticker_id: 369239263222822 } }],
      },
      [{ type: 'remote', media: 'image', ref: 'https://cdn/4', of: 'sticker' }],
    ],
    [
      'place',
      { attachments: [{ type: 'location', title: 'Here', payload: { coordinates: { lat: 41.7, long: 44.8 } } }] },
      [{ type: 'location', latitude: 41.7, longitude: 44.8, label: 'Here' }],
    ],
    [
      'link',
      { attachments: [{ type: 'fallback', title: 'A page', url: 'https://x.example' }] },
      [{ type: 'text', text: 'A page\nhttps://x.example' }],
    ],
    ['unknown attachment', { attachments: [{ type: 'hologram' }] }, [{ type: 'text', text: '[hologram]' }]],
    ['nothing', {}, [{ type: 'text', text: '[message]' }]],
    ['cannot be read', { text: 7 }, [{ type: 'text', text: '[message]' }]],
    [
      'one field that cannot be read',
      {
        text: null,
        reply_to: 7,
        referral: { ref: 7 },
        attachments: [{ type: 'image', payload: { url: 'https://cdn/1' } }],
      },
      [{ type: 'remote', media: 'image', ref: 'https://cdn/1' }],
    ],
  ])('%s', (_name, message, parts) => {
    expect(partsIn(said(message))).toEqual(parts)
  })

  test('a product passed on, a reply, an advertisement and a link with a word are told', () => {
    const product = { elements: [{ id: '7', retailer_id: 'sku-7', title: 'Aurora', subtitle: '$129' }] }
    expect(said({ attachments: [{ type: 'template', payload: { product } }] })).toMatchObject([
      {
        parts: [{ type: 'text', text: 'Aurora' }],
        origin: { kind: 'share', ref: '7', offer: 'sku-7', title: 'Aurora' },
      },
    ])
    expect(said({ text: 'this', reply_to: { mid: 'm_0' } })).toMatchObject([{ replyTo: 'm_0' }])
    const ad = { source: 'ADS', type: 'OPEN_THREAD', ad_id: 6_045_246_247_433, ads_context_data: { ad_title: 'Prom' } }
    expect(said({ text: 'Hi', referral: ad })).toMatchObject([
      { origin: { kind: 'ad', ref: '6045246247433', title: 'Prom' } },
    ])
    expect(
      heard({
        postback: {
          mid: 'm_2',
          title: 'Get started',
          payload: 'START',
          referral: { ref: 'poster', source: 'SHORTLINK' },
        },
      }),
    ).toMatchObject([
      {
        dedupe: 'm_2',
        parts: [{ type: 'tap', token: 'START', label: 'Get started' }],
        origin: { kind: 'code', ref: 'poster' },
      },
    ])
    expect(heard({ referral: { ref: 'poster', source: 'SHORTLINK', type: 'OPEN_THREAD' } })).toMatchObject([
      { kind: 'message', parts: [{ type: 'tap', token: 'poster' }], origin: { kind: 'code', ref: 'poster' } },
    ])
    expect(heard({ optin: { ref: 'button', user_ref: 'u' } })).toMatchObject([
      { parts: [{ type: 'tap', token: 'button' }] },
    ])
  })

  test('a change, a reaction and its end', () => {
    expect(heard({ message_edit: { mid: 'm_1', text: 'better', num_edit: '2' } })).toMatchObject([
      { kind: 'edit', dedupe: 'm_1:edit:2', ref: 'm_1', text: 'better' },
    ])
    expect(heard({ reaction: { mid: 'm_1', action: 'react', emoji: '❤' } })).toMatchObject([
      { kind: 'reaction', ref: 'm_1', emoji: '❤' },
    ])
    expect(heard({ reaction: { mid: 'm_1', action: 'unreact' } })).toMatchObject([{ kind: 'reaction', emoji: null }])
  })

  test('a comment is a message from where it stands; what the Page writes itself, changes and likes are not', () => {
    const comment = {
      item: 'comment',
      verb: 'add',
      comment_id: '1_2',
      post_id: '1_1',
      message: 'How much?',
      from: { id: '77', name: 'Sheena' },
    }
    expect(change('feed', { ...comment, post: { permalink_url: 'https://fb/1' } })).toEqual([
      {
        kind: 'message',
        dedupe: 'comment:1_2',
        address: '77',
        scope: page,
        name: 'Sheena',
        parts: [{ type: 'text', text: 'How much?' }],
        origin: { kind: 'comment', ref: '1_2', url: 'https://fb/1' },
      },
    ])
    expect(change('feed', { ...comment, message: undefined })).toMatchObject([
      { parts: [{ type: 'text', text: '[comment]' }] },
    ])
    expect(change('mention', { ...comment, from: undefined, sender_id: '77', sender_name: 'S' })).toMatchObject([
      { origin: { kind: 'mention' } },
    ])
    expect(change('feed', { ...comment, from: { id: page } })).toEqual([])
    expect(change('feed', { ...comment, verb: 'remove' })).toEqual([])
    expect(change('feed', { item: 'reaction', verb: 'add', post_id: '1_1', from: { id: '77' } })).toEqual([])
  })

  test('what is written while another app has the thread stands in ours', () => {
    const standby = [from(ann, page, { message: { mid: 'm_9', text: 'Hello?' } })]
    expect(itemsOf({ object: 'page', entry: [{ id: page, time: 1, standby }] })).toMatchObject([
      { kind: 'message', dedupe: 'm_9' },
    ])
  })

  test('whatever a signed report holds, it is read without an error; what concerns another Page brings nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        itemsOf(one)
        itemsOf(
          simulator.reportOf([
            from(ann, page, { message: { mid: 'x', text: 'y', attachments: one, reply_to: other, referral: one } }),
            from(ann, page, { read: one, postback: other }),
          ]),
        )
        change('feed', one)
      }),
      { numRuns: 200 },
    )
    const others = {
      object: 'page',
      entry: [{ id: '1', messaging: [from(ann, '1', { message: { mid: 'm', text: 'Hi' } })] }],
    }
    expect(itemsOf(others)).toEqual([])
  })
})

describe('what is reported', () => {
  const echo = (message: Record<string, unknown>) =>
    itemsOf(simulator.reportOf([from(page, ann, { message: { mid: 'm_e', is_echo: true, ...message } })]))

  test('our own message tells its key back; any other was written by staff', () => {
    expect(echo({ metadata: 'souk:key.0', text: 'Hello' })).toEqual([
      { kind: 'status', dedupe: 'm_e:sent', ref: 'm_e', key: 'key.0', state: 'sent' },
    ])
    expect(echo({ app_id: 263_902_037_430_900, text: 'Lena here' })).toEqual([
      { kind: 'echo', dedupe: 'm_e', address: ann, scope: page, parts: [{ type: 'text', text: 'Lena here' }] },
    ])
    // Whatever it is that staff wrote, they have taken over; and nobody else writes as the page.
    for (const odd of [{ text: 7 }, { is_echo: 'true', text: null }])
      expect(echo(odd)).toMatchObject([{ kind: 'echo', address: ann, parts: [{ type: 'text', text: '[message]' }] }])
  })

  test('what was delivered is named, what was read is everything until then', () => {
    expect(heard({ delivery: { mids: ['m_1', 'm_2'], watermark: at } })).toMatchObject([
      { kind: 'status', ref: 'm_1', state: 'delivered' },
      { kind: 'status', ref: 'm_2', state: 'delivered' },
    ])
    expect(heard({ read: { watermark: at } })).toMatchObject([
      { kind: 'upto', address: ann, state: 'read', until: '2023-11-14T22:13:21.000Z' },
    ])
    expect(heard({ delivery: { watermark: at } })).toMatchObject([{ kind: 'upto', state: 'delivered' }])
  })

  test('who wants no more offers says so to Messenger', () => {
    const optin = (status: string) =>
      heard({ optin: { type: 'notification_messages', notification_messages_status: status } })
    expect(optin('STOP_NOTIFICATIONS')).toMatchObject([
      { kind: 'consent', address: ann, wants: false, about: 'marketing' },
    ])
    expect(optin('RESUME_NOTIFICATIONS')).toMatchObject([{ wants: true }])
  })
})

describe('what is sent', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const options = { limits: MESSENGER_LIMITS, message: '01900000-0000-7000-8000-000000000001', url }

  test('everything a shop can say is taken', async () => {
    let count = 0
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const message of fit([part], { ...options, locale }))
          expect(
            await channel.send?.({ address: ann, message, key: `k.${(count += 1)}` }, settings),
            JSON.stringify(message),
          ).toMatchObject({ state: 'sent' })
    expect(count).toBeGreaterThan(50)
  })

  test('a page opens beside the thread where it is ours, with what can be tapped under it', () => {
    const checkout = sampleParts('en').find((part) => part.type === 'checkout')
    const [message] = fit([Part.parse(checkout)], { ...options, locale: 'en' })
    if (!message) throw new Error('nothing is shown')
    expect(bodyOf({ address: ann, message, key: 'k' })).toMatchObject({
      recipient: { id: ann },
      messaging_type: 'RESPONSE',
      message: {
        metadata: 'souk:k',
        attachment: {
          payload: {
            template_type: 'button',
            buttons: [
              { type: 'web_url', url: 'https://market.example/checkout/dresses/21', webview_height_ratio: 'tall' },
            ],
          },
        },
        quick_replies: [{ content_type: 'text', title: 'Yes' }, expect.anything()],
      },
    })
  })

  test('a comment is answered to whoever wrote it, once', async () => {
    const comment = await simulator.comment('77', 'How much?')
    const message = { text: 'It is $129.', buttons: [] }
    const send = () => channel.send?.({ address: '77', message, key: 'k', replyTo: `comment:${comment}` }, settings)
    expect(await send()).toMatchObject({ state: 'sent' })
    expect(simulator.seen('77')).toMatchObject([{ text: 'It is $129.' }])
    expect(await send()).toEqual({ state: 'failed', reason: 'the comment has had its one reply' })
  })

  test('after a day nobody can be written to', async () => {
    const [, ben] = simulator.people
    const send = () => channel.send?.({ address: ben, message: { text: 'Hi', buttons: [] }, key: 'k' }, settings)
    expect(await send()).toMatchObject({ state: 'sent' })
    simulator.wait(ben, 86_400_001)
    expect(await send()).toEqual({ state: 'refused', reason: 'window_closed' })
    // A person may for a week.
    const late = { address: ben, message: { text: 'Hi', buttons: [] }, key: 'k', late: true as const }
    expect(await channel.send?.(late, settings)).toMatchObject({ state: 'sent' })
    expect(await channel.send?.(late, { ...settings, accessToken: 'not allowed' })).toEqual({
      state: 'refused',
      reason: 'window_closed',
    })
  })

  test.each([
    [190, 0, 'unauthorised'],
    [10, 0, 'unauthorised'],
    [10, 2018278, 'refused'],
    [100, 2018001, 'refused'],
    [200, 1545041, 'refused'],
    [551, 0, 'refused'],
    [613, 0, 'retry'],
    [4, 0, 'retry'],
    [80006, 0, 'retry'],
    [1200, 0, 'retry'],
    [368, 0, 'retry'],
    [10900, 0, 'failed'],
    [100, 0, 'failed'],
  ])('the error %i, %i is sorted: %s', (code, subcode, state) => {
    expect(sortRefusal({ status: 400, code, subcode, words: '' }, MESSAGING_ERRORS)).toMatchObject({ state })
  })
})

describe('what is asked of it', () => {
  test('a file is fetched from its own address, without our token', async () => {
    await simulator.write(ann, { type: 'image', bytes: Buffer.from('picture'), mime: 'image/png' })
    const ref = `${simulator.provider.url}/files/1`
    expect(await channel.media?.(ref, settings)).toEqual({
      state: 'fetched',
      type: 'image/png',
      bytes: Buffer.from('picture'),
    })
    expect(await channel.media?.(`${simulator.provider.url}/files/9`, settings)).toMatchObject({ state: 'failed' })
    // Nobody leads us into our own network.
    expect(await channel.media?.('http://127.0.0.1:1/x', { ...settings, apiBase: '' })).toMatchObject({
      state: 'failed',
    })
  })

  test('the connection test says what is right and what is wrong', async () => {
    const check = async (more: ConnectionSettings = {}) =>
      (await channel.setup?.check({ ...settings, ...more }, 'https://souk.example')) ?? []
    expect(await check()).toMatchObject([
      { ok: true, code: 'page' },
      { ok: false, code: 'webhook', text: expect.stringContaining('message_echoes') },
    ])
    simulator.connect('http://127.0.0.1:1/')
    expect(await check()).toMatchObject([{ ok: true }, { ok: true, code: 'webhook' }])
    simulator.connect('')
    expect(await check({ pageId: '1' })).toMatchObject([{ ok: false, code: 'not_found' }])
    expect(await check({ accessToken: 'old' })).toMatchObject([{ ok: false, code: 'token' }])
  })
})

test('what can be tapped stands under the cards it belongs to', () => {
  const sample = sampleParts('en')
  const parts = ['carousel', 'quick_replies'].flatMap((type) => sample.find((part) => part.type === type) ?? [])
  const messages = fit(parts, {
    limits: MESSENGER_LIMITS,
    message: '01900000-0000-7000-8000-000000000001',
    locale: 'en',
    url: (path) => path,
  })
  expect(messages).toMatchObject([{ cards: { length: 3 }, buttons: [{ label: 'Yes' }] }])
})
