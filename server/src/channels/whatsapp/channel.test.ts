import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import { readFileSync } from 'node:fs'
import { Part } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival, type InboundItem } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Channel, ConnectionSettings, RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { sortRefusal } from '../graph/send.ts'
import { SIGNATURE, signGraph } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { whatsappChannel } from './channel.ts'
import { WHATSAPP_ERRORS } from './errors.ts'
import { WHATSAPP_LIMITS } from './limits.ts'

const REPLAY = new URL('../../../test/replay/whatsapp/', import.meta.url)
const NUMBER = '106540352242922'
const http = createHttpClient({ allowHosts: [] })
let simulator: Awaited<ReturnType<typeof openWhatsapp>>
let channel: Channel
let settings: ConnectionSettings

beforeAll(async () => {
  simulator = await openWhatsapp()
  channel = whatsappChannel(http)
  settings = { ...simulator.settings, trusted: 'yes' }
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

function requestOf(report: unknown, secret = settings['appSecret'] ?? ''): RawRequest {
  const body = Buffer.from(JSON.stringify(report))
  const headers = { [SIGNATURE]: signGraph(secret, body) }
  return { method: 'POST', url: 'https://souk.example/webhooks/whatsapp/1', headers, query: {}, body }
}

/** What a report brings; everything that comes out can be stored. */
function itemsOf(report: unknown, more: ConnectionSettings = {}): InboundItem[] {
  const { items } = channel.receive?.(requestOf(report), { ...settings, ...more }) ?? { items: [] }
  for (const item of items) Arrival.parse(item)
  return items
}

function valueOf(value: Record<string, unknown>, field = 'messages'): unknown {
  const metadata = { display_phone_number: '15550783881', phone_number_id: NUMBER }
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field }]
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] }
}

const PHONE = '16505551234'
const USER = 'US.13491208655302741918'
const both = { contacts: [{ profile: { name: 'Sheena' }, wa_id: PHONE, user_id: USER }] }
let count = 0
const message = (content: Record<string, unknown>) => ({
  from: PHONE,
  id: `wamid.${(count += 1)}`,
  timestamp: '1749416383',
  ...content,
})
const heard = (content: Record<string, unknown>) => itemsOf(valueOf({ ...both, messages: [message(content)] }))
const partsIn = (items: InboundItem[]) =>
  items.flatMap((item) => (item.kind === 'message' || item.kind === 'echo' ? item.parts : []))

channelSuite('whatsapp', 'pushed', async (): Promise<ChannelBench> => {
  const bench = await openWhatsapp()
  const client = createHttpClient({ allowHosts: [] })
  return {
    channel: whatsappChannel(client),
    settings: { ...bench.settings, trusted: 'yes' },
    request: (items) =>
      requestOf(
        bench.reportOf(
          items.map(({ id, from, text }) => ({
            id,
            from,
            from_user_id: from,
            timestamp: '1',
            type: 'text',
            text: { body: text },
          })),
        ),
      ),
    taken: () => bench.taken,
    answer: (status, words) => void Object.assign(bench.provider, { status, words }),
    refusals: [
      ['window_closed', 400, { error: { code: 131047, message: 'Re-engagement message' } }],
      ['unreachable', 400, { error: { code: 131026, message: 'Message undeliverable' } }],
    ],
    async close() {
      await client.close()
      await bench.close()
    },
  }
})

describe('who it is', () => {
  test('an id is the address wherever it is told, and the number with it is what they may be known by', () => {
    const text = { type: 'text', text: { body: 'Hi' } }
    expect(heard(text)).toMatchObject([{ address: USER, formerly: PHONE, scope: NUMBER, name: 'Sheena' }])
    expect(heard({ ...text, from_user_id: USER })).toMatchObject([{ address: USER, formerly: PHONE }])
    // Somebody with a username: no number anywhere.
    const hidden = { contacts: [{ profile: { name: 'S', username: '@s' }, user_id: USER }] }
    const [unseen] = itemsOf(
      valueOf({ ...hidden, messages: [{ ...message(text), from: undefined, from_user_id: USER }] }),
    )
    expect(unseen).toMatchObject({ address: USER, parts: [{ type: 'text', text: 'Hi' }] })
    expect(unseen).not.toHaveProperty('formerly')
    // Before there were ids.
    const [before] = itemsOf(valueOf({ contacts: [{ wa_id: PHONE }], messages: [message(text)] }))
    expect(before).toMatchObject({ address: PHONE })
    expect(before).not.toHaveProperty('formerly')
  })

  test('messages of several people in one report are each their own', () => {
    const people = ['US.1', 'US.2'].map((user_id, at) => ({
      wa_id: `1650555000${at}`,
      user_id,
      profile: { name: user_id },
    }))
    const messages = people.map(({ wa_id }) => ({ ...message({ type: 'text', text: { body: 'Hi' } }), from: wa_id }))
    expect(itemsOf(valueOf({ contacts: people, messages })).map((item) => 'address' in item && item.address)).toEqual([
      'US.1',
      'US.2',
    ])
  })

  test('ids and numbers are written to in their own fields', () => {
    const outgoing = { message: { text: 'Hello', buttons: [] }, key: 'k' }
    expect(bodyOf({ ...outgoing, address: USER })).toMatchObject({ recipient: USER, biz_opaque_callback_data: 'k' })
    expect(bodyOf({ ...outgoing, address: USER })).not.toHaveProperty('to')
    expect(bodyOf({ ...outgoing, address: 'US.ENT.11815799212886844830' })).toHaveProperty('recipient')
    expect(bodyOf({ ...outgoing, address: PHONE })).toMatchObject({ to: PHONE })
  })

  test('a new number or a new id keeps the person', () => {
    const system = (content: Record<string, unknown>) =>
      itemsOf(valueOf({ messages: [message({ type: 'system', system: content })] }))
    expect(system({ type: 'user_changed_number', wa_id: '12195555358' })).toMatchObject([
      { kind: 'moved', address: PHONE, to: '12195555358' },
    ])
    expect(
      system({ type: 'user_changed_number', wa_id: '12195555358', previous_user_id: USER, user_id: 'US.2' }),
    ).toMatchObject([{ kind: 'moved', address: USER, formerly: PHONE, to: 'US.2' }])
    expect(system({ type: 'user_changed_user_id', previous_user_id: USER, user_id: 'US.2' })).toMatchObject([
      { address: USER, to: 'US.2' },
    ])
    expect(system({ type: 'customer_identity_changed' })).toEqual([])
    const update = { wa_id: PHONE, user_id: { previous: USER, current: 'US.2' }, timestamp: '1' }
    expect(itemsOf(valueOf({ user_id_update: [update] }, 'user_id_update'))).toMatchObject([
      { kind: 'moved', address: USER, to: 'US.2' },
    ])
  })
})

describe('what they say', () => {
  const examples = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(new URL('webhooks.json', REPLAY), 'utf8')))

  test('each report that Meta publishes is read, and what concerns a conversation arrives', async () => {
    const arrived = Object.entries(examples).map(([name, report]) => [name, itemsOf(report)])
    await expect(`${JSON.stringify(arrived, null, 2)}\n`).toMatchFileSnapshot('golden/published.txt')
  })

  test.each([
    [
      'sticker',
      { type: 'sticker', sticker: { id: 's1', mime_type: 'image/webp' } },
      [{ type: 'remote', media: 'image', ref: 's1', of: 'sticker' }],
    ],
    [
      'document',
      { type: 'document', document: { id: 'd1', filename: 'a.pdf', caption: 'see' } },
      [
        { type: 'remote', media: 'file', ref: 'd1', name: 'a.pdf' },
        { type: 'text', text: 'see' },
      ],
    ],
    [
      'voice note',
      { type: 'audio', audio: { id: 'a1', voice: true } },
      [{ type: 'remote', media: 'audio', ref: 'a1' }],
    ],
    ['video', { type: 'video', video: { id: 'v1' } }, [{ type: 'remote', media: 'video', ref: 'v1' }]],
    [
      'flow',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { response_json: '{"flow_token":"t","size":"38","n":2}', body: 'Sent' },
        },
      },
      [{ type: 'text', text: 'size: 38\nn: 2' }],
    ],
    [
      'flow that cannot be read',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{', body: 'Sent' } } },
      [{ type: 'text', text: 'Sent' }],
    ],
    [
      'unknown interactive',
      { type: 'interactive', interactive: { type: 'hologram' } },
      [{ type: 'text', text: '[hologram]' }],
    ],
    [
      'unsupported, named',
      { type: 'unsupported', unsupported: { type: 'poll_creation' } },
      [{ type: 'text', text: '[poll creation]' }],
    ],
    ['unknown kind', { type: 'dream', dream: {} }, [{ type: 'text', text: '[dream]' }]],
    ['empty text', { type: 'text', text: { body: '  ' } }, [{ type: 'text', text: '[text]' }]],
    [
      'place beyond the world',
      { type: 'location', location: { latitude: 91, longitude: 0 } },
      [{ type: 'text', text: '[location]' }],
    ],
  ])('%s', (_name, content, parts) => {
    expect(partsIn(heard(content))).toEqual(parts)
  })

  test('a reply, an advertisement and a product that was asked about are told', () => {
    const text = { type: 'text', text: { body: 'This?' } }
    expect(heard({ ...text, context: { id: 'wamid.ours', from: '1' } })).toMatchObject([{ replyTo: 'wamid.ours' }])
    const [post] = heard({ ...text, referral: { source_type: 'post', source_id: '1', source_url: 'https://fb.me/1' } })
    expect(post).toMatchObject({ origin: { kind: 'share', ref: '1', url: 'https://fb.me/1' } })
    const [product] = heard({
      ...text,
      context: { id: 'x', referred_product: { catalog_id: 'c', product_retailer_id: 'sku' } },
    })
    expect(product).toMatchObject({ origin: { kind: 'share', ref: 'c', offer: 'sku' } })
    expect(product).not.toHaveProperty('replyTo')
  })

  test('a reaction, its end, a change and taking back', () => {
    expect(heard({ type: 'reaction', reaction: { message_id: 'm', emoji: '👍' } })).toMatchObject([
      { kind: 'reaction', ref: 'm', emoji: '👍' },
    ])
    expect(heard({ type: 'reaction', reaction: { message_id: 'm' } })).toMatchObject([
      { kind: 'reaction', emoji: null },
    ])
    const edit = { original_message_id: 'm', message: { type: 'text', text: { body: 'better' } } }
    expect(heard({ type: 'edit', edit })).toMatchObject([{ kind: 'edit', ref: 'm', text: 'better' }])
    expect(heard({ type: 'revoke', revoke: { original_message_id: 'm' } })).toMatchObject([
      { kind: 'unsend', ref: 'm' },
    ])
  })

  test('one that cannot be read is named, and takes none of its neighbours with it', () => {
    const text = { type: 'text', text: { body: 'Hi' } }
    const messages = [
      message(text),
      message({ type: 'order', order: 7 }),
      null,
      { id: 3 },
      message({ type: 'text' }),
      message(text),
    ]
    expect(partsIn(itemsOf(valueOf({ ...both, messages })))).toEqual(
      ['Hi', '[order]', '[text]', 'Hi'].map((words) => ({ type: 'text', text: words })),
    )
  })

  test('of an order that is partly unreadable the rest is in the basket', () => {
    const item = (more: object) => ({
      product_retailer_id: 'sku',
      quantity: 1,
      item_price: 5,
      currency: 'EUR',
      ...more,
    })
    const product_items = [
      item({ quantity: 2 }),
      7,
      item({ product_retailer_id: '' }),
      item({ quantity: 1200, item_price: 1e300 }),
    ]
    expect(partsIn(heard({ type: 'order', order: { product_items } }))).toEqual([
      {
        type: 'basket',
        items: [
          { product: 'sku', quantity: 2, price: { amount: 500, currency: 'EUR' } },
          { product: 'sku', quantity: 999 },
        ],
      },
    ])
  })

  test('nothing of a text is lost, however long it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12_000, unit: 'grapheme' }), (words) => {
        fc.pre(words.trim() !== '')
        const whole = partsIn(heard({ type: 'text', text: { body: words } })).map((part) =>
          part.type === 'text' ? part.text : '',
        )
        expect(whole.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
      }),
      { numRuns: 30 },
    )
  })

  test('whatever a signed report holds, it is read without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        itemsOf(one)
        itemsOf(
          valueOf({
            messages: [one, { id: 'x', from: '1', type: 'text', text: other }],
            statuses: other,
            contacts: one,
          }),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('what concerns another number, groups, accounts and templates brings nothing', () => {
    const text = message({ type: 'text', text: { body: 'Hi' } })
    expect(itemsOf(valueOf({ ...both, messages: [text] }), { phoneNumberId: '1' })).toEqual([])
    expect(itemsOf(valueOf({ ...both, messages: [{ ...text, group_id: 'g' }] }))).toEqual([])
    expect(itemsOf(valueOf({ event: 'APPROVED', message_template_id: 1 }, 'message_template_status_update'))).toEqual(
      [],
    )
    expect(itemsOf({ object: 'page', entry: [] })).toEqual([])
  })
})

describe('what is reported', () => {
  const status = (content: Record<string, unknown>) =>
    itemsOf(valueOf({ statuses: [{ id: 'wamid.1', recipient_id: PHONE, recipient_user_id: USER, ...content }] }))

  test('states come with our key and what it costs; what fails says why', () => {
    const pricing = { billable: true, pricing_model: 'PMP', category: 'utility' }
    expect(status({ status: 'sent', biz_opaque_callback_data: 'key.0', pricing })).toEqual([
      {
        kind: 'status',
        dedupe: 'wamid.1:sent',
        ref: 'wamid.1',
        state: 'sent',
        key: 'key.0',
        cost: { category: 'utility' },
      },
    ])
    expect(status({ status: 'read', pricing: { ...pricing, billable: false } })).toMatchObject([
      { state: 'read', cost: { amount: 0 } },
    ])
    expect(status({ status: 'played' })).toMatchObject([{ state: 'read' }])
    const errors = [{ code: 131047, title: 'Re-engagement message' }]
    expect(status({ status: 'failed', errors })).toMatchObject([
      { state: 'failed', reason: '131047: Re-engagement message', unreached: 'window_closed' },
    ])
    expect(status({ status: 'captured', type: 'payment' })).toEqual([])
  })

  test('who wants no offers is not offered anything, and is told what they ordered', () => {
    expect(status({ status: 'failed', errors: [{ code: 131050, title: 'No marketing' }] })).toMatchObject([
      { kind: 'status', state: 'failed' },
      { kind: 'consent', address: USER, formerly: PHONE, wants: false, about: 'marketing' },
    ])
    const preference = (value: string) =>
      itemsOf(
        valueOf(
          { ...both, user_preferences: [{ wa_id: PHONE, category: 'marketing_messages', value, timestamp: 1 }] },
          'user_preferences',
        ),
      )
    expect(preference('stop')).toMatchObject([{ kind: 'consent', address: USER, wants: false, about: 'marketing' }])
    expect(preference('resume')).toMatchObject([{ kind: 'consent', wants: true, about: 'marketing' }])
  })

  test('what staff write in the phone app is theirs; of what was before only what is being talked about now', () => {
    const echo = (content: Record<string, unknown>) =>
      itemsOf(
        valueOf(
          { message_echoes: [{ from: '15550783881', to: PHONE, to_user_id: USER, id: 'wamid.e', ...content }] },
          'smb_message_echoes',
        ),
      )
    expect(echo({ type: 'text', text: { body: 'Lena here' } })).toMatchObject([
      { kind: 'echo', dedupe: 'wamid.e', address: USER, formerly: PHONE, parts: [{ type: 'text', text: 'Lena here' }] },
    ])
    const edit = { original_message_id: 'wamid.d', message: { type: 'text', text: { body: 'corrected' } } }
    expect(partsIn(echo({ type: 'edit', edit }))).toEqual([{ type: 'text', text: 'corrected' }])
    expect(echo({ type: 'revoke', revoke: { original_message_id: 'wamid.d' } })).toEqual([])
    // Whatever it is that they wrote, they have taken over.
    expect(echo({ type: 'order', order: 7 })).toMatchObject([
      { kind: 'echo', address: USER, parts: [{ type: 'text', text: '[order]' }] },
    ])
    const now = Math.floor(Date.now() / 1000)
    const past = (from: string, timestamp: number) => ({
      from,
      id: `wamid.${from}.${timestamp}`,
      timestamp: String(timestamp),
      type: 'text',
      text: { body: 'x' },
      history_context: from === PHONE ? {} : { from_me: true },
    })
    const messages = [past('15550783881', now - 60), past('15550783881', now - 100 * 86_400), past(PHONE, now - 30)]
    const history = [{ metadata: { phase: 0 }, threads: [{ id: PHONE, messages }] }]
    expect(itemsOf(valueOf({ history }, 'history'))).toMatchObject([
      { kind: 'echo', address: PHONE, dedupe: `wamid.15550783881.${now - 60}` },
    ])
  })
})

describe('what is sent', () => {
  const schemas = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(JSON.parse(readFileSync(new URL('message.schema.json', REPLAY), 'utf8')))
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const options = { limits: WHATSAPP_LIMITS, message: '01900000-0000-7000-8000-000000000001', url }

  function shown(): Fitted[] {
    const all = TONGUES.flatMap(({ tongue, locale }) =>
      sampleParts(tongue).map((part) => fit([part], { ...options, locale })),
    )
    return [...all.flat(), ...fit(carousel(), { ...options, locale: 'en' })]
  }

  function carousel(): Part[] {
    const sample = sampleParts('en').find((part) => part.type === 'carousel')
    const cards = sample?.cards.map((card, at) => ({
      ...card,
      shown: { ...card.shown, image: `/media/dresses/${at}.png` },
    }))
    return [Part.parse({ type: 'text', text: 'Three that fit:' }), Part.parse({ type: 'carousel', cards })]
  }

  test('every body is what Meta’s schema says, where it knows the type, and is taken', async () => {
    let checked = 0
    for (const [at, message] of shown().entries()) {
      const body = z
        .looseObject({ type: z.string(), interactive: z.looseObject({ type: z.string() }).optional() })
        .parse(bodyOf({ address: PHONE, message, key: `key.${at}` }))
      expect(await channel.send?.({ address: PHONE, message, key: `key.${at}` }, settings)).toMatchObject({
        state: 'sent',
      })
      // It is older than these two.
      if (['cta_url', 'carousel'].includes(body.interactive?.type ?? '')) continue
      const schema = z.fromJSONSchema(z.looseObject({}).parse(schemas[body.type]))
      expect(schema.safeParse(body).error, JSON.stringify(body)).toBeUndefined()
      checked += 1
    }
    expect(checked).toBeGreaterThan(40)
  })

  test('cards with pictures are a carousel under what was said', async () => {
    const [message, ...rest] = fit(carousel(), { ...options, locale: 'en' })
    if (!message) throw new Error('nothing is shown')
    expect(rest).toEqual([])
    const { interactive } = z
      .looseObject({ interactive: z.unknown() })
      .parse(bodyOf({ address: PHONE, message, key: 'k' }))
    expect(interactive).toMatchObject({
      type: 'carousel',
      body: { text: 'Three that fit:' },
      action: {
        cards: [
          {
            card_index: 0,
            header: { type: 'image', image: { link: 'https://market.example/media/dresses/0.png' } },
            body: { text: expect.stringContaining('$129.50') },
            action: { buttons: [{ type: 'quick_reply', quick_reply: { title: 'Yes' } }, expect.anything()] },
          },
          expect.anything(),
          expect.anything(),
        ],
      },
    })
  })

  test('things of the shop’s catalogue at WhatsApp are shown out of it; one that is missing there is a card again', async () => {
    const native = { ...settings, catalogId: 'catalogue-1' }
    const kinds = async (item: (offer: string) => string | undefined) => {
      const [message] = fit(carousel(), { ...options, locale: 'en', item })
      if (!message) throw new Error('nothing is shown')
      const before = simulator.taken.length
      expect(await channel.send?.({ address: PHONE, message, key: 'k' }, native)).toMatchObject({ state: 'sent' })
      return simulator.taken.slice(before).map(({ raw }) => raw)
    }
    const [list] = await kinds((offer) => `sku-${offer.slice(-2)}`)
    expect(list).toMatchObject({
      interactive: {
        type: 'product_list',
        body: { text: 'Three that fit:' },
        action: {
          catalog_id: 'catalogue-1',
          sections: [{ product_items: [{ product_retailer_id: 'sku-10' }, {}, {}] }],
        },
      },
    })
    expect(z.fromJSONSchema(z.looseObject({}).parse(schemas['interactive'])).safeParse(list).error).toBeUndefined()
    expect(await kinds((offer) => `missing-${offer}`)).toMatchObject([{ interactive: { type: 'carousel' } }])
    expect(await kinds((offer) => (offer.endsWith('10') ? 'sku' : undefined))).toMatchObject([
      { interactive: { type: 'carousel' } },
    ])
  })

  test('labels that read the same are told apart, and stay within a button', () => {
    const buttons = ['Yes', 'Yes', 'A label of 20 letters', 'A label of 20 letters'].map((label, at) => ({
      id: String(at),
      label: label.slice(0, 20),
    }))
    const titles = (some: typeof buttons) =>
      z
        .object({
          interactive: z.object({
            action: z.object({ buttons: z.array(z.object({ reply: z.object({ title: z.string() }) })) }),
          }),
        })
        .parse(bodyOf({ address: PHONE, message: { text: 'x', buttons: some }, key: 'k' }))
        .interactive.action.buttons.map(({ reply }) => reply.title)
    expect(titles(buttons.slice(0, 2))).toEqual(['Yes', 'Yes 2'])
    const long = titles(buttons.slice(2))
    expect(new Set(long).size).toBe(2)
    for (const title of long) expect(title.length).toBeLessThanOrEqual(20)
  })

  test.each([
    [130429, 'retry'],
    [131056, 'retry'],
    [131016, 'retry'],
    [80007, 'retry'],
    [4, 'retry'],
    [2, 'retry'],
    [368, 'retry'],
    [190, 'unauthorised'],
    [200, 'unauthorised'],
    [131005, 'unauthorised'],
    [131042, 'unauthorised'],
    [131047, 'refused'],
    [131026, 'refused'],
    [131050, 'failed'],
    [131051, 'failed'],
    [132001, 'failed'],
    [100, 'failed'],
  ])('the error %i is sorted: %s', (code, state) => {
    expect(sortRefusal({ status: 400, code, subcode: 0, words: 'x' }, WHATSAPP_ERRORS)).toMatchObject({ state })
  })

  test('a pause that Meta names is kept; the token stands in no reason', async () => {
    expect(
      sortRefusal({ status: 429, code: 80007, subcode: 0, words: '', afterMs: 120_000 }, WHATSAPP_ERRORS),
    ).toMatchObject({ afterMs: 120_000 })
    const refused = await channel.send?.(
      { address: PHONE, message: { text: 'x', buttons: [] }, key: 'k' },
      { ...settings, accessToken: 'other' },
    )
    expect(refused).toEqual({ state: 'unauthorised', reason: 'the access token is no longer good' })
  })
})

describe('what is asked of it', () => {
  test('a challenge is answered to whoever knows the word', () => {
    const query = {
      'hub.mode': 'subscribe',
      'hub.verify_token': settings['verifyToken'] ?? '',
      'hub.challenge': '1158201444',
    }
    const ask = (more: Record<string, string>) =>
      channel.receive?.(
        { method: 'GET', url: '', headers: {}, query: { ...query, ...more }, body: Buffer.alloc(0) },
        settings,
      )
    expect(ask({})).toEqual({ items: [], answer: { type: 'text/plain', body: '1158201444' } })
    expect(() => ask({ 'hub.verify_token': 'guess' })).toThrow(expect.objectContaining({ code: 'bad_signature' }))
    expect(() => ask({ 'hub.mode': 'unsubscribe' })).toThrow(expect.objectContaining({ code: 'bad_signature' }))
  })

  test('a file is fetched by its id, with the token; one that is gone stays gone', async () => {
    await simulator.write(simulator.people[0], { type: 'image', bytes: Buffer.from('picture'), mime: 'image/png' })
    expect(await channel.media?.('1003383421387000', settings)).toEqual({
      state: 'fetched',
      type: 'image/png',
      bytes: Buffer.from('picture'),
    })
    expect(await channel.media?.('1', settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.('1003383421387000', { ...settings, accessToken: 'old' })).toMatchObject({
      state: 'retry',
    })
    expect(await channel.media?.('1003383421387000', { ...settings, apiBase: 'http://127.0.0.1:1' })).toMatchObject({
      state: 'retry',
    })
  })

  test('the connection test says what is right and what is wrong', async () => {
    const hook = 'https://souk.example/webhooks/whatsapp/1'
    const check = async (more: ConnectionSettings = {}) =>
      (await channel.setup?.check({ ...settings, ...more }, hook)) ?? []
    simulator.connect('https://elsewhere.example/hook')
    expect(await check()).toMatchObject([
      { ok: true, code: 'number', text: expect.stringContaining('15550783881') },
      { ok: false, code: 'webhook' },
    ])
    simulator.connect(hook)
    expect(await check({ catalogId: 'catalogue-1' })).toMatchObject([
      { ok: true },
      { ok: true, code: 'webhook' },
      { ok: true, code: 'catalogue' },
    ])
    expect(await check({ catalogId: 'another' })).toContainEqual(
      expect.objectContaining({ ok: false, code: 'catalogue' }),
    )
    expect(await check({ accessToken: 'old' })).toMatchObject([{ ok: false, code: 'token' }])
    expect(await check({ phoneNumberId: '1' })).toMatchObject([{ ok: false, code: 'not_found' }])
    expect(await check({ apiBase: 'http://127.0.0.1:1' })).toMatchObject([{ ok: false, code: 'unreachable' }])
    simulator.connect('')
  })
})
