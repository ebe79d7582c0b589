import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startPostgres } from '../server/src/kernel/postgres.ts'
import { createLog } from '../server/src/kernel/log.ts'

/** As `npm start` has it; the floor's servers too. */
const YOUNG = '--max-semi-space-size=64'

export type Lab = {
  folder: string
  /** A new, empty database on the lab's PostgreSQL. */
  database(): Promise<pg.PoolConfig>
  /** Starts a program of this folder with Node and waits until it says which port it listens on. */
  serve(file: string, args: string[]): Promise<Served>
  /** CPU seconds that PostgreSQL has used so far. */
  postgresCpu(): number
  close(): Promise<void>
}
export type Served = { port: number; process: ChildProcess; cpu(): number; stop(): Promise<void> }

/** A PostgreSQL of its own in a temporary folder, and servers on it, all gone at the end. */
export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-bench-'))
  const postgres = await startPostgres({ dataDir: folder, log: createLog('warn') })
  const served: Served[] = []
  let databases = 0
  return {
    folder,
    async database() {
      databases += 1
      const name = `bench_${databases}`
      const client = new pg.Client(postgres.connection)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return { ...postgres.connection, database: name }
    },
    async serve(file, args) {
      const child = spawn(process.execPath, [YOUNG, fileURLToPath(new URL(file, import.meta.url)), ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const port = await portOf(child)
      const one = { port, process: child, cpu: () => cpuOf(child.pid ?? 0), stop: () => stop(child) }
      served.push(one)
      return one
    },
    postgresCpu: () => postgresPids(postgres.pid).reduce((sum, pid) => sum + cpuOf(pid), 0),
    async close() {
      await Promise.all(served.map((one) => one.stop()))
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^ready (\d+)$/.exec(line)?.[1]
    if (port) return Number(port)
  }
  throw new Error('the server ended before it was ready')
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks per second: what Linux counts CPU time in. */
const TICKS = 100

/** CPU seconds of a process, its ended children included; 0 where it is gone. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0) / TICKS
  } catch {
    return 0
  }
}

/** The postmaster and all its living children. */
export function postgresPids(postmaster: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(postmaster)
      } catch {
        return false
      }
    })
    .map(Number)
  return [postmaster, ...children]
}

/** The value below which a share of the sorted numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
