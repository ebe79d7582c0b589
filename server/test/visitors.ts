import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { startTestApp, type TestApp } from './harness/app.ts'

export type Market = {
  app: TestApp
  /** A new visitor, with a phone; the one before leaves. */
  visit: (path: string, options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}

/** The demo market on the real server, and a browser to visit it with. */
export async function openMarket(env: Record<string, string> = {}): Promise<Market> {
  await ensureMessenger()
  const app = await startTestApp({ demo: true, messenger: messengerDist, env: { SOUK_DEMO: '1', ...env } })
  const browser = await launchBrowser()
  const contexts: BrowserContext[] = []
  return {
    app,
    async visit(path, options = {}) {
      for (const context of contexts.splice(0)) await context.close()
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en-US',
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await page.goto(app.url + path)
      return page
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}
