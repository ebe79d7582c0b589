import { type Part, Part as PartSchema, type ShopperPart } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { AnswersPart } from '../channels/arrival.ts'
import { answersOf, answerWords } from '../channels/form-fields.ts'
import { shownMessage } from '../conversations/store.ts'
import { askedIn, askingOf, messageOfForm, partedValues } from './asked-form.ts'
import type { Context } from './context.ts'

const Parts = z.array(PartSchema)
const LONGEST_LABEL = 1000

type From = { home: string; handle: string }

/**
 * A form that was filled in in the messenger is the same answer as one of our page. With a token that is not ours, or was sent
 * to somebody else, it is what its words say.
 */
export async function answeredForm(
  context: Context,
  { home, handle }: From,
  { token, values: given, text }: AnswersPart,
): Promise<ShopperPart[]> {
  const of = messageOfForm(context, handle, token)
  const shop = await context.directory.byId(home)
  const stored = of === undefined ? undefined : await shownMessage(context.database.read, home, of)
  const shown: Part[] = stored === undefined ? [] : Parts.parse(stored.parts)
  const language = stored?.language ?? ''
  const asked = shop && (await askedIn(context, shop, shown, language))
  if (!asked || of === undefined) return [{ type: 'text', text }]
  const fields = asked.fields ?? []
  const values = answersOf(fields, asked.values, given)
  const label = answerWords(fields, values, askingOf(context, shop, language)).slice(0, LONGEST_LABEL)
  const said = label === '' ? {} : { label }
  if (!asked.filling) return [{ type: 'form', of, values, ...said }]
  const { offer, options: chosen, quantity } = asked.filling
  const { options, form } = partedValues(values)
  return [{ type: 'form', of, values: form, item: { offer, options: { ...chosen, ...options }, quantity }, ...said }]
}
