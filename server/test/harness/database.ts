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
    drop: () => execute(base, [`drop database if exists ${name} with (force)`]),
  }
}

async function findServer(): Promise<pg.PoolConfig> {
  const response = await fetch(inject('databaseUrl'))
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return JSON.parse(text) as pg.PoolConfig
}
