import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { say } from '../src/say/say.ts'
import { demoShop, withNames } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const SHOPS = {
  napoli: withNames(await demoShop('napoli')),
  tailor: withNames(await demoShop('thimble-row')),
  flora: withNames(await demoShop('flora')),
}
type Slug = keyof typeof SHOPS

/** What is said when this is asked in reply to the card of a product. */
async function asked(shop: Slug, title: string, language: Language, text: string): Promise<Thread> {
  const offer = SHOPS[shop].products.find((one) => one.title === title)?.id ?? ''
  const thread = await new Thread(world(SHOPS[shop]), language).talk(language, title)
  await thread.send({ type: 'text', text, replyTo: { message: offer, offer } })
  return thread
}

const MADE: Record<Language, string> = {
  en: 'Out of which fibres is this one woven, what fabric is that?',
  de: 'Welcher Stoff ist das eigentlich?',
  nl: 'Uit welke stof bestaat deze das?',
  ru: 'А из какой ткани он сшит?',
  zh: '请问这条是什么面料的？',
  ka: 'რა ქსოვილისგან არის შეკერილი?',
}
const SILK: Record<Language, string> = {
  en: 'silk',
  de: 'Seide',
  nl: 'zijde',
  ru: 'шёлк',
  zh: '丝绸',
  ka: 'აბრეშუმი',
}
const MAKER: Record<Language, string> = {
  en: 'Which company is it that produces these?',
  de: 'Und wer hat die genäht, welche Firma?',
  nl: 'Wie heeft deze gemaakt?',
  ru: 'А кто его шьёт?',
  zh: '是谁家生产的？',
  ka: 'და ვინ კერავს ამას?',
}
const EGGS: Record<Language, string> = {
  en: 'Would you know, does it contain any eggs?',
  de: 'Stecken da Eier drin?',
  nl: 'Is er ei in verwerkt, zit dat erin?',
  ru: 'А яйца там есть?',
  zh: '里面有没有放鸡蛋？',
  ka: 'კვერცხი ურევია?',
}
const ALMONDS: Record<Language, string> = {
  en: 'Are there almonds in this?',
  de: 'Ist das frei von Mandeln, oder sind da welche drin?',
  nl: 'Zitten er amandelen in?',
  ru: 'Миндаль в составе есть?',
  zh: '这个含杏仁吗？',
  ka: 'ნუშს შეიცავს?',
}
const CALORIES: Record<Language, string> = {
  en: 'What are the calories of one portion?',
  de: 'Was sind die Nährwerte?',
  nl: 'Wat is de voedingswaarde?',
  ru: 'Какая у него калорийность?',
  zh: '热量有多少？',
  ka: 'კალორია რამდენია?',
}

describe.each(LANGUAGES)('of a product, in %s,', (language) => {
  it('its fibres and its maker are told from the shop’s data', async () => {
    expect((await asked('tailor', 'Grenadine Tie', language, MADE[language])).text.toLowerCase()).toContain(
      SILK[language].toLowerCase(),
    )
    expect((await asked('tailor', 'Grenadine Tie', language, MAKER[language])).text).toContain('Thimble Row Ltd')
  })

  it('what the shop’s list names is told, and of what it does not name only that', async () => {
    const eggs = await asked('napoli', 'Tiramisù', language, EGGS[language])
    const what = (allergen: 'eggs' | 'nuts') => ({ what: say(language, `allergen.${allergen}`) })
    expect(eggs.text).toContain(say(language, 'data.on_list', what('eggs')))
    const almonds = await asked('napoli', 'Tiramisù', language, ALMONDS[language])
    expect(almonds.text).toContain(say(language, 'data.off_list', what('nuts')))
    expect(almonds.text).toContain(say(language, 'data.beyond', { extras: 'no' }))
    expect(almonds.options.map(({ value }) => value)).toContain('human')
  })

  it('what nobody has said is not guessed: a person is offered', async () => {
    const unsaid = await asked('napoli', 'Tiramisù', language, CALORIES[language])
    expect(unsaid.text).toContain(say(language, 'data.unsaid', { title: 'Tiramisù' }))
    expect(unsaid.options.map(({ value }) => value)).toContain('human')
  })
})

it('without a list nothing is said of allergens but that there is none', async () => {
  const tie = await asked('tailor', 'Grenadine Tie', 'en', 'Is there any latex or milk in it, I am allergic')
  expect(tie.text).toContain(say('en', 'data.no_list', { title: 'Grenadine Tie' }))
  expect(tie.text).not.toContain('Not on that list')
})

it('extras bring allergens that the list of the dish knows nothing of', async () => {
  const pizza = await asked('napoli', 'Pizza Margherita', 'en', 'Is there mustard in the sauce?')
  expect(pizza.text).toContain(say('en', 'data.beyond', { extras: 'yes' }))
  // The open question stands again.
  expect(pizza.state?.pending?.name).toBe('size')
})

it('a dish that is called by its name is meant, whichever is being chosen', async () => {
  const thread = await new Thread(world(SHOPS.napoli), 'en').talk('en', 'Pizza Margherita')
  await thread.send('What does the Tiramisù contain?')
  expect(thread.text).toContain('espresso')
  expect(thread.text).not.toContain('San Marzano')
})

it('where several were shown it is asked which one, and the tap asks the same of it', async () => {
  const thread = await new Thread(world(SHOPS.tailor), 'en').talk('en', 'ties')
  await thread.send('Who makes these?')
  expect(thread.state?.pending?.ask).toBe('which')
  await thread.tap(thread.options[1]?.value ?? '')
  expect(thread.text).toContain('Thimble Row Ltd')
})

it('what is wished for is no question about what is there', async () => {
  const thread = await new Thread(world(SHOPS.napoli), 'en').talk('en', 'pizza')
  await thread.send('Do you have anything without gluten?')
  expect(thread.text).not.toContain('allergen list')
  const cart = await new Thread(world(SHOPS.napoli), 'en').talk('en', 'Tiramisù')
  await cart.send('What is in the cart?')
  expect(cart.text).not.toContain('espresso')
})

it('a question for the country says what is not known and who may know', async () => {
  const { text } = await asked(
    'tailor',
    'Grenadine Tie',
    'de',
    'In welchem Land wurde die hergestellt, wo ist sie genäht?',
  )
  expect(text).toContain(say('de', 'data.unsaid', { title: 'Grenadine Tie' }))
  expect(text).toContain('London')
})

it('ingredients and figures of food stand as the shop wrote them, in the language of the thread', async () => {
  const [box] = SHOPS.flora.products.filter(({ legal }) => legal?.ingredients)
  const title = box?.title ?? ''
  expect((await asked('flora', title, 'ru', 'Какие там ингредиенты?')).text).toContain(box?.legal?.ingredients?.['ru'])
  expect((await asked('flora', title, 'nl', 'Hoeveel suiker zit erin?')).text).toContain(box?.legal?.nutrition?.['nl'])
  expect((await asked('flora', title, 'en', 'How many grams are in it?')).text).toContain('125 g')
  expect((await asked('flora', title, 'zh', '我对坚果过敏，可以吃吗？')).text).toContain('清单上有：坚果')
})

it('what is said beside the question is taken as well', async () => {
  const thread = await new Thread(world(SHOPS.napoli), 'de').talk('de', 'Pizza Margherita')
  await thread.send('Die kleine bitte. Sind Nüsse drin?')
  expect(thread.text).toContain(say('de', 'data.off_list', { what: 'Schalenfrüchte' }))
  expect(thread.state?.item?.form).toMatchObject({ size: 'small' })
})

it('a quality that neither the catalogue nor the shop speaks of is said to be unknown before the rest is told', async () => {
  const tie = await asked('tailor', 'Grenadine Tie', 'en', 'Is this one waterproof?')
  expect(tie.text).toContain(say('en', 'data.unsaid', { title: 'Grenadine Tie' }))
  const dish = await asked('napoli', 'Pizza Margherita', 'en', 'Is it vegetarian?')
  expect(dish.text).not.toContain(say('en', 'data.unsaid', { title: 'Pizza Margherita' }))
})
