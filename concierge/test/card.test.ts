import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NONE: Record<Language, string[]> = {
  en: [
    'No card',
    'no card please',
    "I don't want a card",
    'no need for a card',
    'no card needed, thanks',
    'leave it blank',
    'without a card please',
    "don't write anything",
    'no message',
    'not necessary',
    'skip the card',
    'nothing on the card',
    'no text',
    "it's fine without",
    "I'd rather not",
    'no greeting card',
    'no thanks, no card',
    'nope, nothing',
    'without',
    'no card, thank you!',
    "doesn't need one",
    'none please',
  ],
  de: [
    'ohne Karte',
    'keine Karte bitte',
    'ich brauche keine Karte',
    'nein, keine Karte nötig',
    'Karte brauche ich nicht',
    'lass die Karte weg',
    'nichts draufschreiben',
    'bitte ohne Text',
    'kein Text',
    'muss nicht sein',
    'ohne Grußkarte bitte',
    'nein danke, ohne Karte',
    'nichts',
    'ich möchte keine Karte',
    'die Karte kann leer bleiben',
    'lieber ohne',
  ],
  nl: [
    'geen kaartje',
    'zonder kaart',
    'ik hoef geen kaart',
    'kaartje hoeft niet',
    'laat maar leeg',
    'niets erop',
    'geen tekst graag',
    'nee, geen kaartje nodig',
    'liever zonder',
    'zonder kaartje graag',
    'doe maar zonder',
  ],
  ru: [
    'без открытки',
    'открытка не нужна',
    'не надо открытки',
    'нет, без открытки',
    'ничего не пишите',
    'без текста',
    'не хочу открытку',
    'открытку не надо',
    'без подписи',
    'не нужно никакой открытки',
    'оставьте пустой',
    'мне без открытки пожалуйста',
    'лучше без открытки',
  ],
  zh: [
    '不要卡片',
    '不需要贺卡',
    '卡片不用了',
    '不用写',
    '没有要写的',
    '贺卡就不用了',
    '不要贺卡，谢谢',
    '不写了',
    '无需卡片',
    '空着吧',
    '不放卡片',
    '卡片就免了',
    '不用卡',
  ],
  ka: [
    'ბარათის გარეშე',
    'ბარათი არ მინდა',
    'ბარათი არ მჭირდება',
    'არ არის საჭირო ბარათი',
    'არაფერი დაწეროთ',
    'უბარათოდ',
    'ტექსტის გარეშე',
    'არა, ბარათი არ მინდა',
    'ბარათი არ არის საჭირო, გმადლობთ',
    'ცარიელი დატოვეთ',
    'გარეშე',
    'არ გვინდა ბარათი',
  ],
}

const WORDS: Record<Language, string[]> = {
  en: [
    'No one like you, mum!',
    'Without you life is grey',
    'Never change',
    'To my first love',
    'Roses are red, violets are blue',
    'Stop worrying!',
    'Hello from Spain',
  ],
  de: [
    'Ohne dich ist alles doof',
    'Kein Tag ohne dich',
    'Rosen für die schönste Frau',
    'Zum ersten Hochzeitstag',
    'Entschuldigung',
  ],
  nl: ['Zonder jou is het niks', 'Niet vergeten: ik hou van je'],
  ru: ['Не грусти', 'Без тебя скучно', 'Нет никого лучше тебя', 'Не болей!', 'Розы для самой красивой'],
  zh: ['不要太想我', '没有你就没有我', '不忘初心，生日快乐', '玫瑰送给最美的你'],
  ka: ['უშენოდ არ შემიძლია', 'არ მოიწყინო', 'ვარდები ულამაზეს ქალს'],
}

/** At the question what the card shall say. */
async function atCard(language: Language): Promise<Thread> {
  const thread = await new Thread(world(SHOPS.florist), language).talk(language, 'dahlia bouquet', '1', '2026-05-08')
  expect(thread.state?.pending?.name).toBe('card')
  return thread
}

describe.each(LANGUAGES)('%s: the card', (language) => {
  it.each(NONE[language])('"%s" leaves it empty', async (text) => {
    const thread = await atCard(language)
    await thread.send(text)
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.world.cart.lines[0]?.form).toEqual({ day: '2026-05-08' })
    expect(thread.last?.consent).toBeUndefined()
  })

  it.each(WORDS[language])('"%s" stands on it', async (text) => {
    const thread = await atCard(language)
    await thread.send(text)
    expect(thread.world.cart.lines[0]?.form['card']).toBe(text)
  })
})

it('a STOP stops at the card as well', async () => {
  for (const [language, text] of [
    ['en', 'STOP'],
    ['ru', 'не пишите мне'],
    ['de', 'keine Nachrichten mehr'],
  ] as const) {
    const thread = await atCard(language)
    await thread.send(text)
    expect(thread.last?.consent).toBe('stop')
  }
})

it('a plain request is heard where free words are awaited', async () => {
  const thread = await atCard('en')
  await thread.send('show me red roses instead')
  expect([thread.text, ...thread.titles].join(' ')).toContain('oses')
  expect(thread.world.cart.lines).toEqual([])
})
