import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type SilentThread, tell } from '../../test/silent-thread.ts'
import { countRows, eventually } from '../../test/trade.ts'
import type { SaidFor } from '../consent/purpose.ts'
import { settableClock } from '../kernel/clock.ts'
import { LETTER_WORDS } from './letter-words.ts'

const DAY = 86_400_000
const clock = settableClock(new Date())
let app: TestApp
let mail: EmailSimulator
let shop = { slug: '', id: '' }
beforeAll(async () => {
  mail = await openEmail()
  app = await startTestApp({
    overrides: { clock },
    env: {
      SOUK_SMTP_URL: mail.smtpUrl,
      SOUK_MAIL_FROM: 'mail@souk.example',
      SOUK_PUBLIC_URL: 'https://market.example',
    },
  })
  shop = await app.createShop({ name: 'Loom' })
  const body = { kind: 'email', settings: { ...mail.settings } }
  const made = await app.operator.call('createConnection', { params: { shop: shop.slug }, body })
  mail.connect(app.url + new URL(made.webhookUrl).pathname)
})
afterAll(async () => {
  await app.close()
  await mail.close()
})

const seen = (address: string) => mail.seen(address).map(({ text }) => text)

/** Somebody who has written a letter. */
async function writer(address: string): Promise<SilentThread> {
  await mail.write(address, { type: 'text', text: 'Hello, what do you sell?' })
  await eventually('an answer', async () => seen(address).length > 0)
  const { rows } = await app.context.database.pool.query<SilentThread>(
    `select h.home, c.id as conversation, h.id as handle, c.customer from handles h
     join conversations c on c.handle = h.id where h.address = $1`,
    [address],
  )
  if (!rows[0]) throw new Error('nobody wrote')
  return rows[0]
}

/** Their agreement to advertising is written down by the shop: the letter that asks them has the link. */
async function asked(address: string): Promise<SilentThread & { link: string; consent: string }> {
  const thread = await writer(address)
  const params = { shop: shop.slug, customer: thread.customer }
  const body = { contact: thread.handle, purpose: 'marketing' as const, wording: 'Our <news>', language: 'de' }
  const { id } = await app.operator.call('giveConsent', { params, body })
  return { ...thread, consent: id, link: await linkIn(address, 'confirm') }
}

async function linkIn(address: string, choice: 'confirm' | 'stop'): Promise<string> {
  const link = new RegExp(`https://market\\.example(/letters/\\S+/${choice}/[\\w-]{44})`)
  let found: string | undefined
  await eventually('a letter with the link', async () => {
    found = link.exec(seen(address).at(-1) ?? '')?.[1]
    return found !== undefined
  })
  return found ?? ''
}

async function open(path: string, init: RequestInit = {}) {
  const response = await fetch(app.url + path, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const confirmed = (consent: string) => countRows(app, 'consents where id = $1 and confirmed_at is not null', [consent])
const say = (thread: SilentThread, purpose: SaidFor, text: string) => tell(app, thread, { purpose, text })

test('a link in the letter confirms as YES does: by its button, not by being opened', async () => {
  const [ann] = mail.people
  const { link, consent, conversation, ...thread } = await asked(ann)
  // Whoever sees the thread has no link.
  expect(
    await countRows(app, `messages where conversation = $1 and parts::text like '%/letters/%'`, [conversation]),
  ).toBe(0)
  // Programs look at it, more than once.
  for (const method of ['GET', 'HEAD', 'GET']) await open(link, { method })
  const page = await open(link)
  expect([page.status, await confirmed(consent)]).toEqual([200, 0])
  expect(page.text).toContain('<html lang="de">')
  expect(page.text).toContain('Our &#60;news&#62;')
  expect(page.text).toMatch(/<form method="post"><button>/)
  expect(page.text).not.toContain('<script')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'")
  expect(await say({ conversation, ...thread }, 'marketing', 'Sale')).toMatchObject({ reason: 'no_consent' })

  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const thanked = await open(link, { method: 'POST', headers, body: '' })
  expect(thanked.text).toContain(LETTER_WORDS.de.confirm.done.replace('{shop}', 'Loom'))
  expect(await confirmed(consent)).toBe(1)
  expect((await open(link)).text).not.toContain('<form')
  expect(await say({ conversation, ...thread }, 'marketing', 'Sale for you')).toMatchObject({ status: 'sent' })
  // It was for once: what is taken back since is not given again by it.
  const params = { shop: shop.slug, customer: thread.customer, consent }
  await app.operator.call('endConsent', { params })
  expect((await open(link, { method: 'POST' })).text).toContain(LETTER_WORDS.de.confirm.over.replace('{shop}', 'Loom'))
  expect(await say({ conversation, ...thread }, 'marketing', 'Sale again')).toMatchObject({ reason: 'no_consent' })
})

test('after a week, or after STOP, it confirms nothing; nor does a code that is another’s or of another kind', async () => {
  const [, ben, cid] = mail.people
  const late = await asked(ben)
  clock.advance(7 * DAY + 1000)
  expect((await open(late.link, { method: 'POST' })).text).not.toContain('<form')
  expect(await confirmed(late.consent)).toBe(0)

  const stopped = await asked(cid ?? '')
  await mail.write(cid ?? '', { type: 'text', text: 'STOP' })
  await eventually(
    'it is stopped',
    async () => (await countRows(app, 'consents where id = $1 and ended_at is not null', [stopped.consent])) === 1,
  )
  await open(stopped.link, { method: 'POST' })
  expect(await confirmed(stopped.consent)).toBe(0)

  const other = await app.createShop({})
  const code = stopped.link.split('/').at(-1) ?? ''
  const flipped = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
  for (const path of [
    `/letters/${other.slug}/confirm/${code}`,
    `/letters/${shop.slug}/stop/${code}`,
    `/letters/${shop.slug}/confirm/${flipped}`,
    `/letters/nobody/confirm/${code}`,
    `/letters/${shop.slug}/confirm/x`,
  ])
    for (const method of ['GET', 'POST']) expect((await open(path, { method })).status, path).toBe(404)
})

test('who is tired of advertising is rid of it by the button of their mail program, and of nothing else', async () => {
  const dan = mail.people[3] ?? ''
  const thread = await asked(dan)
  await open(thread.link, { method: 'POST' })
  await say(thread, 'orders', 'Order 1001 is on its way.')
  const headersOf = (text: string) =>
    JSON.stringify(mail.taken.findLast((one) => one.to === dan && one.text.includes(text))?.raw)
  expect(headersOf('1001')).not.toMatch(/list-unsubscribe/i)
  await say(thread, 'marketing', 'All dresses 20 % off')
  const link = await linkIn(dan, 'stop')
  expect(headersOf('20 % off').replaceAll('\\r\\n ', ' ')).toMatch(
    new RegExp(`List-Unsubscribe: +<https://market.example${link}>`),
  )
  expect(headersOf('20 % off')).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')

  const page = await open(link)
  expect(page.text).toContain('<form method="post">')
  expect(await countRows(app, 'consents where handle = $1 and ended_at is not null', [thread.handle])).toBe(0)
  // As RFC 8058 has it.
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  expect((await open(link, { method: 'POST', body: form })).status).toBe(200)
  expect(
    (await open(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status,
  ).toBe(200)
  expect(await say(thread, 'marketing', 'More')).toMatchObject({ reason: 'no_consent' })
  expect(await say(thread, 'orders', 'It has arrived.')).toMatchObject({ status: 'sent' })
})

test('the page speaks all languages, and names the shop wherever it should', () => {
  for (const language of LANGUAGES)
    for (const words of Object.values(LETTER_WORDS[language])) {
      for (const text of [words.ask, words.done]) expect(text, language).toContain('{shop}')
      expect(words.button).not.toBe('')
    }
})
