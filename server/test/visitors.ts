import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { violations } from '../../messenger/test/stage.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { startTestApp, type TestApp, type TestAppOptions } from './harness/app.ts'

export type Visitor = BrowserContextOptions & {
  /** The thread that this browser has a right to. */
  thread?: { shop: string; conversation: string; token: string }
  /** Those who came before stay: another device, another person. */
  beside?: boolean
}

export type Market = {
  app: TestApp
  browser: Browser
  /** A new visitor, with a phone; the one before leaves. */
  visit: (path: string, visitor?: Visitor) => Promise<Page>
  close: () => Promise<void>
}

/** The demo market on the real server, and a browser to visit it with. */
export function openMarket(env: Record<string, string> = {}): Promise<Market> {
  return openShops({ demo: true, env: { SOUK_DEMO: '1', ...env } })
}

/** The real server with the shops that a test opens itself, and a browser to visit them with. */
export async function openShops(options: TestAppOptions = {}): Promise<Market> {
  await ensureMessenger()
  const [app, browser] = await Promise.all([startTestApp({ messenger: messengerDist, ...options }), launchBrowser()])
  const contexts: BrowserContext[] = []
  return {
    app,
    browser,
    async visit(path, { thread, beside = false, ...look } = {}) {
      if (!beside) for (const context of contexts.splice(0)) await context.close()
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en-US',
        reducedMotion: 'reduce',
        ...look,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      if (thread) await keepThread(page, thread)
      await page.goto(new URL(path, app.url).href)
      return page
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

async function keepThread(page: Page, held: NonNullable<Visitor['thread']>): Promise<void> {
  const { shop, conversation, token } = held
  await page.addInitScript(
    ([key, value]) => {
      // Only at first: what the page drops stays dropped.
      if (sessionStorage.getItem(key)) return
      sessionStorage.setItem(key, 'given')
      localStorage.setItem(key, value)
    },
    [`souk.thread.${shop}`, JSON.stringify({ conversation, token })] as const,
  )
}

/** Nothing that a checker of accessibility objects to, and nothing wider than the window. */
export async function isClean(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

/** With `SOUK_SHOTS` a picture to look at, by day and by night. */
export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['SOUK_SHOTS']
  if (!folder) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage })
  }
  await page.emulateMedia({ colorScheme: null })
}
