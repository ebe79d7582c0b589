import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** A thread at the question for e-mail and address. */
async function asked(): Promise<Thread> {
  const thread = new Thread(world(SHOPS.fashion))
  for (const text of ['red prom dress', '1', '38', 'checkout']) await thread.send(text)
  expect(thread.has('form.request')).toBe(true)
  return thread
}

const fields = (thread: Thread) => thread.part('form.request').fields.map(({ id }) => id)

describe('who and where, in one line of any order', () => {
  it.each([
    [
      'li@example.com, 李娜, 12 Juniper Street, 97201 Portland',
      { name: '李娜', line1: '12 Juniper Street', postcode: '97201', city: 'Portland' },
    ],
    [
      'John Smith 12 Juniper Street Portland OR 97201 john@example.com',
      { name: 'John Smith', line1: '12 Juniper Street', postcode: '97201', city: 'Portland', region: 'OR' },
    ],
    [
      'My name is John Smith, I live at 12 Juniper Street in Portland, 97201. My email is john@example.com',
      { name: 'John Smith', line1: '12 Juniper Street', postcode: '97201', city: 'Portland' },
    ],
    [
      'Ich heiße Anna Schmidt und wohne in der Kantstraße 12 in 10623 Berlin, meine E-Mail ist anna@example.de',
      { name: 'Anna Schmidt', line1: 'Kantstraße 12', postcode: '10623', city: 'Berlin', country: 'DE' },
    ],
    [
      'Ik heet Jan de Vries, ik woon op de Keizersgracht 12 in Amsterdam, 1015 CJ, jan@example.nl',
      { name: 'Jan de Vries', line1: 'Keizersgracht 12', postcode: '1015 CJ', city: 'Amsterdam', country: 'NL' },
    ],
    [
      'меня зовут Анна Петрова, Москва, ул. Тверская 5, кв 12, 125009, почта anna@example.ru, +7 915 123-45-67',
      {
        name: 'Анна Петрова',
        line1: 'ул. Тверская 5',
        line2: 'кв 12',
        postcode: '125009',
        city: 'Москва',
        country: 'RU',
        phone: '+7 915 123-45-67',
      },
    ],
    [
      '收件人：李娜 地址：广东省深圳市南山区科技路1号 邮箱：li@example.cn',
      { name: '李娜', region: '广东省', city: '深圳市', line1: '南山区科技路1号' },
    ],
    [
      'nino@example.ge, თბილისი, ჭავჭავაძის ქუჩა 5, ბინა 3, ნინო ბერიძე',
      { name: 'ნინო ბერიძე', line1: 'ჭავჭავაძის ქუჩა 5', line2: 'ბინა 3', city: 'თბილისი', country: 'GE' },
    ],
    [
      'Name: Anna Schmidt, Straße: Kantstraße 12, PLZ: 10623, Ort: Berlin, E-Mail: anna@example.de',
      { name: 'Anna Schmidt', line1: 'Kantstraße 12', postcode: '10623', city: 'Berlin' },
    ],
  ])('%s', async (text, address) => {
    const thread = await asked()
    await thread.send(text)
    expect(thread.world.checkout?.address).toMatchObject(address)
    expect(thread.world.checkout?.buyer.email).toMatch(/^\p{L}+@example\.\w+$/u)
    expect(thread.has('form.request')).toBe(false)
  })
})

describe('only what is missing is asked for, and it is named', () => {
  it('the town', async () => {
    const thread = await asked()
    await thread.send('li@example.com, 李娜, 12 Juniper Street, 97201')
    expect(thread.text).toBe('Noted. Still missing: Town.')
    expect(fields(thread)).toEqual(['city'])
    await thread.send('Portland')
    expect(thread.world.checkout?.address).toMatchObject({
      name: '李娜',
      line1: '12 Juniper Street',
      postcode: '97201',
      city: 'Portland',
    })
  })

  it('the ZIP code, by the word of the country', async () => {
    const thread = await asked()
    await thread.send('jane@example.com, Jane Doe, 12 Juniper Street, Portland')
    expect(thread.text).toBe('Noted. Still missing: ZIP code.')
    expect(fields(thread)).toEqual(['postcode'])
    expect(thread.world.checkout?.address).toBeUndefined()
    await thread.send('97201')
    expect(thread.world.checkout?.address).toMatchObject({
      line1: '12 Juniper Street',
      postcode: '97201',
      city: 'Portland',
    })
  })

  it('the street', async () => {
    const thread = await asked()
    await thread.send('Anna Schmidt, 10623 Berlin, anna@example.de')
    expect(thread.text).toBe('And which street and number?')
    expect(fields(thread)).toEqual(['line1'])
    await thread.send('Kantstraße 12')
    expect(thread.world.checkout?.address).toMatchObject({ name: 'Anna Schmidt', city: 'Berlin' })
  })

  it('the e-mail address and the town', async () => {
    const thread = await asked()
    await thread.send('12 Juniper Street, 97201')
    expect(thread.text).toBe('Noted. Still missing: E-mail, Town.')
    expect(fields(thread)).toEqual(['email', 'city'])
    await thread.send('jane@example.com Portland')
    expect(thread.world.checkout).toMatchObject({ buyer: { email: 'jane@example.com' }, address: { city: 'Portland' } })
  })

  it('the e-mail address alone', async () => {
    const thread = await asked()
    await thread.send('Jane Roe, 12 Juniper Street, Portland, OR 97201')
    expect(fields(thread)).toEqual(['email'])
    expect(thread.world.checkout?.address).toMatchObject({ name: 'Jane Roe', city: 'Portland' })
  })
})
