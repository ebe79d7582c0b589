import { openVoice, type VoiceSimulator } from '@souk/demo/simulators/voice.ts'
import { signedReport } from '@souk/demo/simulators/twilio.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../kernel/http-client.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { voiceChannel } from './channel.ts'
import { spoken } from './speech.ts'

const HOOK = 'https://shop.example/webhooks/voice/1'
const FROM = '+12025550201'

type Fields = Readonly<Record<string, string>>

function requestOf(fields: Fields, query = ''): RawRequest {
  const url = HOOK + query
  const { headers, body } = signedReport(url, fields, 'twilio-signs-calls')
  return { method: 'POST', url, headers, query: Object.fromEntries(new URL(url).searchParams), body: Buffer.from(body) }
}

async function openBench(): Promise<ChannelBench> {
  const simulator = await openVoice()
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: voiceChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['CA1.hello', 'CA2.hello'],
    single: true,
    request: ([item]) => {
      const [call = '', of = ''] = (item?.id ?? '').split('.')
      const fields = { CallSid: call, From: item?.from ?? '', To: '+12025550200', SpeechResult: item?.text ?? '' }
      return requestOf(fields, `?of=${of}`)
    },
    taken: () => simulator.taken,
    answer: (status, words) => void Object.assign(simulator.provider, { status, words }),
    refusals: [['unreachable', 400, { code: 21_614, message: 'not a mobile number', status: 400 }]],
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('voice', 'pushed', openBench)

let simulator: VoiceSimulator
const http = createHttpClient({ allowHosts: [] })
const channel = voiceChannel(http)
beforeAll(async () => {
  simulator = await openVoice()
})
afterAll(async () => {
  await http.close()
  await simulator.close()
})

const heard = async (fields: Fields, query = '', more: Fields = {}) =>
  channel.receive?.(requestOf({ CallSid: 'CA1', From: FROM, To: '+12025550200', ...fields }, query), {
    ...simulator.settings,
    ...more,
  })

describe('a call', () => {
  test('is answered in the language of the line, and listened to', async () => {
    const { items, answer } = (await heard({ CallStatus: 'ringing' }, '', { language: 'de' })) ?? {}
    expect(items).toEqual([])
    expect(answer?.type).toBe('text/xml')
    expect(answer?.body).toContain('<Say language="de-DE">Hallo! Was darf es sein?</Say>')
    expect(answer?.body).toContain(`action="${HOOK}?of=hello&#38;language=de"`)
  })

  test('brings what was said once for each question, and is held until it is answered', async () => {
    const said = await heard({ SpeechResult: 'A large oat latte', Confidence: '0.9' }, '?of=k1')
    expect(said?.items).toMatchObject([
      { kind: 'message', dedupe: 'CA1.k1', address: FROM, parts: [{ type: 'text', text: 'A large oat latte' }] },
    ])
    expect(said?.answer?.body).toMatch(/<Pause length="20"\/><Redirect method="POST">[^<]*late=1/)
    // The same question brings the same message again: it is known.
    expect(await heard({ SpeechResult: 'A large oat latte' }, '?of=k1')).toMatchObject({
      items: [{ dedupe: 'CA1.k1' }],
    })
    expect(await heard({ Digits: '2' }, '?of=k2')).toMatchObject({
      items: [{ dedupe: 'CA1.k2', parts: [{ type: 'text', text: '2' }] }],
    })
  })

  test('asks once more where nothing is heard, then says goodbye; an answer that is late is told', async () => {
    expect((await heard({}, '?of=k1&silent=1'))?.answer?.body).toContain('Are you still there?')
    expect((await heard({}, '?of=k1&silent=2'))?.answer?.body).toMatch(/Goodbye!<\/Say><Hangup\/>/)
    expect((await heard({}, '?of=k1.late&late=1'))?.answer?.body).toContain('longer than it should')
  })

  test('that is over, or hides its number, brings nothing', async () => {
    expect(await heard({ CallStatus: 'completed' })).toMatchObject({ items: [] })
    const hidden = await heard({ From: 'anonymous', SpeechResult: 'Hello' })
    expect(hidden).toMatchObject({ items: [] })
    expect(hidden?.answer?.body).toContain('<Hangup/>')
  })
})

describe('an answer', () => {
  const outgoing = (text: string, key: string) => ({
    address: FROM,
    key,
    message: { text, buttons: [] },
    letter: { thread: 't', language: 'en' },
    webhookUrl: HOOK,
  })

  test('is said in the call that goes on, its page comes as a text message; afterwards all of it does', async () => {
    simulator.connect('http://127.0.0.1:9/')
    const text = 'All set.\n1 × Oat latte: $4.50\n= $4.50\nhttps://market.example/pay/1'
    expect(await channel.send?.(outgoing(text, 'k0'), simulator.settings)).toMatchObject({ state: 'sent' })
    expect(simulator.seen(FROM).at(-1)?.text).toBe(text)
  })

  test('has words for signs that nobody can hear', () => {
    expect(spoken('2 found 🎉\n1. Oat latte · $4.50\n2. Flat white · $3.90\n= $8.40\nhttps://a.example/b')).toEqual({
      say: '2 found.\n1: Oat latte, $4.50.\n2: Flat white, $3.90.\n$8.40.',
      pages: ['https://a.example/b'],
    })
  })
})

test('the connection test names what is wrong', async () => {
  simulator.connect(HOOK)
  const check = (settings: Fields) => channel.setup?.check({ ...simulator.settings, ...settings }, HOOK)
  expect((await check({}))?.map(({ code, ok }) => [code, ok])).toEqual([
    ['account', true],
    ['number', true],
    ['webhook', true],
  ])
  expect((await check({ authToken: 'other' }))?.map(({ code }) => code)).toEqual(['account'])
})
