import { freshState } from '@souk/concierge/dialogue/state.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Sent, watch } from '../../test/statements.ts'

/** What a message and its answer may cost the database, where the answer itself asks nothing. */
const MOST_TRIPS = 4
const MOST_COMMITS = 2

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({
    overrides: {
      reply: async () => ({ messages: [[{ type: 'text', text: 'Good day' }]], state: freshState(), language: 'en' }),
    },
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})

/** A statement outside of a transaction is one of its own. */
function commitsOf(sent: readonly Sent[]): number {
  const open = new Set<unknown>()
  let commits = 0
  for (const { text, client } of sent) {
    if (/^(begin|start transaction)/i.test(text)) open.add(client)
    else if (/^(commit|rollback)/i.test(text)) {
      open.delete(client)
      commits += 1
    } else if (!open.has(client)) commits += 1
  }
  return commits
}

test('a message and its answer take few round trips and two commits', async () => {
  const { slug } = await app.createShop()
  const { client, conversation } = await app.talk(slug)
  let answered = () => {}
  app.context.hub.onPublish((facts) => {
    if (facts.some(({ stream, kind }) => stream === conversation && kind === 'turn.done')) answered()
  })
  async function message(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      answered = resolve
    })
    const parts = [{ type: 'text' as const, text: 'Hello' }]
    await client.call('sendMessage', { params: { conversation }, body: { clientId: crypto.randomUUID(), parts } })
    await done
  }
  // The shop, the statements and the connections are known after the first.
  await message()
  const sent: Sent[] = []
  watch(sent, () => 'message')
  const runs: Sent[][] = []
  for (let run = 0; run < 5; run += 1) {
    sent.length = 0
    await message()
    runs.push([...sent])
  }
  // What a timer asked meanwhile is no part of it: the best of five counts.
  const best = runs.toSorted((a, b) => a.length - b.length)[0] ?? []
  const said = best.map(({ isTrip, text }) => `${isTrip ? '→' : ' '} ${text}`).join('\n')
  expect(best.filter(({ isTrip }) => isTrip).length, said).toBeLessThanOrEqual(MOST_TRIPS)
  expect(commitsOf(best), said).toBeLessThanOrEqual(MOST_COMMITS)
  expect(best.length, said).toBeGreaterThan(1)
})
