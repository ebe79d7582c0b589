import type { Buyer } from './shopper.ts'

const PORTLAND = { line1: '12 Juniper Street', postcode: '97201', city: 'Portland' }
const BERLIN = { line1: 'Lindenstraße 12', postcode: '10969', city: 'Berlin' }
const AMSTERDAM = { line1: 'Prinsengracht 12', postcode: '1015 DV', city: 'Amsterdam' }

/** A day that every shop can still deliver on, and that a weekday's name alone means. */
const SOON = new Date(Date.now() + 3 * 86_400_000)
const DAY = SOON.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })
const WEEKDAY = new Date(`${DAY}T12:00:00Z`).getUTCDay()
const GERMAN_DAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag']
const GEORGIAN_DAYS = ['კვირას', 'ორშაბათს', 'სამშაბათს', 'ოთხშაბათს', 'ხუთშაბათს', 'პარასკევს', 'შაბათს']

/** One natural sentence, and what has to have become of it in the end. */
export type Story = { shop: string; sentence: string; buyer: Buyer; most?: number; line: RegExp; form?: object }

export const STORIES: Readonly<Record<string, Story>> = {
  en: {
    shop: 'atelier',
    sentence: 'I need a prom dress, blue or white, at most $200',
    buyer: { email: 'maya@example.com', name: 'Maya Lind', ...PORTLAND },
    most: 20_000,
    line: /blue|white/,
  },
  ru: {
    shop: 'atelier',
    sentence: 'Мне нужно платье на выпускной, голубое или белое, до 200 долларов',
    buyer: { email: 'anna@example.com', name: 'Анна Петрова', ...PORTLAND },
    most: 20_000,
    line: /голубой|белый/,
  },
  zh: {
    shop: 'atelier',
    sentence: '我想要一条毕业舞会穿的裙子，蓝色或白色，最多200美元',
    buyer: { email: 'li@example.com', name: '李娜', ...PORTLAND },
    most: 20_000,
    line: /蓝|白色/,
  },
  de: {
    shop: 'flora',
    sentence: `Ich möchte einen Dahlienstrauß, höchstens 60 Euro, Lieferung am ${GERMAN_DAYS[WEEKDAY]}`,
    buyer: { email: 'jana@example.com', name: 'Jana Weber', ...BERLIN },
    line: /./,
    form: { delivery_date: DAY },
  },
  ka: {
    shop: 'flora',
    sentence: `მინდა გეორგინების თაიგული, მაქსიმუმ 60 ევრო, მიტანა ${GEORGIAN_DAYS[WEEKDAY]}`,
    buyer: { email: 'nino@example.com', name: 'Nino Beridze', ...BERLIN },
    line: /./,
    form: { delivery_date: DAY },
  },
  nl: {
    shop: 'napoli',
    sentence: 'Ik wil graag een grote margherita zonder basilicum',
    buyer: { email: 'sanne@example.com', name: 'Sanne de Vries', ...AMSTERDAM },
    line: /Basilicum/,
    form: { size: 'large', toppings: { basil: 'none' } },
  },
}
