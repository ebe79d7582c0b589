import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportException } from '../../server/src/payments/exceptions.ts'
import { startTestApp, type TestApp } from '../../server/test/harness/app.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const LINES = [
  { id: 'd1', title: 'Navy Prom Dress', price: { amount: 15_900, currency: 'USD' } },
  { id: 'd2', title: 'White Prom Dress', price: { amount: 18_900, currency: 'USD' } },
  { id: 'd3', title: 'Refused', price: { amount: -1, currency: 'USD' } },
]

let app: TestApp
let folder = ''

type Answer = { url: string; id: string; key: string; rows: number; webhookUrl: string }
type Ran = {
  code: number
  out: string
  err: string
  json: () => Answer
  problem: () => { code: string; detail: string }
}

/** Runs the real command line. */
function souk(
  argv: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...argv], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', SOUK_URL: app.url, SOUK_ADMIN_KEY: app.operatorKey, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out, err, json: () => JSON.parse(out), problem: () => JSON.parse(err) }),
    )
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-cli-'))
  app = await startTestApp({ env: { SOUK_DATA: join(folder, 'data') } })
  await mkdir(join(folder, 'data'), { recursive: true })
  await writeFile(join(folder, 'lines.jsonl'), LINES.map((line) => JSON.stringify(line)).join('\n'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

test('a shop from nothing: opened, filled, connected, with a key', async () => {
  expect((await souk(['status'])).json()).toEqual({ url: app.url, ready: true, version: '0.1.0' })
  const made = await souk([
    'shop',
    'create',
    '--slug',
    'lumen',
    '--name',
    'Lumen',
    '--currency',
    'USD',
    '--country',
    'US',
    '--test',
  ])
  expect([made.code, made.err]).toEqual([0, ''])
  expect(made.json()).toEqual({
    id: expect.any(String),
    slug: 'lumen',
    name: 'Lumen',
    currency: 'USD',
    locale: 'en',
    url: expect.stringContaining('http'),
    // Nothing of its owner was said.
    maySell: false,
    missing: expect.arrayContaining(['legal_name', 'terms']),
  })
  expect((await souk(['shop', 'list'])).json()).toEqual([made.json()])
  const moved = (await souk(['shop', 'set', '--shop', 'lumen', '--country', 'DE'])).json()
  expect(moved).toMatchObject({ slug: 'lumen', assumedTax: { rate: 190_000 } })
  expect((await souk(['shop', 'set', '--shop', 'lumen', '--country', 'US'])).json()).toEqual(made.json())

  const imported = await souk(['catalog', 'import', 'lines.jsonl', '--shop', 'lumen'])
  // Rows that were refused are no failure, and a program reads nothing of a progress bar.
  expect([imported.code, imported.err]).toEqual([0, ''])
  expect(imported.json()).toMatchObject({
    rows: 3,
    created: 2,
    updated: 0,
    unchanged: 0,
    refused: [{ line: 3, id: 'd3' }],
  })
  expect((await souk(['catalog', 'import', join(folder, 'lines.jsonl'), '--shop', 'lumen'])).json()).toMatchObject({
    unchanged: 2,
  })

  await writeFile(join(folder, 'api-base'), 'http://127.0.0.1:9\n')
  const added = await souk(
    ['channel', 'add', 'test', '--shop', 'lumen', '--set', 'apiBase=@api-base', '--set', 'secret=@-'],
    { input: 'hush\n' },
  )
  expect([added.code, added.err]).toEqual([0, ''])
  expect(added.json()).toEqual({ id: expect.any(String), webhookUrl: `${app.url}/webhooks/test/${added.json().id}` })

  await writeFile(join(folder, 'stripe.key'), 'sk_test_123\n')
  const gateway = ['gateway', 'add', 'stripe', '--shop', 'lumen', '--set', 'secretKey=@stripe.key']
  const paid = await souk([...gateway, '--set', 'webhookSecret=@-'], { input: 'whsec_456\n' })
  expect([paid.code, paid.err]).toEqual([0, ''])
  expect(paid.json()).toEqual({ id: expect.any(String), webhookUrl: `${app.url}/webhooks/stripe/${paid.json().id}` })

  const key = await souk(['apikey', 'create', '--shop', 'lumen', '--scope', 'orders:read', '--scope', 'catalog:write'])
  expect(key.code).toBe(0)
  const client = createClient({ baseUrl: app.url, token: key.json().key })
  expect(await client.call('listOrders', { params: { shop: 'lumen' } })).toEqual([])
  await expect(client.call('getSettings', { params: { shop: 'lumen' } })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a shop gets its first owner by a link that is handed over', async () => {
  const asked = [
    'staff',
    'invite',
    '--shop',
    'lumen',
    '--email',
    'mira@example.com',
    '--role',
    'owner',
    '--name',
    'Mira',
  ]
  const invited = (await souk(asked)).json()
  expect(invited).toMatchObject({ id: expect.any(String), url: expect.stringContaining('/console/join/lumen#open=') })
  const client = createClient({ baseUrl: app.url })
  const [, code = ''] = invited.url.split('#open=')
  const params = { shop: 'lumen' }
  await client.call('acceptInvitation', { params, body: { code, name: 'Mira', password: 'warp, weft and selvedge' } })
  const team = JSON.parse((await souk(['staff', 'list', '--shop', 'lumen'])).out)
  expect(team).toMatchObject({ members: [{ name: 'Mira', role: 'owner' }], invitations: [] })
})

test('a channel is added as its guide says: the provider is told our address, and what is left to do is said', async () => {
  const slug = 'lumen'
  const guide = await souk(['channel', 'guide', 'telegram'])
  expect(guide.json()).toMatchObject({ kind: 'telegram', settings: ['token', 'secretToken'] })
  expect((await souk(['channel', 'guide', 'pigeon'])).code).toBe(2)
  const telegram = await openTelegram()
  try {
    const settings = Object.entries(telegram.settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
    const added = await souk(['channel', 'add', 'telegram', '--shop', slug, ...settings])
    const { id, webhookUrl } = added.json()
    expect([added.code, added.json()]).toEqual([0, { id, webhookUrl }])
    expect(added.err).toMatch(/^ok {3}The token is that of .+\nok {3}Telegram delivers to http.+\n$/)
    const [ann] = telegram.people
    await telegram.write(ann, { type: 'text', text: 'Hello' })
    await souk(['channel', 'set', id, '--shop', slug, '--set', 'token=1:gone'])
    const checked = await souk(['channel', 'check', id, '--shop', slug])
    expect([checked.code, checked.json()]).toMatchObject([0, [{ ok: false, code: 'token' }]])
    const wrong = await souk(['channel', 'add', 'telegram', '--shop', slug, ...settings.with(1, 'token=1:gone')])
    expect(wrong.code).toBe(0)
    expect(wrong.err).toMatch(/^TODO Telegram does not know this token/)
    expect(wrong.err).toContain(`(${wrong.json().webhookUrl})`)
  } finally {
    await telegram.close()
  }
})

test('what is said after a day is handed in once, and what messages may cost is set', async () => {
  const whatsapp = await openWhatsapp()
  try {
    const settings = Object.entries(whatsapp.settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
    const { id } = (await souk(['channel', 'add', 'whatsapp', '--shop', 'lumen', '--unchecked', ...settings])).json()
    const at = ['--shop', 'lumen', '--connection', id]
    const starter = ['template', 'starter', ...at, '--language', 'en', '--language', 'zh_CN']
    expect((await souk(starter)).json()).toMatchObject([
      { name: 'souk_order_news', language: 'en', state: 'approved' },
      { name: 'souk_answer', language: 'en', category: 'utility' },
      { language: 'zh_CN' },
      { language: 'zh_CN' },
    ])
    expect((await souk(starter)).json()).toEqual([])
    const own = ['template', 'create', 'sale', 'Hello, {{shop}} has a sale: {{news}} Have a look.', ...at]
    expect((await souk([...own, '--language', 'en', '--purpose', 'joy'])).code).toBe(2)
    const made = await souk([...own, '--language', 'en', '--purpose', 'marketing', '--reply', 'Show me'])
    expect(made.json()).toMatchObject({ name: 'sale', category: 'marketing' })
    expect((await souk(['template', 'remove', made.json().id, ...at])).code).toBe(0)

    expect((await souk(['costs', 'price', 'sms', '7900', 'USD', '--shop', 'lumen'])).code).toBe(0)
    const capped = { prices: [{ channel: 'sms', millionths: 7900, currency: 'USD' }] }
    const cap = { amount: 5000, currency: 'USD' }
    expect((await souk(['costs', 'cap', '5000', 'USD', '--shop', 'lumen'])).json()).toEqual({
      ...capped,
      monthlyCaps: [cap],
    })
    expect((await souk(['costs', '--shop', 'lumen'])).json()).toMatchObject({
      caps: [{ cap, spent: { millionths: 0, currency: 'USD' } }],
    })
    expect((await souk(['costs', 'cap', 'none', 'USD', '--shop', 'lumen'])).json()).toMatchObject({ monthlyCaps: [] })
  } finally {
    await whatsapp.close()
  }
})

test('what a person has to decide is listed, and decided once', async () => {
  const { id: home } = await app.anyone.call('getShop', { params: { shop: 'lumen' } })
  const id = app.context.newId()
  const short = { home, id, kind: 'order.short', subject: id, number: '1001', detail: 'gone', at: new Date() } as const
  await app.context.database.transact((tx) => reportException(tx, short))
  expect((await souk(['withdrawal', 'list', '--shop', 'lumen'])).json()).toEqual([])
  expect((await souk(['withdrawal', 'settle', id, '--shop', 'lumen'])).code).toBe(1)
  const open = await souk(['exception', 'list', '--shop', 'lumen'])
  expect(open.json()).toMatchObject([{ id, kind: 'order.short', order: '1001', detail: 'gone' }])
  expect((await souk(['exception', 'resolve', id, '--shop', 'lumen', '--refund'])).code).toBe(1)
  const settled = await souk(['exception', 'resolve', id, '--shop', 'lumen', '--note', 'sent another'])
  expect(settled.json()).toMatchObject({ resolved: { by: 'operator', note: 'sent another' } })
  expect((await souk(['exception', 'list', '--shop', 'lumen'])).json()).toEqual([])
  expect((await souk(['exception', 'list', '--shop', 'lumen', '--resolved'])).json()).toMatchObject([{ id }])
})

test('what is refused: exit code 1, the problem on stderr, nothing on stdout', async () => {
  await souk(['shop', 'create', '--slug', 'taken', '--name', 'T', '--currency', 'USD'])
  await writeFile(join(folder, 'broken.jsonl'), '{"id":"x","title"')
  await writeFile(join(folder, 'large.csv'), '')
  await truncate(join(folder, 'large.csv'), 256 * 1024 * 1024 + 1)
  const refusals: [string[], string][] = [
    [['shop', 'create', '--slug', 'taken', '--name', 'T', '--currency', 'USD'], 'slug_taken'],
    [['shop', 'create', '--slug', 'Not a slug', '--name', 'T', '--currency', 'USD'], 'invalid_request'],
    [['catalog', 'import', 'broken.jsonl', '--shop', 'taken'], 'import_unreadable'],
    [['catalog', 'import', 'large.csv', '--shop', 'taken'], 'too_large'],
    [['catalog', 'import', 'lines.jsonl', '--shop', 'nobody'], 'shop_not_found'],
    [['channel', 'add', 'pigeon', '--shop', 'taken', '--set', 'a=1'], 'invalid_request'],
    [['gateway', 'add', 'stripe', '--shop', 'taken', '--set', 'secretKey=sk_live_1'], 'invalid_request'],
    [['apikey', 'create', '--shop', 'nobody', '--scope', 'orders:read'], 'shop_not_found'],
    [['restore', 'lines.jsonl', '--replace'], 'backup_unreadable'],
  ]
  for (const [argv, code] of refusals) {
    const ran = await souk(argv)
    expect([argv, ran.code, ran.out, ran.problem().code]).toEqual([argv, 1, '', code])
  }
  const wrong = await souk(['shop', 'create', '--slug', 'x', '--name', 'X', '--currency', 'USD'], {
    env: { SOUK_ADMIN_KEY: 'wrong-key' },
  })
  expect([wrong.code, wrong.problem().code]).toEqual([1, 'unauthorised'])
})

test('what is not understood: exit code 2 and the usage, without asking the server', async () => {
  const env = { SOUK_URL: 'http://127.0.0.1:1' }
  for (const [argv, text] of [
    [[], 'souk COMMAND'],
    [['shop', 'creat'], 'Did you mean "shop create"?'],
    [['shop', 'create', '--slug', 's'], 'Missing: --name, --currency.'],
    [['catalog', 'import', 'missing.csv', '--shop', 's'], 'cannot be read'],
    [['catalog', 'import', 'lines.jsonl', '--shop', 's', '--format', 'xml'], 'shopify, google, jsonl'],
    [['apikey', 'create', '--shop', 's', '--scope', 'orders'], 'orders:read'],
    [['staff', 'invite', '--shop', 's', '--email', 'e@x.example', '--role', 'boss'], 'owner, manager'],
    [['channel', 'add', 'test', '--shop', 's', '--set', 'novalue'], 'key=@FILE'],
    [['backup', 'no/such/folder/file'], 'cannot be written'],
  ] as const) {
    const ran = await souk([...argv], { env })
    expect([argv, ran.code, ran.out]).toEqual([argv, 2, ''])
    expect(ran.err).toContain(text)
    expect(ran.err).toContain('Usage: souk')
  }
  const address = await souk(['status'], { env: { SOUK_URL: 'localhost' } })
  expect([address.code, address.err]).toEqual([2, expect.stringContaining('SOUK_URL')])
})

test('no server: exit code 3, and where it was looked for', async () => {
  const foreign = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1')
  await new Promise((resolve) => foreign.once('listening', resolve))
  const { port } = foreign.address() as { port: number }
  const places: Record<string, string>[] = [
    { SOUK_URL: 'http://127.0.0.1:1' },
    { SOUK_URL: '', PORT: '1' },
    { SOUK_URL: `http://127.0.0.1:${port}/` },
  ]
  for (const env of places) {
    for (const argv of [
      ['shop', 'list'],
      ['backup', 'b.gz'],
      ['catalog', 'import', 'lines.jsonl', '--shop', 's'],
    ]) {
      const ran = await souk(argv, { env })
      expect([argv, ran.code, ran.out, ran.problem().code]).toEqual([argv, 3, '', 'unreachable'])
      expect(ran.problem().detail).toContain(env.SOUK_URL === '' ? 'http://127.0.0.1:1 ' : 'http://127.0.0.1:')
    }
  }
  foreign.close()
  expect((await readdir(folder)).filter((name) => name.startsWith('b.gz'))).toEqual([])
})

test("the operator's key comes from the data folder; without any, a refusal says where to find it", async () => {
  const argv = ['apikey', 'create', '--shop', 'taken', '--scope', 'orders:read']
  const none = await souk(argv, { env: { SOUK_ADMIN_KEY: '' } })
  expect([none.code, none.problem()]).toEqual([
    1,
    expect.objectContaining({ code: 'unauthorised', detail: expect.stringContaining('SOUK_DATA') }),
  ])
  await writeFile(join(folder, 'data', 'operator.key'), `${app.operatorKey}\n`)
  expect((await souk(argv, { env: { SOUK_ADMIN_KEY: '' } })).code).toBe(0)
  expect((await souk(argv, { env: { SOUK_ADMIN_KEY: '', SOUK_DATA: join(folder, 'data') } })).code).toBe(0)
})

test('a relative path starts where npm was called', async () => {
  await mkdir(join(folder, 'sub'), { recursive: true })
  await writeFile(join(folder, 'sub', 'own.jsonl'), JSON.stringify(LINES[0]))
  const env = { npm_lifecycle_event: 'souk', INIT_CWD: join(folder, 'sub') }
  expect((await souk(['catalog', 'import', 'own.jsonl', '--shop', 'taken'], { env })).json()).toMatchObject({ rows: 1 })
})

test('backup and restore: a file that appears whole and private, and brings the shops back', async () => {
  const backup = await souk(['backup', 'souk.backup'])
  expect([backup.code, backup.err]).toEqual([0, ''])
  const file = join(folder, 'souk.backup')
  expect(backup.json()).toMatchObject({
    file,
    bytes: (await stat(file)).size,
    note: expect.stringContaining('SOUK_SECRET'),
  })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await souk(['shop', 'create', '--slug', 'later', '--name', 'L', '--currency', 'USD'])
  const kept = await souk(['restore', 'souk.backup'])
  expect([kept.code, kept.problem().code]).toEqual([1, 'shops_exist'])
  const restored = await souk(['restore', 'souk.backup', '--replace'])
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(restored.json()).toMatchObject({ rows: backup.json().rows, sameSecret: true })
  expect((await app.anyone.shops()).map(({ slug }) => slug)).toEqual(['lumen', 'taken'])
})

test('a backup that is cut off leaves the file of yesterday alone', async () => {
  await writeFile(join(folder, 'daily.backup'), 'yesterday')
  const whole = await readFile(join(folder, 'souk.backup'))
  const cutting = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/gzip' })
    response.write(whole.subarray(0, -50), () => response.destroy())
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => cutting.once('listening', resolve))
  const { port } = cutting.address() as { port: number }
  const ran = await souk(['backup', 'daily.backup'], { env: { SOUK_URL: `http://127.0.0.1:${port}` } })
  cutting.close()
  expect([ran.code, ran.out, ran.problem().detail]).toEqual([3, '', expect.stringContaining('cut off')])
  expect(await readFile(join(folder, 'daily.backup'), 'utf8')).toBe('yesterday')
  expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([])
})

test('an import that is interrupted says what was done', async () => {
  const slow = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' })
      response.write('{"progress":{"done":500,"total":2000}}\n')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => slow.once('listening', resolve))
  const { port } = slow.address() as { port: number }
  const child = spawn(process.execPath, [MAIN, 'catalog', 'import', 'lines.jsonl', '--shop', 's'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', SOUK_URL: `http://127.0.0.1:${port}`, SOUK_ADMIN_KEY: 'operator-key' },
  })
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  await new Promise((resolve) => slow.once('request', (_request, response) => setTimeout(resolve, 1500, response)))
  child.kill('SIGINT')
  const code = await new Promise((resolve) => child.on('close', resolve))
  slow.closeAllConnections()
  slow.close()
  expect([code, JSON.parse(err)]).toEqual([
    130,
    expect.objectContaining({ code: 'interrupted', detail: expect.stringContaining('500 of 2,000') }),
  ])
})

test('help is text and no failure', async () => {
  const all = await souk(['--help'])
  expect([all.code, all.err, all.out]).toEqual([0, '', expect.stringContaining('shop create')])
  const one = await souk(['backup', '--help'])
  expect([one.code, one.out]).toEqual([0, expect.stringContaining('Usage: souk backup FILE')])
})
