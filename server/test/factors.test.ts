import { createHmac } from 'node:crypto'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../src/staff/password.ts'
import { setPassword } from '../src/staff/store.ts'
import { createAuthenticator, type Options } from './authenticator.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { signInAs } from './harness/staff.ts'
import { openIdentityProvider } from './identity-provider.ts'

const PASSWORD = 'weft over warp over weft'
const params = { shop: 'looms' }

let app: TestApp
let house: Awaited<ReturnType<typeof openIdentityProvider>>
beforeAll(async () => {
  house = await openIdentityProvider('souk')
  const env = { SOUK_OIDC_ISSUER: house.url, SOUK_OIDC_CLIENT: 'souk', SOUK_OIDC_SECRET: 's', SOUK_OIDC_NAME: 'House' }
  app = await startTestApp({ env })
  await app.createShop({ slug: 'looms' })
})
afterAll(async () => {
  await app.close()
  house.close()
})

/** Whatever of an answer these tests look at. */
type Answered = Options & { id: string; url: string; totpURI: string; backupCodes: string[] }

/** A browser: it keeps cookies, and drops those that have ended. */
function browser(first = '') {
  const jar = new Map(first === '' ? [] : [first.split('=') as [string, string]])
  const cookies = () => Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ')
  async function ask(path: string, body?: unknown): Promise<{ status: number; body: Answered; location: string }> {
    const response = await fetch(new URL(path, app.url), {
      redirect: 'manual',
      headers: {
        origin: app.url,
        cookie: cookies(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie) || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    const location = response.headers.get('location') ?? ''
    return {
      status: response.status,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
      location,
    }
  }
  const auth = (path: string, body?: unknown) => ask(`/api/auth/${path}`, body)
  return { ask, auth, cookies, me: async () => (await ask('/api/me')).body }
}

/** Somebody of the team with a password, and a browser in which they are signed in. */
async function somebody(name: string) {
  const { user, email, cookie } = await signInAs(app, 'looms', 'stylist', name)
  const password = await hashPassword(PASSWORD)
  await app.context.database.transact((tx) =>
    setPassword(tx, { id: app.context.newId(), user, password, at: new Date() }),
  )
  return { user, email, here: browser(cookie) }
}

/** RFC 6238. */
function totp(uri: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(count).digest()
  const code = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(code % 1_000_000).padStart(6, '0')
}

test('with a second factor the password alone opens nothing; a recovery code opens once', async () => {
  const { email, user, here } = await somebody('Tova')
  expect((await here.auth('two-factor/enable', { password: 'wrong' })).status).toBeGreaterThanOrEqual(400)
  const { body: enabled } = await here.auth('two-factor/enable', { password: PASSWORD })
  expect(new URL(enabled.totpURI).searchParams.get('issuer')).toBe('Souk')
  expect((await here.auth('two-factor/verify-totp', { code: totp(enabled.totpURI) })).status).toBe(200)
  const { rows } = await app.context.database.pool.query(
    'select secret, backup_codes from staff_two_factors where user_id = $1',
    [user],
  )
  const stored = JSON.stringify(rows)
  expect(stored).not.toContain(new URL(enabled.totpURI).searchParams.get('secret'))
  expect(stored).not.toContain(enabled.backupCodes[0])

  const there = browser()
  const half = await there.auth('sign-in/email', { email, password: PASSWORD })
  expect(half.body).toMatchObject({ twoFactorRedirect: true })
  expect(await there.me()).toMatchObject({ code: 'unauthorised' })
  expect((await there.auth('two-factor/verify-totp', { code: '000000' })).body).toMatchObject({
    code: 'sign_in_refused',
  })
  expect(await there.me()).toMatchObject({ code: 'unauthorised' })
  expect((await there.auth('two-factor/verify-totp', { code: totp(enabled.totpURI) })).status).toBe(200)
  expect(await there.me()).toMatchObject({ email })

  for (const [device, status] of [
    [browser(), 200],
    [browser(), 401],
  ] as const) {
    await device.auth('sign-in/email', { email, password: PASSWORD })
    const opened = await device.auth('two-factor/verify-backup-code', { code: enabled.backupCodes[0] })
    expect(opened.status).toBe(status)
  }
  expect((await here.auth('two-factor/disable', { password: PASSWORD })).status).toBe(200)
  const again = browser()
  await again.auth('sign-in/email', { email, password: PASSWORD })
  expect(await again.me()).toMatchObject({ email })
})

test('a passkey signs in without a password, at this host and with its own key only', async () => {
  const { email, here } = await somebody('Paz')
  const device = createAuthenticator(app.url)
  const making = await here.auth('passkey/generate-register-options')
  const made = await here.auth('passkey/verify-registration', { response: device.create(making.body), name: 'Phone' })
  expect([made.status, made.body]).toMatchObject([200, { name: 'Phone' }])
  expect((await here.auth('passkey/list-user-passkeys')).body).toMatchObject([{ name: 'Phone' }])

  async function enter(answer: (options: Options) => unknown) {
    const there = browser()
    const { body: options } = await there.auth('passkey/generate-authenticate-options')
    const { status } = await there.auth('passkey/verify-authentication', { response: answer(options) })
    return { status, me: await there.me(), there, options }
  }
  const opened = await enter((options) => device.get(options))
  expect([opened.status, opened.me]).toMatchObject([200, { email }])
  const other = { ...createAuthenticator(app.url) }
  for (const forged of [
    (options: Options) => ({ ...other.get(options), id: device.get(options).id, rawId: device.get(options).id }),
    (options: Options) => other.get(options),
    (options: Options) => device.get({ ...options, challenge: opened.options.challenge }),
    (options: Options) => device.get({ ...options, rpId: 'evil.example' }),
  ]) {
    const refused = await enter(forged)
    expect([400, 401]).toContain(refused.status)
    expect(refused.me).toMatchObject({ code: 'unauthorised' })
  }
  await here.auth('passkey/delete-passkey', { id: made.body.id })
  expect((await enter((options) => device.get(options))).status).toBe(401)
})

/** To the identity provider and back. */
async function byHouse(here = browser()) {
  const { body } = await here.auth('sign-in/social', { provider: 'oidc', callbackURL: '/console' })
  const back = await fetch(body.url, { redirect: 'manual' })
  const landed = await here.ask(back.headers.get('location') ?? '')
  return { landed: landed.location, me: await here.me(), here, back: back.headers.get('location') ?? '' }
}

test('an identity provider lets in whom a shop has invited, and whoever it vouches for that is here already', async () => {
  expect((await app.anyone.call('listSignInWays', {})).providers).toEqual([{ id: 'oidc', name: 'House' }])
  house.person = { sub: '7', email: 'ivo@house.example', email_verified: true, name: 'Ivo' }
  const uninvited = await byHouse()
  expect(uninvited.landed).toMatch(/\/console\/sign-in\?.*error=/)
  expect(uninvited.me).toMatchObject({ code: 'unauthorised' })

  const { url } = await app.operator.call('inviteMember', {
    params,
    body: { email: 'ivo@house.example', role: 'stylist' },
  })
  house.person.email_verified = false
  expect((await byHouse()).me).toMatchObject({ code: 'unauthorised' })
  house.person.email_verified = true
  const invited = await byHouse()
  expect(invited.landed).toMatch(/\/console$/)
  expect(invited.me).toMatchObject({ name: 'Ivo', shops: [] })
  // The same way back a second time opens nothing for somebody else.
  const thief = browser()
  await thief.ask(invited.back)
  expect(await thief.me()).toMatchObject({ code: 'unauthorised' })
  house.audience = 'somebody-else'
  expect((await byHouse()).me).toMatchObject({ code: 'unauthorised' })
  house.audience = 'souk'

  const again = await byHouse()
  const headers = { cookie: again.here.cookies(), origin: app.url, 'souk-shop': 'looms' }
  const code = url.split('#open=')[1] ?? ''
  await createClient({ baseUrl: app.url, headers }).call('acceptInvitation', { params, body: { code } })
  expect(await again.here.me()).toMatchObject({ shops: [{ slug: 'looms', role: 'stylist' }] })

  // Who has a password here and has shown that they read the address is the same person; who has not is not.
  const known = await somebody('Kit')
  house.person = { sub: '8', email: known.email, email_verified: true, name: 'Kit' }
  await app.context.database.pool.query('update staff_users set email_verified = false where id = $1', [known.user])
  expect((await byHouse()).me).toMatchObject({ code: 'unauthorised' })
  await app.context.database.pool.query('update staff_users set email_verified = true where id = $1', [known.user])
  expect((await byHouse()).me).toMatchObject({ id: known.user })
})

test('whoever looks around in the demo market gives its people neither key nor password', async () => {
  const { here, user } = await somebody('Mira')
  await app.context.database.pool.query('update staff_users set demo = true where id = $1', [user])
  for (const path of ['passkey/generate-register-options', 'passkey/list-user-passkeys'])
    expect((await here.auth(path)).body).toMatchObject({ code: 'forbidden' })
  expect((await here.auth('two-factor/enable', { password: PASSWORD })).body).toMatchObject({ code: 'forbidden' })
  expect((await here.auth('change-password', { currentPassword: PASSWORD, newPassword: 'x'.repeat(12) })).status).toBe(
    403,
  )
  expect((await here.auth('sign-out', {})).status).toBe(200)
})
