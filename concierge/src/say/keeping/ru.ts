import type { EN_KEEPING } from './en.ts'

/** The same in Russian. */
export const RU_KEEPING: Readonly<Record<keyof typeof EN_KEEPING, string>> = {
  'wish.added':
    'Сохранено: «{title}». В избранном теперь {count, plural, one {# вещь} few {# вещи} many {# вещей} other {# вещи}}.',
  'wish.which': 'Что сохранить?',
  'wish.none_to_save': 'Сначала покажите, что нравится, и я сохраню.',
  'wish.shown': '{count, plural, one {Вот что в избранном.} other {Вот что в избранном: #.}}',
  'wish.empty': 'В избранном пусто. Нажмите на сердечко или напишите «сохрани это».',
  'wish.gone': 'Больше не продаётся: {titles}.',
  'wish.removed': 'Убрано из избранного: «{title}».',
  'wish.cleared': 'Теперь в избранном пусто.',
  'watch.stock': 'Хорошо. Напишу сюда один раз, когда «{title}» снова появится. Передумаете — просто скажите.',
  'watch.below':
    'Хорошо. Напишу сюда один раз, когда «{title}» будет стоить не больше {price}. Передумаете — просто скажите.',
  'watch.cheaper':
    'Сейчас цена {price}. Напишу сюда один раз, когда «{title}» подешевеет. Передумаете — просто скажите.',
  'watch.which': '«{title}»: за чем именно следить?',
  'watch.already': '«{title}» сейчас стоит {price}, это уже не дороже.',
  'watch.what': 'С удовольствием. О чём речь?',
  'watch.stopped': 'Готово, больше не пишу об этом: {titles}.',
  'watch.none': 'Сейчас я ни за чем не слежу. STOP отменит все сообщения, которые магазин шлёт сам.',
  'watch.stop_which': 'О чём больше не писать?',
  'told.stock': '«{title}» снова в наличии. Вы просили сообщить; больше об этом писать не буду.',
  'told.price': '«{title}» теперь стоит {price}. Вы просили сообщить; больше об этом писать не буду.',
  'action.wishes': 'Показать избранное',
  'action.save': 'Сохранить',
  'action.unsave': 'Убрать',
  'action.watch': 'Сообщить, когда появится',
  'action.watch_all': 'Ни о чём',
}
