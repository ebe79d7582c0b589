import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LockedError, lockData } from './lock.ts'

let data: string
const children: ChildProcess[] = []

vi.setConfig({ testTimeout: 30_000 })

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'souk-lock-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(data, { recursive: true })
})

const PROGRAM = `
  import { lockData } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
  process.on('message', () => lockData(process.argv[2]).then(
    () => process.send({ won: process.pid }),
    (error) => process.send({ lost: error.pid ?? null, message: error.message }),
  ))
  process.send('ready')
`

type Outcome = { won?: number; lost?: number | null; message?: string }

/** Another process that tries for the lock when it is told to. */
async function contender(): Promise<{ child: ChildProcess; go(): Promise<Outcome> }> {
  const program = join(data, 'contender.ts')
  await writeFile(program, PROGRAM)
  const child = fork(program, [data], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  await once(child, 'message')
  return {
    child,
    async go() {
      child.send('go')
      const [outcome] = (await once(child, 'message')) as [Outcome]
      return outcome
    },
  }
}

test('souk.pid holds the pid while the server runs, and goes with it', async () => {
  const lock = await lockData(data)
  expect(await readFile(join(data, 'souk.pid'), 'utf8')).toBe(`${process.pid}\n`)
  lock.release()
  lock.release()
  await expect(readFile(join(data, 'souk.pid'))).rejects.toThrow('ENOENT')
  const again = await lockData(data)
  again.release()
})

test('a folder that is not there is made', async () => {
  const lock = await lockData(join(data, 'deep', 'down'))
  lock.release()
})

test('a second server is refused and told who has it, in this process too', async () => {
  const lock = await lockData(data)
  const other = await contender()
  expect(await other.go()).toMatchObject({ lost: process.pid, message: expect.stringContaining(`${process.pid}`) })
  await expect(lockData(data)).rejects.toThrow(LockedError)
  lock.release()
  expect(await other.go()).toEqual({ won: other.child.pid })
  await expect(lockData(data)).rejects.toThrow(`process ${other.child.pid}`)
})

test('of many that start at the same instant exactly one wins, and the others name it', async () => {
  const contenders = await Promise.all(Array.from({ length: 6 }, contender))
  for (let round = 0; round < 3; round += 1) {
    const outcomes = await Promise.all(contenders.map((one) => one.go()))
    const winners = outcomes.filter((outcome) => outcome.won !== undefined)
    expect(winners).toHaveLength(1)
    const winner = winners[0]?.won
    expect(outcomes.filter((outcome) => outcome.lost === winner)).toHaveLength(contenders.length - 1)
    const index = contenders.findIndex((one) => one.child.pid === winner)
    const [gone] = contenders.splice(index, 1)
    gone?.child.kill('SIGKILL')
    if (gone) await once(gone.child, 'exit')
  }
})

test('a pid file that a crash left stops nobody: not of a dead process, nor of one that is something else now', async () => {
  const killed = await contender()
  await killed.go()
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  expect(await readFile(join(data, 'souk.pid'), 'utf8')).toBe(`${killed.child.pid}\n`)
  const lock = await lockData(data)
  lock.release()
  for (const pid of ['1', String(process.pid), '999999999', '', 'nonsense']) {
    await writeFile(join(data, 'souk.pid'), pid)
    const next = await lockData(data)
    expect(await readFile(join(data, 'souk.pid'), 'utf8')).toBe(`${process.pid}\n`)
    next.release()
  }
})
