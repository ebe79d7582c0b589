import type { Part } from '@souk/contract/parts.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../test/parts.ts'
import type { InboundItem } from './arrival.ts'
import { type AnyChannel, type ConnectionSettings, limitsOf, type RawRequest, type Unreached } from './channel.ts'
import type { Limits } from './limits.ts'
import { fit } from './fit.ts'
import type { Fitted } from './fitted.ts'
import { shownAs } from '../../test/shown.ts'

/** What a channel's own test brings: the channel, a provider to speak with, and requests as the provider makes them. */
export type ChannelBench = {
  channel: AnyChannel
  settings: ConnectionSettings
  /** Two addresses and two ids of messages as the provider writes them, where it takes no words. */
  people?: readonly [string, string, ...string[]]
  ids?: readonly [string, string]
  /** Each request brings one thing. */
  single?: boolean
  /** Its requests carry a secret that nobody else knows, and nothing that covers their body. */
  bodyUnsigned?: boolean
  /** The provider signs in the address and not in a header. */
  signedInQuery?: boolean
  /** A request that brings these texts, each under the provider's own id; absent where nothing is received. */
  request?(items: readonly { id: string; from: string; text: string }[]): RawRequest
  /** What the provider took, in its order; `key` where it takes or echoes one. Absent where nothing is sent. */
  taken?(): readonly { to: string; text: string; key?: string | undefined }[]
  /** The provider answers with this status from now on, and with these words. Absent where it is not called. */
  answer?(status: number, words?: string): void
  /** How the provider says that it does not carry a message to somebody, who may be reached elsewhere. */
  refusals?: readonly (readonly [reason: Unreached, status: number, body: object])[]
  close(): Promise<void>
}

const MESSAGE = '01900000-0000-7000-8000-000000000001'
const url = (path: string) => (path.startsWith('/') ? `https://market.example${path}` : path)
const WEBHOOK = 'https://market.example/webhooks/kind/1'
const KINDS = [...new Set(sampleParts('en').map(({ type }) => type))]

function expectWithin({ text, buttons, list, cards = [], link, media }: Fitted, limits: Limits): void {
  const isBare = buttons.length === 0 && !list && !link && !media && cards.length === 0
  expect(text.length).toBeLessThanOrEqual(isBare ? limits.text : limits.body)
  expect(text !== '' || media !== undefined || cards.length > 0).toBe(true)
  expect(buttons.length).toBeLessThanOrEqual(limits.buttons)
  for (const { label } of buttons) expect(label.length).toBeLessThanOrEqual(limits.buttonLabel)
  if (link) {
    expect(limits.link).not.toBe('none')
    expect(link.label.length).toBeLessThanOrEqual(limits.linkLabel)
    if (limits.link === 'alone') expect([...buttons, ...(list?.rows ?? [])]).toEqual([])
  }
  expect(list?.rows.length ?? 0).toBeLessThanOrEqual(limits.list)
  for (const { label, hint = '' } of list?.rows ?? []) {
    expect(label.length).toBeLessThanOrEqual(limits.listLabel)
    expect(hint.length).toBeLessThanOrEqual(limits.listHint)
  }
  expect(cards.length).toBeLessThanOrEqual(limits.cards)
  for (const card of cards) {
    expect(card.title.length).toBeLessThanOrEqual(limits.cardTitle)
    expect(card.text.length).toBeLessThanOrEqual(limits.cardText)
    expect(card.buttons.length).toBeLessThanOrEqual(limits.cardButtons)
  }
}

/**
 * What every channel must do, whichever messenger stands behind it. A `pushed` one receives webhooks and sends; of a `read`
 * one the clients call the API and read the facts.
 */
export function channelSuite(name: string, kind: 'pushed' | 'read', open: () => Promise<ChannelBench>): void {
  describe(`the channel ${name}`, () => {
    let bench: ChannelBench
    beforeAll(async () => {
      bench = await open()
    })
    afterAll(() => bench.close())

    test('says what it is, what it needs and what it can show', () => {
      const { kind, settings, limits, receive, send } = bench.channel
      expect(kind).toMatch(/^[a-z]+$/)
      expect(new Set(settings).size).toBe(settings.length)
      expect(limits.text).toBeGreaterThan(0)
      for (const [name, figure] of Object.entries(limits))
        if (typeof figure === 'number') expect(figure, name).toBeGreaterThanOrEqual(0)
      expect(limits.source).not.toBe('')
      // Who pushes also hears, and the other way round.
      expect(receive === undefined).toBe(send === undefined)
      for (const setting of settings) expect(bench.settings[setting], `the bench has no ${setting}`).toBeDefined()
    })

    const shown = (parts: readonly Part[], locale: string) =>
      fit(parts, { limits: limitsOf(bench.channel, bench.settings), message: MESSAGE, locale, url })

    test('everything the shop can say is shown within its limits', () => {
      const limits = limitsOf(bench.channel, bench.settings)
      for (const { tongue, locale } of TONGUES)
        for (const part of sampleParts(tongue))
          for (const message of shown([part], locale)) expectWithin(message, limits)
    })

    test.each(KINDS)('%s is shown as it was agreed', async (part) => {
      const pages = TONGUES.map(({ tongue, locale }) => {
        const parts = sampleParts(tongue).filter(({ type }) => type === part)
        return `=== ${tongue}\n${parts.flatMap((one) => shown([one], locale).map(shownAs)).join('\n---\n')}\n`
      })
      await expect(pages.join('')).toMatchFileSnapshot(`golden/${part}.txt`)
    })

    if (kind === 'read') return

    function requestOf(items: Parameters<NonNullable<ChannelBench['request']>>[0]): RawRequest {
      if (!bench.request) throw new Error('the bench makes no requests')
      return bench.request(items)
    }

    function texts(): { id: string; from: string; text: string }[] {
      const [[ann, ben], [first, second]] = [bench.people ?? ['ann', 'ben'], bench.ids ?? ['a1', 'a2']]
      return [
        { id: first, from: ann, text: 'Hello' },
        { id: second, from: ben, text: 'Здравствуйте 👋' },
      ]
    }

    async function received(items: ReturnType<typeof texts>): Promise<InboundItem[]> {
      const requests = bench.single ? items.map((item) => requestOf([item])) : [requestOf(items)]
      const all = await Promise.all(requests.map((request) => receive(request)))
      return all.flat()
    }

    /** Some refuse at once, some by their promise. */
    async function receive(request: RawRequest, settings = bench.settings): Promise<InboundItem[]> {
      return (await bench.channel.receive?.(request, settings))?.items ?? []
    }

    test('what the provider brings arrives with its sender, its words and its own id', async () => {
      const sent = texts()
      expect(await received(sent)).toEqual(
        sent.map(({ id, from, text }) =>
          expect.objectContaining({ kind: 'message', dedupe: id, address: from, parts: [{ type: 'text', text }] }),
        ),
      )
      expect((await received(sent)).map(({ dedupe }) => dedupe)).toEqual(sent.map(({ id }) => id))
    })

    test('what is not signed by the provider over every byte is refused', async () => {
      const good = requestOf(texts().slice(0, 1))
      const where = bench.signedInQuery ? 'query' : 'headers'
      const changed = Object.entries(good[where]).map(([key, value]) => [key, `${value ?? ''}0`])
      const forged: RawRequest[] = [
        { ...good, [where]: {} },
        { ...good, [where]: Object.fromEntries(changed) },
        ...(bench.bodyUnsigned
          ? []
          : [Buffer.concat([good.body, Buffer.from(' ')]), Buffer.alloc(0)].map((body) => ({ ...good, body }))),
      ]
      for (const request of forged) await expect(receive(request)).rejects.toMatchObject({ code: 'bad_signature' })
      const others = Object.fromEntries(Object.keys(bench.settings).map((key) => [key, 'another']))
      await expect(receive(good, others)).rejects.toMatchObject({ code: 'bad_signature' })
    })

    test('what is sent is taken once under its key, in its order', async () => {
      const { channel, taken, people: [ann] = ['ann'] } = bench
      const message = { text: 'first', buttons: [] }
      const { resend } = limitsOf(channel, bench.settings)
      const again = resend === 'key' ? 2 : 1
      for (let time = 0; time < again; time += 1)
        expect(
          await channel.send?.({ address: ann, message, key: 'key-1', webhookUrl: WEBHOOK }, bench.settings),
        ).toMatchObject({
          state: 'sent',
          ref: expect.stringMatching(/./),
        })
      const key = resend === 'never' ? {} : { key: resend === 'key' ? 'key-1' : expect.anything() }
      expect(taken?.()).toEqual([expect.objectContaining({ to: ann, text: 'first', ...key })])
    })

    test('a provider that is busy or away is asked again, one that refuses is not', async ({ skip }) => {
      const { channel, answer, people: [ann] = ['ann'] } = bench
      if (!answer) return skip('what is said is the answer to the request of the provider, which is not called')
      const send = (key: string, settings = bench.settings) =>
        channel.send?.({ address: ann, message: { text: 'hello', buttons: [] }, key }, settings)
      for (const [status, state] of [
        [429, 'retry'],
        [500, 'retry'],
        [503, 'retry'],
        [400, 'failed'],
      ] as const) {
        answer(status)
        expect(await send(`key-${status}`), String(status)).toMatchObject({ state })
      }
      answer(200)
      if (!('apiBase' in bench.settings)) return
      const gone = Object.fromEntries(
        Object.entries(bench.settings).map(([key, value]) => [key, key === 'apiBase' ? 'http://127.0.0.1:1' : value]),
      )
      expect(await send('key-away', gone)).toMatchObject({ state: 'retry' })
    })

    test('what the provider does not carry to them is refused by its reason, for a notice to go another way', async ({
      skip,
    }) => {
      const { channel, answer, refusals, people: [ann] = ['ann'] } = bench
      if (!answer || !refusals) return skip('it has no word for that')
      for (const [reason, status, body] of refusals) {
        answer(status, JSON.stringify(body))
        const message = { text: 'Order 1001 is on its way.', buttons: [] }
        const sent = await channel.send?.({ address: ann, message, key: `key-${reason}` }, bench.settings)
        expect(sent, JSON.stringify(body)).toEqual({ state: 'refused', reason })
      }
      answer(200)
    })
  })
}
