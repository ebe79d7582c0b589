import { mkdir } from 'node:fs/promises'
import { demoShops } from '@souk/demo/market.ts'
import { openPhones } from '@souk/demo/phones/open.ts'
import { consoleDist, ensureConsole } from '../../console/build.ts'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { startApp } from './app.ts'
import { seedDemo } from './journeys/seed.ts'
import { checkDatabase } from './kernel/check-database.ts'
import { ConfigError, readConfig } from './kernel/config.ts'
import { lockData, LockedError } from './kernel/lock.ts'
import { createLog } from './kernel/log.ts'
import { startPostgres } from './kernel/postgres.ts'
import { loadOperatorKey, loadSecret } from './kernel/secrets.ts'
import pg from 'pg'

/** Reads the configuration, starts everything in order, and stops it in the reverse order when it is told to. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const lock = await lockData(config.data)
  const log = createLog()
  const [secret, operatorKey] = [await loadSecret(config), await loadOperatorKey(config)]
  const building = Promise.all([ensureMessenger(), ensureConsole()])
  const postgres = config.databaseUrl === undefined ? await startPostgres({ dataDir: config.data, log }) : null
  const connection: pg.PoolConfig = postgres?.connection ?? { connectionString: config.databaseUrl }
  if (!postgres) await checkOutside(connection)
  await building
  const app = await startApp({
    config,
    connection,
    secret,
    operatorKey,
    log,
    messenger: messengerDist,
    console: consoleDist,
    ...(config.demo
      ? {
          seed: async (context) => seedDemo(context, await demoShops()),
          beside: openPhones(() => ({ url: app.url, key: operatorKey })),
        }
      : {}),
  })
  // What was committed while it died may not have been told: everybody who watches looks.
  postgres?.onRestart(() => app.context.hub.hintAll())
  process.stdout.write(`souk is ready on ${app.url}\n`)

  let stopping = false
  async function stop(signal: string): Promise<void> {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await app.close()
    await postgres?.stop()
    lock.release()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}

async function checkOutside(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await checkDatabase(client)
  } finally {
    await client.end()
  }
}

try {
  await main()
} catch (error) {
  // What a person can mend is said plainly; a stack is for what we did not foresee.
  const plain = error instanceof ConfigError || error instanceof LockedError
  process.stderr.write(
    `${plain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
}
