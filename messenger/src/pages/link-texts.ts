import type { Language } from '../i18n/t.ts'

export type LinkTexts = {
  title: string
  why: string
  whyThread: string
  whyChat: string
  renew: string
  sent: string
  sentChat: string
  failed: string
  back: string
  close: string
}

/** Of a mail's or a message's link that was used before, and of the way back from one. Fetched when it is needed: the other texts are carried by every page. */
export const LINK_TEXTS: Record<Language, LinkTexts> = {
  en: {
    title: 'This link has been used',
    why: 'A link from an e-mail opens its order once, in the browser that was first. We can send a new one to the address of the order.',
    whyThread:
      'A link from an e-mail opens its conversation once, in the browser that was first. We can send a new one to the same address.',
    whyChat:
      'A link from a chat opens its page once, in the browser that was first, and for a day. We can send a new one into the same chat.',
    renew: 'Send me a new link',
    sent: 'It is on its way. Please look at your e-mail.',
    sentChat: 'It is on its way. Please look into your chat.',
    failed: 'That did not work. Please try again in a moment.',
    back: 'Back to the chat',
    close: 'You may close this page: it goes on in your chat.',
  },
  de: {
    title: 'Dieser Link wurde schon benutzt',
    why: 'Ein Link aus einer E-Mail öffnet seine Bestellung einmal, im ersten Browser. Wir können einen neuen an die Adresse der Bestellung schicken.',
    whyThread:
      'Ein Link aus einer E-Mail öffnet seine Unterhaltung einmal, im ersten Browser. Wir können einen neuen an dieselbe Adresse schicken.',
    whyChat:
      'Ein Link aus einem Chat öffnet seine Seite einmal, im ersten Browser, und einen Tag lang. Wir können einen neuen in denselben Chat schicken.',
    renew: 'Neuen Link schicken',
    sent: 'Er ist unterwegs. Bitte schau in deine E-Mails.',
    sentChat: 'Er ist unterwegs. Bitte schau in deinen Chat.',
    failed: 'Das hat nicht geklappt. Bitte versuch es gleich noch einmal.',
    back: 'Zurück zum Chat',
    close: 'Du kannst diese Seite schließen, im Chat geht es weiter.',
  },
  nl: {
    title: 'Deze link is al gebruikt',
    why: 'Een link uit een e-mail opent zijn bestelling één keer, in de eerste browser. We kunnen een nieuwe sturen naar het adres van de bestelling.',
    whyThread:
      'Een link uit een e-mail opent zijn gesprek één keer, in de eerste browser. We kunnen een nieuwe sturen naar hetzelfde adres.',
    whyChat:
      'Een link uit een chat opent zijn pagina één keer, in de eerste browser, en een dag lang. We kunnen een nieuwe in dezelfde chat sturen.',
    renew: 'Stuur me een nieuwe link',
    sent: 'Hij is onderweg. Kijk in je e-mail.',
    sentChat: 'Hij is onderweg. Kijk in je chat.',
    failed: 'Dat is niet gelukt. Probeer het zo nog eens.',
    back: 'Terug naar de chat',
    close: 'Je kunt deze pagina sluiten, het gaat verder in je chat.',
  },
  ru: {
    title: 'Эта ссылка уже использована',
    why: 'Ссылка из письма открывает заказ один раз, в первом браузере. Мы можем прислать новую на адрес, указанный в заказе.',
    whyThread:
      'Ссылка из письма открывает разговор один раз, в первом браузере. Мы можем прислать новую на тот же адрес.',
    whyChat:
      'Ссылка из чата открывает страницу один раз, в первом браузере, и действует сутки. Мы можем прислать новую в тот же чат.',
    renew: 'Прислать новую ссылку',
    sent: 'Отправили. Пожалуйста, проверьте почту.',
    sentChat: 'Отправили. Пожалуйста, загляните в чат.',
    failed: 'Не получилось. Попробуйте ещё раз чуть позже.',
    back: 'Вернуться в чат',
    close: 'Эту страницу можно закрыть: разговор продолжается в чате.',
  },
  zh: {
    title: '此链接已使用过',
    why: '邮件中的链接只能在第一个打开它的浏览器中打开一次订单。我们可以向订单中的邮箱发送新链接。',
    whyThread: '邮件中的链接只能在第一个打开它的浏览器中打开一次对话。我们可以向同一邮箱发送新链接。',
    whyChat: '聊天中的链接只能在第一个打开它的浏览器中打开一次，有效期一天。我们可以向同一聊天发送新链接。',
    renew: '发送新链接',
    sent: '已发送，请查看您的邮箱。',
    sentChat: '已发送，请查看您的聊天。',
    failed: '发送失败，请稍后再试。',
    back: '返回聊天',
    close: '您可以关闭此页面，回到聊天中继续。',
  },
  ka: {
    title: 'ეს ბმული უკვე გამოყენებულია',
    why: 'წერილის ბმული შეკვეთას ერთხელ ხსნის, პირველ ბრაუზერში. შეგვიძლია ახალი გამოვგზავნოთ შეკვეთის მისამართზე.',
    whyThread: 'წერილის ბმული საუბარს ერთხელ ხსნის, პირველ ბრაუზერში. შეგვიძლია ახალი იმავე მისამართზე გამოვგზავნოთ.',
    whyChat:
      'ჩატის ბმული გვერდს ერთხელ ხსნის, პირველ ბრაუზერში, და ერთი დღე მოქმედებს. შეგვიძლია ახალი იმავე ჩატში გამოვგზავნოთ.',
    renew: 'ახალი ბმულის გამოგზავნა',
    sent: 'გამოგზავნილია. გთხოვთ, შეამოწმოთ ელფოსტა.',
    sentChat: 'გამოგზავნილია. გთხოვთ, ნახოთ ჩატი.',
    failed: 'ვერ მოხერხდა. გთხოვთ, სცადოთ ცოტა ხანში.',
    back: 'ჩატში დაბრუნება',
    close: 'შეგიძლიათ დახუროთ ეს გვერდი: საუბარი ჩატში გრძელდება.',
  },
}
