import { describe, expect, test } from 'vitest'
import { SHOPS } from '../../test/fake-shops.ts'
import { world } from '../../test/fake-tools.ts'
import { Thread } from '../../test/thread.ts'

const OPENING = {
  en: 'I am looking for a red prom dress',
  de: 'Ich suche ein rotes Abiballkleid',
  nl: 'Ik zoek een rode jurk voor het gala',
  ru: 'Ищу красное платье на выпускной',
  zh: '我想要一条红色的毕业舞会裙子',
  ka: 'მინდა წითელი გამოსაშვები კაბა',
} as const
type Own = keyof typeof OPENING

async function after(language: Own, text: string): Promise<string> {
  const thread = new Thread(world(SHOPS.fashion), 'en')
  expect((await thread.send(OPENING[language])).language).toBe(language)
  return (await thread.send(text)).language
}

describe('the thread keeps its language', () => {
  const LINES = [
    'asdf qwer zxcv',
    'blub',
    'ok cool',
    'lol what',
    'xyz abc foo bar',
    'hmm',
    'Celeste Prom',
    'Anna Smith',
    'super',
    '???',
  ]
  const OWN: Own[] = ['de', 'nl', 'ru', 'zh', 'ka']
  test.each(OWN.flatMap((language) => LINES.map((line) => [language, line] as const)))(
    '%s: %s',
    async (language, line) => {
      expect(await after(language, line)).toBe(language)
    },
  )
  test.each([
    ['en', '李娜'],
    ['de', 'Фёкла Петрова'],
    ['en', 'Kleid'],
    ['ru', 'size'],
  ] as const)('%s: %s', async (language, line) => {
    expect(await after(language, line)).toBe(language)
  })
})

describe('a first message', () => {
  const first = async (locale: string, text: string) =>
    (await new Thread(world(SHOPS.pizzeria), locale).send(text)).language
  test.each([
    ['de', 'Diavola, per favore'],
    ['de', 'Quattro Formagi'],
    ['ru', 'Pizza Capricciosa'],
    ['nl', 'Capricioza pizzza'],
    ['en', 'una Capricciosa'],
    ['ka', 'capricosa'],
  ])('of a name, or mistyped, is answered as the device speaks (%s: %s)', async (locale, text) => {
    expect(await first(locale, text)).toBe(locale)
  })
  test.each([
    ['de', 'a large pizza without olives please', 'en'],
    ['en', 'eine große Pizza ohne Oliven bitte', 'de'],
    ['en', 'een grote pizza zonder olijven', 'nl'],
    ['en', 'хочу пиццу', 'ru'],
    ['en', 'hochu bolshuyu pitsu', 'ru'],
    ['de', '我要披萨', 'zh'],
    ['de', 'მინდა პიცა', 'ka'],
  ])('that is clearly written is answered in its language (%s: %s)', async (locale, text, target) => {
    expect(await first(locale, text)).toBe(target)
  })
})

describe('another language that is clearly written is answered in it', () => {
  test.each([
    ['de', 'do you also have it in blue?', 'en'],
    ['en', 'habt ihr das auch in Blau?', 'de'],
    ['en', 'hebben jullie deze ook in het blauw?', 'nl'],
    ['de', 'is dat er ook in het blauw?', 'nl'],
    ['en', 'а синее есть?', 'ru'],
    ['de', 'привет', 'ru'],
    ['en', '有没有蓝色的？', 'zh'],
    ['ru', 'ლურჯი გაქვთ?', 'ka'],
    ['ka', 'can you show me blue ones please', 'en'],
    ['de', 'please speak English', 'en'],
  ] as const)('%s: %s → %s', async (language, line, target) => {
    expect(await after(language, line)).toBe(target)
  })
})
