import type { FittedField, FittedForm, FittedOption } from '../fitted.ts'
import { shorten } from '../split-text.ts'
import { FLOW_LIMITS, type Letter, LETTERS, PLACES } from './flow.ts'

type Json = Readonly<Record<string, unknown>>

/** From so many on they are a list that opens. */
const MOST_IN_SIGHT = 10
/** A group that is not shown has to have something in it. */
const NOTHING: readonly FittedOption[] = [{ id: '-', label: '-' }]
/** Longer than this nobody writes into a line of a flow. */
const MOST_LETTERS = 600

/** One question at its place. */
type Asked = { letter: Letter; field: FittedField; label: string; options: readonly FittedOption[] }

/** The data of the flow's screen for a form. Undefined where the flow has no room for it. */
export function flowData({ fields, submit }: FittedForm): Json | undefined {
  const asked = fields.flatMap((field) => askedOf(field))
  const fits = asked.length > 0 && asked.length <= PLACES.length && asked.every((one) => hasRoom(one))
  if (!fits) return undefined
  const places = PLACES.map((place, at) => placeData(place, asked[at]))
  const known = PLACES.flatMap((place, at) => knownAt(place, asked[at]))
  return {
    ...Object.assign({}, ...places),
    submit: shorten(submit, FLOW_LIMITS.submit),
    known: Object.fromEntries(known),
  }
}

/** More to tick than a group holds stands in several. */
function askedOf(field: FittedField): Asked[] {
  if (field.type === 'text')
    return [{ letter: field.input === 'lines' ? 'a' : 't', field, label: field.label, options: [] }]
  if (field.type === 'date') return [{ letter: 'p', field, label: field.label, options: [] }]
  const { options, label } = field
  if (field.type === 'one') return [{ letter: options.length > MOST_IN_SIGHT ? 'd' : 'r', field, label, options }]
  const count = Math.ceil(options.length / FLOW_LIMITS.group)
  const size = Math.ceil(options.length / count)
  return Array.from({ length: count }, (_, at) => ({
    letter: 'c',
    field,
    label: count > 1 ? `${label} (${at + 1}/${count})` : label,
    options: options.slice(at * size, (at + 1) * size),
  }))
}

function hasRoom({ letter, options }: Asked): boolean {
  const most = letter === 'd' ? FLOW_LIMITS.list : FLOW_LIMITS.group
  const isChoice = letter === 'r' || letter === 'd' || letter === 'c'
  const ids = options.map(({ id }) => id)
  if (new Set(ids).size < ids.length || ids.some((id) => id.length > FLOW_LIMITS.optionId)) return false
  return !isChoice || (options.length > 0 && options.length <= most)
}

const LABEL_MOST: Readonly<Record<Letter, number>> = {
  t: FLOW_LIMITS.label,
  a: FLOW_LIMITS.label,
  d: FLOW_LIMITS.label,
  r: FLOW_LIMITS.groupLabel,
  c: FLOW_LIMITS.groupLabel,
  p: FLOW_LIMITS.dateLabel,
}

function placeData(place: string, asked: Asked | undefined): Json {
  const { letter, field, label = '-', options = [] } = asked ?? {}
  const flags = LETTERS.flatMap((each) => [
    [`${each}${place}`, each === letter],
    // Of several groups of one question nobody knows in which it is answered.
    [`${each}${place}must`, each === letter && field?.required === true && (field.type !== 'some' || isWhole(asked))],
  ])
  const most = letter ? LABEL_MOST[letter] : FLOW_LIMITS.label
  const helpMost = letter === 'r' || letter === 'c' ? FLOW_LIMITS.description : FLOW_LIMITS.helper
  return {
    ...Object.fromEntries(flags),
    [`of${place}`]: letter && field ? `${letter}.${field.id}` : '',
    [`label${place}`]: shorten(label, most),
    // What does not fit in a label stands under it.
    [`help${place}`]: label.length > most ? shorten(label, helpMost) : '',
    [`input${place}`]: field?.type === 'text' && field.input !== 'lines' ? INPUTS[field.input] : 'text',
    [`most${place}`]: field?.type === 'text' ? Math.min(field.most, MOST_LETTERS) : 80,
    [`group${place}`]: (letter === 'r' || letter === 'c' ? options : NOTHING).map(shownOption),
    [`list${place}`]: (letter === 'd' ? options : NOTHING).map(shownOption),
    [`from${place}`]: field?.type === 'date' ? field.from : '2000-01-01',
  }
}

const INPUTS = { line: 'text', number: 'number', email: 'email' } as const

function isWhole({ field, options }: Asked | Partial<Asked> = {}): boolean {
  return field?.type === 'some' && field.options.length === options?.length
}

function shownOption({ id, label, hint }: FittedOption): Json {
  const title = shorten(label, FLOW_LIMITS.optionTitle)
  const more = [title === label ? undefined : label, hint].filter(Boolean).join(' · ')
  return { id, title, ...(more === '' ? {} : { description: shorten(more, FLOW_LIMITS.optionHint) }) }
}

/** What is filled in when it opens. */
function knownAt(place: string, asked: Asked | undefined): [string, string | string[]][] {
  if (!asked) return []
  const { letter, field, options } = asked
  if (field.type === 'some') {
    const chosen = options.flatMap(({ id }) => (field.value.includes(id) ? id : []))
    return chosen.length > 0 ? [[`${letter}${place}`, chosen]] : []
  }
  const { value } = field
  const isThere =
    value !== undefined && value !== '' && (field.type !== 'one' || options.some(({ id }) => id === value))
  return isThere ? [[`${letter}${place}`, value]] : []
}
