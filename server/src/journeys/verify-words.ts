import type { Language } from '@souk/contract/understanding.ts'

type Words = {
  /** The letter with the code. */
  subject: string
  title: string
  code: string
  minutes: string
  never: string
  unasked: string
  /** All of it as a text message. */
  sms: string
  /** In the thread that proved the address, and in the one that was found by it. */
  here: string
  there: string
}

/** Stands for the code in a letter that is kept: a copy of the table opens nothing. */
export const CODE_MARK = '······'

/** `{shop}`, `{code}` and `{address}` are put in; the last is only hinted at: a•••@example.com. */
export const VERIFY_WORDS: { readonly [L in Language]: Words } = {
  en: {
    subject: 'Your code for {shop}',
    title: 'Type this code in your chat with {shop}.',
    code: 'Your code',
    minutes: 'It is good for 10 minutes, once.',
    never: 'Never pass this code on. {shop} asks for it only in the chat that you began.',
    unasked: 'You did not ask for it? Then nothing needs to be done: without the code nothing happens.',
    sms: '{code} is your code for {shop}, good for 10 minutes. Never pass it on: {shop} asks for it only in the chat that you began.',
    here: '{address} is confirmed. This chat and your other one are one now: cart and orders are the same in both.',
    there: 'In another chat somebody has confirmed {address} with a code. Both chats are one now.',
  },
  de: {
    subject: 'Dein Code für {shop}',
    title: 'Gib diesen Code in deinem Chat mit {shop} ein.',
    code: 'Dein Code',
    minutes: 'Er gilt 10 Minuten lang und nur einmal.',
    never: 'Gib diesen Code nie weiter. {shop} fragt danach nur in dem Chat, den du selbst begonnen hast.',
    unasked: 'Du hast ihn nicht angefordert? Dann musst du nichts tun: Ohne den Code passiert nichts.',
    sms: '{code} ist dein Code für {shop}, er gilt 10 Minuten. Gib ihn nie weiter: {shop} fragt danach nur in dem Chat, den du selbst begonnen hast.',
    here: '{address} ist bestätigt. Dieser Chat und dein anderer gehören jetzt zusammen: Warenkorb und Bestellungen sind in beiden dieselben.',
    there: 'In einem anderen Chat hat jemand {address} mit einem Code bestätigt. Beide Chats gehören jetzt zusammen.',
  },
  nl: {
    subject: 'Je code voor {shop}',
    title: 'Typ deze code in je chat met {shop}.',
    code: 'Je code',
    minutes: 'Hij is 10 minuten geldig, één keer.',
    never: 'Geef deze code nooit door. {shop} vraagt er alleen om in de chat die je zelf bent begonnen.',
    unasked: 'Heb je er niet om gevraagd? Dan hoef je niets te doen: zonder de code gebeurt er niets.',
    sms: '{code} is je code voor {shop}, 10 minuten geldig. Geef hem nooit door: {shop} vraagt er alleen om in de chat die je zelf bent begonnen.',
    here: '{address} is bevestigd. Deze chat en je andere horen nu bij elkaar: winkelwagen en bestellingen zijn in beide dezelfde.',
    there: 'In een andere chat heeft iemand {address} met een code bevestigd. Beide chats horen nu bij elkaar.',
  },
  ru: {
    subject: 'Ваш код для магазина {shop}',
    title: 'Введите этот код в чате с магазином {shop}.',
    code: 'Ваш код',
    minutes: 'Он действует 10 минут и только один раз.',
    never: 'Никому не сообщайте этот код. {shop} спрашивает его только в чате, который вы начали сами.',
    unasked: 'Вы его не запрашивали? Тогда ничего делать не нужно: без кода ничего не произойдёт.',
    sms: '{code} — ваш код для {shop}, действует 10 минут. Никому его не сообщайте: {shop} спрашивает его только в чате, который вы начали сами.',
    here: 'Адрес {address} подтверждён. Этот чат и другой ваш чат теперь одно целое: корзина и заказы в них общие.',
    there: 'В другом чате кто-то подтвердил адрес {address} кодом. Теперь оба чата одно целое.',
  },
  zh: {
    subject: '您在{shop}的验证码',
    title: '请在您与{shop}的对话中输入此验证码。',
    code: '您的验证码',
    minutes: '10 分钟内有效，仅可使用一次。',
    never: '切勿将此验证码告诉他人。{shop}只会在您自己发起的对话中询问它。',
    unasked: '不是您本人申请的？无需任何操作：没有验证码，什么都不会发生。',
    sms: '{code} 是您在{shop}的验证码，10 分钟内有效。切勿告诉他人：{shop}只会在您自己发起的对话中询问它。',
    here: '{address} 已验证。本对话与您的另一个对话现已合为一体：购物车和订单在两处通用。',
    there: '有人在另一个对话中用验证码验证了 {address}。两个对话现已合为一体。',
  },
  ka: {
    subject: 'თქვენი კოდი: {shop}',
    title: 'ჩაწერეთ ეს კოდი ჩატში. მაღაზია: {shop}.',
    code: 'თქვენი კოდი',
    minutes: 'კოდი მოქმედებს 10 წუთი, მხოლოდ ერთხელ.',
    never: 'ეს კოდი არავის გადასცეთ. მაღაზია „{shop}“ მას მხოლოდ იმ ჩატში გკითხავთ, რომელიც თავად დაიწყეთ.',
    unasked: 'თქვენ არ მოგითხოვიათ? მაშინ არაფრის გაკეთება არ გჭირდებათ: კოდის გარეშე არაფერი მოხდება.',
    sms: '{code} არის თქვენი კოდი, მოქმედებს 10 წუთი. არავის გადასცეთ: მაღაზია „{shop}“ მას მხოლოდ იმ ჩატში გკითხავთ, რომელიც თავად დაიწყეთ.',
    here: '{address} დადასტურებულია. ეს ჩატი და თქვენი მეორე ჩატი ახლა ერთია: კალათა და შეკვეთები ორივეში საერთოა.',
    there: 'სხვა ჩატში ვიღაცამ {address} კოდით დაადასტურა. ორივე ჩატი ახლა ერთია.',
  },
}

/** The words with what belongs in them; a shop may be called whatever it likes. */
export function verifyText(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark)
}
