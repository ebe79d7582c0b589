import type { Part } from '@souk/contract/parts.ts'

type Tracked = Extract<Part, { type: 'tracking' }>['shown']
type State = Tracked['steps'][number]['state']
/** Those that a kind of delivery calls otherwise: fetched, at a time, downloaded. */
type Words = Record<State | 'booked' | 'ready' | 'collected' | 'over' | 'here', string>

const EN: Words = {
  placed: 'Ordered',
  packed: 'Packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  canceled: 'Cancelled',
  booked: 'Booked',
  ready: 'Ready',
  collected: 'Collected',
  over: 'Done',
  here: 'There for you',
}

const WORDS: Readonly<Record<string, Words>> = {
  en: EN,
  de: {
    placed: 'Bestellt',
    packed: 'Gepackt',
    shipped: 'Unterwegs',
    delivered: 'Geliefert',
    canceled: 'Storniert',
    booked: 'Gebucht',
    ready: 'Abholbereit',
    collected: 'Abgeholt',
    over: 'Erledigt',
    here: 'Steht bereit',
  },
  nl: {
    placed: 'Besteld',
    packed: 'Ingepakt',
    shipped: 'Onderweg',
    delivered: 'Bezorgd',
    canceled: 'Geannuleerd',
    booked: 'Geboekt',
    ready: 'Klaar',
    collected: 'Afgehaald',
    over: 'Geweest',
    here: 'Staat klaar',
  },
  ru: {
    placed: 'Оформлен',
    packed: 'Собран',
    shipped: 'В пути',
    delivered: 'Доставлен',
    canceled: 'Отменён',
    booked: 'Вы записаны',
    ready: 'Готов',
    collected: 'Получен',
    over: 'Завершено',
    here: 'Доступно',
  },
  zh: {
    placed: '已下单',
    packed: '已打包',
    shipped: '运送中',
    delivered: '已送达',
    canceled: '已取消',
    booked: '已预约',
    ready: '可取货',
    collected: '已取货',
    over: '已完成',
    here: '可以使用',
  },
  ka: {
    placed: 'შეკვეთილია',
    packed: 'შეფუთულია',
    shipped: 'გზაშია',
    delivered: 'მიწოდებულია',
    canceled: 'გაუქმებულია',
    booked: 'დაჯავშნილია',
    ready: 'მზადაა',
    collected: 'გატანილია',
    over: 'დასრულდა',
    here: 'ხელმისაწვდომია',
  },
}

/** A step of a delivery in the shopper's words. */
export function stepText(state: State, { pickup, kind }: Tracked, locale: string): string {
  const words = WORDS[locale.split('-')[0] ?? ''] ?? EN
  if (kind === 'slot' && state === 'placed') return words.booked
  if (pickup && state === 'shipped') return words.ready
  if (state !== 'delivered') return words[state]
  if (pickup) return words.collected
  return kind === 'slot' ? words.over : kind === 'digital' ? words.here : words.delivered
}
