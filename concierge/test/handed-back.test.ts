import { describe, expect, test } from 'vitest'
import type { HandedBack } from '../src/turn.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

function opened(language: string, settings: object = {}) {
  const { shop, products } = SHOPS.fashion
  const w = world({ shop: { ...shop, settings: { ...shop.settings, ...settings } }, products })
  return { w, thread: new Thread(w, language) }
}

const stretch = (said: string[], note?: string): HandedBack => ({ said, shown: [], ...(note ? { note } : {}) })

describe('after a person has held the thread', () => {
  test.each([
    ['en', 'red prom dress', 'I usually wear a 38', 'Great, add it to my cart please'],
    ['de', 'rotes Kleid', 'Ich trage meistens 38', 'Super, leg es bitte in den Warenkorb'],
  ])('%s: the size that was told to them is not asked for again', async (language, seeks, told, takes) => {
    const { w, thread } = opened(language)
    await thread.talk(language, seeks)
    await thread.tap(`show:${thread.state?.shown[0]?.id}`)
    expect(thread.state?.pending).toMatchObject({ ask: 'option', name: 'Size' })
    thread.handedBack = stretch([told])
    await thread.talk(language, takes)
    expect(thread.state?.pending?.name).not.toBe('Size')
    const cart = await w.tools.cart.get(w.shop.shop.id)
    expect(cart?.lines.map(({ detail }) => detail).join()).toContain('38')
  })

  test.each([
    ['en', 'The customer is looking for a red dress, at most $150', 'Can you show me some dresses?'],
    ['de', 'Die Kundin sucht ein rotes Kleid, höchstens 150 Dollar', 'Zeig mir bitte Kleider'],
  ])('%s: the limits in the note hold, and nobody is asked for them', async (language, note, asks) => {
    const { thread } = opened(language)
    await thread.talk(language, language === 'en' ? 'hello' : 'Hallo')
    thread.handedBack = stretch([], note)
    await thread.talk(language, asks)
    expect(thread.state?.want).toMatchObject({
      types: ['dress'],
      attributes: { colour: { any: ['red'] } },
      price: { max: { amount: 15_000 } },
    })
  })

  test('what they were asked and answered is not answered once more', async () => {
    const { thread } = opened('en')
    await thread.talk('en', 'red prom dress')
    const before = JSON.stringify(thread.state?.shown)
    thread.handedBack = stretch(['When do you open?', 'And where are you?'])
    const { messages } = await thread.send('thank you')
    expect(JSON.stringify(messages)).not.toMatch(/open|address|street/i)
    expect(JSON.stringify(thread.state?.shown)).toBe(before)
  })

  test('the question whether a person should come is closed by their having come', async () => {
    const { thread } = opened('en')
    await thread.talk('en', 'my parcel arrived broken')
    expect(thread.state?.pending?.ask).toBe('human')
    thread.handedBack = stretch(['it was the blue one'])
    const { handover } = await thread.send('yes')
    expect(handover).toBeUndefined()
  })
})

describe('a person is called by the rules of the shop', () => {
  test.each([
    ['en', 'This is outrageous, you are a bunch of scammers!'],
    ['de', 'Das ist eine Frechheit, nie wieder!'],
    ['nl', 'Dit is schandalig, stelletje oplichters!'],
    ['ru', 'Это безобразие, вы мошенники!'],
    ['zh', '太过分了，你们就是骗子！'],
    ['ka', 'ეს სირცხვილია, თაღლითები ხართ!'],
  ])('%s: whoever is angry, once', async (language, text) => {
    const { thread } = opened(language)
    const said = await thread.talk(language, text).then(() => thread.last)
    expect(said?.handover).toEqual({ reason: 'rule' })
    expect((await thread.send(text)).handover?.reason).not.toBe('rule')
  })

  test('unless the shop wants no such call; and nobody is angry who only has no luck', async () => {
    const calm = opened('en', { callPerson: { angry: false } })
    expect((await calm.thread.send('This is outrageous!')).handover?.reason).not.toBe('rule')
    const { thread } = opened('en')
    for (const text of ['I am not angry, just looking', 'never mind', 'LEVIS 501 XL', 'der Preis betrug 50 Euro'])
      expect((await thread.send(text)).handover?.reason, text).not.toBe('rule')
  })

  test('whoever asks for what is worth much is served, and a person comes too, once', async () => {
    const { thread } = opened('en', { callPerson: { angry: true, above: 10_000 } })
    const { handover, messages } = await thread.send('I need a prom dress, about $150')
    expect(handover).toEqual({ reason: 'rule' })
    expect(JSON.stringify(messages)).toContain('carousel')
    expect((await thread.send('I need a prom dress, about $160')).handover).toBeUndefined()
    const { thread: small } = opened('en', { callPerson: { angry: true, above: 30_000 } })
    expect((await small.send('I need a prom dress, about $150')).handover).toBeUndefined()
  })
})
