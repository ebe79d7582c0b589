import type { Wording } from './rule.ts'

/** Why a line cannot be withdrawn from, where no exception says it. */
export const NOT_WITHDRAWABLE: Readonly<Record<'no_right' | 'late' | 'canceled' | 'withdrawn', Wording>> = {
  no_right: {
    en: 'No statutory right of withdrawal applies here.',
    de: 'Hier gilt kein gesetzliches Widerrufsrecht.',
    nl: 'Hier geldt geen wettelijk herroepingsrecht.',
    ru: 'Здесь законное право отказа не действует.',
    zh: '此处不适用法定撤销权。',
    ka: 'აქ უარის კანონისმიერი უფლება არ მოქმედებს.',
  },
  late: {
    en: 'The withdrawal period is over.',
    de: 'Die Widerrufsfrist ist abgelaufen.',
    nl: 'De herroepingstermijn is verstreken.',
    ru: 'Срок отказа истёк.',
    zh: '撤销期限已过。',
    ka: 'უარის ვადა გასულია.',
  },
  canceled: {
    en: 'This order is canceled.',
    de: 'Diese Bestellung ist storniert.',
    nl: 'Deze bestelling is geannuleerd.',
    ru: 'Этот заказ отменён.',
    zh: '此订单已取消。',
    ka: 'ეს შეკვეთა გაუქმებულია.',
  },
  withdrawn: {
    en: 'You have already withdrawn from this.',
    de: 'Das hast du schon widerrufen.',
    nl: 'Dit heb je al herroepen.',
    ru: 'От этого вы уже отказались.',
    zh: '您已撤销此项。',
    ka: 'ამაზე უკვე განაცხადეთ უარი.',
  },
}

/** The declaration that the buyer reads and confirms; lines, order and buyer stand below it. */
export const DECLARATION: Wording = {
  en: 'I hereby withdraw from my contract for the following:',
  de: 'Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über Folgendes:',
  nl: 'Ik deel hierbij mede dat ik mijn overeenkomst over het volgende herroep:',
  ru: 'Настоящим я отказываюсь от договора в отношении следующего:',
  zh: '本人特此撤销关于以下内容的合同：',
  ka: 'ვაცხადებ უარს ჩემს ხელშეკრულებაზე შემდეგის შესახებ:',
}

/** The line of a declaration that names the contract: {number} and {date}. */
export const DECLARED_ORDER: Wording = {
  en: 'Order {number} of {date}',
  de: 'Bestellung {number} vom {date}',
  nl: 'Bestelling {number} van {date}',
  ru: 'Заказ {number} от {date}',
  zh: '订单 {number}，{date}',
  ka: 'შეკვეთა {number}, {date}',
}
