import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { postgresPids } from './lab.ts'

/** How long `npm start` takes the first time and later, and what the whole holds in memory when idle. JSON on stdout. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const IDLE_MS = Number(process.argv[2] ?? 15) * 1000

async function start(folder: string): Promise<{ seconds: number; pid: number; stop(): Promise<void> }> {
  const from = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, SOUK_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('souk is ready')) break
  }
  const seconds = (performance.now() - from) / 1000
  const pid = Number(readFileSync(join(folder, 'souk.pid'), 'utf8').trim())
  return {
    seconds,
    pid,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        process.kill(pid, 'SIGTERM')
      }),
  }
}

/** Memory of a process that is its own, plus its share of what it shares: MB. */
function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
}

const folder = await mkdtemp(join(tmpdir(), 'souk-start-'))
await rm(join(ROOT, 'messenger/dist'), { recursive: true, force: true })
const first = await start(folder)
await first.stop()
const second = await start(folder)
await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
const postmaster = readdirSync(folder).includes('postgres')
  ? Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  : 0
const memory = {
  node: pss(second.pid),
  postgres: postmaster ? postgresPids(postmaster).reduce((sum, pid) => sum + pss(pid), 0) : 0,
}
await second.stop()
await rm(folder, { recursive: true, force: true })
process.stdout.write(
  `${JSON.stringify({ firstSeconds: first.seconds, laterSeconds: second.seconds, memoryMb: { ...memory, whole: memory.node + memory.postgres } }, null, 2)}\n`,
)
