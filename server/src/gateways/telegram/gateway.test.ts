import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PROVIDER_TOKEN } from '@souk/demo/simulators/telegram-bill.ts'
import { openTelegram, type TelegramSimulator } from '@souk/demo/simulators/telegram.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaints, telegramSpec } from '../../../test/telegram-spec.ts'
import { call } from '../../channels/telegram/api.ts'
import { systemClock } from '../../kernel/clock.ts'
import { createHttpClient, type HttpClient } from '../../kernel/http-client.ts'
import { createIds } from '../../kernel/ids.ts'
import { type Bench, gatewaySuite } from '../gateway.suite.ts'
import type { Gateway, GatewayConnection, Intent, RawNotice } from '../gateway.ts'
import { telegramGateway } from './gateway.ts'
import { refusalIn } from './words.ts'

const newId = createIds(systemClock)
type Opened = Bench & {
  simulator: TelegramSimulator
  bot: GatewayConnection
  account: GatewayConnection
  http: HttpClient
}

/** A shop with a bot and a provider, and somebody who takes the bot's webhooks: whoever asks may pay. */
async function openBench(): Promise<Opened> {
  const simulator = await openTelegram()
  const http = createHttpClient()
  const home = newId()
  const bot = { id: newId(), shop: home, kind: 'telegram', settings: simulator.settings }
  const settings = { paymentProviderToken: PROVIDER_TOKEN }
  const account = { id: newId(), shop: home, kind: 'telegram-payments', settings }
  const all: GatewayConnection[] = [bot, account]
  const gateway = telegramGateway({
    connections: {
      byId: async (id) => all.find((one) => one.id === id),
      newest: async (shop, kind) => all.find((one) => one.shop === shop && one.kind === kind),
    },
    call: (...asked) => call(http, ...asked),
  })
  const came: RawNotice[] = []
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks)
      const raw = { headers: request.headers as Record<string, string>, body, connection: bot.id }
      if (body.includes('successful_payment')) came.push(raw)
      const ask = await gateway.asked?.(raw)
      response.end(ask?.answer(undefined, undefined).body ?? '{}')
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  simulator.connect(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`)
  return {
    gateway,
    simulator,
    http,
    bot,
    account,
    bodyUnsigned: true,
    silent: true,
    intent: (amount = 2500): Intent => ({
      payment: newId(),
      home,
      amount: { amount, currency: 'USD' },
      merchant: 'Test shop',
      returnUrl: 'https://shop.example/s/test',
      notifyUrl: 'https://shop.example/webhooks/gateways/telegram-payments',
    }),
    payer: { pays: async (url) => void (await simulator.pay('7001', url)) },
    delivered: (payment) => came.filter(({ body }) => body.includes(payment)),
    charges: async (payment) =>
      new Set([...simulator.bills.values()].flatMap(({ payload }) => (payload === payment ? [payload] : []))).size,
    async close() {
      listener.close()
      listener.closeAllConnections()
      await http.close()
      await simulator.close()
    },
  }
}

gatewaySuite('telegram-payments', openBench)

describe('money by Telegram', () => {
  let bench: Opened
  let gateway: Gateway
  beforeAll(async () => {
    bench = await openBench()
    gateway = bench.gateway
  })
  afterAll(() => bench.close())

  test('a bill is what the published method takes, and asks nobody for what is known', async () => {
    const { url } = await gateway.start({
      ...bench.intent(),
      merchant: 'Бабушкин сад: 🌻 цветы и подарки на все случаи',
      reference: 'X',
    })
    const bill = bench.simulator.bills.get(url) ?? {}
    expect(String(bill['title']).length).toBeLessThanOrEqual(32)
    expect(Object.keys(bill).filter((key) => key.startsWith('need_') || key === 'is_flexible')).toEqual([])
    const spec = telegramSpec()
    if (spec) expect(complaints(spec, 'createInvoiceLink', bill)).toEqual([])
  })

  test.each([
    ['less than Telegram takes', { amount: 99, currency: 'USD' }],
    ['more than it takes', { amount: 1_000_001, currency: 'USD' }],
    ['a currency that it does not know', { amount: 1000, currency: 'BHD' }],
    ['stars, which buy what is digital', { amount: 1000, currency: 'XTR' }],
  ])('%s is not begun', async (_what, amount) => {
    await expect(gateway.start({ ...bench.intent(), amount })).rejects.toMatchObject({ code: 'amount_not_taken' })
  })

  test('nobody can know what a Telegram that is away has done, and no token stands in the error', async () => {
    bench.simulator.provider.status = 500
    const failed = await gateway.start(bench.intent()).catch((error: unknown) => error)
    bench.simulator.provider.status = undefined
    expect(failed).toMatchObject({ name: 'GatewayError' })
    expect(JSON.stringify([failed, String(failed)])).not.toContain(bench.bot.settings['token'])
  })

  test('a refund is for a person, who is told where and under which name', async () => {
    const intent = bench.intent()
    const { url } = await gateway.start(intent)
    const paid = await bench.simulator.pay('7001', url)
    const [raw] = bench.delivered(intent.payment)
    const [notice] = raw ? await gateway.receive(raw) : []
    const acted = await gateway.act(notice?.ref ?? '', 'refund', intent.amount, newId())
    expect(acted).toMatchObject({ state: 'refused', reason: expect.stringContaining(paid.paid ? paid.charge : '?') })
  })

  test.each([
    ['a message', { message: { message_id: 1, text: 'successful_payment' } }],
    ['money for something else of the bot', { message: { successful_payment: { invoice_payload: 'donation' } } }],
    [
      'money whose bill is none of ours',
      {
        message: {
          successful_payment: {
            invoice_payload: 'donation-1',
            currency: 'USD',
            total_amount: 1,
            telegram_payment_charge_id: 't',
            provider_payment_charge_id: 'p',
          },
        },
      },
    ],
  ])('%s is no notice', async (_what, update) => {
    const body = Buffer.from(JSON.stringify(update))
    const headers = { 'x-telegram-bot-api-secret-token': bench.bot.settings['secretToken'] }
    expect(await gateway.receive({ headers, body, connection: bench.bot.id })).toEqual([])
  })

  test('whoever has not the secret asks nothing', async () => {
    const body = Buffer.from(JSON.stringify({ pre_checkout_query: {} }))
    await expect(gateway.asked?.({ headers: {}, body, connection: bench.bot.id })).rejects.toMatchObject({
      code: 'bad_signature',
    })
    await expect(gateway.asked?.({ headers: {}, body, connection: bench.account.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('an account is a token that says whether it moves real money', () => {
    expect(gateway.connect?.({ paymentProviderToken: PROVIDER_TOKEN })).toEqual({ test: true })
    expect(gateway.connect?.({ paymentProviderToken: '390540012:LIVE:1234' })).toEqual({ test: false })
    for (const settings of [{ token: 'x' }, { paymentProviderToken: 'very-secret' }] as Record<string, string>[]) {
      let said = ''
      try {
        gateway.connect?.(settings)
      } catch (error) {
        said = String(error)
      }
      expect(said).toContain('paymentProviderToken')
      expect(said).not.toContain('very-secret')
    }
  })

  test('the connection test says whether the bot has that provider, and what to do', async () => {
    const check = (settings: Record<string, string>, currency = 'USD', shop = bench.account.shop) =>
      gateway.check?.({ ...bench.account, shop, settings }, currency)
    const own = { paymentProviderToken: PROVIDER_TOKEN }
    expect(await check(own)).toMatchObject([{ ok: true, code: 'provider' }])
    expect(await check({ paymentProviderToken: '1:TEST:other' })).toMatchObject([
      { ok: false, code: 'provider', text: expect.stringContaining('@BotFather') },
    ])
    expect(await check(own, 'BHD')).toMatchObject([{ ok: false, text: expect.stringContaining('BHD') }])
    expect(await check(own, 'USD', newId())).toMatchObject([{ ok: false, code: 'bot' }])
    expect(await check({ ...own, connection: bench.account.id })).toMatchObject([{ ok: false, code: 'bot' }])
  })

  test.each(['en', 'de', 'nl', 'ru', 'zh', 'ka'])('why nobody may pay is said in %s', (language) => {
    const said = (['paid', 'changed', 'over', 'other', 'unknown'] as const).map((no) => refusalIn(language, no))
    expect(new Set(said).size).toBe(5)
    if (language !== 'en') expect(said).not.toContain(refusalIn('en', 'paid'))
    for (const text of said) expect(text.length).toBeLessThanOrEqual(200)
  })
})
