import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { createTemplate, creationOf, listTemplates, sendTemplate, type Template, templateBody } from './templates.ts'

const http = createHttpClient({ allowHosts: [] })
let simulator: WhatsappSimulator
let settings: ConnectionSettings

beforeAll(async () => {
  simulator = await openWhatsapp()
  settings = { ...simulator.settings, businessAccountId: '102290129340398', trusted: 'yes' }
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

const SHIPPED: Template = {
  name: 'order_shipped',
  language: 'en_US',
  category: 'utility',
  body: 'Your order {{1}} is on its way: it comes on {{2}}.',
  examples: ['1001', 'Friday'],
  footer: 'Atelier Lune',
  buttons: [{ type: 'reply', label: 'Where is it?' }],
}

test('a template is handed in as Meta wants it, and its state is known', async () => {
  expect(creationOf(SHIPPED)).toEqual({
    name: 'order_shipped',
    language: 'en_US',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: SHIPPED.body, example: { body_text: [['1001', 'Friday']] } },
      { type: 'FOOTER', text: 'Atelier Lune' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Where is it?' }] },
    ],
  })
  expect(await createTemplate(http, settings, SHIPPED)).toMatchObject({
    ok: true,
    value: { name: 'order_shipped', state: 'approved' },
  })
  expect(await createTemplate(http, settings, { ...SHIPPED, name: 'Order shipped!' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('100'),
  })
  expect(await listTemplates(http, settings)).toEqual({
    ok: true,
    value: [{ id: '1', name: 'order_shipped', language: 'en_US', state: 'approved' }],
  })
  expect(await listTemplates(http, { ...settings, accessToken: 'old' })).toMatchObject({ ok: false })
})

test('it reaches whom nothing else reaches, and what comes back of its button is ours', async () => {
  const filled = { key: 'key.0', name: 'order_shipped', language: 'en_US', values: ['1001', 'Friday'], taps: ['token'] }
  const schemas = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(
      JSON.parse(readFileSync(new URL('../../../test/replay/whatsapp/message.schema.json', import.meta.url), 'utf8')),
    )
  const body = z
    .looseObject({ template: z.looseObject({ components: z.array(z.looseObject({ index: z.string().optional() })) }) })
    .parse(templateBody({ ...filled, address: '16505551234' }))
  // The pattern that it publishes for the place of a button allows no button its place.
  const published = {
    ...body,
    template: { ...body.template, components: body.template.components.filter(({ index }) => index === undefined) },
  }
  expect(z.fromJSONSchema(z.looseObject({}).parse(schemas['template'])).safeParse(published).error).toBeUndefined()
  const [hidden] = simulator.people
  expect(await sendTemplate(http, settings, { ...filled, address: hidden })).toMatchObject({ state: 'sent' })
  expect(simulator.seen(hidden)).toMatchObject([{ text: 'order_shipped' }])
  expect(await sendTemplate(http, settings, { ...filled, address: hidden, name: '' })).toMatchObject({
    state: 'failed',
  })
})
