import type { EN_MEDIA } from './en.ts'

/** What the concierge says in Russian of pictures and recordings. */
export const RU_MEDIA: Readonly<Record<keyof typeof EN_MEDIA, string>> = {
  'picture.found': 'Вы об этом?',
  'picture.which': 'Может быть, одно из этого?',
  'picture.type': 'Вижу цвет: {colour}. Что именно ищете?',
  'picture.open': 'Красивая фотография. Что именно ищете?',
  'picture.lost': 'Фотография не дошла. Что вы ищете?',
  'voice.person': 'Спасибо за запись. Прослушать её я не могу и поэтому зову сотрудника: ответ придёт прямо сюда.',
  'stuck.media': 'Открыть это я не могу. Напишите, пожалуйста, о чём речь.',
}
