import { localTime } from '@souk/concierge/say/figures.ts'
import type { Product } from '@souk/contract/catalog.ts'
import type { Filling } from '@souk/contract/filling.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { Part } from '@souk/contract/parts.ts'
import { loadProducts } from '../catalog/products.ts'
import { voiceOf } from '../catalog/wording.ts'
import { readToken, tokenOf } from '../channels/choices.ts'
import type { FittedForm } from '../channels/fitted.ts'
import { type Asking, fittedFields } from '../channels/form-fields.ts'
import { sameText, sign } from '../kernel/secrets.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { wordsOf } from './product-view.ts'

/** What one word answers is sooner written than looked for behind a button. */
const FEWEST = 2
/** Before the names of what a variant is made of: no field of a form begins like that. */
const OPTION = 'option:'
/** 128 bits in base64url. */
const SIGNED = 22

/** What a part asks, all of it as fields; with `filling` it is about an offer, and undefined of `fields` where that is gone. */
export type Asked = { part: Part; filling?: Filling; fields: FormField[] | undefined; values: FormValues }

/** The first form that a message asks for: one of its own, or that of the offer which is being chosen. */
export async function askedIn(
  context: Context,
  shop: Shop,
  parts: readonly Part[],
  language: string,
): Promise<Asked | undefined> {
  for (const part of parts) {
    if (part.type === 'form.request') return { part, fields: part.fields, values: part.values }
    const filling = part.type === 'text' ? part.filling : undefined
    if (!filling) continue
    const [product] = await loadProducts(context.database, shop, [filling.offer])
    const options = Object.entries(filling.options).map(([name, value]) => [OPTION + name, value] as const)
    const values = { ...filling.form, ...Object.fromEntries(options) }
    const fields = product && [...optionFields(shop, product, language), ...product.form]
    return { part, filling, fields, values }
  }
  return undefined
}

/** What its variants differ in, each as one to choose of what can be had. */
function optionFields(shop: Shop, product: Product, language: string): FormField[] {
  const words = wordsOf(voiceOf(shop, language), product)
  const { variants, options } = product
  const said = (own: string) => words[own] ?? own
  return options.flatMap((name): FormField[] => {
    const values = new Set(variants.flatMap(({ available, options: own }) => (available ? (own[name] ?? []) : [])))
    if (values.size < 2) return []
    const choices = [...values].map((id) => ({ id, label: said(id), amount: 0, concepts: [] }))
    return [{ id: OPTION + name, label: said(name), required: true, type: 'choice', choices }]
  })
}

/** The options among the answers, and the rest. */
export function partedValues(values: FormValues): { options: Record<string, string>; form: FormValues } {
  const isOption = ([id, value]: [string, unknown]) => id.startsWith(OPTION) && typeof value === 'string'
  const all = Object.entries(values)
  const options = all.filter(isOption).map(([id, value]) => [id.slice(OPTION.length), String(value)] as const)
  return {
    options: Object.fromEntries(options),
    form: Object.fromEntries(all.filter((one) => !isOption(one))),
  }
}

/** Whose words a form is asked in, and on which day. */
export function askingOf(context: Context, shop: Shop, language: string): Asking {
  const today = localTime(context.clock.now().toISOString(), shop.timezone).date
  return { locale: language || shop.locale, fallback: shop.locale, currency: shop.currency, today }
}

type To = { message: string; handle: string; language: string }

/** The form of a message as a messenger asks it itself. Undefined where it has none, or one that needs a page. */
export async function formFor(
  context: Context,
  shop: Shop,
  parts: readonly Part[],
  to: To,
): Promise<{ part: Part; form: FittedForm } | undefined> {
  const asked = await askedIn(context, shop, parts, to.language)
  if (!asked?.fields || asked.fields.length < FEWEST) return undefined
  const fields = fittedFields(asked.fields, asked.values, askingOf(context, shop, to.language))
  if (!fields) return undefined
  const { part, filling } = asked
  const words = part.type === 'form.request' ? { open: part.title, submit: part.submit } : undefined
  const label = filling?.label ?? ''
  return { part, form: { token: formToken(context, to), fields, ...(words ?? { open: label, submit: label }) } }
}

/** Names the message to nobody but whom it was sent to: it is worth nothing at another handle. */
function formToken(context: Context, { message, handle }: Pick<To, 'message' | 'handle'>): string {
  return tokenOf(message, 0) + signatureOf(context, message, handle)
}

/** The message whose form was sent to this handle with that token. */
export function messageOfForm(context: Context, handle: string, token: string): string | undefined {
  const named = readToken(token.slice(0, -SIGNED))
  return named && sameText(token.slice(-SIGNED), signatureOf(context, named.message, handle))
    ? named.message
    : undefined
}

function signatureOf({ keys }: Context, message: string, handle: string): string {
  return sign(keys.formToken, `${message}/${handle}`).slice(0, SIGNED)
}
