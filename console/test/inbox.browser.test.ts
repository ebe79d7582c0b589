import type { Fact } from '@souk/contract/conversation.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import type { Thread } from '../../server/test/harness/thread.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
let shop: string
let maya: Thread
let lena: Seat
let tom: Seat
let lenas: Page
let toms: Page

beforeAll(async () => {
  stage = await openStage()
  shop = (await stage.app.createShop({ name: 'Lumen' })).slug
  maya = await stage.app.talk(shop)
  await maya.say('I want to speak with a person')
  const other = await stage.app.talk(shop)
  await other.say('Hello')
  lena = await stage.sit(shop, 'owner', 'Lena')
  tom = await stage.sit(shop, 'stylist', 'Tom', { width: 768 })
  lenas = await lena.open('inbox')
  toms = await tom.open(`inbox/${maya.conversation}`)
})
afterAll(() => stage.close())

const composer = (page: Page) => page.locator('[data-composer]')
const log = (page: Page) => page.getByRole('log')
const row = (page: Page) => page.locator(`[data-row="${maya.conversation}"]`)
/** What the shopper has been told since they wrote last. */
async function heard(fits: (fact: Fact) => boolean): Promise<Fact> {
  return maya.until(fits)
}
const saysBy = (kind: string, text: string) => (fact: Fact) =>
  fact.kind === 'message.created' &&
  fact.data.message.author.kind === kind &&
  JSON.stringify(fact.data.message.parts).includes(text)

test('who waits for a person stands first, and each sees that the other reads and writes', async () => {
  await row(lenas).waitFor()
  expect(await lenas.locator('[data-row]').first().getAttribute('data-row')).toBe(maya.conversation)
  expect(await violations(lenas)).toEqual([])
  // From the keyboard: the first row, opened.
  await lenas.keyboard.press('j')
  await lenas.keyboard.press('Enter')
  await log(lenas).getByText('I want to speak with a person').waitFor()
  await lenas.getByText('Tom reads this').waitFor()
  await toms.getByText('Lena reads this').waitFor()
  await composer(toms).pressSequentially('I could')
  await lenas.getByText('Tom is writing').waitFor()
})

test('an answer takes the thread over: the shopper has it, the other one sees who speaks', async () => {
  await lenas.keyboard.press('r')
  await lenas.keyboard.type('Hello, this is Lena.')
  await lenas.keyboard.press('Enter')
  await heard(saysBy('staff', 'this is Lena'))
  await lenas.getByText('You answer, the concierge is silent').waitFor()
  await toms.getByText('Lena answers', { exact: true }).waitFor()
  await log(toms).getByText('Hello, this is Lena.').waitFor()
  // What was begun here stays, also when the page is opened anew.
  await toms.reload()
  await expect.poll(() => composer(toms).inputValue()).toBe('I could')
  expect(await violations(toms)).toEqual([])
})

test('a note with a name in it reaches the team alone', async () => {
  await lenas.keyboard.press('Escape')
  await lenas.keyboard.press('n')
  await lenas.keyboard.type('@To')
  await lenas.getByRole('option', { name: 'Tom' }).waitFor()
  await lenas.keyboard.press('Enter')
  await lenas.keyboard.type('she is a regular')
  await lenas.keyboard.press('Enter')
  await log(toms).getByText('@Tom she is a regular').waitFor()
  const told = JSON.stringify((await maya.client.facts(maya.conversation, 0)).facts)
  expect(told).not.toContain('regular')
})

test('without a connection nothing is lost and nothing is said twice', async () => {
  await lena.context.setOffline(true)
  await lenas.getByRole('radio', { name: 'Reply' }).click()
  await composer(lenas).fill('I have the blue one here.')
  await composer(lenas).press('Enter')
  await lenas.getByText('Waits for the connection').waitFor()
  await maya.client.say(maya.conversation, 'Are you there?')
  await lena.context.setOffline(false)
  await heard(saysBy('staff', 'the blue one'))
  await lenas.getByText('Waits for the connection').waitFor({ state: 'detached' })
  await log(lenas).getByText('Are you there?').waitFor()
  const { facts } = await maya.client.facts(maya.conversation, 0)
  expect(facts.filter(saysBy('staff', 'the blue one'))).toHaveLength(1)
  expect(await log(lenas).getByText('I have the blue one here.').count()).toBe(1)
})

test('handed back with a note, the concierge goes on', async () => {
  await lenas.getByRole('button', { name: 'Hand back' }).click()
  await lenas.getByLabel('What the concierge should know').fill('She wants blue.')
  await lenas.getByRole('dialog').getByRole('button', { name: 'Hand back' }).click()
  await toms.getByText('The concierge answers', { exact: true }).waitFor()
  await heard((fact) => fact.kind === 'speaker.changed' && fact.data.speaker.kind === 'concierge')
  const answers = await maya.say('Thank you!')
  expect(answers.map(({ author }) => author)).toContain('concierge')
  await log(toms).getByText('Thank you!').waitFor()
})

test('a thread is closed by a key and brought back by another, everywhere', async () => {
  await lenas.keyboard.press('Escape')
  await lenas.keyboard.press('e')
  await row(lenas).waitFor({ state: 'detached' })
  await row(toms).waitFor({ state: 'detached' })
  await lenas.getByRole('button', { name: 'Undo' }).waitFor()
  await lenas.keyboard.press('z')
  await row(lenas).waitFor()
  await row(toms).waitFor()
})

test('the customer beside the thread: forgetting asks for the word first', async () => {
  await row(lenas).click()
  await lenas.getByRole('button', { name: 'More about this customer' }).click()
  await lenas.getByRole('menuitem', { name: 'Forget this customer' }).click()
  const deed = lenas.getByRole('dialog').getByRole('button', { name: 'Forget this customer' })
  expect(await deed.getAttribute('aria-disabled')).toBe('true')
  await lenas.getByLabel('To be sure').fill('forget')
  await deed.click()
  await lenas.getByText('This customer was forgotten').waitFor()
})
