import { readFile } from 'node:fs/promises'
import type { Answer } from '@souk/contract/shop.ts'
import { describe, expect, it } from 'vitest'
import { demoShop, type DemoSlug } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const LANGUAGES = ['en', 'de', 'nl', 'ru', 'zh', 'ka']
const SLUGS = ['atelier', 'flora', 'napoli'] as const
const SHOPS = { atelier: await demoShop('atelier'), flora: await demoShop('flora'), napoli: await demoShop('napoli') }

const written = (slug: DemoSlug) => SHOPS[slug].shop.settings.answers
const texts = ({ answer }: Answer) => (typeof answer === 'string' ? [answer] : Object.values(answer))
const inLanguage = (text: Answer['question'], language: string) => (typeof text === 'string' ? text : text[language])

/** Which of the shop's answers the first message of a thread gets. */
async function answered(slug: DemoSlug, language: string, text: string): Promise<string | undefined> {
  const thread = new Thread(world(SHOPS[slug]), language)
  await thread.send(text)
  return written(slug).find((one) => texts(one).some((each) => thread.text.includes(each)))?.id
}

/** How many of the paraphrases of a file get the answer that is theirs, and how many another one. */
async function count(file: string): Promise<{ all: number; own: number; other: number }> {
  const rows = (await readFile(new URL(file, import.meta.url), 'utf8')).split('\n').filter(Boolean)
  const counts = { all: rows.length, own: 0, other: 0 }
  for (const row of rows) {
    const [slug, id, language = '', text = ''] = row.split('\t')
    const shop = SLUGS.find((one) => one === slug)
    const found = shop && (await answered(shop, language, text))
    if (found === id) counts.own++
    else if (found !== undefined) counts.other++
  }
  return counts
}

describe.each(SLUGS)('%s', (slug) => {
  it.each(LANGUAGES)('answers each of its written questions word for word, in %s', async (language) => {
    for (const one of written(slug)) {
      if (one.id === 'stylist') continue
      const thread = new Thread(world(SHOPS[slug]), language)
      await thread.send(inLanguage(one.question, language) ?? '')
      expect(thread.text, one.id).toContain(inLanguage(one.answer, language))
      expect(thread.has('carousel'), one.id).toBe(false)
    }
  })
})

it.each(LANGUAGES)('brings a person to who asks for one in %s, though there is an answer to it', async (language) => {
  const thread = new Thread(world(SHOPS.atelier), language)
  const question = written('atelier').find(({ id }) => id === 'stylist')?.question ?? {}
  const moves = await thread.send(inLanguage(question, language) ?? '')
  expect(moves.handover).toEqual({ reason: 'asked' })
})

it('answers what is asked in other words', async () => {
  const tuned = await count('paraphrases.tuned.tsv')
  const heldout = await count('paraphrases.heldout.tsv')
  expect(tuned.own / tuned.all).toBeGreaterThan(0.8)
  expect(heldout.own / heldout.all).toBeGreaterThan(0.7)
  expect(heldout.other / heldout.all).toBeLessThan(0.05)
}, 60_000)

it('takes hardly a wish for a thing as a question about rules', async () => {
  let wishes = 0
  const taken: string[] = []
  for (const language of LANGUAGES) {
    const file = await readFile(new URL(`../corpus/${language}.train.tsv`, import.meta.url), 'utf8')
    const rows = file.split('\n').filter((row) => row.startsWith('product.find\t'))
    const step = Math.floor(rows.length / 40)
    for (const row of rows.filter((_, i) => i % step === 0).slice(0, 40)) {
      for (const slug of SLUGS) {
        wishes++
        const text = row.split('\t')[1] ?? ''
        if (await answered(slug, language, text)) taken.push(`${slug}: ${text}`)
      }
    }
  }
  expect(wishes).toBe(720)
  expect(taken).toEqual([])
}, 60_000)

describe('in the middle of buying', () => {
  it('answers and asks the open question again', async () => {
    const thread = new Thread(world(SHOPS.napoli), 'en')
    for (const text of ['pizza salami', '1']) await thread.send(text)
    const open = thread.state?.pending
    expect(open?.ask).toBe('field')
    const choices = thread.options.map(({ value }) => value)
    await thread.send('Is the meat halal?')
    expect(thread.text).toContain(inLanguage(written('napoli').find(({ id }) => id === 'halal')?.answer ?? {}, 'en'))
    expect(thread.state?.pending).toMatchObject({ ask: open?.ask, name: open?.name })
    expect(thread.options.map(({ value }) => value)).toEqual(choices)
  })

  it('takes the answer that stands beside the question', async () => {
    const thread = new Thread(world(SHOPS.napoli), 'en')
    for (const text of ['pizza salami', '1']) await thread.send(text)
    await thread.send('Large please. Which allergens are in the pizza?')
    expect(thread.text).toContain(
      inLanguage(written('napoli').find(({ id }) => id === 'allergens')?.answer ?? {}, 'en'),
    )
    expect(thread.state?.item?.form).toMatchObject({ size: 'large' })
  })

  it('still sells to who orders what a question names', async () => {
    const thread = new Thread(world(SHOPS.napoli), 'en')
    await thread.send('I want to order a vegan pizza')
    expect(thread.has('carousel') || thread.has('product')).toBe(true)
  })
})
