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
