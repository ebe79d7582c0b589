import { describe, expect, it } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { SHOPS } from '../../test/fake-shops.ts'
import { world } from '../../test/fake-tools.ts'
import { Thread } from '../../test/thread.ts'

const atCart = (language: Language, text: string) =>
  new Thread(world(SHOPS.fashion), language).talk(language, 'red prom dress', '1', '38', text)

describe('at the question whether to check out', () => {
  it.each<[Language, string]>([
    ['en', 'right, time to pay'],
    ['en', 'I am ready to chekcout'],
    ['de', 'dann möchte ich jetzt zahlen'],
    ['de', 'ab zur Kase damit'],
    ['nl', 'dan wil ik graag afreknen'],
    ['nl', 'op naar de kasa'],
    ['ru', 'готова расплатиться'],
    ['ru', 'пора на касу'],
    ['zh', '那我去付钱了'],
    ['ka', 'მზად ვარ, გადავიხდი'],
  ])('%s: "%s" goes to pay', async (language, text) => {
    const thread = await atCart(language, text)
    expect(thread.state?.pending?.ask).toBe('contact')
    expect(thread.world.cart.lines).toHaveLength(1)
  })

  it.each<[Language, string]>([
    ['en', 'how do I pay?'],
    ['en', 'I want to order something else'],
    ['de', 'womit kann ich bezahlen?'],
    ['de', 'ich will noch was bestellen'],
    ['nl', 'ik wil nog iets bestellen'],
    ['ru', 'пока не оформляйте'],
    ['zh', '先不付款'],
    ['ka', 'ბარათით გადახდა შეიძლება?'],
  ])('%s: "%s" does not yet', async (language, text) => {
    const thread = await atCart(language, text)
    expect(thread.state?.pending?.ask).not.toBe('contact')
    expect(thread.has('form.request')).toBe(false)
  })
})
