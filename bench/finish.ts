import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { BrowserShopper } from '../server/test/shopper.ts'
import { launchBrowser } from '../tools/browser.ts'

/**
 * From a clone by the README alone to a paid and delivered order, in seconds since the clone began. JSON on stdout.
 * `--cold` lets npm fetch every package anew, as on a machine that never had one of them.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'souk-finish-'))
const checkout = join(folder, 'souk')
const home = join(folder, 'home')
mkdirSync(home)

/** What a newcomer's shell has: none of what npm puts before it here. */
const env = {
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .join(delimiter),
  HOME: process.env.HOME ?? home,
  PORT: '0',
  SOUK_DEMO_PACE: '1',
  ...(process.argv.includes('--cold') && { npm_config_cache: join(folder, 'packages') }),
}

const began = performance.now()
const at: Record<string, number> = {}
function reached(what: string): void {
  at[what] = Math.round((performance.now() - began) / 100) / 10
}

execFileSync('git', ['clone', '--quiet', ROOT, checkout], { stdio: 'inherit' })
reached('cloned')
execFileSync('npm', ['install', '--silent'], { cwd: checkout, env, stdio: ['ignore', 'ignore', 'inherit'] })
reached('installed')
const server = spawn('npm', ['start', '--silent'], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'ignore'] })
let url = ''
for await (const line of createInterface({ input: server.stdout })) {
  url = /^souk is ready on (\S+)/.exec(line)?.[1] ?? ''
  if (url) break
}
reached('ready')

const browser = await launchBrowser()
try {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await page.goto(url)
  await page.click('.stall a[href$="/s/atelier"]')
  await page.waitForSelector('.starter')
  reached('shop')
  const buyer = { email: 'maya@example.com', name: 'Maya Lind', line1: '12 Juniper Street', postcode: '97201' }
  const shopper = new BrowserShopper(page, url, 'atelier', { ...buyer, city: 'Portland' })
  await shopper.say('I need a prom dress, blue or white, at most $200')
  reached('answered')
  await shopper.answerAll()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt .stamp')
  reached('paid')
  await page.waitForFunction(() => document.querySelectorAll('.receipt .step-done').length === 4)
  reached('delivered')
} finally {
  await browser.close()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`${JSON.stringify(at, null, 2)}\n`)
