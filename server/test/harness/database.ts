import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { execute, TEMPLATE } from './template.ts'

export type FreshDatabase = { connection: pg.PoolConfig; drop(): Promise<void> }

let server: Promise<pg.PoolConfig> | undefined

/** A migrated, empty database of its own, copied in some tens of milliseconds. Drop it after the test. */
export async function freshDatabase(): Promise<FreshDatabase> {
  server ??= findServer()
  const base = await server
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(base, [`create database ${name} template ${TEMPLATE} strategy file_copy`])
  return {
    connection: { ...base, database: name },
    drop: () => drop(base, name),
  }
}

/** A pool has ended some milliseconds before its connections have: one that was cut off then would fail a test elsewhere. */
function drop(base: pg.PoolConfig, name: string): Promise<void> {
  const parted = `do $$ begin
    for i in 1..50 loop
      perform pg_stat_clear_snapshot();
      exit when not exists (select from pg_stat_activity where datname = '${name}');
      perform pg_sleep(0.01);
    end loop;
  end $$`
  return execute(base, [parted, `drop database if exists ${name} with (force)`])
}

async function findServer(): Promise<pg.PoolConfig> {
  const response = await fetch(inject('databaseUrl'))
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return JSON.parse(text) as pg.PoolConfig
}
