import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Script } from './fixture/script.ts'
import { asked, compareScreen, heard, openStage, violations } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const newest = (): Script => [...stage.fixture.scripts.values()].at(-1) as Script
const png = (side = 40): Buffer => PNG.sync.write(new PNG({ width: side, height: side, fill: true }))
const photo = (name = 'dress.png', buffer = png()) => ({ name, mimeType: 'image/png', buffer })

async function opened(look: Look = {}): Promise<{ page: Page; script: Script }> {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { ...look, thread: script.id })
  await page.waitForSelector('.card')
  return { page, script }
}

test('pictures are chosen, described, one is dropped, and they go out with the words; a tap enlarges', async () => {
  const { page, script } = await opened()
  await page.setInputFiles('.composer-picture input', [photo('one.png'), photo('two.png', png(80))])
  await page.waitForFunction(() => document.querySelectorAll('.attached-one canvas').length === 2)
  expect(await violations(page)).toEqual([])
  await page.click('[aria-label="Remove two.png"]')
  await page.fill('.attached-alt', 'My shoes, in midnight blue')
  await page.fill('#composer', 'slow: what goes with these?')
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.message-shopper .media')
  expect(await page.locator('.attached').count()).toBe(0)
  expect(await page.inputValue('#composer')).toBe('')
  await expect
    .poll(() => heard(script))
    .toMatchObject([
      { type: 'image', url: '/pictures/sky-1.svg', alt: 'My shoes, in midnight blue' },
      { type: 'text', text: 'slow: what goes with these?' },
    ])
  expect(script.asked).toHaveLength(1)
  await page.click('.message-shopper .media-open')
  await page.waitForSelector('.lightbox')
  expect(await page.getAttribute('.lightbox', 'aria-label')).toBe('My shoes, in midnight blue')
})

test('pasted and dropped pictures are taken; words from a document stay words', async () => {
  const { page } = await opened()
  await page.evaluate(
    ([bytes = '']) => {
      const file = () =>
        new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], 'p.png', { type: 'image/png' })
      const held = (words?: string) => {
        const data = new DataTransfer()
        data.items.add(file())
        if (words) data.setData('text/plain', words)
        return data
      }
      const field = document.querySelector('#composer')
      field?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: held('A sum'), bubbles: true, cancelable: true }),
      )
      field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held(), bubbles: true, cancelable: true }))
      document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: held(), bubbles: true, cancelable: true }))
    },
    [png().toString('base64')],
  )
  await page.waitForSelector('.composer-drop')
  await page.waitForFunction(() => document.querySelectorAll('.attached-one').length === 1)
  const taken = await page.evaluate(
    ([bytes = '']) => {
      const data = new DataTransfer()
      data.items.add(
        new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], 'd.png', { type: 'image/png' }),
      )
      data.items.add(new File(['x'], 'notes.txt', { type: 'text/plain' }))
      const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
      return event.defaultPrevented
    },
    [png().toString('base64')],
  )
  expect(taken).toBe(true)
  await page.waitForSelector('.composer-drop', { state: 'detached' })
  await page.waitForFunction(() => document.querySelectorAll('.attached-one').length === 2)
})

test('what is no picture or too large says so and holds nothing back but itself; what was brought is not brought again', async () => {
  const { page, script } = await opened()
  await page.setInputFiles('.composer-picture input', [
    photo('good.png'),
    photo('bad.png', Buffer.from('no picture at all')),
  ])
  await page.fill('#composer', 'slow: look')
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.attached .fault')
  expect(await page.locator('.attached .fault').allInnerTexts()).toEqual(['This picture cannot be read.'])
  expect(await page.inputValue('#composer')).toBe('slow: look')
  expect(await page.locator('.message-shopper').count()).toBe(1)
  await page.click('[aria-label="Remove bad.png"]')
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.message-shopper .media')
  expect(script.asked).toHaveLength(1)
  await page.setInputFiles('.composer-picture input', [photo('huge.png', Buffer.alloc(11 * 1024 * 1024))])
  expect(await page.innerText('.attached .fault')).toBe('Too large: at most 10 MB.')
})

test('without a connection pictures wait with their words, and are one when they are sent again', async () => {
  const { page, script } = await opened()
  await page.setInputFiles('.composer-picture input', [photo()])
  await page.waitForSelector('.attached-one canvas')
  const uploads = /\/pictures$/
  await page.route(uploads, (route) => route.abort())
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.attached .fault')
  expect(await page.innerText('.attached .fault')).toContain('No connection')
  await page.unroute(uploads)
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.message-shopper .media')
  expect(script.asked).toHaveLength(1)
  // What was sent by another messenger is there when it was fetched from it.
  script.say('shopper', [{ type: 'image', url: '', name: 'dress.jpg', state: 'fetching' }])
  await page.waitForSelector('.file:has-text("dress.jpg · It is being fetched…")')
})

test('a recording is played in its bubble, with what is said in it below', async () => {
  const { page, script } = await opened()
  const url = `${stage.fixture.url}/pictures/sky-1.svg`
  script.say('shopper', [{ type: 'audio', url, transcript: 'Do you have it in blue?' }])
  const said = page.locator('.message-shopper .said', { hasText: 'Do you have it in blue?' })
  await said.locator('audio[controls]').waitFor()
  expect(await said.getByRole('group').getAttribute('aria-label')).toBe('Written down automatically')
})

test('a thread can begin with a picture', async () => {
  const page = await stage.open('/s/lumen')
  await page.waitForSelector('.starter')
  await page.setInputFiles('.composer-picture input', [photo()])
  await page.waitForSelector('.attached-one canvas')
  // It is seen here alone until it is sent.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await page.click('.send')
  await page.waitForSelector('.message-shopper .media')
  await expect.poll(() => heard(newest())).toMatchObject([{ type: 'image' }])
})

test.each([
  ['pictures-390', {}],
  ['pictures-320-dark', { width: 320, height: 640, dark: true }],
] satisfies [string, Look][])('%s looks the same', async (name, look) => {
  const { page } = await opened(look)
  const one = new PNG({ width: 60, height: 80, fill: true })
  for (let i = 0; i < one.data.length; i++) one.data[i] = [179, 18, 63, 255][i % 4] ?? 0
  await page.setInputFiles('.composer-picture input', [photo('a.png', PNG.sync.write(one))])
  await page.waitForSelector('.attached-one canvas')
  await page.fill('.attached-alt', 'My shoes')
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.message-shopper .media')
  await page.setInputFiles('.composer-picture input', [
    photo('b.png', PNG.sync.write(one)),
    photo('c.png', Buffer.from('none')),
  ])
  await page.waitForFunction(() => document.querySelectorAll('.attached-one').length === 2)
  await page.fill('.attached-alt >> nth=0', 'The same in red')
  await page.press('.send', 'Enter')
  await page.waitForSelector('.attached .fault')
  await page.waitForTimeout(250)
  expect(await violations(page)).toEqual([])
  const { changed, allowed } = await compareScreen(page, name)
  expect(changed).toBeLessThanOrEqual(allowed)
})
