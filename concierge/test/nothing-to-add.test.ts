import { expect, it, describe } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

function said(shop: keyof typeof SHOPS, language: Language, ...texts: string[]): Promise<Thread> {
  return new Thread(world(SHOPS[shop]), language).talk(language, ...texts)
}

const DECLINED: Record<Language, string[]> = {
  en: [
    'nothing to add',
    'leave it like that',
    'nothing else',
    'as it is is fine',
    'go on',
    'notihng to add',
    'just continue',
    'no special requests',
    'carry on',
    'next please',
    'keep it as is',
    'that will do',
    'move on',
    'its fine as it is',
    'not really',
    'I have nothing more',
    'proceed',
    'all good like this',
  ],
  de: [
    'nichts hinzuzufügen',
    'lass es so',
    'sonst nichts',
    'so ist es gut',
    'weiter',
    'nichts weiteres',
    'einfach weiter',
    'passt schon so',
    'mach weiter',
    'kann so bleiben',
    'nein das wars',
    'nichts dazu zu sagen',
    'alles bestens so',
    'nichts hinzufügen bitte',
    'geh weiter',
    'keine besonderen wünsche',
    'weietr',
  ],
  nl: [
    'niets toe te voegen',
    'laat maar zo',
    'verder niks',
    'zo is prima',
    'verder',
    'ga maar door',
    'gewoon doorgaan',
    'niets bijzonders',
    'volgende',
    'hou het zo',
    'niks meer toevoegen',
    'het is goed zo',
    'geen bijzonderheden',
    'zo laten',
    'doorgan',
  ],
  ru: [
    'нечего добавить',
    'оставь как есть',
    'больше ничего',
    'так нормально',
    'дальше',
    'идем дальше',
    'продолжай',
    'ничего особенного',
    'пусть так и будет',
    'все устраивает',
    'и так хорошо',
    'добавить нечего',
    'следующий вопрос',
    'продолжим',
    'без пожеланий',
    'дальеш',
    'оставим так',
  ],
  zh: [
    '没什么要加的',
    '就这样吧',
    '没有其他的',
    '这样就好',
    '继续',
    '下一步',
    '没有特别要求',
    '不用再加了',
    '保持原样',
    '可以了',
    '就这么定',
    '没啥要说的',
    '没其他要求了',
    '继续吧',
  ],
  ka: [
    'დასამატებელი არაფერი მაქვს',
    'დატოვე ასე',
    'სხვა არაფერი',
    'ასე კარგია',
    'გავაგრძელოთ',
    'შემდეგი',
    'გააგრძელე',
    'ასე იყოს',
    'განსაკუთრებული არაფერი',
    'შემდეგზე გადავიდეთ',
    'სხვა სურვილი არ მაქვს',
    'მეტი არაფერი მინდა',
    'შემდეგ',
    'არაფერი დასამატებელი',
  ],
}

const WRITTEN: Record<Language, string[]> = {
  en: [
    'ring twice',
    'well done please',
    'happy birthday mum',
    'never change',
    'next door please',
    'cut it in eight',
    'All good things come in threes',
    'extra crispy please',
    'You are the best',
    'go mum go',
    'leave it at the door',
    'Stay as you are',
    'Good luck',
    'thanks mum',
    'keep going, Tom',
    'thank you',
    'thanks for everything',
  ],
  de: [
    'bitte zweimal klingeln',
    'gut durch bitte',
    'alles gute mama',
    'bleib wie du bist',
    'weiter so Papa',
    'beim Nachbarn abgeben',
    'viel Glück',
    'Danke Mama',
    'nicht klingeln',
  ],
  nl: ['twee keer bellen', 'gefeliciteerd oma', 'blijf zoals je bent', 'goed doorbakken', 'veel liefs', 'niet bellen'],
  ru: [
    'позвоните дважды',
    'с днем рождения мама',
    'не болей',
    'спасибо за все',
    'хорошо прожарить',
    'только вперед',
    'удачи',
    'всего хорошего',
  ],
  zh: ['按两次门铃', '生日快乐妈妈', '别放弃', '谢谢你一直陪着我', '烤熟一点', '一切顺利', '加油'],
  ka: ['ორჯერ დარეკეთ', 'გილოცავ დაბადების დღეს', 'კარგად გამომცხვარი', 'არ დანებდე', 'ყველაფერი კარგი'],
}

const NEXT: Record<Language, string[]> = {
  en: ['go on', 'next', 'just continue', 'that is fine', 'nothing to add', 'nxet'],
  de: ['weiter', 'einfach weiter', 'passt', 'nächster Schritt', 'kann so bleiben'],
  nl: ['verder', 'ga door', 'volgende', 'zo is goed', 'laat zo'],
  ru: ['дальше', 'идем дальше', 'ничего не добавлять', 'пойдет', 'продолжить'],
  zh: ['继续', '下一步', '就这样', '可以了', '不加了'],
  ka: ['შემდეგი', 'გავაგრძელოთ', 'ასე კარგია', 'სხვა არაფერი', 'შემდეგ'],
}

const atCard = (language: Language, text: string) =>
  said('florist', language, 'dahlia bouquet', '1', '2026-05-09', text)

describe.each(LANGUAGES)('%s: the words on a card', (language) => {
  it.each(DECLINED[language])('"%s" asks for none', async (text) => {
    const { world: shop } = await atCard(language, text)
    expect(shop.cart.lines).toHaveLength(1)
    expect(shop.cart.lines[0]?.form).not.toHaveProperty('card')
  })

  it.each(WRITTEN[language])('"%s" is written on it', async (text) => {
    const { world: shop } = await atCard(language, text)
    expect(shop.cart.lines[0]?.form).toMatchObject({ card: text })
  })

  it.each(NEXT[language])('"%s" asks for no topping and goes on', async (text) => {
    const { world: shop } = await said('pizzeria', language, 'Pizza Capricciosa', 'large', text)
    expect(shop.cart.lines).toMatchObject([{ form: {} }])
  })
})
