import type { Language } from '../i18n/t.ts'

export type LinkTexts = { title: string; why: string; whyThread: string; renew: string; sent: string; failed: string }

/** Of a mail's link that was used before. Fetched when it is needed: the other texts are carried by every page. */
export const LINK_TEXTS: Record<Language, LinkTexts> = {
  en: {
    title: 'This link has been used',
    why: 'A link from an e-mail opens its order once, in the browser that was first. We can send a new one to the address of the order.',
    whyThread:
      'A link from an e-mail opens its conversation once, in the browser that was first. We can send a new one to the same address.',
    renew: 'Send me a new link',
    sent: 'It is on its way. Please look at your e-mail.',
    failed: 'That did not work. Please try again in a moment.',
  },
  de: {
    title: 'Dieser Link wurde schon benutzt',
    why: 'Ein Link aus einer E-Mail öffnet seine Bestellung einmal, im ersten Browser. Wir können einen neuen an die Adresse der Bestellung schicken.',
    whyThread:
      'Ein Link aus einer E-Mail öffnet seine Unterhaltung einmal, im ersten Browser. Wir können einen neuen an dieselbe Adresse schicken.',
    renew: 'Neuen Link schicken',
    sent: 'Er ist unterwegs. Bitte schau in deine E-Mails.',
    failed: 'Das hat nicht geklappt. Bitte versuch es gleich noch einmal.',
  },
  nl: {
    title: 'Deze link is al gebruikt',
    why: 'Een link uit een e-mail opent zijn bestelling één keer, in de eerste browser. We kunnen een nieuwe sturen naar het adres van de bestelling.',
    whyThread:
      'Een link uit een e-mail opent zijn gesprek één keer, in de eerste browser. We kunnen een nieuwe sturen naar hetzelfde adres.',
    renew: 'Stuur me een nieuwe link',
    sent: 'Hij is onderweg. Kijk in je e-mail.',
    failed: 'Dat is niet gelukt. Probeer het zo nog eens.',
  },
  ru: {
    title: 'Эта ссылка уже использована',
    why: 'Ссылка из письма открывает заказ один раз, в первом браузере. Мы можем прислать новую на адрес, указанный в заказе.',
    whyThread:
      'Ссылка из письма открывает разговор один раз, в первом браузере. Мы можем прислать новую на тот же адрес.',
    renew: 'Прислать новую ссылку',
    sent: 'Отправили. Пожалуйста, проверьте почту.',
    failed: 'Не получилось. Попробуйте ещё раз чуть позже.',
  },
  zh: {
    title: '此链接已使用过',
    why: '邮件中的链接只能在第一个打开它的浏览器中打开一次订单。我们可以向订单中的邮箱发送新链接。',
    whyThread: '邮件中的链接只能在第一个打开它的浏览器中打开一次对话。我们可以向同一邮箱发送新链接。',
    renew: '发送新链接',
    sent: '已发送，请查看您的邮箱。',
    failed: '发送失败，请稍后再试。',
  },
  ka: {
    title: 'ეს ბმული უკვე გამოყენებულია',
    why: 'წერილის ბმული შეკვეთას ერთხელ ხსნის, პირველ ბრაუზერში. შეგვიძლია ახალი გამოვგზავნოთ შეკვეთის მისამართზე.',
    whyThread: 'წერილის ბმული საუბარს ერთხელ ხსნის, პირველ ბრაუზერში. შეგვიძლია ახალი იმავე მისამართზე გამოვგზავნოთ.',
    renew: 'ახალი ბმულის გამოგზავნა',
    sent: 'გამოგზავნილია. გთხოვთ, შეამოწმოთ ელფოსტა.',
    failed: 'ვერ მოხერხდა. გთხოვთ, სცადოთ ცოტა ხანში.',
  },
}
