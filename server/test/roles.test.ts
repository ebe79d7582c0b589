import { METHODS } from '@souk/contract/methods.ts'
import type { Method } from '@souk/contract/methods/method.ts'
import { KeyCreate, NOUNS, Role } from '@souk/contract/team.ts'
import { createClient } from '@souk/sdk/client.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorise } from '../src/http/auth.ts'
import { type Caller, hasScope, type Staff } from '../src/journeys/caller.ts'
import type { Shop } from '../src/shops/shop.ts'
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

/** What each role is for, written down a second time: by the nouns it writes and reads. */
const MAY: Record<Role, { write: readonly string[]; read: readonly string[] }> = {
  owner: { write: NOUNS, read: NOUNS },
  manager: { write: NOUNS.filter((noun) => noun !== 'team'), read: NOUNS.filter((noun) => noun !== 'team') },
  stylist: {
    write: ['conversations', 'customers', 'orders'],
    read: ['conversations', 'customers', 'orders', 'catalog', 'reports'],
  },
  fulfilment: { write: ['orders'], read: ['orders', 'catalog', 'conversations'] },
  analyst: { write: [], read: ['reports', 'catalog', 'orders'] },
}

const member = (role: Role, shop = 'here'): Staff => ({
  kind: 'staff',
  id: 'm',
  user: 'u',
  session: 's',
  shop,
  role,
  name: 'Lena',
  scopes: SCOPES[role],
})

test('of every method, each role may call what its scopes say and nothing else, and of no other shop', () => {
  const here = { id: 'here' } as Shop
  for (const [name, method] of Object.entries<Method>(METHODS)) {
    const [, noun = '', right = ''] = method.access.split(':')
    for (const role of Role.options) {
      const isAllowed = isAdmitted(method, member(role), here)
      if (method.access.startsWith('shop:'))
        expect(isAllowed, `${role} calls ${name}`).toBe(MAY[role][right === 'read' ? 'read' : 'write'].includes(noun))
      if (method.access === 'operator') expect(isAllowed, `${role} calls ${name}`).toBe(false)
      if (/^(shop|operator)/.test(method.access) || method.access === 'shopper')
        expect(isAdmitted(method, member(role, 'elsewhere'), here), `${role} of another shop calls ${name}`).toBe(false)
    }
  }
})

function isAdmitted(method: Method, caller: Caller, shop: Shop): boolean {
  try {
    authorise(method, caller, shop)
    return true
  } catch {
    return false
  }
}

test('nobody raises themselves: whoever may change a team, hand out keys or invite has everything already', () => {
  const raising = ['inviteMember', 'changeMember', 'createKey'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...Role.options),
      fc.constantFrom(...raising),
      fc.constantFrom(...NOUNS),
      fc.constantFrom('read' as const, 'write' as const),
      (role, name, noun, right) => {
        const caller = member(role)
        if (!isAdmitted(METHODS[name], caller, { id: 'here' } as Shop)) return
        expect(hasScope(caller, noun, right)).toBe(true)
      },
    ),
  )
  // What a key may hold, no key may hand on: it has no part in the team.
  const key: Caller = { kind: 'key', id: 'k', shop: 'here', scopes: NOUNS.map((noun) => `${noun}:write`) }
  for (const scope of key.scopes) expect(KeyCreate.safeParse({ scopes: [scope] }).success).toBe(scope !== 'team:write')
})

test('a role cannot be had by saying so', async () => {
  const lena = await signInAs(app, 'looms', 'stylist')
  const params = { shop: 'looms' }
  const asOwner = { onDuty: true, role: 'owner', scopes: ['team:write'] }
  expect(await lena.client.call('changeMyself', { params, body: asOwner })).toMatchObject({
    role: 'stylist',
    onDuty: true,
  })
  const raise = { params: { ...params, member: lena.member }, body: { role: 'owner' as const } }
  await expect(lena.client.call('changeMember', raise)).rejects.toMatchObject({ code: 'forbidden' })
  const { shops } = await lena.client.call('getMe', {})
  expect(shops).toMatchObject([{ role: 'stylist', scopes: SCOPES.stylist }])
})
