import { openTelegram, type TelegramSimulator } from '@souk/demo/simulators/telegram.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { complaints, telegramSpec } from '../../../test/telegram-spec.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import { bodyOf, plainOf } from './body.ts'
import { telegramChannel } from './channel.ts'
import { WANTED } from './setup.ts'

const SECRET = 'telegram-tells-us-this'
const SETTINGS = { token: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw', secretToken: SECRET }
const HOOK = 'https://shop.example/webhooks/telegram/1'
const spec = telegramSpec()

function requestOf(update: object | string): RawRequest {
  const body = Buffer.from(typeof update === 'string' ? update : JSON.stringify(update))
  return { method: 'POST', url: HOOK, headers: { 'x-telegram-bot-api-secret-token': SECRET }, query: {}, body }
}

const ann = { id: 7001, is_bot: false, first_name: 'Ann', last_name: 'Lee', language_code: 'de' }
const chat = { id: 7001, type: 'private', first_name: 'Ann' }
const around = { message_id: 11, date: 1_780_000_000, chat, from: ann }

async function openBench(): Promise<ChannelBench> {
  const simulator = await openTelegram()
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: telegramChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['7001.11', '7002.12'],
    single: true,
    bodyUnsigned: true,
    request([item]) {
      const id = Number(item?.from)
      const message = {
        ...around,
        message_id: Number(item?.id.split('.')[1]),
        chat: { id, type: 'private' },
        from: { ...ann, id },
        text: item?.text,
      }
      return requestOf({ update_id: 1, message })
    },
    taken: () => simulator.taken,
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [
      ['unreachable', 400, { ok: false, error_code: 400, description: 'Bad Request: chat not found' }],
      [
        'unreachable',
        403,
        { ok: false, error_code: 403, description: "Forbidden: bot can't initiate conversation with a user" },
      ],
    ],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('telegram', 'pushed', openBench)

const http = createHttpClient({ allowHosts: [] })
const channel = telegramChannel(http)
afterAll(() => http.close())

const receive = (update: object | string) => channel.receive?.(requestOf(update), SETTINGS)
const items = (update: object) => receive({ update_id: 5, ...update })?.items

describe('what Telegram brings', () => {
  const whom = { address: '7001', scope: '110201543', name: 'Ann Lee', locale: 'de' }
  const said = (more: object, over: object = {}) => [{ kind: 'message', dedupe: '7001.11', ...whom, ...more, ...over }]
  const text = (words: string) => [{ type: 'text', text: words }]
  const file = (id: string, more: object = {}) => ({ file_id: id, file_unique_id: id, ...more })

  test.each([
    ['a text', { text: 'Hello' }, { parts: text('Hello') }],
    [
      'an answer to a message',
      { text: 'this one', reply_to_message: { message_id: 9, date: 1, chat } },
      { parts: text('this one'), replyTo: '7001.9' },
    ],
    ['Start', { text: '/start' }, { parts: text('👋') }],
    [
      'Start by a link',
      { text: '/start spring-sale' },
      { parts: text('👋'), origin: { kind: 'code', ref: 'spring-sale' } },
    ],
    [
      'a picture with words, the largest of its sizes',
      { photo: [file('small'), file('large')], caption: 'in blue?' },
      { parts: [{ type: 'remote', media: 'image', ref: 'large' }, ...text('in blue?')] },
    ],
    ['a voice note', { voice: file('v') }, { parts: [{ type: 'remote', media: 'audio', ref: 'v' }] }],
    [
      'music',
      { audio: file('a', { title: 'Song' }) },
      { parts: [{ type: 'remote', media: 'audio', ref: 'a', name: 'Song' }] },
    ],
    ['a film', { video: file('f') }, { parts: [{ type: 'remote', media: 'video', ref: 'f' }] }],
    ['a round film', { video_note: file('n') }, { parts: [{ type: 'remote', media: 'video', ref: 'n' }] }],
    [
      'an animation, which is a document too',
      { animation: file('g'), document: file('g') },
      { parts: [{ type: 'remote', media: 'video', ref: 'g' }] },
    ],
    [
      'a document',
      { document: file('d', { file_name: 'terms.pdf', mime_type: 'application/pdf' }) },
      { parts: [{ type: 'remote', media: 'file', ref: 'd', name: 'terms.pdf' }] },
    ],
    [
      'a picture sent as a document',
      { document: file('d', { mime_type: 'image/png' }) },
      { parts: [{ type: 'remote', media: 'image', ref: 'd' }] },
    ],
    ['a sticker', { sticker: { ...file('s'), emoji: '😍' } }, { parts: text('😍') }],
    [
      'a contact',
      {
        contact: {
          phone_number: '+15551234',
          first_name: 'Ben',
          vcard: 'BEGIN:VCARD\nEMAIL;TYPE=home:ben@example.com\n',
        },
      },
      { parts: [{ type: 'contact', name: 'Ben', phone: '+15551234', email: 'ben@example.com' }] },
    ],
    [
      'a place',
      { location: { latitude: 41.7, longitude: 44.8 } },
      { parts: [{ type: 'location', latitude: 41.7, longitude: 44.8 }] },
    ],
    [
      'a venue, which is a location too',
      {
        location: { latitude: 41.7, longitude: 44.8 },
        venue: { location: { latitude: 41.7, longitude: 44.8 }, title: 'Café', address: 'Street 1' },
      },
      { parts: [{ type: 'location', latitude: 41.7, longitude: 44.8, label: 'Café, Street 1' }] },
    ],
    ['a die', { dice: { emoji: '🎲', value: 4 } }, { parts: text('🎲 4') }],
    [
      'a poll',
      { poll: { question: 'Which?', options: [{ text: 'Red' }, { text: 'Blue' }] } },
      { parts: text('Which?\nRed\nBlue') },
    ],
    [
      'a checklist',
      { checklist: { title: 'Groceries', tasks: [{ id: 1, text: 'milk' }] } },
      { parts: text('Groceries\nmilk') },
    ],
    [
      'a rich message',
      {
        rich_message: {
          blocks: [
            { type: 'heading', text: 'Wanted' },
            { type: 'paragraph', text: ['a ', { type: 'bold', text: 'blue' }, ' dress'] },
          ],
        },
      },
      { parts: text('Wanted\na blue dress') },
    ],
    ['a story, which nobody can read', { story: { chat, id: 1 } }, { parts: text('(story)') }],
    ['a kind that does not exist yet', { hologram: { file_id: 'h' } }, { parts: text('(hologram)') }],
    ['a field that is not what it was', { text: 'Hello', location: 'here' }, { parts: text('Hello') }],
    [
      'a post of a channel',
      {
        text: 'New!',
        forward_origin: {
          type: 'channel',
          date: 1,
          message_id: 77,
          chat: { id: -100, type: 'channel', title: 'Drops', username: 'drops' },
        },
      },
      { parts: text('New!'), origin: { kind: 'share', ref: '-100.77', title: 'Drops', url: 'https://t.me/drops/77' } },
    ],
  ])('%s', (_name, message, expected) => {
    expect(items({ message: { ...around, ...message } })).toEqual(said(expected))
  })

  test('a tap names what stood on the button, and is answered at once', () => {
    const button = { text: 'Take it', callback_data: 'AZAAAAAAcACAAAAAAAAAAQ.0' }
    const message = {
      ...around,
      from: { id: 1, is_bot: true, first_name: 'Bot' },
      reply_markup: { inline_keyboard: [[button]] },
    }
    const callback_query = { id: '4382', from: ann, chat_instance: '1', data: button.callback_data, message }
    expect(receive({ update_id: 6, callback_query })).toEqual({
      items: said({ parts: [{ type: 'tap', token: button.callback_data, label: 'Take it' }] }, { dedupe: 'tap.4382' }),
      answer: {
        type: 'application/json',
        body: JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: '4382' }),
      },
    })
    // Of a message that is too old only its number is told.
    const old = { ...callback_query, message: { message_id: 3, date: 0, chat } }
    expect(items({ callback_query: old })).toMatchObject([{ parts: [{ type: 'tap', token: button.callback_data }] }])
  })

  test('corrections, reactions and deletions name the message', () => {
    expect(items({ edited_message: { ...around, edit_date: 2, text: 'No, white' } })).toEqual([
      { kind: 'edit', dedupe: 'edit.5', address: '7001', scope: '110201543', ref: '7001.11', text: 'No, white' },
    ])
    const reaction = {
      chat,
      message_id: 9,
      user: ann,
      date: 1,
      old_reaction: [],
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    }
    const liked = { kind: 'reaction', dedupe: 'reaction.5', address: '7001', scope: '110201543', ref: '7001.9' }
    expect(items({ message_reaction: reaction })).toEqual([{ ...liked, emoji: '👍' }])
    expect(items({ message_reaction: { ...reaction, new_reaction: [] } })).toEqual([{ ...liked, emoji: null }])
    expect(
      items({ message_reaction: { ...reaction, new_reaction: [{ type: 'custom_emoji', custom_emoji_id: '1' }] } }),
    ).toEqual([])
    expect(items({ edited_message: { ...around, location: { latitude: 1, longitude: 2 } } })).toEqual([])
  })

  test('who blocks the bot wants to hear no more, who lets it write again does', () => {
    const change = (status: string, where: object = chat) => ({
      my_chat_member: { chat: where, from: ann, date: 1, old_chat_member: {}, new_chat_member: { status, user: {} } },
    })
    const consent = { kind: 'consent', dedupe: 'member.5', address: '7001', scope: '110201543' }
    expect(items(change('kicked'))).toEqual([{ ...consent, wants: false }])
    expect(items(change('member'))).toEqual([{ ...consent, wants: true }])
    const group = { id: -5, type: 'supergroup', title: 'Friends' }
    const added = receive({ update_id: 8, ...change('member', group) })
    expect(added?.items).toEqual([])
    expect(JSON.parse(added?.answer?.body ?? '')).toEqual({
      method: 'sendMessage',
      chat_id: -5,
      text: expect.stringContaining('Tippt auf meinen Namen'),
    })
    expect(receive({ update_id: 8, ...change('left', group) })).toEqual({ items: [] })
  })

  test('in a business account the customer is heard, and what its owner answers', () => {
    const business = { ...around, business_connection_id: 'bc1', text: 'Hi' }
    const owner = { id: 42, is_bot: false, first_name: 'Eve' }
    const address = 'bc1/7001'
    expect(items({ business_message: business })).toMatchObject([{ kind: 'message', address, dedupe: 'bc1/7001.11' }])
    expect(items({ business_message: { ...business, from: owner } })).toEqual([
      { kind: 'echo', dedupe: 'bc1/7001.11', address, scope: '110201543', parts: text('Hi') },
    ])
    // Its own answers, and greetings that the account sends by itself, take nobody's word over.
    expect(
      items({ business_message: { ...business, from: owner, sender_business_bot: { id: 110_201_543, is_bot: true } } }),
    ).toEqual([])
    expect(items({ business_message: { ...business, from: owner, is_from_offline: true } })).toEqual([])
    expect(items({ edited_business_message: { ...business, from: owner } })).toEqual([])
    const deleted = { business_connection_id: 'bc1', chat, message_ids: [11, 12] }
    expect(items({ deleted_business_messages: deleted })).toMatchObject([
      { kind: 'unsend', ref: 'bc1/7001.11' },
      { kind: 'unsend', ref: 'bc1/7001.12' },
    ])
  })

  test.each([
    ['a group', { message: { ...around, chat: { id: -5, type: 'group' }, text: 'Hi' } }],
    [
      'a topic of a forum',
      { message: { ...around, chat: { id: -5, type: 'supergroup' }, is_topic_message: true, text: 'Hi' } },
    ],
    ['a channel', { channel_post: { ...around, chat: { id: -5, type: 'channel' }, text: 'Hi' } }],
    ['a pinned message', { message: { ...around, pinned_message: { ...around, text: 'Hi' } } }],
    ['a chat with another background', { message: { ...around, chat_background_set: {} } }],
    ['a kind of update that does not exist yet', { telepathy: { from: ann } }],
    ['a message without a sender', { message: { ...around, from: undefined, text: 'Hi' } }],
    [
      'a business connection',
      { business_connection: { id: 'bc1', user: ann, user_chat_id: 1, date: 1, is_enabled: true } },
    ],
  ])('%s is taken and says nothing', (_name, update) => {
    expect(receive({ update_id: 7, ...update })).toEqual({ items: [] })
  })

  test('what is asked and told of money is for whoever takes it; a payment for something else is named', () => {
    const payment = '01900000-0000-7000-8000-000000000001'
    const bill = { id: 'q1', from: ann, currency: 'EUR', total_amount: 100, invoice_payload: payment }
    expect(receive({ update_id: 8, pre_checkout_query: bill })).toEqual({ items: [] })
    const paid = (payload: string) => ({
      message: { ...around, successful_payment: { ...bill, invoice_payload: payload } },
    })
    expect(items(paid(payment))).toEqual([])
    expect(items(paid('donation'))).toMatchObject([{ parts: text('(successful payment)') }])
  })

  test.each(['', '{', 'null', '{}', '{"update_id":"x"}'])('%j is refused although it has the secret', (body) => {
    expect(() => receive(body)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^invalid_/) }))
  })

  test('without a secret of our own nothing is believed', () => {
    expect(() => channel.receive?.({ ...requestOf('{}'), headers: {} }, { ...SETTINGS, secretToken: '' })).toThrow(
      expect.objectContaining({ code: 'bad_signature' }),
    )
  })

  test('whatever a message holds, what becomes of it can be stored', () => {
    const field = fc.constantFrom(
      'text',
      'caption',
      'photo',
      'voice',
      'contact',
      'venue',
      'sticker',
      'poll',
      'from',
      'new',
    )
    fc.assert(
      fc.property(
        fc.dictionary(field, fc.oneof(fc.anything(), fc.string({ minLength: 5001, maxLength: 9000 }))),
        (more) => {
          const update = JSON.parse(JSON.stringify({ update_id: 1, message: { ...around, ...more } })) as object
          for (const item of receive(update)?.items ?? []) expect(Arrival.safeParse(item).error).toBeUndefined()
        },
      ),
      { numRuns: 50 },
    )
  })

  test.skipIf(!spec)('every field of a published message is read, stands around it or is known to say nothing', () => {
    const fields = spec?.types['Message']?.fields ?? []
    const shown = fields.filter(({ name }) =>
      JSON.stringify(
        items({ message: { ...around, [name]: name in around ? around[name as keyof typeof around] : {} } }),
      ).includes('"('),
    )
    // What is left is said by its name.
    expect(shown.map(({ name }) => name)).toMatchSnapshot()
  })
})

describe('what is sent', () => {
  const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
  const message = '01900000-0000-7000-8000-000000000001'
  const fitted = TONGUES.flatMap(({ tongue, locale }) =>
    sampleParts(tongue).flatMap((part) => fit([part], { limits: channel.limits, message, locale, url })),
  )

  test.skipIf(!spec)('fits the published methods, whole and in plain words', () => {
    if (!spec) return
    for (const one of fitted)
      for (const way of [one, plainOf(one) ?? one]) {
        const call = bodyOf(way, 'bc1/7001', { replyTo: 'bc1/7001.9' })
        expect(complaints(spec, call?.method ?? '', call?.body ?? {})).toEqual([])
      }
  })

  test('a product is a picture with its name and what can be done with it; several are slides with one line each', () => {
    const product = sampleParts('en').flatMap((part) => (part.type === 'product' ? [part] : []))
    const images = product.map((part) => ({ ...part, shown: { ...part.shown, image: '/media/a&b.png', url: '/p/1' } }))
    const cards = images.flatMap(({ type: _type, ...card }) => [card, { ...card, actions: card.actions.slice(0, 1) }])
    const options = { limits: channel.limits, message, locale: 'en', url }
    const [one] = fit(images, options).map((each) => bodyOf(each, '7001'))
    expect(one).toMatchObject({
      method: 'sendPhoto',
      body: {
        photo: 'https://market.example/media/a&b.png',
        caption: 'Long prom dress “Aurora” with embroidered tulle\n$129.50 · light blue, 38',
        caption_entities: [
          { type: 'bold' },
          { type: 'text_link', offset: 0, length: 47, url: 'https://market.example/p/1' },
        ],
      },
    })
    const [many] = fit([{ type: 'carousel', cards }], options)
    const call = many && bodyOf(many, '7001')
    expect(call?.body['rich_message']).toEqual({
      html:
        '<tg-slideshow><img src="https://market.example/media/a&amp;b.png"/><img src="https://market.example/media/a&amp;b.png"/></tg-slideshow>' +
        [1, 2]
          .map(
            (n) =>
              `<p>${n}. <b><a href="https://market.example/p/1">Long prom dress “Aurora” with embroidered tulle</a></b> · $129.50 · light blue, 38</p>`,
          )
          .join(''),
    })
    expect(JSON.stringify(call?.body['reply_markup'])).toContain('2. Long prom dress “Aurora” with…')
    if (spec) for (const way of [one, call]) expect(complaints(spec, way?.method ?? '', way?.body ?? {})).toEqual([])
    expect(many && plainOf(many)).toMatchObject({ text: expect.stringMatching(/^1\. Long prom.*\nhttps:.*\n2\. /) })
  })

  test('looks as it was agreed', async () => {
    const calls = sampleParts('en').flatMap((part) =>
      fit([part], { limits: channel.limits, message, locale: 'en', url }).map((one) => bodyOf(one, '7001')),
    )
    await expect(`${JSON.stringify(calls, null, 2)}\n`).toMatchFileSnapshot('golden/calls.json')
  })

  const asked = {
    type: 'payment.request' as const,
    payment: message,
    url: 'https://t.me/$1',
    amount: { amount: 2999, currency: 'EUR' },
  }
  const bill = {
    payment: message,
    title: 'Lumen: long prom dresses & flowers for all',
    text: '1 × Dress, light blue, 38',
    currency: 'EUR',
    prices: [
      { label: '1 × Dress, light blue, 38', amount: 2500 },
      { label: 'Lieferung', amount: 499 },
    ],
    photo: 'https://market.example/media/1',
    other: '/checkout/lumen/1?pay=stripe',
  }
  const billed = (locale: string, more: object = {}) => {
    const options = { limits: channel.limits, message, locale, url, bill: () => ({ ...bill, ...more }) }
    return fit([{ type: 'text', text: 'Here it is.' }, asked], options)
  }

  test('a bill stands in a message of its own, whose first button pays it and whose second leads elsewhere', () => {
    const [said, one] = billed('de')
    expect(said).toEqual({ text: 'Here it is.', buttons: [] })
    const body = one && bodyOf(one, '7001', { providerToken: '1:TEST:2' })
    expect(body).toMatchObject({ method: 'sendInvoice', body: { payload: message, provider_token: '1:TEST:2' } })
    expect(body?.body['reply_markup']).toEqual({
      inline_keyboard: [
        [{ text: 'Bezahlen · 29,99 €', pay: true }],
        [{ text: 'Anders bezahlen', url: 'https://market.example/checkout/lumen/1?pay=stripe' }],
      ],
    })
    // A copy that is passed on leads to the bot.
    expect(body?.body['start_parameter']).toMatch(/^\w+$/)
    if (spec) expect(complaints(spec, 'sendInvoice', body?.body ?? {})).toEqual([])
  })

  test('whatever is on a bill keeps to what Telegram takes, and no letter is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (name) => {
        const words = name.trim() || '…'
        const one = billed('en', { title: words, text: words }).at(-1)
        const body = one && bodyOf(one, '7001', { providerToken: '1:TEST:2' })
        const [title, description] = [String(body?.body['title']), String(body?.body['description'])]
        expect(title.length).toBeLessThanOrEqual(32)
        expect(description.length).toBeLessThanOrEqual(255)
        expect(title + description).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
      }),
    )
  })

  test('a bill that Telegram does not take is said without its picture, then as a page; a business account sends none', () => {
    const [, one] = billed('en')
    const bare = one && plainOf(one)
    expect(bare?.bill).toMatchObject({ payment: message })
    expect(bare?.bill).not.toHaveProperty('photo')
    const page = { text: bill.text, buttons: [], link: { label: 'Pay · €29.99', url: 'https://t.me/$1' } }
    expect(bare && plainOf(bare)).toEqual(page)
    for (const [to, manner] of [
      ['bc1/7001', { providerToken: '1:TEST:2' }],
      ['7001', {}],
    ] as const)
      expect(one && bodyOf(one, to, manner)).toMatchObject({
        method: 'sendMessage',
        body: {
          text: bill.text,
          reply_markup: { inline_keyboard: [[{ text: 'Pay · €29.99', url: 'https://t.me/$1' }]] },
        },
      })
  })

  test('a page of ours opens over the chat where that is wanted; another one outside, and in a business account both do', () => {
    const page = (link: Fitted['link'], to = '7001', miniApp = true) =>
      bodyOf({ text: 'Pay', buttons: [], ...(link ? { link } : {}) }, to, { miniApp })?.body['reply_markup']
    const ours = { label: 'Pay', url: 'https://market.example/pay/1', own: true as const }
    const key = (more: object) => ({ inline_keyboard: [[{ text: 'Pay', ...more }]] })
    expect(page(ours)).toEqual(key({ web_app: { url: ours.url } }))
    expect(page(ours, '7001', false)).toEqual(key({ url: ours.url }))
    expect(page({ label: 'Pay', url: 'https://post.example' })).toEqual(key({ url: 'https://post.example' }))
    expect(page(ours, 'bc1/7001')).toEqual(key({ url: ours.url }))
    expect(page({ ...ours, url: 'http://127.0.0.1/pay' })).toEqual(key({ url: 'http://127.0.0.1/pay' }))
  })
})

describe('what Telegram answers', () => {
  let simulator: TelegramSimulator
  const sending = { address: '7001', message: { text: 'Hello', buttons: [] }, key: 'k' }
  const send = (more: object = {}, settings: object = {}) =>
    channel.send?.({ ...sending, ...more }, { ...simulator.settings, ...settings })
  beforeAll(async () => {
    simulator = await openTelegram()
  })
  afterAll(() => simulator.close())

  test('nobody who has not written, and nobody whose number is none', async () => {
    expect(await send({ address: '999' })).toEqual({ state: 'refused', reason: 'unreachable' })
    expect(await send({ address: 'ann' })).toMatchObject({ state: 'failed' })
  })

  test('a token that is none', async () => {
    expect(await send({}, { token: '1:wrong' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { token: '../../etc' })).toMatchObject({ state: 'unauthorised' })
  })

  test('somebody who has blocked the bot', async () => {
    simulator.connect('http://127.0.0.1:1')
    void simulator.block('7002', true).catch(() => undefined)
    expect(await send({ address: '7002' })).toEqual({
      state: 'stopped',
      reason: '403 Forbidden: bot was blocked by the user',
    })
  })

  test('a picture or an address that it does not take is said in words', async () => {
    const link = { label: 'Pay', url: 'http://localhost:4000/pay/1' }
    const media = { type: 'image', url: 'http://localhost:4000/1.png' }
    expect(
      await send({ message: { text: 'A dress', buttons: [{ id: 'x', label: 'Take it' }], link, media } }),
    ).toMatchObject({
      state: 'sent',
    })
    expect(simulator.seen('7001').at(-1)).toMatchObject({
      text: 'A dress\nPay: http://localhost:4000/pay/1',
      buttons: ['Take it'],
      media: [],
    })
  })

  test.each([
    [
      429,
      { description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } },
      { state: 'retry', afterMs: 7000 },
    ],
    [403, { description: "Forbidden: bot can't initiate conversation with a user" }, { state: 'refused' }],
    [403, { description: 'Forbidden: user is deactivated' }, { state: 'stopped' }],
    [404, { description: 'Not Found' }, { state: 'unauthorised' }],
    [400, { description: 'Bad Request: BUSINESS_CONNECTION_INVALID' }, { state: 'failed' }],
    [502, { description: 'Bad Gateway' }, { state: 'retry' }],
  ])('%i %j', async (code, more, expected) => {
    const request = () =>
      Promise.resolve({
        status: code,
        url: '',
        headers: {},
        body: Buffer.alloc(0),
        text: () => '',
        json: () => ({ ok: false, error_code: code, ...more }),
      })
    const other = telegramChannel({ request, close: () => Promise.resolve() })
    expect(await other.send?.(sending, SETTINGS)).toMatchObject(expected)
  })

  test('what may have been said is not said again, and the token is told nobody', async () => {
    simulator.provider.faults.reset = 1
    const cut = await send()
    simulator.provider.faults.reset = 0
    expect(cut).toEqual({ state: 'uncertain', reason: 'network' })
    const away = await send({}, { apiBase: 'http://127.0.0.1:1' })
    expect(away).toEqual({ state: 'retry', reason: 'network' })
    expect(await send({}, { apiBase: 'http://10.0.0.1', trusted: 'no' })).toEqual({
      state: 'failed',
      reason: 'refused_address',
    })
  })

  test('a file is fetched, and one that is not there is not asked for again', async () => {
    const bytes = Buffer.from('a picture')
    void simulator.write('7001', { type: 'image', bytes, mime: 'image/png' }).catch(() => undefined)
    expect(await channel.media?.('file-0', simulator.settings)).toEqual({ state: 'fetched', type: 'image/png', bytes })
    expect(await channel.media?.('file-9', simulator.settings)).toMatchObject({ state: 'failed' })
    simulator.provider.status = 503
    expect(await channel.media?.('file-0', simulator.settings)).toMatchObject({ state: 'retry' })
    simulator.provider.status = undefined
  })

  test('the connection test registers our address, and says what is wrong', async () => {
    const check = (more: object = {}, hook = HOOK) => channel.setup?.check({ ...simulator.settings, ...more }, hook)
    expect(await check()).toEqual([
      { ok: true, code: 'bot', text: 'The token is that of Souk (@souk_bot).' },
      { ok: true, code: 'webhook', text: `Telegram delivers to ${HOOK}.` },
    ])
    expect(await check({ token: '1:x' })).toMatchObject([{ ok: false, code: 'token' }])
    expect(await check({ secretToken: 'no blanks!' })).toMatchObject([
      { ok: true },
      { ok: false, code: 'secret_token' },
    ])
    expect(await check({ apiBase: 'http://127.0.0.1:1' })).toMatchObject([{ ok: false, code: 'unreachable' }])
  })

  test.skipIf(!spec)('the kinds of update it asks for exist', () => {
    const known = spec?.types['Update']?.fields?.map(({ name }) => name)
    expect(known).toEqual(expect.arrayContaining(WANTED))
  })
})
