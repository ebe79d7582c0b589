import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Gateway, Intent, Notice, Outcome, RawNotice, Started } from './gateway.ts'

/** What a gateway's own test brings: the gateway, a payer at its hosted page, and its webhooks as they arrive. */
export type Bench = {
  gateway: Gateway
  /** A new intent; each call has a payment id of its own. */
  intent(amount?: number): Intent
  /** What a payer does at the page of a started payment. */
  payer: {
    pays(url: string): Promise<void>
    /** Absent where nobody is told of a card that was refused. */
    isDeclined?(url: string): Promise<void>
    /** Passes the bank's own check after the card; absent where the gateway has none. */
    confirms?(url: string): Promise<void>
    /** The card takes its time; absent where none does. */
    paysSlowly?(url: string): Promise<void>
    /** Chooses a bank, and says yes or no on the bank's own page; absent where the gateway has no such page. */
    atBank?(url: string, accept: boolean): Promise<void>
    /** Pays with a wallet: one tap. */
    byWallet?(url: string): Promise<void>
    /** Says that they pay by a transfer from their bank; `arrives` is the money. */
    transfers?: { chooses(url: string): Promise<void>; arrives(url: string): Promise<void> }
    /** Has their bank take the money back; `end` is what it decides. Absent where a test cannot have that. */
    disputes?(url: string, end?: 'won' | 'lost'): Promise<void>
    /** Pays and agrees to the mandate on the page; with `once`, by a card that is declined when it is charged again. */
    keeps?(url: string, once?: boolean): Promise<void>
  }
  /** The webhooks about a payment that have come so far: raw, as `receive` takes them. */
  delivered(payment: string): readonly RawNotice[]
  /** Its reports carry a secret that nobody else knows, and nothing that covers their body. */
  bodyUnsigned?: boolean
  /** It cannot be asked how a payment stands: its reports alone tell, and it asks before it takes anything. */
  silent?: boolean
  /** How many charges the gateway has made of a payment. */
  charges(payment: string): Promise<number>
  close(): Promise<void>
}

const PATIENCE_MS = 15_000

async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (
    const end = Date.now() + PATIENCE_MS;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 25))
  ) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`in vain for ${PATIENCE_MS / 1000} s`)
}

/** What every gateway must do, whichever provider stands behind it. */
export function gatewaySuite(name: string, open: () => Promise<Bench>): void {
  describe(`the gateway ${name}`, () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await open()
    })
    afterAll(() => bench.close())

    const money = (amount: number) => ({ amount, currency: 'USD' })
    const outcomeOf = async (ref: string): Promise<Outcome> => (await bench.gateway.fetch(ref)).outcome

    async function notices(payment: string): Promise<Notice[]> {
      return (await Promise.all(bench.delivered(payment).map(async (raw) => bench.gateway.receive(raw)))).flat()
    }

    function noticed(payment: string, wanted: Outcome): Promise<Notice> {
      return eventually(async () => (await notices(payment)).find(({ outcome }) => outcome === wanted))
    }

    async function paid(amount = 2500): Promise<{ intent: Intent; ref: string }> {
      const intent = bench.intent(amount)
      const { ref, url } = await bench.gateway.start(intent)
      await bench.payer.pays(url)
      if (!bench.silent) {
        await eventually(async () => ((await outcomeOf(ref)) === 'captured' ? true : undefined))
        return { intent, ref }
      }
      const told = await noticed(intent.payment, 'captured')
      return { intent, ref: told.ref ?? ref }
    }

    test('starts a payment at a page, pending until somebody pays', async () => {
      const { ref, url } = await bench.gateway.start(bench.intent(1999))
      expect(URL.canParse(url)).toBe(true)
      expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'pending', amount: 1999 })
    })

    test('asked twice and at once to start the same payment, it makes one charge', async () => {
      const intent = bench.intent()
      const started = await Promise.all(Array.from({ length: 10 }, () => bench.gateway.start(intent)))
      expect(new Set(started.map(({ ref }) => ref)).size).toBe(1)
      expect(await bench.charges(intent.payment)).toBe(1)
    })

    test('what is paid is captured, and its webhook says so under an id of its own, with what came', async () => {
      const { intent, ref } = await paid()
      expect(await bench.gateway.fetch(ref)).toMatchObject({ amount: 2500, currency: 'USD' })
      const notice = await noticed(intent.payment, 'captured')
      expect(notice).toMatchObject({ payment: intent.payment, amount: 2500, currency: 'USD' })
      expect(notice.dedupe).not.toBe('')
    })

    test('a declined card is said, charges nothing, and another one pays', async (context) => {
      const { isDeclined } = bench.payer
      if (!isDeclined) return context.skip('a card that is refused is between its holder and the provider')
      const intent = bench.intent()
      const { ref, url } = await bench.gateway.start(intent)
      await isDeclined(url)
      expect(await outcomeOf(ref)).toBe('declined')
      await noticed(intent.payment, 'declined')
      await bench.payer.pays(url)
      await noticed(intent.payment, 'captured')
      expect(await outcomeOf(ref)).toBe('captured')
    })

    test("the bank's own check comes between the card and the money", async (context) => {
      const { confirms } = bench.payer
      if (!confirms) return context.skip('this gateway has no such check')
      const { ref, url } = await bench.gateway.start(bench.intent())
      await confirms(url)
      await eventually(async () => ((await outcomeOf(ref)) === 'captured' ? true : undefined))
    })

    test('a slow card is pending until it has settled', async (context) => {
      const { paysSlowly } = bench.payer
      if (!paysSlowly) return context.skip('no card of this gateway is slow')
      const { ref, url } = await bench.gateway.start(bench.intent())
      await paysSlowly(url)
      expect(await outcomeOf(ref)).toBe('pending')
      await eventually(async () => ((await outcomeOf(ref)) === 'captured' ? true : undefined))
    })

    test("who says yes at their bank's page has paid, who says no may choose again", async (context) => {
      const { atBank } = bench.payer
      if (!atBank) return context.skip("the bank's page is the gateway's own affair")
      const intent = bench.intent()
      const { ref, url } = await bench.gateway.start(intent)
      await atBank(url, false)
      expect(await outcomeOf(ref)).toBe('declined')
      await atBank(url, true)
      await noticed(intent.payment, 'captured')
      expect(await outcomeOf(ref)).toBe('captured')
    })

    test('a wallet pays with one tap', async (context) => {
      const { byWallet } = bench.payer
      if (!byWallet) return context.skip("the wallet's sheet is the gateway's own affair")
      const { ref, url } = await bench.gateway.start(bench.intent())
      await byWallet(url)
      expect(await outcomeOf(ref)).toBe('captured')
    })

    test('a transfer is on its way for days: until when is said, and its money comes though it was given up', async (context) => {
      const { transfers } = bench.payer
      if (!transfers) return context.skip('methods that take days are not offered there')
      const intent = bench.intent()
      const { ref, url } = await bench.gateway.start(intent)
      await transfers.chooses(url)
      const { until } = await noticed(intent.payment, 'pending')
      expect(Date.parse(until ?? '')).toBeGreaterThan(Date.now() + 3 * 24 * 3600_000)
      expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'pending', until })
      expect(await bench.gateway.act(ref, 'void', intent.amount, bench.intent().payment)).toMatchObject({
        state: 'done',
      })
      await transfers.arrives(url)
      expect(await outcomeOf(ref)).toBe('captured')
      expect(await noticed(intent.payment, 'captured')).toMatchObject({ amount: 2500 })
    })

    async function promised(amount = 2500): Promise<{ intent: Intent; ref: string }> {
      const intent = { ...bench.intent(amount), authoriseOnly: true }
      const { ref, url } = await bench.gateway.start(intent)
      await bench.payer.pays(url)
      await noticed(intent.payment, 'authorised')
      expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'authorised', amount })
      return { intent, ref }
    }

    test('what is promised is taken in part, once: the rest is let go, and no more can be paid back', async (context) => {
      if (!bench.gateway.can.capture) return context.skip('this gateway takes no promises')
      const { intent, ref } = await promised()
      const act = (action: 'capture' | 'refund', amount: number, key = bench.intent().payment) =>
        bench.gateway.act(ref, action, money(amount), key)
      expect(await act('refund', 1)).toMatchObject({ state: 'refused' })
      expect(await act('capture', 2501)).toMatchObject({ state: 'refused' })
      const key = bench.intent().payment
      for (let time = 0; time < 2; time += 1) expect(await act('capture', 1700, key)).toMatchObject({ state: 'done' })
      expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'captured', amount: 1700 })
      expect(await noticed(intent.payment, 'captured')).toMatchObject({ amount: 1700 })
      expect(await act('refund', 1701)).toMatchObject({ state: 'refused' })
      expect(await act('refund', 1700)).toMatchObject({ state: 'done' })
    })

    test('a promise that is let go is voided and cannot be taken', async (context) => {
      if (!bench.gateway.can.capture) return context.skip('this gateway takes no promises')
      const { intent, ref } = await promised()
      expect(await bench.gateway.act(ref, 'void', intent.amount, bench.intent().payment)).toMatchObject({
        state: 'done',
      })
      expect(await outcomeOf(ref)).toBe('voided')
      expect(await bench.gateway.act(ref, 'capture', intent.amount, bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
    })

    test.for(['won', 'lost'] as const)('a dispute is told, and that it was %s', async (end, context) => {
      const { disputes } = bench.payer
      if (!disputes) return context.skip('no test can have a dispute here')
      const intent = bench.intent()
      const { url } = await bench.gateway.start(intent)
      await bench.payer.pays(url)
      await disputes(url)
      expect(await noticed(intent.payment, 'in_doubt')).toMatchObject({ amount: 2500 })
      await disputes(url, end)
      const ended = await eventually(async () => (await notices(intent.payment)).find(({ dispute }) => dispute === end))
      expect(ended.outcome).toBe(end === 'won' ? 'captured' : 'refunded')
    })

    const save = { words: 'You may charge me again.', language: 'en' }

    /** Offered the mandate, its payer pays, and agrees to it or not; the gateway's name of what was kept. */
    async function offered(pays: (url: string) => Promise<void>): Promise<Notice['saved']> {
      const intent = { ...bench.intent(), save }
      const { url } = await bench.gateway.start(intent)
      await pays(url)
      await noticed(intent.payment, 'captured')
      const keeping = async () => (await notices(intent.payment)).find(({ saved }) => saved)?.saved
      return pays === bench.payer.pays ? keeping() : eventually(keeping)
    }

    /** Nothing was charged by itself, and the page takes any other card. */
    async function isPaidAtPage(intent: Intent, { ref, url }: Started): Promise<void> {
      expect(['pending', 'declined']).toContain(await outcomeOf(ref))
      await bench.payer.pays(url)
      await eventually(async () => ((await outcomeOf(ref)) === 'captured' ? true : undefined))
      expect(await bench.charges(intent.payment)).toBe(1)
    }

    test('a method that its payer agreed to have kept is charged with nobody at a page: once, however often it is asked', async (context) => {
      const { keeps } = bench.payer
      if (!keeps) return context.skip('this gateway keeps no methods')
      const saved = await offered(keeps)
      expect(saved?.label).toContain('4242')
      const again = { ...bench.intent(900), method: saved?.ref ?? '' }
      const started = await Promise.all(Array.from({ length: 10 }, () => bench.gateway.start(again)))
      expect(new Set(started.map(({ ref }) => ref)).size).toBe(1)
      const ref = started[0]?.ref ?? ''
      expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'captured', amount: 900 })
      expect(await noticed(again.payment, 'captured')).toMatchObject({ amount: 900, currency: 'USD' })
      expect(await bench.charges(again.payment)).toBe(1)
      expect(await bench.gateway.act(ref, 'void', again.amount, bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
      const back = await bench.gateway.act(ref, 'refund', again.amount, bench.intent().payment)
      expect(back).toMatchObject({ state: 'done' })
    })

    test('a kept method promises first where that is wanted, and what it promises is taken or let go', async (context) => {
      const { keeps } = bench.payer
      if (!keeps || !bench.gateway.can.capture)
        return context.skip('this gateway keeps no methods, or takes no promises')
      const method = (await offered(keeps))?.ref ?? ''
      for (const action of ['capture', 'void'] as const) {
        const intent = { ...bench.intent(), method, authoriseOnly: true }
        const { ref } = await bench.gateway.start(intent)
        expect(await bench.gateway.fetch(ref)).toMatchObject({ outcome: 'authorised', amount: 2500 })
        const key = bench.intent().payment
        expect(await bench.gateway.act(ref, action, intent.amount, key)).toMatchObject({ state: 'done' })
        expect(await outcomeOf(ref)).toBe(action === 'capture' ? 'captured' : 'voided')
      }
    })

    test('what was paid without agreeing is not kept, and what was let go is charged no more: the page is paid at instead', async (context) => {
      const { keeps, pays } = bench.payer
      if (!keeps) return context.skip('this gateway keeps no methods')
      expect(await offered(pays)).toBeUndefined()
      const unkept = await paid()
      const saved = await offered(keeps)
      for (let time = 0; time < 2; time += 1) await bench.gateway.forget?.(unkept.intent.home, saved?.ref ?? '')
      for (const method of [unkept.intent.payment, saved?.ref ?? '']) {
        const intent = { ...bench.intent(), method }
        await isPaidAtPage(intent, await bench.gateway.start(intent))
      }
    })

    test('a kept method that its bank declines charges nothing, says why, and another card pays at the page', async (context) => {
      const { keeps } = bench.payer
      if (!keeps) return context.skip('this gateway keeps no methods')
      const saved = await offered((url) => keeps(url, true))
      const intent = { ...bench.intent(), method: saved?.ref ?? '' }
      const started = await bench.gateway.start(intent)
      expect(await bench.gateway.start(intent)).toEqual(started)
      expect((await noticed(intent.payment, 'declined')).reason).toMatch(/./)
      await isPaidAtPage(intent, started)
    })

    test('what is voided takes no money any more; voiding twice is voiding once', async (context) => {
      if (bench.silent) return context.skip('it asks before it takes anything, and is told no')
      const intent = bench.intent()
      const { ref, url } = await bench.gateway.start(intent)
      for (let time = 0; time < 2; time += 1) {
        expect(await bench.gateway.act(ref, 'void', intent.amount, bench.intent().payment)).toMatchObject({
          state: 'done',
        })
      }
      await bench.payer.pays(url)
      expect(await outcomeOf(ref)).toBe('voided')
    })

    test('what was captured is not voided', async () => {
      const { intent, ref } = await paid()
      expect(await bench.gateway.act(ref, 'void', intent.amount, bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
      expect(await outcomeOf(ref)).toBe('captured')
    })

    test('a refund under the same key is one, however often it is asked for at once; more than was paid is refused', async (context) => {
      if (bench.gateway.can.refund === 'by hand') return context.skip('a person pays back at the provider')
      const { ref } = await paid()
      const key = bench.intent().payment
      const results = await Promise.all(
        Array.from({ length: 10 }, () => bench.gateway.act(ref, 'refund', money(1500), key)),
      )
      for (const result of results) expect(result).toMatchObject({ state: 'done' })
      const rest = bench.gateway.can.partialRefund ? 1000 : 2500
      expect(await bench.gateway.act(ref, 'refund', money(rest + 1), bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
      expect(await bench.gateway.act(ref, 'refund', money(rest), bench.intent().payment)).toMatchObject({
        state: 'done',
      })
      expect(await bench.gateway.act(ref, 'refund', money(1), bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
    })

    test('what was not paid is not paid back', async () => {
      const { ref } = await bench.gateway.start(bench.intent())
      expect(await bench.gateway.act(ref, 'refund', money(1), bench.intent().payment)).toMatchObject({
        state: 'refused',
      })
    })

    test('a webhook counts only with its signature over every byte of it', async () => {
      const { intent } = await paid()
      const raw = await eventually(() => bench.delivered(intent.payment)[0])
      const forged: RawNotice[] = [
        { ...raw, headers: {} },
        {
          ...raw,
          headers: Object.fromEntries(
            Object.entries(raw.headers).map(([key, value]) => [key, value === undefined ? value : `${value}x`]),
          ),
        },
        { ...raw, body: Buffer.concat([raw.body, Buffer.from(' ')]) },
        { ...raw, body: Buffer.alloc(0) },
      ]
      const unlike = bench.bodyUnsigned ? forged.slice(0, 2) : forged
      for (const one of unlike)
        await expect((async () => bench.gateway.receive(one))()).rejects.toMatchObject({ code: 'bad_signature' })
    })

    test('a charge that never was throws, so that nobody takes it for unpaid', async () => {
      const { ref } = await bench.gateway.start(bench.intent())
      const other = ref.slice(0, -4) + (ref.endsWith('0000') ? '1111' : '0000')
      await expect(bench.gateway.fetch(other)).rejects.toMatchObject({ name: 'GatewayError' })
    })
  })
}
