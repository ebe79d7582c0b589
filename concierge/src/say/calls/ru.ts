import type { EN_CALLS } from './en.ts'

/** What the concierge says in Russian where a person is called, or the shop is paused. */
export const RU_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'human.asked': 'Зову сотрудника, ответ придёт прямо сюда.',
  'human.stuck': 'Не хочу гадать дальше. Зову сотрудника, ответ придёт прямо сюда.',
  'human.closed': 'Сотрудники снова на месте: {day}, {time}.',
  'human.minutes':
    '{name, select, none {Обычно отвечают} other {{name} обычно отвечает}} в течение {minutes, plural, one {# минуты} other {# минут}}.',
  'human.nobody': 'Сейчас никого нет на месте. Магазин предупреждён: ответ придёт сюда, как только кто-то вернётся.',
  'call.angry': 'Мне очень жаль, так быть не должно. Зову сотрудника, который всё исправит, ответ придёт прямо сюда.',
  'call.worth': 'Чтобы здесь всё было как надо, я пригласил к нам сотрудника.',
  'refused.paused':
    'Сейчас магазин не принимает заказы. Корзина останется как есть. Спросить сотрудника, когда можно будет заказать?',
}
