import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ChannelShopper } from './channel-shopper.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { STORIES } from './stories.ts'
import { CARDS, eventually } from './trade.ts'

/** On every messenger and in each language one natural sentence is turned into a paid and delivered order. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ demo: true, env: { SOUK_DEMO: '1', SOUK_DEMO_PACE: '0.1' } })
})
afterAll(() => app.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const MESSENGERS = { telegram: openTelegram, whatsapp: openWhatsapp }

describe.each(Object.entries(MESSENGERS))('%s', (kind, open) => {
  test.each(Object.entries(STORIES))('%s: one sentence becomes a delivered order', async (language, story) => {
    const { shop, sentence, buyer, most, line, form } = story
    const simulator = await open()
    const { webhookUrl } = await app.operator.call('createConnection', {
      params: { shop },
      body: { kind, settings: { ...simulator.settings } },
    })
    simulator.connect(webhookUrl)
    const shopper = new ChannelShopper(app, simulator, Object.keys(STORIES).indexOf(language), buyer)
    await shopper.say(sentence)
    const pay = await shopper.answerAll()
    const before = shopper.texts().length
    const body = JSON.stringify({ card: CARDS.good, exp: '12/34', cvc: '123' })
    const paid = await fetch(`${new URL(pay, app.url).href}/pay`, { method: 'POST', headers: JSON_TYPE, body })
    expect(await paid.text()).toContain('"paid"')

    const conversation = await shopper.conversation()
    let number = ''
    await eventually('it is delivered', async () => {
      const { facts } = await app.operator.facts(conversation, 0)
      const placed = facts.find((fact) => fact.kind === 'order.placed')
      number = placed?.kind === 'order.placed' ? placed.data.order.number : ''
      return facts.some((fact) => fact.kind === 'fulfilment.changed' && fact.data.fulfilment.state === 'delivered')
    })
    await eventually('each step of it is told', async () => shopper.texts().slice(before).length >= 4)
    const order = await app.operator.order(shop, number)
    expect(order).toMatchObject({ state: 'fulfilled', conversation })
    expect(order.lines).toHaveLength(1)
    expect(order.lines[0]?.detail).toMatch(line)
    if (form) expect(order.lines[0]?.form).toMatchObject(form)
    if (most) expect(order.lines[0]?.unit).toBeLessThanOrEqual(most)
    await simulator.close()
  })
})
