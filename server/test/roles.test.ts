import { Role } from '@souk/contract/team.ts'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCOPES } from '../src/staff/role.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { signInAs } from './harness/staff.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await app.createShop({ slug: 'looms' })
  await app.createShop({ slug: 'other' })
})
afterAll(() => app.close())

test('whoever is signed in is told who they are, and what they may do where', async () => {
  const lena = await signInAs(app, 'looms', 'stylist')
  expect(await lena.client.call('getMe', {})).toMatchObject({
    id: lena.user,
    name: 'Lena',
    email: lena.email,
    shops: [{ slug: 'looms', member: lena.member, role: 'stylist', scopes: SCOPES.stylist, test: true }],
  })
  await expect(app.anyone.call('getMe', {})).rejects.toMatchObject({ status: 401 })
  await expect(app.operator.call('getMe', {})).rejects.toMatchObject({ status: 403 })
})

test('each role reads and writes what its scopes say, in its own shop alone', async () => {
  for (const role of Role.options) {
    const { client } = await signInAs(app, 'looms', role)
    const reads = (shop: string) =>
      client.call('getSettings', { params: { shop } }).then(
        () => 'read',
        ({ status }) => status,
      )
    expect(await reads('looms')).toBe(role === 'owner' || role === 'manager' ? 'read' : 403)
    expect(await reads('other')).toBe(403)
  }
})

test('the author of an answer and the speaker of a thread are the member, by name', async () => {
  const lena = await signInAs(app, 'looms', 'stylist')
  const thread = await app.talk('looms')
  const params = { conversation: thread.conversation }
  const me = { kind: 'staff', id: lena.member, name: 'Lena' }
  const speaker = await lena.client.call('changeSpeaker', { params, body: { to: 'staff' } })
  expect(speaker).toMatchObject(me)
  const body = { clientId: 'one', epoch: speaker.epoch, parts: [{ type: 'text' as const, text: 'Lena here' }] }
  await lena.client.call('sendStaffMessage', { params, body })
  const { messages } = await thread.client.conversation(thread.conversation)
  expect(messages.at(-1)?.message.author).toEqual(me)
  const ben = await signInAs(app, 'other', 'owner')
  const elsewhere = createClient({ baseUrl: app.url, headers: { ...ben.headers, 'souk-shop': 'looms' } })
  for (const client of [ben.client, elsewhere])
    await expect(client.conversation(thread.conversation)).rejects.toMatchObject({ code: /not_found|forbidden/ })
})

test('a cookie that another page sends changes nothing, and one that was altered or has ended is none', async () => {
  const { cookie, headers, user } = await signInAs(app, 'looms', 'owner')
  const settings = (own: Record<string, string>, method = 'GET') =>
    fetch(`${app.url}/api/shops/looms/settings`, {
      method,
      headers: { 'content-type': 'application/json', ...own },
      ...(method === 'PUT' ? { body: '{"public":true}' } : {}),
    }).then(({ status }) => status)
  expect(await settings({ cookie })).toBe(200)
  expect(await settings(headers, 'PUT')).toBe(200)
  expect(await settings({ cookie, origin: 'https://evil.example' }, 'PUT')).toBe(403)
  expect(await settings({ cookie }, 'PUT')).toBe(403)
  expect(await settings({ cookie: `${cookie.slice(0, -9)}AAAAAA%3D` })).toBe(401)
  expect(await settings({ cookie: cookie.replace(/=.{4}/, '=AAAA') })).toBe(401)
  await app.context.database.pool.query('update staff_sessions set expires_at = now() where user_id = $1', [user])
  expect(await settings({ cookie })).toBe(401)
})

test('what is open to anybody stays so, whatever cookie comes along', async () => {
  const { headers } = await signInAs(app, 'looms', 'analyst')
  const { 'souk-shop': _, ...browser } = headers
  const started = await createClient({ baseUrl: app.url, headers: browser }).startConversation('other')
  expect(started.token).toBeTruthy()
})
