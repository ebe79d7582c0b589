import { randomBytes } from 'node:crypto'
import { Part } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveKey } from '../kernel/secrets.ts'
import type { Shop } from '../shops/shop.ts'
import { formFor, messageOfForm } from './asked-form.ts'
import type { Context } from './context.ts'

const context = (secret: Buffer) =>
  ({
    clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    keys: { formToken: deriveKey(secret, 'form-token') },
  }) as Context
const ours = context(Buffer.alloc(32, 7))
const shop = { locale: 'en', timezone: 'Europe/Berlin', currency: 'EUR' } as Shop
const field = (id: string) => ({ id, label: id, type: 'text' })
const request = (...ids: string[]) =>
  Part.parse({ type: 'form.request', title: 'Where?', submit: 'Continue', fields: ids.map(field) })

async function tokenFor(message: string, handle: string): Promise<string> {
  const asked = await formFor(ours, shop, [request('name', 'city')], { message, handle, language: 'en' })
  return asked?.form.token ?? ''
}

test('a token names its message to whom it was sent, and to nobody else; one that was changed names nothing', async () => {
  const at = fc.nat({ max: 200 })
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.uuid(),
      fc.uuid(),
      at,
      fc.stringMatching(/^[A-Za-z0-9_-]$/),
      async (message, mine, other, place, sign) => {
        fc.pre(mine !== other)
        const token = await tokenFor(message, mine)
        expect(messageOfForm(ours, mine, token)).toBe(message)
        expect(messageOfForm(ours, other, token)).toBeUndefined()
        expect(messageOfForm(context(randomBytes(32)), mine, token)).toBeUndefined()
        const spot = place % token.length
        const changed = token.slice(0, spot) + sign + token.slice(spot + 1)
        // The last letter of an id holds two bits that say nothing.
        if (changed !== token) expect([undefined, message]).toContain(messageOfForm(ours, mine, changed))
        if (changed !== token && spot > 24) expect(messageOfForm(ours, mine, changed)).toBeUndefined()
        expect(messageOfForm(ours, mine, token.slice(0, place))).toBe(place >= token.length ? message : undefined)
      },
    ),
  )
})

test('what one word answers is asked for without a form', async () => {
  const to = { message: '01900000-0000-7000-8000-000000000001', handle: 'h', language: 'en' }
  expect(await formFor(ours, shop, [request('email')], to)).toBeUndefined()
  expect(await formFor(ours, shop, [Part.parse({ type: 'text', text: 'Hello' })], to)).toBeUndefined()
})
