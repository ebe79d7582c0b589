import { describe, expect, it } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { demoShop } from './demo-shops.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

describe('what is excluded stays excluded, in Latin letters too', () => {
  it.each<[Language, string, string]>([
    ['ka', 'didi margarita mozarelis gareshe', 'mozzarella'],
    ['ka', 'minda patara pica margarita rehanis gareshe', 'basil'],
    ['ru', 'bolshaya pizza margarita bez bazilika', 'basil'],
    ['ru', 'большая пицца маргарита без базилика', 'basil'],
    ['ka', 'დიდი მარგარიტა რეჰანის გარეშე', 'basil'],
    ['de', 'große Margherita ohne Basilikum', 'basil'],
  ])('%s "%s"', async (language, text, topping) => {
    const thread = await new Thread(world(await demoShop('napoli')), language).talk(language, text, '1')
    expect(thread.state?.item?.form['toppings']).toEqual({ [topping]: 'none' })
  })

  it.each<[Language, string]>([
    ['ka', 'didi margarita xaxvis gareshe'],
    ['ru', 'bolshaya margarita bez luka'],
    ['nl', 'grote margherita zonder ui'],
  ])('%s "%s": what is not on it is not put on it either', async (language, text) => {
    const thread = await new Thread(world(await demoShop('napoli')), language).talk(language, text, '1')
    expect(thread.state?.item?.form['toppings']).toEqual({})
  })

  it('a card says what was typed', async () => {
    const thread = new Thread(world(SHOPS.pizzeria), 'ka')
    await thread.talk('ka', 'didi pica sokos gareshe')
    expect(thread.state?.want?.attributes['ingredient']).toEqual({ any: [], not: ['mushroom'] })
  })
})

const ADD: [Language, string][] = [
  ['en', 'add mushrooms'],
  ['en', 'could you put mushrooms on it'],
  ['de', 'füge Pilze hinzu'],
  ['de', 'gib noch Pilze drauf'],
  ['nl', 'voeg champignons toe'],
  ['nl', 'doe er champignons bij'],
  ['ru', 'добавьте грибы'],
  ['ru', 'положи грибов'],
  ['zh', '加蘑菇'],
  ['zh', '再加点蘑菇'],
  ['ka', 'დაამატე სოკო'],
  ['ka', 'სოკო დაუმატეთ'],
]

describe('a topping is added by a verb', () => {
  const begun: Record<string, string> = { en: 'large', de: 'groß', nl: 'groot', ru: 'большая', zh: '大', ka: 'დიდი' }
  it.each(ADD)('%s "%s" at the question', async (language, text) => {
    const thread = new Thread(world(SHOPS.pizzeria), language)
    await thread.talk(language, 'Pizza Capricciosa', begun[language] ?? '', text)
    expect(thread.state?.item?.form['toppings']).toHaveProperty('mushrooms')
    expect(thread.state?.item?.options).toEqual({ Size: 'Large' })
  })

  it.each(ADD)('%s "%s" once it is in the cart', async (language, text) => {
    const thread = new Thread(world(SHOPS.pizzeria), language)
    await thread.talk(language, 'Pizza Capricciosa', begun[language] ?? '')
    await thread.tap(thread.state?.pending?.no ?? '')
    await thread.talk(language, text)
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.world.cart.lines[0]?.form['toppings']).toHaveProperty('mushrooms')
  })

  it.each(ADD)('%s "%s" after "no, thanks" to the checkout', async (language, text) => {
    const thread = new Thread(world(SHOPS.pizzeria), language)
    await thread.talk(language, 'Pizza Capricciosa', begun[language] ?? '')
    await thread.tap(thread.state?.pending?.no ?? '')
    await thread.tap('no')
    await thread.talk(language, text)
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.world.cart.lines[0]?.form['toppings']).toHaveProperty('mushrooms')
  })
})

describe('a change is done or said, and never swallowed', () => {
  const atNote = async (language: Language, said: string, size: string) => {
    const thread = new Thread(world(await demoShop('napoli')), language)
    await thread.talk(language, ...[said, '1', size, 'no'].filter(Boolean))
    expect(thread.state?.pending?.name).toBe('note')
    return thread
  }

  it.each<[Language, string, string, string, number]>([
    ['nl', 'grote margherita', 'Doe toch maar een volkoren bodem en drie stuks', 'wholegrain', 3],
    ['en', 'large margherita', 'Actually make it wholegrain, and two of them', 'wholegrain', 2],
  ])('%s at the note for the kitchen: "%s", "%s"', async (language, said, text, dough, quantity) => {
    const thread = await atNote(language, said, '')
    await thread.talk(language, text)
    expect(thread.state?.item).toMatchObject({ quantity, form: { dough, size: 'large' } })
    expect(thread.state?.item?.form).not.toHaveProperty('note')
  })

  it.each<[Language, string, string]>([
    ['nl', 'grote margherita', 'Doe toch maar een dunne bodem en twee stuks'],
    ['de', 'große Margherita', 'Doch lieber mit dünnem Boden, und zwei Stück'],
  ])('%s "%s": what cannot be had is said, the rest is done', async (language, said, text) => {
    const thread = await atNote(language, said, '')
    await thread.talk(language, text)
    expect(thread.text).toContain('Margherita')
    expect(thread.state?.item).toMatchObject({ quantity: 2 })
    expect(thread.state?.item?.form).not.toHaveProperty('note')
  })

  it('a wish for the kitchen stays one', async () => {
    const thread = await atNote('nl', 'grote margherita', '')
    await thread.talk('nl', 'Graag goed doorbakken, wij eten hem aan de haven')
    expect(thread.state?.item?.form['note']).toBe('Graag goed doorbakken, wij eten hem aan de haven')
  })

  it.each<[Language, string, string, number, string]>([
    ['nl', 'grote margherita', 'Maak er twee van, met volkoren bodem', 2, 'wholegrain'],
    ['en', 'large margherita', 'Make it three, gluten-free', 3, 'gluten-free'],
  ])('%s once it is in the cart: "%s", "%s"', async (language, said, text, quantity, dough) => {
    const thread = await atNote(language, said, '')
    await thread.talk(language, 'no', 'no', text)
    expect(thread.world.cart.lines).toMatchObject([{ quantity, form: { dough } }])
  })

  it.each<[Language, string, string]>([
    ['zh', '换成白色的', '白'],
    ['de', 'doch lieber in Gelb', 'gelb'],
  ])('%s "%s": a colour that is not made is said', async (language, text, colour) => {
    const thread = new Thread(world(await demoShop('atelier')), language)
    await thread.talk(language, language === 'zh' ? '红色晚礼服' : 'rotes Abendkleid', '1', '6', text)
    expect(thread.world.cart.lines).toMatchObject([{ options: { Color: 'burgundy', Size: '6' } }])
    expect(thread.text).toContain('Aurora Satin Mermaid Gown')
    expect(thread.text).toContain(colour)
  })

  it.each<[Language, string]>([
    ['zh', '换成蓝色的，两件'],
    ['en', 'change it to blue, two of them'],
  ])('%s "%s": colour and number', async (language, text) => {
    const thread = new Thread(world(await demoShop('atelier')), language)
    await thread.talk(language, language === 'zh' ? '红色晚礼服' : 'red evening dress', '1', '6', text)
    expect(thread.world.cart.lines).toMatchObject([{ quantity: 2, options: { Color: 'royal blue', Size: '6' } }])
  })
})

describe('a number belongs to its own wish', () => {
  it.each([
    ['f(2) green dress', 'I am looking for a long red evening dress'],
    ['two blue dresses', 'I am looking for a long red evening dress'],
    ['three ties', 'show me a long red evening dress'],
  ])('"%s", then "%s"', async (before, text) => {
    const thread = new Thread(world(await demoShop('atelier')), 'en')
    await thread.talk('en', before, text, 'the first one', '6')
    expect(thread.world.cart.lines).toMatchObject([{ quantity: 1 }])
  })

  it('and is shown before anything is in the cart', async () => {
    const thread = new Thread(world(await demoShop('atelier')), 'en')
    await thread.talk('en', 'two red evening dresses')
    const chips = thread.parts.flatMap((part) => (part.type === 'carousel' ? (part.understood?.chips ?? []) : []))
    expect(chips.map(({ label }) => label)).toContain('2 ×')
    await thread.talk('en', 'the first one')
    expect(thread.text).toContain('2 ×')
    await thread.talk('en', '6')
    expect(thread.world.cart.lines).toMatchObject([{ quantity: 2 }])
  })

  it('what narrows the wish keeps the number', async () => {
    const thread = new Thread(world(await demoShop('napoli')), 'en')
    await thread.talk('en', 'two large pizzas', 'margherita')
    expect(thread.state?.item?.quantity ?? thread.state?.want?.quantity).toBe(2)
  })
})

describe('another wish begins anew', () => {
  it.each<[Language, string, string]>([
    ['en', 'long red evening dress', 'Something for a summer wedding'],
    ['en', 'black shoes', 'I need something for a funeral'],
    ['de', 'langes rotes Abendkleid', 'etwas für eine Hochzeit im Sommer'],
    ['nl', 'lange rode avondjurk', 'iets voor een bruiloft'],
    ['ru', 'длинное красное вечернее платье', 'что-нибудь на свадьбу летом'],
  ])('%s "%s", then "%s"', async (language, before, text) => {
    const thread = new Thread(world(await demoShop('atelier')), language)
    await thread.talk(language, before, text)
    expect(thread.state?.want?.attributes['colour']).toBeUndefined()
    expect(thread.state?.want?.types).toEqual([])
  })

  it.each<[Language, string, string]>([
    ['en', 'long evening dress', 'in red'],
    ['en', 'long evening dress', 'red ones'],
    ['de', 'langes Abendkleid', 'in Rot'],
  ])('%s "%s", then "%s" narrows', async (language, before, text) => {
    const thread = new Thread(world(await demoShop('atelier')), language)
    await thread.talk(language, before, text)
    expect(thread.state?.want?.types).toEqual(['evening-dress'])
    expect(thread.state?.want?.attributes['colour']?.any).toEqual(['red'])
    expect(thread.state?.want?.attributes['length']?.any).toEqual(['long'])
  })
})

describe('words that command are no goods', () => {
  it.each(['check out', 'checking out please', "I'd like to check out now", 'check me out'])(
    '"%s" with nothing in the cart',
    async (text) => {
      const thread = new Thread(world(await demoShop('atelier')), 'en')
      await thread.talk('en', text)
      expect(thread.titles).toEqual([])
      expect(thread.text).toContain('cart is empty')
    },
  )

  it('a checked skirt is still one', async () => {
    const thread = new Thread(world(await demoShop('atelier')), 'en')
    await thread.talk('en', 'checked skirt')
    expect(thread.state?.want).toMatchObject({ types: ['skirt'], attributes: { pattern: { any: ['checked'] } } })
  })
})

describe('a kind and what it is made of', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'tulip bouquet', 'bouquet', 'tulip'],
    ['en', 'a bouquet of sunflowers', 'bouquet', 'sunflower'],
    ['de', 'Tulpenstrauß', 'bouquet', 'tulip'],
    ['nl', 'boeket met dahlia’s', 'bouquet', 'dahlia'],
    ['ru', 'букет из пионов', 'bouquet', 'peony'],
    ['zh', '大丽花花束', 'bouquet', 'dahlia'],
    ['ka', 'დალიების თაიგული', 'bouquet', 'dahlia'],
  ])('%s "%s"', async (language, text, type, flower) => {
    const thread = await new Thread(world(await demoShop('flora')), language).talk(language, text)
    expect(thread.state?.want?.types).toEqual([type])
    expect(thread.state?.want?.attributes['flower']).toEqual({ any: [flower], not: [] })
  })

  it.each(['tulips or a bouquet', 'a bouquet and roses'])('"%s" are two', async (text) => {
    const thread = await new Thread(world(await demoShop('flora')), 'en').talk('en', text)
    expect(thread.state?.want?.types).toHaveLength(2)
    expect(thread.state?.want?.attributes).toEqual({})
  })

  it('other flowers take the place of the first ones', async () => {
    const thread = new Thread(world(await demoShop('flora')), 'en')
    await thread.talk('en', 'dahlia bouquet', 'tulip bouquet')
    expect(thread.state?.want?.attributes['flower']?.any).toEqual(['tulip'])
    await thread.talk('en', 'tulips or a bouquet')
    expect(thread.state?.want?.attributes['flower']).toBeUndefined()
  })

  it.each([
    ['绿色毕业裙', 'dress'],
    ['舞会裙', 'dress'],
    ['礼服裙', 'evening-dress'],
    ['黑色半身裙', 'skirt'],
    ['短裙', 'miniskirt'],
  ])('zh %s is a %s', async (text, type) => {
    const thread = await new Thread(world(await demoShop('atelier')), 'zh').talk('zh', text)
    expect(thread.state?.want?.types).toEqual([type])
  })
})

describe('a product that is named is what is meant', () => {
  const name = 'Wiesenstrauß'
  it.each<[Language, string[]]>([
    ['de', ['Rosen', 'das erste, nein, den Wiesenstrauß bitte']],
    ['de', ['Rosen', 'die erste', 'Ich meinte den Wiesenstrauß']],
    ['de', ['Sonnenblumen', 'die zweite', 'wiesenstrauß']],
    ['en', ['roses', 'the first one', 'no, I wanted the Wiesenstrauß']],
    ['nl', ['rozen', 'de eerste', 'nee, ik wilde de Wiesenstrauß']],
  ])('%s %j', async (language, says) => {
    const thread = await new Thread(world(await demoShop('flora')), language).talk(language, ...says)
    const product = thread.world.products.find(({ title }) => title === name)
    expect(thread.state?.item?.offer).toBe(product?.id)
    expect(thread.state?.pending?.ask).toBe('option')
  })

  it('what is being chosen goes on when its own name is said again', async () => {
    const thread = new Thread(world(await demoShop('flora')), 'de')
    await thread.talk('de', 'Wiesenstrauß bitte, groß')
    const before = thread.state?.item
    await thread.talk('de', 'Wiesenstrauß')
    expect(thread.state?.item?.offer).toBe(before?.offer)
    expect(thread.state?.item?.options).toEqual(before?.options)
  })
})

describe('whether a thing is harmless is a question about it', () => {
  it.each<[Language, string, string]>([
    ['de', 'Monstera', 'Giftig für Katzen?'],
    ['de', 'Monstera', 'ist die ungefährlich für Hunde?'],
    ['en', 'Monstera', 'non-toxic for cats?'],
    ['nl', 'Monstera', 'veilig voor baby’s?'],
    ['ru', 'Monstera', 'она ядовитая для кошек?'],
  ])('%s "%s": "%s" is not known, and somebody can be asked', async (language, first, text) => {
    const thread = new Thread(world(await demoShop('flora')), language)
    await thread.talk(language, first)
    const want = thread.state?.want
    await thread.talk(language, text)
    expect(thread.state?.want).toEqual(want)
    expect(thread.text).toContain('Monstera Deliciosa')
    expect(thread.options.map(({ value }) => value)).toContain('human')
  })

  it('what the shop has written about it is its answer', async () => {
    const thread = new Thread(world(await demoShop('flora')), 'de')
    await thread.talk('de', 'Sonnenblumen', 'sind die giftig für Katzen?')
    expect(thread.text).toContain('Gerbera')
  })
})

describe('at the last extras the checkout is what is meant', () => {
  it.each<[Language, string[], string]>([
    ['de', ['rote Rosen', '1', 'klein', 'morgen', 'nein'], 'ab zur Kasse'],
    ['ru', ['красные розы', '1', 'маленький', 'завтра', 'нет'], 'оформить заказ'],
    ['en', ['red roses', '1', 'small', 'tomorrow', 'no'], 'check out'],
    ['nl', ['rode rozen', '1', 'klein', 'morgen', 'nee'], 'afrekenen graag'],
    ['zh', ['红玫瑰', '1', '小', '明天', '不用'], '去结账'],
    ['ka', ['წითელი ვარდები', '1', 'პატარა', 'ხვალ', 'არა'], 'შეკვეთის გაფორმება'],
  ])('%s %j "%s"', async (language, says, text) => {
    const thread = await new Thread(world(await demoShop('flora')), language).talk(language, ...says)
    expect(thread.state?.pending?.name).toBe('extras')
    await thread.talk(language, text)
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.state?.pending?.ask).toBe('ship')
  })

  it.each<[Language, string[], string, string]>([
    ['ru', ['красные розы', '1', 'маленький', 'завтра', 'Любимой маме!'], 'Открытка', 'оформляем заказ'],
    ['de', ['rote Rosen', '1', 'klein', 'morgen', 'Alles Liebe!'], 'Grußkarte', 'bitte zur Kasse'],
  ])('%s %j, "%s" and then "%s": what was added stays', async (language, says, extra, text) => {
    const thread = await new Thread(world(await demoShop('flora')), language).talk(language, ...says, extra, text)
    expect(thread.world.cart.lines).toMatchObject([{ form: { extras: { card: 'normal' } } }])
    expect(thread.state?.pending?.ask).toBe('ship')
  })
})
