import { openAlexa } from '@souk/demo/simulators/alexa.ts'
import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import { openVoice } from '@souk/demo/simulators/voice.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ChannelShopper } from './channel-shopper.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { MESSENGERS } from './messengers.ts'
import { STORIES } from './stories.ts'
import { createLog } from '../src/kernel/log.ts'
import { CARDS, eventually, payPage } from './trade.ts'

/** On every messenger and in each language one natural sentence is turned into a paid and delivered order. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 8 })

let app: TestApp
let mail: EmailSimulator
const lines: string[] = []
/** What lets somebody in: the credentials of each connection, and the code of each link that was sent. */
const secrets = new Set<string>()
beforeAll(async () => {
  mail = await openEmail()
  app = await startTestApp({
    demo: true,
    env: { SOUK_DEMO: '1', SOUK_DEMO_PACE: '0', SOUK_SMTP_URL: mail.smtpUrl, SOUK_MAIL_FROM: 'mail@souk.example' },
    log: createLog('debug', { write: (line) => void lines.push(line) }),
  })
  // Enough for everybody: that the last one is sold to somebody else is another story.
  await app.context.database.pool.query(`update resources set capacity = 1000 where capacity > 0`)
})
afterAll(async () => {
  await app.close()
  const log = lines.join('')
  expect(log).toContain('"debug"')
  expect(secrets.size).toBeGreaterThan(TALKS.length)
  expect([...secrets].filter((secret) => log.includes(secret))).toEqual([])
  await mail.close()
})

const LANGUAGES = Object.keys(STORIES)
/** A provider of their own for each: letters come by one server, and each of them from somebody else. */
const CHANNELS: Readonly<Record<string, (person: number, language: string) => Promise<ChannelSimulator>>> = {
  ...Object.fromEntries(Object.entries(MESSENGERS).map(([channel, open]) => [channel, () => open()])),
  email: async (person) => ({
    ...mail,
    connect: (url) => mail.connect(url, mail.people[person]),
    close: async () => undefined,
  }),
  voice: () => openVoice(),
  alexa: (_, language) => openAlexa({}, ALEXA[language]),
}
/** What she speaks. */
const ALEXA: Readonly<Record<string, string>> = { en: 'en-US', de: 'de-DE' }
/** Those whose provider does not speak every language. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  alexa: Object.keys(ALEXA),
  voice: ['en', 'de', 'nl', 'ru', 'zh'],
}
const TALKS = Object.keys(CHANNELS)
  .flatMap((channel) =>
    LANGUAGES.map((language, index) => ({
      channel,
      language,
      // Whoever writes to a shop by RCS and from the same number by SMS is one person: these are others.
      person: channel === 'sms with rcs' ? LANGUAGES.length - 1 - index : index,
    })),
  )
  .filter(({ channel, language }) => SPOKEN[channel]?.includes(language) ?? true)

function keepSecrets({ settings, people, seen }: ChannelSimulator, person: number): void {
  for (const [name, value] of Object.entries(settings))
    if (/token|secret|key|password/i.test(name) && value.length >= 8) secrets.add(value)
  const shown = JSON.stringify(seen(people[person] ?? ''))
  for (const [, code = ''] of shown.matchAll(/#go=([\w-]+)/g)) secrets.add(code)
}

test.concurrent.each(TALKS)(
  '$channel, $language: one sentence becomes a delivered order',
  async ({ channel, language, person }) => {
    const story = STORIES[language]
    const simulator = await CHANNELS[channel]?.(person, language)
    if (!story || !simulator) throw new Error('there is no such story')
    const { shop, sentence, buyer, most, line, form } = story
    const { webhookUrl } = await app.operator.call('createConnection', {
      params: { shop },
      body: { kind: simulator.kind, settings: { ...simulator.settings } },
    })
    simulator.connect(webhookUrl)
    const shopper = new ChannelShopper(app, shop, simulator, person, buyer)
    await shopper.say(sentence)
    const pay = await shopper.answerAll()
    const before = shopper.texts().length
    const response = await fetch(`${new URL(pay, app.url).href}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ card: CARDS.good, exp: '12/34', cvc: '123' }),
    })
    expect(await response.text()).toContain('"paid"')

    const conversation = await shopper.conversation()
    let number = ''
    // Told first: that costs nothing to look at.
    const isTold = async () => shopper.texts().slice(before).length >= 4
    // To who has not just spoken Alexa says nothing: that comes by letter.
    const isMailed = async () => (await mailed(conversation)) >= 4
    await eventually('the steps are told', channel === 'alexa' ? isMailed : isTold, 30_000)
    await eventually('it is delivered', async () => {
      const { facts } = await app.operator.facts(conversation, 0)
      const placed = facts.find((fact) => fact.kind === 'order.placed')
      number = placed?.kind === 'order.placed' ? placed.data.order.number : ''
      return facts.some((fact) => fact.kind === 'fulfilment.changed' && fact.data.fulfilment.state === 'delivered')
    })
    await shopper.settled()
    keepSecrets(simulator, person)
    // Confirmed, packed, on its way, there.
    const told = shopper.texts().slice(before)
    const named = told.filter((text) => text.includes(number)).length
    expect(channel === 'alexa' ? await mailed(conversation) : named).toBeGreaterThanOrEqual(4)
    const order = await app.operator.order(shop, number)
    expect(order).toMatchObject({ state: 'fulfilled', conversation })
    expect(order.lines).toHaveLength(1)
    expect(order.lines[0]?.detail).toMatch(line)
    if (form) expect(order.lines[0]?.form).toMatchObject(form)
    if (most) expect(order.lines[0]?.unit).toBeLessThanOrEqual(most)
    await simulator.close()
  },
)

test.concurrent('begun on the web, answered from WhatsApp, paid on its page and asked for by SMS: one talk, one order', async () => {
  const { de: story } = STORIES
  if (!story) throw new Error('there is no such story')
  const { shop, sentence, buyer } = story
  // Nobody of the other talks writes to this shop from there.
  const [whatsapp, sms] = await Promise.all(
    [openWhatsapp(), openSms()].map(async (opening) => {
      const simulator = await opening
      const settings = { ...simulator.settings, number: '+1 555 0100' }
      const body = { kind: simulator.kind, settings }
      simulator.connect((await app.operator.call('createConnection', { params: { shop }, body })).webhookUrl)
      return simulator
    }),
  )
  if (!whatsapp || !sms) throw new Error('there is no such messenger')
  const thread = await app.talk(shop, 'de')
  const { conversation, client } = thread
  const textFor = async (kind: string) => {
    const { chats } = await client.call('createThreadLink', { params: { conversation } })
    const url = new URL(chats.find(({ channel }) => channel === kind)?.url ?? '')
    return url.searchParams.get('text') ?? url.searchParams.get('body') ?? ''
  }
  expect(JSON.stringify(await thread.say(sentence))).toContain('"carousel"')

  const there = new ChannelShopper(app, shop, whatsapp, 0, buyer)
  await there.say(await textFor('whatsapp'))
  await there.say('Den ersten, bitte')
  await there.answerAll()
  expect(await there.conversation()).toBe(conversation)
  const page = whatsapp
    .seen(whatsapp.people[0])
    .flatMap(({ links }) => links)
    .at(-1)
  await payPage(page?.url ?? '')
  await thread.until((fact) => fact.kind === 'fulfilment.changed' && fact.data.fulfilment.state === 'delivered')
  const placed = thread.facts.find((fact) => fact.kind === 'order.placed')
  const number = placed?.kind === 'order.placed' ? placed.data.order.number : ''
  await there.settled()
  expect(there.texts().at(-1)).toContain(number)

  const later = new ChannelShopper(app, shop, sms, 0, buyer)
  await later.say(await textFor('sms'))
  await later.say('Wo bleibt mein Paket?')
  expect(await later.conversation()).toBe(conversation)
  expect(later.texts().slice(1).join('\n')).toContain(number)
  expect((await app.operator.order(shop, number)).conversation).toBe(conversation)
  // Each answer went where the question came from.
  expect(there.texts().join('\n')).not.toContain(later.texts().at(-1))
  await Promise.all([whatsapp.close(), sms.close()])
})

/** How much of what the shop said went by letter instead. */
async function mailed(conversation: string): Promise<number> {
  const { facts } = await app.operator.facts(conversation, 0)
  return facts.filter((fact) => fact.kind === 'message.status' && fact.data.instead === 'email').length
}
