import { openInstagram } from '@souk/demo/simulators/inbox.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Channel, ConnectionSettings, RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import { SIGNATURE, signGraph } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { instagramChannel } from './channel.ts'
import { INSTAGRAM_LIMITS } from './limits.ts'

const http = createHttpClient({ allowHosts: [] })
let simulator: Awaited<ReturnType<typeof openInstagram>>
let channel: Channel
let settings: ConnectionSettings
let account = ''
let ann = ''

beforeAll(async () => {
  simulator = await openInstagram()
  channel = instagramChannel(http)
  settings = { ...simulator.settings, trusted: 'yes' }
  account = settings['accountId'] ?? ''
  ann = simulator.people[0]
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

function requestOf(report: unknown, secret = settings['appSecret'] ?? ''): RawRequest {
  const body = Buffer.from(JSON.stringify(report))
  const headers = { [SIGNATURE]: signGraph(secret, body) }
  return { method: 'POST', url: 'https://souk.example/webhooks/instagram/1', headers, query: {}, body }
}

function itemsOf(report: unknown): InboundItem[] {
  const { items } = channel.receive?.(requestOf(report), settings) ?? { items: [] }
  for (const item of items) Arrival.parse(item)
  return items
}

const from = (sender: string, recipient: string, content: Record<string, unknown>) => ({
  sender: { id: sender },
  recipient: { id: recipient },
  timestamp: 1_700_000_000_000,
  ...content,
})
const heard = (content: Record<string, unknown>) => itemsOf(simulator.reportOf([from(ann, account, content)]))
const said = (message: Record<string, unknown>) => heard({ message: { mid: 'aWdf', ...message } })

channelSuite('instagram', 'pushed', async (): Promise<ChannelBench> => {
  const bench = await openInstagram()
  const client = createHttpClient({ allowHosts: [] })
  return {
    channel: instagramChannel(client),
    settings: { ...bench.settings, trusted: 'yes' },
    people: bench.people,
    request: (items) =>
      requestOf(
        bench.reportOf(
          items.map(({ id, from: sender, text }) => from(sender, account, { message: { mid: id, text } })),
        ),
      ),
    taken: () => bench.taken,
    answer: (status, words) => void Object.assign(bench.provider, { status, words }),
    refusals: [
      ['window_closed', 400, { error: { code: 10, error_subcode: 2534022, message: 'outside of allowed window' } }],
      ['unreachable', 400, { error: { code: 100, error_subcode: 2534014, message: 'The user cannot be found' } }],
    ],
    async close() {
      await client.close()
      await bench.close()
    },
  }
})

describe('what they say', () => {
  test('an answer to a story, a mention in one, a post and a reel passed on are told from where they come', () => {
    expect(said({ text: 'Love it', reply_to: { story: { id: '17', url: 'https://ig/s' } } })).toMatchObject([
      {
        parts: [
          { type: 'remote', media: 'image', ref: 'https://ig/s', of: 'story' },
          { type: 'text', text: 'Love it' },
        ],
        origin: { kind: 'story', ref: '17', url: 'https://ig/s' },
      },
    ])
    const attached = (type: string, payload: Record<string, unknown>) => said({ attachments: [{ type, payload }] })
    // What others show in their stories is not kept by us.
    expect(attached('story_mention', { url: 'https://ig/m' })).toMatchObject([
      { parts: [{ type: 'text', text: '[story mention]' }], origin: { kind: 'mention', url: 'https://ig/m' } },
    ])
    expect(attached('share', { url: 'https://cdn/p', title: 'Aurora' })).toMatchObject([
      { parts: [{ type: 'remote', media: 'image', ref: 'https://cdn/p' }], origin: { kind: 'share', title: 'Aurora' } },
    ])
    expect(attached('ig_reel', { url: 'https://cdn/r', title: 'Spring', reel_video_id: 5 })).toMatchObject([
      { parts: [{ type: 'text', text: 'Spring' }], origin: { kind: 'share', ref: '5' } },
    ])
    expect(said({ text: 'Is this there?', referral: { product: { id: '99' } } })).toMatchObject([
      { origin: { kind: 'share', ref: '99' } },
    ])
  })

  test('taking back, what Instagram cannot pass on, a heart and what was read', () => {
    expect(said({ is_deleted: true })).toMatchObject([{ kind: 'unsend', ref: 'aWdf' }])
    expect(said({ is_unsupported: true })).toMatchObject([{ parts: [{ type: 'text', text: '[unsupported message]' }] }])
    expect(said({ attachments: [{ type: 'like_heart' }] })).toMatchObject([{ parts: [{ type: 'text', text: '❤️' }] }])
    expect(heard({ read: { mid: 'aWdf' } })).toMatchObject([{ kind: 'status', ref: 'aWdf', state: 'read' }])
  })

  test.each(['comments', 'live_comments'])('%s are messages from where they stand', (field) => {
    const value = {
      id: '178',
      text: 'How much?',
      from: { id: '77', username: 'sheena' },
      media: { id: '5', ad_title: 'Prom' },
    }
    const kind = field === 'comments' ? 'comment' : 'live_comment'
    const expected = [
      {
        kind: 'message',
        dedupe: 'comment:178',
        address: '77',
        name: 'sheena',
        origin: { kind, ref: '178', title: 'Prom' },
      },
    ]
    const entry = { id: account, time: 1 }
    expect(itemsOf({ object: 'instagram', entry: [{ ...entry, changes: [{ field, value }] }] })).toMatchObject(expected)
    // With Instagram's own login it stands in the entry itself.
    expect(itemsOf({ object: 'instagram', entry: [{ ...entry, field, value }] })).toMatchObject(expected)
    const own = { ...value, from: { id: account } }
    expect(itemsOf({ object: 'instagram', entry: [{ ...entry, field, value: own }] })).toEqual([])
  })
})

describe('what is sent', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const options = { limits: INSTAGRAM_LIMITS, message: '01900000-0000-7000-8000-000000000001', url }

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

  test('no text has more bytes than Instagram takes, in whatever script', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 3000, unit: 'grapheme' }), async (words) => {
        fc.pre(words.trim() !== '')
        for (const message of fit([{ type: 'text', text: words }], { ...options, locale: 'en' }))
          expect(Buffer.byteLength(message.text)).toBeLessThanOrEqual(1000)
      }),
      { numRuns: 50 },
    )
  })

  test('a picture with a few buttons is a card; with many, what can be tapped comes first', () => {
    const media = { type: 'image' as const, url: 'https://market.example/1.png' }
    const buttons = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `t${at}`, label: `Size ${at}` }))
    const body = (count: number) =>
      bodyOf({ address: ann, key: 'k', message: { text: 'Aurora', media, buttons: buttons(count) } })
    expect(body(2)).toMatchObject({
      message: {
        attachment: {
          payload: {
            elements: [{ title: 'Aurora', image_url: media.url, buttons: [{ payload: 't0' }, { payload: 't1' }] }],
          },
        },
      },
    })
    expect(body(5)).toMatchObject({ message: { text: `Aurora\n${media.url}`, quick_replies: { length: 5 } } })
  })

  test('a send that nobody answered is not done twice', async () => {
    simulator.provider.faults.reset = 1
    const sent = await channel.send?.({ address: ann, message: { text: 'Hi', buttons: [] }, key: 'k' }, settings)
    simulator.provider.faults.reset = 0
    expect(sent).toEqual({ state: 'uncertain', reason: 'network' })
  })
})

test('the connection test finds the wrong one of an account’s two numbers', async () => {
  const check = async (more: ConnectionSettings = {}) =>
    (await channel.setup?.check({ ...settings, ...more }, 'https://souk.example')) ?? []
  simulator.connect('http://127.0.0.1:1/')
  expect(await check()).toMatchObject([
    { ok: true, code: 'account', text: 'This is @souk.' },
    { ok: true, code: 'webhook' },
  ])
  expect(await check({ accountId: '17841400000000000' })).toMatchObject([
    { ok: false, code: 'account', text: expect.stringContaining(account) },
    expect.anything(),
  ])
  simulator.connect('')
})
