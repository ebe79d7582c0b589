import type { Option, Part } from '@souk/contract/parts.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { AskMove, Move, OptionMove } from '../dialogue/context.ts'
import type { Offered } from '../dialogue/state.ts'
import { say } from './say.ts'

/** The parts of a reply, and what of it can be answered by a tap; `offered` is absent when the earlier offers still stand. */
export type Draft = { parts: Part[]; offered?: Offered[] }

/** More than these do not fit on quick replies; a list takes the rest. */
const QUICK = 10
const LIST = 30
const TEXT = 5000
const LABEL = 200

/** Says the moves: lines run together into one text, cards stand where they were decided, choices come last. */
export function draft(language: Language, moves: readonly Move[]): Draft {
  const parts: Part[] = []
  const cards: Offered[] = []
  const options: OptionMove[] = []
  let lines: string[] = []
  // Two questions may have the same answer.
  const line = (text: string) => (lines.includes(text) ? lines : [...lines, text])
  const flush = () => {
    const text = lines.join('\n').trim().slice(0, TEXT)
    if (text) parts.push({ type: 'text', text })
    lines = []
  }
  for (const move of moves) {
    if (move.do === 'say') lines = line(say(language, move.key, move.args))
    else if (move.do === 'quote') lines = line(move.text)
    else if (move.do === 'offer') for (const option of move.options) (option.card ? cards : options).push(option)
    else if (move.do === 'show') {
      flush()
      parts.push(move.part)
    } else if (move.do === 'ask') {
      lines.push(say(language, move.key, move.args))
      options.push(...(move.options ?? []))
      if (move.form) {
        flush()
        parts.push(formPart(language, move.form))
      }
    }
  }
  flush()
  const taps = unique(options)
  if (taps.length > 0) parts.push(tapsPart(language, taps))
  const changed = cards.length + taps.length > 0 || moves.some((move) => move.do === 'ask' || move.do === 'show')
  return changed ? { parts, offered: [...cards, ...taps, ...actionsOf(parts)].map(offeredOf).slice(0, 60) } : { parts }
}

function formPart(language: Language, form: NonNullable<AskMove['form']>): Part {
  return {
    type: 'form.request',
    title: say(language, form.title),
    fields: form.fields,
    values: form.values,
    submit: say(language, form.submit),
  }
}

/** What has no value cannot be tapped; the same tap twice is one. */
function unique(options: readonly OptionMove[]): OptionMove[] {
  const known = new Map<string, OptionMove>()
  for (const option of options) if (option.value && !known.has(option.value)) known.set(option.value, option)
  return [...known.values()].slice(0, LIST)
}

function tapsPart(language: Language, taps: readonly OptionMove[]): Part {
  const options = taps.map(({ value, label, hint, image, alt, disabled }): Option => ({
    value,
    label: label.slice(0, LABEL),
    ...(hint ? { hint } : {}),
    ...(image ? { image } : {}),
    ...(alt ? { alt } : {}),
    ...(disabled ? { disabled } : {}),
  }))
  if (options.length <= QUICK) return { type: 'quick_replies', options }
  return { type: 'list', title: say(language, 'list.title'), button: say(language, 'list.button'), options }
}

/** Buttons on a cart, a checkout or a single card answer to their labels as well. */
function actionsOf(parts: readonly Part[]): OptionMove[] {
  return parts.flatMap((part) => {
    if (part.type !== 'cart' && part.type !== 'checkout' && part.type !== 'product') return []
    return part.actions.map(({ value, label }) => ({
      value,
      label,
      concepts: [],
      wider: [],
      card: false,
      disabled: false,
    }))
  })
}

function offeredOf({ value, label, concepts, wider, card, disabled }: OptionMove | Offered): Offered {
  return { value, label: label.slice(0, LABEL), concepts, wider, card, disabled }
}
