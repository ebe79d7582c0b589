import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import type { NewTemplate } from '../template.ts'
import { itemsOf } from './receive.ts'
import { creationOf, templateBody, whatsappTemplates } from './templates.ts'

const http = createHttpClient({ allowHosts: [] })
const templates = whatsappTemplates(http)
let simulator: WhatsappSimulator
let settings: ConnectionSettings

beforeAll(async () => {
  simulator = await openWhatsapp()
  settings = { ...simulator.settings, trusted: 'yes' }
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

const SHIPPED: NewTemplate = {
  name: 'order_shipped',
  language: 'en_US',
  category: 'utility',
  body: 'Your order {{1}} is on its way: it comes on {{2}}.',
  examples: ['1001', 'Friday'],
  footer: 'Atelier Lune',
  replies: ['Where is it?'],
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
  const made = { name: 'order_shipped', language: 'en_US', category: 'utility', state: 'approved' }
  expect(await templates.create(settings, SHIPPED)).toMatchObject({ ok: true, value: made })
  expect(await templates.create(settings, { ...SHIPPED, name: 'Order shipped!' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('100'),
  })
  expect(await templates.list(settings)).toEqual({ ok: true, value: [{ ...made, ref: '1', body: SHIPPED.body }] })
  expect(await templates.list({ ...settings, accessToken: 'old' })).toMatchObject({ ok: false })
  expect(templates.has({ ...settings, businessAccountId: '' })).toBe(false)
})

test('one in another language is deleted by itself', async () => {
  const german = await templates.create(settings, { ...SHIPPED, language: 'de' })
  if (!german.ok) throw new Error(german.reason)
  expect(await templates.remove(settings, german.value)).toEqual({ ok: true, value: null })
  expect(await templates.list(settings)).toMatchObject({ value: [{ language: 'en_US' }] })
  expect(await templates.remove(settings, german.value)).toMatchObject({ ok: false })
})

/** As in https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update/ */
const reportOf = (event: string, more: object = {}, id = settings['businessAccountId']) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id,
      time: 1_751_247_548,
      changes: [
        {
          value: {
            event,
            message_template_id: 1_689_556_908_129_832,
            message_template_name: 'order_shipped',
            message_template_language: 'en-US',
            message_template_category: 'UTILITY',
            reason: 'NONE',
            ...more,
          },
          field: 'message_template_status_update',
        },
      ],
    },
  ],
})

test('what Meta decides about a template is heard, of this account alone', () => {
  const item = { kind: 'template', ref: '1689556908129832', state: 'approved' }
  const dedupe = 'template:1689556908129832:APPROVED:1751247548'
  expect(itemsOf(reportOf('APPROVED'), settings)).toEqual([{ ...item, dedupe }])
  const refused = { reason: 'INVALID_FORMAT', rejection_info: { reason: 'The body ends with a variable.' } }
  expect(itemsOf(reportOf('REJECTED', refused), settings)).toMatchObject([
    { state: 'rejected', why: 'The body ends with a variable.' },
  ])
  expect(itemsOf(reportOf('PENDING_DELETION', { reason: null }), settings)).toMatchObject([{ state: 'disabled' }])
  expect(itemsOf(reportOf('FLAGGED'), settings)).toEqual([])
  expect(itemsOf(reportOf('APPROVED', {}, '1'), settings)).toEqual([])
})

test('it reaches whom nothing else reaches', async () => {
  const filled = { key: 'key.0', name: 'order_shipped', language: 'en_US', values: ['1001', 'Friday'] }
  const schemas = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(
      JSON.parse(readFileSync(new URL('../../../test/replay/whatsapp/message.schema.json', import.meta.url), 'utf8')),
    )
  const body = templateBody({ ...filled, address: '16505551234' })
  expect(z.fromJSONSchema(z.looseObject({}).parse(schemas['template'])).safeParse(body).error).toBeUndefined()
  const [hidden] = simulator.people
  expect(await templates.send({ ...filled, address: hidden }, settings)).toMatchObject({ state: 'sent' })
  expect(simulator.seen(hidden)).toMatchObject([{ text: 'Your order 1001 is on its way: it comes on Friday.' }])
  expect(await templates.send({ ...filled, address: hidden, language: 'de' }, settings)).toMatchObject({
    state: 'failed',
  })
})
