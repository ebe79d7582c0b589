import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../server/test/harness/database.ts'
import { describeSchema } from './catalogue.ts'
import { readTags } from '../../server/src/kernel/tags.ts'
import { generateTables } from './generate-tables.ts'
import { withTags } from './privacy.ts'

test('schema.sql is what the migrations make', async () => {
  const { connection, drop } = await freshDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const kept = await readFile(new URL('../../server/schema.sql', import.meta.url), 'utf8')
    expect(await describeSchema(client), 'run "npm run schema" and commit what it writes').toBe(kept)
    await client.query("alter table shops add column motto text not null default 'none'")
    await client.query('create index shops_motto on shops (motto)')
    const changed = await describeSchema(client)
    expect(changed).toContain("motto text default 'none'::text not null")
    expect(changed).toContain('CREATE INDEX shops_motto ON public.shops USING btree (motto);')
  } finally {
    await client.end()
    await drop()
  }
})

test('docs/privacy.md says what the tags say', async () => {
  const { connection, drop } = await freshDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const kept = await readFile(new URL('../../docs/privacy.md', import.meta.url), 'utf8')
    expect(withTags(kept, await readTags(client)), 'run "npm run schema" and commit what it writes').toBe(kept)
    await client.query("comment on column mails.subject is 'keep: while-customer'")
    expect(withTags(kept, await readTags(client))).toContain('subject: while-customer')
  } finally {
    await client.end()
    await drop()
  }
})

test('tables.ts is what the schema makes', async () => {
  const { connection, drop } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'souk-tables-'))
  try {
    const kept = await readFile(new URL('../../server/src/kernel/tables.ts', import.meta.url), 'utf8')
    expect(await generateTables(connection, folder), 'run "npm run schema" and commit what it writes').toBe(kept)
  } finally {
    await rm(folder, { recursive: true })
    await drop()
  }
})
