import type { Slot } from '@souk/contract/slots.ts'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { product, SHOPS, uuid } from './fake-shops.ts'
import { Thread } from './thread.ts'
import { type World, world } from './fake-tools.ts'

// The thread's clock stands on Monday, 4 May 2026, 10:00 in New York, where the shop is.
const HOURS = [10, 11, 12, 13, 14, 15, 16, 17]
const DAYS = ['2026-05-05', '2026-05-07', '2026-05-08', '2026-05-11']
const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00-04:00`
const FRIDAY = '2026-05-08'
const MONDAY = '2026-05-11'

const when = { id: 'when', type: 'slot' as const, label: 'Appointment', required: true, resource: 'room', minutes: 60 }
const fitting = { ...product({ n: 701, title: 'Fitting', price: 1500, form: [when] }), fulfilment: 'slot' as const }
const styling = {
  ...product({ n: 702, title: 'Colour advice', price: 4000, form: [when] }),
  fulfilment: 'slot' as const,
}

let w: World
const slotAt = (from: string): Slot => ({ from, to: from.replace(':00:00-', ':59:00-'), left: 1 })

beforeEach(() => {
  w = world({ shop: SHOPS.fashion.shop, products: [...SHOPS.fashion.products, fitting] })
  w.slots = DAYS.flatMap((day) => HOURS.map((hour) => slotAt(at(day, hour))))
})

const offered = (thread: Thread) =>
  thread.options.flatMap(({ value }) => /\d{4}-\d\d-\d\dT\d\d/.exec(decodeURIComponent(value))?.[0] ?? [])
const booked = () => w.cart.lines.map(({ form }) => form['when'])

type Said = { wish: string; later: string; three: string; second: string; other: string }
const SAID: Record<string, Said> = {
  en: {
    wish: 'I’d like a fitting on Friday afternoon',
    later: 'later that day',
    three: 'at 3',
    second: 'the second one',
    other: 'another day please',
  },
  de: {
    wish: 'Ich hätte gern eine Anprobe am Freitagnachmittag',
    later: 'später an dem Tag',
    three: 'um drei',
    second: 'das zweite',
    other: 'an einem anderen Tag',
  },
  nl: {
    wish: 'Ik wil graag een pasafspraak op vrijdagmiddag',
    later: 'later die dag',
    three: 'om drie uur',
    second: 'de tweede',
    other: 'een andere dag graag',
  },
  ru: {
    wish: 'Хочу записаться на примерку в пятницу днём',
    later: 'попозже в тот же день',
    three: 'в три',
    second: 'второе',
    other: 'в другой день',
  },
  zh: { wish: '我想预约周五下午试衣', later: '晚一点', three: '下午三点', second: '第二个', other: '换一天' },
  ka: {
    wish: 'მინდა ვიზიტის ჩანიშვნა პარასკევს შუადღისას',
    later: 'უფრო გვიან',
    three: 'სამ საათზე',
    second: 'მეორე',
    other: 'სხვა დღეს',
  },
}

describe.each(Object.entries(SAID))('an appointment in %s', (locale, { wish, later, three, second, other }) => {
  it('offers what is free on that afternoon, as taps', async () => {
    const thread = new Thread(w, locale)
    await thread.send(wish)
    expect(thread.language).toBe(locale)
    expect(offered(thread)).toEqual([12, 13, 14, 15, 16, 17].map((hour) => `${FRIDAY}T${hour}`))
    expect(booked()).toEqual([])
  })

  it('takes the hour that is named, on the day that is spoken of', async () => {
    const thread = new Thread(w, locale)
    await thread.send(wish)
    await thread.send(three)
    expect(booked()).toEqual([at(FRIDAY, 15)])
    expect(thread.has('cart')).toBe(true)
  })

  it('takes the second of those that stand there', async () => {
    const thread = new Thread(w, locale)
    await thread.send(wish)
    await thread.send(second)
    expect(booked()).toEqual([at(FRIDAY, 13)])
  })

  it('shows later ones of that day, and those of another', async () => {
    w.slots = w.slots.filter(({ from }) => from !== at(FRIDAY, 12))
    const thread = new Thread(w, locale)
    await thread.send(wish)
    w.slots.push(slotAt(at(FRIDAY, 19)), slotAt(at(FRIDAY, 20)))
    w.slots.sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
    await thread.send(later)
    expect(offered(thread)).toEqual([`${FRIDAY}T19`, `${FRIDAY}T20`])
    await thread.send(other)
    expect(offered(thread).every((from) => from > `${FRIDAY}T24`)).toBe(true)
    expect(offered(thread)).toContain(`${MONDAY}T10`)
    expect(booked()).toEqual([])
  })
})

test('a tap does what the words do', async () => {
  const thread = new Thread(w)
  await thread.send('I’d like a fitting on Friday afternoon')
  await thread.tap(thread.options.find(({ value }) => decodeURIComponent(value).includes(`${FRIDAY}T15`))?.value ?? '')
  expect(booked()).toEqual([at(FRIDAY, 15)])
})

test('a free hour that is named at once is taken without a question', async () => {
  const thread = new Thread(w)
  await thread.send('I’d like to book a fitting on Friday at 3 pm')
  expect(booked()).toEqual([at(FRIDAY, 15)])
})

test('where the hour is taken, those around it are offered, and that is said', async () => {
  w.slots = w.slots.filter(({ from }) => from !== at(FRIDAY, 15))
  const thread = new Thread(w)
  await thread.send('I’d like to book a fitting on Friday at 3 pm')
  expect(thread.text).toContain('Nothing is free just then')
  expect(offered(thread)).toEqual([11, 12, 13, 14, 16, 17].map((hour) => `${FRIDAY}T${hour}`))
})

test('a day without a free time brings the next that has some', async () => {
  const thread = new Thread(w)
  await thread.send('I’d like a fitting on Wednesday')
  expect(thread.text).toContain('Nothing is free just then')
  expect(offered(thread)[0]).toBe('2026-05-07T10')
})

test('without a day the next days are offered; then a day, then its hour', async () => {
  const thread = new Thread(w)
  await thread.send('I want to book an appointment')
  expect(offered(thread)).toHaveLength(9)
  await thread.send('on Friday')
  expect(offered(thread)).toHaveLength(8)
  await thread.send('in the morning')
  expect(offered(thread)).toEqual([`${FRIDAY}T10`, `${FRIDAY}T11`])
  await thread.send('11:00')
  expect(booked()).toEqual([at(FRIDAY, 11)])
})

test('somebody was quicker: it is said, and other times are offered', async () => {
  const thread = new Thread(w)
  await thread.send('I’d like a fitting on Friday afternoon')
  w.refuse.add = 'slot_taken'
  await thread.send('at 3')
  expect(thread.text).toContain('has just been taken')
  expect(offered(thread)).toHaveLength(8)
  await thread.send('at 4')
  expect(booked()).toEqual([at(FRIDAY, 16)])
})

test('of several things that are booked the one named is taken, else it is asked which', async () => {
  w.products.push(styling)
  const named = new Thread(w)
  await named.send('I’d like to book colour advice on Friday at 3 pm')
  expect(w.cart.lines).toMatchObject([{ title: 'Colour advice' }])
  const open = new Thread(w)
  await open.send('I want to book an appointment on Friday at 4 pm')
  expect(open.options.map(({ label }) => label)).toEqual(['Fitting', 'Colour advice'])
  await open.send('the first')
  if (offered(open).length > 0) await open.send('at 4')
  expect(open.text).toMatch(/Fitting/)
})

test('a shop that books nothing says so and offers a person', async () => {
  w.products = w.products.filter(({ fulfilment }) => fulfilment !== 'slot')
  const thread = new Thread(w)
  await thread.send('I want to book an appointment')
  expect(thread.options.some(({ value }) => value === 'human')).toBe(true)
})

test('what stands in the cart takes another time by a word or a tap, and stays one line of one', async () => {
  const thread = new Thread(w)
  await thread.send('I’d like to book a fitting on Friday at 3 pm')
  await thread.send('no, at 4')
  expect(booked()).toEqual([at(FRIDAY, 16)])
  await thread.send('Monday would be better')
  expect(offered(thread)).toHaveLength(8)
  expect(booked()).toEqual([at(FRIDAY, 16)])
  await thread.tap(thread.options[1]?.value ?? '')
  expect(booked()).toEqual([at(MONDAY, 11)])
  await thread.send('later')
  expect(offered(thread)[0]).toBe(`${MONDAY}T12`)
  await thread.send('at 5 pm')
  expect(booked()).toEqual([at(MONDAY, 17)])
  expect(w.cart.lines).toMatchObject([{ quantity: 1 }])
})

describe('what has been booked', () => {
  beforeEach(() => {
    const appointment = { field: 'when', resource: 'room', from: at(FRIDAY, 15), to: at(FRIDAY, 16), line: uuid(1) }
    const whole = { ...appointment, label: 'Fitting', zone: 'America/New_York' }
    w.orders = [
      {
        id: uuid(950),
        number: '1042',
        shop: w.shop.shop.id,
        checkout: uuid(800),
        state: 'placed',
        currency: 'USD',
        buyer: {},
        lines: [],
        totals: [],
        fulfilments: [{ id: uuid(960), kind: 'slot', state: 'placed', steps: [], appointment: whole }],
        payments: [],
        paid: 1500,
        placedAt: '2026-05-04T13:00:00Z',
        cancellable: true,
        url: 'http://shop.localhost/orders/1042',
      },
    ]
    w.orders[0]?.lines.push({
      id: uuid(1),
      offer: fitting.id,
      variant: fitting.variants[0]?.id ?? '',
      title: 'Fitting',
      detail: '',
      options: {},
      form: { when: at(FRIDAY, 15) },
      quantity: 1,
      unit: 1500,
      discount: 0,
      total: 1500,
      taxes: [],
      fulfilment: 'slot',
    })
    w.slots = w.slots.filter(({ from }) => from !== at(FRIDAY, 15))
  })
  const now = () => w.orders[0]?.fulfilments[0]?.appointment?.from

  test.each([
    ['en', 'Can I move my appointment?', 'Monday at 10'],
    ['de', 'Kann ich meinen Termin verschieben?', 'am Montag um 10 Uhr'],
    ['nl', 'Ik wil mijn afspraak verzetten', 'maandag om 10 uur'],
    ['ru', 'Можно перенести запись?', 'в понедельник в 10 часов'],
    ['zh', '我想改预约时间', '周一上午十点'],
    ['ka', 'შეიძლება ვიზიტის გადატანა?', 'ორშაბათს 10 საათზე'],
  ])('moves in %s to the time that is named', async (locale, ask, to) => {
    const thread = new Thread(w, locale)
    await thread.send(ask)
    expect(now()).toBe(at(FRIDAY, 15))
    expect(offered(thread).length).toBeGreaterThan(3)
    await thread.send(to)
    expect(now()).toBe(at(MONDAY, 10))
  })

  const MOVING = {
    en: 'Can I move my appointment?',
    de: 'Kann ich meinen Termin verschieben?',
    nl: 'Kan ik mijn afspraak verzetten?',
    ru: 'Можно перенести запись?',
    zh: '可以更改预约时间吗？',
    ka: 'შემიძლია ვიზიტის გადატანა?',
  }
  test.each([
    ['en', 'can i move my appointment'],
    ['en', 'I have to postpone my appointment'],
    ['de', 'Kann ich den Termin verschieben'],
    ['de', 'ich muss meinen Termin leider verschieben'],
    ['nl', 'kan ik de afspraak verzetten'],
    ['ru', 'можно ли перенести мою запись'],
    ['zh', '我可以更改预约时间吗'],
    ['ka', 'შეიძლება ვიზიტის გადატანა'],
  ])('goes before what the shop has written about moving (%s: %s)', async (locale, ask) => {
    const written = { id: 'move', topic: 'booking', question: MOVING, answer: { en: 'Up to a day before.' } }
    w.shop = { ...w.shop, settings: { ...w.shop.settings, answers: [written] } }
    const thread = new Thread(w, locale)
    await thread.talk(locale, ask)
    expect(offered(thread).length).toBeGreaterThan(3)
    w.orders = []
    const other = new Thread(w, locale)
    await other.talk(locale, MOVING[locale as keyof typeof MOVING])
    expect(other.text).toContain('Up to a day before.')
    expect(offered(other)).toEqual([])
  })

  test.each([
    ['en', 'please cancel my appointment', 'booking 1042 (Fitting)'],
    ['de', 'Bitte den Termin absagen', 'Buchung 1042 absagen (Fitting)'],
    ['nl', 'ik wil mijn afspraak annuleren', 'boeking 1042 annuleren (Fitting)'],
    ['ru', 'отмените мою запись', 'запись 1042 (Fitting)'],
    ['zh', '取消我的预约吧', '取消预约 1042（Fitting）'],
    ['ka', 'გააუქმეთ ჩემი ვიზიტი', 'ჯავშანი 1042 (Fitting)'],
  ])('is called off in %s as what it is, also while another time is asked for', async (locale, ask, said) => {
    for (const before of [[], [locale === 'zh' ? '我想改预约时间' : MOVING[locale as keyof typeof MOVING]]]) {
      const thread = new Thread(w, locale)
      await thread.talk(locale, ...before, ask)
      expect(thread.text).toContain(said)
    }
    expect(now()).toBe(at(FRIDAY, 15))
  })

  test('the time it has is not offered as another one', async () => {
    w.slots.push(slotAt(at(FRIDAY, 15)))
    w.slots.sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
    const thread = new Thread(w)
    await thread.send('Can I move my appointment?')
    expect(offered(thread).length).toBeGreaterThan(0)
    expect(offered(thread)).not.toContain(`${FRIDAY}T15`)
  })

  test('moves at once when the new time comes with the wish, and by a tap', async () => {
    const thread = new Thread(w)
    await thread.send('Can I move my fitting to Monday at 10?')
    expect(now()).toBe(at(MONDAY, 10))
    await thread.send('reschedule my appointment please')
    await thread.tap(thread.options[0]?.value ?? '')
    expect(now()).not.toBe(at(MONDAY, 10))
  })

  test('stays where it is when somebody was quicker or it is too late', async () => {
    const thread = new Thread(w)
    w.refuse.move = 'slot_taken'
    await thread.send('Can I move my fitting to Monday at 10?')
    expect(thread.text).toContain('has just been taken')
    expect(offered(thread).length).toBeGreaterThan(3)
    w.refuse.move = 'not_cancellable'
    await thread.send('Monday at 11')
    expect(thread.text).toContain('too late')
    expect(now()).toBe(at(FRIDAY, 15))
  })

  test('nothing is there to be moved: that is said', async () => {
    w.orders = []
    const thread = new Thread(w)
    await thread.send('reschedule my appointment')
    expect(thread.text).toContain('no appointment of yours')
  })
})

test('goods to be fetched at a time: a time that is gone when it is paid is asked for again', async () => {
  const slots = { resource: 'counter', minutes: 30, leadMinutes: 0, aheadDays: 30, changeMinutes: 0 }
  const fetch = { id: 'fetch', label: { en: 'Collect' }, amount: 0, kind: 'pickup' as const, slots }
  w.shop = { ...w.shop, settings: { ...w.shop.settings, shipping: [fetch] } }
  w.products = [...SHOPS.fashion.products]
  const thread = new Thread(w)
  await thread.send('a white dress')
  await thread.send('the first')
  for (let i = 0; i < 5 && w.cart.lines.length === 0; i++) await thread.tap(thread.options[0]?.value ?? '')
  await thread.send('checkout')
  await thread.send('shopper@example.com')
  for (let i = 0; i < 3 && offered(thread).length === 0; i++) await thread.send('Collect')
  expect(offered(thread).length, thread.text).toBeGreaterThan(3)
  await thread.send('Friday at 11')
  expect(w.checkout?.pickupAt).toBe(at(FRIDAY, 11))
  expect(thread.has('payment.request')).toBe(true)
  w.refuse.pay = 'slot_taken'
  w.slots = w.slots.filter(({ from }) => from !== at(FRIDAY, 11))
  await thread.tap(`pay:${w.checkout?.id}`)
  expect(thread.text).toContain('has just been taken')
  expect(offered(thread)).not.toContain(`${FRIDAY}T11`)
  await thread.send('at 12')
  expect(w.checkout?.pickupAt).toBe(at(FRIDAY, 12))
})

describe('before it is said what is to be booked', () => {
  beforeEach(() => {
    w.products.push(styling)
  })

  test.each<[string, string, string, string[]]>([
    ['en', 'I want to book something', 'could I come on Friday after 3?', ['15', '16', '17']],
    ['de', 'ich möchte einen Termin buchen', 'ginge Freitag ab 16 Uhr?', ['16', '17']],
    ['nl', 'ik wil een afspraak maken', 'kan het vrijdag voor 12 uur?', ['10', '11']],
    ['ru', 'хочу записаться', 'можно в пятницу после 16 часов?', ['16', '17']],
    ['zh', '我想预约', '星期五下午可以吗', ['12', '13', '14', '15', '16', '17']],
  ])('%s: "%s", "%s" is kept for what is chosen then', async (language, wish, time, hours) => {
    const thread = new Thread(w, language)
    await thread.talk(language, wish, time)
    expect(thread.state?.pending?.ask).toBe('book')
    await thread.tap(`show:${fitting.id}`)
    expect(offered(thread)).toEqual(hours.map((hour) => `${FRIDAY}T${hour}`))
  })

  test('"how much is it" tells what each costs and asks on', async () => {
    const thread = new Thread(w, 'en')
    await thread.talk('en', 'I want to book something', 'how much is it?')
    expect(thread.text).toContain('• Fitting: $15')
    expect(thread.text).toContain('• Colour advice: $40')
    expect(thread.state?.pending?.ask).toBe('book')
  })
})

test('a name and an e-mail address in between leave the times that were offered as they are', async () => {
  const thread = new Thread(w, 'en')
  await thread.talk('en', 'I’d like a fitting on Friday afternoon')
  const before = offered(thread)
  await thread.send('my name is Bob Hale, bob@hale.example')
  expect(offered(thread)).toEqual(before)
  expect(thread.state?.contact).toEqual({ name: 'Bob Hale', email: 'bob@hale.example' })
})
