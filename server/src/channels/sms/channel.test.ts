import { createHash } from 'node:crypto'
import { openSms, type SmsSimulator } from '@souk/demo/simulators/sms.ts'
import { signedReport } from '@souk/demo/simulators/twilio.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../kernel/http-client.ts'
import { Arrival } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { bodyOf, takesMedia } from './body.ts'
import { smsChannel } from './channel.ts'
import { signedForm } from './signature.ts'

const HOOK = 'https://shop.example/webhooks/sms/1'
const SETTINGS = { accountSid: 'AC1', authToken: 'twilio-signs-with-this', from: '+12025550100' }

type Fields = Readonly<Record<string, string>>

function requestOf(fields: Fields, url = HOOK, authToken = SETTINGS.authToken): RawRequest {
  const { headers, body } = signedReport(url, fields, authToken)
  return { method: 'POST', url, headers, query: Object.fromEntries(new URL(url).searchParams), body: Buffer.from(body) }
}

async function openBench(): Promise<ChannelBench> {
  const simulator = await openSms()
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: smsChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['SM1', 'SM2'],
    single: true,
    request: ([item]) =>
      requestOf({ MessageSid: item?.id ?? '', From: item?.from ?? '', To: SETTINGS.from, Body: item?.text ?? '' }),
    taken: () => simulator.taken,
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [
      ['unreachable', 400, { code: 21_614, message: 'not a mobile number', status: 400 }],
      ['unreachable', 400, { code: 21_612, message: 'cannot be reached', status: 400 }],
    ],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('sms', 'pushed', openBench)

const http = createHttpClient({ allowHosts: [] })
const channel = smsChannel(http)
afterAll(() => http.close())

describe('Twilio’s signature', () => {
  // https://github.com/TwilioDevEd/api-snippets (MIT), security/signature_validation and signature_validation_json.
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  }
  const published = (more: Partial<RawRequest> = {}): RawRequest => ({
    ...requestOf(fields, url, '12345'),
    headers: { 'x-twilio-signature': 'GvWf1cFY/Q7PnoempGyD5oXAezc=' },
    ...more,
  })

  test('is that of the published examples', () => {
    expect(signedForm(published(), '12345').get('Digits')).toBe('1234')
    expect(() => signedForm(published(), '12346')).toThrow()
    expect(() => signedForm(published({ url: `${url}&baz=3` }), '12345')).toThrow()
  })

  test('holds with and without the port', () => {
    for (const signed of ['https://shop.example:443/webhooks/sms/1', 'https://shop.example/webhooks/sms/1'])
      for (const asked of ['https://shop.example:443/webhooks/sms/1', 'https://shop.example/webhooks/sms/1']) {
        const request = { ...requestOf({ A: '1' }, signed), url: asked }
        expect(signedForm(request, SETTINGS.authToken).get('A')).toBe('1')
      }
  })

  test('covers a body that is no form by its digest', () => {
    const body = Buffer.from(JSON.stringify({ MessageSid: 'SM1', MessageStatus: 'sent' }))
    const signed = requestOf({}, `${HOOK}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`)
    expect(signedForm({ ...signed, body }, SETTINGS.authToken).get('MessageStatus')).toBe('sent')
    expect(() => signedForm({ ...signed, body: Buffer.from('{}') }, SETTINGS.authToken)).toThrow(
      expect.objectContaining({ code: 'bad_signature' }),
    )
  })

  test('a connection without a token believes nothing', () => {
    expect(() => signedForm(requestOf({ A: '1' }, HOOK, ''), '')).toThrow()
  })
})

const receive = (fields: Fields, url?: string) => channel.receive?.(requestOf(fields, url), SETTINGS)
const items = (fields: Fields, url?: string) => receive({ MessageSid: 'SM1', ...fields }, url)?.items

describe('what Twilio brings', () => {
  const whom = { address: '+12025550101', scope: '+12025550100' }
  const from = { From: '+12025550101', To: '+12025550100' }
  const said = (parts: object[], more: object = {}) => [{ kind: 'message', dedupe: 'SM1', ...whom, parts, ...more }]

  test('a text is answered with nothing, in the form that Twilio wants', () => {
    expect(receive({ MessageSid: 'SM1', ...from, Body: 'Hello', NumMedia: '0' })).toEqual({
      items: said([{ type: 'text', text: 'Hello' }]),
      answer: { type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
    })
  })

  test('pictures and other files come before their words', () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: 'https://api.twilio.com/1',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'https://api.twilio.com/2',
      MediaContentType1: 'text/vcard',
    }
    expect(items({ ...from, Body: 'in blue?', ...media })).toEqual(
      said([
        { type: 'remote', media: 'image', ref: 'https://api.twilio.com/1' },
        { type: 'remote', media: 'file', ref: 'https://api.twilio.com/2' },
        { type: 'text', text: 'in blue?' },
      ]),
    )
  })

  test('RCS is the same phone; its buttons, its answers and its places are known', () => {
    const rcs = { From: 'rcs:+12025550101', To: 'rcs:shop_agent' }
    expect(items({ ...rcs, Body: 'Take it', ButtonText: 'Take it', ButtonPayload: 'AZ.0' })).toEqual(
      said([{ type: 'tap', token: 'AZ.0', label: 'Take it' }]),
    )
    expect(items({ ...rcs, Body: 'this', OriginalRepliedMessageSid: 'SM9' })).toEqual(
      said([{ type: 'text', text: 'this' }], { replyTo: 'SM9' }),
    )
    expect(items({ ...rcs, Body: '', Latitude: '41.7', Longitude: '44.8', Label: 'Home' })).toEqual(
      said([{ type: 'location', latitude: 41.7, longitude: 44.8, label: 'Home' }]),
    )
  })

  test('a message that says nothing is still one', () => {
    expect(items({ ...from, Body: '', NumMedia: '1', MediaUrl0: '' })).toEqual(said([{ type: 'text', text: '…' }]))
  })

  test('what Twilio itself heard as STOP or START counts', () => {
    const consent = { kind: 'consent', ...whom }
    expect(items({ ...from, Body: 'STOP', OptOutType: 'STOP' })).toEqual([
      ...said([{ type: 'text', text: 'STOP' }]),
      { ...consent, dedupe: 'SM1.STOP', wants: false },
    ])
    expect(items({ ...from, Body: 'Start', OptOutType: 'START' })?.[1]).toEqual({
      ...consent,
      dedupe: 'SM1.START',
      wants: true,
    })
    expect(items({ ...from, Body: 'HELP', OptOutType: 'HELP' })).toHaveLength(1)
  })

  test.each([
    ['queued', {}, { state: 'sent' }],
    ['sent', {}, { state: 'sent' }],
    [
      'delivered',
      { Price: '-0.00790', PriceUnit: 'usd' },
      { state: 'delivered', cost: { amount: 7900, currency: 'USD' } },
    ],
    ['read', {}, { state: 'read' }],
    ['undelivered', { ErrorCode: '30007' }, { state: 'failed', reason: '30007 filtered out by the carrier' }],
    ['failed', { ErrorCode: '99999' }, { state: 'failed', reason: '99999' }],
    ['canceled', {}, { state: 'failed', reason: 'canceled' }],
  ])('%s %j says how far a message of ours is, by our key', (status, more, expected) => {
    const url = `${HOOK}?key=01900000-0000-7000-8000-000000000001.0`
    expect(items({ ...from, MessageStatus: status, ...more }, url)).toEqual([
      {
        kind: 'status',
        dedupe: `SM1.${status}`,
        ref: 'SM1',
        key: '01900000-0000-7000-8000-000000000001.0',
        ...expected,
      },
    ])
  })

  test('a failure because of STOP is their word; a status that is new changes nothing', () => {
    const failed = { MessageStatus: 'failed', ErrorCode: '21610', To: '+12025550101', From: SETTINGS.from }
    expect(items(failed)?.[1]).toEqual({ kind: 'consent', dedupe: 'SM1.21610', ...whom, wants: false })
    expect(items({ MessageStatus: 'teleported' })).toEqual([])
  })

  test.each<Fields>([{}, { MessageSid: 'SM1' }, { MessageSid: 'SM1', From: 'rcs:' }])(
    '%j is refused although it is signed',
    (fields) => {
      expect(() => receive(fields)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
    },
  )

  test('whatever a form holds, what becomes of it can be stored', () => {
    const name = fc.constantFrom(
      'Body',
      'NumMedia',
      'MediaUrl0',
      'MediaContentType0',
      'Latitude',
      'Longitude',
      'Label',
      'OptOutType',
      'MessageStatus',
      'ErrorCode',
      'Price',
      'PriceUnit',
      'ButtonPayload',
      'ProfileName',
    )
    const value = fc.oneof(
      fc.string(),
      fc.string({ minLength: 2000, maxLength: 12_000 }),
      fc.constantFrom('STOP', 'failed', '1', '-0.5', 'usd'),
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (more) => {
        for (const item of items({ ...from, ...more }) ?? []) expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is sent', () => {
  const outgoing = { address: '+12025550101', message: { text: 'Hello', buttons: [] }, key: 'k.0', webhookUrl: HOOK }
  const media = { type: 'image' as const, url: 'https://market.example/1.png' }
  const picture = { ...outgoing, message: { ...outgoing.message, media } }

  test('names our key where Twilio will tell it back, and the service where there is one', () => {
    expect(Object.fromEntries(bodyOf(outgoing, '+12025550100'))).toEqual({
      To: '+12025550101',
      From: '+12025550100',
      Body: 'Hello',
      SmartEncoded: 'true',
      StatusCallback: `${HOOK}?key=k.0`,
    })
    expect(Object.fromEntries(bodyOf(outgoing, `MG${'0'.repeat(32)}`))).toMatchObject({
      MessagingServiceSid: `MG${'0'.repeat(32)}`,
    })
  })

  test('a picture goes along in the US and Canada, and is a link elsewhere', () => {
    expect(Object.fromEntries(bodyOf(picture, '+12025550100'))).toMatchObject({ Body: 'Hello', MediaUrl: media.url })
    const abroad = bodyOf({ ...picture, address: '+491701234567' }, '+12025550100')
    expect(abroad.get('Body')).toBe(`Hello\n${media.url}`)
    expect(abroad.has('MediaUrl')).toBe(false)
    expect(['+12025550101', '+14165550101', '+18765550101', '+49170', '+1202'].map(takesMedia)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('what Twilio answers', () => {
  let simulator: SmsSimulator
  const sending = { address: '+12025550101', message: { text: 'Hello', buttons: [] }, key: 'k.0' }
  const send = (more: object = {}, settings: object = {}) =>
    channel.send?.({ ...sending, ...more }, { ...simulator.settings, ...settings })
  beforeAll(async () => {
    simulator = await openSms()
  })
  afterAll(() => simulator.close())

  test('addresses it cannot reach are left out, and the message goes out', async () => {
    const message = { text: 'A dress', buttons: [], media: { type: 'image', url: 'http://localhost/1.png' } }
    expect(await send({ message, webhookUrl: 'http://localhost/webhooks/sms/1' })).toMatchObject({ state: 'sent' })
    expect(simulator.taken.at(-1)).toMatchObject({ text: 'A dress\nhttp://localhost/1.png', key: undefined })
  })

  test('a number that is none, an account that is none, a number that is not ours', async () => {
    expect(await send({ address: 'ann' })).toEqual({ state: 'failed', reason: 'no phone number' })
    expect(await send({ address: '+0123456' })).toEqual({ state: 'refused', reason: 'unreachable' })
    expect(await send({}, { authToken: 'x' })).toMatchObject({ state: 'unauthorised' })
    expect(await send({}, { from: '+12025550199' })).toMatchObject({ state: 'unauthorised' })
  })

  test('who has said STOP gets no more', async () => {
    simulator.connect('http://127.0.0.1:1')
    void simulator.optOut('+12025550102', 'STOP').catch(() => undefined)
    expect(await send({ address: '+12025550102' })).toEqual({ state: 'stopped', reason: '21610 they have said STOP' })
  })

  test.each([
    [400, 21_408, 'failed'],
    [400, 21_614, 'refused'],
    [400, 21_659, 'unauthorised'],
    [403, 20_005, 'unauthorised'],
    [429, 20_429, 'retry'],
    [429, 0, 'retry'],
    [503, 0, 'retry'],
    [400, 99_999, 'failed'],
  ])('%i %i', async (status, code, state) => {
    const request = () =>
      Promise.resolve({
        status,
        url: '',
        headers: {},
        body: Buffer.alloc(0),
        text: () => '',
        json: () => (code === 0 ? {} : { code, message: 'because', status }),
      })
    const other = smsChannel({ request, close: () => Promise.resolve() })
    expect(await other.send?.(sending, SETTINGS)).toMatchObject({ state })
  })

  test('what may have been taken is uncertain until Twilio tells our key', async () => {
    simulator.provider.faults.reset = 1
    expect(await send()).toEqual({ state: 'uncertain', reason: 'network' })
    simulator.provider.faults.reset = 0
  })

  test('a file is fetched with the token, which nobody else is shown', async () => {
    const bytes = Buffer.from('a picture')
    void simulator.write('+12025550101', { type: 'image', bytes, mime: 'image/png' }).catch(() => undefined)
    const ref = `${simulator.provider.url}/2010-04-01/Accounts/${simulator.settings['accountSid'] ?? ''}/Messages/MM1/Media/ME0`
    expect(await channel.media?.(ref, simulator.settings)).toEqual({ state: 'fetched', type: 'image/png', bytes })
    expect(await channel.media?.(`${ref}x`, simulator.settings)).toMatchObject({ state: 'retry' })
    expect(await channel.media?.('https://twilio.com.evil.example/1', simulator.settings)).toMatchObject({
      state: 'failed',
    })
    expect(await channel.media?.('nonsense', simulator.settings)).toMatchObject({ state: 'failed' })
  })

  test('the connection test says what is wrong', async () => {
    const check = (more: object = {}) => channel.setup?.check({ ...simulator.settings, ...more }, HOOK)
    simulator.connect(HOOK)
    expect((await check())?.map(({ ok, code }) => [ok, code])).toEqual([
      [true, 'account'],
      [true, 'number'],
      [true, 'webhook'],
    ])
    simulator.connect('https://another.example')
    expect((await check())?.at(-1)).toMatchObject({ ok: false, code: 'webhook', text: expect.stringContaining(HOOK) })
    const service = await check({ from: `MG${'0'.repeat(31)}1` })
    expect(service?.map(({ ok, code }) => [ok, code])).toEqual([
      [true, 'account'],
      [true, 'service'],
      [false, 'webhook'],
    ])
    expect(await check({ from: 'MG2' })).toMatchObject([{ ok: true }, { ok: false, code: 'service' }])
    expect(await check({ authToken: 'x' })).toMatchObject([{ ok: false, code: 'account' }])
    expect(await check({ apiBase: 'http://127.0.0.1:1' })).toMatchObject([{ ok: false, code: 'unreachable' }])
  })
})
