import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import { type ImapSimulator, openImap } from '@souk/demo/simulators/imap.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts'
import { eventually } from '../../test/trade.ts'

vi.setConfig({ testTimeout: 30_000 })

let database: FreshDatabase
let mail: EmailSimulator
let app: TestApp
let imap: ImapSimulator
let shop = ''
let connection = ''
/** Everybody writes to one shop once, so that each test has its own thread. */
let people: string[]

async function start(): Promise<TestApp> {
  // Several servers share a database that is none's own.
  const shared = {
    DATABASE_URL: 'postgres://souk@db.example/souk',
    SOUK_SECRET: Buffer.alloc(32, 7).toString('base64'),
  }
  const env = { ...shared, SOUK_SMTP_URL: mail.smtpUrl, SOUK_MAIL_FROM: 'mail@souk.example' }
  return startTestApp({ database, env })
}

beforeAll(async () => {
  database = await freshDatabase()
  mail = await openEmail()
  people = [...mail.people]
  app = await start()
})
afterAll(async () => {
  await app.close()
  await database.drop()
  await mail.close()
})

beforeEach(async () => {
  imap = await openImap()
  mail.putInto(imap)
  shop = (await app.createShop({ settings: { email: 'office@bloom.example' } })).slug
  connection = await connect()
})
afterEach(async () => {
  await app.operator.call('removeConnection', at()).catch(() => undefined)
  await imap.close()
})

const at = () => ({ params: { shop, connection } })

async function connect(more: Record<string, string> = {}): Promise<string> {
  const { address = '', name = '' } = mail.settings
  const settings = { address, name, ...imap.settings, ...more }
  const body = { kind: 'email', settings }
  return (await app.operator.call('createConnection', { params: { shop }, body })).id
}

async function listed() {
  const found = (await app.operator.call('listConnections', { params: { shop } })).find(({ id }) => id === connection)
  if (!found) throw new Error('it is not listed')
  return found
}

async function rows<T extends object>(query: string, values: unknown[]): Promise<T[]> {
  return (await app.context.database.pool.query<T>(query, values)).rows
}

/** How often the shop has heard from somebody, and answered. */
async function said(from: string): Promise<{ shopper: number; concierge: number }> {
  const found = await rows<{ author_kind: string; count: number }>(
    `select m.author_kind, count(*)::int as count from messages m
     join conversations c on c.home = m.home and c.id = m.conversation join handles h on h.home = c.home and h.id = c.handle
     where h.address = $1 group by 1`,
    [from],
  )
  return { shopper: 0, concierge: 0, ...Object.fromEntries(found.map((row) => [row.author_kind, row.count])) }
}

function next(): string {
  return people.shift() ?? `person-${crypto.randomUUID()}@mail.example`
}

const write = (from: string, text: string) => mail.write(from, { type: 'text', text })

test('what somebody writes is answered by a letter in its thread, and goes on there', async () => {
  const ann = next()
  const id = await write(ann, 'Hello')
  await eventually('an answer', async () => mail.seen(ann).length === 1)
  const headers = (letter: number) => {
    const raw = mail.taken.filter(({ to }) => to === ann)[letter]?.raw
    return typeof raw === 'object' && raw !== null && 'headers' in raw ? String(raw.headers) : ''
  }
  expect(headers(0)).toMatch(new RegExp(`^In-Reply-To: ${id}\\r$`, 'm'))
  const again = await write(ann, 'What does the song cost?')
  await eventually('another', async () => mail.seen(ann).length === 2)
  expect(headers(1)).toMatch(new RegExp(`^In-Reply-To: ${again}\\r$`, 'm'))
  expect(await said(ann)).toEqual({ shopper: 2, concierge: 2 })
  expect(await listed()).toMatchObject({ waiting: 0, settings: expect.arrayContaining(['imapHost']) })
})

test('what was stored when the server was killed comes again, and is the same', async () => {
  const ben = next()
  await write(ben, 'Hello')
  await eventually('an answer', async () => mail.seen(ben).length === 1)
  // As a kill leaves it behind: the letter is stored, and that it was read is not.
  await eventually('it is kept how far was read', async () => {
    const [row] = await rows<{ cursor: unknown }>('select cursor from polls where id = $1', [connection])
    return row?.cursor !== null
  })
  await rows('update polls set cursor = null, claim = claim + 1, next_at = now() where id = $1', [connection])
  const before = imap.commands.length
  app.context.polls.wake()
  await eventually('it is read once more', async () =>
    imap.commands.slice(before).some((command) => command.includes('BODY.PEEK')),
  )
  await write(ben, 'And now?')
  await eventually('an answer to what is new', async () => mail.seen(ben).length === 2)
  expect(await said(ben)).toEqual({ shopper: 2, concierge: 2 })
})

test('a folder that was made anew, and a line that breaks in a letter, lose nothing and repeat nothing', async () => {
  const cid = next()
  await write(cid, 'Hello')
  await eventually('an answer', async () => mail.seen(cid).length === 1)
  imap.renew()
  await write(cid, 'Are you there?')
  await eventually('an answer under other numbers', async () => mail.seen(cid).length === 2)
  imap.drop(3)
  await write(cid, 'What does it cost?')
  await eventually('an answer after the break', async () => mail.seen(cid).length === 3)
  expect(await said(cid)).toEqual({ shopper: 3, concierge: 3 })
})

test('of two servers one reads; when it ends the other goes on at once, and nothing is heard twice', async () => {
  const dan = next()
  const other = await start()
  try {
    await write(dan, 'Hello')
    await eventually('an answer', async () => mail.seen(dan).length === 1)
    expect(imap.sessions).toBe(1)
    // Whichever it is: this one ends, and begins again beside the other.
    await app.close()
    await write(dan, 'Are you there?')
    await eventually('an answer by the other', async () => mail.seen(dan).length === 2)
    expect(imap.sessions).toBe(1)
  } finally {
    await other.close()
    app = await start()
  }
  expect(await said(dan)).toEqual({ shopper: 2, concierge: 2 })
})

test('a refused password is told to the owner once, and the right one goes on where it was left', async () => {
  const eva = next()
  await write(eva, 'Hello')
  await eventually('an answer', async () => mail.seen(eva).length === 1)
  imap.password = 'another'
  imap.drop()
  await eventually('it is seen', async () => (await listed()).unauthorisedSince !== undefined)
  expect((await listed()).lastError?.reason).toContain('refuses imapUser and imapPassword')
  await eventually('whoever can put it right has a letter', async () => {
    const mails = await rows(
      `select m.id from mails m join connections c on c.shop = m.home where m.kind = 'shop.mailbox' and c.id = $1`,
      [connection],
    )
    return mails.length === 1
  })
  // Whoever knocks too often is locked out by some.
  await eventually('it is tried again in minutes', async () => {
    const later = await rows(`select id from polls where id = $1 and next_at > now() + interval '4 minutes'`, [
      connection,
    ])
    return later.length === 1
  })
  const [finding] = await app.operator.call('checkConnection', at())
  expect(finding).toMatchObject({ ok: false, code: 'mailbox' })
  await write(eva, 'Are you there?')
  const body = { settings: { imapPassword: 'another' } }
  await app.operator.call('changeConnection', { ...at(), body })
  await eventually('an answer', async () => mail.seen(eva).length === 2)
  expect((await listed()).unauthorisedSince).toBeUndefined()
  expect(await said(eva)).toEqual({ shopper: 2, concierge: 2 })
})

test('a letter that nobody can read is told to the owner, and the next one is answered', async () => {
  const fay = next()
  const bad = ['From: x@mail.example', 'Content-Type: multipart/mixed; boundary=x', '', '--x\r\n\r\n'.repeat(10_000)]
  imap.append(bad.join('\r\n'))
  await write(fay, 'Hello')
  await eventually('an answer', async () => mail.seen(fay).length === 1)
  expect((await listed()).lastError?.reason).toBe('letter 1 in INBOX cannot be read')
})

test('settings that lead to another mailbox are read from now on; without them nothing is; the address is trusted anew', async () => {
  const gus = next()
  await write(gus, 'Hello')
  await eventually('an answer', async () => mail.seen(gus).length === 1)
  const staff = await app.withKey(shop, 'settings:write')
  const moved = { settings: { imapHost: 'localhost' } }
  await staff.call('changeConnection', { ...at(), body: moved })
  await eventually('a shop cannot lead us into our own network', async () =>
    Boolean((await listed()).lastError?.reason.includes('within our own network')),
  )
  await expect(
    staff.call('changeConnection', { ...at(), body: { settings: { imapUser: null } } }),
  ).rejects.toMatchObject({
    code: 'invalid_request',
  })
  await staff.call('changeConnection', { ...at(), body: { settings: { imapHost: null } } })
  expect(await rows('select id from polls where id = $1', [connection])).toEqual([])
})
