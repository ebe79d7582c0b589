import type { Fulfilment, Order } from '@souk/contract/order.ts'
import type { Part } from '@souk/contract/parts.ts'
import { stepsOf } from '@souk/contract/steps.ts'
import { detailsOf } from './appointment-news.ts'

type News = 'placed' | 'packed' | 'shipped' | 'delivered' | 'canceled' | 'refunded' | 'released'

/** What the shop says of its own accord; `{n}` is the order's number. */
const TEXTS: Record<string, Record<News, string>> = {
  en: {
    placed: 'Thank you! Your order {n} is confirmed.',
    packed: 'Order {n} is packed.',
    shipped: 'Order {n} is on its way.',
    delivered: 'Order {n} has arrived. Enjoy!',
    canceled: 'Order {n} is canceled.',
    refunded: 'The refund for order {n} is on its way to you.',
    released: 'Less will be charged for order {n}: you only pay for what you get.',
  },
  de: {
    placed: 'Vielen Dank! Deine Bestellung {n} ist bestätigt.',
    packed: 'Bestellung {n} ist gepackt.',
    shipped: 'Bestellung {n} ist unterwegs.',
    delivered: 'Bestellung {n} ist angekommen. Viel Freude damit!',
    canceled: 'Bestellung {n} ist storniert.',
    refunded: 'Die Erstattung für Bestellung {n} ist unterwegs zu dir.',
    released: 'Für Bestellung {n} wird weniger abgebucht: Du zahlst nur, was du bekommst.',
  },
  nl: {
    placed: 'Bedankt! Je bestelling {n} is bevestigd.',
    packed: 'Bestelling {n} is ingepakt.',
    shipped: 'Bestelling {n} is onderweg.',
    delivered: 'Bestelling {n} is bezorgd. Veel plezier ermee!',
    canceled: 'Bestelling {n} is geannuleerd.',
    refunded: 'De terugbetaling voor bestelling {n} is onderweg.',
    released: 'Voor bestelling {n} wordt minder afgeschreven: je betaalt alleen wat je krijgt.',
  },
  ru: {
    placed: 'Спасибо! Заказ {n} подтверждён.',
    packed: 'Заказ {n} упакован.',
    shipped: 'Заказ {n} в пути.',
    delivered: 'Заказ {n} доставлен. Приятных впечатлений!',
    canceled: 'Заказ {n} отменён.',
    refunded: 'Деньги за заказ {n} уже возвращаются к вам.',
    released: 'За заказ {n} спишется меньше: вы платите только за то, что получите.',
  },
  zh: {
    placed: '谢谢！您的订单 {n} 已确认。',
    packed: '订单 {n} 已打包。',
    shipped: '订单 {n} 已发出，正在路上。',
    delivered: '订单 {n} 已送达，祝您满意！',
    canceled: '订单 {n} 已取消。',
    refunded: '订单 {n} 的退款正在退回给您。',
    released: '订单 {n} 的扣款将减少：您只需为收到的商品付款。',
  },
  ka: {
    placed: 'გმადლობთ! შეკვეთა {n} დადასტურებულია.',
    packed: 'შეკვეთა {n} შეფუთულია.',
    shipped: 'შეკვეთა {n} გზაშია.',
    delivered: 'შეკვეთა {n} ჩაბარებულია. გისურვებთ სასიამოვნო გამოყენებას!',
    canceled: 'შეკვეთა {n} გაუქმებულია.',
    refunded: 'შეკვეთა {n}: თანხა უკვე გიბრუნდებათ.',
    released: 'შეკვეთა {n}: ნაკლები თანხა ჩამოიჭრება, იხდით მხოლოდ იმაში, რასაც მიიღებთ.',
  },
}

/** What is fetched is ready, and then collected: it is on no way and arrives nowhere. */
const FETCHED: Record<string, Pick<Record<News, string>, 'shipped' | 'delivered'>> = {
  en: { shipped: 'Order {n} is ready to collect.', delivered: 'Order {n} has been collected. Enjoy!' },
  de: {
    shipped: 'Bestellung {n} liegt zur Abholung bereit.',
    delivered: 'Bestellung {n} ist abgeholt. Viel Freude damit!',
  },
  nl: { shipped: 'Bestelling {n} ligt klaar om af te halen.', delivered: 'Bestelling {n} is afgehaald. Veel plezier!' },
  ru: { shipped: 'Заказ {n} можно забирать.', delivered: 'Заказ {n} получен. Приятных впечатлений!' },
  zh: { shipped: '订单 {n} 已备好，可以来取了。', delivered: '订单 {n} 已取货，祝您满意！' },
  ka: {
    shipped: 'შეკვეთა {n} მზადაა, შეგიძლიათ წაიღოთ.',
    delivered: 'შეკვეთა {n} გატანილია. გისურვებთ სასიამოვნო გამოყენებას!',
  },
}

type Unsent = Pick<Record<News, string>, 'placed' | 'delivered' | 'canceled' | 'refunded'>

/** What is booked takes place and is over; what is downloaded is there. */
const BOOKED: Record<string, Unsent> = {
  en: {
    placed: 'It is booked. Your number is {n}.',
    delivered: 'Thank you for coming! {n} is done.',
    canceled: 'Booking {n} is canceled.',
    refunded: 'The refund for booking {n} is on its way to you.',
  },
  de: {
    placed: 'Das ist gebucht. Deine Nummer: {n}.',
    delivered: 'Danke, dass du da warst! {n} ist erledigt.',
    canceled: 'Buchung {n} ist storniert.',
    refunded: 'Die Erstattung für Buchung {n} ist unterwegs zu dir.',
  },
  nl: {
    placed: 'Het is geboekt. Je nummer: {n}.',
    delivered: 'Bedankt voor je komst! {n} is afgerond.',
    canceled: 'Boeking {n} is geannuleerd.',
    refunded: 'De terugbetaling voor boeking {n} is onderweg.',
  },
  ru: {
    placed: 'Записали вас. Номер: {n}.',
    delivered: 'Спасибо, что пришли! {n} завершён.',
    canceled: 'Запись {n} отменена.',
    refunded: 'Деньги за запись {n} уже возвращаются к вам.',
  },
  zh: {
    placed: '已为您预约，编号 {n}。',
    delivered: '感谢光临！{n} 已完成。',
    canceled: '预约 {n} 已取消。',
    refunded: '预约 {n} 的退款正在退回给您。',
  },
  ka: {
    placed: 'დაჯავშნილია. თქვენი ნომერია {n}.',
    delivered: 'გმადლობთ, რომ გვესტუმრეთ! {n} დასრულდა.',
    canceled: 'ჯავშანი {n} გაუქმებულია.',
    refunded: 'ჯავშანი {n}: თანხა უკვე გიბრუნდებათ.',
  },
}

/** A piece of news as message parts: a sentence, and the receipt or the delivery's steps. */
export function newsOf(news: News, order: Order, language: string, moved = order.fulfilments[0]): Part[] {
  const own = {
    ...TEXTS[language],
    ...ownWords(
      news === 'placed' || news === 'canceled' || news === 'refunded' ? order.fulfilments : [moved],
      language,
    ),
  }
  const text = (own[news] ?? TEXTS['en']?.[news] ?? '').replace('{n}', order.number)
  const ref = { kind: 'order' as const, shop: order.shop, id: order.number }
  if (news === 'canceled' || news === 'refunded' || news === 'released') return [{ type: 'text', text }]
  if (news === 'placed')
    return [{ type: 'text', text: [text, ...detailsOf(order, language)].join('\n') }, receiptOf(order)]
  return [
    { type: 'text', text },
    { type: 'tracking', ref, shown: trackingShown(order, moved) },
  ]
}

/** The words of what is only fetched, or only booked; an order of several kinds is told as any other. */
function ownWords(
  told: readonly (Fulfilment | undefined)[],
  language: string,
): Partial<Record<News, string>> | undefined {
  if (told.length === 0) return undefined
  if (told.every((one) => one?.kind === 'pickup')) return FETCHED[language]
  return told.every((one) => one?.kind === 'slot') ? BOOKED[language] : undefined
}

function receiptOf(order: Order): Part {
  const { number, placedAt, currency, lines, totals, address, shippingLabel, url } = order
  return {
    type: 'order',
    ref: { kind: 'order', shop: order.shop, id: number },
    shown: {
      number,
      placedAt,
      currency,
      lines,
      totals,
      ...(shippingLabel === undefined ? {} : { delivery: shippingLabel }),
      ...(address === undefined ? {} : { address }),
    },
    url,
  }
}

/** The steps of an order's delivery, those to come without a time. */
export function trackingShown(
  order: Order,
  delivery: Fulfilment | undefined,
): Extract<Part, { type: 'tracking' }>['shown'] {
  const done = delivery?.steps ?? []
  const ahead = stepsOf(delivery?.kind).filter(
    (state) => delivery?.state !== 'canceled' && !done.some((step) => step.state === state),
  )
  const { tracking, expected } = delivery ?? {}
  return {
    number: order.number,
    ...kindShown(delivery?.kind),
    steps: [...done, ...(delivery?.state === 'delivered' ? [] : ahead.map((state) => ({ state })))],
    ...(tracking?.carrier === undefined ? {} : { carrier: tracking.carrier }),
    ...(tracking?.number === undefined ? {} : { tracking: tracking.number }),
    ...(tracking?.url === undefined ? {} : { url: tracking.url }),
    ...(expected === undefined || delivery?.state === 'delivered' ? {} : { expected }),
  }
}

function kindShown(kind: Fulfilment['kind'] | undefined): { pickup?: true; kind?: 'slot' | 'digital' } {
  if (kind === 'pickup') return { pickup: true }
  return kind === 'slot' || kind === 'digital' ? { kind } : {}
}
