import { createCipheriv } from 'node:crypto'
import { sealed, signatureOf, xmlOf } from '@souk/demo/simulators/wechat-seal.ts'
import type { Part } from '@souk/contract/parts.ts'
import { openWechat, type WechatSimulator } from '@souk/demo/simulators/wechat.ts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../test/parts.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { fit } from '../fit.ts'
import type { Fitted } from '../fitted.ts'
import type { TokenStore } from '../tokens.ts'
import { bodyOf, plainOf } from './body.ts'
import { wechatChannel } from './channel.ts'
import { unseal } from './seal.ts'
import { readXml } from './xml.ts'

const ANN = 'oV5CrjpxgaGXNHIQigzNlgLTnwic'
const ACCOUNT = { appId: 'wx5823bf96d3bd56c7', appSecret: 'secret', token: 'QDG6eKtoken' }
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const NOW = () => String(Math.floor(Date.now() / 1000))

type Fields = Parameters<typeof xmlOf>[0]
type Given = { aesKey?: string; at?: string; token?: string; appId?: string }

/** A report as WeChat makes it, in plain words or sealed. */
function requestOf(
  fields: Fields | string,
  { aesKey, at = NOW(), token = ACCOUNT.token, appId = ACCOUNT.appId }: Given = {},
): RawRequest {
  const xml =
    typeof fields === 'string'
      ? fields
      : xmlOf({ ToUserName: 'gh_1', CreateTime: 1_481_013_459, FromUserName: ANN, ...fields })
  const signed = { timestamp: at, nonce: '1320562132', signature: signatureOf(token, at, '1320562132') }
  if (aesKey === undefined) return { method: 'POST', url: '', headers: {}, query: signed, body: Buffer.from(xml) }
  const Encrypt = sealed(xml, aesKey, appId)
  const query = { ...signed, msg_signature: signatureOf(token, at, '1320562132', Encrypt) }
  return { method: 'POST', url: '', headers: {}, query, body: Buffer.from(xmlOf({ ToUserName: 'gh_1', Encrypt })) }
}

/** Keeps tokens for as long as the test lasts. */
function memory(): TokenStore {
  const kept = new Map<string, string>()
  return {
    async take(credentials, make, refused) {
      const known = kept.get(credentials)
      if (known !== undefined && known !== refused) return known
      const { token } = await make()
      kept.set(credentials, token)
      return token
    },
  }
}

async function openBench(plain: boolean): Promise<ChannelBench> {
  const simulator = await openWechat({ plain })
  const http = createHttpClient({ allowHosts: [] })
  const { aesKey } = simulator.settings
  return {
    channel: wechatChannel(http, memory()),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['23000000000001', '23000000000002'],
    single: true,
    signedInQuery: true,
    // What is sealed is signed; the blanks around it are not.
    bodyUnsigned: true,
    request: ([item]) =>
      requestOf(
        { FromUserName: item?.from ?? '', MsgType: 'text', Content: item?.text ?? '', MsgId: Number(item?.id) },
        aesKey === undefined ? {} : { aesKey },
      ),
    taken: () => simulator.taken,
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [
      ['window_closed', 200, { errcode: 45_015, errmsg: 'response out of time limit' }],
      ['unreachable', 200, { errcode: 40_003, errmsg: 'invalid openid' }],
    ],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('wechat', 'pushed', () => openBench(false))

const http = createHttpClient({ allowHosts: [] })
const channel = wechatChannel(http, memory())
afterAll(() => http.close())

const receive = (request: RawRequest, settings: object = ACCOUNT) => channel.receive?.(request, { ...settings })
const items = (fields: Fields) => receive(requestOf(fields))?.items

describe('WeChat’s signature', () => {
  const hello: Fields = { MsgType: 'text', Content: 'Hello', MsgId: 1 }
  const safe = { ...ACCOUNT, aesKey: AES_KEY }
  const forged = expect.objectContaining({ code: 'bad_signature' })

  test('is asked for before the address is entered', () => {
    const { query } = requestOf('')
    const asked = { ...requestOf(''), method: 'GET', query: { ...query, echostr: '5838479218' } }
    expect(receive(asked)).toEqual({ items: [], answer: { type: 'text/plain', body: '5838479218' } })
    expect(receive(asked, safe)).toMatchObject({ answer: { body: '5838479218' } })
    expect(() => receive({ ...asked, query: { ...asked.query, nonce: '1' } })).toThrow(forged)
  })

  // WxJava (Apache-2.0), WxCryptUtilTest, after the examples that WeChat itself gives out.
  test('what is sealed is opened as in the published example', () => {
    const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
    const published = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=='
    expect(unseal(published, key, 'wxb11529c136998cb6')).toBe('我是中文abcd123')
    expect(() => unseal(published, key, 'wxb11529c136998cb7')).toThrow(forged)
    expect(() => unseal(published, `z${key.slice(1)}`, 'wxb11529c136998cb6')).toThrow()
  })

  test('covers what is sealed, and with a key nothing is believed that is not', () => {
    expect(receive(requestOf(hello, { aesKey: AES_KEY }), safe)?.items).toHaveLength(1)
    expect(receive(requestOf(hello, { aesKey: AES_KEY }), safe)?.answer).toEqual({
      type: 'text/plain',
      body: 'success',
    })
    expect(() => receive(requestOf(hello), safe)).toThrow(forged)
    const [mine, theirs] = [requestOf(hello, { aesKey: AES_KEY }), requestOf(hello, { aesKey: AES_KEY })]
    expect(() => receive({ ...mine, body: theirs.body }, safe)).toThrow(forged)
    expect(() => receive(requestOf(hello, { aesKey: AES_KEY, appId: 'wx0000000000000000' }), safe)).toThrow(forged)
    expect(() => receive(requestOf(hello, { aesKey: AES_KEY, token: 'another' }), safe)).toThrow(forged)
  })

  test('what has no whole blocks, a wrong end or no length is forged', () => {
    const key = Buffer.from(`${AES_KEY}=`, 'base64')
    const seal = (plain: Buffer) => {
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
    }
    const long = Buffer.alloc(64, 1)
    long.writeUInt32BE(60_000, 16)
    for (const text of [
      '',
      'YQ==',
      seal(Buffer.alloc(32)),
      seal(Buffer.alloc(32, 33)),
      seal(Buffer.alloc(16, 1)),
      seal(long),
    ])
      expect(() => unseal(text, AES_KEY, ACCOUNT.appId), text).toThrow(forged)
  })

  test.each([false, true])('a report that is old is one that somebody has kept (sealed: %s)', (isSealed) => {
    const old = { at: String(Number(NOW()) - 3600), ...(isSealed ? { aesKey: AES_KEY } : {}) }
    const settings = isSealed ? safe : ACCOUNT
    expect(() => receive(requestOf(hello, old), settings)).toThrow(forged)
    expect(() => receive(requestOf(hello, { ...old, at: 'soon' }), settings)).toThrow(forged)
    expect(receive(requestOf(hello, { ...old, at: String(Number(NOW()) - 60) }), settings)?.items).toHaveLength(1)
  })

  test('a connection without a token believes nothing', () => {
    expect(() => receive(requestOf(hello, { token: '' }), { ...ACCOUNT, token: '' })).toThrow(forged)
  })

  test.each([
    '',
    'nothing',
    '<xml/>',
    '<xml><FromUserName>a</FromUserName></xml>',
    `<xml><FromUserName>${'a'.repeat(200)}</FromUserName><MsgType>text</MsgType></xml>`,
  ])('signed, yet no report: %s', (xml) => {
    expect(() => receive(requestOf(xml))).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

describe('XML', () => {
  test('is read by its names, the first of two counts', () => {
    const xml = '<xml><A><![CDATA[1 <b> & ]]></A><A>2</A><C><D> x &lt; y </D></C></xml>'
    expect({ ...readXml(xml) }).toEqual({ A: '1 <b> &', 'C.D': 'x < y', C: '' })
  })

  test('a document type and its entities say nothing', () => {
    const bomb =
      '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><xml><A>&b;&f;</A></xml>'
    expect(readXml(bomb)['A'] ?? '').not.toMatch(/ha|root/)
    expect(readXml(`${'<a>'.repeat(10_000)}x`)).toEqual({})
    expect({ ...readXml('<xml><__proto__>1</__proto__></xml>') }['polluted']).toBeUndefined()
  })
})

describe('what WeChat brings', () => {
  const whom = { address: ANN, scope: ACCOUNT.appId }
  const said = (parts: object[], more: object = {}) => [
    { kind: 'message', dedupe: '6054768590064713728', ...whom, parts, ...more },
  ]
  const text = (words: string) => ({ type: 'text', text: words })
  const id = { MsgId: '6054768590064713728' }

  test.each<[string, Fields, object[], object?]>([
    ['a text', { MsgType: 'text', Content: '舞会礼服 👗' }, [text('舞会礼服 👗')]],
    [
      'a line of a menu',
      { MsgType: 'text', Content: '是的', bizmsgmenuid: 'AZ.0' },
      [{ type: 'tap', token: 'AZ.0', label: '是的' }],
    ],
    [
      'a picture',
      { MsgType: 'image', PicUrl: 'http://x', MediaId: 'm1' },
      [{ type: 'remote', media: 'image', ref: 'm1' }],
    ],
    [
      'a voice note',
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr' },
      [{ type: 'remote', media: 'audio', ref: 'm2' }],
    ],
    [
      'a voice note that WeChat has understood',
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr', Recognition: '第二个' },
      [{ type: 'remote', media: 'audio', ref: 'm2' }, text('第二个')],
    ],
    ['a film', { MsgType: 'video', MediaId: 'm3' }, [{ type: 'remote', media: 'video', ref: 'm3' }]],
    ['a short film', { MsgType: 'shortvideo', MediaId: 'm4' }, [{ type: 'remote', media: 'video', ref: 'm4' }]],
    [
      'a place',
      { MsgType: 'location', Location_X: '23.134521', Location_Y: '113.358803', Scale: 20, Label: '位置信息' },
      [{ type: 'location', latitude: 23.134521, longitude: 113.358803, label: '位置信息' }],
    ],
    ['a place nowhere', { MsgType: 'location', Location_X: '', Location_Y: '113' }, [text('[location]')]],
    [
      'a page that is passed on',
      { MsgType: 'link', Title: 'Dress', Description: 'blue', Url: 'https://a.example' },
      [text('Dress\nblue\nhttps://a.example')],
      { origin: { kind: 'share', title: 'Dress', url: 'https://a.example' } },
    ],
    ['a file', { MsgType: 'file', Title: 'terms.pdf' }, [text('[file]'), text('terms.pdf')]],
    ['a kind that is new', { MsgType: 'hologram' }, [text('[hologram]')]],
    ['nothing', { MsgType: 'text', Content: ' ' }, [text('[text]')]],
  ])('%s', (_name, fields, parts, more) => {
    expect(items({ ...fields, ...id })).toEqual(said(parts, more))
  })

  test('a message without an id is known by its moment', () => {
    expect(items({ MsgType: 'text', Content: 'x' })?.[0]?.dedupe).toBe(`${ANN}.1481013459.text`)
  })

  const event = (Event: string, more: Fields = {}) => items({ MsgType: 'event', Event, ...more })
  const at = `${ANN}.1481013459`
  const hello = { kind: 'message', ...whom, parts: [text('👋')] }

  test('who follows the account greets it, by a code perhaps; who does no longer wants to hear no more', () => {
    const wants = { kind: 'consent', dedupe: `${at}.subscribe.wants`, ...whom, wants: true }
    expect(event('subscribe')).toEqual([wants, { ...hello, dedupe: `${at}.subscribe` }])
    expect(event('subscribe', { EventKey: 'qrscene_window-7', Ticket: 'T' })?.[1]).toEqual({
      ...hello,
      dedupe: `${at}.subscribe`,
      origin: { kind: 'code', ref: 'window-7' },
    })
    expect(event('SCAN', { EventKey: 'window-7' })).toEqual([
      { ...hello, dedupe: `${at}.SCAN`, origin: { kind: 'code', ref: 'window-7' } },
    ])
    expect(event('unsubscribe')).toEqual([
      { kind: 'consent', dedupe: `${at}.unsubscribe.wants`, ...whom, wants: false },
    ])
  })

  test('an entry of the account’s menu is said by its key, what was scanned by its words', () => {
    expect(event('CLICK', { EventKey: 'My orders' })?.[0]).toMatchObject({
      dedupe: `${at}.CLICK`,
      parts: [{ type: 'tap', token: 'My orders', label: 'My orders' }],
    })
    const scanned = { ScanType: 'qrcode', ScanResult: 'sku-1' }
    expect(event('scancode_waitmsg', { EventKey: 'scan', ScanCodeInfo: scanned })?.[0]).toMatchObject({
      parts: [text('sku-1')],
      origin: { kind: 'code', ref: 'sku-1' },
    })
  })

  test.each(['VIEW', 'LOCATION', 'location_select', 'pic_weixin', 'MASSSENDJOBFINISH', 'kf_create_session', 'new'])(
    '%s: nothing was said',
    (name) => expect(event(name, { EventKey: 'https://a.example', Latitude: '23.1', Longitude: '113.3' })).toEqual([]),
  )

  test('what became of a template message', () => {
    const fate = (Status: string) => event('TEMPLATESENDJOBFINISH', { MsgID: '200163836', Status })
    const dedupe = `${at}.TEMPLATESENDJOBFINISH`
    expect(fate('success')).toEqual([{ kind: 'status', dedupe, ref: '200163836', state: 'delivered' }])
    expect(fate('failed: system failed')).toEqual([
      { kind: 'status', dedupe, ref: '200163836', state: 'failed', reason: 'failed: system failed' },
    ])
    expect(fate('failed:user block')?.[1]).toEqual({
      kind: 'consent',
      dedupe: `${dedupe}.wants`,
      ...whom,
      wants: false,
    })
  })

  test('whatever a report holds, what becomes of it can be stored', () => {
    const kind = fc.constantFrom('text', 'image', 'voice', 'location', 'link', 'file', 'event', '')
    const event = fc.constantFrom(
      'subscribe',
      'SCAN',
      'CLICK',
      'TEMPLATESENDJOBFINISH',
      'scancode_waitmsg',
      'x'.repeat(300),
    )
    const name = fc.constantFrom(
      'Content',
      'MediaId',
      'bizmsgmenuid',
      'Title',
      'Url',
      'Label',
      'Location_X',
      'Location_Y',
      'EventKey',
      'MsgID',
      'Status',
      'Recognition',
    )
    const value = fc.oneof(
      fc.string(),
      fc.string({ minLength: 2500, maxLength: 12_000 }),
      fc.constantFrom('1', 'NaN', '-91'),
    )
    fc.assert(
      fc.property(kind, event, fc.dictionary(name, value), (MsgType, Event, more) => {
        for (const item of items({ ...more, MsgType: MsgType || 'x', Event }) ?? [])
          expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is sent', () => {
  const button = (label: string, hint?: string) => ({ id: `${label}.id`, label, ...(hint ? { hint } : {}) })
  const list = { button: 'Choose', rows: [button('1. Aurora', '$129.50 · blue'), button('2. Bellis', '$99.00')] }
  const menu: Fitted = { text: 'Two dresses:\n\n1. Aurora · $129.50 · blue\n2. Bellis · $99.00', buttons: [], list }

  test('a line that can be tapped is not read twice', () => {
    expect(bodyOf(menu, ANN)).toEqual({
      touser: ANN,
      msgtype: 'msgmenu',
      msgmenu: {
        head_content: 'Two dresses:',
        list: [
          { id: '1. Aurora.id', content: '1. Aurora · $129.50 · blue' },
          { id: '2. Bellis.id', content: '2. Bellis · $99.00' },
        ],
      },
    })
    const alone = { ...menu, text: '1. Aurora · $129.50 · blue\n2. Bellis · $99.00' }
    expect(bodyOf(alone, ANN)).toMatchObject({ msgmenu: { head_content: 'Choose' } })
  })

  test('without menus the lines bear the numbers they are answered by', () => {
    expect(plainOf(menu)).toEqual({ text: 'Two dresses:\n1. Aurora · $129.50 · blue\n2. Bellis · $99.00', buttons: [] })
    const sizes = {
      text: 'Which size?',
      buttons: [],
      list: { button: 'Choose', rows: [button('S'), button('M', 'one left')] },
    }
    expect(plainOf(sizes)?.text).toBe('Which size?\n1. S\n2. M · one left')
    expect(plainOf({ text: 'Hello', buttons: [] })).toBeUndefined()
  })

  test('a page is a link, or an address under a menu', () => {
    const link = { label: 'Pay', url: 'https://market.example/pay#c=1' }
    expect(bodyOf({ text: '$129.50', buttons: [], link }, ANN)).toEqual({
      touser: ANN,
      msgtype: 'text',
      text: { content: '$129.50\n<a href="https://market.example/pay#c=1">Pay</a>' },
    })
    expect(bodyOf({ text: 'Your cart', buttons: [], list, link }, ANN)).toMatchObject({
      msgmenu: { head_content: 'Your cart', tail_content: 'Pay: https://market.example/pay#c=1' },
    })
  })

  test('a card is an article; without page and picture it is words', () => {
    const card = { title: 'Aurora', text: '$129.50', buttons: [] }
    const image = 'https://market.example/1.png'
    const articleOf = (more: object) => bodyOf({ text: '', buttons: [], cards: [{ ...card, ...more }] }, ANN)
    expect(articleOf({ image, url: 'https://market.example/aurora' })).toEqual({
      touser: ANN,
      msgtype: 'news',
      news: {
        articles: [{ title: 'Aurora', description: '$129.50', url: 'https://market.example/aurora', picurl: image }],
      },
    })
    expect(articleOf({ image })).toMatchObject({ news: { articles: [{ url: image, picurl: image }] } })
    expect(articleOf({})).toMatchObject({ msgtype: 'text', text: { content: 'Aurora\n$129.50' } })
  })

  const shown = (parts: readonly Part[], locale = 'en') =>
    fit(parts, {
      limits: channel.limits,
      message: '01900000-0000-7000-8000-000000000001',
      locale,
      url: (path) => `https://market.example${path}`,
    })

  test('words, products and what can be said next are one menu', () => {
    for (const { tongue, locale } of TONGUES) {
      const parts = sampleParts(tongue)
      const answer = parts.filter(({ type }) => type === 'text' || type === 'carousel' || type === 'quick_replies')
      const [menu, ...more] = shown(answer, locale)
      expect(more).toEqual([])
      expect(menu?.list?.rows).toHaveLength(6)
    }
  })

  test('a product is an article with its picture and a menu below, or that menu alone', () => {
    const product = sampleParts('en').find((part) => part.type === 'product')
    if (!product) throw new Error('no product')
    const pictured = { ...product, shown: { ...product.shown, image: '/media/dresses/1.png' } }
    expect(shown([pictured]).map((message) => bodyOf(message, ANN).msgtype)).toEqual(['news', 'msgmenu'])
    expect(shown([product]).map((message) => bodyOf(message, ANN).msgtype)).toEqual(['msgmenu'])
  })
})

describe('what WeChat answers', () => {
  let simulator: WechatSimulator
  let person = ''
  let next = 0
  const sending = (more: object = {}) => ({
    address: person,
    message: { text: 'Hello', buttons: [] },
    key: 'k.0',
    ...more,
  })
  const wechat = wechatChannel(http, memory())
  const send = (more: object = {}, settings: object = {}) =>
    wechat.send?.(sending(more), { ...simulator.settings, ...settings })
  const list = { button: 'Choose', rows: [{ id: 'AZ.0', label: 'Yes' }] }
  beforeAll(async () => {
    simulator = await openWechat()
  })
  afterAll(() => simulator.close())
  afterEach(() => {
    person = simulator.people[(next += 1) % simulator.people.length] ?? ''
  })

  test('one token is asked for, and another where it is no longer good', async () => {
    person = ANN
    expect(await send()).toEqual({ state: 'sent', ref: 'k.0' })
    await send()
    expect(simulator.tokens).toHaveLength(1)
    simulator.endToken()
    expect(await send()).toMatchObject({ state: 'sent' })
    expect(simulator.tokens).toHaveLength(2)
  })

  test('a token that WeChat gives out and does not take is renewed once', async () => {
    const tokens: string[] = []
    const answers = (body: object) => ({
      status: 200,
      url: '',
      headers: {},
      body: Buffer.alloc(0),
      text: () => '',
      json: () => body,
    })
    const fake = {
      async request(url: string | URL, { body }: { body?: string | Uint8Array } = {}) {
        if (!String(url).includes('stable_token')) return answers({ errcode: 40_001, errmsg: 'invalid credential' })
        tokens.push(String(body))
        return answers({ access_token: tokens.length < 3 ? 'same' : 'other', expires_in: 7200 })
      },
      close: () => Promise.resolve(),
    }
    expect(await wechatChannel(fake, memory()).send?.(sending(), simulator.settings)).toMatchObject({
      state: 'unauthorised',
    })
    expect(tokens.map((body) => body.includes('"force_refresh":true'))).toEqual([false, false, true])
  })

  test('credentials that are none, a provider that is away before anything was said', async () => {
    expect(await send({}, { appSecret: 'x' })).toEqual({
      state: 'unauthorised',
      reason: '40125 the AppSecret is not known',
    })
    expect(await send({}, { appId: 'x' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { apiBase: 'http://127.0.0.1:1' })).toEqual({ state: 'retry', reason: 'network' })
  })

  test('who does not follow has stopped; nobody is nobody', async () => {
    simulator.connect('http://127.0.0.1:1')
    void simulator.follow(person, false).catch(() => undefined)
    expect(await send()).toEqual({ state: 'stopped', reason: '43004 they do not follow the account' })
    expect(await send({ address: 'nobody' })).toMatchObject({ state: 'refused' })
  })

  test('after five messages the sixth waits', async () => {
    for (let n = 0; n < 5; n += 1) expect(await send()).toMatchObject({ state: 'sent' })
    expect(await send()).toMatchObject({ state: 'retry', afterMs: 30_000 })
  })

  test('an account that may show no menus says them in words', async () => {
    const small = await openWechat({ uncertified: true })
    const message = { text: 'Sure?', buttons: [], list }
    expect(await wechat.send?.(sending({ message }), small.settings)).toMatchObject({ state: 'sent' })
    expect(small.seen(person).at(-1)?.text).toBe('Sure?\n1. Yes')
    await small.close()
  })

  test('a picture is given to WeChat and shown; what is none is an address', async () => {
    const picture = Buffer.from('89504e470d0a1a0a', 'hex')
    void simulator.write(person, { type: 'image', bytes: picture, mime: 'image/png' }).catch(() => undefined)
    const url = `${simulator.provider.url}/film/media-0`
    const webhookUrl = `${simulator.provider.url}/webhooks/wechat/1`
    const media = (at: string) => ({
      message: { text: 'A dress', buttons: [], media: { type: 'image', url: at } },
      webhookUrl,
    })
    expect(await send(media(url))).toMatchObject({ state: 'sent' })
    expect(simulator.seen(person).at(-1)?.media).toEqual([{ type: 'image', url: 'media-1' }])
    const uploaded = await channel.media?.('media-1', simulator.settings)
    expect(uploaded).toEqual({ state: 'fetched', type: 'image/png', bytes: picture })
    expect(await send(media(`${simulator.provider.url}/film/none`))).toMatchObject({ state: 'sent' })
    expect(simulator.seen(person).at(-1)?.text).toContain('/film/none')
    // Only what is ours may lie at a private address.
    expect(await send({ ...media(url), webhookUrl: 'https://shop.example' })).toMatchObject({ state: 'sent' })
    expect(simulator.seen(person).at(-1)?.media).toEqual([])
  })

  test('a film lies elsewhere; what is gone is gone', async () => {
    void simulator
      .write(person, { type: 'video', bytes: Buffer.from('film'), mime: 'video/mp4' })
      .catch(() => undefined)
    expect(await channel.media?.('media-2', simulator.settings)).toMatchObject({ state: 'fetched', type: 'video/mp4' })
    expect(await channel.media?.('media-9', simulator.settings)).toMatchObject({ state: 'failed' })
    expect(await channel.media?.('media-2', { ...simulator.settings, appSecret: 'x' })).toMatchObject({
      state: 'retry',
    })
  })

  test.each([
    [-1, 'retry', {}],
    [40_164, 'unauthorised', {}],
    [45_002, 'failed', {}],
    [45_009, 'retry', { afterMs: 3_600_000 }],
    [45_011, 'retry', { afterMs: 60_000 }],
    [45_015, 'refused', { reason: 'window_closed' }],
    [45_047, 'retry', { then: 'window_closed' }],
    [48_001, 'unauthorised', {}],
    [48_002, 'stopped', {}],
    [50_005, 'stopped', {}],
    [99_999, 'failed', { reason: '99999 because' }],
  ])('%i', async (errcode, state, more) => {
    const answer = { access_token: 't', expires_in: 7200, errcode: 0, errmsg: '' }
    const request = (url: string | URL) =>
      Promise.resolve({
        status: 200,
        url: '',
        headers: {},
        body: Buffer.alloc(0),
        text: () => '',
        json: () => (String(url).includes('stable_token') ? answer : { errcode, errmsg: 'because' }),
      })
    const other = wechatChannel({ request, close: () => Promise.resolve() }, memory())
    expect(await other.send?.(sending(), ACCOUNT)).toMatchObject({ state, ...more })
  })

  test('what may have been taken is uncertain', async () => {
    simulator.provider.faults.reset = 1
    expect(await send()).toEqual({ state: 'uncertain', reason: 'network' })
    simulator.provider.faults.reset = 0
  })

  test('the connection test says what is wrong, and no secret', async () => {
    const check = async (more: object = {}) =>
      (await wechat.setup?.check({ ...simulator.settings, ...more }, 'https://shop.example'))?.map(({ ok, code }) => [
        ok,
        code,
      ])
    expect(await check()).toEqual([
      [true, 'account'],
      [true, 'may_write'],
      [true, 'mode'],
    ])
    expect((await check({ aesKey: '' }))?.at(-1)).toEqual([false, 'plain_mode'])
    expect(await check({ aesKey: 'short' })).toEqual([[false, 'aes_key']])
    expect(await check({ token: 'no!' })).toEqual([[false, 'token']])
    expect(await check({ appSecret: 'x' })).toEqual([[false, 'app_secret']])
    expect(await check({ appId: 'x' })).toEqual([[false, 'app_id']])
    expect(await check({ apiBase: 'http://127.0.0.1:1' })).toEqual([[false, 'unreachable']])
  })
})

test.each([
  [40_164, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist', 'ip_whitelist'],
  [48_001, 'api unauthorized', 'may_not_write'],
  [40_013, 'invalid appid', 'app_id'],
  [45_009, 'reach max api daily quota limit', 'refused'],
])('the connection test explains %i', async (errcode, errmsg, code) => {
  const isToken = (url: string | URL) => String(url).includes('stable_token')
  const early = errcode === 40_164 || errcode === 40_013
  const request = (url: string | URL) =>
    Promise.resolve({
      status: 200,
      url: '',
      headers: {},
      body: Buffer.alloc(0),
      text: () => '',
      json: () => (isToken(url) && !early ? { access_token: 't', expires_in: 7200 } : { errcode, errmsg }),
    })
  const other = wechatChannel({ request, close: () => Promise.resolve() }, memory())
  const found = (await other.setup?.check(ACCOUNT, 'https://shop.example'))?.at(-1)
  expect(found).toMatchObject({ ok: false, code })
  // The owner needs the address that WeChat has seen.
  if (code === 'ip_whitelist') expect(found?.text).toContain('203.0.113.7')
})

describe('the simulator, in plain words', () => {
  test('asks the address first and brings what is written, signed by its moment', async () => {
    const simulator = await openWechat({ plain: true })
    expect(simulator.settings['aesKey']).toBeUndefined()
    const heard = receive(requestOf({ MsgType: 'text', Content: 'Hello', MsgId: 2 }), simulator.settings)
    expect(heard?.items).toHaveLength(1)
    await simulator.close()
  })
})
