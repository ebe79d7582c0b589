import type { Language } from '@souk/contract/understanding.ts'
import type { Choice } from '../journeys/page-code.ts'

type Words = { title: string; ask: string; button: string; done: string; over: string; shop: string }

/** What the page behind a letter's link says; `{shop}` is the shop's name. */
export const LETTER_WORDS: { readonly [L in Language]: { readonly [C in Choice]: Words } } = {
  en: {
    confirm: {
      title: 'Yes, please',
      ask: 'May {shop} write to this address? This is what was agreed to:',
      button: 'Yes, I agree',
      done: 'Thank you! {shop} may write to you now. Every letter says how to stop it.',
      over: 'This link is no longer valid, and nothing will be sent. You can agree again in the chat with {shop}.',
      shop: 'To {shop}',
    },
    stop: {
      title: 'No more of these letters',
      ask: 'Should {shop} stop sending you letters like this one? News of your orders still comes.',
      button: 'Stop them',
      done: 'Done: {shop} sends you no more letters like that one.',
      over: 'This link is no longer valid.',
      shop: 'To {shop}',
    },
  },
  de: {
    confirm: {
      title: 'Ja, gern',
      ask: 'Darf {shop} an diese Adresse schreiben? Darum ging es:',
      button: 'Ja, einverstanden',
      done: 'Danke! {shop} darf dir jetzt schreiben. In jeder Mail steht, wie du das beendest.',
      over: 'Dieser Link gilt nicht mehr, und es wird nichts geschickt. Im Chat mit {shop} kannst du neu zustimmen.',
      shop: 'Zu {shop}',
    },
    stop: {
      title: 'Keine solchen Mails mehr',
      ask: 'Soll {shop} dir keine Mails wie diese mehr schicken? Neues zu deinen Bestellungen kommt weiter.',
      button: 'Abbestellen',
      done: 'Erledigt: {shop} schickt dir keine solchen Mails mehr.',
      over: 'Dieser Link gilt nicht mehr.',
      shop: 'Zu {shop}',
    },
  },
  nl: {
    confirm: {
      title: 'Ja, graag',
      ask: 'Mag {shop} naar dit adres schrijven? Hier ging het om:',
      button: 'Ja, akkoord',
      done: 'Bedankt! {shop} mag je nu schrijven. In elke mail staat hoe je dat stopt.',
      over: 'Deze link is niet meer geldig en er wordt niets gestuurd. In de chat met {shop} kun je opnieuw akkoord gaan.',
      shop: 'Naar {shop}',
    },
    stop: {
      title: 'Geen mails als deze meer',
      ask: 'Moet {shop} stoppen met mails zoals deze? Nieuws over je bestellingen blijft komen.',
      button: 'Afmelden',
      done: 'Geregeld: {shop} stuurt je zulke mails niet meer.',
      over: 'Deze link is niet meer geldig.',
      shop: 'Naar {shop}',
    },
  },
  ru: {
    confirm: {
      title: 'Да, согласен',
      ask: 'Можно ли магазину {shop} писать на этот адрес? Вот на что было дано согласие:',
      button: 'Да, согласен',
      done: 'Спасибо! Теперь {shop} может вам писать. В каждом письме сказано, как отказаться.',
      over: 'Ссылка больше не действует, писем не будет. Согласиться заново можно в чате с {shop}.',
      shop: 'В {shop}',
    },
    stop: {
      title: 'Без таких писем',
      ask: 'Больше не присылать вам таких писем от {shop}? Новости о ваших заказах останутся.',
      button: 'Отписаться',
      done: 'Готово: {shop} больше не пришлёт таких писем.',
      over: 'Ссылка больше не действует.',
      shop: 'В {shop}',
    },
  },
  zh: {
    confirm: {
      title: '确认订阅',
      ask: '是否允许 {shop} 向此地址发信？同意的内容如下：',
      button: '是的，我同意',
      done: '谢谢！{shop} 现在可以给您写信了。每封信都会说明如何退订。',
      over: '此链接已失效，不会发送任何内容。您可以在与 {shop} 的对话中重新同意。',
      shop: '前往 {shop}',
    },
    stop: {
      title: '不再接收此类邮件',
      ask: '不再接收 {shop} 的此类邮件吗？订单通知仍会照常发送。',
      button: '退订',
      done: '已完成：{shop} 不会再发送此类邮件。',
      over: '此链接已失效。',
      shop: '前往 {shop}',
    },
  },
  ka: {
    confirm: {
      title: 'დიახ, თანახმა ვარ',
      ask: 'შეუძლია თუ არა {shop}-ს ამ მისამართზე მოგწეროთ? თანხმობის ტექსტი:',
      button: 'დიახ, თანახმა ვარ',
      done: 'გმადლობთ! {shop} უკვე შეძლებს მოგწეროთ. ყოველ წერილში წერია, როგორ გააუქმოთ.',
      over: 'ბმული აღარ მოქმედებს და არაფერი გაიგზავნება. ხელახლა დათანხმება შეგიძლიათ {shop}-თან ჩატში.',
      shop: '{shop}',
    },
    stop: {
      title: 'ასეთი წერილების გაუქმება',
      ask: 'აღარ გამოგიგზავნოთ {shop}-მა ასეთი წერილები? შეკვეთის სიახლეები კვლავ მოვა.',
      button: 'გაუქმება',
      done: 'შესრულდა: {shop} ასეთ წერილებს აღარ გამოგიგზავნით.',
      over: 'ბმული აღარ მოქმედებს.',
      shop: '{shop}',
    },
  },
}
