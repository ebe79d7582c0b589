import type { Message } from '@souk/contract/conversation.ts'
import type { CodePurpose } from '@souk/contract/proof.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { buy, openTestShop } from '../../test/trade.ts'
import { openConversation } from '../conversations/store.ts'
import { settableClock } from '../kernel/clock.ts'
import { findMail } from '../kernel/mails.ts'
import { findCode } from '../people/codes.ts'
import { customersOfPerson } from '../people/same-person.ts'
import { insertCustomer, provenEmails, setStopped } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { letterOf } from './mail/letter.ts'
import { startConversation } from './start.ts'
import { askCode } from './verify-ask.ts'
import { codeOf, sendCode } from './verify-send.ts'
import { tryCode } from './verify-try.ts'

const HOUR = 3_600_000
const clock = settableClock(Date.now())
let app: TestApp
let shop: Shop
let sms: ChannelSimulator
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
  const { slug } = await app.createShop({ name: 'Dahlia {code} & Co' })
  sms = await openSms()
  const body = { kind: 'sms', settings: { ...sms.settings } }
  const { webhookUrl } = await app.operator.call('createConnection', { params: { shop: slug }, body })
  sms.connect(webhookUrl)
  const found = await app.context.directory.bySlug(slug)
  if (!found) throw new Error('there is no shop')
  shop = found
})
afterAll(async () => {
  await app.close()
  await sms.close()
})

const ask = ({ client, conversation }: Thread, address: string, purpose: CodePurpose = 'verify') =>
  client.call('askCode', { params: { conversation }, body: { address, purpose } })
const type = ({ client, conversation }: Thread, code: string) =>
  client.call('tryCode', { params: { conversation }, body: { code } })

/** The code that a thread's handle is waiting for; undefined where none was sent. */
async function codeFor(handle: string): Promise<string | undefined> {
  const { id } = await app.context.database.read
    .selectFrom('address_codes')
    .select('id')
    .where('handle', '=', handle)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const row = await findCode(app.context.database.read, shop.id, id)
  return row && codeOf(app.context, row)
}

async function prove(thread: Thread, address: string, purpose?: CodePurpose) {
  await ask(thread, address, purpose)
  return type(thread, (await codeFor(thread.handle)) ?? '')
}

async function customerOf(conversation: string): Promise<string> {
  const row = await app.context.database.read
    .selectFrom('conversations')
    .select('customer')
    .where('id', '=', conversation)
    .executeTakeFirstOrThrow()
  return row.customer ?? ''
}

const personOf = async ({ conversation }: { conversation: string }) =>
  customersOfPerson(app.context.database.read, shop.id, await customerOf(conversation))

/** Somebody who has written to the shop by e-mail before. */
async function letterWriter(address: string) {
  const { newId } = app.context
  const made = { customer: newId(), handle: newId(), conversation: newId() }
  await app.context.database.transact(async (tx) => {
    const handle = { ...made, link: newId(), channel: 'email', scope: '', address, evidence: 'first_contact' }
    await insertCustomer(tx, { home: shop.id, ...handle })
    await openConversation(tx, { home: shop.id, ...made, locale: 'de', timezone: '' })
  })
  return made
}

async function messagesOf(conversation: string): Promise<Message[]> {
  return (await app.operator.conversation(conversation)).messages.map(({ message }) => message)
}

const systemCodes = (messages: readonly Message[]) =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'system' ? [part.code] : [])))

async function evidenceOf(handle: string): Promise<string[]> {
  const rows = await app.context.database.read
    .selectFrom('handle_links')
    .select('evidence')
    .where('handle', '=', handle)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ evidence }) => evidence)
}

test('a code that came by e-mail joins who typed it with who wrote from there; both are told, and a tap undoes it', async () => {
  const writer = await letterWriter('anna@example.com')
  const thread = await app.talk(shop.slug)
  const asked = await ask(thread, ' Anna@Example.com ')
  expect(asked.channel).toBe('email')
  expect(Date.parse(asked.expiresAt) - clock.now().getTime()).toBe(600_000)
  const code = (await codeFor(thread.handle)) ?? ''
  expect(code).toMatch(/^\d{6}$/)
  expect(await type(thread, ` ${code.slice(0, 3)} ${code.slice(3)}.`)).toEqual({
    state: 'proven',
    purpose: 'verify',
    address: 'a•••@example.com',
  })
  expect(await personOf(thread)).toContain(writer.customer)
  expect(await evidenceOf(thread.handle)).toEqual(['first_contact', 'verified_code'])

  const here = (await messagesOf(thread.conversation)).at(-1)
  const there = (await messagesOf(writer.conversation)).at(-1)
  expect(here?.parts[0]).toMatchObject({ code: 'thread.joined', text: expect.stringContaining('a•••@example.com') })
  expect(there?.parts[0]).toMatchObject({
    code: 'thread.joined',
    text: expect.stringContaining('gehören jetzt zusammen'),
  })
  expect(there?.parts[1]).toMatchObject({ options: [{ label: 'Das war ich nicht' }] })
  const undo = here?.parts[1]?.type === 'quick_replies' ? here.parts[1].options[0]?.value : undefined
  await thread.client.call('sendMessage', {
    params: { conversation: thread.conversation },
    body: { clientId: 'undo', parts: [{ type: 'choice', of: here?.id ?? '', value: undo ?? '' }] },
  })
  await expect.poll(() => personOf(thread)).toHaveLength(1)
  expect(await personOf(writer)).toEqual([writer.customer])
  expect(systemCodes(await messagesOf(writer.conversation)).at(-1)).toBe('thread.parted')
})

test('what is stored has no code, and the letter has it until it is used; it says never to pass it on', async () => {
  const thread = await app.talk(shop.slug)
  await ask(thread, 'bea@example.com')
  const code = (await codeFor(thread.handle)) ?? ''
  const letter = async () => {
    const { rows } = await app.context.database.pool.query<{ id: string }>(
      `select id from mails where kind = 'code' and recipient ->> 'address' = 'bea@example.com'`,
    )
    const mail = rows[0] && (await findMail(app.context.database.read, shop.id, rows[0].id))
    return mail && { mail, ...(await letterOf(app.context, mail)) }
  }
  await expect.poll(letter).toBeDefined()
  const sent = await letter()
  expect(sent?.text).toContain(code)
  expect(sent?.html).toContain(code)
  expect(sent?.text).toContain(
    'Never pass this code on. Dahlia {code} & Co asks for it only in the chat that you began.',
  )
  expect(JSON.stringify(sent?.mail)).not.toContain(code)
  const { rows } = await app.context.database.pool.query('select * from address_codes')
  expect(JSON.stringify(rows)).not.toContain(code)
  await type(thread, code)
  expect((await letter())?.text).not.toContain(code)
})

test('typed twice, or three times at once, it joins once; another device and another thread have nothing of it', async () => {
  await letterWriter('carl@example.com')
  const thread = await app.talk(shop.slug)
  const stranger = await app.talk(shop.slug)
  await ask(thread, 'carl@example.com')
  const code = (await codeFor(thread.handle)) ?? ''
  const { code: link } = await thread.client.call('createThreadLink', {
    params: { conversation: thread.conversation },
  })
  const { token } = await app.anyone.call('openThread', { params: { shop: shop.slug }, body: { code: link } })
  const other = { ...thread, client: app.anyone.with(token) }
  expect(await type(stranger, code)).toEqual({ state: 'none' })
  expect(await type(other, code)).toEqual({ state: 'none' })
  expect(await personOf(thread)).toHaveLength(1)
  const tries = await Promise.all([type(thread, code), type(thread, code), type(thread, code)])
  expect(tries.map(({ state }) => state)).toEqual(['proven', 'proven', 'proven'])
  expect(await type(thread, code)).toMatchObject({ state: 'proven' })
  expect(await evidenceOf(thread.handle)).toEqual(['first_contact', 'verified_code'])
  expect(systemCodes(await messagesOf(thread.conversation)).filter((one) => one === 'thread.joined')).toHaveLength(1)
})

test('an address that nobody wrote from is proven, and becomes a contact; who proves it next is the same person', async () => {
  const [one, two] = [await app.talk(shop.slug), await app.talk(shop.slug)]
  await prove(one, 'dora@example.com')
  expect(await provenEmails(app.context.database.read, shop.id, await customerOf(one.conversation))).toEqual([
    'dora@example.com',
  ])
  expect(systemCodes(await messagesOf(one.conversation))).toEqual([])
  await prove(two, 'dora@example.com')
  expect(await personOf(two)).toEqual(await personOf(one))
})

test('nothing tells whether somebody is known by an address: not the answer, not the thread, and not how often one may ask', async () => {
  await letterWriter('known@example.com')
  const seen = []
  for (const address of ['known@example.com', 'unknown@example.com']) {
    const answers: unknown[] = []
    // Two of them use up what may be sent to one address.
    for (const asker of [await app.talk(shop.slug), await app.talk(shop.slug)]) {
      for (let times = 0; times < 3; times += 1) {
        answers.push(await ask(asker, address))
        answers.push(await type(asker, 'abc'))
      }
      answers.push(await ask(asker, address).catch((error: { code: string }) => error.code))
      answers.push((await messagesOf(asker.conversation)).length)
    }
    const { rows } = await app.context.database.pool.query(
      'select sent from address_codes where address = $1 order by id',
      [address],
    )
    seen.push({ answers, sent: rows.map((row: { sent: boolean }) => row.sent) })
  }
  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]?.sent).toEqual([true, true, true, false, false, false])
  expect(seen[0]?.answers.filter((one) => one === 'rate_limited')).toHaveLength(2)
})

test('what is no address, or a number without its country, is refused', async () => {
  const thread = await app.talk(shop.slug)
  for (const address of ['anna', 'anna@', 'a b@example.com', '030 1234567', '@@', 'x'.repeat(250) + '@example.com'])
    await expect(ask(thread, address)).rejects.toMatchObject({
      status: expect.toSatisfy((n) => n === 422 || n === 400),
    })
  await expect(ask(thread, '1@example.com')).resolves.toMatchObject({ channel: 'email' })
})

test('by text message too; a number that said STOP gets none, and nobody hears of that', async () => {
  const [ann, bob] = sms.people
  const thread = await app.talk(shop.slug, 'nl')
  const answer = await ask(thread, `00${ann.slice(1)}`)
  expect(answer.channel).toBe('sms')
  await expect.poll(() => sms.seen(ann).length).toBe(1)
  expect(sms.seen(ann)[0]?.text).toMatch(/^\d{6} is je code voor Dahlia/)
  expect(await type(thread, (await codeFor(thread.handle)) ?? '')).toMatchObject({
    state: 'proven',
    address: expect.stringMatching(/^\+\d\d•••\d\d$/),
  })

  const { newId } = app.context
  const handle = {
    customer: newId(),
    handle: newId(),
    link: newId(),
    channel: 'sms',
    scope: sms.settings['from'] ?? '',
  }
  await app.context.database.transact(async (tx) => {
    await insertCustomer(tx, { home: shop.id, ...handle, address: bob, evidence: 'first_contact' })
    await setStopped(tx, shop.id, handle.handle, clock.now())
  })
  const other = await app.talk(shop.slug)
  expect(Object.keys(await ask(other, bob))).toEqual(Object.keys(answer))
  const { id } = await app.context.database.read
    .selectFrom('address_codes')
    .select('id')
    .where('handle', '=', other.handle)
    .executeTakeFirstOrThrow()
  await sendCode(app.context, { home: shop.id, id })
  expect(sms.seen(bob)).toEqual([])
})

test('all of it in a messenger: who says there that it is them is one with their thread on the web, once the code is typed', async () => {
  const [, , cleo = ''] = sms.people
  const thread = await app.talk(shop.slug)
  await prove(thread, 'cleo@example.com')
  const write = (text: string) => sms.write(cleo, { type: 'text', text })
  const seen = () => JSON.stringify(sms.seen(cleo))
  await write('This is me: cleo@example.com')
  await expect.poll(seen).toContain('A code of six digits is on its way to cleo@example.com.')
  const { handle } = await app.context.database.read
    .selectFrom('address_codes')
    .select('handle')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await write((await codeFor(handle)) ?? '')
  await expect.poll(seen).toContain('Thank you, cleo@example.com is confirmed.')
  expect(seen()).toContain('That wasn’t me')
  expect(await personOf(thread)).toHaveLength(2)
  expect(await evidenceOf(handle)).toEqual(['first_contact', 'verified_code'])
  await write('That wasn’t me')
  await expect.poll(() => personOf(thread)).toHaveLength(1)
})

test('who signs in on two devices is one person there; signed out the link stays, and undone it signs out', async () => {
  const [desk, phone] = [await app.talk(shop.slug), await app.talk(shop.slug)]
  const signIn = ({ client, conversation }: Thread) => client.call('getSignIn', { params: { conversation } })
  expect(await prove(desk, 'eve@example.com', 'sign_in')).toMatchObject({ state: 'proven', purpose: 'sign_in' })
  expect(await signIn(desk)).toMatchObject({ signedIn: { address: 'e•••@example.com' } })
  expect(await personOf(desk)).toHaveLength(1)
  await prove(phone, 'eve@example.com', 'sign_in')
  expect(await personOf(phone)).toEqual(await personOf(desk))
  expect(await evidenceOf(phone.handle)).toEqual(['first_contact', 'account_login'])
  for (const { conversation } of [desk, phone])
    expect(systemCodes(await messagesOf(conversation))).toEqual(['thread.joined'])

  await desk.client.call('signOut', { params: { conversation: desk.conversation } })
  expect(await signIn(desk)).toEqual({ signedIn: null })
  expect(await personOf(desk)).toHaveLength(2)
  const message = (await messagesOf(desk.conversation)).at(-1)
  await desk.say('That wasn’t me')
  await expect.poll(() => personOf(desk)).toHaveLength(1)
  expect(message?.author.kind).toBe('system')
  expect(await signIn(phone)).toEqual({ signedIn: null })
})

test('one person in two shops: neither shop’s rows say that it is the same', async () => {
  const other = await app.createShop()
  const [here, there] = [await app.talk(shop.slug), await app.talk(other.slug)]
  await prove(here, 'fay@example.com', 'sign_in')
  await ask(there, 'fay@example.com', 'sign_in')
  const asked = await app.context.database.read
    .selectFrom('address_codes')
    .select(['home', 'id'])
    .where('handle', '=', there.handle)
    .executeTakeFirstOrThrow()
  const row = await findCode(app.context.database.read, asked.home, asked.id)
  expect(await type(there, (row && codeOf(app.context, row)) ?? '')).toMatchObject({ state: 'proven' })
  const { rows } = await app.context.database.pool.query<{ account: string }>(
    `select account from sign_ins where hint = 'f•••@example.com'`,
  )
  expect(new Set(rows.map(({ account }) => account)).size).toBe(2)
  const persons = await app.context.database.pool.query(
    `select (select count(*) from person_addresses a where a.person = p.id) as addresses, p.* from persons p order by seen_at desc limit 1`,
  )
  expect(persons.rows).toMatchObject([{ addresses: 1 }])
  const everything = await app.context.database.pool.query(
    'select persons::text, person_addresses::text from persons, person_addresses',
  )
  expect(JSON.stringify(everything.rows)).not.toContain('fay')
})

test('whoever is forgotten takes codes and sign-ins along', async () => {
  const thread = await app.talk(shop.slug)
  await prove(thread, 'gus@example.com', 'sign_in')
  await ask(thread, 'gus@example.com')
  const customer = await customerOf(thread.conversation)
  await app.operator.call('forgetCustomer', { params: { shop: shop.slug, customer }, body: { confirm: true } })
  await expect
    .poll(async () => {
      const { rows } = await app.context.database.pool.query(
        'select handle from sign_ins where handle = $1 union all select handle from address_codes where handle = $1',
        [thread.handle],
      )
      return rows
    })
    .toEqual([])
})

type Somebody = { customer: string; handle: string; conversation: string; address: string }

const one = fc.nat({ max: 2 })
const Deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), who: one, whose: one }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('right' as const), who: one, by: one }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wrong' as const), who: one, times: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 9, 11, 61) }) },
)

test('asked, typed, guessed and left lying in whichever order: only the right code of the own handle, in time and within five tries, joins', async () => {
  const { transact, read } = app.context.database
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(Deed, { minLength: 3, maxLength: 16 }), async (deeds) => {
      round += 1
      const all: Somebody[] = []
      for (const n of [0, 1, 2]) {
        const address = `p${n}.${round}@example.com`
        const known = await letterWriter(address)
        const made = await transact((tx) => startConversation(app.context, tx, { shop, locale: 'en' }))
        all.push({ ...made, customer: known.customer, address })
      }
      const owners = new Map(all.map((who) => [who.handle, new Set<number>()]))
      // The model: what each handle waits for.
      type Waits = { whose: number; code: string; until: number; tries: number; used: boolean }
      const waits = new Map<string, Waits>()
      const asked: { handle: string; at: number }[] = []
      const give = (who: Somebody, code: string) =>
        transact((tx) => tryCode(app.context, tx, { shop, conversation: who.conversation, handle: who.handle, code }))
      for (const deed of deeds) {
        const now = clock.now().getTime()
        if (deed.do === 'wait') clock.advance(deed.minutes * 60_000)
        else if (deed.do === 'ask') {
          const who = all[deed.who]
          const whom = all[deed.whose]
          if (!who || !whom) continue
          const to = { channel: 'email' as const, address: whom.address, scope: '', connection: null }
          const { conversation, handle } = who
          const may = asked.filter((past) => past.handle === handle && past.at > now - HOUR).length < 3
          const tried = transact((tx) =>
            askCode(app.context, tx, { shop, conversation, handle, to, purpose: 'verify' }),
          )
          if (!may) {
            await expect(tried).rejects.toMatchObject({ code: 'rate_limited' })
            continue
          }
          await tried
          asked.push({ handle, at: now })
          const code = await codeFor(handle)
          waits.set(handle, { whose: deed.whose, code: code ?? '', until: now + 600_000, tries: 0, used: false })
        } else if (deed.do === 'right') {
          // The code that one waits for is typed by another, or by them.
          const who = all[deed.by]
          const code = waits.get(all[deed.who]?.handle ?? '')?.code
          if (!who || !code) continue
          const own = waits.get(who.handle)
          const { state } = await give(who, code)
          const isOwn = own !== undefined && own.code === code
          if (isOwn && !own.used && now < own.until && own.tries < 5) {
            own.used = true
            owners.get(who.handle)?.add(own.whose)
            expect(state).toBe('proven')
          } else if (!(isOwn && own.used && now <= own.until - 600_000 + HOUR)) {
            expect(state).not.toBe('proven')
            if (own && !own.used && now < own.until) own.tries += 1
          }
        } else {
          const who = all[deed.who]
          const own = who && waits.get(who.handle)
          if (!who) continue
          for (let time = 0; time < deed.times; time += 1) {
            expect((await give(who, own?.code === '000000' ? '999999' : '000000')).state).not.toBe('proven')
            if (own && !own.used && now < own.until) own.tries += 1
          }
        }
      }
      // Whoever proved an address is one with its owner, and nobody with anybody else.
      for (const who of all) {
        const reached = new Set<number>(owners.get(who.handle))
        for (let before = -1; before !== reached.size;) {
          before = reached.size
          for (const proven of owners.values())
            if ([...proven].some((index) => reached.has(index))) for (const index of proven) reached.add(index)
        }
        const person = await customersOfPerson(read, shop.id, await customerOf(who.conversation))
        const known = all.flatMap(({ customer }, index) => (person.includes(customer) ? [index] : []))
        expect(known.toSorted()).toEqual([...reached].toSorted())
      }
    }),
    { numRuns: 25 },
  )
})

test('an order from elsewhere is told, and can be opened, once the address it was bought with is proven in the thread', async () => {
  const opened = await openTestShop(app)
  const { buyer, number } = await buy(app, opened)
  const params = { shop: opened.shop.slug, number }
  const thread = await app.talk(opened.shop.slug)
  const [unknown] = await thread.say(`Where is order ${number}?`)
  expect(JSON.stringify(unknown)).toContain('I ordered elsewhere')
  await thread.say('This is me: Shopper@example.com')
  await expect(thread.client.call('getOrder', { params })).rejects.toMatchObject({ code: 'not_found' })
  const { id } = await app.context.database.read
    .selectFrom('address_codes')
    .select('id')
    .where('handle', '=', thread.handle)
    .executeTakeFirstOrThrow()
  const row = await findCode(app.context.database.read, opened.shop.id, id)
  const [done] = await thread.say((row && codeOf(app.context, row)) ?? '')
  expect(JSON.stringify(done)).toContain('is confirmed')
  expect(await thread.client.call('getOrder', { params })).toMatchObject({ number })
  const [told] = await thread.say(`Where is order ${number}?`)
  expect(JSON.stringify(told)).toContain(number)
  expect(JSON.stringify(told)).not.toContain('can’t find')
  // Whoever typed the address in when they bought is not who has proven it.
  const persons = [thread, buyer.thread].map(async ({ conversation }) =>
    customersOfPerson(app.context.database.read, opened.shop.id, await customerOf(conversation)),
  )
  for (const person of await Promise.all(persons)) expect(person).toHaveLength(1)
})
