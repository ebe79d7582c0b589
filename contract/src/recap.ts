import type { Message } from './conversation.ts'
import type { Cart } from './order.ts'
import type { Card, Option } from './parts.ts'

/** Where a talk stands, for somebody who goes on with it elsewhere: what was shown last, the cart, the open question. */
export type Recap = {
  products?: { of: string; cards: readonly Card[] }
  cart?: Cart
  /** The message that waits for an answer, and what can be tapped there. */
  question?: { of: string; text: string; options: readonly Option[] }
}

/**
 * The recap of a thread, from its messages (oldest first) and its live cart. A question is open until the shopper says
 * something after it. Nothing to recall is `undefined`.
 *
 * @example recapOf(snapshot.messages.map(({ message }) => message), snapshot.cart)
 */
export function recapOf(messages: readonly Message[], cart?: Cart): Recap | undefined {
  const taken = new Set(cart?.lines.map(({ offer }) => offer))
  // What was taken is in the cart; what it was chosen among is looked for.
  const shown =
    messages.findLast((message) => cardsOf(message).some(({ ref }) => !taken.has(ref.id))) ??
    messages.findLast((message) => cardsOf(message).length > 0)
  const asked = questionOf(messages)
  const filled = cart && cart.lines.length > 0
  if (!shown && !filled && !asked) return undefined
  return {
    ...(shown && { products: { of: shown.id, cards: cardsOf(shown) } }),
    ...(filled && { cart }),
    ...(asked && { question: asked }),
  }
}

function cardsOf({ parts }: Message): Card[] {
  return parts.flatMap((part) => (part.type === 'carousel' ? part.cards : part.type === 'product' ? [part] : []))
}

/** What the last message of the shop's side asks, where the shopper has not spoken since. */
function questionOf(messages: readonly Message[]): Recap['question'] {
  const last = messages.findLast(({ author }) => author.kind !== 'system' && author.kind !== 'shop')
  if (!last || last.author.kind === 'shopper') return undefined
  const { id, parts } = last
  const lines = parts.flatMap((part) =>
    part.type === 'text'
      ? part.text.split('\n').filter((line) => line.trim() !== '')
      : part.type === 'list' || part.type === 'form.request'
        ? [part.title]
        : [],
  )
  const options = parts.flatMap((part) => (part.type === 'quick_replies' || part.type === 'list' ? part.options : []))
  // Words that go with cards tell of them, as a greeting does before the question.
  const waits = options.length > 0 && cardsOf(last).every(({ actions }) => actions.length === 0)
  const line = lines.findLast((one) => QUESTION.test(one))
  // How many there are was said of the cards, of which fewer may be recalled.
  const asks = line !== undefined && cardsOf(last).length > 0 ? lastQuestion(line) : line
  const text = asks ?? (waits || isAsked(last) ? lines.at(-1) : undefined)
  return text === undefined ? undefined : { of: id, text, options }
}

const QUESTION = /[?？]/

function lastQuestion(line: string): string | undefined {
  const sentences = [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(line)]
  return sentences.findLast(({ segment }) => QUESTION.test(segment))?.segment.trim()
}

function isAsked({ parts }: Message): boolean {
  return parts.some(({ type }) => type === 'form.request' || type === 'list')
}
