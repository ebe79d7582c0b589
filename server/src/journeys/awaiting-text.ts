import { formatMoney } from '@souk/contract/money.ts'

const TEXTS: Record<string, string> = {
  en: 'We are waiting for your transfer of {amount}. Everything is kept for you until {day}; you will hear from us as soon as it is here.',
  de: 'Wir warten auf deine Überweisung über {amount}. Bis {day} ist alles für dich zurückgelegt; sobald sie da ist, hörst du von uns.',
  nl: 'We wachten op je overschrijving van {amount}. Tot {day} houden we alles voor je vast; zodra die binnen is, hoor je van ons.',
  ru: 'Ждём ваш перевод на {amount}. До {day} всё отложено для вас; как только деньги придут, мы напишем.',
  zh: '我们正在等待您 {amount} 的转账。商品为您保留到{day}，款项一到我们就通知您。',
  ka: 'ველოდებით თქვენს გადმორიცხვას: {amount}. ყველაფერი თქვენთვის გვაქვს გადანახული, ვადა: {day}. როგორც კი თანხა მოვა, მოგწერთ.',
}

type Awaiting = { amount: { amount: number; currency: string }; until: Date; language: string; zone: string }

/** What the thread says while money is on its way: how much, and until when everything is kept. */
export function awaitingText({ amount: { amount, currency }, until, language, zone }: Awaiting): string {
  const spoken = new Intl.Locale(language).language
  const known = spoken in TEXTS ? spoken : 'en'
  const format = new Intl.DateTimeFormat(known === 'en' ? language : known, {
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  })
  return (TEXTS[known] ?? '')
    .replace('{amount}', formatMoney({ amount, currency }, language))
    .replace('{day}', format.format(until))
}
