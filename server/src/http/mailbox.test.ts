import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { buy, openTestShop } from '../../test/trade.ts'
import { storeMail } from '../kernel/mails.ts'

/** Whoever asks, under whatever name: fetch would not let us say another Host. */
function ask(
  app: TestApp,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(app.url + path, { headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const letterIn = (text: string) => /\/mailbox\/[0-9a-f-]{36}\/[0-9a-f-]{36}/.exec(text)?.[0] ?? ''
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`anyone:${key}`).toString('base64')}` })

describe("on one's own machine", () => {
  let app: TestApp
  let tested: string
  let real: string
  beforeAll(async () => {
    app = await startTestApp()
    expect((await ask(app, '/mailbox')).text).toContain('No letters yet')
    const [first, second] = [
      await openTestShop(app, { shop: { name: 'Looms <script>alert(1)</script>' } }),
      await openTestShop(app, { shop: { name: 'Real shop' } }),
    ]
    await buy(app, first)
    await buy(app, second)
    await app.context.database.pool.query('update shops set test = false where id = $1', [second.shop.id])
    app.context.directory.forget()
    const all = await ask(app, '/mailbox', { authorization: `Bearer ${app.operatorKey}` })
    const letters = [...all.text.matchAll(/\/mailbox\/[0-9a-f-]{36}\/[0-9a-f-]{36}/g)].map(([path]) => path)
    expect(letters).toHaveLength(2)
    // Newest first.
    ;[real = '', tested = ''] = letters
  })
  afterAll(() => app.close())

  test('letters of test shops are open, and no others', async () => {
    const list = await ask(app, '/mailbox')
    expect(list.status).toBe(200)
    expect(list.text).toContain(tested)
    expect(list.text).not.toContain(real)
    expect(list.text).not.toContain('Real shop')
    for (const path of ['', '/letter']) {
      expect((await ask(app, tested + path)).status).toBe(200)
      expect((await ask(app, real + path)).status).toBe(404)
      expect((await ask(app, real + path, basic(app.operatorKey))).status).toBe(200)
    }
    expect((await ask(app, '/mailbox/x/y')).status).toBe(404)
  })

  test('a letter stands in a frame of its own, and what shops wrote is text', async () => {
    const page = await ask(app, tested)
    expect(page.text).toContain(`<iframe src="${tested}/letter"`)
    expect(page.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    const letter = await ask(app, `${tested}/letter`)
    expect(letter.headers['content-security-policy']).toMatch(/default-src 'none';.*sandbox allow-popups/)
    for (const { text } of [page, letter, await ask(app, '/mailbox')]) expect(text).not.toContain('<script')
    // The link is whole where it is read.
    expect(letter.text).toMatch(/#open=[0-9a-f-]{36}\.[\w-]{43}"/)
  })

  test.each([
    ['passed on by a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['passed on by another proxy', { forwarded: 'for=203.0.113.9' }],
    ['under a name of the internet that leads here', { host: 'rebound.example' }],
    ['under a name that only begins like ours', { host: 'localhost.evil.example' }],
    ['with a wrong key', basic('operator-wrong')],
    ['with a wrong token', { authorization: 'Bearer wrong' }],
    ['with no key at all', { authorization: 'Basic' }],
  ])('%s: the key is asked for', async (_how, headers) => {
    for (const path of ['/mailbox', tested, `${tested}/letter`]) {
      const { status, text, headers: answered } = await ask(app, path, headers)
      expect(status).toBe(401)
      expect(text).not.toContain('Looms')
      expect(answered['www-authenticate']).toMatch(/^Basic realm=/)
    }
  })

  test("a shopper's token and a shop's key are not the operator's", async () => {
    const shop = await openTestShop(app)
    const { buyer } = await buy(app, shop)
    const { key } = await app.operator.call('createKey', {
      params: { shop: shop.shop.slug },
      body: { scopes: ['orders:read', 'settings:read'] },
    })
    for (const token of [buyer.thread.token, key])
      expect((await ask(app, '/mailbox', { authorization: `Bearer ${token}` })).status).toBe(401)
  })
})

test.each([
  ['it has a public address', { SOUK_PUBLIC_URL: 'https://market.example' }],
  ['it listens to everybody', { SOUK_HOST: '0.0.0.0' }],
])('a server that others may reach (%s) wants the key, whoever asks', async (_why, env) => {
  const app = await startTestApp({ env })
  const { id: home } = await app.createShop()
  await app.context.database.transact((tx) =>
    storeMail(tx, {
      home,
      id: app.context.newId(),
      cause: 'placed/1',
      kind: 'placed',
      about: app.context.newId(),
      recipient: { address: 'maya@example.com' },
      sender: { name: 'Looms' },
      language: 'en',
      subject: 'Your order',
      body_text: '',
      body_html: '',
      at: new Date(),
      isKept: true,
    }),
  )
  expect((await ask(app, '/mailbox')).status).toBe(401)
  const list = await ask(app, '/mailbox', basic(app.operatorKey))
  expect(list.status).toBe(200)
  expect((await ask(app, letterIn(list.text))).status).toBe(401)
  await app.close()
})
