import { textIn } from '@souk/contract/ids.ts'
import type { Context } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { sameText } from '../dialogue/match.ts'

/** Any thing at all: no kind of before is meant. */
const SOMETHING =
  /(?<!\p{L})(?:something|anything|etwas|irgendwas|was|iets|что-нибудь|что-то|чего-нибудь|რამე|რაიმე)(?!\p{L})|什么|点东西|东西|礼物/iu
const REQUEST =
  /(?<!\p{L})(?:looking for|searching for|i(?:'d| would)? (?:need|want|like)|show me|suche|brauche|zoek|nodig|ищу|нуж(?:ен|на|но|ны)|хочу|ვეძებ|მჭირდება|მინდა)(?!\p{L})|我要|想要|想找|找|需要/iu
/** Kinds of properties in one message that make a wish of its own. */
const WHOLE = 2

/**
 * Whether a message begins another search instead of narrowing this one: a starter, a wish that says all there is to
 * say, or something for another occasion. "In red" and "also long" narrow.
 */
export function beginsAnew(ctx: Context): boolean {
  const { text, u, settings, state } = ctx
  const starters = settings.starters.map((one) => textIn(one, ctx.language, ctx.shop.locale))
  if (starters.some((one) => sameText(one, text))) return true
  const { types, attributes } = u.want
  if (has(text, 'also') || has(text, 'instead') || u.corrections.length > 0 || /[?？]/.test(text)) return false
  if (types.length > 0) return REQUEST.test(text) && Object.keys(attributes).length >= WHOLE
  const occasions = attributes['occasion']?.any ?? []
  const before = state.want?.attributes['occasion']?.any ?? []
  if (occasions.length === 0 || occasions.some((id) => before.includes(id))) return false
  return SOMETHING.test(text) || REQUEST.test(text) || before.length > 0
}
