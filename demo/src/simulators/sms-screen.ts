import type { Seen } from './simulator.ts'

type Action = { type: string; title: string; id?: string; url?: string }
type Card = { title?: string; body?: string; media?: string | string[]; actions?: Action[] }
/** What a content template holds, by its kind; the richest that a phone knows is shown. */
export type Types = {
  'twilio/text'?: { body: string }
  'twilio/media'?: { body?: string; media: string[] }
  'twilio/card'?: Card
  'twilio/carousel'?: { body: string; cards: Card[] }
}
/** A message on a phone, and what its buttons send. */
export type Shown = Seen & { taps: { label: string; payload: string }[] }

/** https://www.twilio.com/docs/content/twiliocard, .../carousel, .../using-variables-with-content-api and .../twilio-text */
const MOST = {
  text: 1600,
  title: 200,
  suggestions: 11,
  label: 25,
  card: 160,
  cards: 10,
  cardActions: 2,
  variables: 100,
}
const HOLE = /\{\{(\w+)\}\}/g

/** What Twilio or a phone with RCS would refuse a template for, filled in as it is. */
export function wrongIn(types: Types, variables: Readonly<Record<string, string>>): string | undefined {
  const values = Object.values(variables)
  if (values.length > MOST.variables) return 'too many variables'
  if (values.some((value) => value === '' || /[\n\r\t]| {5}/.test(value))) return 'an invalid variable'
  const { 'twilio/text': text, 'twilio/card': card, 'twilio/carousel': carousel, 'twilio/media': media } = types
  if ((text?.body.length ?? 0) > MOST.text) return 'too long a text'
  if (carousel && (carousel.cards.length < 2 || carousel.cards.length > MOST.cards)) return 'no carousel'
  for (const { title = '', body = '', media: picture, actions = [] } of carousel?.cards ?? []) {
    if (title.length + body.length > MOST.card || body === '') return 'too long a card'
    if (picture === undefined || actions.length === 0 || actions.length > MOST.cardActions) return 'no card'
  }
  if (card && !card.title && !card.body) return 'an empty card'
  if ((card?.title?.length ?? 0) > MOST.title) return 'too long a title'
  if ((card?.actions?.length ?? 0) > MOST.suggestions) return 'too many suggestions'
  const all = [...(card?.actions ?? []), ...(carousel?.cards.flatMap(({ actions = [] }) => actions) ?? [])]
  if (all.some(({ title }) => title.length > MOST.label)) return 'too long a button'
  return media && media.media.length === 0 ? 'no media' : undefined
}

/** A template with what it is filled in with. */
export function filledIn(types: Types, variables: Readonly<Record<string, string>>): Types {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(HOLE, (whole, key: string) => variables[key] ?? whole)
    if (Array.isArray(value)) return value.map(fill)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]))
  }
  return Object.assign({}, fill(types))
}

/** Variables stand nowhere in the body of a carousel's card, and in an address behind its host alone. */
export function misplaced(types: Types): boolean {
  const { 'twilio/card': card, 'twilio/carousel': carousel, 'twilio/media': media } = types
  const cards = [...(card ? [card] : []), ...(carousel?.cards ?? [])]
  const addresses = [
    ...(media?.media ?? []),
    ...cards.flatMap(({ media: own = [], actions = [] }) => [own, ...actions.map(({ url }) => url ?? '')].flat()),
  ].filter(Boolean)
  return (
    (carousel?.cards ?? []).some(({ body = '' }) => body.includes('{{')) ||
    addresses.some((address) => !/^https?:\/\/[^/{]+\//.test(address))
  )
}

/** A message as a phone with RCS shows it. */
export function richOf(ref: string, types: Types): Shown {
  const { 'twilio/text': text, 'twilio/card': card, 'twilio/carousel': carousel, 'twilio/media': media } = types
  if (carousel) {
    const each = carousel.cards.map(cardOf)
    return { ref, ...whole(each), text: each.map((one) => one.text).join('\n'), cards: { lead: '', each } }
  }
  if (card) return { ref, ...cardOf(card) }
  return {
    ref,
    text: media ? (media.body ?? '') : (text?.body ?? ''),
    buttons: [],
    links: [],
    media: (media?.media ?? []).map((url) => ({ type: 'image', url })),
    taps: [],
  }
}

type OneCard = Omit<Shown, 'ref' | 'cards'>

function whole(each: readonly OneCard[]): Omit<OneCard, 'text'> {
  return {
    buttons: each.flatMap(({ buttons }) => buttons),
    links: each.flatMap(({ links }) => links),
    media: each.flatMap(({ media }) => media),
    taps: each.flatMap(({ taps }) => taps),
  }
}

function cardOf({ title, body, media = [], actions = [] }: Card): OneCard {
  const taps = actions.flatMap(({ type, title: label, id }) =>
    type === 'QUICK_REPLY' ? [{ label, payload: id ?? '' }] : [],
  )
  return {
    text: [title, body].filter(Boolean).join('\n'),
    buttons: taps.map(({ label }) => label),
    links: actions.flatMap(({ title: label, url }) => (url === undefined ? [] : [{ label, url }])),
    media: [media].flat().map((url) => ({ type: 'image', url })),
    taps,
  }
}

/** A message as it stands on a phone that knows texts alone. */
export function textOf(ref: string, text: string, picture: string | null): Shown {
  return {
    ref,
    text,
    buttons: numbered(text).map(([, line]) => line),
    links: [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url })),
    media: picture === null ? [] : [{ type: 'image', url: picture }],
    taps: [],
  }
}

/** Lines that are chosen: by the number they begin with, or by what stands behind a dash. */
export function numbered(text: string): [string, string][] {
  return [...text.matchAll(/^(?:(\d+)\.|–) (.+)$/gm)].map(([, number, line = '']) => [number ?? line, line])
}
