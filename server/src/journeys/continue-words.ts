import type { Language } from '@souk/contract/understanding.ts'

type Words = {
  /** What is written for the shopper in the other messenger, before the code. */
  hello: string
  moved: string
  /** Over the products that were shown last, and over the cart. */
  shown: string
  cart: string
  undo: string
  /** Where it can only be written; `{undo}` is the words above. */
  undoBy: string
  /** In the thread that goes on without the other messenger, and in that messenger. */
  left: string
  alone: string
  used: string
}

/** `{channel}` is the name of a messenger. */
export const CONTINUE_WORDS: { readonly [L in Language]: Words } = {
  en: {
    hello: 'Hi! Let’s continue our chat here.',
    moved: 'This chat goes on in {channel}, too.',
    shown: 'Shown last:',
    cart: 'In your cart:',
    undo: 'That wasn’t me',
    undoBy: 'Not you? Write “{undo}”.',
    left: '{channel} is separated from this chat again.',
    alone: 'This chat stands alone again. Nothing from the other one is known here.',
    used: 'This link has been used or is too old. Tap “Continue in {channel}” in our chat once more and you get a new one.',
  },
  de: {
    hello: 'Hallo! Lass uns hier weiterschreiben.',
    moved: 'Dieser Chat geht auch per {channel} weiter.',
    shown: 'Zuletzt gezeigt:',
    cart: 'In deinem Warenkorb:',
    undo: 'Das war ich nicht',
    undoBy: 'Warst du das nicht? Schreib „{undo}“.',
    left: '{channel} ist wieder von diesem Chat getrennt.',
    alone: 'Dieser Chat steht wieder für sich. Vom anderen ist hier nichts bekannt.',
    used: 'Dieser Link wurde schon benutzt oder ist zu alt. Tippe in unserem Chat noch einmal auf „In {channel} weiter“, dann bekommst du einen neuen.',
  },
  nl: {
    hello: 'Hoi! Laten we hier verder praten.',
    moved: 'Deze chat gaat ook in {channel} verder.',
    shown: 'Laatst getoond:',
    cart: 'In je winkelmandje:',
    undo: 'Dat was ik niet',
    undoBy: 'Was jij dat niet? Schrijf ‘{undo}’.',
    left: '{channel} is weer los van deze chat.',
    alone: 'Deze chat staat weer op zichzelf. Van de andere is hier niets bekend.',
    used: 'Deze link is al gebruikt of te oud. Tik in onze chat nog eens op ‘Verder in {channel}’ en je krijgt een nieuwe.',
  },
  ru: {
    hello: 'Здравствуйте! Давайте продолжим здесь.',
    moved: 'Этот чат продолжается и в {channel}.',
    shown: 'Недавно показывали:',
    cart: 'В корзине:',
    undo: 'Это не я',
    undoBy: 'Если это не вы, напишите «{undo}».',
    left: '{channel} снова отделён от этого чата.',
    alone: 'Этот чат снова сам по себе. О другом здесь ничего не известно.',
    used: 'Эта ссылка уже использована или устарела. Нажмите в нашем чате ещё раз «Продолжить в {channel}», и вы получите новую.',
  },
  zh: {
    hello: '您好！我们在这里继续聊吧。',
    moved: '本次对话也可在 {channel} 中继续。',
    shown: '刚才展示的商品：',
    cart: '您的购物车：',
    undo: '不是我本人操作',
    undoBy: '如非本人操作，请回复“{undo}”。',
    left: '{channel} 已与本对话分开。',
    alone: '本对话已恢复独立，这里不再保留另一个对话的任何内容。',
    used: '该链接已被使用或已过期。请在我们的对话中再次点击“在 {channel} 中继续”获取新链接。',
  },
  ka: {
    hello: 'გამარჯობა! მოდით, აქ გავაგრძელოთ.',
    moved: 'ეს საუბარი {channel}-შიც გრძელდება.',
    shown: 'ბოლოს ნაჩვენები:',
    cart: 'თქვენს კალათაში:',
    undo: 'ეს მე არ ვიყავი',
    undoBy: 'თუ ეს თქვენ არ იყავით, მოგვწერეთ: „{undo}“.',
    left: '{channel} ისევ გამოეყო ამ საუბარს.',
    alone: 'ეს საუბარი ისევ დამოუკიდებელია. მეორისა აქ არაფერია ცნობილი.',
    used: 'ეს ბმული უკვე გამოყენებულია ან ძველია. ჩვენს საუბარში კიდევ ერთხელ შეეხეთ „გაგრძელება {channel}-ში“ და მიიღებთ ახალს.',
  },
}

/** The words with the messenger's name in them. */
export function withChannel(text: string, channel: string): string {
  return text.replace('{channel}', channel)
}
