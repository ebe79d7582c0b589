import { textIn } from '@souk/contract/ids.ts'
import type { Context, Move } from '../dialogue/context.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import { inQuestion } from './about.ts'
import { askedIn } from './asked.ts'
import { productOf } from './begin.ts'
import { human } from './refusals.ts'

/** Whether it harms those who live with it. */
const SAFETY =
  /(?<!\p{L})(?:(?:non[- ]?)?toxic\p{L}*|poison\p{L}*|harmful|harmless|(?:pet|cat|dog|child|kid|baby)[- ](?:safe|friendly)|safe (?:for|around|with)|dangerous|(?:un)?giftig\p{L}*|(?:un)?schädlich|(?:un)?gefährlich|harmlos|unbedenklich|sicher für|schadelijk|onschadelijk|gevaarlijk|veilig voor|ядовит\p{L}*|неядовит\p{L}*|токсичн\p{L}*|нетоксичн\p{L}*|вредн\p{L}*|опасн\p{L}*|безопасн\p{L}*|безвредн\p{L}*)(?!\p{L})|有毒|无毒|毒性|有害|安全|შხამიან|ტოქსიკურ|მავნე|უვნებელ|უსაფრთხო|საშიშ/iu
const ASKS = /[?？]|吗|(?<!\p{L})(?:is|are|does|ist|sind|zijn|is het|არის)(?!\p{L})/iu
const NEAR = 0.2

/**
 * "Non-toxic for cats?" asks about what is shown and looks for nothing else: the shop's own answer, else what the catalogue says of
 * just that, else that it is not known, and somebody who may know.
 */
export async function answerSafety(ctx: Context): Promise<Move[] | null> {
  const { text, u, state } = ctx
  const shown = state.shown.length > 0 || state.focus !== null || state.item !== null
  if (!shown || !SAFETY.test(text) || !ASKS.test(text) || u.want.types.length > 0 || asksForWords(ctx)) return null
  const { locale } = ctx.shop
  const near = askedIn(ctx, text, NEAR, true)?.answer
  const known = ctx.settings.answers.filter(({ question }) => isAboutThem(ctx, textIn(question, ctx.language, locale)))
  const answer = known.find((one) => one === near) ?? known[0]
  const offer = inQuestion(ctx)
  const product = offer ? await productOf(ctx, offer) : null
  const quoted = answer ? textIn(answer.answer, ctx.language, locale) : ''
  const named = ctx.mind.conceptsIn(quoted, ctx.language).some(({ id }) => product?.concepts.includes(id))
  if (quoted && (named || !product)) return [{ do: 'quote', text: quoted }]
  if (!product) return null
  const said = (product.description ?? '').split(/(?<=[.!?。！？])\s*/u).filter((sentence) => SAFETY.test(sentence))
  if (said.length > 0) return [{ do: 'quote', text: said.join(' ') }]
  return [
    ...(quoted ? [{ do: 'quote' as const, text: quoted }] : []),
    { do: 'set', state: { focus: product.id } },
    { do: 'say', key: 'about.unknown', args: { title: product.title } },
    { do: 'offer', options: [human(ctx)] },
  ]
}

/** An answer about cats says nothing about babies. */
function isAboutThem(ctx: Context, question: string): boolean {
  const whom = ctx.u.want.attributes['recipient']?.any ?? []
  const named = ctx.mind.conceptsIn(question, ctx.language).map(({ id }) => id)
  const wide = named.flatMap((id) => [id, ...ctx.mind.broaderOf(id)])
  return SAFETY.test(question) && whom.some((id) => wide.includes(id))
}
