import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type AlexaSimulator, openAlexa } from '@souk/demo/simulators/alexa.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createHttpClient } from '../../kernel/http-client.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest, Received } from '../channel.ts'
import { tell } from './answer.ts'
import { chainUrlAt, signerOf } from './certificate.ts'
import { alexaChannel } from './channel.ts'
import { createRoom } from './room.ts'
import { tongueOf } from './words.ts'

const HOOK = 'https://shop.example/webhooks/alexa/1'
const IDS = ['amzn1.echo-api.request.1', 'amzn1.echo-api.request.2'] as const
const DAY_MS = 86_400_000

const raw = ({ headers, body }: ReturnType<AlexaSimulator['signed']>): RawRequest => ({
  method: 'POST',
  url: HOOK,
  headers,
  query: {},
  body,
})

const intent = (name: string, slots: Record<string, string> = {}) => ({
  type: 'IntentRequest',
  intent: {
    name,
    slots: Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, { name: slot, value }])),
  },
})

const keyOf = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

async function openBench(): Promise<ChannelBench> {
  const simulator = await openAlexa()
  const http = createHttpClient({ allowHosts: [] })
  const channel = alexaChannel(http)
  const taken: { to: string; text: string }[] = []
  const request = (id: string, from: string, text: string) =>
    raw(simulator.signed(simulator.requestOf(from, intent('SayIntent', { words: text }), id)))
  return {
    // Somebody has just asked, and waits.
    channel: {
      ...channel,
      async send(outgoing, settings) {
        const own = alexaChannel(http)
        const asked = await own.receive?.(request('amzn1.1', outgoing.address, 'Hello'), settings)
        const sent = await own.send?.(outgoing, settings)
        const { response } = JSON.parse((await asked?.later)?.body ?? '')
        taken.push({ to: outgoing.address, text: response.outputSpeech.text.replace(/\.$/, '') })
        return sent ?? { state: 'failed', reason: 'no send' }
      },
    },
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: IDS,
    single: true,
    request: ([item]) => request(item?.id ?? '', item?.from ?? '', item?.text ?? ''),
    taken: () => taken,
    async close() {
      await http.close()
      await simulator.close()
    },
  }
}

channelSuite('alexa', 'pushed', openBench)

let simulator: AlexaSimulator
let ann: string
const http = createHttpClient({ allowHosts: [] })
const channel = alexaChannel(http)
beforeAll(async () => {
  simulator = await openAlexa()
  ann = simulator.people[0]
})
afterAll(async () => {
  await http.close()
  await simulator.close()
})

const receive = async (body: object, chain?: string, settings: Record<string, string> = {}): Promise<Received> =>
  (await channel.receive?.(raw(simulator.signed(body, chain)), { ...simulator.settings, ...settings })) ?? { items: [] }
const heard = (request: object, id?: string) => receive(simulator.requestOf(ann, request, id))
const spokenIn = ({ answer }: Received) => JSON.parse(answer?.body ?? '')
const send = (text: string, key: string) =>
  channel.send?.({ address: ann, key, message: { text, buttons: [] } }, simulator.settings)

describe('a skill', () => {
  test('is opened with a greeting in its language, and listens', async () => {
    const opened = spokenIn(await heard({ type: 'LaunchRequest', locale: 'de-DE' }))
    expect(opened).toMatchObject({
      version: '1.0',
      response: {
        outputSpeech: { type: 'PlainText', text: 'Hallo! Was darf es sein?' },
        reprompt: { outputSpeech: { text: 'Bist du noch da? Sag es bitte noch einmal.' } },
        directives: [{ type: 'Dialog.ElicitSlot', slotToElicit: 'words', updatedIntent: { name: 'SayIntent' } }],
        shouldEndSession: false,
      },
    })
    // Alexa speaks no Dutch.
    expect(spokenIn(await heard({ type: 'LaunchRequest', locale: 'nl-NL' })).response.outputSpeech.text).toMatch(
      'Hello!',
    )
  })

  test.each([
    ['SayIntent', { words: 'a large oat latte' }, 'a large oat latte'],
    ['HowManyIntent', { number: '2' }, '2'],
    ['AMAZON.YesIntent', {}, 'yes'],
    ['AMAZON.NoIntent', {}, 'no'],
    ['AMAZON.HelpIntent', {}, 'what can you do?'],
    ['AMAZON.NextIntent', {}, 'more'],
    ['WhereIsMyOrderIntent', {}, 'Where Is My Order'],
  ])('hears what is meant by %s %o', async (name, slots, text) => {
    const said = await heard(intent(name, slots), `r-${name}`)
    expect(said.items).toEqual([
      {
        kind: 'message',
        dedupe: `r-${name}`,
        address: ann,
        scope: simulator.settings['skillId'],
        locale: 'en-US',
        parts: [{ type: 'text', text }],
      },
    ])
    await send('Done', `k-${name}`)
    await said.later
  })

  test('takes a list of values, and says that it heard nothing where there is none', async () => {
    const values = [{ value: 'milk' }, { value: 'eggs' }]
    const said = await heard({
      type: 'IntentRequest',
      intent: { name: 'SayIntent', slots: { words: { name: 'words', slotValue: { type: 'List', values } } } },
    })
    expect(said.items).toMatchObject([{ parts: [{ text: 'milk eggs' }] }])
    await send('Done', 'k-list')
    const nothing = await heard({ type: 'IntentRequest', intent: { name: 'SayIntent', slots: { words: {} } } })
    expect(nothing.items).toEqual([])
    expect(spokenIn(nothing).response.outputSpeech.text).toContain('Please say it again')
  })

  test('says goodbye to who stops, and says once more what it said', async () => {
    for (const name of ['AMAZON.StopIntent', 'AMAZON.CancelIntent']) {
      const stopped = await heard(intent(name))
      expect(stopped.items).toEqual([])
      expect(spokenIn(stopped).response).toEqual({
        outputSpeech: { type: 'PlainText', text: 'Goodbye!' },
        shouldEndSession: true,
      })
    }
    const attributes = { said: 'Small or large?' }
    const body = simulator.requestOf(ann, intent('AMAZON.RepeatIntent'))
    const again = await receive({ ...body, session: { new: false, attributes } })
    expect(again.items).toEqual([])
    expect(spokenIn(again).response.outputSpeech.text).toBe('Small or large?')
    const lost = await receive({
      ...simulator.requestOf(ann, intent('AMAZON.FallbackIntent')),
      session: { attributes },
    })
    expect(spokenIn(lost)).toMatchObject({ sessionAttributes: attributes, response: { shouldEndSession: false } })
  })

  test.each(['SessionEndedRequest', 'System.ExceptionEncountered', 'Alexa.Presentation.APL.UserEvent'])(
    'hears nothing in %s',
    async (type) => {
      expect(await heard({ type, reason: 'USER_INITIATED' })).toMatchObject({
        items: [],
        answer: { body: expect.any(String) },
      })
    },
  )
})

describe('a request', () => {
  const refused = { code: 'bad_signature' }
  const body = () => simulator.requestOf(ann, { type: 'LaunchRequest' })

  test('that is old, of another skill, or of a place that is not Amazon’s is refused', async () => {
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const timed = (ms: number) => heard({ type: 'LaunchRequest', timestamp: at(ms) })
    expect((await timed(-140_000)).answer).toBeDefined()
    await expect(timed(-160_000)).rejects.toMatchObject(refused)
    await expect(timed(160_000)).rejects.toMatchObject(refused)
    await expect(heard({ type: 'LaunchRequest', timestamp: 'now' })).rejects.toMatchObject(refused)
    await expect(receive(body(), undefined, { skillId: 'amzn1.ask.skill.other' })).rejects.toMatchObject(refused)
    // Who is not trusted has no authority of their own.
    await expect(receive(body(), undefined, { trusted: 'no' })).rejects.toMatchObject(refused)
  })

  test('is as good as its certificates', async () => {
    const past = { from: new Date(Date.now() - 2 * DAY_MS), until: new Date(Date.now() - DAY_MS) }
    const chains = {
      expired: { leaf: past },
      early: { leaf: { from: new Date(Date.now() + DAY_MS / 2) } },
      'of an expired authority': { middle: past },
      'of another host': { leaf: { host: 'echo-api.amazon.com.example' } },
      'of no host': { leaf: { host: '' } },
      'of no authority': { middle: { host: 'amazon.example' } },
      'of another authority': { leaf: { issuer: { name: 'Another CA', key: keyOf() } } },
      'of a stolen name': { leaf: { issuer: { name: 'Simulated CA 1', key: keyOf() } } },
    }
    for (const [name, changes] of Object.entries(chains)) {
      const path = `/echo.api/${encodeURIComponent(name)}.pem`
      simulator.lay(path, changes)
      await expect(receive(body(), path), name).rejects.toMatchObject(refused)
    }
    await expect(receive(body(), '/echo.api/none.pem')).rejects.toMatchObject(refused)
    await expect(receive(body(), '/other/echo-api-cert.pem')).rejects.toMatchObject(refused)
  })
})

test('certificates are vouched for by an authority that need not come along', async () => {
  const pem = await (await fetch(`${simulator.provider.url}/echo.api/echo-api-cert.pem`)).text()
  const chain = pem.split(/(?<=-----END CERTIFICATE-----\n)/).map((one) => new X509Certificate(one))
  const [leaf, middle, root] = chain
  if (!leaf || !middle || !root) throw new Error('there is no chain')
  const now = new Date()
  expect(signerOf([leaf, middle], [root], now)).toBe(leaf)
  expect(signerOf(chain, [root], now)).toBe(leaf)
  expect(signerOf([leaf], [middle], now)).toBe(leaf)
  for (const [some, authorities] of [
    [[leaf, middle], []],
    [[leaf, root], [root]],
    [[middle, root], [root]],
    [[leaf], [leaf]],
    [[], [root]],
  ] as const)
    expect(signerOf(some, authorities, now)).toBeUndefined()
  expect(signerOf([leaf, middle], [root], new Date(Date.now() + 2 * DAY_MS))).toBeUndefined()
})

test.each([
  ['https://s3.amazonaws.com/echo.api/echo-api-cert.pem', true],
  ['https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem', true],
  ['https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem', true],
  ['HTTPS://S3.amazonaws.com/echo.api/echo-api-cert.pem', true],
  ['http://s3.amazonaws.com/echo.api/echo-api-cert.pem', false],
  ['https://notamazon.com/echo.api/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com/invalid.path/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com/echo.api/../other/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com/echo.api/%2e%2e/other/echo-api-cert.pem', false],
  ['https://somebody@s3.amazonaws.com/echo.api/echo-api-cert.pem', false],
  ['https://s3.amazonaws.com.example/echo.api/echo-api-cert.pem', false],
  ['no address', false],
])('certificates at %s: %o', (address, isAmazons) => {
  expect(chainUrlAt(address, 'https://s3.amazonaws.com') !== undefined).toBe(isAmazons)
})

describe('an answer', () => {
  test('is said to whoever waits for it, once, with its pages on a card', async () => {
    const said = await heard(intent('SayIntent', { words: 'roses' }))
    const text = 'All set 🎉\n1 × Roses: $4.50\n= $4.50\nhttps://market.example/pay/1'
    expect(await send(text, 'k1')).toEqual({ state: 'sent', ref: 'k1', elsewhere: true })
    const words =
      'All set.\n1 Roses: $4.50.\n$4.50.\nYou find the page in the Alexa app, and in your e-mail if you have bought here before.'
    const answered = await said.later
    expect(answered?.type).toBe('application/json')
    expect(JSON.parse(answered?.body ?? '')).toMatchObject({
      sessionAttributes: { said: words },
      response: {
        outputSpeech: { type: 'PlainText', text: words },
        card: { type: 'Simple', title: 'Your page', content: 'https://market.example/pay/1' },
        shouldEndSession: false,
      },
    })
    expect(await send('And more', 'k2')).toMatchObject({ state: 'absent', reason: 'nobody_waits' })
    // Of somebody else: nobody hears what is said to another.
    const other = await receive(simulator.requestOf(simulator.people[1], intent('SayIntent', { words: 'tulips' })))
    expect(await send('For Ann', 'k3')).toMatchObject({ state: 'absent' })
    await channel.send?.(
      { address: simulator.people[1], key: 'k4', message: { text: 'For Ben', buttons: [] } },
      simulator.settings,
    )
    expect((await other.later)?.body).toContain('For Ben')
  })

  test('that is late is no answer to the next question', async () => {
    expect(await send('The first', 'late')).toMatchObject({ state: 'absent' })
    const said = await heard(intent('SayIntent', { words: 'once more' }))
    expect(await send('The first', 'late')).toEqual({ state: 'refused', reason: 'window_closed' })
    expect(await send('The second', 'in time')).toEqual({ state: 'sent', ref: 'in time' })
    expect((await said.later)?.body).toContain('The second')
  })

  test('that takes too long is told before Alexa gives up, and the session stays open', async () => {
    // Its certificates are known from here on.
    await heard({ type: 'LaunchRequest' })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { later } = await heard({ ...intent('SayIntent', { words: 'Rosen' }), locale: 'de-DE' })
      let answered = ''
      void later?.then(({ body }) => (answered = body))
      await vi.advanceTimersByTimeAsync(6499)
      expect(answered).toBe('')
      await vi.advanceTimersByTimeAsync(1)
      expect(JSON.parse(answered).response).toMatchObject({
        outputSpeech: { text: expect.stringContaining('das dauert länger') },
        shouldEndSession: false,
      })
      expect(await send('Rosen', 'too late')).toMatchObject({ state: 'absent' })
    } finally {
      vi.useRealTimers()
    }
  })

  test('is heard by who has waited longest, by each once, whoever they are', async () => {
    const room = createRoom<string>(() => 0)
    const [first, second] = [room.wait('ann', 1000), room.wait('ann', 1000)]
    expect([room.give('ann', 'a', '1'), room.give('ann', 'b', '2'), room.give('ann', 'c', '3')]).toEqual([
      'heard',
      'heard',
      'nobody',
    ])
    expect(await Promise.all([first, second])).toEqual(['1', '2'])
  })

  test('stays within what Alexa says, however it is made up', () => {
    const most = '·\n'.repeat(1750)
    const { response } = JSON.parse(tell(`${most}https://market.example/1`, tongueOf('de')).body)
    expect(response.outputSpeech.text.length).toBeLessThanOrEqual(8000)
  })
})

test('the connection test names what is wrong', async () => {
  const check = async (settings: Record<string, string>, url = HOOK) =>
    (await channel.setup?.check({ ...simulator.settings, ...settings }, url))?.map(({ code, ok }) => [code, ok])
  expect(await check({})).toEqual([
    ['skill', true],
    ['address', true],
    ['certificates', true],
  ])
  expect(await check({ skillId: 'my skill' }, 'http://shop.example:4000/webhooks/alexa/1')).toEqual([
    ['skill', false],
    ['address', false],
    ['certificates', true],
  ])
  expect((await check({ apiBase: 'http://127.0.0.1:1' }))?.at(-1)).toEqual(['certificates', false])
})

/** What is pasted at Amazon is what is understood here. */
describe('the interaction models of the documentation', () => {
  const docs = readFileSync(new URL('../../../../docs/channels.md', import.meta.url), 'utf8')
  const section = docs.slice(docs.indexOf('\n## Alexa'))
  const models = [...section.matchAll(/```json\n([^`]+)```/g)].map(([, json = '']) => JSON.parse(json).interactionModel)

  test('take any words, and know what we answer', () => {
    expect(models).toHaveLength(2)
    for (const { languageModel, dialog, prompts } of models) {
      const say = languageModel.intents.find(({ name }: { name: string }) => name === 'SayIntent')
      expect(say.slots).toEqual([{ name: 'words', type: 'AMAZON.SearchQuery' }])
      // A slot of this type stands beside other words: https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html
      for (const sample of say.samples) expect(sample).toMatch(/^\p{L}[\p{L}' ]+ \{words\}$/u)
      const names: string[] = languageModel.intents.map(({ name }: { name: string }) => name)
      for (const needed of ['Cancel', 'Help', 'Stop', 'Fallback', 'Repeat', 'Yes', 'No'])
        expect(names).toContain(`AMAZON.${needed}Intent`)
      expect(dialog.intents[0]).toMatchObject({
        name: 'SayIntent',
        slots: [{ name: 'words', elicitationRequired: true }],
      })
      expect(prompts.map(({ id }: { id: string }) => id)).toContain(dialog.intents[0].slots[0].prompts.elicitation)
    }
  })
})
