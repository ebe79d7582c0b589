import { openSms, type SmsSimulator } from '@souk/demo/simulators/sms.ts'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../../../test/parts.ts'
import { createHttpClient } from '../../../kernel/http-client.ts'
import { channelSuite } from '../../channel.suite.ts'
import type { RawRequest } from '../../channel.ts'
import { fit } from '../../fit.ts'
import type { Fitted } from '../../fitted.ts'
import { smsChannel } from '../channel.ts'
import { contentOf, isWithin } from '../content.ts'
import { TWILIO_RCS_LIMITS } from '../limits.ts'

const HOOK = 'https://shop.example/webhooks/sms/1'
const KEY = 'twilio-signs-with-this'

function requestOf(fields: Readonly<Record<string, string>>): RawRequest {
  const text = Object.keys(fields)
    .sort()
    .map((name) => name + fields[name])
    .join('')
  const signature = createHmac('sha1', KEY)
    .update(HOOK + text)
    .digest('base64')
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }
  const body = Buffer.from(new URLSearchParams(fields).toString())
  return { method: 'POST', url: HOOK, headers, query: {}, body }
}

channelSuite('sms with RCS', 'pushed', async () => {
  const simulator = await openSms({}, { rcs: true })
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: smsChannel(http),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['SM1', 'SM2'],
    single: true,
    request: ([item]) =>
      requestOf({ MessageSid: item?.id ?? '', From: `rcs:${item?.from ?? ''}`, To: 'rcs:a', Body: item?.text ?? '' }),
    taken: () => simulator.taken,
    answer: (status) => void (simulator.provider.status = status),
    async close() {
      await http.close()
      await simulator.close()
    },
  }
})

const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
const message = '01900000-0000-7000-8000-000000000001'

describe('by RCS', () => {
  let simulator: SmsSimulator
  const http = createHttpClient({ allowHosts: [] })
  const channel = smsChannel(http)
  beforeAll(async () => {
    simulator = await openSms({}, { rcs: true })
  })
  afterAll(async () => {
    await simulator.close()
    await http.close()
  })
  const send = (said: Fitted, address = '+12025550101', settings: object = {}) =>
    channel.send?.({ address, message: said, key: 'k.0', webhookUrl: HOOK }, { ...simulator.settings, ...settings })
  const lastOf = (person: string) => simulator.seen(person).at(-1)
  const buttons = [
    { id: 'AZ.0', label: 'Yes' },
    { id: 'AZ.2', label: 'Another colour', place: 3 },
  ]

  test('everything the shop can say is taken, by a phone with RCS and by one without', async () => {
    for (const { tongue, locale } of TONGUES)
      for (const part of sampleParts(tongue))
        for (const said of fit([part], { limits: TWILIO_RCS_LIMITS, message, locale, url })) {
          const before = simulator.taken.length
          expect(await send(said)).toMatchObject({ state: 'sent' })
          expect(await send(said, '+12025550106')).toMatchObject({ state: 'sent' })
          const content = contentOf(said)
          for (const { raw } of simulator.taken.slice(before))
            expect(raw).toMatchObject(content ? { ContentSid: expect.stringMatching(/^HX/) } : { Body: said.text })
          expect(lastOf('+12025550106')?.text).toBe(content?.words ?? said.text)
        }
  })

  test('messages of one shape share a template, which holds nothing of what was said', async () => {
    simulator.deleteTemplates()
    const yes = { text: 'Shall I?\n\nIt is blue.', buttons }
    const no = { text: 'Really?\n\nIt is red.', buttons: buttons.map((one) => ({ ...one, label: 'No' })) }
    await send(yes)
    await send(no)
    expect(lastOf('+12025550101')).toMatchObject({ text: 'Really?\n\nIt is red.', buttons: ['No', 'No'] })
    expect([...simulator.templates.values()]).toHaveLength(1)
    expect(JSON.stringify([...simulator.templates.values()])).not.toMatch(/Shall|blue|Yes/)
    // Another process finds it by its name.
    const other = smsChannel(http)
    await other.send?.({ address: '+12025550101', message: yes, key: 'k.1' }, simulator.settings)
    expect(simulator.templates.size).toBe(1)
  })

  test('a phone without RCS gets the numbers that an answer means, and the address', async () => {
    const link = { label: 'Pay', url: 'https://market.example/pay/1#code', own: true as const }
    await send({ text: 'Which?', buttons, link }, '+12025550106')
    expect(lastOf('+12025550106')?.text).toBe('Which?\nhttps://market.example/pay/1#code\n1. Yes\n3. Another colour')
    await send({ text: 'Which?', buttons, link })
    expect(lastOf('+12025550101')).toMatchObject({
      text: 'Which?',
      buttons: ['Yes', 'Another colour'],
      links: [{ label: 'Pay', url: link.url }],
    })
    expect(simulator.taken.at(-1)?.raw).toMatchObject({
      types: { 'twilio/card': { actions: [{ type: 'URL', webview_size: 'TALL' }, {}, {}] } },
    })
  })

  test('cards with a picture stand beside each other, each with its price and its place', async () => {
    const card = {
      title: 'Aurora',
      text: '$12.00 · blue',
      image: 'https://market.example/media/1?w=960',
      buttons: buttons.map(({ id, label }) => ({ id, label })),
    }
    const cards = [card, { ...card, title: 'Bellis', buttons: card.buttons.slice(0, 1) }]
    await send({ text: '', buttons: [], cards })
    const one = { text: 'Aurora · $12.00 · blue\n1 / 2', buttons: ['Yes'], media: [{ type: 'image', url: card.image }] }
    expect(lastOf('+12025550101')?.cards?.each).toMatchObject([one, { ...one, text: 'Bellis · $12.00 · blue\n2 / 2' }])
    await send({ text: '', buttons: [], cards }, '+12025550106')
    expect(lastOf('+12025550106')?.text).toBe('1. Aurora · $12.00 · blue\n2. Bellis · $12.00 · blue')
    await send({ text: '', buttons: [], cards: [card] })
    expect(lastOf('+12025550101')).toMatchObject({ text: 'Aurora\n$12.00 · blue', buttons: ['Yes', 'Another colour'] })
  })

  test('cards without a picture are lines, with their buttons under them', async () => {
    const card = { title: 'Aurora', text: '$12.00', buttons: [{ id: 'AZ.0', label: 'Buy' }] }
    await send({ text: '', buttons: [], cards: [card, { ...card, title: 'Bellis' }] })
    expect(lastOf('+12025550101')).toMatchObject({
      text: '1. Aurora · $12.00\n2. Bellis · $12.00',
      buttons: ['1. Aurora', '2. Bellis'],
    })
  })

  test('what the words tell already is not told again as a number', async () => {
    const picks = [
      { id: 'AZ.0', label: '38' },
      { id: 'AZ.1', label: '1. Long prom…' },
      { id: 'AZ.2', label: 'None' },
    ]
    await send({ text: 'Which?\n1. 38 · a few left\n1. Long prom dress', buttons: picks }, '+12025550106')
    expect(lastOf('+12025550106')?.text).toBe('Which?\n1. 38 · a few left\n1. Long prom dress\n3. None')
  })

  test('without a template the same is said in words', async () => {
    const said = { text: 'Which?', buttons }
    await send(said)
    simulator.deleteTemplates()
    // What is known of it is no more: Twilio says so, and it is made again the next time.
    await send(said)
    expect(lastOf('+12025550101')).toMatchObject({ text: 'Which?\n1. Yes\n3. Another colour' })
    await send(said)
    expect(lastOf('+12025550101')).toMatchObject({ text: 'Which?', buttons: ['Yes', 'Another colour'] })
    const many = { text: Array.from({ length: 120 }, (_, line) => `${line}`).join('\n'), buttons }
    expect(isWithin(contentOf(many) ?? { types: { 'twilio/text': { body: '' } }, variables: {}, words: '' })).toBe(
      false,
    )
    await send(many)
    expect(lastOf('+12025550101')?.text).toMatch(/\n119\n1\. Yes\n/)
  })

  test.each([500, 400])('where Twilio makes no template (%i) the words go out', async (status) => {
    const bodies: string[] = []
    const answer = (code: number, body: object) => ({
      status: code,
      url: '',
      headers: {},
      body: Buffer.alloc(0),
      text: () => '',
      json: () => body,
    })
    const other = smsChannel({
      request: (address, { body = '' } = {}) => {
        const isMessage = String(address).endsWith('/Messages.json')
        if (isMessage) bodies.push(String(body))
        return Promise.resolve(isMessage ? answer(201, { sid: 'SM1' }) : answer(status, {}))
      },
      close: () => Promise.resolve(),
    })
    const outgoing = { address: '+12025550101', message: { text: 'Which?', buttons }, key: 'k.0' }
    expect(await other.send?.(outgoing, simulator.settings)).toEqual({ state: 'sent', ref: 'SM1' })
    expect(Object.fromEntries(new URLSearchParams(bodies[0]))).toMatchObject({
      Body: 'Which?\n1. Yes\n3. Another colour',
    })
    expect(bodies).toHaveLength(1)
  })

  test('what they tap comes back as the button it was', async () => {
    await send({ text: 'Which?', buttons })
    const fields = { MessageSid: 'SM7', From: 'rcs:+12025550101', To: 'rcs:a', Body: 'Yes', ButtonText: 'Yes' }
    const received = channel.receive?.(requestOf({ ...fields, ButtonPayload: 'AZ.0' }), {
      ...simulator.settings,
      authToken: KEY,
    })
    expect(received?.items).toMatchObject([
      { address: '+12025550101', parts: [{ type: 'tap', token: 'AZ.0', label: 'Yes' }] },
    ])
  })

  test('the connection test says whether there is a sender', async () => {
    simulator.connect(HOOK)
    const check = async (more: object = {}) =>
      (await channel.setup?.check({ ...simulator.settings, ...more }, HOOK))?.map(({ ok, code }) => [ok, code])
    const found = [
      [true, 'account'],
      [true, 'service'],
      [true, 'rcs'],
      [true, 'webhook'],
    ]
    expect(await check()).toEqual(found)
    expect(await check({ rcs: 'no' })).toEqual(found)
    expect(await check({ from: '+12025550100' })).toContainEqual([false, 'rcs'])
    const plain = await openSms()
    plain.connect(HOOK)
    expect(await check({ apiBase: plain.settings['apiBase'] })).toContainEqual([false, 'rcs'])
    await plain.close()
  })
})
