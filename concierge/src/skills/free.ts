import type { FormField, FormValue } from '@souk/contract/offers.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'
import { wordsToWrite } from '../dialogue/gift-words.ts'
import { isCard } from './gift.ts'
import { has } from '../dialogue/cues.ts'
import { declines } from '../dialogue/decline.ts'
import { namedIn } from '../dialogue/match.ts'
import { nearly } from '../dialogue/nearly.ts'
import { reread } from '../dialogue/reread.ts'
import { kindOf } from '../lexicon/match.ts'
import { daysAfter, localTime } from '../say/figures.ts'
import { foldText } from '../text/normalise.ts'
import { markDone, type Filled, type Problem } from './filled.ts'
import type { Slot } from './slots.ts'

/** "Till tomorrow" is what a card may well say, and no day to deliver on. */
const FAREWELL =
  /^[\s\p{P}]*(?:(?:see (?:you|ya|u)|till|until|bis|wir sehen uns|tot|zie je|до|увидимся|жду)(?!\p{L})|\p{L}+(?:მდე|მდის)(?!\p{L}))|[见見][\s\p{P}]*$|შეხვედრ/iu

/** Said while free words are awaited, but not as those words: another day, or the wish to pay. */
export function isAside(ctx: Context, slots: readonly Slot[]): boolean {
  const short = ctx.text.length <= 40 && ctx.text.split(/\s+/).length <= 4
  const { deliverBy, at: moment, text } = ctx.u.want
  const day = (deliverBy ?? moment) !== undefined && text === '' && !FAREWELL.test(ctx.text)
  if (short && day && slots.some((slot) => slot.kind === 'field' && slot.field.type === 'date')) return true
  if (short && namesOption(ctx, slots)) return true
  if (changesOffer(ctx, slots) || isWay(ctx, slots)) return true
  const [top] = ctx.u.intents
  return short && top !== undefined && top.score >= 0.8 && COMMANDS.has(top.name)
}

/** "Actually make that medium": another value of what was chosen before. */
function namesOption(ctx: Context, slots: readonly Slot[]): boolean {
  if (ctx.u.corrections.length === 0 && !has(ctx.text, 'instead')) return false
  return slots.some(({ values }) => namedIn(ctx.text, values, ctx.language, ctx.u.spans).length > 0)
}

/** "Pick-up", where a note or a name may be left: how it gets there, unless it is a card's words. */
function isWay({ text }: Context, slots: readonly Slot[]): boolean {
  return text.length <= 24 && has(text, 'pickup') && !slots.some((slot) => slot.kind === 'field' && isCard(slot.field))
}

/** "A thin crust after all, and two of them": the order and nothing for a card. */
function changesOffer({ u, text }: Context, slots: readonly Slot[]): boolean {
  const [top] = u.intents
  const sure = top?.name === 'cart.change' && top.score >= 0.9 && u.want.text.split(' ').length <= 2
  if (text.length > 80 || !(sure || (u.want.text === '' && has(text, 'instead')))) return false
  const values = slots.flatMap((slot) => slot.values)
  const kinds = new Set<string | undefined>(values.flatMap(({ concepts = [] }) => concepts.map((id) => kindOf(id))))
  return u.corrections.some(({ slot }) => slot === 'quantity' || kinds.has(slot))
}

const COMMANDS: ReadonlySet<string> = new Set([
  'checkout.start',
  'cart.add',
  'cart.show',
  'cart.change',
  'order.status',
])
/** The words themselves, or that there shall be none. */
export function fillText(ctx: Context, filled: Filled, slot: Extract<Slot, { kind: 'field' }>): void {
  if (!slot.field.required && declines(ctx.text)) {
    markDone(filled, slot.id)
    filled.slots.push(slot.id)
  } else fillFree(ctx, filled, slot, true)
}

export function fillFree(ctx: Context, filled: Filled, slot: Extract<Slot, { kind: 'field' }>, asked: boolean): void {
  // The day of the search is no other day than the one that was chosen since.
  const chosen = slot.field.type === 'date' && filled.item.form[slot.id] !== undefined
  const read = readFree(chosen ? withoutDay(ctx) : ctx, slot, asked)
  if (read === null) return
  if (typeof read === 'object' && 'kind' in read) filled.problems.push(read)
  else {
    filled.item.form = { ...filled.item.form, [slot.id]: read.value }
    filled.slots.push(slot.id)
  }
}

function withoutDay(ctx: Context): Context {
  const { want } = ctx.state
  return want ? { ...ctx, state: { ...ctx.state, want: { ...want, deliverBy: undefined } } } : ctx
}

const QUOTED = /["“”„«‚‘「『](.{2,})["“”»’」』]/su

function readFree(
  ctx: Context,
  slot: Extract<Slot, { kind: 'field' }>,
  asked: boolean,
): { value: FormValue } | Problem | null {
  const { field } = slot
  switch (field.type) {
    case 'text': {
      const text = QUOTED.exec(ctx.text)?.[1] ?? (asked ? writtenOn(ctx, field) : cardOf(ctx, field))
      if (text === undefined) return null
      return text.length > field.maxLength ? { kind: 'long', slot, max: field.maxLength } : { value: text.trim() }
    }
    case 'number':
      return readNumber(ctx, slot, field, asked)
    case 'date':
      return readDate(ctx, slot, field.leadDays)
    case 'time': {
      const time = ctx.u.want.at?.slice(11, 16) ?? /\b([01]?\d|2[0-3]):[0-5]\d\b/.exec(ctx.text)?.[0]
      return time ? { value: time.padStart(5, '0') } : null
    }
    case 'consent':
      return asked && (has(ctx.text, 'yes') || isAffirmed(ctx.u)) ? { value: true } : null
    case 'address':
      return asked && ctx.text.length > 8 ? { value: ctx.text } : null
    default:
      return null
  }
}

/** "On the card please: I miss you": the words alone, and not that they shall be written. */
function writtenOn(ctx: Context, field: FormField): string | undefined {
  return (isCard(field) ? wordsToWrite(ctx.heard.text) : undefined) ?? asTyped(ctx)
}

/** What the card of a gift shall say is not asked once more. */
function cardOf({ state }: Context, field: FormField): string | undefined {
  return isCard(field) ? state.gift?.message : undefined
}

/** A card says what was typed, in the letters in which it was typed. */
function asTyped({ text, heard }: Context): string {
  return text === heard.native ? heard.text : text
}

function isAffirmed(u: Understanding): boolean {
  return u.intents[0]?.name === 'affirm'
}

function readNumber(
  ctx: Context,
  slot: Slot,
  field: { min: number; max: number },
  asked: boolean,
): { value: number } | Problem | null {
  const typed = asked ? /\d+(?:[.,]\d+)?/.exec(ctx.text)?.[0] : undefined
  const number = typed === undefined ? ctx.u.want.quantity : Number(typed.replace(',', '.'))
  if (number === undefined) return null
  return number < field.min || number > field.max ? { kind: 'number', slot, ...field } : { value: number }
}

const DAY_WORDS =
  'today tomorrow days week next monday tuesday wednesday thursday friday saturday sunday heute morgen übermorgen tagen tage woche nächste montag dienstag mittwoch donnerstag freitag samstag sonntag vandaag overmorgen dagen over volgende maandag dinsdag woensdag donderdag vrijdag zaterdag zondag сегодня завтра послезавтра через дней неделю понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье დღეს ხვალ ზეგ დღეში კვირაში ორშაბათი ორშაბათს სამშაბათი სამშაბათს ოთხშაბათი ოთხშაბათს ხუთშაბათი ხუთშაბათს პარასკევი პარასკევს შაბათი შაბათს კვირა კვირას'
    .split(' ')
    .map(foldText)

/** "morgne": where a day is awaited, a slip in its name is read over. */
function wellTyped(ctx: Context): Context {
  if (ctx.text.length > 40) return ctx
  const text = foldText(ctx.text).replace(/\p{L}{4,}/gu, (word) =>
    DAY_WORDS.includes(word) ? word : (DAY_WORDS.find((day) => nearly(word, day, 4)) ?? word),
  )
  return text === foldText(ctx.text) ? ctx : reread(ctx, text)
}

/** A day is taken when the shop can make it by then. */
export function readDate(heard: Context, slot: Slot, leadDays: number): { value: string } | Problem | null {
  const ctx = heard.u.want.deliverBy ? heard : wellTyped(heard)
  const typed = /\b\d{4}-\d\d-\d\d\b/.exec(ctx.text)?.[0]
  const date = typed ?? ctx.u.want.deliverBy ?? ctx.u.want.at?.slice(0, 10) ?? ctx.state.want?.deliverBy
  if (!date) return null
  const earliest = daysAfter(localTime(ctx.turn.now, ctx.shop.timezone).date, leadDays)
  return date < earliest ? { kind: 'date', slot, earliest } : { value: date }
}
