import { addressFaults, addressWords } from '@souk/contract/address.ts'
import type { Address, Checkout, CheckoutUpdate, Order } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { AskMove, Context, Move, OptionMove } from '../dialogue/context.ts'
import { readAddress } from '../dialogue/address.ts'
import { piecesOf, STREET_SIGN } from '../dialogue/address-signs.ts'
import { countryCode, countryIn, countryName, countryOfCity } from '../dialogue/countries.ts'
import { canLieIn, countriesFor, countryOfShape } from '../dialogue/place.ts'
import { option, t } from '../dialogue/labels.ts'
import type { MessageKey } from '../say/en.ts'
import { foldText } from '../text/normalise.ts'
import { functionWords } from '../text/word-sets.ts'

/** What was understood of an answer: what can be saved, what is kept until the rest comes, what went wrong. */
export type Contact = { change: CheckoutUpdate; known: Record<string, string>; said: Move[] }

const EMAIL = /(?:(?!\p{Script=Han})[\p{L}\p{N}._%+-])+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u
const STRICT = /^[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/

type ContactKey = 'name' | 'line1' | 'postcode' | 'city'
const FIELDS: readonly ContactKey[] = ['name', 'line1', 'postcode', 'city']

/** One form for what the checkout still lacks about the person, and words that name it; free words are understood as well. */
export function contactForm(ctx: Context, now: Checkout, last: Order | null): AskMove {
  const email = now.missing.includes('email')
  const address = now.missing.includes('address')
  const { email: _, ...heard } = ctx.state.contact
  const known = Object.keys(heard).length > 0 ? heard : given(now)
  const begun = address && Object.keys(known).length > 0
  const lacking = address ? addressLacking(ctx, known) : []
  const fields: FormField[] = [...(email ? (['email'] as const) : []), ...lacking].map((id) =>
    textField(ctx, id, id !== 'name' && id !== 'postcode'),
  )
  const choices = address && isAbroad(ctx, known) ? countryOptions(ctx, known) : []
  const usual = choices.length > 0 ? '' : (ctx.turn.country ?? ctx.shop.country ?? '')
  const country = countryName(known['country'] ?? usual, ctx.language)
  const values: FormValues = address && country ? { ...known, country } : { ...known }
  const step = (email ? 0 : 1) + (address ? 0 : 2) + Object.keys(known).length * 4
  const whole = email && address ? 'contact.ask' : email ? 'contact.ask_email' : 'contact.ask_address'
  return {
    do: 'ask',
    pending: { ask: 'contact', step },
    ...(begun ? lackingWords(ctx, fields, choices, countryOf(ctx, known)) : { key: whole }),
    form: { title: 'contact.title', fields, values, submit: 'action.continue' },
    ...(choices.length > 0
      ? { options: choices }
      : address && last?.address
        ? { options: [sameOption(ctx, last.address)] }
        : {}),
  }
}

/** The e-mail address in a text. */
export function emailIn(text: string): string | undefined {
  const found = EMAIL.exec(text)?.[0]
  return found && STRICT.test(found) ? found : undefined
}

/** The parts of an address that the checkout has and the post cannot use yet. */
function given({ address, missing }: Checkout): Record<string, string> {
  if (!address || !missing.includes('address')) return {}
  const { line1, city, name = '', postcode = '', country } = address
  return Object.fromEntries(Object.entries({ line1, city, name, postcode, country }).filter(([, value]) => value))
}

/** What an address still needs; a country that is not known is asked for once the rest is there. */
function addressLacking(ctx: Context, known: Record<string, string>): (ContactKey | 'country')[] {
  if (Object.keys(known).length === 0) return [...FIELDS, 'country']
  const country = countryOf(ctx, known)
  const posted = country !== undefined && lacksPostcode(country, known['postcode'])
  const open = FIELDS.filter(
    (id) => (!known[id] || (posted && id === 'postcode')) && (id !== 'name' || !known['line1']),
  )
  const place = known['city'] && !posted ? open.filter((id) => id !== 'postcode') : open
  return isAbroad(ctx, known) ? [...place, 'country'] : place
}

/** Street and town are there, but they can lie in no country that goes without saying. */
function isAbroad(ctx: Context, known: Record<string, string>): boolean {
  return Boolean(known['line1'] && known['city']) && countryOf(ctx, known) === undefined
}

/** The countries that the address may lie in, those the shop delivers to first. */
function countryOptions(ctx: Context, known: Record<string, string>): OptionMove[] {
  const served = ctx.settings.shipping.flatMap(({ countries }) => countries ?? [])
  return countriesFor(known, served).map((code) => {
    const name = countryName(code, ctx.language)
    return option({ verb: 'say', text: name }, name)
  })
}

/** "And which street and number?", or the names of several things that are open. */
function lackingWords(
  ctx: Context,
  fields: readonly FormField[],
  choices: readonly OptionMove[],
  country: string | undefined,
): Pick<AskMove, 'key' | 'args'> {
  const ids = fields.map(({ id }) => id).filter((id) => id !== 'name')
  if (ids.join() === 'line1') return { key: 'contact.ask_street' }
  if (ids.join() === 'postcode,city') return { key: 'contact.ask_city' }
  const names = choices.map(({ label }) => label).join(', ')
  const own = addressWords(country ?? '').postcode
  const word = (id: string) => (id === 'postcode' && own) || t(ctx, fieldKey(id))
  const what = ids.map((id) => word(id) + (id === 'country' && names ? ` (${names} …)` : '')).join(', ')
  return { key: 'contact.lacking', args: { what } }
}

/** What a parcel there cannot do without. */
function lacksPostcode(country: string, postcode = ''): boolean {
  return addressFaults({ country, postcode }).some(({ field }) => field === 'postcode')
}

function fieldKey(id: string): MessageKey {
  const keys: Record<string, MessageKey> = { email: 'field.email', line1: 'field.line1', country: 'field.country' }
  return keys[id] ?? (id === 'postcode' ? 'field.postcode' : id === 'name' ? 'field.name' : 'field.city')
}

function sameOption(ctx: Context, { line1, city }: Address): OptionMove {
  return option({ verb: 'same' }, t(ctx, 'action.same_address', { address: `${line1}, ${city}` }))
}

function textField(ctx: Context, id: ContactKey | 'email' | 'country', required: boolean): FormField {
  return { id, label: t(ctx, fieldKey(id)), type: 'text', required, maxLength: id === 'email' ? 254 : 200 }
}

/** Reads e-mail and address from a form, an address part or free words; null when the words are about something else. */
export function readContact(ctx: Context): Contact | null {
  if (ctx.heard.form) return fromForm(ctx, ctx.heard.form)
  if (ctx.heard.address) return { change: { address: ctx.heard.address }, known: {}, said: [] }
  const match = EMAIL.exec(ctx.text)
  const rest = match ? ctx.text.replace(match[0], ', ') : ctx.text
  const country = isAbroad(ctx, ctx.state.contact) ? countryIn(rest, ctx.language) : undefined
  const found = country ? { country } : addressIn(ctx, rest, match !== null)
  if (!match && Object.keys(found).length === 0) return looksLikeEmail(ctx)
  const said: Move[] = match && !STRICT.test(match[0]) ? [wrongEmail(match[0])] : []
  const known = { ...ctx.state.contact, ...found }
  const address = addressOf(ctx, known)
  const change: CheckoutUpdate = {
    ...(match && said.length === 0
      ? { buyer: { email: match[0], ...(known['name'] && !ctx.state.gift ? { name: known['name'] } : {}) } }
      : {}),
    ...(address ? { address } : {}),
  }
  return { change, known: address ? {} : known, said }
}

/** An address in free words; a lone street counts only when the words mean nothing else ("make it 2 please"). */
function addressIn(ctx: Context, text: string, beside: boolean): Record<string, string> {
  if (/[?？]/.test(text)) return {}
  const { email: _, ...kept } = ctx.state.contact
  const awaited = ctx.state.pending?.ask === 'contact'
  const code = awaited ? barePostcode(ctx, text, kept) : undefined
  if (code !== undefined) return { postcode: code }
  const parts = readAddress(text, awaited || Object.keys(kept).length > 0 ? kept : null, beside)
  const [intent] = ctx.u.intents
  const whole = parts.line1 && (parts.city || parts.postcode || STREET_SIGN.test(parts.line1))
  const sure = whole || (beside && awaited) || (parts.city && (parts.postcode || isBareName(ctx)))
  if (!sure && intent && intent.name !== 'out.of.scope') return {}
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''))
}

/** "97201", "1012 AB": what the address was still without. */
function barePostcode(ctx: Context, text: string, kept: Record<string, string>): string | undefined {
  const country = countryOf(ctx, kept)
  if (!kept['line1'] || !kept['city'] || !country || !lacksPostcode(country, kept['postcode'])) return undefined
  const words = text.trim().split(/\s+/)
  const read = [words.slice(-2).join(' '), words.at(-1) ?? ''].find(
    (code) => /\d/.test(code) && !lacksPostcode(country, code),
  )
  return words.length <= 4 ? read : undefined
}

/** A word or two that mean nothing else: the town that was asked for. */
function isBareName({ u, text }: Context): boolean {
  const [top] = u.intents
  const vague = !top || top.score < 0.5 || top.name === 'out.of.scope' || top.name === 'product.find'
  return vague && u.want.text !== '' && u.want.types.length === 0 && text.trim().split(/\s+/).length <= 3
}

/** "jane at example" and "jane@example": meant as an e-mail address, but none. */
function looksLikeEmail(ctx: Context): Contact | null {
  const word = ctx.text.split(/\s+/).find((one) => one.includes('@'))
  return word ? { change: {}, known: ctx.state.contact, said: [wrongEmail(word)] } : null
}

/** Where the way was asked for, an address answers another question: that it was read is said. */
export function noticed({ state }: Context, { change: { address } }: Contact): Move[] {
  if (!address || state.pending?.ask !== 'ship') return []
  return [{ do: 'say', key: 'fill.noted', args: { what: `${address.line1}, ${address.city}` } }]
}

/** Everything of a person that the words give: e-mail address, name, street, town. */
export function contactPieces(ctx: Context): Record<string, string> {
  const email = EMAIL.exec(ctx.text)?.[0]
  const parts = readAddress(email ? ctx.text.replace(email, ', ') : ctx.text, null)
  const whole = parts.line1 && parts.city ? parts : email ? nameBeside(ctx, ctx.text.replace(email, ', ')) : {}
  const found = Object.entries(whole).filter(([, value]) => value !== undefined && value !== '')
  return { ...Object.fromEntries(found), ...(email && STRICT.test(email) ? { email } : {}) }
}

/** "My name is Bob Hale, bob@…", 叫王芳: the one thing that stands beside an e-mail address, if it is a name. */
function nameBeside({ language }: Context, text: string): { name?: string } {
  const [name, ...others] = piecesOf(text)
  if (name === undefined || others.length > 0 || !/^\p{L}[\p{L}'’.-]*(?:\s+\p{L}[\p{L}'’.-]*){0,3}$/u.test(name))
    return {}
  const words = name.split(/\s+/)
  // Georgian has one case, and Chinese none.
  const cased = words.every((word) => !/(?!\p{Script=Georgian})\p{Ll}/u.test(word[0] ?? ''))
  const common = words.some((word) => functionWords(language).has(foldText(word)))
  const short = /\p{Script=Han}/u.test(name) ? name.length <= 4 : words.length <= 4
  return cased && !common && short ? { name } : {}
}

/** The text that was looked at last: a turn asks this of its own again and again. */
let seen = { text: '', address: false }

/** Data, not a sentence in any language. */
export function isAddress(text: string): boolean {
  if (seen.text !== text) seen = { text, address: looksLikeAddress(text) }
  return seen.address
}

function looksLikeAddress(text: string): boolean {
  if (/[?？]/.test(text) || text.length > 400) return false
  if (text.includes('@') && EMAIL.test(text)) return true
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
      ? { buyer: { email, ...(rest['name'] && !ctx.state.gift ? { name: rest['name'] } : {}) } }
      : {}),
    ...(address ? { address } : {}),
  }
  return { change, known: address ? {} : rest, said }
}

/** The shopper's own unless they name another or the address cannot lie there. */
function countryOf(ctx: Context, known: Record<string, string>): string | undefined {
  const own = [ctx.turn.country, ctx.shop.country ?? ''].map((one) => countryCode(one))
  return (
    countryCode(known['country'] ?? '') ??
    countryOfShape(known) ??
    countryOfCity(known['city'] ?? '') ??
    own.find((one) => one !== undefined && canLieIn(one, known))
  )
}

/** Street and town are enough, with the postcode where the post of that country wants one. */
export function addressOf(ctx: Context, known: Record<string, string>): Address | null {
  const { line1, city } = known
  const country = countryOf(ctx, known)
  if (!line1 || !city || !country || lacksPostcode(country, known['postcode'])) return null
  const optional = ['name', 'line2', 'region', 'postcode', 'phone'] as const
  const more = Object.fromEntries(optional.flatMap((key) => (known[key] ? [[key, known[key]]] : [])))
  return { line1: line1.slice(0, 300), city: city.slice(0, 120), country, ...more }
}
