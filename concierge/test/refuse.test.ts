import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NO: Record<Language, string> = { en: 'no', de: 'nein', nl: 'nee', ru: 'нет', zh: '不要', ka: 'არა' }

async function shown(language: Language): Promise<Thread> {
  const thread = await new Thread(world(SHOPS.fashion), language).talk(language, 'prom dress', '1')
  expect(thread.state?.pending?.ask).toBe('option')
  return thread
}

describe.each(LANGUAGES)('%s: no, and no again', (language) => {
  it('brings something different each time, then a person, then peace', async () => {
    const thread = await shown(language)
    const said: string[] = []
    for (let i = 0; i < 3; i++) {
      await thread.send(NO[language])
      said.push(thread.text)
      expect(thread.options.map(({ value }) => value)).toContain('human')
    }
    expect(new Set(said).size).toBe(3)
    expect(thread.state?.pending).toMatchObject({ ask: 'human', yes: 'human', no: 'no' })
    await thread.send(NO[language])
    expect(thread.state?.pending).toBeNull()
    expect(thread.last?.handover).toBeUndefined()
  })
})

it('counts only what comes in a row', async () => {
  const thread = await shown('en')
  await thread.send('no')
  await thread.send('show me the white ones')
  await thread.send('no')
  expect(thread.state?.refused).toBe(1)
})

it('a yes after the third brings the person', async () => {
  const thread = await shown('en')
  for (const text of ['no', 'no', 'no', 'yes']) await thread.send(text)
  expect(thread.last?.handover).toEqual({ reason: 'asked' })
})

it('nothing more, with something in the cart, still offers to pay', async () => {
  const thread = await shown('en')
  for (const text of ['red', '38', 'no', 'no']) await thread.send(text)
  expect(thread.options.map(({ value }) => value)).toContain('checkout')
})
