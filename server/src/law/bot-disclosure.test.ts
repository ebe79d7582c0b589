import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Said } from '../../test/harness/thread.ts'
import { BOT_DISCLOSURES } from './bot-disclosure.ts'
import { certainRule, LANGUAGES, type Language } from './rule.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** What is asked first, and the words in which the answer has to say what it comes from. */
const FIRST: Readonly<Record<Language, { asked: string; says: string }>> = {
  en: { asked: 'Do you have a blue dress?', says: 'a bot, not a person' },
  de: { asked: 'Habt ihr ein blaues Kleid?', says: 'ein Bot, kein Mensch' },
  nl: { asked: 'Hebben jullie een blauwe jurk?', says: 'een bot, geen mens' },
  ru: { asked: 'У вас есть синее платье?', says: 'бот, а не человек' },
  zh: { asked: '有蓝色的裙子吗？', says: '是机器人，不是真人' },
  ka: { asked: 'გაქვთ ლურჯი კაბა?', says: 'ბოტი და არა ადამიანი' },
}

const textOf = (said: readonly Said[]) =>
  said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : []))).join('\n')

test('where the law asks a bot to say that it is one, the first turn does, in each language, and only the first', async () => {
  const now = app.context.clock.now()
  expect(certainRule(BOT_DISCLOSURES, 'DE', now).required).toBe(true)
  expect(certainRule(BOT_DISCLOSURES, 'US', now).required).toBe(true)
  const plain = await app.createShop({ country: 'DE' })
  const named = await app.createShop({ country: 'US', settings: { persona: { name: 'Lena', greeting: {} } } })
  await Promise.all(
    LANGUAGES.flatMap((language) =>
      [plain, named].map(async ({ slug }) => {
        const { asked, says } = FIRST[language]
        const thread = await app.talk(slug, language)
        const first = textOf(await thread.say(asked))
        expect(first.indexOf(says), `${language}: ${first}`).toBeGreaterThan(-1)
        // Before anything else that is said.
        expect(first.split('\n')[0]).toContain(says)
        if (slug === named.slug) expect(first).toContain('Lena')
        expect(textOf(await thread.say(asked))).not.toContain(says)
      }),
    ),
  )
})
