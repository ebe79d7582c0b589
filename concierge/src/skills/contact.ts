import type { Address, Checkout, CheckoutUpdate, Order } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { AskMove, Context, Move, OptionMove } from '../dialogue/context.ts'
import { readAddress } from '../dialogue/address.ts'
import { countryCode, countryName, countryOfCity } from '../dialogue/countries.ts'
import { option, t } from '../dialogue/labels.ts'

/** What was understood of an answer: what can be saved, what is kept until the rest comes, what went wrong. */
export type Contact = { change: CheckoutUpdate; known: Record<string, string>; said: Move[] }

const EMAIL = /(?:(?!\p{Script=Han})[\p{L}\p{N}._%+-])+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u
const STRICT = /^[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/

type ContactKey = 'name' | 'line1' | 'postcode' | 'city'
const FIELDS: readonly ContactKey[] = ['name', 'line1', 'postcode', 'city']

/** One form for everything about the person that the checkout lacks; free words are understood as well. */
export function contactForm(ctx: Context, now: Checkout, last: Order | null): AskMove {
  const email = now.missing.includes('email')
  const address = now.missing.includes('address')
  const { email: _, ...known } = ctx.state.contact
  const fields: FormField[] = email ? [textField(ctx, 'email', true)] : []
  if (address) {
    fields.push(
      ...FIELDS.map((id) => textField(ctx, id, id === 'line1' || id === 'city')),
      textField(ctx, 'country', true),
    )
  }
  const country = countryName(known['country'] ?? ctx.turn.country ?? ctx.shop.country ?? '', ctx.language)
  const values: FormValues = address && country ? { ...known, country } : { ...known }
  const part = address && Object.keys(known).length > 0 ? partLacking(known) : null
  const key = part ?? (email && address ? 'contact.ask' : email ? 'contact.ask_email' : 'contact.ask_address')
  const step = (email ? 0 : 1) + (address ? 0 : 2) + Object.keys(known).length * 4
  return {
    do: 'ask',
    pending: { ask: 'contact', step },
    key,
    form: { title: 'contact.title', fields, values, submit: 'action.continue' },
    ...(address && last?.address ? { options: [sameOption(ctx, last.address)] } : {}),
  }
}

function sameOption(ctx: Context, { line1, city }: Address): OptionMove {
  return option({ verb: 'same' }, t(ctx, 'action.same_address', { address: `${line1}, ${city}` }))
}

function partLacking(known: Record<string, string>): 'contact.ask_city' | 'contact.ask_street' | null {
  if (known['line1'] && !known['city']) return 'contact.ask_city'
  return known['city'] && !known['line1'] ? 'contact.ask_street' : null
}

function textField(ctx: Context, id: ContactKey | 'email' | 'country', required: boolean): FormField {
  return { id, label: t(ctx, `field.${id}`), type: 'text', required, maxLength: id === 'email' ? 254 : 200 }
}

/** Reads e-mail and address from a form, an address part or free words; null when the words are about something else. */
export function readContact(ctx: Context): Contact | null {
  if (ctx.heard.form) return fromForm(ctx, ctx.heard.form)
  if (ctx.heard.address) return { change: { address: ctx.heard.address }, known: {}, said: [] }
  const match = EMAIL.exec(ctx.text)
  const rest = match ? ctx.text.replace(match[0], ' ') : ctx.text
  const found = addressIn(ctx, rest)
  if (!match && Object.keys(found).length === 0) return looksLikeEmail(ctx)
  const said: Move[] = match && !STRICT.test(match[0]) ? [wrongEmail(match[0])] : []
  const known = { ...ctx.state.contact, ...found }
  const address = addressOf(ctx, known)
  const change: CheckoutUpdate = {
    ...(match && said.length === 0
      ? { buyer: { email: match[0], ...(known['name'] ? { name: known['name'] } : {}) } }
      : {}),
    ...(address ? { address } : {}),
  }
  return { change, known: address ? {} : known, said }
}

/** An address in free words; a lone street counts only when the words mean nothing else ("make it 2 please"). */
function addressIn(ctx: Context, text: string): Record<string, string> {
  if (/[?？]/.test(text)) return {}
  const { email: _, ...kept } = ctx.state.contact
  const known = Object.keys(kept).length > 0 ? kept : null
  const parts = readAddress(text, known)
  const [intent] = ctx.u.intents
  const whole = parts.line1 && (parts.city || parts.postcode)
  if (!whole && intent && intent.name !== 'out.of.scope') return {}
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''))
}

/** "jane at example" and "jane@example": meant as an e-mail address, but none. */
function looksLikeEmail(ctx: Context): Contact | null {
  const word = ctx.text.split(/\s+/).find((one) => one.includes('@'))
  return word ? { change: {}, known: ctx.state.contact, said: [wrongEmail(word)] } : null
}

/** Everything of a person that the words give: e-mail address, name, street, town. */
export function contactPieces(ctx: Context): Record<string, string> {
  const email = EMAIL.exec(ctx.text)?.[0]
  const parts = readAddress(email ? ctx.text.replace(email, ' ') : ctx.text, null)
  const whole = parts.line1 && parts.city ? parts : {}
  const found = Object.entries(whole).filter(([, value]) => value !== undefined && value !== '')
  return { ...Object.fromEntries(found), ...(email && STRICT.test(email) ? { email } : {}) }
}

/** Data, not a sentence in any language. */
export function isAddress(text: string): boolean {
  if (/[?？]/.test(text) || text.length > 400) return false
  if (EMAIL.test(text)) return true
  const { line1, postcode, city } = /\d/.test(text) ? readAddress(text, null) : {}
  return Boolean(line1 && city && postcode)
}

/** Whether the words are an e-mail address or a whole postal one, which nobody writes for another reason. */
export function carriesContact(ctx: Context): boolean {
  return isAddress(ctx.text) && (EMAIL.test(ctx.text) || Object.keys(ctx.u.want.price).length === 0)
}

function wrongEmail(text: string): Move {
  return { do: 'say', key: 'contact.wrong_email', args: { email: text.slice(0, 60) } }
}

function fromForm(ctx: Context, form: FormValues): Contact {
  const known: Record<string, string> = { ...ctx.state.contact }
  for (const [key, value] of Object.entries(form))
    if (typeof value === 'string' && value.trim()) known[key] = value.trim()
  const { email, ...rest } = known
  const said: Move[] = email && !STRICT.test(email) ? [wrongEmail(email)] : []
  const country = rest['country'] && countryCode(rest['country'])
  if (rest['country'] && !country)
    said.push({ do: 'say', key: 'contact.wrong_country', args: { country: rest['country'].slice(0, 60) } })
  const address = rest['country'] && !country ? null : addressOf(ctx, { ...rest, ...(country ? { country } : {}) })
  const change: CheckoutUpdate = {
    ...(email && said.every((one) => one.do !== 'say' || one.key !== 'contact.wrong_email')
      ? { buyer: { email, ...(rest['name'] ? { name: rest['name'] } : {}) } }
      : {}),
    ...(address ? { address } : {}),
  }
  return { change, known: address ? {} : rest, said }
}

/** Street and town are enough; the country is the shopper's own unless they name another. */
export function addressOf(ctx: Context, known: Record<string, string>): Address | null {
  const { line1, city } = known
  if (!line1 || !city) return null
  const country =
    countryCode(known['country'] ?? '') ??
    countryOfCity(city) ??
    countryCode(ctx.turn.country) ??
    countryCode(ctx.shop.country ?? '')
  if (!country) return null
  const optional = ['name', 'line2', 'region', 'postcode'] as const
  const more = Object.fromEntries(optional.flatMap((key) => (known[key] ? [[key, known[key]]] : [])))
  return { line1: line1.slice(0, 300), city: city.slice(0, 120), country, ...more }
}
