import type { Language } from '@souk/contract/understanding.ts'

type Words = {
  /** `{count}` is how many things are in it. */
  bag: string
  add: string
  ask: string
  about: string
}

/** What a web shop says that is not the shop's own text. */
export const SITE_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    bag: 'Bag ({count})',
    add: 'Add to bag',
    ask: 'Ask about this',
    about: 'A page as a shop might have it. All that brings the chat to it is this line:',
  },
  de: {
    bag: 'Tasche ({count})',
    add: 'In die Tasche',
    ask: 'Dazu fragen',
    about: 'Eine Seite, wie ein Laden sie haben könnte. Den Chat bringt allein diese Zeile:',
  },
  nl: {
    bag: 'Tas ({count})',
    add: 'In de tas',
    ask: 'Stel hier een vraag over',
    about: 'Een pagina zoals een winkel die kan hebben. De chat komt met alleen deze regel:',
  },
  ru: {
    bag: 'Корзина ({count})',
    add: 'В корзину',
    ask: 'Спросить об этом',
    about: 'Страница, какая могла бы быть у магазина. Чат добавляет на неё одна эта строка:',
  },
  zh: {
    bag: '购物袋（{count}）',
    add: '加入购物袋',
    ask: '咨询这件商品',
    about: '这是店铺网页可能的样子。只需这一行，页面上就有了聊天：',
  },
  ka: {
    bag: 'კალათა ({count})',
    add: 'კალათაში დამატება',
    ask: 'იკითხეთ ამაზე',
    about: 'ასეთი გვერდი შეიძლება ჰქონდეს მაღაზიას. ჩატს მასზე მხოლოდ ეს სტრიქონი ამატებს:',
  },
}
