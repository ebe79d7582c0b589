import { expect, test } from 'vitest'
import { wrapIn } from './wrap-words.ts'

test.each([
  'please wrap it',
  'wrap it up as a present',
  'I want everything nicely wrapped',
  'gift wrap please',
  'bitte als Geschenk einpacken',
  'packt das bitte schön ein',
  'mit Geschenkverpackung',
  'graag inpakken',
  'pak het maar mooi in',
  'met cadeauverpakking',
  'упакуйте в подарок, пожалуйста',
  'заверните покрасивее',
  '请帮我包装一下',
  '包成礼物',
  'შემიფუთეთ სასაჩუქრედ, შეფუთვა მინდა',
])('%s: is wrapped', (text) => {
  expect(wrapIn(text)).toBe('wrap')
})

test.each([
  'can you wrap it?',
  'Könnt ihr es einpacken?',
  'kunnen jullie het inpakken?',
  'можете упаковать?',
  '可以包装吗',
])('%s: asks for it', (text) => {
  expect(wrapIn(text)).toBe('asks')
})

test.each([
  "don't wrap it",
  'no gift wrap',
  'bitte nicht einpacken',
  'ohne Verpackung',
  'toch niet inpakken',
  'не надо упаковывать',
  '不用包装',
  'შეფუთვის გარეშე',
])('%s: stays plain', (text) => {
  expect(wrapIn(text)).toBe('plain')
})

test.each([
  'a red wrap dress',
  'chicken wrap please',
  'Wickelkleid in Blau',
  'how is it wrapped?',
  'Wie ist das verpackt?',
  'из чего упаковка и как её утилизировать?',
  'ein Paket nach Berlin',
  'what wrapping paper is it?',
])('%s: is about something else', (text) => {
  expect(wrapIn(text)).toBeNull()
})
