import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const fashion = (locale = 'en') => new Thread(world(SHOPS.fashion), locale)

/** From the first sentence to the parcel, in words alone. */
const STORIES = [
  {
    language: 'en',
    says: [
      'I need a prom dress, blue or white, at most $200',
      'the second one',
      '38',
      'yes',
      'jane@example.com, 12 Main St, Springfield, IL 62704',
      'express',
    ],
    where: 'where is my order?',
    bot: 'bot',
  },
  {
    language: 'de',
    says: [
      'Ich suche ein Abiballkleid, blau oder weiß, höchstens 200 Dollar',
      'das zweite',
      'Größe 38 bitte',
      'zur Kasse',
      'anna@example.de, Anna Schmidt, Kantstraße 12, 10623 Berlin, Deutschland',
      'Express bitte',
    ],
    where: 'Wo ist meine Bestellung?',
    bot: 'Bot',
  },
  {
    language: 'nl',
    says: [
      'Ik zoek een jurk voor het gala, blauw of wit, hooguit 200 dollar',
      'de tweede',
      'maat 38',
      'afrekenen',
      'jan@example.nl, Keizersgracht 1, 1015 CJ Amsterdam, Nederland',
      'express',
    ],
    where: 'Waar is mijn bestelling?',
    bot: 'bot',
  },
  {
    language: 'ru',
    says: [
      'Нужно платье на выпускной, синее или белое, до 200 долларов',
      'второе',
      '38',
      'оформить',
      'anna@example.ru, Анна Петрова, ул. Тверская, д. 5, Москва, 125009, Россия',
      'экспресс',
    ],
    where: 'Где мой заказ?',
    bot: 'бот',
  },
  {
    language: 'zh',
    says: [
      '我想要一条毕业舞会的裙子，蓝色或白色，不超过200美元',
      '第二个',
      '38码',
      '去结账',
      'wang@example.cn 北京市朝阳区建国路88号 王芳',
      '2',
    ],
    where: '我的订单到哪里了？',
    bot: '机器人',
  },
  {
    language: 'ka',
    says: [
      'გამოსაშვები კაბა მინდა, ლურჯი ან თეთრი, 200 დოლარამდე',
      'მეორე',
      '38',
      'შეკვეთის გაფორმება',
      'nino@example.ge, ნინო ბერიძე, რუსთაველის 12, თბილისი 0108',
      '2',
    ],
    where: 'სად არის ჩემი შეკვეთა?',
    bot: 'ბოტი',
  },
]

describe.each(STORIES)('a purchase in $language', ({ language, says, where, bot }) => {
  it('goes from the first sentence to the parcel', async () => {
    const thread = fashion()
    const [first = '', second = '', size = '', pay = '', contact = '', ship = ''] = says
    const moves = await thread.send(first)
    expect(moves.language).toBe(language)
    expect(thread.text).toContain(bot)
    expect(thread.titles).toContain('Alba satin dress')
    expect(thread.titles).not.toContain('Nocturne gown')
    expect(thread.part('carousel').understood?.chips.length).toBeGreaterThanOrEqual(3)
    await thread.send(second)
    expect(thread.part('product').shown.title).toBe(SHOPS.fashion.products[1]?.title)
    // White is the only one of the colours asked for, so only the size is open.
    expect(thread.options.map((option) => option.label)).toEqual(['36', '38', '40', '42'])
    await thread.send(size)
    expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'White', Size: '38' }, quantity: 1 }])
    await thread.send(pay)
    expect(thread.part('form.request').fields.map((field) => field.id)).toEqual([
      'email',
      'name',
      'line1',
      'postcode',
      'city',
      'country',
    ])
    await thread.send(contact)
    expect(thread.world.checkout).toMatchObject({
      buyer: { email: expect.stringContaining('@example') },
      address: { city: expect.any(String) },
    })
    await thread.send(ship)
    expect(thread.world.checkout?.shippingOption).toBe('express')
    expect(thread.part('payment.request').amount).toEqual({ amount: 14900 + 1490, currency: 'USD' })
    expect(thread.part('checkout').shown.totals.at(-1)?.amount).toBe(14900 + 1490)
    const order = thread.world.settle()
    await thread.send(where)
    expect(thread.text).toContain(order.number)
    expect(thread.part('tracking').shown.steps.map((step) => step.state)).toEqual([
      'placed',
      'packed',
      'shipped',
      'delivered',
    ])
    expect(thread.language).toBe(language)
  })
})

describe('finding', () => {
  it('shows removable chips; tapping one away asks again without it', async () => {
    const thread = fashion()
    await thread.send('blue prom dress under $150')
    expect(thread.titles).toEqual(['Mira lace dress'])
    const chips = thread.part('carousel').understood?.chips ?? []
    expect(chips.map((chip) => chip.label)).toEqual(['dress', 'blue', 'prom', '≤ $150'])
    await thread.tap(chips.find((chip) => chip.label === 'blue')?.remove ?? '')
    expect(thread.titles).toEqual(['Alba satin dress', 'Mira lace dress'])
    await thread.tap(chips.find((chip) => chip.label === '≤ $150')?.remove ?? '')
    expect(thread.titles).toHaveLength(4)
  })

  it('says what nearly fits and shows it only when asked', async () => {
    const thread = fashion()
    await thread.send('velvet prom dress, at most $200')
    expect(thread.text).toContain('$12 over')
    expect(thread.titles).toEqual([])
    expect(thread.part('understood').understood.chips).toContainEqual({
      label: '+$12?',
      relaxed: true,
      value: 'relax:price.max',
    })
    const other = thread.fork(world(SHOPS.fashion))
    await thread.send('yes')
    expect(thread.titles).toEqual(['Nocturne gown'])
    await other.tap('relax:price.max')
    expect(other.state).toEqual(thread.state)
  })

  it('says that nothing is found and offers a way on', async () => {
    const thread = fashion()
    await thread.send('do you have lawn mowers?')
    expect(thread.titles).toEqual([])
    expect(thread.options.map((option) => option.value)).toContain('human')
  })

  it('refines: a colour, cheaper, not that, and back', async () => {
    const thread = fashion()
    await thread.send('a prom dress')
    expect(thread.titles).toHaveLength(4)
    await thread.send('in white')
    expect(thread.titles).toEqual(['Alba satin dress', 'Mira lace dress'])
    await thread.send('cheaper')
    expect(thread.text).toContain('least expensive')
    await thread.send('under $140')
    expect(thread.titles).toEqual(['Mira lace dress'])
  })

  it('finds the price below what was chosen', async () => {
    const thread = fashion()
    await thread.send('a red or black prom dress')
    expect(thread.titles).toEqual(['Serena tulle gown', 'Alba satin dress'])
    await thread.send('the first one')
    await thread.send('something cheaper please')
    expect(thread.titles).toEqual(['Alba satin dress'])
  })

  it('narrows when several are "the white one"', async () => {
    const thread = fashion()
    await thread.send('a prom dress')
    await thread.send('the white one')
    expect(thread.titles).toEqual(['Alba satin dress', 'Mira lace dress'])
    await thread.send('the lace one')
    expect(thread.part('product').shown.title).toBe('Mira lace dress')
  })
})

describe('configuring', () => {
  it('fills several slots from one sentence', async () => {
    const thread = new Thread(world(SHOPS.pizzeria))
    await thread.send('a pizza please')
    await thread.send('the first one')
    await thread.send('large, no olives, extra cheese')
    expect(thread.world.cart.lines[0]).toMatchObject({
      options: { Size: 'Large' },
      form: { toppings: { olives: 'none', cheese: 'extra' } },
    })
  })

  it('takes what the first sentence already said', async () => {
    const thread = new Thread(world(SHOPS.pizzeria))
    await thread.send("I'll take a large capricciosa, no olives, extra cheese")
    expect(thread.world.cart.lines[0]).toMatchObject({
      options: { Size: 'Large' },
      form: { toppings: { olives: 'none', cheese: 'extra' } },
    })
    await thread.send('and mushrooms please')
    expect(thread.world.cart.lines[0]?.form).toEqual({
      toppings: { olives: 'none', cheese: 'extra', mushrooms: 'normal' },
    })
  })

  it('says what does not go together and keeps the rest', async () => {
    const thread = new Thread(world(SHOPS.pizzeria))
    await thread.send('pizza')
    await thread.send('1')
    await thread.send('medium')
    await thread.send('anchovies and pineapple')
    expect(thread.text).toContain('go together')
    await thread.send("that's all")
    expect(thread.world.cart.lines[0]?.form).toEqual({ toppings: { anchovies: 'normal' } })
  })

  it('asks for the day and the card, and explains a day that is too soon', async () => {
    const thread = new Thread(world(SHOPS.florist))
    await thread.send('dahlias please')
    await thread.send('1')
    expect(thread.text).toContain('Delivery day')
    await thread.send('today')
    expect(thread.text).toContain('Tuesday, May 5')
    await thread.send('on Friday')
    expect(thread.text).toContain('Card')
    await thread.send('Happy birthday, Mum! Do you like them?')
    expect(thread.world.cart.lines[0]?.form).toEqual({
      day: '2026-05-08',
      card: 'Happy birthday, Mum! Do you like them?',
    })
  })

  it('marks what is sold out and does not take it', async () => {
    const thread = fashion()
    await thread.send('light blue tulle prom dress')
    await thread.send('1')
    expect(thread.options.filter((option) => option.disabled).map((option) => option.label)).toEqual(['36'])
    await thread.send('36')
    expect(thread.text).toContain('sold out')
    expect(thread.world.cart.lines).toEqual([])
    await thread.send('38')
    expect(thread.world.cart.lines).toHaveLength(1)
  })
})

describe('buying', () => {
  async function withDress(): Promise<Thread> {
    const thread = fashion()
    await thread.send('red prom dress')
    await thread.send('1')
    await thread.send('38')
    return thread
  }

  it('makes it two, changes the colour, takes it out', async () => {
    const thread = await withDress()
    await thread.send('make it two')
    expect(thread.world.cart.lines).toMatchObject([{ quantity: 2 }])
    await thread.send('no, light blue')
    expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'Light blue', Size: '38' }, quantity: 2 }])
    await thread.send('actually 40')
    expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'Light blue', Size: '40' }, quantity: 2 }])
    await thread.send('show me my cart')
    expect(thread.part('cart').shown.lines).toHaveLength(1)
    await thread.send('remove it')
    expect(thread.world.cart.lines).toEqual([])
  })

  it('says how many are left', async () => {
    const thread = await withDress()
    await thread.send('make it 5')
    expect(thread.text).toContain('3 are left')
    expect(thread.world.cart.lines[0]?.quantity).toBe(1)
  })

  it('answers a question in the middle of the checkout and asks on', async () => {
    const thread = await withDress()
    await thread.send('checkout')
    await thread.send('jane@example.com')
    expect(thread.part('form.request').fields.map((field) => field.id)).not.toContain('email')
    await thread.send('how long do I have to return it?')
    expect(thread.text).toContain('30 days')
    expect(thread.text).toContain('delivered')
    expect(thread.part('form.request').fields.map((field) => field.id)).toContain('line1')
    await thread.send('12 Main St')
    expect(thread.text).toContain('town')
    await thread.send('Springfield 62704')
    expect(thread.world.checkout?.address).toMatchObject({
      line1: '12 Main St',
      city: 'Springfield',
      postcode: '62704',
    })
    await thread.send('1')
    expect(thread.has('payment.request')).toBe(true)
  })

  it('takes the form as well as words', async () => {
    const thread = await withDress()
    await thread.tap('checkout')
    const values = {
      email: 'jane@example.com',
      name: 'Jane',
      line1: '12 Main St',
      city: 'Springfield',
      postcode: '62704',
      country: 'United States',
    }
    await thread.send({ type: 'form', of: '01980000-0000-7000-8000-000000000001', values })
    expect(thread.world.checkout).toMatchObject({
      buyer: { email: 'jane@example.com', name: 'Jane' },
      address: { country: 'US', city: 'Springfield' },
    })
    expect(thread.options.map((option) => option.value)).toEqual(['ship:standard', 'ship:express'])
  })

  it('explains an e-mail address that is none', async () => {
    const thread = await withDress()
    await thread.send('checkout')
    await thread.send('jane@example')
    expect(thread.text).toContain('jane@example')
    expect(thread.text).toContain('name@example.com')
    expect(thread.world.checkout?.buyer.email).toBeUndefined()
  })

  it('applies a code, and says when there is none such', async () => {
    const thread = await withDress()
    await thread.send('I have a discount code: prom10')
    expect(thread.world.checkout?.discountCode).toBe('PROM10')
    expect(thread.text).toContain('PROM10')
    await thread.send('my code is SUMMER99')
    expect(thread.text).toContain('doesn’t exist')
  })

  it('calls an order off after asking once, and says what happens with the money', async () => {
    const thread = await withDress()
    await thread.send('checkout')
    await thread.send('jane@example.com, 12 Main St, Springfield, IL 62704')
    await thread.send('standard')
    const order = thread.world.settle()
    await thread.send('please cancel my order')
    expect(thread.text).toContain(order.number)
    expect(thread.world.orders[0]?.state).toBe('placed')
    await thread.send('yes')
    expect(thread.world.orders[0]?.state).toBe('canceled')
    expect(thread.text).toContain('$193.90')
  })
})

describe('refusals have a way on', () => {
  async function ready(): Promise<Thread> {
    const thread = fashion()
    await thread.send('red prom dress')
    await thread.send('1')
    await thread.send('38')
    await thread.send('checkout')
    await thread.send('jane@example.com, 12 Main St, Springfield, IL 62704')
    return thread
  }

  it.each([
    ['price_changed', 'changed'],
    ['checkout_expired', 'expired'],
    ['gateway_failed', 'nothing was charged'],
    ['payment_declined', 'declined'],
    ['rate_limited', 'try again'],
    ['shop_may_not_sell', 'cannot take orders yet'],
    ['offer_may_not_sell', 'complete its details'],
    ['internal', 'person'],
  ] as const)('%s', async (code, words) => {
    const thread = await ready()
    thread.world.refuse.pay = code
    await thread.send('standard')
    expect(thread.text).toContain(words)
    expect(thread.options.length).toBeGreaterThan(0)
    expect(thread.has('payment.request')).toBe(false)
  })

  it('sold out between the card and the payment: takes it out and shows similar ones', async () => {
    const thread = await ready()
    thread.world.refuse.pay = 'sold_out'
    const [line] = thread.world.cart.lines
    if (line) line.problem = 'sold_out'
    await thread.send('standard')
    expect(thread.text).toContain('Serena tulle gown')
    expect(thread.world.cart.lines).toEqual([])
    expect(thread.titles.length).toBeGreaterThan(0)
    expect(thread.titles).not.toContain('Serena tulle gown')
  })

  it('sold out while it is put into the cart: asks for another size', async () => {
    const thread = fashion()
    await thread.send('red prom dress')
    await thread.send('1')
    thread.world.refuse.add = 'sold_out'
    await thread.send('38')
    expect(thread.text).toContain('just sold out')
    expect(thread.options.length).toBeGreaterThan(0)
    await thread.send('40')
    expect(thread.world.cart.lines).toHaveLength(1)
  })
})

describe('talking', () => {
  it('says once that it is a bot, and again when asked', async () => {
    const thread = fashion()
    await thread.send('hello')
    expect(thread.text).toContain('Noa')
    expect(thread.text).toContain('a bot, not a person')
    await thread.send('a prom dress')
    expect(thread.text).not.toContain('bot')
    await thread.send('am I talking to a machine?')
    expect(thread.text).toContain('bot')
  })

  it('answers from what the shop has written, and never invents', async () => {
    const thread = fashion()
    await thread.send('how do I wash a tulle dress?')
    expect(thread.text).toContain('cold water')
    await thread.send('do you have a privacy policy?')
    expect(thread.text).toContain('won’t guess')
    await thread.send('wie lange kann ich das Kleid zurückgeben?')
    expect(thread.text).toContain('30 Tage')
  })

  it('answers two questions at once', async () => {
    const thread = fashion()
    await thread.send('When are you open, and where can I find you?')
    expect(thread.text).toContain('6:00')
    expect(thread.text).toContain('1 Garden Street')
  })

  it('follows the language of the shopper, but not of a short neutral word', async () => {
    const thread = fashion()
    expect((await thread.send('a red prom dress')).language).toBe('en')
    expect((await thread.send('ok')).language).toBe('en')
    expect((await thread.send('а есть белое платье?')).language).toBe('ru')
    expect((await thread.send('38')).language).toBe('ru')
    expect((await thread.send('can we speak German please?')).language).toBe('de')
    expect(thread.text).toContain('Deutsch')
  })

  it.each(['STOP', 'stopp', 'stop', 'стоп', '停止', 'სტოპ', 'unsubscribe'])('%s ends the messages', async (word) => {
    expect((await fashion().send(word)).consent).toBe('stop')
  })

  it('brings a person when asked, and when stuck', async () => {
    expect((await fashion().send('can I talk to a real person?')).handover).toEqual({ reason: 'asked' })
    const thread = fashion()
    await thread.send({ type: 'image', url: 'http://x.test/a.png' })
    expect(thread.last?.handover).toBeUndefined()
    await thread.send({ type: 'image', url: 'http://x.test/b.png' })
    expect(thread.last?.handover).toEqual({ reason: 'stuck' })
  })

  it('is sorry about a complaint and offers a person', async () => {
    const thread = fashion()
    await thread.send('the dress arrived torn, I am very disappointed')
    expect(thread.text).toContain('sorry')
    expect((await thread.send('yes please')).handover).toEqual({ reason: 'asked' })
  })

  it('says honestly what it cannot do', async () => {
    const thread = fashion()
    await thread.send('I want to book a fitting appointment for Friday')
    expect(thread.text).toContain('can’t make bookings')
    expect(thread.options.map((option) => option.value)).toContain('human')
  })

  it('compares two that were shown', async () => {
    const thread = fashion()
    await thread.send('a prom dress')
    await thread.send('what is the difference between the first and the last one?')
    const { cards, rows } = thread.part('compare')
    expect(cards.map(({ shown }) => shown.title)).toEqual(['Serena tulle gown', 'Nocturne gown'])
    expect(rows[0]).toMatchObject({ name: 'Price', differs: true })
    expect(rows.find(({ name }) => name === 'Material')?.cells).toEqual(['tulle', 'velvet'])
    expect(rows.findLastIndex(({ differs }) => differs)).toBeLessThan(rows.findIndex(({ differs }) => !differs))
    await thread.send('I’ll take the second one')
    expect(thread.state?.item?.offer).toBe(cards[1]?.ref.id)
  })

  it('hears messages in quick succession as one', async () => {
    const thread = fashion()
    await thread.sendAll([['hi'], ['I need a prom dress'], ['white please, under $140']])
    expect(thread.titles).toEqual(['Mira lace dress'])
    const { of, spans } = thread.part('carousel').understood ?? { of: '', spans: [] }
    expect(of).not.toBe('')
    expect(spans.length).toBeGreaterThan(0)
  })

  it('keeps an e-mail address that comes before it is asked for', async () => {
    const thread = fashion()
    await thread.send('a red prom dress')
    await thread.send('jane@example.com')
    await thread.send('the first one in 38')
    await thread.send('add it to my cart')
    await thread.send('checkout')
    expect(thread.part('form.request').fields.map((field) => field.id)).not.toContain('email')
    expect(thread.world.checkout?.buyer.email).toBe('jane@example.com')
  })
})
