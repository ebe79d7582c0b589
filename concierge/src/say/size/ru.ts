import type { EN_SIZE } from './en.ts'

/** What the concierge says in Russian of sizes. */
export const RU_SIZE: Readonly<Record<keyof typeof EN_SIZE, string>> = {
  'size.by_chart': 'По нашей таблице ваш размер — {size}.',
  'size.between': 'По нашей таблице вы между {smaller} и {size}. Лучше взять {size}: он подойдёт по всем меркам.',
  'size.cm': '{n} см',
  'size.inches': '{n} дюйма',
  'size.row': '{name}: {value} (в таблице {range})',
  'size.kept': 'Запомню {size} как ваш размер в этом магазине. Напишите «забудь мой размер», и его не будет.',
  'size.yours':
    '{by, select, bought {В прошлый раз вы купили здесь {size}.} other {Ваш размер здесь — {size}, как вы сказали.}}',
  'size.tell':
    'Скажите, какой размер вы обычно носите, или свои мерки ({measures}, в сантиметрах), и я посмотрю по нашей таблице.',
  'size.off': 'Это за пределами нашей таблицы, а гадать не хочу. Сотрудник подскажет точнее.',
  'size.forgotten': 'Готово: размер больше не хранится.',
  'size.pick': 'Размер {size}',
}
