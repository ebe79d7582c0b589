import { describe, expect, it } from 'vitest'
import { demoShop, withNames, type DemoSlug } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const SHOPS = { atelier: await demoShop('atelier'), flora: await demoShop('flora'), napoli: await demoShop('napoli') }
const at = (slug: DemoSlug, language = 'en') => new Thread(world(SHOPS[slug]), language)

/** What the cards show, by the kinds of the catalogue. */
function kinds(thread: Thread, slug: DemoSlug): Set<string> {
  const shown = thread.titles.map((title) => SHOPS[slug].products.find((one) => one.title === title))
  return new Set(shown.flatMap((one) => one?.concepts ?? []))
}

const CLOTHES: readonly (readonly [string, string, string, string, string, string])[] = [
  ['en', 'a black skirt and white trainers', 'skirt', 'sneaker', 'no thanks', 'white trainers'],
  ['en', 'looking for a navy blazer plus some jeans', 'blazer', 'jeans', 'nah', 'jeans'],
  ['de', 'ich suche einen schwarzen Rock und weiße Turnschuhe', 'skirt', 'sneaker', 'nein', 'weiße Turnschuhe'],
  ['nl', 'een rood jurkje en een zwarte tas', 'dress', 'bag', 'nee', 'zwarte tas'],
  ['ru', 'нужна чёрная юбка и белые кроссовки', 'skirt', 'sneaker', 'нет', 'белые кроссовки'],
  ['ru', 'зелёное платье, а также чёрная сумка', 'dress', 'bag', 'не надо', 'чёрная сумка'],
  ['zh', '我想要一条黑色半身裙和一双白色运动鞋', 'skirt', 'sneaker', '不要', '白色运动鞋'],
  ['ka', 'მინდა შავი ქვედაბოლო და თეთრი კედები', 'skirt', 'sneaker', 'არა', 'თეთრი კედები'],
]

describe('two wishes in one message', () => {
  it.each([
    ['en', 'a jacket', 'no, a skirt and trainers'],
    ['de', 'eine Jacke', 'nein, ich suche einen Rock und Turnschuhe'],
    ['nl', 'een jas', 'nee, een rok en sneakers'],
    ['ru', 'куртку', 'нет, юбку и кроссовки'],
    ['zh', '夹克', '不，一条半身裙和一双运动鞋'],
    ['ka', 'ქურთუკი', 'არა, ქვედაბოლო და კედები'],
  ])('are two behind a no, too (%s)', async (language, before, text) => {
    const thread = await at('atelier', language).talk(language, before, text)
    expect(kinds(thread, 'atelier')).toContain('skirt')
    expect(kinds(thread, 'atelier')).not.toContain('sneaker')
    expect(thread.state?.queued).toHaveLength(1)
  })

  it.each(CLOTHES)('%s: "%s" is %s, then %s', async (language, text, first, second, no, label) => {
    const thread = at('atelier', language)
    await thread.send(text)
    expect(kinds(thread, 'atelier')).toContain(first)
    expect(kinds(thread, 'atelier')).not.toContain(second)
    expect(thread.text).toContain(label)
    await thread.send(no)
    expect(kinds(thread, 'atelier')).toContain(second)
    expect(kinds(thread, 'atelier')).not.toContain(first)
    expect(thread.state?.queued).toEqual([])
  })

  it.each([
    ['en', 'a medium hawaii without pineapple and a tiramisu'],
    ['de', 'eine mittlere Hawaii ohne Ananas und ein Tiramisu'],
    ['nl', 'een middelgrote hawaii zonder ananas en een tiramisu'],
    ['ru', 'среднюю гавайскую без ананаса и тирамису'],
    ['zh', '中份夏威夷披萨不要菠萝，还有一份提拉米苏'],
    ['ka', 'საშუალო პიცა ჰავაი ანანასის გარეშე და ტირამისუ'],
  ])('%s: "%s" puts the first into the cart, then the second', async (language, text) => {
    const thread = at('napoli', language)
    await thread.send(text)
    for (let i = 0; i < 6 && thread.state?.pending?.ask !== 'checkout'; i++) {
      const { options } = thread
      const way = options.find(({ value }) => /^(?:skip|add|show)/.test(value)) ?? options[0]
      await thread.tap(way?.value ?? `show:${thread.state?.shown[0]?.id}`)
    }
    const [pizza, sweet, ...more] = thread.world.cart.lines
    expect(pizza).toMatchObject({ title: 'Pizza Hawaii', form: { size: 'medium', toppings: { pineapple: 'none' } } })
    expect(sweet?.title).toContain('Tiramis')
    expect(more).toEqual([])
  })

  it.each([
    ['en', 'a Pizza Parma and a cola', 'Pizza Parma', 'Cola'],
    ['de', 'eine Ortolana und ein Tiramisu', 'Pizza Ortolana', 'Tiramis'],
    ['en', 'two Pizza Tonno and a Pizza Ortolana', 'Pizza Tonno', 'Pizza Ortolana'],
    ['nl', 'een Pizza Gorgonzola e Noci en een cola', 'Pizza Gorgonzola e Noci', 'Cola'],
  ])('%s: "%s": what the shop calls its own is a wish like any other', async (language, text, first, second) => {
    const named = withNames(SHOPS.napoli)
    const thread = new Thread(world(named), language)
    await thread.send(text)
    const id = (title: string) => named.products.find((one) => one.title.startsWith(title))?.id
    expect(thread.state?.item?.offer ?? thread.state?.shown[0]?.id).toBe(id(first))
    expect(thread.state?.queued).toHaveLength(1)
    await thread.send('no')
    for (let i = 0; i < 3 && thread.state?.item?.offer === id(first); i++) await thread.tap('no')
    expect(thread.state?.item?.offer ?? thread.state?.shown[0]?.id).toBe(id(second))
  })

  it('three are taken one after the other', async () => {
    const thread = at('atelier')
    await thread.send('jeans, a silk blouse and white sneakers')
    expect(kinds(thread, 'atelier')).toContain('jeans')
    expect(thread.state?.queued).toEqual(['a silk blouse', 'white sneakers'])
    await thread.send('no')
    expect(kinds(thread, 'atelier')).toContain('blouse')
    await thread.send('no')
    expect(kinds(thread, 'atelier')).toContain('sneaker')
  })

  it('the second is taken first when it is named again', async () => {
    const thread = at('atelier')
    await thread.send('a black skirt and white sneakers')
    await thread.send('the sneakers first')
    expect(thread.titles).toEqual(['Court Sneakers'])
    expect(thread.state?.queued).toEqual([])
  })

  it('what is said behind all holds for each', async () => {
    const thread = at('atelier')
    await thread.send('a skirt and a bag for a wedding, at most $100')
    expect(thread.state?.want).toMatchObject({ types: ['skirt'], price: { max: { amount: 10000 } } })
    await thread.send('no')
    expect(thread.state?.want).toMatchObject({ types: ['bag'], price: { max: { amount: 10000 } } })
  })

  it('a limit of the one is none of the other', async () => {
    const thread = at('atelier')
    await thread.send('a skirt under $80 and black sandals')
    expect(thread.state?.want?.price).toMatchObject({ max: { amount: 8000 } })
    await thread.send('no')
    expect(thread.state?.want).toMatchObject({ types: ['sandal'], price: {} })
  })

  it.each([
    ['en', 'sunflowers and a candle'],
    ['de', 'Sonnenblumen und eine Kerze'],
    ['ru', 'подсолнухи и свеча'],
    ['nl', 'zonnebloemen en een kaars'],
  ])('%s: "%s": what comes with the first is chosen with it', async (language, text) => {
    const thread = at('flora', language)
    await thread.send(text)
    if (!thread.state?.item) await thread.tap(`show:${thread.state?.shown[0]?.id}`)
    expect(thread.state?.item?.form).toMatchObject({ extras: { candle: 'normal' } })
    expect(thread.state?.queued).toEqual([])
  })

  it('who pays after the first is not held up', async () => {
    const thread = at('atelier')
    await thread.send('white sneakers and a black bag')
    await thread.send('1')
    await thread.tap(thread.options[0]?.value ?? '')
    expect(thread.world.cart.lines).toHaveLength(1)
    await thread.send('checkout please')
    expect(thread.state?.pending?.ask).toBe('ship')
  })
})

describe('one wish', () => {
  it.each([
    ['atelier', 'en', 'a red or black dress'],
    ['atelier', 'en', 'dress and matching jacket for a gala'],
    ['atelier', 'de', 'ein Kleid oder einen Rock'],
    ['atelier', 'de', 'ein schwarz und weiß gestreiftes Kleid'],
    ['atelier', 'ru', 'платье или юбка'],
    ['atelier', 'nl', 'een jurk of een rok'],
    ['atelier', 'zh', '连衣裙或者半身裙'],
    ['atelier', 'ka', 'კაბა ან ქვედაბოლო'],
    ['atelier', 'en', 'a dress with a belt and pockets'],
    ['atelier', 'en', 'something to wear with jeans and sneakers'],
    ['atelier', 'de', 'ein Kleid, das zu weißen Schuhen und einer goldenen Tasche passt'],
    ['atelier', 'ru', 'платье к белым туфлям и золотой сумке'],
    ['atelier', 'de', 'Kleid und Tasche sollen zusammenpassen'],
    ['atelier', 'en', 'I love dresses and skirts, what do you recommend?'],
    ['flora', 'en', 'a vase for roses and tulips'],
    ['flora', 'en', 'tulips and roses'],
    ['flora', 'ru', 'тюльпаны и розы'],
    ['napoli', 'en', 'a pizza with ham and mushrooms'],
    ['napoli', 'de', 'eine Pizza mit Schinken und Pilzen'],
  ] as const)('%s %s: "%s"', async (slug, language, text) => {
    const thread = at(slug, language)
    await thread.send(text)
    expect(thread.state?.queued).toEqual([])
  })

  it('what was bought is no wish', async () => {
    const thread = at('atelier')
    await thread.send('I ordered a skirt and sneakers last week, where are they?')
    expect(thread.state?.queued).toEqual([])
  })

  it('words for a card stay whole', async () => {
    const thread = at('flora')
    const offer = SHOPS.flora.products.find(({ form }) => form.some(({ id }) => id === 'card_text'))
    await thread.tap(`show:${offer?.id}`)
    await thread.tapUntil('card_text')
    await thread.send('A rose and a hat for the queen')
    expect(thread.state?.item?.form['card_text']).toBe('A rose and a hat for the queen')
  })
})
