import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Log } from './log.ts'

/** Any number: what matters is that all servers of a database take the same lock. */
const MIGRATION_LOCK = 7_305_806

const FOLDER = new URL('../../migrations/', import.meta.url)

/**
 * Brings the database to the newest numbered migration: one at a time under an advisory lock, each in a transaction of
 * its own together with its row in `migrations`, so that a crash leaves none half done. Throws when an applied file was
 * changed since, or when the database is newer than this server.
 */
export async function migrate(pool: pg.Pool, log: Log): Promise<number> {
  const files = await readMigrations()
  const client = await pool.connect()
  try {
    // A large table takes as long as it takes, and so does waiting for another server that migrates.
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(
      'create table if not exists migrations (number int primary key, name text not null, digest text not null, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ number: number; digest: string }>('select number, digest from migrations')
    const applied = new Map(rows.map((row) => [row.number, row.digest]))
    const newest = Math.max(0, ...applied.keys())
    if (newest > files.length) {
      throw new Error(
        `the database has migration ${newest}, this server knows only ${files.length}: start a newer server`,
      )
    }
    for (const file of files) {
      const digest = applied.get(file.number)
      if (digest === file.digest) continue
      if (digest !== undefined) throw new Error(`migration ${file.name} was changed after it had been applied`)
      await client.query('begin')
      await client.query(file.text)
      await client.query('insert into migrations (number, name, digest) values ($1, $2, $3)', [
        file.number,
        file.name,
        file.digest,
      ])
      await client.query('commit')
      log.info({ migration: file.name }, 'migrated')
    }
    return files.length
  } finally {
    // Closing the connection rolls back and frees the lock, whatever state it was left in.
    client.release(true)
  }
}

type Migration = { number: number; name: string; text: string; digest: string }

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(name.slice(0, 4))
      if (number !== index + 1) throw new Error(`migrations must be numbered without gaps: ${name}`)
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return { number, name, text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
