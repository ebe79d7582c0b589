import { coloursOf, fits, rowOf, SHADES, type Goal } from './goals.ts'
import { COLOURS, type Colour, type Phrases } from './phrases/phrases.ts'
import { mistyped, type Random } from './random.ts'

export type Way = 'tap' | 'text' | 'both'

/** A simulated shopper: what they came for, how they write, and what they have settled on so far. */
export type Person = {
  words: Phrases
  language: string
  /** Which half of each pool: before or behind `||`. */
  held: boolean
  random: Random
  goal: Goal
  way: Way
  sloppy: boolean
  chosen: { title?: string; colour?: string; size?: string; day?: string; card?: string; extra?: string }
  /** Cards last seen, to count them out. */
  cards: string[]
  /** Whims still to come, each lived out once. */
  whims: Set<Whim>
}
export type Whim = 'ask' | 'back' | 'hesitate' | 'two' | 'colour' | 'product' | 'pizzaSize' | 'cheaper'

const ADDRESS: Record<
  Goal['shop'],
  { name: string; street: string; town: string; postcode: string; city: string; country: string }
> = {
  atelier: {
    name: 'Ada Miller',
    street: '215 Fifth Avenue',
    town: 'New York, NY 10016',
    postcode: '10016',
    city: 'New York',
    country: 'US',
  },
  flora: {
    name: 'Ada Schmidt',
    street: 'Lindenallee 7',
    town: '50667 Köln',
    postcode: '50667',
    city: 'Köln',
    country: 'DE',
  },
  napoli: {
    name: 'Ada Bakker',
    street: 'Prinsengracht 10',
    town: '1015 DV Amsterdam',
    postcode: '1015 DV',
    city: 'Amsterdam',
    country: 'NL',
  },
}

const CURRENCY: Record<Goal['shop'], (amount: number, language: string) => string> = {
  atelier: (amount, language) =>
    language === 'en'
      ? `$${amount}`
      : language === 'ka'
        ? `${amount} დოლარი`
        : language === 'zh'
          ? `${amount}美元`
          : language === 'ru'
            ? `${amount} долларов`
            : `${amount} Dollar`,
  flora: (amount, language) =>
    language === 'ka'
      ? `${amount} ევრო`
      : language === 'zh'
        ? `${amount}欧元`
        : language === 'ru'
          ? `${amount} евро`
          : `${amount} euro`,
  napoli: (amount) => `${amount} €`,
}

export const email = (person: Person) => `ada.${person.language}@example.com`
export const addressOf = ({ goal }: Person) => ADDRESS[goal.shop]

/** One wording of a pool, filled in. */
export function wording(person: Person, pool: string, more: Record<string, string> = {}): string {
  const [dev = '', held = ''] = pool.split('||')
  const from = (person.held ? held || dev : dev).split('|')
  return fill(person, person.random.pick(from), more)
}

function fill(person: Person, text: string, more: Record<string, string>): string {
  const { goal, words, language } = person
  const address = addressOf(person)
  const without = goal.pizza?.without ?? ''
  const values: Record<string, string> = {
    thing: goal.thing ? words.things[goal.thing] : '',
    colour: goal.colour ? words.colours[goal.colour] : '',
    upto: goal.max ? `${goal.max} ${goal.shop === 'atelier' ? 'დოლარამდე' : 'ევრომდე'}` : '',
    max: goal.max ? CURRENCY[goal.shop](goal.max, language) : '',
    title: goal.title ?? '',
    size: goal.pizza ? words.pizzaSizes[goal.pizza.size] : '',
    without: words.toppings[without] ?? '',
    of: words.toppingsOf?.[without] ?? words.toppings[without] ?? '',
    topping: words.toppings[goal.pizza?.topping ?? ''] ?? '',
    email: email(person),
    ...address,
    ...more,
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** What is typed: in haste there is a slip now and then, never in an address or a figure. */
export function typed(person: Person, text: string): string {
  const slips = person.sloppy && !text.includes('@') && person.random.chance(0.25)
  return slips ? mistyped(text, person.random) : text
}

export function opening(person: Person): string {
  const { goal, words, random } = person
  if (goal.pizza) {
    const whole = goal.pizza.without && goal.pizza.topping
    return whole && random.chance(0.7) ? wording(person, words.openPizzaWhole) : wording(person, words.openPizza)
  }
  if (goal.colour && goal.max) return wording(person, random.chance(0.8) ? words.openWhole : words.openColour)
  if (goal.colour) return wording(person, random.chance(0.8) ? words.openColour : words.openShort)
  return wording(person, goal.max && random.chance(0.8) ? words.openMax : words.openShort)
}

/** Which of the cards is it: one that is what they came for, as far as one sees. */
export function choiceOf(person: Person, titles: readonly string[]): number {
  const fitting = titles.flatMap((title, i) => (fits(person.goal, rowOf(person.goal.shop, title)) ? [i] : []))
  return fitting.length > 0 ? person.random.pick(fitting) : -1
}

/** The colour group of a catalogue's colour. */
export function groupOf(colour: string): Colour | undefined {
  return COLOURS.find((group) => SHADES[group].includes(colour))
}

/** Another colour that the chosen product has. */
export function otherColour(person: Person): Colour | undefined {
  const row = rowOf(person.goal.shop, person.chosen.title ?? '')
  if (!row?.options?.includes('Color')) return undefined
  const groups = coloursOf(row).map(groupOf)
  return groups.find((group) => group && group !== groupOf(person.chosen.colour ?? '') && group !== person.goal.colour)
}
