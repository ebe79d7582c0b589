import { languagesOf } from '../lexicon/match-table.ts'
import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import { numerals } from '../understand/numerals.ts'
import type { Context } from './context.ts'
import { AROUND_COUNT } from './counting.ts'
import { has, nearOrdinal } from './cues.ts'
import { sameText } from './match.ts'
import { slips } from './nearly.ts'
import { isNoMatter } from './no-matter.ts'
import { asksForWords } from './resolve.ts'
import type { Offered } from './state.ts'

/** An option that easy words mean; `told`: the shopper left the choice to us and is told what it came to. */
export type Easy = { option: Offered; told: boolean }

/** It was something else before: what is counted is the thing, not its size. */
const CHANGES =
  /(?<!\p{L})(?:no|nope|hm+|actually|prefer|rather|sorry|wait|instead|changed|second thoughts?|hang on|back|dress|model|product|nein|lieber|doch|entschuldig\p{L}*|dann|moment|überlegt|zurück|nee|liever|toch|dan|bedacht|nader inzien|terug|wacht|нет|лучше|все-таки|извини\p{L}*|тогда|хотя|вернит\p{L}*|верн[её]м\p{L}*|обратно|погоди\p{L}*|передумал\p{L}*|хм|давайте)(?!\p{L})|不要|不对|还是|算了|换|等等|回到|其实|返回|退回|回去|回第|刚才|之前|前面|არა|მირჩევნია|მაინც|ბოდიში|მაშინ|სჯობს|დავბრუნდ|უკან|მოიცა/u

/** What else people call the ways on that are on offer. */
const COMMANDS: Readonly<Record<string, string>> = {
  checkout:
    'checkout check pay paying payment purchase order kasse bezahlen zahlen bestellen abschliessen afrekenen betalen kassa bestellen оформить оформляем оформление оплатить оплачу оплата платить გაფორმება გადახდა გავაფორმოთ გადავიხდი შევუკვეთოთ',
  pay: 'pay paying payment bezahlen zahlen betalen afrekenen оплатить оплата გადახდა',
  browse:
    'browse browsing looking search searching shopping stöbern weitersuchen umsehen suchen zoeken rondkijken winkelen kijken искать посмотреть смотреть ვეძებ მოვძებნი ვნახავ',
  add: 'cart basket hinzufügen warenkorb toevoegen mandje winkelwagen добавить корзину დაამატე კალათაში',
}

/**
 * What was offered last, answered easily: counted out ("the first"), with a slip ("in the blakc", «беелый», "to the
 * chekout"), as a number in words, or left to us. Decided before anything else is made of the words.
 */
export function easyOption(ctx: Context): Easy | null {
  const { state, text } = ctx
  const options = state.offered.filter(
    ({ card, disabled, value }) => !card && !disabled && !/^(?:say|human)/.test(value),
  )
  if (!state.pending || options.length === 0 || text.length > 50 || /[?？@]/.test(text) || asksForWords(ctx))
    return null
  // "6" where 6 is a size is no sixth one
  if (options.some(({ label }) => sameText(label, text))) return null
  const folded = foldText(text).replaceAll('’', "'")
  const left = leftToUs(ctx, folded, options)
  if (left) return { option: left, told: true }
  const option = counted(ctx, folded, options) ?? inWords(ctx, folded, options) ?? mistyped(ctx, folded, options)
  return option ? { option, told: false } : null
}

/** Without a wish: passed over where that can be, else the first; of ways of delivery the delivery picks its own. */
function leftToUs({ state }: Context, folded: string, options: readonly Offered[]): Offered | undefined {
  const ask = state.pending?.ask
  if ((ask !== 'option' && ask !== 'field') || !isNoMatter(folded)) return undefined
  return options.find(({ value }) => value.startsWith('skip:')) ?? options[0]
}

/** Sizes and colours are counted in the order they stand in; a change of mind counts the things before them. */
function counted(ctx: Context, folded: string, options: readonly Offered[]): Offered | undefined {
  const { pending, offered } = ctx.state
  const chips = options.every(({ value }) => value.startsWith('variant:') || value.startsWith('field:'))
  if (pending?.ask !== 'option' || !chips || CHANGES.test(folded) || ctx.u.want.types.length > 0) return undefined
  const places = ctx.u.references.filter(({ kind }) => kind === 'ordinal')
  const index = places.length === 1 ? places[0]?.index : places.length === 0 ? nearOrdinal(ctx.text) : undefined
  if (index === undefined) return undefined
  const hit = index < 0 ? offered.at(index) : offered[index - 1]
  return hit?.disabled || hit?.card ? undefined : hit
}

/** "Thirty-eight" where 38 is one of the sizes. */
function inWords(ctx: Context, folded: string, options: readonly Offered[]): Offered | undefined {
  if (ctx.state.pending?.ask !== 'option' || /\d/.test(folded)) return undefined
  const found = numerals(folded, tokenise(folded), ctx.language)
  const [only, ...others] = found
  return only && others.length === 0 ? options.find(({ label }) => label === String(only.value)) : undefined
}

/** Every word that says something is one of one option's own, at least one of them with a slip. */
function mistyped(ctx: Context, folded: string, options: readonly Offered[]): Offered | undefined {
  if (has(ctx.text, 'none') || has(ctx.text, 'remove')) return undefined
  const said = tokenise(folded)
    .map((token) => token.text)
    .filter(
      (word) => !AROUND_COUNT.has(word) && !functionWords(ctx.language).has(word) && !functionWords('en').has(word),
    )
  if (said.length === 0 || said.length > 3) return undefined
  const rated = options.map((option) => ({ option, slips: slipsIn(said, wordsOf(option), ctx.language) }))
  const fitting = rated.filter((one) => one.slips !== null && one.slips > 0)
  const least = Math.min(...fitting.map((one) => one.slips ?? 0))
  const best = fitting.filter((one) => one.slips === least)
  return best.length === 1 && !rated.some((one) => one.slips === 0) ? best[0]?.option : undefined
}

function wordsOf({ label, value }: Offered): string[] {
  const verb = value.split(':')[0] ?? ''
  return (foldText(`${label} ${COMMANDS[verb] ?? ''}`).match(/\p{L}{3,}/gu) ?? []).filter((word) => word.length > 2)
}

/** How many slips make all these words the option's own; null when some are not. */
function slipsIn(said: readonly string[], own: readonly string[], language: string): number | null {
  let sum = 0
  for (const word of said) {
    if (own.includes(word)) continue
    if (word.length < 3 || !/^\p{L}+$/u.test(word) || isReal(word, language)) return null
    const most = word.length > 5 ? 2 : 1
    const least = Math.min(...own.map((one) => slips(word, one)))
    if (least > most) return null
    sum += least
  }
  return sum
}

/** A word that is one is no other with a slip. */
function isReal(word: string, language: string): boolean {
  return languagesOf(word).includes(language) || (word.length < 6 && isCommon(word, language))
}
