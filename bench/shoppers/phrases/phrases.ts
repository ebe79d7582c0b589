/**
 * What simulated shoppers of one language say: pools of wordings, those behind `||` are held out of development. Slots in
 * braces are filled in: {thing} {colour} {max} {size} {n} {title} {topping} {email} {street} {town} {name}.
 */
export type Phrases = {
  /** What a thing is called when asked for; for a pizza its own name stands in its place. */
  things: Record<Thing, string>
  colours: Record<Colour, string>
  toppings: Record<string, string>
  /** The same after "without", where the language has a form of its own for it. */
  toppingsOf?: Record<string, string>
  pizzaSizes: Record<'small' | 'medium' | 'large', string>
  bouquetSizes: Record<'Klein' | 'Mittel' | 'Groß', string>
  extras: Record<string, string>
  ordinals: readonly string[]
  numbers: Record<2 | 3, string>
  openShort: string
  openColour: string
  openMax: string
  openWhole: string
  openPizza: string
  openPizzaWhole: string
  without: string
  extra: string
  pickOrdinal: string
  pickTitle: string
  cheaperAsk: string
  size: string
  europeanSize: string
  colour: string
  pizzaSize: string
  add: string
  skip: string
  card: string
  noCard: string
  days: Record<'tomorrow' | 'in3', string>
  checkout: string
  line: string
  emailOnly: string
  streetOnly: string
  ship: Record<'cheapest' | 'fastest' | 'pickup' | 'named', string>
  two: string
  otherColour: string
  otherPizzaSize: string
  otherProduct: string
  ask: readonly string[]
  back: string
  hesitate: string
  yes: string
  more: string
}

export const THINGS = [
  'prom',
  'dress',
  'skirt',
  'jeans',
  'sandals',
  'sneakers',
  'clutch',
  'sweater',
  'roses',
  'tulips',
  'dahlias',
  'sunflowers',
  'peonies',
  'lilies',
] as const
export type Thing = (typeof THINGS)[number]
export const COLOURS = ['blue', 'white', 'red', 'black', 'green', 'pink', 'gold', 'yellow'] as const
export type Colour = (typeof COLOURS)[number]
