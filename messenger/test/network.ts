import type { Page, Route } from 'playwright-core'
import { expect } from 'vitest'

/** Third generation as browsers' tools throttle it: 400 ms until anything comes, 50 KB a second. */
export async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const throughput = { downloadThroughput: 50_000, uploadThroughput: 25_000 }
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 400, ...throughput })
}

/**
 * The connection is lost at the worst moment: the server has heard what `work` asks of it and done it, and its answer
 * never comes. `told` waits until that is said.
 */
export async function loseAnswer(
  page: Page,
  path: RegExp,
  work: () => Promise<unknown>,
  told: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  let done = 0
  const lose = async (route: Route) => {
    if (route.request().method() === 'GET') return route.fallback()
    const answer = await route.fetch()
    await route.abort('connectionfailed')
    done = answer.status()
  }
  const context = page.context()
  await context.route(path, lose)
  await work()
  await expect.poll(() => done, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(done, 'what the server answered').toBeLessThan(300)
  await told()
  await context.unroute(path, lose)
}

/** Does it without a connection, waits until that is said, and has one again. */
export async function cutOff(page: Page, work: () => Promise<unknown>, told: () => Promise<unknown>): Promise<void> {
  await page.context().setOffline(true)
  await work()
  await told()
  await page.context().setOffline(false)
}
