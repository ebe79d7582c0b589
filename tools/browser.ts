import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
/** Of the npm build's own flags, those for tiny machines (one process for all pages dies with its first page) and those that would switch off what the tests look at. */
const UNWANTED = /single-process|no-zygote|web-security|insecure-content|--headless/

/** Where a browser is (CHROMIUM_PATH, else one of the machine, else the build from npm) and what it needs to start. */
export async function findBrowser(): Promise<{ path: string; args: string[] }> {
  const named = process.env.CHROMIUM_PATH
  const known = named && existsSync(named) ? named : KNOWN.find((path) => existsSync(path))
  if (known) return { path: known, args: [...FLAGS, '--font-render-hinting=none'] }
  const { default: packed } = await import('@sparticuz/chromium')
  return { path: await packed.executablePath(), args: [...packed.args.filter((arg) => !UNWANTED.test(arg)), ...FLAGS] }
}

/** Starts a browser for tests; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await findBrowser()
  return chromium.launch({ executablePath: path, args })
}
