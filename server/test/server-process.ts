import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../src/main.ts', import.meta.url))
/** How long a start may take before it counts as failed. */
const START_MS = 60_000

export type ServerProcess = {
  child: ChildProcess
  /** Resolves with the address once it is ready; rejects when the process ends before. */
  ready: Promise<string>
  /** Resolves when the process has ended: its code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>
  /** What it has written to stderr so far. */
  log(): string
  kill(signal: NodeJS.Signals): void
}

/** Starts the real server as `npm start` does, on a data folder of its own. */
export function startServer(data: string, env: Record<string, string> = {}): ServerProcess {
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      SOUK_DEMO: '0',
      SOUK_RATE_LIMIT: 'off',
      SOUK_DATA: data,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let out = ''
  child.stderr.on('data', (chunk: Buffer) => (log += String(chunk)))
  const exited = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it did not become ready: ${log.slice(-2000)}`)), START_MS)
    child.stdout.on('data', (chunk: Buffer) => {
      out += String(chunk)
      const url = /^souk is ready on (\S+)$/m.exec(out)?.[1]
      if (url !== undefined) resolve(url)
    })
    void exited.then((end) => reject(new Error(`it ended with ${end}: ${log.slice(-2000)}`)))
    void Promise.allSettled([exited]).then(() => clearTimeout(timer))
  })
  ready.catch(() => undefined)
  return { child, ready, exited, log: () => log, kill: (signal) => void child.kill(signal) }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** The process of the embedded database in a data folder, if it runs. */
export async function databasePid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function operatorKeyOf(data: string): Promise<string> {
  return (await readFile(join(data, 'operator.key'), 'utf8')).trim()
}
