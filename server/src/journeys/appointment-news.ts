import { momentText, timeText } from '@souk/concierge/say/figures.ts'
import type { Fulfilment, Order } from '@souk/contract/order.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'

type News = 'booked' | 'moved' | 'pickup'

/** `{what}` is the shop's own name for it, `{when}` the day and time by the shop's clock, `{zone}` that clock. */
const TEXTS: Record<(typeof LANGUAGES)[number], Record<News, string>> = {
  en: {
    booked: '{what}: {when} ({zone}).',
    moved: 'Your appointment has been moved. {what}: {when} ({zone}).',
    pickup: 'To be picked up: {when} ({zone}).',
  },
  de: {
    booked: '{what}: {when} ({zone}).',
    moved: 'Dein Termin wurde verschoben. {what}: {when} ({zone}).',
    pickup: 'Zum Abholen: {when} ({zone}).',
  },
  nl: {
    booked: '{what}: {when} ({zone}).',
    moved: 'Je afspraak is verzet. {what}: {when} ({zone}).',
    pickup: 'Op te halen: {when} ({zone}).',
  },
  ru: {
    booked: '{what}: {when} ({zone}).',
    moved: 'Запись перенесена. {what}: {when} ({zone}).',
    pickup: 'Можно забрать: {when} ({zone}).',
  },
  zh: {
    booked: '{what}：{when}（{zone}）。',
    moved: '预约时间已更改。{what}：{when}（{zone}）。',
    pickup: '取货时间：{when}（{zone}）。',
  },
  ka: {
    booked: '{what}: {when} ({zone}).',
    moved: 'ვიზიტი გადატანილია. {what}: {when} ({zone}).',
    pickup: 'წაღების დრო: {when} ({zone}).',
  },
}

function line(news: News, appointment: NonNullable<Fulfilment['appointment']>, language: string): string {
  const known = LANGUAGES.find((one) => one === language) ?? 'en'
  const { from, to, label, zone } = appointment
  const when = `${momentText(from, known)}–${timeText(to.slice(11, 16), known)}`
  const parts: Record<string, string> = { what: label, when, zone }
  return TEXTS[known][news].replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

/** What a new order says besides its receipt: when one is expected, and what was bought digitally. */
export function detailsOf(order: Order, language: string): string[] {
  return order.fulfilments.flatMap(({ appointment, contents = [] }) => [
    ...(appointment ? [line(appointment.line ? 'booked' : 'pickup', appointment, language)] : []),
    ...contents.flatMap(({ title, url, text }) => [[`${title}:`, text, url].filter(Boolean).join('\n')]),
  ])
}

export function movedText(appointment: NonNullable<Fulfilment['appointment']>, language: string): string {
  return line('moved', appointment, language)
}
