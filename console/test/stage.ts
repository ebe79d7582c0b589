import type { Role } from '@souk/contract/team.ts'
import type { BrowserContext, Page } from 'playwright-core'
import { type SignedIn, signInAs } from '../../server/test/harness/staff.ts'
import { startTestApp, type TestApp, type TestAppOptions } from '../../server/test/harness/app.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { consoleDist, ensureConsole } from '../build.ts'

export type Look = { width?: number; height?: number; dark?: boolean; calm?: boolean; locale?: string }

/** Somebody of a shop's team at their own browser. */
export type Seat = SignedIn & {
  context: BrowserContext
  /** Opens a page of their shop's desk: `inbox`, `settings/account`. */
  open: (path: string) => Promise<Page>
}
export type Stage = {
  app: TestApp
  /** A browser in which nobody is signed in. */
  visit: (look?: Look) => Promise<BrowserContext>
  sit: (shop: string, role: Role, name?: string, look?: Look) => Promise<Seat>
  close: () => Promise<void>
}

/** The real server with the built console, and a real browser. */
export async function openStage(options: TestAppOptions = {}): Promise<Stage> {
  await ensureConsole()
  const [app, browser] = await Promise.all([startTestApp({ console: consoleDist, ...options }), launchBrowser()])
  async function visit(look: Look = {}): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: app.url,
      viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
      colorScheme: look.dark ? 'dark' : 'light',
      reducedMotion: look.calm === false ? 'no-preference' : 'reduce',
      locale: look.locale ?? 'en-US',
      timezoneId: 'Europe/Berlin',
    })
    context.setDefaultTimeout(20_000)
    return context
  }
  return {
    app,
    visit,
    async sit(shop, role, name, look) {
      const person = await signInAs(app, shop, role, name)
      const context = await visit(look)
      const [key = '', value = ''] = person.cookie.split(/=(.*)/s)
      await context.addCookies([{ name: key, value, url: app.url, httpOnly: true, sameSite: 'Lax' }])
      return {
        ...person,
        context,
        async open(path) {
          const page = context.pages()[0] ?? (await context.newPage())
          await page.goto(`/console/s/${shop}/${path}`)
          return page
        },
      }
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}
