import type { Language } from '@souk/contract/understanding.ts'

/** How the shop's people are called when a shopper waits for one. Nobody is named: it is read on screens that others see. */
const EN = {
  'call.subject': '{shop}: somebody waits for a person',
  'call.title': 'Somebody waits for a person.',
  'call.unanswered': 'A shopper asked for a person two minutes ago, and nobody has answered yet. You are on duty.',
  'call.nobody': 'A shopper asks for a person, and nobody of the team is on duty. They were told so, and wait.',
  'call.open': 'Open the thread',
  'call.why': 'You receive this as one of those who answer for {shop}. Nobody is named here.',
} as const

export type CallKey = keyof typeof EN

export const CALL_TEXTS: { readonly [L in Language]: Readonly<Record<CallKey, string>> } = {
  en: EN,
  de: {
    'call.subject': '{shop}: Jemand wartet auf einen Menschen',
    'call.title': 'Jemand wartet auf einen Menschen.',
    'call.unanswered':
      'Vor zwei Minuten hat jemand nach einem Menschen gefragt und noch keine Antwort bekommen. Du hast Dienst.',
    'call.nobody':
      'Jemand fragt nach einem Menschen, und niemand aus dem Team hat Dienst. Das wurde gesagt; es wird gewartet.',
    'call.open': 'Gespräch öffnen',
    'call.why': 'Du bekommst diese E-Mail, weil du für {shop} antwortest. Hier wird niemand genannt.',
  },
  nl: {
    'call.subject': '{shop}: iemand wacht op een medewerker',
    'call.title': 'Iemand wacht op een medewerker.',
    'call.unanswered':
      'Twee minuten geleden vroeg iemand om een medewerker en er is nog niet geantwoord. Jij hebt dienst.',
    'call.nobody':
      'Iemand vraagt om een medewerker en niemand van het team heeft dienst. Dat is gezegd; er wordt gewacht.',
    'call.open': 'Gesprek openen',
    'call.why': 'Je krijgt dit omdat je voor {shop} antwoordt. Hier wordt niemand genoemd.',
  },
  ru: {
    'call.subject': '{shop}: покупатель ждёт сотрудника',
    'call.title': 'Покупатель ждёт сотрудника.',
    'call.unanswered':
      'Две минуты назад покупатель попросил позвать сотрудника, и ему ещё не ответили. Сейчас ваша смена.',
    'call.nobody': 'Покупатель просит позвать сотрудника, но сейчас никто не на смене. Ему об этом сказали, он ждёт.',
    'call.open': 'Открыть разговор',
    'call.why': 'Вы получили это письмо, потому что отвечаете за {shop}. Здесь никто не назван.',
  },
  zh: {
    'call.subject': '{shop}：有顾客在等人工回复',
    'call.title': '有顾客在等人工回复。',
    'call.unanswered': '两分钟前有顾客请求人工，至今无人回复。现在由您值班。',
    'call.nobody': '有顾客请求人工，但团队中无人值班。顾客已知情，正在等待。',
    'call.open': '打开对话',
    'call.why': '您收到此邮件，因为您负责为 {shop} 回复顾客。邮件中未提及任何人。',
  },
  ka: {
    'call.subject': '{shop}: მყიდველი თანამშრომელს ელოდება',
    'call.title': 'მყიდველი თანამშრომელს ელოდება.',
    'call.unanswered': 'ორი წუთის წინ მყიდველმა თანამშრომელი ითხოვა და პასუხი ჯერ არ მიუღია. ახლა თქვენი მორიგეობაა.',
    'call.nobody': 'მყიდველი თანამშრომელს ითხოვს, გუნდიდან კი არავინ მორიგეობს. მას ეს ვუთხარით და ელოდება.',
    'call.open': 'საუბრის გახსნა',
    'call.why': 'ამ წერილს იღებთ, რადგან {shop}-ის სახელით პასუხობთ. აქ არავინაა დასახელებული.',
  },
}
