import { createECDH, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, startTestApp } from '../../test/harness/app.ts'
import { type SignedIn, signInAs } from '../../test/harness/staff.ts'
import type { Thread } from '../../test/harness/thread.ts'
import type { HttpClient } from '../kernel/http-client.ts'
import { findMail, listMails, type MailRow } from '../kernel/mails.ts'
import { spokenMinutes } from '../views/response-times.ts'
import { CALL_MAIL, CALL_PUSH, callJobs } from './call-person.ts'
import { sendMail } from './mail/send.ts'

let app: TestApp
let pushed: string[] = []
let status = 201
const http: HttpClient = {
  async request(url) {
    pushed.push(String(url))
    const answer = { status, url: String(url), headers: {}, body: Buffer.alloc(0) }
    return { ...answer, text: () => '', json: () => null }
  },
  close: async () => undefined,
}

beforeAll(async () => {
  app = await startTestApp({ overrides: { http }, log: 'silent' })
})
afterAll(() => app.close())

type Desk = { slug: string; home: string; lena: SignedIn }

async function openDesk(onDuty: boolean): Promise<Desk> {
  const shop = await app.createShop({ name: 'Looms', settings: { email: 'owner@looms.example' } })
  const lena = await signInAs(app, shop.slug, 'stylist')
  await app.context.database.pool.query('update members set on_duty = $2 where id = $1', [lena.member, onDuty])
  return { slug: shop.slug, home: shop.id, lena }
}

async function withDevice({ lena }: Desk): Promise<string> {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const endpoint = `https://push.example/${randomBytes(6).toString('hex')}`
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') }
  const { devices } = await lena.client.call('addStaffDevice', { body: { endpoint, keys } })
  expect(devices.map((device) => device.endpoint)).toContain(endpoint)
  return endpoint
}

async function ask(desk: Desk): Promise<{ thread: Thread; said: string; call: string }> {
  const thread = await app.talk(desk.slug)
  const said = await thread.say('I want to talk to a real person')
  const text = said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : []))).join(' ')
  return { thread, said: text, call: await callOf(thread) }
}

async function callOf({ conversation }: Thread): Promise<string> {
  const row = await app.context.database.read
    .selectFrom('calls')
    .select('id')
    .where('conversation', '=', conversation)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

async function toldAt(call: string): Promise<Date | null> {
  const query = app.context.database.read.selectFrom('calls').select('told_at').where('id', '=', call)
  return (await query.executeTakeFirstOrThrow()).told_at
}

async function lettersOf(home: string): Promise<MailRow[]> {
  const heads = await listMails(app.context.database.read, { homes: [home], limit: 50 })
  const mails = await Promise.all(heads.map(({ id }) => findMail(app.context.database.read, home, id)))
  return mails.flatMap((mail) => (mail?.kind === 'call' ? [mail] : []))
}

async function take({ lena }: Desk, { conversation }: Thread): Promise<number> {
  const body = { to: 'staff' as const }
  return (await lena.client.call('changeSpeaker', { params: { conversation }, body })).epoch
}

async function answer(desk: Desk, thread: Thread, epoch?: number): Promise<void> {
  await desk.lena.client.call('sendStaffMessage', {
    params: { conversation: thread.conversation },
    body: {
      clientId: randomBytes(8).toString('hex'),
      epoch: epoch ?? (await take(desk, thread)),
      parts: [{ type: 'text', text: 'Here I am' }],
    },
  })
}

const run = (name: string, payload: unknown) => callJobs(app.context)[name]?.(payload)

test('who is on duty is called in the browser at once, and by e-mail if nobody answers', async () => {
  const desk = await openDesk(true)
  const endpoint = await withDevice(desk)
  const { call, thread } = await ask(desk)
  await expect.poll(() => pushed).toContain(endpoint)
  await thread.say('Hello? A person, please')
  expect(await callOf(thread)).toBe(call)
  expect(await lettersOf(desk.home)).toEqual([])
  await run(CALL_MAIL, { home: desk.home, call })
  await run(CALL_MAIL, { home: desk.home, call })
  const letters = await lettersOf(desk.home)
  expect(letters.map(({ recipient }) => recipient.address)).toEqual([desk.lena.email])
  expect(letters[0]?.body_text).toContain(`/console/s/${desk.slug}/inbox/${thread.conversation}`)
  expect(pushed.filter((url) => url === endpoint)).toHaveLength(1)
})

test('where nobody is on duty the contact is written to at once, and the shopper hears that nobody is there', async () => {
  const desk = await openDesk(false)
  const { said } = await ask(desk)
  expect(said).toContain('Nobody is here right now')
  await expect
    .poll(async () => (await lettersOf(desk.home)).map(({ recipient }) => recipient.address))
    .toEqual(['owner@looms.example'])
})

test('a letter that has not left the house when somebody answers does not leave it any more', async () => {
  const desk = await openDesk(false)
  const { thread } = await ask(desk)
  await expect.poll(async () => (await lettersOf(desk.home)).length).toBe(1)
  const [letter] = await lettersOf(desk.home)
  await app.context.database.pool.query(`update mails set state = 'queued' where id = $1`, [letter!.id])
  await answer(desk, thread)
  await sendMail(app.context, { home: desk.home, id: letter!.id })
  expect(await findMail(app.context.database.read, desk.home, letter!.id)).toMatchObject({
    state: 'failed',
    reason: 'answered meanwhile',
  })
})

test('a browser that takes no more is forgotten; one that could not be told is told again', async () => {
  const desk = await openDesk(true)
  const [endpoint] = [await withDevice(desk)]
  status = 503
  const { call } = await ask(desk)
  await expect.poll(() => pushed).toContain(endpoint)
  const { devices } = await desk.lena.client.call('getStaffDevices', {})
  const push = { home: desk.home, call, device: devices[0]!.id }
  await expect(run(CALL_PUSH, push)).rejects.toThrow('503')
  status = 410
  await run(CALL_PUSH, push)
  status = 201
  expect((await desk.lena.client.call('getStaffDevices', {})).devices).toEqual([])
})

const step = fc.constantFrom('person', 'push', 'mail', 'take', 'answer', 'back', 'close')

test('whatever runs twice, late or out of order: a call is made once, and none after somebody has it', async () => {
  const desk = await openDesk(true)
  const endpoint = await withDevice(desk)
  const device = (await desk.lena.client.call('getStaffDevices', {})).devices[0]!.id
  const { home } = desk
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      pushed = []
      const { thread, call } = await ask(desk)
      await expect.poll(() => toldAt(call)).not.toBeNull()
      await expect.poll(() => pushed.length).toBe(1)
      const letters = async () => (await lettersOf(home)).filter(({ about }) => about === call).length
      const params = { conversation: thread.conversation }
      let over = false
      for (const what of steps) {
        const before = await letters()
        if (what === 'person') await run('call-person', { home, call })
        if (what === 'push') await run(CALL_PUSH, { home, call, device })
        if (what === 'mail') await run(CALL_MAIL, { home, call })
        if (what === 'take') await take(desk, thread)
        if (what === 'answer') await answer(desk, thread)
        if (what === 'back') await desk.lena.client.call('changeSpeaker', { params, body: { to: 'concierge' } })
        if (what === 'close')
          await desk.lena.client.call('changeThreads', {
            params: { shop: desk.slug },
            body: { changes: [{ conversations: [thread.conversation], set: { closed: true } }] },
          })
        if (over) expect(await letters()).toBe(before)
        if (!['person', 'push', 'mail'].includes(what)) over = true
        expect(await letters()).toBeLessThan(2)
        expect(pushed.filter((url) => url === endpoint)).toHaveLength(1)
      }
    }),
    { numRuns: 8 },
  )
})

test('what shoppers may expect is measured, at this time of the day, while somebody was there; otherwise nothing is said', async () => {
  const desk = await openDesk(true)
  const { home, slug } = desk
  const { thread } = await ask(desk)
  const wait = () => app.anyone.call('getPersonWait', { params: { shop: slug } })
  expect(await wait()).toEqual({ here: true, name: 'Lena' })
  const insert = `insert into calls (home, id, conversation, reason, at, ended_at, how, answered_at, staffed)
    select $1, gen_random_uuid(), $2, 'asked', t.at, t.at + $4::interval, 'answered', t.at + $4::interval, $5
    from (select now() - make_interval(days => n) + $3::interval as at from generate_series(1, 9) n) t`
  const { pool } = app.context.database
  // At another time of the day, and while nobody was there: neither counts.
  await pool.query(insert, [home, thread.conversation, '-6 hours', '50 minutes', true])
  await pool.query(insert, [home, thread.conversation, '0', '40 minutes', false])
  expect(await wait()).toEqual({ here: true, name: 'Lena' })
  await pool.query(insert, [home, thread.conversation, '0', '5 minutes 20 seconds', true])
  expect(await wait()).toEqual({ here: true, name: 'Lena', minutes: 6 })
  expect((await ask(desk)).said).toContain('Lena usually answers within 6 minutes.')
  await signInAs(app, slug, 'manager', 'Tariq')
  await pool.query('update members set on_duty = true where home = $1', [home])
  expect(await wait()).toEqual({ here: true, minutes: 6 })
})

test('a promise is made of enough, rounded up, and below an hour', () => {
  const minutes = (...list: number[]) => spokenMinutes(list.map((one) => one * 60))
  expect(minutes(1, 1, 1, 1, 1, 1, 1)).toBeUndefined()
  expect(minutes(0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2)).toBe(1)
  expect(minutes(1, 2, 3, 4, 5, 6, 90, 300)).toBe(6)
  expect(minutes(1, 2, 3, 4, 5, 11, 90, 300)).toBe(15)
  expect(minutes(1, 2, 3, 4, 5, 61, 90, 300)).toBeUndefined()
})
