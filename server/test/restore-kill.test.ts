import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient } from '@souk/sdk/client.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp } from './harness/app.ts'
import { type FreshDatabase, freshDatabase } from './harness/database.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const KEY = 'operator-key-of-the-test'
const ROWS = 60_000

let folder = ''
let backup: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-kill-'))
  const source = await startTestApp({ env: { SOUK_DATA: folder } })
  await source.createShop({ slug: 'new' })
  await source.context.database.pool.query(
    `insert into audit (home, id, actor, action, target)
    select gen_random_uuid(), gen_random_uuid(), 'a', 'b', md5(n::text) from generate_series(1, ${ROWS}) n`,
  )
  const response = await fetch(`${source.url}/api/backup`, {
    headers: { authorization: `Bearer ${source.operatorKey}` },
  })
  backup = new Uint8Array(await response.arrayBuffer())
  await source.close()
})
afterAll(() => rm(folder, { recursive: true }))

function urlOf({ host = '', port = 5432, user = '', database = '' }: pg.PoolConfig): string {
  return `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`
}

async function serve({ connection }: FreshDatabase): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      PORT: '0',
      SOUK_DATA: folder,
      SOUK_DEMO: '0',
      SOUK_ADMIN_KEY: KEY,
      SOUK_SECRET: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL: urlOf(connection),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, url: line.replace('souk is ready on ', '') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

test.each([0, 20, 60])(
  'killed %i ms after the rows began to come in, the old state stands',
  async (ms) => {
    const database = await freshDatabase()
    const watch = new pg.Client(database.connection)
    await watch.connect()
    const server = await serve(database)
    const operator = createClient({ baseUrl: server.url, token: KEY })
    await operator.call('createShop', { body: { slug: 'old', name: 'Old', currency: 'USD' } })
    const answer = fetch(`${server.url}/api/restore?replace=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/gzip' },
      body: new Uint8Array(backup),
    }).then(
      (response) => response.status,
      () => 'cut off',
    )
    async function copying(): Promise<boolean> {
      const { rows } = await watch.query(
        `select from pg_stat_activity where datname = current_database() and query like 'copy public."audit"%'`,
      )
      return rows.length > 0
    }
    while (!(await copying())) await sleep(2)
    await sleep(ms)
    await end(server.child, 'SIGKILL')
    // Whoever has been restored whole before the kill would have been answered.
    expect(await answer).toBe('cut off')
    const { rows } = await watch.query(
      'select (select array_agg(slug) from shops) as shops, (select count(*)::int from audit) as audit',
    )
    expect(rows).toEqual([{ shops: ['old'], audit: 1 }])
    const again = await serve(database)
    expect((await createClient({ baseUrl: again.url }).shops()).map(({ slug }) => slug)).toEqual(['old'])
    await end(again.child, 'SIGTERM')
    await watch.end()
    await database.drop()
  },
  120_000,
)
