import type { Part } from '@souk/contract/parts.ts'
import { SHADES } from './goals.ts'
import {
  addressOf,
  choiceOf,
  email,
  groupOf,
  opening,
  otherColour,
  typed,
  wording,
  type Person,
  type Whim,
} from './person.ts'
import type { Thread } from './thread.ts'

type Option = { value: string; label: string; hint?: string; disabled?: boolean }
export type Situation =
  | { kind: 'pay'; url: string }
  | { kind: 'form'; fields: string[] }
  | { kind: 'cards'; titles: string[]; actions: Option[]; more?: Option }
  | { kind: 'options'; options: Option[] }
  | { kind: 'lost' }

/** What the last answer asks of a person who reads it; null when it only says something. */
export function situationOf(parts: readonly Part[]): Situation | null {
  const pay = parts.find((part) => part.type === 'payment.request')
  if (pay) return { kind: 'pay', url: pay.url }
  const form = parts.find((part) => part.type === 'form.request')
  if (form) return { kind: 'form', fields: form.fields.map(({ id }) => id) }
  const options = parts.flatMap((part): Option[] =>
    part.type === 'quick_replies' || part.type === 'list' ? part.options : [],
  )
  const carousel = parts.findLast((part) => part.type === 'carousel')
  if (carousel) {
    const more = options.find(({ value }) => value === 'more')
    const actions = carousel.cards.map(({ actions: [first], shown }) => ({
      value: first?.value ?? '',
      label: shown.title,
    }))
    return { kind: 'cards', titles: carousel.cards.map(({ shown }) => shown.title), actions, ...(more ? { more } : {}) }
  }
  const useful = options.filter(({ value }) => !/^(?:say|human|drop|browse|similar)/.test(value))
  if (useful.length > 0) return { kind: 'options', options: useful }
  return options.length > 0 ? { kind: 'lost' } : null
}

const verb = (option: Option | undefined) => option?.value.split(':')[0] ?? ''
const byTap = ({ way, random }: Person) => way === 'tap' || (way === 'both' && random.chance(0.4))

/** Answers the situation by a tap or in words. */
export async function act(thread: Thread, person: Person, now: Situation): Promise<void> {
  if (now.kind === 'form') return contact(thread, person, now.fields)
  if (now.kind === 'cards') return choose(thread, person, now)
  if (now.kind === 'lost') return thread.say(opening(person))
  if (now.kind !== 'options') return
  const [first] = now.options
  const kind = now.options.map(verb)
  if (kind.includes('variant')) return variant(thread, person, now.options)
  if (kind.includes('field') || kind.includes('skip')) return field(thread, person, now.options)
  if (kind.includes('ship')) return ship(thread, person, now.options)
  if (kind.includes('add'))
    return answer(
      thread,
      person,
      now.options.find((one) => verb(one) === 'add'),
      person.words.add,
    )
  if (kind.includes('checkout')) return cart(thread, person, now.options)
  if (kind.includes('relax')) return answer(thread, person, first, person.words.yes)
  const no = now.options.find((one) => verb(one) === 'no')
  if (no) return thread.tap(no.value, no.label)
  if (first) await thread.tap(first.value, first.label)
}

async function answer(thread: Thread, person: Person, option: Option | undefined, pool: string): Promise<void> {
  if (option && byTap(person)) return thread.tap(option.value, option.label)
  await thread.say(typed(person, wording(person, pool)))
}

async function contact(thread: Thread, person: Person, fields: string[]): Promise<void> {
  const { street, postcode, city, name, country } = addressOf(person)
  const values: Record<string, string> = { email: email(person), name, line1: street, postcode, city, country }
  if (byTap(person)) return thread.fill(Object.fromEntries(fields.map((id) => [id, values[id] ?? ''])))
  const both = fields.includes('email') && fields.includes('line1')
  const { line, emailOnly, streetOnly } = person.words
  if (both) return thread.say(wording(person, person.random.chance(0.6) ? line : emailOnly))
  await thread.say(wording(person, fields.includes('email') ? emailOnly : streetOnly))
}

async function choose(thread: Thread, person: Person, now: Extract<Situation, { kind: 'cards' }>): Promise<void> {
  person.cards = now.titles
  const at = choiceOf(person, now.titles)
  const title = now.titles[at]
  const card = now.actions[at]
  if (!title || !card) {
    if (now.more) return answer(thread, person, now.more, person.words.more)
    return thread.say(typed(person, opening(person)))
  }
  person.chosen = { title }
  if (byTap(person)) return thread.tap(card.value, card.label)
  const ordinal = person.words.ordinals[at]
  if (ordinal && person.random.chance(0.7))
    return thread.say(typed(person, wording(person, person.words.pickOrdinal, { ordinal })))
  await thread.say(wording(person, person.words.pickTitle, { title }))
}

async function variant(thread: Thread, person: Person, options: Option[]): Promise<void> {
  const there = options.filter((one) => verb(one) === 'variant' && !one.disabled)
  const keyed = there.map((option) => ({ option, ...pairOf(option) }))
  const wanted = person.goal.colour ? SHADES[person.goal.colour] : []
  const fitting = keyed.filter(({ name, key }) => name !== 'Color' || wanted.length === 0 || wanted.includes(key))
  const one = person.random.pick(fitting.length > 0 ? fitting : keyed)
  if (one.name === 'Color') {
    person.chosen.colour = one.key
    const group = groupOf(one.key)
    if (fitting.length === 0) person.goal = { ...person.goal, colour: group }
  } else person.chosen.size = one.key
  if (byTap(person)) return thread.tap(one.option.value, one.option.label)
  await thread.say(
    typed(
      person,
      sayVariant(
        person,
        one,
        keyed.map(({ key }) => key),
      ),
    ),
  )
}

/** `variant:offer:Color=white&Size=8` asks for the last one. */
function pairOf({ value }: Option): { name: string; key: string } {
  const [name = '', key = ''] = (value.split(':')[2]?.split('&').at(-1) ?? '').split('=')
  return { name, key: decodeURIComponent(key) }
}

function sayVariant(person: Person, one: { option: Option; name: string; key: string }, keys: string[]): string {
  const { words, random } = person
  const bouquet = words.bouquetSizes
  if (one.key === 'Klein' || one.key === 'Mittel' || one.key === 'Groß')
    return wording(person, words.pizzaSize, { size: bouquet[one.key] })
  if (one.name === 'Color') {
    const group = groupOf(one.key)
    const alone = group && keys.filter((key) => groupOf(key) === group).length === 1
    return wording(person, words.colour, { colour: alone ? words.colours[group] : one.option.label })
  }
  if (one.name !== 'Size') return one.option.label
  const dress = /^(?:2|4|6|8|10|12|14|16)$/.test(one.key) && keys.includes('12')
  if (dress && random.chance(0.3)) return wording(person, words.europeanSize, { size: String(Number(one.key) + 30) })
  return wording(person, words.size, { size: one.key })
}

async function field(thread: Thread, person: Person, options: Option[]): Promise<void> {
  const { goal, words, chosen } = person
  const fields = options.filter((one) => verb(one) === 'field')
  const skip = options.find((one) => verb(one) === 'skip')
  const id = (fields[0]?.value.split(':')[2] ?? '').split('=')[0]
  const of = (key: string) => fields.find(({ value }) => value.endsWith(`=${key}`))
  if (id === 'delivery_date') return day(thread, person, fields)
  if (id === 'size' && goal.pizza) return answer(thread, person, of(goal.pizza.size), words.pizzaSize)
  if (id === 'extras' && goal.extra && !chosen.extra) {
    chosen.extra = goal.extra
    const option = of(goal.extra)
    return option && byTap(person)
      ? thread.tap(option.value, option.label)
      : thread.say(typed(person, words.extras[goal.extra] ?? ''))
  }
  if (id && id !== 'extras' && goal.pizza) {
    const { without, topping } = goal.pizza
    const of = words.toppingsOf?.[without ?? ''] ?? words.toppings[without ?? ''] ?? ''
    if (topping)
      return thread.say(typed(person, wording(person, words.extra, { topping: words.toppings[topping] ?? '' })))
    if (without)
      return thread.say(typed(person, wording(person, words.without, { topping: words.toppings[without] ?? '', of })))
  }
  if (fields.length === 0 && goal.shop === 'flora') {
    if (goal.card && person.way !== 'tap') return thread.say((chosen.card = wording(person, words.card)))
    return answer(thread, person, skip, words.noCard)
  }
  return answer(thread, person, skip, words.skip)
}

async function day(thread: Thread, person: Person, fields: Option[]): Promise<void> {
  const later = person.random.chance(0.5)
  const option = fields[later ? 2 : 0]
  person.chosen.day = option?.value.split('=')[1] ?? ''
  await answer(thread, person, option, person.words.days[later ? 'in3' : 'tomorrow'])
}

async function ship(thread: Thread, person: Person, options: Option[]): Promise<void> {
  const ways = options.filter((one) => verb(one) === 'ship' && !one.disabled)
  const one = person.random.pick(ways)
  if (byTap(person)) return thread.tap(one.value, one.label)
  const pools = person.words.ship
  const pickup = ways.some(({ value }) => value === 'ship:pickup')
  const kinds = ['cheapest', 'fastest', 'named', ...(pickup ? (['pickup'] as const) : [])] as const
  const others = ways.filter((way) => way !== one).flatMap(({ label }) => label.split(/[\s,]+/))
  const words = one.label.split(/[\s,]+/).filter((word) => !others.includes(word))
  const telling = words.find((word) => word.length > 3) ?? one.label
  await thread.say(
    typed(person, wording(person, pools[person.random.pick(kinds)], { label: one.label, part: telling })),
  )
}

/** The cart stands there: what is not as it should be is put right, else it goes to the checkout. */
async function cart(thread: Thread, person: Person, options: Option[]): Promise<void> {
  const { goal, words } = person
  const line = thread.cart?.shown.lines[0]
  const form: Record<string, unknown> = line?.form ?? {}
  if (line && goal.pizza) {
    const { size, without, topping } = goal.pizza
    const toppings = (form['toppings'] ?? {}) as Record<string, string>
    if (form['size'] !== size) return thread.say(wording(person, words.otherPizzaSize))
    if (without && toppings[without] !== 'none')
      return thread.say(
        wording(person, words.without, {
          topping: words.toppings[without] ?? '',
          of: words.toppingsOf?.[without] ?? words.toppings[without] ?? '',
        }),
      )
    if (topping && !toppings[topping])
      return thread.say(wording(person, words.extra, { topping: words.toppings[topping] ?? '' }))
  }
  if (line && line.quantity !== goal.quantity) person.goal = { ...goal, quantity: line.quantity }
  await answer(
    thread,
    person,
    options.find((one) => verb(one) === 'checkout'),
    words.checkout,
  )
}

/** A whim instead of the answer; false when none comes up now. */
export async function whim(thread: Thread, person: Person, now: Situation): Promise<Whim | null> {
  const { whims, words, random, goal } = person
  if (person.way === 'tap' || now.kind === 'pay' || now.kind === 'lost') return null
  const asks = now.kind === 'options' ? now.options.map(verb) : []
  const inCart = asks.includes('checkout') && thread.parts.some((part) => part.type === 'cart')
  const colour = inCart || asks.includes('variant') ? otherColour(person) : undefined
  const others = person.cards.flatMap((title, i) =>
    i < 3 && title !== person.chosen.title && choiceOf(person, [title]) === 0 ? [i] : [],
  )
  const sized = goal.pizza && inCart
  const may: Record<Whim, boolean> = {
    ask: now.kind !== 'cards' || random.chance(0.3),
    back: true,
    hesitate: now.kind !== 'form' && !asks.includes('skip'),
    two: inCart && !goal.pizza,
    colour: colour !== undefined && person.chosen.colour !== undefined,
    product:
      asks.includes('variant') &&
      others.length > 0 &&
      person.chosen.colour === undefined &&
      person.chosen.size === undefined,
    pizzaSize: Boolean(sized),
    cheaper: now.kind === 'cards' && !goal.title && goal.max === undefined && now.titles.length > 1,
  }
  const text = asks.includes('skip') && asks.length === 1
  const one = [...whims].find((each) => may[each] && !(text && each !== 'ask'))
  if (!one || random.chance(0.4)) return null
  whims.delete(one)
  if (one === 'two') person.goal = { ...goal, quantity: 2 }
  if (one === 'colour' && colour) {
    person.goal = { ...goal, colour }
    delete person.chosen.colour
  }
  if (one === 'pizzaSize' && goal.pizza)
    person.goal = { ...goal, pizza: { ...goal.pizza, size: goal.pizza.size === 'large' ? 'medium' : 'large' } }
  if (one === 'product') person.chosen = { title: person.cards[others[0] ?? 0] ?? '' }
  await thread.say(typed(person, whimText(person, one, words.ordinals[others[0] ?? 0] ?? '')))
  return one
}

function whimText(person: Person, one: Whim, ordinal: string): string {
  const { words, random, held } = person
  const cut = words.ask.indexOf('||')
  if (one === 'ask') return random.pick(held ? words.ask.slice(cut + 1) : words.ask.slice(0, cut))
  if (one === 'cheaper') return wording(person, words.cheaperAsk)
  if (one === 'product') return wording(person, words.otherProduct, { ordinal })
  return wording(
    person,
    {
      back: words.back,
      hesitate: words.hesitate,
      two: words.two,
      colour: words.otherColour,
      pizzaSize: words.otherPizzaSize,
    }[one],
  )
}
