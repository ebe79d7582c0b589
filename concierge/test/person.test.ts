import type { PersonWait } from '@souk/contract/calls.ts'
import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const OPEN = [{ day: 1, open: '00:00', close: '23:59' }]
const TOMORROW = [{ day: 2, open: '09:00', close: '17:00' }]

async function called(
  person: PersonWait,
  hours: typeof OPEN,
  locale = 'en',
  text = 'a real person please',
): Promise<string> {
  const shop = world(SHOPS.fashion)
  shop.person = person
  shop.shop.settings.hours = hours
  const thread = new Thread(shop, locale)
  await thread.send(text)
  expect(thread.last?.handover).toEqual({ reason: 'asked' })
  return thread.text
}

test('who calls a person hears when one answers, if that was measured, whatever the hours say', async () => {
  expect(await called({ here: true, name: 'Lena', minutes: 6 }, OPEN)).toContain(
    'Lena usually answers within 6 minutes.',
  )
  expect(await called({ here: true, minutes: 1 }, TOMORROW)).toContain('They usually answer within a minute.')
  const german = await called({ here: true, minutes: 6 }, OPEN, 'de', 'Kann ich bitte mit einem Menschen sprechen?')
  expect(german).toContain('Meist kommt die Antwort innerhalb von 6 Minuten.')
  const russian = await called({ here: true, name: 'Лена', minutes: 21 }, OPEN, 'ru', 'Позовите, пожалуйста, человека')
  expect(russian).toContain('Лена обычно отвечает в течение 21 минуты.')
})

test('where nothing was measured, nothing is promised: when the shop opens, or that nobody is there', async () => {
  const plain = await called({ here: true, name: 'Lena' }, OPEN)
  expect(plain).not.toMatch(/minute|Nobody|back here/)
  // Somebody is there although the shop is closed.
  expect(await called({ here: true }, TOMORROW)).toBe(plain)
  expect(await called({ here: false }, OPEN)).toContain('Nobody is here right now.')
  for (const here of [{ here: false }, {}]) {
    const closed = await called(here, TOMORROW)
    expect(closed).toContain('They’re back here: tomorrow, 9:00')
    expect(closed).not.toContain('Nobody is here')
  }
  expect(await called({}, OPEN)).toBe(plain)
})
