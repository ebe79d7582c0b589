import { expect, test } from 'vitest'
import { carrierWord, mayMeanOrder } from './carrier-words.ts'

const WHATSAPP = { channel: 'whatsapp', country: 'DE' }
const US_SMS = { channel: 'sms', country: 'US' }
const SMS = { channel: 'sms', country: 'DE' }
const WEB = { channel: 'web', country: 'US' }

test.each([
  'STOP',
  'Stop.',
  'stopp',
  'unsubscribe',
  'Bitte abmelden',
  'uitschrijven',
  'отпишите меня',
  '退订',
  'სტოპ',
  'не пишите',
])('%s stops on every messenger', (text) => {
  expect(carrierWord(text, WHATSAPP)).toBe('stop')
  expect(carrierWord(text, US_SMS)).toBe('stop')
})

test.each(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'Revoke', 'OPTOUT'])(
  '%s stops text messages in the United States, as its carriers have it',
  (text) => expect(carrierWord(text, US_SMS)).toBe('stop'),
)

test.each(['cancel', 'отмена', '取消', 'abbrechen'])(
  '%s elsewhere is about what is being done, and may mean an order',
  (text) => {
    expect(carrierWord(text, SMS)).toBeUndefined()
    expect(carrierWord(text, WHATSAPP)).toBeUndefined()
    expect(carrierWord(text, WEB)).toBeUndefined()
    expect(mayMeanOrder(text)).toBe(true)
  },
)

test.each(['START', 'unstop', 'anmelden', 'aanmelden', 'подписаться', '恢复订阅', 'სტარტ'])('%s starts', (text) => {
  expect(carrierWord(text, WHATSAPP)).toBe('start')
})

test.each(['HELP', 'Info', 'Hilfe', 'hulp', 'помощь', '帮助', 'დახმარება'])('%s asks who writes', (text) => {
  expect(carrierWord(text, SMS)).toBe('help')
  expect(carrierWord(text, WEB)).toBeUndefined()
})

test.each([
  'stop, the white one',
  'help me choose a dress',
  'start with the red one',
  '/start',
  'end of May',
  'cancel my order',
  'no',
])('%s is none of them', (text) => {
  expect(carrierWord(text, US_SMS)).toBeUndefined()
  expect(carrierWord(text, WHATSAPP)).toBeUndefined()
})

test('on our own page STOP is obeyed, and the rest are words like others', () => {
  expect(carrierWord('Stop!', WEB)).toBe('stop')
  for (const text of ['start', 'info', 'quit']) expect(carrierWord(text, WEB)).toBeUndefined()
})
