import { readFileSync } from 'node:fs'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { isStop, mayOptOut, putsOff } from './stopping.ts'
import { understand } from './understand.ts'

const intents = (text: string) =>
  understand({ text, now: '2026-05-04T14:00:00Z', currency: 'USD' }).intents.map(({ name }) => name)

describe('a bare STOP stops at once', () => {
  test.each([
    'STOP',
    'Stop!',
    'stop stop stop',
    'please stop now',
    'stopp jetzt',
    'Stopp bitte!!',
    'stop nu',
    'стоп, пожалуйста',
    'СТОП',
    '停',
    '请停止',
    'სტოპ გთხოვთ',
    'stop it',
  ])('%s', (text) => {
    expect(intents(text)).toEqual(['opt.out'])
  })

  test.each([
    'stop sending me messages',
    'unsubscribe me from this please',
    'hört auf mir zu schreiben',
    'stop maar met berichten sturen',
    'хватит мне писать',
    '别再给我发消息了',
    'შეწყვიტეთ მესიჯების გამოგზავნა',
  ])('%s', (text) => {
    expect(intents(text)[0]).toBe('opt.out')
  })
})

test.each([
  'Wrong number, stop',
  'STOP - who is this?',
  'Stop. Who is this?',
  'stop\n\nSent from my phone',
  'STOP\n\nAnn Lee\nAcme GmbH, Kleiderstr. 5, 10115 Berlin',
  'S T O P',
  '🛑',
  'Stopp. Das nervt.',
  'Stop. Ik ken jullie niet',
  'Стоп. Я вас не знаю',
  '我不认识你们，停止',
  'სტოპ. არ გიცნობთ',
  'Can you please not message me anymore?',
  'Hört bitte auf mich anzuschreiben',
  'bitte streichen Sie mich von der Liste',
  '我撤回同意',
  'Verwijder me uit de lijst',
])('STOP beside something else, or in other words: %s', (text) => {
  expect(intents(text)[0]).toBe('opt.out')
})

test.each([
  'please do not send the red one, send blue',
  'take the shoes off the list',
  'unsubscribe from the coffee plan',
  'stop the subscription for the coffee',
  'не присылайте красное, лучше синее',
  'წითელი არ გამომიგზავნოთ, ლურჯი მინდა',
  'wait, stop',
])('a thing that is not wanted, or a pause, is no wish to be left in peace: %s', (text) => {
  expect(intents(text)[0]).not.toBe('opt.out')
})

describe('stop and what is wanted is an interruption', () => {
  test.each([
    'stop, I want the first one',
    "stop I'd rather have the blue dress",
    'wait stop, in white',
    'Stopp, doch lieber das erste',
    'Stopp! Ich will lieber die rote',
    'ho stop, liever die rode',
    'stop, doe toch maar de eerste',
    'стоп, хочу первое',
    'стоп стоп, не то, покажи синие',
    '停，我要第一个',
    '停一下，换成红色',
    'სტოპ, პირველი მინდა',
    'სტოპ, ლურჯი მაჩვენე',
  ])('%s', (text) => {
    expect(intents(text)).not.toContain('opt.out')
  })

  test('of a delivery it is about the order', () => {
    expect(intents('stop my delivery')[0]).toBe('order.cancel')
  })
})

test.each(LANGUAGES)('%s: what people write to be left in peace may still mean it', (language) => {
  const rows = (['train', 'test', 'test2', 'test3'] as const).flatMap((split) =>
    readFileSync(new URL(`../../corpus/${language}.${split}.tsv`, import.meta.url), 'utf8')
      .split('\n')
      .flatMap((row) => (row.startsWith('opt.out\t') ? [row.slice(8)] : [])),
  )
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter((text) => !mayOptOut(text, false) && !isStop(text) && text !== '停发')).toEqual([])
})

describe('who does not want to pay yet is not led to the till', () => {
  test.each([
    "don't check out yet",
    "I'm not ready to pay",
    'bitte noch nicht bestellen',
    'ich möchte noch nicht bezahlen',
    'nog niet afrekenen',
    'пока не оформляйте',
    'рано ещё заказывать',
    '先不下单',
    '别结账',
    'ჯერ არ გააფორმოთ',
  ])('%s', (text) => {
    expect(putsOff(text)).toBe(true)
    expect(intents(text)).not.toContain('checkout.start')
  })

  test.each([
    'ready to pay',
    'jetzt bestellen bitte',
    'ik wil afrekenen',
    'ещё не платил',
    '能不能下单',
    'გავაფორმოთ',
    'how do I pay',
  ])('%s goes there, or asks', (text) => {
    expect(putsOff(text)).toBe(false)
  })
})
