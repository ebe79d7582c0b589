import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './harness/app.ts'
import { eventually } from './trade.ts'

let app: TestApp
let telegram: ChannelSimulator
let shop = ''
beforeAll(async () => {
  telegram = await openTelegram()
  app = await startTestApp()
  shop = (await app.createShop({ settings: { email: 'office@lune.example' } })).slug
})
afterAll(async () => {
  await app.close()
  await telegram.close()
})

const params = (connection: string) => ({ params: { shop, connection } })

async function add(settings: Record<string, string> = telegram.settings): Promise<string> {
  const { id } = await app.operator.call('createConnection', { params: { shop }, body: { kind: 'telegram', settings } })
  return id
}

async function find(id: string) {
  const found = (await app.operator.call('listConnections', { params: { shop } })).find((one) => one.id === id)
  if (!found) throw new Error('it is not listed')
  return found
}

test('every channel that is connected by hand says how, and names the settings that come of it', async () => {
  const guides = await app.anyone.call('listChannels', {})
  expect(guides.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['telegram', 'sms', 'email', 'whatsapp', 'messenger', 'instagram']),
  )
  for (const { kind, settings, steps } of guides) {
    const text = steps.map((step) => step.text).join('\n')
    expect(steps.length, kind).toBeGreaterThan(1)
    for (const name of settings) expect(text, `${kind} does not say what ${name} is`).toContain(name)
    if (settings.includes('verifyToken')) expect(steps.map(({ paste }) => paste)).toContain('verifyToken')
    expect(steps.map(({ paste }) => paste)).toContain('webhookUrl')
  }
})

test('the check tells the provider our address, and what has been written comes from then on', async () => {
  const id = await add()
  const findings = await app.operator.call('checkConnection', params(id))
  expect(findings.map(({ ok, code }) => [ok, code])).toEqual([
    [true, 'bot'],
    [true, 'webhook'],
  ])
  const [ann] = telegram.people
  await telegram.write(ann, { type: 'text', text: 'Hello' })
  await eventually('the answer', async () => telegram.seen(ann).length > 0)
  await eventually('nothing waits', async () => (await find(id)).waiting === 0)
  expect(await find(id)).toMatchObject({ kind: 'telegram', settings: expect.arrayContaining(['token']) })
})

test('a refused token is seen, what is said waits, and a new one sends it', async () => {
  const id = await add()
  await app.operator.call('checkConnection', params(id))
  await app.operator.call('changeConnection', { ...params(id), body: { settings: { token: '1:gone' } } })
  const [finding] = await app.operator.call('checkConnection', params(id))
  expect(finding).toMatchObject({ ok: false, code: 'token' })

  // Whoever writes by this connection from now on is answered by it.
  const [, ben] = telegram.people
  const before = telegram.seen(ben).length
  await telegram.write(ben, { type: 'text', text: 'Hello' })
  await eventually('it waits', async () => (await find(id)).waiting > 0)
  await eventually('it is seen', async () => (await find(id)).unauthorisedSince !== undefined)
  expect((await find(id)).lastError?.reason).toMatch(/401|nauthori/)

  await eventually('whoever can put it right has a letter', async () => {
    const { rows } = await app.context.database.pool.query(`select id from mails where kind = 'shop.connection'`)
    return rows.length === 1
  })

  const { token = '' } = telegram.settings
  const changed = await app.operator.call('changeConnection', { ...params(id), body: { settings: { token } } })
  expect(changed.unauthorisedSince).toBeUndefined()
  await eventually('what waited is sent', async () => telegram.seen(ben).length > before)
  await eventually('nothing waits', async () => (await find(id)).waiting === 0)
  expect((await find(id)).unauthorisedSince).toBeUndefined()
})

test('what was put right at the provider itself goes on with the next check', async () => {
  const id = await add()
  await app.operator.call('checkConnection', params(id))
  const cleo = telegram.people[2] ?? ''
  telegram.provider.status = 401
  await telegram.write(cleo, { type: 'text', text: 'Hello' })
  await eventually('it is seen', async () => (await find(id)).unauthorisedSince !== undefined)
  telegram.provider.status = undefined
  await app.operator.call('checkConnection', params(id))
  await eventually('what waited is sent', async () => telegram.seen(cleo).length > 0)
  expect((await find(id)).unauthorisedSince).toBeUndefined()
})

test('somebody who writes by another connection of the same account is answered by that one', async () => {
  const [ann] = telegram.people
  const first = await add()
  await app.operator.call('checkConnection', params(first))
  const before = telegram.seen(ann).length
  await telegram.write(ann, { type: 'text', text: 'Hello' })
  await eventually('an answer', async () => telegram.seen(ann).length > before)
  const second = await add()
  await app.operator.call('checkConnection', params(second))
  expect(await app.operator.call('removeConnection', params(first))).toMatchObject({ id: first })
  const then = telegram.seen(ann).length
  await telegram.write(ann, { type: 'text', text: 'Hello again' })
  await eventually('an answer by the other', async () => telegram.seen(ann).length > then)
  await expect(app.operator.call('checkConnection', params(first))).rejects.toMatchObject({ code: 'not_found' })
})

test('a connection is its own shop’s alone, needs what it needs, and a gateway stays', async () => {
  const id = await add()
  const other = (await app.createShop()).slug
  const stranger = await app.withKey(other, 'settings:write')
  const theirs = { params: { shop: other, connection: id } }
  await expect(stranger.call('checkConnection', theirs)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.call('removeConnection', theirs)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.call('changeConnection', { ...theirs, body: { settings: {} } })).rejects.toMatchObject({
    code: 'not_found',
  })
  const less = { ...params(id), body: { settings: { token: null } } }
  await expect(app.operator.call('changeConnection', less)).rejects.toMatchObject({ code: 'invalid_request' })
  const keys = { secretKey: 'sk_test_1', webhookSecret: 'whsec_1' }
  const body = { kind: 'stripe', settings: keys }
  const test = (await app.createShop({ test: true })).slug
  const gateway = await app.operator.call('createConnection', { params: { shop: test }, body })
  await expect(
    app.operator.call('removeConnection', { params: { shop: test, connection: gateway.id } }),
  ).rejects.toMatchObject({ code: 'invalid_request' })
})

test('what came from a server with another secret is entered anew', async () => {
  const id = await add()
  await app.context.database.pool.query(`update connections set settings = 'sealed elsewhere' where id = $1`, [id])
  expect((await find(id)).settings).toEqual([])
  const some = { ...params(id), body: { settings: { token: telegram.settings['token'] ?? '' } } }
  await expect(app.operator.call('changeConnection', some)).rejects.toMatchObject({ code: 'invalid_request' })
  await app.operator.call('changeConnection', { ...params(id), body: { settings: { ...telegram.settings } } })
  expect(await app.operator.call('checkConnection', params(id))).toMatchObject([{ ok: true }, { ok: true }])
})

test('what an owner puts in for the operator’s address does not lead into our own network', async () => {
  const id = await add()
  const owner = await app.withKey(shop, 'settings:write')
  // The operator's address goes on being trusted while others exchange a token.
  await owner.call('changeConnection', {
    ...params(id),
    body: { settings: { token: telegram.settings['token'] ?? '' } },
  })
  expect(await owner.call('checkConnection', params(id))).toMatchObject([{ ok: true }, { ok: true }])
  const { apiBase = '' } = telegram.settings
  await owner.call('changeConnection', { ...params(id), body: { settings: { apiBase } } })
  expect(await owner.call('checkConnection', params(id))).toMatchObject([{ ok: false, code: 'unreachable' }])
})
