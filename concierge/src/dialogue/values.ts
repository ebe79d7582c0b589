/** What a tap can mean. Values are self-contained texts, so that a tap on an old card still does what its label said. */
export type Choice =
  | { verb: 'show' | 'similar'; offer: string }
  | { verb: 'variant'; offer: string; options: Record<string, string> }
  | { verb: 'field'; offer: string; field: string; value: string }
  | { verb: 'skip'; offer: string; field: string }
  | { verb: 'add'; offer: string; variant: string }
  | { verb: 'drop'; slot: string; concepts: string[] }
  | { verb: 'relax'; constraint: string }
  | { verb: 'line'; line: string; change: number }
  | { verb: 'pay'; checkout: string }
  | { verb: 'ship'; option: string }
  | { verb: 'order' | 'again'; number: string }
  | { verb: 'cancel'; number: string; sure: boolean }
  | { verb: 'move'; number: string; fulfilment: string; at: string }
  | { verb: 'fetch'; at: string }
  | { verb: 'answer'; id: string }
  | { verb: 'save' | 'unsave'; offer: string }
  | { verb: 'watch'; offer: string; variant?: string }
  | { verb: 'unwatch'; id: string }
  | { verb: 'back'; step: string; value: string }
  | { verb: 'prove'; number: string }
  | { verb: 'say'; text: string }
  | { verb: 'more' | 'cart' | 'checkout' | 'human' | 'browse' | 'no' | 'same' | 'wishes' }
export type Verb = Choice['verb']

const MAX = 300
const RESERVED = /[%:=&+]/g

function escape(text: string): string {
  return text.replace(RESERVED, (sign) => encodeURIComponent(sign))
}

function unescape(text: string): string {
  return text.replace(/%(25|3A|3D|26|2B)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The text that goes into an option's `value`; '' when it would be too long to come back whole. */
export function encode(choice: Choice): string {
  const value = [choice.verb, ...fieldsOf(choice)].join(':')
  return value.length <= MAX ? value : ''
}

function fieldsOf(choice: Choice): string[] {
  switch (choice.verb) {
    case 'show':
    case 'similar':
    case 'save':
    case 'unsave':
      return [escape(choice.offer)]
    case 'variant':
      return [escape(choice.offer), pairs(choice.options)]
    case 'field':
      return [escape(choice.offer), pairs({ [choice.field]: choice.value })]
    case 'skip':
      return [escape(choice.offer), escape(choice.field)]
    case 'add':
      return [escape(choice.offer), escape(choice.variant)]
    case 'drop':
      return [escape(choice.slot), choice.concepts.map(escape).join('+')]
    case 'relax':
      return [escape(choice.constraint)]
    case 'line':
      return [escape(choice.line), choice.change > 0 ? `+${choice.change}` : String(choice.change)]
    case 'pay':
      return [escape(choice.checkout)]
    case 'ship':
      return [escape(choice.option)]
    case 'order':
    case 'again':
      return [escape(choice.number)]
    case 'cancel':
      return choice.sure ? [escape(choice.number), 'yes'] : [escape(choice.number)]
    case 'move':
      return [escape(choice.number), escape(choice.fulfilment), escape(choice.at)]
    case 'fetch':
      return [escape(choice.at)]
    case 'answer':
    case 'unwatch':
      return [escape(choice.id)]
    case 'back':
      return [escape(choice.step), escape(choice.value)]
    case 'watch':
      return [choice.offer, choice.variant ?? []].flat().map(escape)
    case 'prove':
      return choice.number === '' ? [] : [escape(choice.number)]
    case 'say':
      return [escape(choice.text)]
    default:
      return []
  }
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join('&')
}

function readPairs(text: string): Record<string, string> | null {
  const found: [string, string][] = []
  for (const pair of text.split('&')) {
    const [name, value, ...more] = pair.split('=')
    if (!name || value === undefined || more.length > 0) return null
    found.push([unescape(name), unescape(value)])
  }
  return Object.fromEntries(found)
}

type Reader = (fields: readonly string[]) => Choice | null

/** A verb with exactly one field, which may not be empty. */
function one(read: (field: string) => Choice): Reader {
  return (fields) => (fields.length === 1 && fields[0] ? read(unescape(fields[0])) : null)
}

function two(read: (first: string, second: string) => Choice | null): Reader {
  return (fields) => (fields.length === 2 && fields[0] && fields[1] ? read(unescape(fields[0]), fields[1]) : null)
}

function none(choice: Choice): Reader {
  return (fields) => (fields.length === 0 ? choice : null)
}

const READERS: { readonly [V in Verb]: Reader } = {
  show: one((offer) => ({ verb: 'show', offer })),
  similar: one((offer) => ({ verb: 'similar', offer })),
  variant: two((offer, text) => {
    const options = readPairs(text)
    return options && { verb: 'variant', offer, options }
  }),
  field: two((offer, text) => {
    const [entry, ...rest] = Object.entries(readPairs(text) ?? {})
    return entry && rest.length === 0 ? { verb: 'field', offer, field: entry[0], value: entry[1] } : null
  }),
  skip: two((offer, field) => ({ verb: 'skip', offer, field: unescape(field) })),
  add: two((offer, variant) => ({ verb: 'add', offer, variant: unescape(variant) })),
  drop: two((slot, concepts) => ({ verb: 'drop', slot, concepts: concepts.split('+').map(unescape) })),
  relax: one((constraint) => ({ verb: 'relax', constraint })),
  line: two((line, change) =>
    /^(?:[+-][1-9]\d{0,2}|0)$/.test(change) ? { verb: 'line', line, change: Number(change) } : null,
  ),
  pay: one((checkout) => ({ verb: 'pay', checkout })),
  ship: one((option) => ({ verb: 'ship', option })),
  order: one((number) => ({ verb: 'order', number })),
  again: one((number) => ({ verb: 'again', number })),
  cancel: (fields) => {
    const [number, sure] = fields
    if (!number || fields.length > 2 || (sure !== undefined && sure !== 'yes')) return null
    return { verb: 'cancel', number: unescape(number), sure: sure === 'yes' }
  },
  move: (fields) => {
    const [number, fulfilment, at, ...more] = fields.map(unescape)
    return number && fulfilment && at && more.length === 0 ? { verb: 'move', number, fulfilment, at } : null
  },
  fetch: one((at) => ({ verb: 'fetch', at })),
  answer: one((id) => ({ verb: 'answer', id })),
  save: one((offer) => ({ verb: 'save', offer })),
  unsave: one((offer) => ({ verb: 'unsave', offer })),
  watch: (fields) => {
    const [offer, variant, ...more] = fields.map(unescape)
    if (!offer || variant === '' || more.length > 0) return null
    return variant === undefined ? { verb: 'watch', offer } : { verb: 'watch', offer, variant }
  },
  unwatch: one((id) => ({ verb: 'unwatch', id })),
  back: two((step, value) => ({ verb: 'back', step, value: unescape(value) })),
  prove: ([number = '', ...more]) => (more.length === 0 ? { verb: 'prove', number: unescape(number) } : null),
  say: one((text) => ({ verb: 'say', text })),
  more: none({ verb: 'more' }),
  cart: none({ verb: 'cart' }),
  checkout: none({ verb: 'checkout' }),
  human: none({ verb: 'human' }),
  browse: none({ verb: 'browse' }),
  no: none({ verb: 'no' }),
  same: none({ verb: 'same' }),
  wishes: none({ verb: 'wishes' }),
}

function isVerb(text: string): text is Verb {
  return Object.hasOwn(READERS, text)
}

/** The meaning of a tapped value; null when no version of ours can have sent it. */
export function parseValue(value: string): Choice | null {
  if (value.length > MAX) return null
  const [verb = '', ...fields] = value.split(':')
  return isVerb(verb) ? READERS[verb](fields) : null
}
