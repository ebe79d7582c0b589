import type { EN_GIFT } from './en.ts'

/** What the concierge says in Russian of a gift. */
export const RU_GIFT: Readonly<Record<keyof typeof EN_GIFT, string>> = {
  'gift.noted': 'Подарок, как приятно. Цен в посылке не будет.',
  'gift.wrapped': 'С удовольствием: {label}, {amount}. Цен в посылке не будет.',
  'gift.wrap_offered': 'Да: {label}, {amount}. Скажите «упакуйте», когда что-нибудь выберете.',
  'gift.wrap_off': 'Хорошо, без упаковки.',
  'gift.wrap_none':
    'Подарки здесь не упаковывают. Но цен в посылке не будет, и можно приложить открытку с вашими словами.',
  'gift.none': 'Хорошо, тогда не подарок.',
  'gift.ask_who': 'Какое имя написать на посылке?',
  'gift.ask_where':
    'Это подарок: отправить его тоже сюда ({address}) или в другое место? Адрес можно написать одной строкой.',
  'gift.here': 'Да, сюда: {address}',
  'gift.ask_words': 'Что написать на открытке? Можно и без неё.',
  'gift.no_words': 'Без открытки',
  'gift.too_soon': 'Для этой доставки это слишком рано: {day}. Привезём как можно скорее.',
  'gift.summary':
    'Подарок. Кому: {name}{day, select, none {} other {, день доставки: {day}}}{words, select, none {} other {. На открытке: «{words}»}}. Цен в посылке не будет.',
}
