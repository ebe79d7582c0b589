import { readFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { Form, type FormField, type FormValues } from '@souk/contract/offers.ts'
import { Part } from '@souk/contract/parts.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../kernel/http-client.ts'
import type { Channel, ConnectionSettings, Finding, Outgoing, Sent } from '../channel.ts'
import { InboundPart } from '../arrival.ts'
import { fit } from '../fit.ts'
import type { FittedForm } from '../fitted.ts'
import { answersOf, fittedFields } from '../form-fields.ts'
import { flowBodyOf } from './body.ts'
import { whatsappChannel } from './channel.ts'
import { FLOW_NAME, flowJson, PLACES } from './flow.ts'
import { flowData } from './flow-data.ts'
import { flowParts } from './flow-reply.ts'
import { WHATSAPP_LIMITS } from './limits.ts'

const HOOK = 'https://souk.example/webhooks/whatsapp/1'
const ASKING = { fallback: 'en', currency: 'EUR', today: '2026-11-22' }
const http = createHttpClient({ allowHosts: [] })
let simulator: Awaited<ReturnType<typeof openWhatsapp>>
let channel: Channel
let settings: ConnectionSettings

beforeAll(async () => {
  simulator = await openWhatsapp()
  // Who has written can be written to.
  await simulator.write(simulator.people[0], { type: 'text', text: 'Hi' })
  channel = whatsappChannel(http)
  settings = { ...simulator.settings, trusted: 'yes', flows: 'yes' }
})
afterAll(async () => {
  await simulator.close()
  await http.close()
})

const words = (en: string, ru: string, zh: string, ar: string) => ({ en, ru, zh, ar })
const PIZZA = Form.parse([
  {
    id: 'size',
    type: 'choice',
    label: words('Size', 'Размер', '尺寸', 'الحجم'),
    required: true,
    choices: [
      { id: 'small', label: words('Small, 26 cm', 'Маленькая, 26 см', '小份 26 厘米', 'صغيرة 26 سم') },
      { id: 'large', label: words('Large, 36 cm', 'Большая, 36 см', '大份 36 厘米', 'كبيرة 36 سم'), amount: 550 },
    ],
  },
  {
    id: 'toppings',
    type: 'choices',
    label: words('Toppings', 'Что положить сверху', '配料', 'الإضافات'),
    levels: ['none', 'light', 'normal', 'extra'],
    included: ['basil'],
    max: 3,
    choices: [
      { id: 'basil', label: words('Basil', 'Базилик', '罗勒', 'ريحان') },
      { id: 'olives', label: words('Olives', 'Оливки', '橄榄', 'زيتون'), amount: 120 },
      ...Array.from({ length: 22 }, (_, at) => ({ id: `t${at}`, label: `T${at}`, amount: 100 })),
    ],
  },
  { id: 'day', type: 'date', label: words('Delivery day', 'День доставки', '配送日期', 'يوم التوصيل'), leadDays: 1 },
  { id: 'guests', type: 'number', label: words('Guests', 'Гости', '人数', 'الضيوف'), min: 1, max: 9, required: true },
  {
    id: 'note',
    type: 'text',
    label: words(
      'Anything the kitchen should know 👩‍👩‍👧‍👦',
      'Что нужно знать кухне о вашем заказе 👩‍👩‍👧‍👦',
      '厨房需要知道的事情，例如过敏、少盐或者其他要求 👩‍👩‍👧‍👦',
      'أي شيء يجب أن يعرفه المطبخ عن طلبك 👩‍👩‍👧‍👦',
    ),
  },
  { id: 'terms', type: 'consent', label: words('I am of age', 'Мне есть 18 лет', '我已成年', 'أنا بالغ') },
])

function formOf(fields: readonly FormField[], locale = 'en', values: FormValues = {}): FittedForm {
  const fitted = fittedFields(fields, values, { ...ASKING, locale })
  if (!fitted) throw new Error('the form needs a page')
  return { token: 'token-1', open: 'Fill in by hand', submit: 'Continue', fields: fitted }
}

function outgoing(form: FittedForm, text = 'Which size?'): Outgoing {
  const buttons = [{ id: 'a.0', label: 'Small, 26 cm', hint: '€8.50' }]
  return { address: simulator.people[0], key: 'key.1', message: { text, buttons, form } }
}

async function sent(out: Outgoing, more: ConnectionSettings = {}): Promise<Sent> {
  const answered = await channel.send?.(out, { ...settings, ...more })
  if (!answered) throw new Error('nothing is sent')
  return answered
}

const check = async (more: ConnectionSettings = {}): Promise<Finding | undefined> =>
  (await channel.setup?.check({ ...settings, ...more }, HOOK))?.find(({ code }) => code === 'flows')

const Kinds = z.object({ interactive: z.looseObject({ type: z.string() }) })
const kindOf = () => Kinds.parse(simulator.taken.at(-1)?.raw).interactive.type

describe('the flow', () => {
  test('has a name of its own for what it is: a published one is never changed', () => {
    const digest = hash('sha256', JSON.stringify(flowJson())).slice(0, 16)
    expect([FLOW_NAME, digest]).toMatchInlineSnapshot(`
      [
        "souk_form_1",
        "c337576b5b33274e",
      ]
    `)
  })

  test('is made and published by the connection test, once; a draft stays one', async () => {
    const bench = await openWhatsapp()
    const own = { ...bench.settings }
    expect(await check({ ...own, businessAccountId: '' })).toMatchObject({ ok: false })
    expect(await check({ ...own, accessToken: 'old' })).toBeUndefined()
    expect(await check({ ...own, flows: 'draft' })).toMatchObject({
      ok: true,
      text: expect.stringContaining('testers'),
    })
    expect(await check(own)).toEqual({ ok: true, code: 'flows', text: 'Forms open inside WhatsApp.' })
    expect(await check(own)).toMatchObject({ ok: true })
    bench.holdFlows('BLOCKED')
    expect(await check(own)).toMatchObject({ ok: false, text: expect.stringContaining('BLOCKED') })
    await bench.close()
  })

  test('where it is not there, or held back, the question is asked as ever, and the connection says why', async () => {
    expect(await sent(outgoing(formOf(PIZZA)))).toMatchObject({
      state: 'sent',
      trouble: expect.stringContaining('131009'),
    })
    expect(kindOf()).toBe('button')
    expect(await check()).toMatchObject({ ok: true })
    expect(await sent(outgoing(formOf(PIZZA)))).toEqual({ state: 'sent', ref: expect.any(String) })
    expect(kindOf()).toBe('flow')
    simulator.holdFlows('THROTTLED')
    expect(await sent(outgoing(formOf(PIZZA)))).toMatchObject({
      trouble: 'the form could not be sent: WhatsApp lets the flow be opened too seldom for more',
    })
    expect(kindOf()).toBe('button')
    simulator.holdFlows('PUBLISHED')
    await sent(outgoing(formOf(PIZZA)), { flows: '' })
    expect(kindOf()).toBe('button')
  })
})

describe('a form', () => {
  test.each(['en', 'ru', 'zh', 'ar'])('opens in the reader’s words (%s), none of them cut inside', async (locale) => {
    await check()
    await sent(outgoing(formOf(PIZZA, locale, { size: 'large', toppings: { basil: 'none', olives: 'extra' } })))
    expect(kindOf()).toBe('flow')
    const [person] = simulator.people
    const fields = simulator.form(person).map(({ type, label, help, isRequired, options, value }) => ({
      is: `${type}${isRequired ? ' *' : ''}: ${label}${help ? ` (${help})` : ''}`,
      ...(value === undefined ? {} : { value }),
      ...(options.length > 0 ? { options: options.slice(0, 3).map((one) => Object.values(one).join(' | ')) } : {}),
    }))
    await expect(JSON.stringify(fields, null, 1)).toMatchFileSnapshot(`golden/flow.${locale}.txt`)
  })

  test('is what Meta’s schema says, with what can be chosen told in words', () => {
    const file = new URL('../../../test/replay/whatsapp/message.schema.json', import.meta.url)
    const schemas = z.record(z.string(), z.looseObject({})).parse(JSON.parse(readFileSync(file, 'utf8')))
    // What only says which of two names must be there reads as anything here: that is looked at below.
    const plain: unknown = JSON.parse(JSON.stringify(schemas['interactive']), (_, value) =>
      z.looseObject({ properties: z.looseObject({ flow_cta: z.unknown() }) }).safeParse(value).data?.properties.flow_cta
        ? { ...value, oneOf: undefined }
        : value,
    )
    const schema = z.fromJSONSchema(z.looseObject({}).parse(plain))
    const body = flowBodyOf({ ...outgoing(formOf(PIZZA)), address: '16505551234' }, 'published')
    expect(schema.safeParse(body).error).toBeUndefined()
    expect(body).toMatchObject({
      biz_opaque_callback_data: 'key.1',
      interactive: {
        body: { text: 'Which size?\n1. Small, 26 cm · €8.50' },
        action: {
          parameters: { flow_name: FLOW_NAME, flow_token: 'token-1', flow_cta: 'Fill in by hand', mode: 'published' },
        },
      },
    })
    expect(flowBodyOf(outgoing(formOf(PIZZA)), 'draft')).toMatchObject({
      interactive: { action: { parameters: { mode: 'draft' } } },
    })
    expect(flowBodyOf(outgoing(formOf(PIZZA), 'x'.repeat(1010)), 'published')).toBeUndefined()
  })

  test('that needs a page, or more room, is none', () => {
    const [size] = PIZZA
    if (!size) throw new Error('there is a size')
    const slot: FormField = {
      id: 'at',
      type: 'slot',
      label: 'When',
      required: true,
      resource: 'fitter',
      minutes: 30,
      leadMinutes: 0,
      aheadDays: 30,
      changeMinutes: 0,
    }
    expect(fittedFields([size, slot], {}, { ...ASKING, locale: 'en' })).toBeUndefined()
    const depends = { ...size, id: 'crust', when: { field: 'size', in: ['large'] } }
    expect(fittedFields([size, depends], {}, { ...ASKING, locale: 'en' })).toBeUndefined()
    const many = Array.from({ length: PLACES.length + 1 }, (_, at) => ({ ...size, id: `s${at}` }))
    expect(flowData(formOf(many.slice(1)))).toBeDefined()
    expect(flowData(formOf(many))).toBeUndefined()
  })

  test('comes along with its question, whatever else stands under that', () => {
    const form = formOf(PIZZA)
    const asked = Part.parse({ type: 'text', text: 'Which size?' })
    const options = {
      limits: WHATSAPP_LIMITS,
      message: '01900000-0000-7000-8000-000000000001',
      locale: 'en',
      url: String,
    }
    const replies = Part.parse({ type: 'quick_replies', options: [{ value: 'small', label: 'Small' }] })
    const before = Part.parse({ type: 'text', text: 'Good choice.' })
    const shown = fit([before, asked, replies], { ...options, form: (part) => (part === asked ? form : undefined) })
    expect(shown).toEqual([
      { text: 'Good choice.\n\nWhich size?', buttons: [{ id: expect.any(String), label: 'Small' }], form },
    ])
  })
})

describe('its answers', () => {
  const Data = z.looseObject({ known: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })

  /** What the phone sends for a form: as it opens, with some fields written or chosen anew. */
  function sentOff(form: FittedForm, more: Readonly<Record<string, string | string[]>> = {}): Record<string, unknown> {
    const data = Data.parse(flowData(form))
    const response: Record<string, unknown> = { flow_token: form.token }
    for (const place of PLACES) {
      const of = String(data[`of${place}`])
      const [letter, id] = [of.slice(0, 1), of.slice(2)]
      for (const each of ['t', 'a', 'r', 'd', 'c', 'p']) response[`${each}${place}`] = each === 'c' ? [] : ''
      response[`of${place}`] = of
      const own = `${letter}${place}`
      if (of !== '') response[own] = more[id] ?? data.known[own] ?? response[own]
    }
    return response
  }

  const heard = (response: unknown) => flowParts({ response_json: JSON.stringify(response), body: 'Sent' })

  function valuesOf(response: unknown): FormValues {
    const [part] = heard(response)
    return part?.type === 'answers' ? answersOf(PIZZA, {}, part.values) : {}
  }

  test('are what our own form gives, whatever stood in it before', () => {
    const level = fc.constantFrom('none', 'light', 'normal', 'extra')
    const toppings = fc.dictionary(fc.constantFrom('basil', 'olives', 't0', 't7', 't21'), level)
    const values = fc.record(
      {
        size: fc.constantFrom('small', 'large'),
        toppings,
        day: fc.constantFrom('2026-11-23', '2026-12-24'),
        guests: fc.integer({ min: 1, max: 9 }),
        note: fc.string({ minLength: 1, maxLength: 300 }).filter((text) => text === text.trim()),
        terms: fc.boolean(),
      },
      { requiredKeys: ['toppings', 'terms'] },
    )
    fc.assert(
      fc.property(values, (before) => {
        const [part] = heard(sentOff(formOf(PIZZA, 'zh', before)))
        if (part?.type !== 'answers') throw new Error('these are answers')
        expect(part.token).toBe('token-1')
        const after = answersOf(PIZZA, before, part.values)
        const { toppings: chosen, ...rest } = before
        const present = Object.entries({ basil: 'normal', ...chosen }).filter(([, each]) => each !== 'none')
        const off = chosen['basil'] === 'none' ? { basil: 'none' } : {}
        expect(after).toEqual({ ...rest, toppings: { ...off, ...Object.fromEntries(present) } })
      }),
      { numRuns: 200 },
    )
  })

  test('that are not what was asked for come as they are, to be told', () => {
    const given = { guests: 'many', size: 'huge', toppings: ['olives', 'gone'], day: 'soon', note: '' }
    expect(valuesOf(sentOff(formOf(PIZZA), given))).toEqual({
      guests: 'many',
      size: 'huge',
      toppings: { basil: 'none', olives: 'normal', gone: 'normal' },
      day: 'soon',
      terms: false,
    })
    expect(valuesOf(sentOff(formOf(PIZZA), { guests: '2,5' }))).toMatchObject({ guests: 2.5 })
  })

  test('of another flow are read in its own words, and nothing that comes breaks anything', () => {
    expect(heard({ flow_token: 'x', stars: '4', tags: ['a'] })).toEqual([
      { type: 'text', text: 'stars: 4\ntags: ["a"]' },
    ])
    expect(flowParts({ response_json: '{', body: 'Sent' })).toEqual([{ type: 'text', text: 'Sent' }])
    const { flow_token: _, ...nameless } = sentOff(formOf(PIZZA))
    expect(heard(nameless)).toMatchObject([{ type: 'text' }])
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('of1', 'c1', 't1', 'flow_token'), fc.jsonValue()), (odd) => {
        for (const part of heard({ ...sentOff(formOf(PIZZA)), ...odd })) InboundPart.parse(part)
      }),
    )
  })
})
