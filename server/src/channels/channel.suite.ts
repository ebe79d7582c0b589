import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../test/parts.ts'
import type { Channel, ConnectionSettings, RawRequest } from './channel.ts'
import { fit } from './fit.ts'

/** What a channel's own test brings: the channel, a provider to speak with, and requests as the provider makes them. */
export type ChannelBench = {
  channel: Channel
  settings: ConnectionSettings
  /** A request that brings these texts, each under the provider's own id; absent where nothing is received. */
  request?(items: readonly { id: string; from: string; text: string }[]): RawRequest
  /** What the provider took, by the key it was sent with; absent where nothing is sent. */
  taken?(): ReadonlyMap<string, { to: string; texts: string[] }>
  /** The provider answers with this status from now on. */
  answer?(status: number): void
  close(): Promise<void>
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
      for (const figure of [limits.buttons, limits.buttonLabel, limits.list, limits.cards])
        expect(figure).toBeGreaterThanOrEqual(0)
      // Who pushes also hears, and the other way round.
      expect(receive === undefined).toBe(send === undefined)
      for (const setting of settings) expect(bench.settings[setting], `the bench has no ${setting}`).toBeDefined()
    })

    test('everything the shop can say is shown within its limits', () => {
      const { limits } = bench.channel
      for (const { tongue, locale } of TONGUES) {
        for (const part of sampleParts(tongue)) {
          for (const { text, buttons } of fit([part], { limits, locale, publicUrl: 'https://market.example' })) {
            expect(text.length).toBeLessThanOrEqual(limits.text)
            expect(buttons.length).toBeLessThanOrEqual(limits.buttons)
          }
        }
      }
    })

    if (kind === 'read') return

    function requestOf(items: Parameters<NonNullable<ChannelBench['request']>>[0]): RawRequest {
      if (!bench.request) throw new Error('the bench makes no requests')
      return bench.request(items)
    }

    test('what the provider brings arrives with its sender, its words and its own id', () => {
      const sent = [
        { id: 'a1', from: 'ann', text: 'Hello' },
        { id: 'a2', from: 'ben', text: 'Здравствуйте 👋' },
      ]
      const { items } = bench.channel.receive?.(requestOf(sent), bench.settings) ?? { items: [] }
      expect(items.map(({ dedupe, address, parts }) => ({ dedupe, address, parts }))).toEqual(
        sent.map(({ id, from, text }) => ({ dedupe: id, address: from, parts: [{ type: 'text', text }] })),
      )
      for (const { scope } of items) expect(scope).not.toBe('')
      const again = bench.channel.receive?.(requestOf(sent), bench.settings)
      expect(again?.items.map(({ dedupe }) => dedupe)).toEqual(['a1', 'a2'])
    })

    test('what is not signed by the provider over every byte is refused', () => {
      const good = requestOf([{ id: 'a1', from: 'ann', text: 'Hello' }])
      const forged: RawRequest[] = [
        { ...good, headers: {} },
        {
          ...good,
          headers: Object.fromEntries(Object.entries(good.headers).map(([key, value]) => [key, `${value ?? ''}0`])),
        },
        { ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) },
        { ...good, body: Buffer.alloc(0) },
      ]
      for (const request of forged)
        expect(() => bench.channel.receive?.(request, bench.settings)).toThrow(
          expect.objectContaining({ code: 'bad_signature' }),
        )
      const others = Object.fromEntries(Object.keys(bench.settings).map((key) => [key, 'another']))
      expect(() => bench.channel.receive?.(good, others)).toThrow(expect.objectContaining({ code: 'bad_signature' }))
    })

    test('what is sent is taken once under its key, in its order', async () => {
      const { channel, taken } = bench
      const messages = ['first', 'second'].map((text) => ({ text, buttons: [] }))
      for (let time = 0; time < 2; time += 1)
        expect(await channel.send?.({ address: 'ann', messages, key: 'key-1' }, bench.settings)).toMatchObject({
          state: 'sent',
        })
      expect(taken?.().get('key-1')).toEqual({ to: 'ann', texts: ['first', 'second'] })
    })

    test('a provider that is busy or away is asked again, one that refuses is not', async () => {
      const { channel, answer } = bench
      const send = (key: string, settings = bench.settings) =>
        channel.send?.({ address: 'ann', messages: [{ text: 'hello', buttons: [] }], key }, settings)
      for (const [status, state] of [
        [429, 'retry'],
        [500, 'retry'],
        [503, 'retry'],
        [400, 'failed'],
        [403, 'failed'],
      ] as const) {
        answer?.(status)
        expect(await send(`key-${status}`), String(status)).toMatchObject({ state })
      }
      answer?.(200)
      const gone = Object.fromEntries(
        Object.entries(bench.settings).map(([key, value]) => [key, key === 'apiBase' ? 'http://127.0.0.1:1' : value]),
      )
      expect(await send('key-away', gone)).toMatchObject({ state: 'retry' })
    })
  })
}
