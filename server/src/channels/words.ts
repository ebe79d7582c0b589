/** The few words that a channel needs around what is said: who opens a list, what leads to a page. At most 20 characters. */
/** `or`: over what can be tapped in place of the cards above. */
type Words = {
  choose: string
  or: string
  choices: string
  open: string
  pay: string
  otherwise: string
  order: string
  track: string
}

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    choose: 'Please choose:',
    or: 'Or:',
    choices: 'Choose',
    open: 'Open',
    pay: 'Pay',
    otherwise: 'Pay another way',
    order: 'View order',
    track: 'Track',
  },
  de: {
    choose: 'Bitte auswählen:',
    or: 'Oder:',
    choices: 'Auswählen',
    open: 'Öffnen',
    pay: 'Bezahlen',
    otherwise: 'Anders bezahlen',
    order: 'Zur Bestellung',
    track: 'Verfolgen',
  },
  nl: {
    choose: 'Maak een keuze:',
    or: 'Of:',
    choices: 'Kiezen',
    open: 'Openen',
    pay: 'Betalen',
    otherwise: 'Anders betalen',
    order: 'Bestelling',
    track: 'Volgen',
  },
  ru: {
    choose: 'Выберите:',
    or: 'Или:',
    choices: 'Выбрать',
    open: 'Открыть',
    pay: 'Оплатить',
    otherwise: 'Другой способ',
    order: 'Заказ',
    track: 'Отследить',
  },
  zh: {
    choose: '请选择：',
    or: '或者：',
    choices: '选择',
    open: '打开',
    pay: '付款',
    otherwise: '其他付款方式',
    order: '查看订单',
    track: '查看物流',
  },
  ka: {
    choose: 'აირჩიეთ:',
    or: 'ან:',
    choices: 'არჩევა',
    open: 'გახსნა',
    pay: 'გადახდა',
    otherwise: 'სხვა გზით გადახდა',
    order: 'შეკვეთა',
    track: 'თვალყური',
  },
}

export function wordsOf(locale: string): Words {
  return (
    WORDS[locale.split('-')[0] ?? ''] ??
    WORDS['en'] ?? { choose: '', or: '', choices: '', open: '', pay: '', otherwise: '', order: '', track: '' }
  )
}
