import type { Part } from '@souk/contract/parts.ts'
import type { ChannelSimulator, Seen } from '@souk/demo/simulators/simulator.ts'
import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type TestApp, startTestApp } from './harness/app.ts'
import { MESSENGERS } from './messengers.ts'
import { countRows, eventually } from './trade.ts'

const DRESSES = ['Aurora', 'Bellis', 'Calla'].map((name, index) => ({
  id: name.toLowerCase(),
  title: `Prom dress ${name}`,
  categories: ['Dresses'],
  attributes: { colour: [index === 0 ? 'blue' : 'white'], occasion: ['prom'] },
  price: { amount: 12_000 + index * 100, currency: 'USD' },
}))

// They mostly wait.
vi.setConfig({ maxConcurrency: 10 })

let app: TestApp
let mail: EmailSimulator
beforeAll(async () => {
  mail = await openEmail()
  app = await startTestApp({
    overrides: { momentMs: 800 },
    env: { SOUK_SMTP_URL: mail.smtpUrl, SOUK_MAIL_FROM: 'mail@souk.example' },
  })
})
afterAll(async () => {
  await app.close()
  await mail.close()
})

/** Each of these finds a dress, taps it and is told about it, through the provider's own protocol in both directions. */
const SIMULATORS: readonly [string, () => Promise<ChannelSimulator>][] = [
  ['telegram', openTelegram],
  ['sms', openSms],
  ['rcs by sms', () => openSms({}, { rcs: true })],
  ['email', async () => ({ ...mail, close: async () => undefined })],
]

async function connect({ kind, settings }: ChannelSimulator, slug: string): Promise<string> {
  const body = { kind, settings: { ...settings } }
  const { webhookUrl } = await app.operator.call('createConnection', { params: { shop: slug }, body })
  return webhookUrl
}

describe.each(SIMULATORS)('%s', (kind, open) => {
  let simulator: ChannelSimulator
  let slug: string
  beforeAll(async () => {
    simulator = await open()
    slug = (await app.createShop({ settings: {} })).slug
    await app.importLines(slug, DRESSES)
    simulator.connect(await connect(simulator, slug))
  })
  afterAll(() => simulator.close())

  /** What came after so many messages, as soon as there is one of which this holds. */
  async function shown(from: string, after: number, holds: (message: Seen) => boolean): Promise<Seen> {
    let found: Seen | undefined
    await eventually(`${kind} shows it`, async () => {
      found = simulator.seen(from).slice(after).find(holds)
      return found !== undefined
    })
    if (!found) throw new Error('nothing came')
    return found
  }

  test('somebody asks for a dress, picks one and hears about it', async () => {
    const [ann] = simulator.people
    await simulator.write(ann, { type: 'text', text: 'I need a prom dress, blue or white, at most $200' })
    const cards = await shown(ann, 0, ({ text }) => text.includes('Aurora'))
    expect(cards.text).toContain('$120.00')
    const before = simulator.seen(ann).length
    const pick = cards.buttons.find((label) => label.includes('Bellis'))
    if (pick === undefined) await simulator.write(ann, { type: 'text', text: '2' })
    else await simulator.tap(ann, pick)
    await shown(ann, before, ({ text }) => text.includes('Bellis'))
  })
})

/** What somebody writes in pieces, as it comes to their mind. */
const BURST = [
  'Hi',
  'I need a dress',
  'for the prom',
  'blue',
  'or white',
  'at most $121',
  'it is for my sister',
  'not for me',
  'I hope you have one',
  'thanks',
]

test.each([
  ['whatsapp', openWhatsapp],
  ['sms', openSms],
] as const)(
  '%s: ten messages within a second are all considered, and answered once or twice',
  async (channel, open) => {
    const simulator = await open()
    const { slug } = await app.createShop({ settings: {} })
    await app.importLines(slug, DRESSES)
    simulator.connect(await connect(simulator, slug))
    const from = simulator.people[2] ?? ''
    for (const text of BURST) await simulator.write(from, { type: 'text', text })
    const by = async (kind: string) => {
      const { rows } = await app.context.database.pool.query<{ in_reply_to: string; parts: Part[] }>(
        `select m.in_reply_to, m.parts from messages m
       join conversations c on c.home = m.home and c.id = m.conversation join handles h on h.home = c.home and h.id = c.handle
       where m.author_kind = $1 and h.channel = $2 and h.address = $3
         and not exists (select from mailboxes x where x.home = c.home and x.conversation = c.id) order by m.seq`,
        [kind, channel, from],
      )
      return rows
    }
    await eventually('all is heard and answered', async () => (await by('shopper')).length === BURST.length)
    const heard = await by('shopper')
    expect(heard.map(({ parts: [part] }) => (part?.type === 'text' ? part.text : ''))).toEqual(BURST)
    const answers = await by('concierge')
    expect(new Set(answers.map((answer) => answer.in_reply_to)).size).toBeLessThanOrEqual(2)
    const last = JSON.stringify(answers.at(-1)?.parts)
    expect(last).toContain('Aurora')
    expect(last).toContain('Bellis')
    expect(last).not.toContain('Calla')
    await eventually('it is on the phone', async () => simulator.seen(from).some(({ text }) => text.includes('Bellis')))
    await simulator.close()
  },
)

test('an answer by mail stands in the thread of the letter, under its subject', () => {
  const [ann] = mail.people
  const headers = mail.taken
    .filter(({ to }) => to === ann)
    .map(({ raw }) => z.object({ headers: z.string() }).parse(raw).headers)
  expect(headers.length).toBeGreaterThan(1)
  const thread = /^References: (<[^>]+>)/m.exec(headers[0] ?? '')?.[1]
  for (const head of headers) {
    expect(head).toMatch(/^Subject: Re: A question\r$/m)
    expect(head).toMatch(/^In-Reply-To: <[0-9a-f-]{36}@mail\.example>\r$/m)
    expect(head).toContain(`References: ${thread}`)
  }
  expect(new Set(headers.map((head) => /^In-Reply-To: (.*)$/m.exec(head)?.[1])).size).toBe(2)
})

test('a picture that came with a letter stands in the thread', async () => {
  const ben = mail.people[1]
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'blue' } })
    .png()
    .toBuffer()
  await mail.write(ben, { type: 'image', bytes, mime: 'image/png', name: 'dress.png', caption: 'Do you have this?' })
  await eventually('it can be looked at', async () => {
    const { rows } = await app.context.database.pool.query<{ parts: { type: string; url?: string }[] }>(
      `select m.parts from messages m join handles h on h.home = m.home where h.address = $1 and m.client_id like 'email:%'`,
      [ben],
    )
    const url = rows.flatMap(({ parts }) => parts).find(({ type }) => type === 'image')?.url
    return (
      url !== undefined &&
      url !== '' &&
      (await fetch(app.url + url)).headers.get('content-type')?.startsWith('image/') === true
    )
  })
})

/** Of what is asked of each provider so much goes wrong; more than in reality, so that it does within a few words. */
const FAILING = { busy: 0.06, broken: 0.06, reset: 0.06 }

test.concurrent.each(Object.keys(MESSENGERS).map((channel, seed) => ({ channel, seed })))(
  '$channel: a provider that fails leaves no message unanswered',
  { timeout: 90_000 },
  async ({ channel, seed }) => {
    const simulator = await MESSENGERS[channel]?.({ ...FAILING, seed: seed + 1 })
    if (!simulator) throw new Error('there is no such messenger')
    const { slug } = await app.createShop({ settings: {} })
    const webhookUrl = await connect(simulator, slug)
    simulator.connect(webhookUrl)
    await Promise.all(
      simulator.people.slice(0, 6).map(async (person) => {
        for (const text of ['Hello', 'Do you deliver?']) {
          const before = simulator.seen(person).length
          await simulator.write(person, { type: 'text', text })
          const isAnswered = async () => simulator.seen(person).length > before
          await eventually(`an answer to “${text}” by ${channel}`, isAnswered, 60_000)
        }
      }),
    )
    const unsent = `deliveries where connection = $1 and state <> 'sent'`
    const allSent = async () => (await countRows(app, unsent, [webhookUrl.split('/').at(-1)])) === 0
    await eventually(`all of it is sent by ${channel}`, allSent, 30_000)
    await simulator.close()
  },
)

/** A tenth of all requests is refused for now, a tenth breaks off, a third of the webhooks comes twice and overtakes others. */
const POOR = { busy: 0.1, broken: 0.1, reset: 0.05, duplicate: 0.3, reorderMs: 20, seed: 7 }

test(
  'with a provider that fails nobody stays unanswered and nothing is said or heard twice where our key comes back',
  { timeout: 60_000 },
  async () => {
    const simulator = await openSms(POOR)
    const webhookUrl = await connect(simulator, (await app.createShop({ settings: {} })).slug)
    simulator.connect(webhookUrl)
    const texts = ['Hello', 'Are you open?']
    await Promise.all(
      simulator.people.map(async (person) => {
        for (const text of texts) await simulator.write(person, { type: 'text', text })
      }),
    )
    const count = async (what: string) => {
      const { rows } = await app.context.database.pool.query<{ count: number }>(what, [webhookUrl.split('/').at(-1)])
      return rows[0]?.count
    }
    const said = `select m.author_kind, m.seq, m.conversation from messages m
    join conversations c on c.home = m.home and c.id = m.conversation join handles h on h.home = c.home and h.id = c.handle
    where h.connection = $1`
    await eventually('each word is heard', async () => {
      return (
        (await count(`select count(*) from (${said}) s where author_kind = 'shopper'`)) ===
        simulator.people.length * texts.length
      )
    })
    await eventually('everybody is answered', async () => {
      return (
        (await count(`select count(*) from (select from (${said}) s group by conversation
      having max(seq) filter (where author_kind = 'shopper') > coalesce(max(seq) filter (where author_kind = 'concierge'), 0)) u`)) ===
        0
      )
    })
    const open = `select count(*) from deliveries where connection = $1 and state in ('queued', 'sending')`
    await eventually('everything is sent', async () => (await count(open)) === 0, 30_000)
    expect(await count(`select count(*) from deliveries where connection = $1 and state <> 'sent'`)).toBe(0)
    expect(await count(`select count(*) from sent_messages where connection = $1`)).toBe(simulator.taken.length)
    for (const person of simulator.people) {
      const keys = simulator.taken.filter(({ to }) => to === person).map(({ key }) => key)
      expect(keys.length).toBeGreaterThan(0)
      expect(new Set(keys).size).toBe(keys.length)
    }
    await simulator.close()
  },
)
