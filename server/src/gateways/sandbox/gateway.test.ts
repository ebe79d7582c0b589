import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/harness/app.ts'
import { CARDS, countRows, eventually, payPage } from '../../../test/trade.ts'
import { type Bench, gatewaySuite } from '../gateway.suite.ts'
import { isExpired, outcomeOfCard } from './charge.ts'
import { sandboxGateway } from './gateway.ts'

/** The sandbox of a running server, and somebody who takes its webhooks: the very first attempt is turned away. */
async function openSandbox(): Promise<Bench> {
  const app = await startTestApp()
  const { context } = app
  const home = context.newId()
  const came: { payment: string; headers: Record<string, string | undefined>; body: Buffer }[] = []
  let turnedAway = false
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { reference } = JSON.parse(String(body)) as { reference: string }
      const first = !turnedAway
      turnedAway = true
      if (!first) came.push({ payment: reference, headers: request.headers as Record<string, string>, body })
      response.writeHead(first ? 500 : 200).end()
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const notifyUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`
  async function send(url: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).arrayBuffer()
  }
  const pay = (card: string) => async (url: string) => void (await payPage(url, card))
  return {
    gateway: sandboxGateway({ http: context.http, key: context.keys.gateway, baseUrl: () => app.url }),
    intent: (amount = 2500) => ({
      payment: context.newId(),
      home,
      amount: { amount, currency: 'USD' },
      merchant: 'Test shop',
      returnUrl: app.url,
      notifyUrl,
    }),
    payer: {
      pays: pay(CARDS.good),
      isDeclined: pay(CARDS.declined),
      async confirms(url) {
        await payPage(url, CARDS.challenged)
        await (await fetch(`${url}/confirm`, { method: 'POST' })).arrayBuffer()
      },
      paysSlowly: pay(CARDS.slow),
      async atBank(url, accept) {
        await send(`${url}/pay`, { method: 'bank', bank: 'Test Bank' })
        await send(`${url}/confirm`, { accept })
      },
      byWallet: (url) => send(`${url}/pay`, { method: 'wallet' }),
      transfers: {
        chooses: (url) => send(`${url}/pay`, { method: 'transfer' }),
        arrives: (url) => send(`${url}/settle`, {}),
      },
      disputes: (url, end) => send(`${url}/dispute`, end ? { end } : {}),
      keeps: (url, once) =>
        send(`${url}/pay`, { card: once ? CARDS.onceOnly : CARDS.good, exp: '12/40', cvc: '123', save: true }),
    },
    delivered: (payment) => came.filter((one) => one.payment === payment),
    charges: (payment) => countRows(app, 'sandbox_charges where reference = $1', [payment]),
    async close() {
      listener.close()
      listener.closeAllConnections()
      await app.close()
    },
  }
}

gatewaySuite('sandbox', openSandbox)

test('a request that is not signed makes no charge, and no card number is stored', async () => {
  const app = await startTestApp()
  const { context } = app
  const gateway = sandboxGateway({
    http: context.http,
    key: { purpose: 'x', bytes: Buffer.alloc(32) },
    baseUrl: () => app.url,
  })
  const intent = {
    payment: context.newId(),
    home: context.newId(),
    amount: { amount: 1, currency: 'USD' },
    merchant: 'x',
    returnUrl: app.url,
    notifyUrl: app.url,
  }
  await expect(gateway.start(intent)).rejects.toMatchObject({ name: 'GatewayError' })
  expect(await countRows(app, 'sandbox_charges')).toBe(0)
  const { url } = await sandboxGateway({ http: context.http, key: context.keys.gateway, baseUrl: () => app.url }).start(
    intent,
  )
  await payPage(url, CARDS.declined)
  await payPage(url)
  const { rows } = await context.database.pool.query<{ text: string }>(
    'select to_jsonb(c)::text as text from sandbox_charges c',
  )
  for (const card of Object.values(CARDS)) for (const { text } of rows) expect(text).not.toContain(card)
  expect(rows[0]?.text).toContain('4242')
  await app.close()
})

test('a card whose holder disputes pays, and two seconds later its bank takes the money back', async () => {
  const bench = await openSandbox()
  const intent = bench.intent()
  const { ref, url } = await bench.gateway.start(intent)
  await payPage(url, CARDS.disputing)
  expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'captured' })
  await eventually('the dispute', async () =>
    bench.delivered(intent.payment).some(({ body }) => String(body).includes('dispute: fraudulent')),
  )
  await bench.close()
})

test('the bank is on a page of its own, where the payer says yes', async () => {
  const bench = await openSandbox()
  const { url } = await bench.gateway.start(bench.intent())
  const body = JSON.stringify({ method: 'bank', bank: 'Müller & Co' })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const answer = (await (await fetch(`${url}/pay`, init)).json()) as { state: string; redirect: string }
  expect(answer).toMatchObject({ state: 'redirected', redirect: `${url}/bank?name=M%C3%BCller%20%26%20Co` })
  await bench.close()
})

test.each([
  ['12/40', false],
  ['12/2040', false],
  ['5/26', false],
  ['05/26', false],
  ['04/26', true],
  ['12/25', true],
  ['00/30', true],
  ['13/30', true],
  ['1230', true],
  ['', true],
])('a card until %s is expired in May 2026: %s', (exp, expired) => {
  expect(isExpired(exp, new Date('2026-05-31T23:59:59Z'))).toBe(expired)
})

test('what each test card does is written down, any other is declined', () => {
  expect(outcomeOfCard('4242 4242 4242 4242')).toBe('paid')
  expect(outcomeOfCard('4000-0000-0000-0002')).toBe('declined')
  expect(outcomeOfCard('5555555555554444')).toBe('declined')
  expect(outcomeOfCard('')).toBe('declined')
})
