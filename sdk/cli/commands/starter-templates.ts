import type { TemplateCreate } from '@souk/contract/template.ts'

type Starter = Pick<TemplateCreate, 'name' | 'language' | 'purpose' | 'body'>

const NAMES = { orders: 'souk_order_news', service: 'souk_answer' } as const

const BODIES: Readonly<Record<string, Readonly<Record<keyof typeof NAMES, string>>>> = {
  en: {
    orders: 'Hello, there is news of your order at {{shop}}: {{news}} You can answer right here.',
    service: 'Hello, {{shop}} has written to you: {{news}} Answer here, and the conversation goes on.',
  },
  de: {
    orders: 'Hallo, es gibt Neues zu deiner Bestellung bei {{shop}}: {{news}} Du kannst gleich hier antworten.',
    service: 'Hallo, {{shop}} hat dir geschrieben: {{news}} Antworte hier, dann geht das Gespräch weiter.',
  },
  nl: {
    orders: 'Hallo, er is nieuws over je bestelling bij {{shop}}: {{news}} Je kunt hier meteen antwoorden.',
    service: 'Hallo, {{shop}} heeft je geschreven: {{news}} Antwoord hier, dan gaat het gesprek verder.',
  },
  ru: {
    orders: 'Здравствуйте! Есть новости о вашем заказе в магазине {{shop}}: {{news}} Ответить можно прямо здесь.',
    service: 'Здравствуйте! Вам написали из магазина {{shop}}: {{news}} Ответьте здесь, и мы продолжим разговор.',
  },
  zh_CN: {
    orders: '您好，您在 {{shop}} 的订单有新消息：{{news}} 您可以直接在此回复。',
    service: '您好，{{shop}} 给您发来消息：{{news}} 在此回复即可继续对话。',
  },
  ka: {
    orders: 'გამარჯობა, {{shop}}-ში თქვენი შეკვეთის შესახებ სიახლეა: {{news}} პასუხი აქვე შეგიძლიათ.',
    service: 'გამარჯობა, {{shop}} მოგწერათ: {{news}} გვიპასუხეთ აქ და საუბარი გაგრძელდება.',
  },
}

export const STARTER_LANGUAGES = Object.keys(BODIES)

/** What most shops need after a day of silence: news of an order, and an answer that came late. */
export function startersIn(language: string): Starter[] {
  const bodies = BODIES[language]
  if (!bodies) return []
  const purposes = ['orders', 'service'] as const
  return purposes.map((purpose) => ({ name: NAMES[purpose], language, purpose, body: bodies[purpose] }))
}
