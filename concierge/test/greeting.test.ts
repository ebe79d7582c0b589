import { expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { say } from '../src/say/say.ts'
import { demoShop } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NAPOLI = await demoShop('napoli')
const HELLO: Record<Language, string> = {
  en: 'Good evening',
  de: 'Moin!',
  nl: 'Goedemorgen',
  ru: 'Доброе утро!',
  zh: '早上好',
  ka: 'გამარჯობა',
}

it.each(LANGUAGES)(
  'who greets in %s is greeted and told who answers once, in the voice of the shop',
  async (language) => {
    const thread = new Thread(world(NAPOLI), language)
    await thread.talk(language, HELLO[language])
    const { name } = NAPOLI.shop.settings.persona
    expect(thread.text).toContain(say(language, 'introduce', { name, shop: 'Napoli' }))
    expect(thread.text.split(name)).toHaveLength(2)
    const own = NAPOLI.shop.settings.persona.greeting[language] ?? ''
    expect(thread.text).toContain(
      own
        .slice(own.search(/(?<=[.。])\s*/u))
        .trim()
        .slice(1),
    )
    // Later there is nothing to introduce: the shop's welcome stands whole.
    await thread.talk(language, HELLO[language])
    expect(thread.text).toContain(own)
  },
)

it('what is left of a number of things is called as one', async () => {
  const thread = new Thread(world(NAPOLI), 'en')
  await thread.send('I want 2 pizzas, one with mushrooms')
  expect(thread.text).toContain(say('en', 'several.first', { what: 'pizza' }))
})
