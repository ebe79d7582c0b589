import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, operatorKeyOf, type ServerProcess, startServer } from './server-process.ts'

const MESSAGES = 40

let folder: string
let port: number
let server: ServerProcess
let url: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-forget-'))
  port = await freePort()
  server = startServer(folder, { PORT: String(port) })
  url = await server.ready
}, 90_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await server.exited
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** Milliseconds between the answer that it will be done and the kill. */
test.each([0, 8, 25])(
  'killed %i ms after it was promised, the server forgets when it is back',
  async (pause) => {
    const operator = createClient({ baseUrl: url, token: await operatorKeyOf(folder) })
    const slug = `kill-${pause}`
    await operator.call('createShop', { body: { slug, name: 'Kill', currency: 'USD', test: true } })
    const params = { shop: slug }
    const { conversation, token, customer } = await operator.call('startConversation', { params, body: {} })
    const shopper = createClient({ baseUrl: url, token })
    for (let n = 0; n < MESSAGES; n += 1) await shopper.say(conversation, `I am Quillfeather ${n}`)
    await operator.call('forgetCustomer', { params: { ...params, customer }, body: { confirm: true } })
    await sleep(pause)
    server.kill('SIGKILL')
    await server.exited
    server = startServer(folder, { PORT: String(port) })
    await server.ready
    const kindsLeft = async (): Promise<string[]> => {
      const { facts } = await operator.call('getShopFacts', { params, query: { limit: 500 } })
      return facts.filter((one) => one.conversation === conversation).map(({ fact }) => fact.kind)
    }
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
      if ((await kindsLeft()).join() === 'conversation.forgotten') break
    }
    expect(await kindsLeft()).toEqual(['conversation.forgotten'])
    const gone = { code: 'not_found' }
    await expect(shopper.conversation(conversation)).rejects.toMatchObject(gone)
    await expect(operator.call('getCustomer', { params: { ...params, customer } })).rejects.toMatchObject(gone)
    const again = await operator.call('forgetCustomer', { params: { ...params, customer }, body: { confirm: true } })
    expect(again.orders).toEqual([])
  },
  120_000,
)
