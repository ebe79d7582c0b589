import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkDatabase } from './check-database.ts'
import { createLog } from './log.ts'
import { findBinaries } from './postgres-binaries.ts'
import { ensureCluster } from './postgres-cluster.ts'
import { launchPostmaster } from './postgres-launch.ts'
import { chooseUser } from './postgres-user.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'
import { isPostmaster, readPidFile } from './postmaster.ts'
import { withRetries } from './retry.ts'

let folder: string
let dataDir: string
let cluster: string
const log = createLog('silent')

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-pg-'))
  use(join(folder, 'data'))
})
afterEach(async () => {
  const found = readPidFile(cluster)
  if (found && isPostmaster(found.pid, cluster)) {
    process.kill(found.pid, 'SIGQUIT')
    await gone(found.pid)
  }
  await rm(folder, { recursive: true })
}, 30_000)

function use(path: string): void {
  dataDir = path
  cluster = join(path, 'postgres')
}

function start(): Promise<Postgres> {
  return startPostgres({ dataDir, log })
}

async function gone(pid: number): Promise<void> {
  while (isPostmaster(pid, cluster)) await sleep(10)
}

async function ask(postgres: Postgres, sql: string): Promise<unknown> {
  const client = new pg.Client(postgres.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return (rows as unknown[][])[0]?.[0]
  } finally {
    await client.end()
  }
}

/** A server process that starts the database and is then killed: its pid, and that of the database it left running. */
async function crashedServer(): Promise<number> {
  const program = join(folder, 'server.ts')
  const kernel = (file: string) => JSON.stringify(join(import.meta.dirname, file))
  await writeFile(
    program,
    `import { startPostgres } from ${kernel('postgres.ts')}
     import { createLog } from ${kernel('log.ts')}
     const postgres = await startPostgres({ dataDir: process.argv[2], log: createLog('silent') })
     console.log(postgres.pid)
     setInterval(() => {}, 1000)`,
  )
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(line)
}

describe('a start', () => {
  test('makes a private cluster that knows all scripts and listens on no port, and finds it again', async () => {
    const first = await start()
    expect((await stat(cluster)).mode & 0o777).toBe(0o700)
    expect(await ask(first, 'show server_version')).toMatch(/^18/)
    expect(await ask(first, 'show listen_addresses')).toBe('')
    expect(await ask(first, 'show synchronous_commit')).toBe('on')
    await ask(first, 'create extension pg_trgm')
    expect(await ask(first, `select array_length(show_trgm('платье კაბა 连衣裙'), 1)`)).toBeGreaterThan(10)
    await ask(first, `create table kept as select 'blau'::text as colour`)
    const client = new pg.Client(first.connection)
    await client.connect()
    await expect(checkDatabase(client)).resolves.toBeUndefined()
    await client.end()
    await first.stop()
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.log'])
    const second = await start()
    expect(await ask(second, 'select colour from kept')).toBe('blau')
    await second.stop()
    await second.stop()
  })

  test('works in a folder that only its owner may enter, and where the path is too long for a socket', async () => {
    await mkdir(join(folder, 'private'), { mode: 0o700 })
    use(join(folder, 'private', 'a folder, "so" named'.repeat(3), 'ü'.repeat(40)))
    const postgres = await start()
    const socketDir = String(postgres.connection.host)
    expect(socketDir.startsWith(dataDir)).toBe(false)
    expect((await stat(socketDir)).mode & 0o777).toBe(0o700)
    expect(await ask(postgres, 'select 1')).toBe(1)
    await postgres.stop()
    expect(existsSync(socketDir)).toBe(false)
    const socketFolders = async () => (await readdir(tmpdir())).filter((name) => /^souk-\w{6}$/.test(name))
    const before = await socketFolders()
    await truncate(join(cluster, 'global', 'pg_control'))
    await expect(start()).rejects.toThrow('pg_control')
    expect(await socketFolders()).toEqual(before)
  })

  test('takes away what an interrupted first start left', async () => {
    await mkdir(join(`${cluster}.new-1`, 'base'), { recursive: true })
    await writeFile(join(`${cluster}.new-1`, 'PG_VERSION'), '18')
    const postgres = await start()
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.log'])
    await postgres.stop()
  })

  test('does without a locale that the machine lacks', async () => {
    await mkdir(dataDir)
    const binaries = await findBinaries()
    const runAs = await chooseUser({ data: dataDir, cluster, postgres: binaries.postgres })
    await expect(ensureCluster(cluster, binaries, runAs, ['xx_YY.UTF-8'])).rejects.toThrow('invalid locale name')
    expect(await readdir(dataDir)).toEqual([])
    await ensureCluster(cluster, binaries, runAs, ['xx_YY.UTF-8', 'C.UTF-8'])
    expect(await readdir(dataDir)).toEqual(['postgres'])
  })

  test('refuses the data of another PostgreSQL', async () => {
    await mkdir(cluster, { recursive: true, mode: 0o700 })
    await writeFile(join(cluster, 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow('was made by PostgreSQL 17, this is 18')
  })

  test('that fails says what PostgreSQL said', async () => {
    await (await start()).stop()
    await truncate(join(cluster, 'global', 'pg_control'))
    await expect(start()).rejects.toThrow(/does not start:[^]*pg_control/)
  })

  test('keeps the log of the database small', async () => {
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'postgres.log'), 'x'.repeat(6_000_000))
    const postgres = await start()
    expect((await stat(join(dataDir, 'postgres.log'))).size).toBeLessThan(100_000)
    expect((await stat(join(dataDir, 'postgres.log.1'))).size).toBe(6_000_000)
    await postgres.stop()
  })

  test.runIf(existsSync('/proc/self/stat'))('leaves the database in a process group of its own', async () => {
    const postgres = await start()
    const stat = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8')
    expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])).toBe(postgres.pid)
    await postgres.stop()
  })
})

describe('after the server was killed', () => {
  test('the database that goes on running is taken over', async () => {
    const left = await crashedServer()
    expect(isPostmaster(left, cluster)).toBe(true)
    const postgres = await start()
    expect(postgres.pid).toBe(left)
    expect(await ask(postgres, 'select 1')).toBe(1)
    await postgres.stop()
    expect(isPostmaster(left, cluster)).toBe(false)
  })

  test('the one taken over is started again when it dies', async () => {
    const left = await crashedServer()
    const postgres = await start()
    const back = new Promise<void>((resolve) => postgres.onRestart(resolve))
    process.kill(left, 'SIGKILL')
    await back
    expect(postgres.pid).not.toBe(left)
    expect(await ask(postgres, 'select 1')).toBe(1)
    await postgres.stop()
  })

  test('and the database with it, a new one recovers what was committed', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()
    process.kill(await crashedServer(), 'SIGKILL')
    const postgres = await start()
    expect(await ask(postgres, 'select n from kept')).toBe(7)
    await postgres.stop()
  })

  test('a pid file that names a stranger by now does not stop the start, and the stranger lives on', async () => {
    await (await start()).stop()
    const stranger = spawn('sleep', ['60'])
    try {
      const lines = [stranger.pid, cluster, '1700000000', '5432', cluster, '', '  1234567         1', 'ready   ', '']
      await writeFile(join(cluster, 'postmaster.pid'), lines.join('\n'))
      await writeFile(join(cluster, '.s.PGSQL.5432.lock'), lines.join('\n'))
      const postgres = await start()
      expect(await ask(postgres, 'select 1')).toBe(1)
      await postgres.stop()
      expect(stranger.exitCode).toBeNull()
    } finally {
      stranger.kill()
    }
  })

  test('a database left with other settings is started anew', async () => {
    await (await start()).stop()
    const binaries = await findBinaries()
    const elsewhere = join(folder, 'postgres-of-another-version')
    await symlink(binaries.postgres, elsewhere)
    const runAs = await chooseUser({ data: dataDir, cluster, postgres: elsewhere })
    const logFile = join(dataDir, 'postgres.log')
    const left = await launchPostmaster({
      cluster,
      logFile,
      log,
      runAs,
      binaries: { ...binaries, postgres: elsewhere },
    })
    const postgres = await start()
    expect(postgres.pid).not.toBe(left.pid)
    expect(isPostmaster(left.pid, cluster)).toBe(false)
    expect(await ask(postgres, 'select 1')).toBe(1)
    await postgres.stop()
  })
})

describe('while it runs', () => {
  test('a killed database comes back, loses nothing and tells who listens', async () => {
    const postgres = await start()
    const pool = new pg.Pool({ ...postgres.connection, max: 4 })
    pool.on('error', () => {})
    await pool.query('create table kept (n int primary key)')
    let restarts = 0
    let unheard = 0
    const stopListening = postgres.onRestart(() => (unheard += 1))
    stopListening()
    postgres.onRestart(() => (restarts += 1))
    const killed = postgres.pid
    const busy = pool.query('select pg_sleep(20)').catch((error: unknown) => error)
    const insert = 'insert into kept values ($1) on conflict do nothing'
    for (let n = 1; n <= 40; n += 1) {
      if (n === 20) process.kill(killed, 'SIGKILL')
      await withRetries(() => pool.query(insert, [n]), { repeatable: true, attempts: 30, pauseMs: 50 })
    }
    expect((await pool.query('select count(*)::int as n from kept')).rows).toEqual([{ n: 40 }])
    expect(await busy).toBeInstanceOf(Error)
    expect([restarts, unheard]).toEqual([1, 0])
    expect(postgres.pid).not.toBe(killed)
    await pool.end()
    await postgres.stop()
  })

  test('a stop in the middle of a restart leaves nothing behind', async () => {
    const postgres = await start()
    process.kill(postgres.pid, 'SIGKILL')
    await sleep(30)
    await postgres.stop()
    const found = readPidFile(cluster)
    expect(found === undefined || !isPostmaster(found.pid, cluster)).toBe(true)
    await sleep(300)
    expect(readPidFile(cluster)?.pid).toBe(found?.pid)
  })

  test('a stop does not wait for transactions that are open', async () => {
    const postgres = await start()
    const client = new pg.Client(postgres.connection)
    client.on('error', () => {})
    await client.connect()
    await client.query('begin')
    await client.query('create table half (n int)')
    await postgres.stop()
    const again = await start()
    expect(await ask(again, `select to_regclass('half')`)).toBeNull()
    await again.stop()
  })
})

test('the database learns nothing of the environment, and does not log what people wrote', async () => {
  process.env.SOUK_TEST_ONLY = 'hush'
  try {
    const postgres = await start()
    if (existsSync('/proc')) expect(await readFile(`/proc/${postgres.pid}/environ`, 'utf8')).not.toContain('hush')
    const client = new pg.Client(postgres.connection)
    await client.connect()
    await client.query('create table phones (phone text primary key)')
    const insert = () => client.query('insert into phones values ($1)', ['+49 hush'])
    await insert()
    await expect(insert()).rejects.toThrow('duplicate key')
    await client.end()
    await postgres.stop()
    const said = await readFile(join(dataDir, 'postgres.log'), 'utf8')
    expect(said).toContain('duplicate key')
    expect(said).not.toContain('hush')
  } finally {
    delete process.env.SOUK_TEST_ONLY
  }
})

test.runIf(process.geteuid?.() === 0)('what belongs to another user is run as that user', async () => {
  await chmod(folder, 0o711)
  await (await start()).stop()
  await chmod(dataDir, 0o711)
  const nobody = 65534
  const handOver = spawn('chown', ['-R', `${nobody}:${nobody}`, cluster])
  await once(handOver, 'exit')
  const postgres = await start()
  expect((await stat(join(cluster, 'postmaster.pid'))).uid).toBe(nobody)
  expect(await ask(postgres, 'select 1')).toBe(1)
  await postgres.stop()
})
