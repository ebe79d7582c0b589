import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** A US shop at the question for e-mail and address. */
async function asked(language = 'en'): Promise<Thread> {
  const thread = new Thread(world(SHOPS.fashion), language)
  for (const text of ['red prom dress', '1', '38', 'checkout']) await thread.send(text)
  return thread
}

describe('an address that cannot lie in the shop’s country', () => {
  it.each([
    ['nino@example.ge, ნინო ბერიძე, რუსთაველის ქუჩა 5, 2200 თელავი', 'GE'],
    ['jan@example.nl, Jan de Vries, Dorpsstraat 12, 1012 JL Zaandam', 'NL'],
    ['ann@example.com, Ann Lee, 12 Mill Road, Cambridge, CB1 2AZ', 'GB'],
    ['anna@example.ru, Анна Петрова, ул. Ленина 5, Рязань, 390000', 'RU'],
  ])('says which one it is: %s', async (text, country) => {
    const thread = await asked()
    await thread.send(text)
    expect(thread.world.checkout?.address?.country).toBe(country)
  })

  it('a state and its postcode count more than a town of the same name', async () => {
    const thread = await asked()
    await thread.send('li@example.com, Li Roe, 12 Juniper Street, Paris, TX 75460')
    expect(thread.world.checkout?.address).toMatchObject({ city: 'Paris', country: 'US' })
  })

  it('asks for the country where several are possible, and takes a word or a tap', async () => {
    for (const tap of [false, true]) {
      const thread = await asked()
      await thread.send('eva@example.com, Eva Berg, Hauptstraße 12, 5020 Hallein')
      expect(thread.world.checkout?.address).toBeUndefined()
      expect(thread.text).toMatch(/Country \(.*Austria/u)
      const austria = thread.options.find(({ label }) => label === 'Austria')
      await (tap ? thread.tap(austria?.value ?? '') : thread.send('Austria'))
      expect(thread.world.checkout?.address).toMatchObject({ postcode: '5020', city: 'Hallein', country: 'AT' })
    }
  })
})
