import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { id } from './fixture/data.ts'
import { asked, openStage, type Stage, violations } from './stage.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test.each([390, 1200])(
  'a conversation is muted, held at the top, put away and brought back, by keyboard at %i px',
  async (width) => {
    const thread = stage.thread((script) => {
      asked(script)
      const message = { id: id(19_999), author: { kind: 'shopper' as const }, parts: [], removed: true as const }
      script.push({ kind: 'message.created', data: { message } })
    })
    const page = await stage.open('/', { thread: thread.id, width })
    const row = page.locator('.thread-item')
    await row.waitFor()
    expect(await row.locator('.thread-line').innerText()).toBe('Message removed')
    const choose = async (what: string) => {
      await row.locator('button').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: what }).focus()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.locator('dialog').waitFor({ state: 'detached' })
    }
    await choose('Mute')
    await expect.poll(() => thread.muted).toBe(true)
    await choose('Keep at the top')
    expect(await row.locator('.thread-marks').innerText()).toContain('Muted')
    await choose('Put away')
    await page.getByText('1 conversation put away').click()
    await page.reload()
    await page.getByText('1 conversation put away').click()
    await choose('Bring back')
    expect(await page.locator('.threads-away').count()).toBe(0)
    expect(await row.locator('.thread-marks').innerText()).not.toContain('At the top')
    // Without a connection it is as chosen here, and the shop hears of it when there is one.
    await page.context().setOffline(true)
    await choose('Unmute')
    expect(await row.locator('.thread-marks').innerText()).not.toContain('Muted')
    expect(thread.muted).toBe(true)
    await page.context().setOffline(false)
    await expect.poll(() => thread.muted).toBe(false)
    const untold = () =>
      page.evaluate(() => Object.values(localStorage).some((kept) => String(kept).includes('untold')))
    await expect.poll(untold).toBe(false)
    // What another device has chosen is seen here.
    thread.muted = true
    await page.reload()
    await row.locator('.thread-marks', { hasText: 'Muted' }).waitFor()
  },
)
