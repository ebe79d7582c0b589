import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import type { TemplateCreate } from '@souk/contract/template.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaidFor } from '../src/consent/purpose.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { type SilentThread, silentThread, tell } from './silent-thread.ts'
import { eventually } from './trade.ts'

let app: TestApp
let whatsapp: WhatsappSimulator
let shop = { id: '', slug: '' }
let connection = ''
const params = () => ({ shop: shop.slug, connection })

const NEWS: TemplateCreate = {
  name: 'order_news',
  language: 'en_US',
  purpose: 'orders',
  body: 'Hello, there is news of your order at {{shop}}: {{news}} You can answer here.',
  replies: [],
}

beforeAll(async () => {
  whatsapp = await openWhatsapp()
  app = await startTestApp()
  shop = await app.createShop({ name: 'Atelier Lune' })
  const body = { kind: 'whatsapp', settings: { ...whatsapp.settings } }
  const made = await app.operator.call('createConnection', { params: { shop: shop.slug }, body })
  connection = made.id
  whatsapp.connect(made.webhookUrl)
})
afterAll(async () => {
  await app.close()
  await whatsapp.close()
})

const silent = (from: string, text?: string) => silentThread(app, whatsapp, from, text)
const told = (thread: SilentThread, purpose: SaidFor, text: string) => tell(app, thread, { purpose, text })

test('where nothing else may be said, what was approved says it, in the shop’s words and in its thread', async () => {
  const [ann] = whatsapp.people
  const thread = await silent(ann)
  expect(await told(thread, 'orders', 'It has been packed.')).toMatchObject({
    status: 'refused',
    reason: 'window_closed',
  })

  const made = await app.operator.call('createTemplate', { params: params(), body: NEWS })
  expect(made).toMatchObject({ name: 'order_news', category: 'utility', state: 'approved', purpose: 'orders' })
  const news = 'Your parcel\nis on its way.'
  expect(await told(thread, 'orders', news)).toMatchObject({ status: 'sent', instead: 'template' })
  expect(whatsapp.seen(ann).at(-1)?.text).toBe(
    'Hello, there is news of your order at Atelier Lune: Your parcel is on its way. You can answer here.',
  )
  // It serves no other purpose, and gives no right that nobody has given.
  expect(await told(thread, 'marketing', 'All dresses 20 % off')).toMatchObject({ status: 'refused' })
  await app.context.database.pool.query(`update handles set stopped_at = now() where id = $1`, [thread.handle])
  expect(await told(thread, 'orders', news)).toMatchObject({ status: 'refused', reason: 'stopped' })
})

test('a template that Meta pauses is sent no more until it is approved again; the check knows what there is', async () => {
  const [, ben] = whatsapp.people
  const thread = await silent(ben)
  const listed = () => app.operator.call('listTemplates', { params: params() })
  const [template] = await listed()
  const { rows } = await app.context.database.pool.query<{ ref: string }>('select ref from templates where id = $1', [
    template?.id,
  ])
  const report = (event: string) =>
    whatsapp.report('message_template_status_update', {
      event,
      message_template_id: Number(rows[0]?.ref),
      message_template_name: 'order_news',
      message_template_language: 'en-US',
      reason: 'NONE',
    })
  await report('PAUSED')
  await eventually('it is paused', async () => (await listed())[0]?.state === 'paused')
  expect(await told(thread, 'orders', 'It is on its way.')).toMatchObject({
    status: 'refused',
    reason: 'window_closed',
  })

  const findings = await app.operator.call('checkConnection', { params: params() })
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  expect(await listed()).toMatchObject([{ name: 'order_news', state: 'approved', body: NEWS.body }])
  expect(await told(thread, 'orders', 'It is on its way.')).toMatchObject({ status: 'sent', instead: 'template' })
})

test('what the provider refuses is not there, what is there twice is refused, what is deleted is gone at both', async () => {
  const create = (body: Partial<TemplateCreate>) =>
    app.operator.call('createTemplate', { params: params(), body: { ...NEWS, ...body } })
  await expect(create({ name: 'ends_badly', body: 'News: {{news}}' })).rejects.toMatchObject({
    code: 'provider_refused',
    message: expect.stringContaining('start or end'),
  })
  await expect(create({})).rejects.toMatchObject({ code: 'invalid_request' })
  await expect(create({ name: 'odd', body: 'Hello {{you}}, hello.' })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const german = await create({ language: 'de', body: 'Neues von {{shop}}: {{news}} Antworten Sie hier.' })
  const listed = await app.operator.call('listTemplates', { params: params() })
  expect(listed.map(({ language }) => language).toSorted()).toEqual(['de', 'en_US'])
  await app.operator.call('removeTemplate', { params: { ...params(), template: german.id } })
  await app.operator.call('checkConnection', { params: params() })
  expect(await app.operator.call('listTemplates', { params: params() })).toMatchObject([{ language: 'en_US' }])
})

test('what nobody knows whether the provider has it stays until the check knows', async () => {
  const body = { ...NEWS, name: 'lost_answer' }
  const find = async () =>
    (await app.operator.call('listTemplates', { params: params() })).find(({ name }) => name === 'lost_answer')
  whatsapp.provider.status = 503
  expect(await app.operator.call('createTemplate', { params: params(), body })).toMatchObject({ state: 'pending' })
  const failed = await app.operator.call('checkConnection', { params: params() })
  expect(failed.at(-1)).toMatchObject({ ok: false, code: 'templates' })
  whatsapp.provider.status = undefined
  await app.operator.call('checkConnection', { params: params() })
  expect(await find()).toMatchObject({ state: 'pending' })
  // It never got there, and by now it would be listed.
  await app.context.database.pool.query(`update templates set at = now() - interval '11 minutes'`)
  await app.operator.call('checkConnection', { params: params() })
  expect(await find()).toBeUndefined()
})

test('it is said in the language of the talk, whatever the shop speaks', async () => {
  const dora = whatsapp.people[3] ?? ''
  const body = 'Es gibt Neues zu deiner Bestellung bei {{shop}}: {{news}} Du kannst gleich hier antworten.'
  await app.operator.call('createTemplate', { params: params(), body: { ...NEWS, language: 'de', body } })
  const thread = await silent(dora, 'Guten Tag, ich suche ein blaues Kleid')
  expect(await told(thread, 'orders', 'Es ist unterwegs.')).toMatchObject({ status: 'sent', instead: 'template' })
  expect(whatsapp.seen(dora).at(-1)?.text).toContain('Es gibt Neues zu deiner Bestellung bei Atelier Lune')
})

test('a template that is gone there leaves the notice to the address that always works', async () => {
  const carla = whatsapp.people[2] ?? ''
  const thread = await silent(carla)
  await app.context.database.pool.query(`update customers set email = 'carla@example.com' where id = $1`, [
    thread.customer,
  ])
  await app.context.database.pool.query(`update templates set name = 'never_was' where language = 'en_US'`)
  expect(await told(thread, 'orders', 'It is on its way.')).toMatchObject({
    status: 'refused',
    reason: 'window_closed',
    instead: 'email',
  })
})
