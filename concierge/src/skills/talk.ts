import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { greets } from '../dialogue/greets.ts'
import { namedLanguage } from '../dialogue/language.ts'
import { option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { advance, productOf } from './begin.ts'
import { checkout, useCode } from './checkout.ts'
import { human } from './refusals.ts'
import { refuse } from './refuse.ts'
import { starters } from './suggest.ts'

/** What people say besides shopping, and what lies outside of it. */
export const talk: Skill = {
  intents: [
    'greeting',
    'thanks',
    'goodbye',
    'bot.ask',
    'feedback',
    'complaint',
    'language.switch',
    'out.of.scope',
    'discount.ask',
    'affirm',
    'deny',
  ],
  verbs: ['no'],
  asks: [],
  run,
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind !== 'intent') return nothingMore(ctx)
  switch (act.intent) {
    case 'greeting':
      return [greeting(ctx), ...withStarters(ctx)]
    case 'thanks':
      return [{ do: 'say', key: 'talk.thanks' }]
    case 'goodbye':
      return [{ do: 'say', key: 'talk.goodbye' }]
    case 'bot.ask':
      return [
        { do: 'say', key: 'talk.bot', args: names(ctx) },
        { do: 'offer', options: [human(ctx)] },
      ]
    case 'feedback':
      return [{ do: 'say', key: 'talk.feedback' }]
    case 'complaint':
      return complaint(ctx)
    case 'language.switch':
      return [{ do: 'say', key: namedLanguage(ctx.text) === ctx.language ? 'talk.language' : 'talk.languages' }]
    case 'discount.ask':
      return discount(ctx)
    case 'affirm':
      return whichOne(ctx)
    case 'deny':
      return refuse(ctx)
    default:
      return [
        { do: 'say', key: 'talk.out_of_scope', args: names(ctx) },
        { do: 'offer', options: [...starters(ctx).slice(0, 3), human(ctx)] },
      ]
  }
}

/** A yes to several cards: which of them? */
function whichOne(ctx: Context): Move[] {
  const cards = ctx.state.offered.filter(({ card }) => card)
  if (cards.length < 2 || ctx.state.pending) return [{ do: 'say', key: 'talk.fine' }]
  const options = cards.map((one) => ({ ...one, card: false }))
  return [{ do: 'ask', pending: { ask: 'which' }, key: 'cart.which', options }]
}

/** "That's all": what is in the cart waits to be paid. */
async function nothingMore(ctx: Context): Promise<Move[]> {
  const going = ctx.state.pending?.ask === 'human' ? await stillChoosing(ctx) : []
  return going.length > 0 ? [{ do: 'set', state: { pending: null } }, ...going] : refuse(ctx)
}

/** No person is wanted: on with what was being chosen. */
async function stillChoosing(ctx: Context): Promise<Move[]> {
  const { item } = ctx.state
  const product = item && !item.line ? await productOf(ctx, item.offer) : null
  if (product && item) return advance(ctx, product, item)
  return (await checkout.resume?.(ctx, { ask: 'ship', step: 0, times: 1 })) ?? []
}

export function names(ctx: Context): { shop: string; name: string } {
  return { shop: ctx.shop.name, name: ctx.settings.persona.name }
}

/** The shop's own welcome when it has written one; the introduction before it has said hello and who is speaking already. */
function greeting(ctx: Context): Move {
  const { introduce } = ctx.turn
  const { name, greeting: own } = ctx.settings.persona
  const sentences = (own[ctx.language] ?? '').split(/(?<=[.!?。！？])\s*/u)
  const said = introduce ? sentences.filter((one) => !greets(one) && !(name && one.includes(name))) : sentences
  const text = said.join(/\p{Script=Han}/u.test(said.join('')) ? '' : ' ').trim()
  return text ? { do: 'quote', text } : { do: 'say', key: introduce ? 'talk.what' : 'talk.hello' }
}

function withStarters(ctx: Context): Move[] {
  const options = ctx.state.pending ? [] : starters(ctx)
  return options.length > 0 ? [{ do: 'offer', options }] : []
}

/** Sorry first, then a person: nobody wants to argue with a machine. */
function complaint(ctx: Context): Move[] {
  const yes = { verb: 'human' as const }
  return [
    {
      do: 'ask',
      pending: { ask: 'human', yes: encode(yes), no: encode({ verb: 'no' }) },
      key: 'talk.complaint',
      options: [option(yes, t(ctx, 'action.human')), option({ verb: 'no' }, t(ctx, 'action.no'))],
    },
  ]
}

/** A code of this shop, which nobody writes for another reason. */
export function knownCode(ctx: Context): string | undefined {
  const words = (ctx.text.match(/[\p{L}\p{N}][\p{L}\p{N}_-]+/gu) ?? []).map((word) => word.toLowerCase())
  return ctx.settings.discounts.find(({ code }) => words.includes(code.toLowerCase()))?.code
}

/** A code that the shop knows, or something that looks like one. */
export function codeIn(ctx: Context): string | null {
  const words = ctx.text.match(/[\p{L}\p{N}][\p{L}\p{N}_-]+/gu) ?? []
  return knownCode(ctx) ?? words.find((word) => /^(?=.*\d)[A-Z][A-Z0-9_-]{3,19}$/.test(word)) ?? null
}

async function discount(ctx: Context): Promise<Move[]> {
  const code = codeIn(ctx)
  return code ? useCode(ctx, code) : [{ do: 'say', key: 'discount.ask' }]
}
