import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { openStage, type Stage } from './stage.ts'

const PASSWORD = 'a long dress in blue'

/** The figures of an authenticator app now (RFC 6238). */
function totp(secret: string): string {
  const bits = Array.from(secret, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

let stage: Stage
let shop: string
beforeAll(async () => {
  stage = await openStage()
  shop = (await stage.app.createShop({ name: 'Lumen' })).slug
})
afterAll(() => stage.close())

test('an invitation is accepted, and from then on one signs in by keyboard and is back where one was', async () => {
  const owner = await stage.sit(shop, 'owner')
  const invited = await owner.client.call('inviteMember', {
    params: { shop },
    body: { email: 'nino@lumen.example', role: 'manager' },
    idempotencyKey: crypto.randomUUID(),
  })
  const context = await stage.visit({ width: 360, height: 740 })
  const page = await context.newPage()
  await page.goto(invited.url)
  await page.getByLabel('Your name').fill('Nino')
  await page.getByLabel('A password').fill(PASSWORD)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Areas' }).waitFor()

  await context.clearCookies()
  await page.goto(`/console/s/${shop}/settings/channels`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('nino@lumen.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('do not fit together').waitFor()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Channels' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/console/s/${shop}/settings/channels`)

  await page.goto(`/console/s/${shop}/settings/account`)
  await page.getByRole('button', { name: 'Set it up' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Present password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  const secret = await sheet.getByRole('textbox', { name: 'Secret' }).inputValue()
  await sheet.getByLabel('Six figures of the app').fill('000')
  await page.keyboard.press('Enter')
  await sheet.getByText('That is not right.').waitFor()
  expect(await violations(page)).toEqual([])
  await sheet.getByLabel('Six figures of the app').fill(totp(secret))
  await page.keyboard.press('Enter')
  await page.getByText('It is on').waitFor()
  await page.getByRole('button', { name: 'Account and display' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('E-mail').fill('nino@lumen.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByLabel('Six figures').fill(totp(secret))
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Areas' }).waitFor()
  await context.close()
  await owner.context.close()
})

test('every page of the settings can be used by everybody, by day and by night', async () => {
  const seat = await stage.sit(shop, 'owner', 'Lena')
  const page = await seat.open('settings/account')
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const areas = page.getByRole('navigation', { name: 'Settings' })
  for (const name of await areas.getByRole('link').allTextContents()) {
    await areas.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    // What was opened is where the reading goes on.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name)
    await page.waitForLoadState('networkidle')
    expect(await violations(page), name).toEqual([])
  }
  await page.getByRole('button', { name: 'Lena Account and display' }).click()
  await page.getByRole('menuitemradio', { name: 'Night' }).click()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 20, 46)')
  await page.keyboard.press('Escape')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sett')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  await seat.context.close()
})

test('what was saved can be undone, and what a role may not is not there', async () => {
  const seat = await stage.sit(shop, 'manager', 'Otar', { width: 360, height: 740, dark: true })
  const page = await seat.open('settings/shop')
  const phone = page.getByLabel('Phone')
  await phone.fill('+995 32 200 00 00')
  await page.getByRole('button', { name: 'Save' }).click()
  const kept = async () => (await seat.client.call('getSettings', { params: { shop } })).phone
  await expect.poll(kept).toBe('+995 32 200 00 00')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(kept).toBe('')
  const names = await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents()
  expect(names).not.toContain('Team')
  await seat.context.setOffline(true)
  await page.getByText('No connection. You see what was loaded last.').waitFor()
  await seat.context.close()
})
