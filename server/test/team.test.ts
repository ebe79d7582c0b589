import { DEMO_STAFF } from '@souk/demo/staff.ts'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterOf } from '../src/journeys/mail/letter.ts'
import { findMail, listMails } from '../src/kernel/mails.ts'
import { bringDemoPerson } from '../src/staff/demo.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { signInAs, type SignedIn } from './harness/staff.ts'

const PASSWORD = 'a loom of one’s own'

let app: TestApp
let owner: SignedIn
const params = { shop: 'looms' }
beforeAll(async () => {
  app = await startTestApp({ env: { SOUK_RATE_LIMIT: 'on', SOUK_DEMO: '1' } })
  await app.createShop({ slug: 'looms' })
  await app.createShop({ slug: 'other' })
  owner = await signInAs(app, 'looms', 'owner', 'Mira')
})
afterAll(() => app.close())

const codeOf = (link: string) => link.split('#open=')[1] ?? ''
const invite = (email: string, role: 'stylist' | 'owner' = 'stylist', by = owner.client) =>
  by.call('inviteMember', { params, body: { email, role, name: 'Lena', languages: ['de'] } })
/** What a browser keeps and sends: nothing of a cookie that has ended. */
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(app.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url, ...headers },
    body: JSON.stringify(body),
  })
const signIn = (email: string, password: string) => post('/api/auth/sign-in/email', { email, password })
const as = (cookie: string, shop = 'looms') =>
  createClient({ baseUrl: app.url, headers: { cookie, origin: app.url, 'souk-shop': shop } })

/** The link of the letter that went to somebody. */
async function mailedLink(address: string): Promise<string> {
  const mails = await listMails(app.context.database.read, { limit: 50 })
  const heading = mails.find(({ recipient }) => recipient.address === address)
  const mail = heading && (await findMail(app.context.database.read, heading.home, heading.id))
  if (!mail) throw new Error(`no letter went to ${address}`)
  expect(mail.body_text).not.toMatch(/#open=[^\s]+\.[^\s]+/)
  return /https?:\S+#open=\S+/.exec((await letterOf(app.context, mail)).text)?.[0] ?? ''
}

test('an invited person chooses a password, is in the team at once, and signs in again with it', async () => {
  const { url, expiresAt, email } = await invite('Lena@example.com')
  expect(url).toMatch(/\/console\/join\/looms#open=/)
  expect(email).toBe('lena@example.com')
  expect(Date.parse(expiresAt) - Date.now()).toBeCloseTo(7 * 86_400_000, -5)
  const code = codeOf(url)
  const shown = await app.anyone.call('showInvitation', { params, body: { code } })
  expect(shown).toEqual({ shop: 'Test shop', role: 'stylist', email, name: 'Lena', known: false })
  const joined = await post('/api/shops/looms/invitations/accept', { code, name: 'Lena', password: PASSWORD })
  expect(joined.status).toBe(201)
  expect(joined.headers.getSetCookie()[0]).toMatch(
    /^souk\.session_token=.*Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const me = await as(cookieOf(joined)).call('getMe', {})
  expect(me).toMatchObject({ name: 'Lena', email, shops: [{ slug: 'looms', role: 'stylist' }] })
  await expect(app.anyone.call('showInvitation', { params, body: { code } })).rejects.toMatchObject({
    code: 'link_used',
  })

  const signedIn = await signIn('LENA@example.com', PASSWORD)
  expect(signedIn.status).toBe(200)
  const cookie = cookieOf(signedIn)
  expect(await as(cookie).call('getMe', {})).toMatchObject({ id: me.id })
  expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(200)
  await expect(as(cookie).call('getMe', {})).rejects.toMatchObject({ status: 401 })
})

test('who has an account joins with it; an invitation opens nobody’s account, by mail or by hand', async () => {
  const known = await signInAs(app, 'other', 'owner', 'Ben')
  for (const link of [(await invite(known.email)).url, await mailedLink(known.email)]) {
    const body = { code: codeOf(link), name: 'Thief', password: PASSWORD }
    const refused = await post('/api/shops/looms/invitations/accept', body)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'sign_in_first' })
    expect(refused.headers.getSetCookie()).toEqual([])
  }
  const code = codeOf(await mailedLink(known.email))
  expect(await app.anyone.call('showInvitation', { params, body: { code } })).toMatchObject({ known: true })
  const { member } = await as(known.cookie).call('acceptInvitation', { params, body: { code } })
  const { shops } = await known.client.call('getMe', {})
  expect(shops.map(({ slug, role }) => [slug, role])).toEqual([
    ['other', 'owner'],
    ['looms', 'stylist'],
  ])
  expect((await owner.client.call('listMembers', { params })).members).toContainEqual(
    expect.objectContaining({ id: member, email: known.email }),
  )
})

test('an invitation is one shop’s, until it is used, replaced, taken back or seven days old', async () => {
  const first = await invite('zoe@example.com')
  const second = await invite('zoe@example.com')
  const look = (code: string, shop = 'looms') =>
    app.anyone.call('showInvitation', { params: { shop }, body: { code } }).then(
      () => 'open',
      ({ code: why }) => why,
    )
  expect(await look(codeOf(first.url))).toBe('link_used')
  expect(await look(codeOf(second.url))).toBe('open')
  expect(await look(codeOf(second.url), 'other')).toBe('link_used')
  expect(await look(codeOf(await mailedLink('zoe@example.com')), 'other')).toBe('link_used')
  expect(await look(`${second.id}.`)).toBe('link_used')
  await owner.client.call('withdrawInvitation', { params: { ...params, invitation: second.id } })
  expect(await look(codeOf(second.url))).toBe('link_used')
  const third = await invite('zoe@example.com')
  await app.context.database.pool.query('update invitations set expires_at = now() where id = $1', [third.id])
  expect(await look(codeOf(third.url))).toBe('link_used')
  expect((await owner.client.call('listMembers', { params })).invitations).toEqual([])
})

test('who leaves is out at that moment; the last owner stays', async () => {
  const gone = await signInAs(app, 'looms', 'stylist', 'Gone')
  const busy = await signInAs(app, 'other', 'stylist', 'Busy')
  const there = await as(busy.cookie).call('acceptInvitation', {
    params,
    body: { code: codeOf((await invite(busy.email)).url) },
  })
  for (const member of [gone.member, there.member])
    await owner.client.call('removeMember', { params: { ...params, member } })
  await expect(gone.client.call('getMe', {})).rejects.toMatchObject({ status: 401 })
  // Who works elsewhere stays signed in there.
  expect((await busy.client.call('getMe', {})).shops.map(({ slug }) => slug)).toEqual(['other'])
  await expect(as(busy.cookie).call('getShopFacts', { params, query: {} })).rejects.toMatchObject({ status: 403 })

  const alone = { ...params, member: owner.member }
  const last = { code: 'last_owner' }
  await expect(owner.client.call('removeMember', { params: alone })).rejects.toMatchObject(last)
  await expect(owner.client.call('changeMember', { params: alone, body: { role: 'manager' } })).rejects.toMatchObject(
    last,
  )
  const two = await signInAs(app, 'looms', 'owner', 'Two')
  const leaving = [owner.member, two.member].map((member) =>
    app.operator.call('removeMember', { params: { ...params, member } }).then(
      () => 'gone',
      ({ code }) => code,
    ),
  )
  expect((await Promise.all(leaving)).sort()).toEqual(['gone', 'last_owner'])
  owner = await signInAs(app, 'looms', 'owner', 'Mira')
})

test('a session is listed and ended, one or all but this', async () => {
  const { user, client } = await signInAs(app, 'looms', 'stylist', 'Ada')
  const { openSession } = await import('../src/staff/session.ts')
  for (const agent of ['phone', 'tablet', 'desk'])
    await app.context.database.transact((tx) => openSession(app.context, tx, { user, agent, address: '203.0.113.9' }))
  const all = await client.call('listSessions', {})
  expect(all.filter(({ current }) => current)).toHaveLength(1)
  const phone = all.find(({ agent }) => agent === 'phone')
  expect(phone).toMatchObject({ address: '203.0.113.9', current: false })
  const left = await client.call('revokeSession', { params: { session: phone?.id ?? '' } })
  expect(left.map(({ agent }) => agent)).not.toContain('phone')
  const stranger = await signInAs(app, 'other', 'owner')
  await stranger.client.call('revokeSession', { params: { session: left[0]?.id ?? '' } })
  expect(await client.call('listSessions', {})).toHaveLength(3)
  expect(await client.call('revokeSession', { params: { session: 'others' } })).toHaveLength(1)
})

test('passwords are not guessed: wrong ones are counted by account, and the answer never tells who has one', async () => {
  const { email } = await invite('guessed@example.com')
  await app.anyone.call('acceptInvitation', {
    params,
    body: { code: codeOf(await mailedLink(email)), name: 'G', password: PASSWORD },
  })
  const answers = await Promise.all(Array.from({ length: 12 }, (_, count) => signIn(email, `wrong ${count}`)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.sort()).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  expect((await signIn(email, PASSWORD)).status).toBe(429)
  const text = async (who: string) => (await signIn(who, 'wrong')).text()
  expect(await text('fresh@example.com')).toBe(await text(`${owner.email}`))
})

test('nobody signs up, nobody signs in from another page, and what else better-auth can do is closed', async () => {
  const body = { email: 'new@example.com', password: PASSWORD, name: 'New' }
  expect((await post('/api/auth/sign-up/email', body)).status).toBe(404)
  expect((await post('/api/auth/sign-in/email', body, { origin: 'https://evil.example' })).status).toBe(403)
  for (const path of ['update-user', 'delete-user', 'list-sessions', 'get-session', 'ok', 'error'])
    expect((await post(`/api/auth/${path}`, {})).status).toBe(404)
  expect((await fetch(`${app.url}/api/auth/sign-in/email`)).status).toBe(404)
})

test('what is done to a team is written down', async () => {
  const { member } = await signInAs(app, 'looms', 'stylist')
  const body = { role: 'fulfilment' as const, skills: ['bridal'], capacity: 4, onDuty: true }
  const changed = await owner.client.call('changeMember', { params: { ...params, member }, body })
  expect(changed).toMatchObject({ id: member, ...body })
  const { rows } = await app.context.database.pool.query<{ action: string }>(
    `select distinct action from audit a join shops s on s.id = a.home where s.slug = 'looms' and action like 'team.%' order by 1`,
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'team.change',
    'team.invite',
    'team.join',
    'team.remove',
    'team.uninvite',
  ])
})

test('one looks around as the people of the demo market, and as nobody else, anywhere else, or from anywhere else', async () => {
  const { context, anyone } = app
  const real = await app.createShop({ slug: 'real', test: false })
  await context.database.pool.query(
    `update staff_users set email = 'lena@market.example' where email = 'lena@example.com'`,
  )
  for (const home of [await context.directory.bySlug('looms'), await context.directory.bySlug('real')])
    for (const person of DEMO_STAFF)
      await context.database.transact((tx) =>
        bringDemoPerson(tx, { home: home?.id ?? '', person, newId: context.newId, at: new Date() }),
      )
  const { demo } = await anyone.call('listSignInWays', {})
  // Somebody who has the address already stays who they are, and what is real is not shown.
  expect(demo).toEqual([
    { shop: 'looms', shopName: 'Test shop', member: expect.any(String), name: 'Mira', role: 'owner' },
  ])
  const member = demo[0]?.member ?? ''
  const look = (shop: string, who: string, headers = {}) =>
    post(`/api/shops/${shop}/look-around`, { member: who }, headers)
  for (const [shop, who, headers] of [
    ['other', member, {}],
    ['real', member, {}],
    ['looms', owner.member, {}],
    ['looms', member, { 'x-forwarded-for': '203.0.113.9' }],
  ] as const)
    expect((await look(shop, who, headers)).status).toBe(404)
  const browser = as(cookieOf(await look('looms', member)))
  expect(await browser.call('getMe', {})).toMatchObject({ name: 'Mira', email: 'mira@market.example' })

  const { url } = await app.operator.call('inviteMember', {
    params: { shop: real.slug },
    body: { email: 'mira@market.example', role: 'owner' },
  })
  const accepting = browser.call('acceptInvitation', { params: { shop: real.slug }, body: { code: codeOf(url) } })
  await expect(accepting).rejects.toMatchObject({ code: 'forbidden' })
  const closed = await startTestApp({
    database: { connection: context.database.pool.options, drop: async () => undefined },
  })
  expect((await closed.anyone.call('listSignInWays', {})).demo).toEqual([])
  await closed.close()
})

test('an owner makes, sees and ends keys; each stands in the audit log, which is read page by page', async () => {
  const mira = await signInAs(app, 'other', 'owner', 'Mira')
  const here = { shop: 'other' }
  const made = []
  for (const name of ['Till', 'Website', 'Robot'])
    made.push(
      await mira.client.call('createKey', { params: here, body: { name, scopes: ['orders:read', 'reports:read'] } }),
    )
  const keys = await mira.client.call('listKeys', { params: here })
  expect(keys.map(({ name }) => name)).toEqual(['Robot', 'Website', 'Till'])
  expect(JSON.stringify(keys)).not.toContain(made[0]?.key)
  const [till] = made
  await mira.client.call('revokeKey', { params: { ...here, key: till?.id ?? '' } })
  await expect(app.anyone.with(till?.key ?? '').call('listOrders', { params: here })).rejects.toMatchObject({
    status: 401,
  })
  for (const shop of ['looms', 'other'])
    await expect(mira.client.call('revokeKey', { params: { shop, key: till?.id ?? '' } })).rejects.toMatchObject({
      code: /forbidden|not_found/,
    })

  const read = (query: object) => mira.client.call('listAudit', { params: here, query: { action: 'key.', ...query } })
  const first = await read({ limit: 3 })
  const { entries: rest, before } = await read({ limit: 3, before: first.before })
  const told = [...first.entries, ...rest].map(({ name, action, target }) => [name, action, target])
  expect(told).toEqual([
    ['Mira', 'key.revoke', till?.id],
    ...made.toReversed().map(({ id }) => ['Mira', 'key.create', id]),
  ])
  expect(before).toBeUndefined()
  expect((await read({ actor: 'operator' })).entries).toEqual([])
  expect((await read({ target: till?.id })).entries).toHaveLength(2)
})

test('behind a proxy that takes off TLS the cookie goes by https only, and pages of that host sign in', async () => {
  const behind = await startTestApp({
    env: { SOUK_PUBLIC_URL: 'https://market.example' },
    database: { connection: app.context.database.pool.options, drop: async () => undefined },
  })
  const lena = await signInAs(behind, 'other', 'stylist')
  expect(lena.cookie).toMatch(/^__Secure-souk\.session_token=/)
  const { host } = new URL(behind.url)
  const leave = (origin: string) =>
    fetch(`${behind.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie: lena.cookie },
      body: '{}',
    })
  expect((await leave('https://evil.example')).status).toBe(403)
  const left = await leave(`https://${host}`)
  expect(left.status).toBe(200)
  expect(left.headers.getSetCookie().join()).toMatch(/Secure/)
  await behind.close()
})
