import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import pixelmatch from 'pixelmatch'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { launchBrowser } from '../../tools/browser.ts'
import { ensureMessenger } from '../build.ts'
import { dresses, DRESS_TEXT, Script } from './fixture/script.ts'
import { id } from './fixture/data.ts'
import { startFixture } from './fixture/server.ts'
import type { Fixture } from './fixture/server.ts'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const screens = new URL('./screens/', import.meta.url)
/** Share of the pixels that may differ beyond anti-aliasing before a screen counts as changed. */
const TOLERANCE = 0.006
/** In the fixture it is this moment, so that days and times stand still. */
const NOW = '2026-11-20T14:30:00Z'

export type Look = {
  width?: number
  height?: number
  dark?: boolean
  calm?: boolean
  touch?: boolean
  /** The thread this browser has a right to. */
  thread?: string
  /** The real time, and a browser that tells what it has loaded: a clock that stands still hides that. */
  now?: boolean
  /** Without a service worker, which keeps what the page fetches. */
  workless?: boolean
  /** Chinese has no font of ours: one from npm stands in for the system's. */
  chinese?: boolean
}
export type Stage = {
  fixture: Fixture
  open: (path: string, look?: Look) => Promise<Page>
  thread: (tell: (script: Script) => void) => Script
  close: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  await ensureMessenger()
  const fixture = await startFixture()
  const browser = await launchBrowser()
  const contexts: BrowserContext[] = []
  let threads = 0
  return {
    fixture,
    async open(path, look = {}) {
      for (const context of contexts.splice(0)) await context.close()
      const { context, page } = await newPage(browser, look)
      contexts.push(context)
      await page.goto(fixture.url + path)
      if (look.chinese) await addChinese(page)
      await page.waitForSelector('h1')
      await page.evaluate(() => document.fonts.ready)
      return page
    },
    thread(tell) {
      const script = new Script(id(9_000 + ++threads))
      tell(script)
      fixture.scripts.delete(script.id)
      fixture.scripts.set(script.id, script)
      return script
    },
    async close() {
      await browser.close()
      await fixture.close()
    },
  }
}

async function newPage(browser: Browser, look: Look) {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 390, height: look.height ?? 844 },
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: look.calm === false ? 'no-preference' : 'reduce',
    hasTouch: look.touch ?? false,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    bypassCSP: look.chinese ?? false,
    serviceWorkers: look.workless ? 'block' : 'allow',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  if (!look.now) await page.clock.setFixedTime(NOW)
  if (look.thread) {
    const value = JSON.stringify({ conversation: look.thread, token: 'token' })
    await page.addInitScript((kept) => localStorage.setItem('souk.thread.lumen', kept), value)
  }
  return { context, page }
}

async function addChinese(page: Page): Promise<void> {
  const css = readFileSync(require.resolve('@fontsource/noto-sans-sc/400.css'), 'utf8')
  await page.addStyleTag({ content: css.replaceAll('./files/', '/cjk/') })
  await page.waitForFunction(() => document.fonts.load('16px "Noto Sans SC"', '中').then((found) => found.length > 0))
}

export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#composer', text)
  await page.press('#composer', 'Enter')
}

/** The flagship: asked, understood, shown. */
export function asked(script: Script): void {
  dresses(script, script.say('shopper', [{ type: 'text', text: DRESS_TEXT }]))
}

/** The parts of what the shop last heard of the shopper. A bubble is there before that: a test asks until it is so. */
export function heard(script: Script | undefined): unknown {
  const said = script?.facts.findLast(
    (one) => one.kind === 'message.created' && one.data.message.author.kind === 'shopper',
  )
  return said?.kind === 'message.created' ? said.data.message.parts : undefined
}

/** WCAG 2.2 AA and best practices by axe; each violation as one readable line. */
export async function violations(page: Page): Promise<string[]> {
  // What is still fading in has not its own colours yet.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    const { violations: found } = await checker.run(document, { resultTypes: ['violations'] })
    return found.flatMap(({ id: rule, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${rule}: ${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`),
    )
  })
}

/** Compares with the golden picture; `UPDATE_SCREENS=1` writes it anew. The answer is the share of pixels that differ. */
export async function compareScreen(
  page: Page,
  name: string,
): Promise<{ name: string; changed: number; allowed: number }> {
  const shot = PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  const path = new URL(`${name}.png`, screens)
  if (process.env.UPDATE_SCREENS === '1') {
    mkdirSync(screens, { recursive: true })
    writeFileSync(path, PNG.sync.write(shot, { colorType: 2, deflateLevel: 9 }))
    return { name, changed: 0, allowed: TOLERANCE }
  }
  const golden = PNG.sync.read(readFileSync(path))
  if (golden.width !== shot.width || golden.height !== shot.height) return { name, changed: 1, allowed: TOLERANCE }
  const changed = pixelmatch(golden.data, shot.data, undefined, shot.width, shot.height, { threshold: 0.2 })
  return { name, changed: changed / (shot.width * shot.height), allowed: TOLERANCE }
}
