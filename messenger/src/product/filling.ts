import type { ProductView } from '@souk/contract/catalog.ts'
import type { Filling, Item } from '@souk/contract/filling.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { ShopperPart } from '@souk/contract/parts.ts'
import { readable } from '../form/answers.ts'
import type { Entry } from '../thread/state.ts'

/** What the talk knows of this offer, while it is what the last question is about; `of` is that question. */
export function fillingIn(entries: readonly Entry[], offer: string): (Filling & { of: string }) | undefined {
  const last = entries.findLast(({ message }) => message.author.kind !== 'shopper')?.message
  if (last?.author.kind !== 'concierge') return undefined
  const found = last.parts.flatMap((part) => (part.type === 'text' ? (part.filling ?? []) : []))
  const own = found.find((filling) => filling.offer === offer)
  return own && { ...own, of: last.id }
}

/** What was chosen in an offer's form, as the answer to the question that is open. */
export function answersIn(
  { product, words }: Pick<ProductView, 'product' | 'words'>,
  of: string,
  item: Item,
  values: FormValues,
  language: string,
): ShopperPart {
  const options = product.options.flatMap((name) => item.options[name] ?? []).map((value) => words[value] ?? value)
  const answers = product.form.flatMap((field) => {
    const value = values[field.id]
    return value === undefined ? [] : readable(field, value, language)
  })
  const said = [item.quantity > 1 ? `${item.quantity} ×` : '', ...options, ...answers].filter(Boolean)
  const label = said.join(', ').slice(0, 1000)
  return { type: 'form', of, values, item, ...(label && { label }) }
}
