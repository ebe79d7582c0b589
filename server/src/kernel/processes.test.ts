import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, type Store } from '../../test/store.ts'
import type { Core } from './core.ts'
import { createHub, type Signal } from './hub.ts'
import { createLog } from './log.ts'
import { joinProcesses } from './processes.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

async function join() {
  const hub = createHub()
  const core = {
    database: store.database,
    hub,
    newId,
    log: createLog('silent'),
    config: { databaseUrl: 'postgres://x' },
  }
  return { hub, processes: await joinProcesses(core as unknown as Core) }
}

test('what is signalled and told at one server is heard at the others, of that shop alone, and as it was said', async () => {
  const [first, second] = [await join(), await join()]
  expect(second.processes.alone()).toBe(false)
  const [home, other, conversation] = [newId(), newId(), newId()]
  const heard: Signal[] = []
  const echoes: Signal[] = []
  let hints = 0
  first.hub.listenHome(
    home,
    () => (hints += 1),
    (signal) => heard.push(signal),
  )
  second.hub.listenHome(
    home,
    () => undefined,
    (signal) => echoes.push(signal),
  )
  const lena = { id: newId(), name: '李娜, “Lena”' }
  const typing: Signal = { type: 'typing', conversation, by: 'staff', member: lena }
  const open = Array.from({ length: 4 }, () => newId())
  // More than one notification holds.
  const seen = Array.from({ length: 40 }, (): Signal => ({
    type: 'seen',
    line: newId(),
    member: lena,
    state: 'here',
    open,
  }))
  second.hub.signal(other, typing)
  for (const signal of [typing, ...seen, { type: 'who' } as const]) second.hub.signal(home, signal)
  await expect.poll(() => heard.length).toBe(42)
  expect(heard).toEqual([typing, ...seen, { type: 'who' }])
  expect(echoes).toEqual(heard)
  const at = new Date().toISOString()
  second.hub.publish([{ home, stream: conversation, seq: 1, kind: 'turn.done', at, data: { upTo: 0 } }])
  await expect.poll(() => hints).toBe(1)
  await first.processes.stop()
  await second.processes.stop()
})
