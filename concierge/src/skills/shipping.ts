import { textIn } from '@souk/contract/ids.ts'
import type { Checkout } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { countryName } from '../dialogue/countries.ts'
import { has } from '../dialogue/cues.ts'
import { conceptsOf, money, option, t } from '../dialogue/labels.ts'
import { hintedIn, namedIn, stemsOf, type Named } from '../dialogue/match.ts'
import { foldText } from '../text/normalise.ts'

type Way = Checkout['shippingOptions'][number]

const BRING =
  /deliver|ship|bring|send|liefer|schick|versand|bezorg|breng|verzend|достав|привез|курьер|送|寄|配送|მიტან|მოიტან|მომიტან|მიწოდ|კურიერ/u

/** How the goods can get there, each with its price and how long it takes; `null` where there is no way. */
export function askShipping(ctx: Context, now: Checkout): Move[] {
  if (now.shippingOptions.length === 0) {
    return [
      { do: 'set', state: { pending: null } },
      { do: 'say', key: 'ship.none' },
      { do: 'offer', options: [option({ verb: 'human' }, t(ctx, 'action.human'))] },
    ]
  }
  const options = now.shippingOptions.map((one) => shippingOption(ctx, now, one))
  const country = now.address?.country
  // An address alone does not mean that somebody wants to fetch it.
  if (isOnlyPickup(ctx, now) && country) {
    const args = { country: countryName(country, ctx.language) }
    return [{ do: 'ask', pending: { ask: 'ship', name: country }, key: 'ship.only_pickup', args, options }]
  }
  return [{ do: 'ask', pending: { ask: 'ship' }, key: 'ship.ask', options }]
}

/** Whether the shop delivers, only not to this address. */
export function isOnlyPickup(ctx: Context, now: Checkout): boolean {
  const ways = now.shippingOptions
  return (
    ways.length > 0 &&
    ways.every(({ kind }) => kind === 'pickup') &&
    ctx.settings.shipping.some(({ kind }) => kind !== 'pickup')
  )
}

function shippingOption(ctx: Context, now: Checkout, way: Way): OptionMove {
  const own = ctx.settings.shipping.find(({ id }) => id === way.id)
  const label = (own && textIn(own.label, ctx.language, ctx.shop.locale)) || way.label
  const price = way.amount === 0 ? t(ctx, 'ship.free') : money(ctx, { amount: way.amount, currency: now.currency })
  const hint = [price, ...timeText(ctx, own)].join(' · ')
  return option({ verb: 'ship', option: way.id }, label, { ...conceptsOf(ctx, way.label), hint })
}

/** "2–4 days", "25–40 minutes". */
export function timeText(ctx: Context, own: ShippingOption | undefined): string[] {
  const time = own?.days ?? own?.minutes
  if (!time) return []
  const range = time.min === time.max ? String(time.max) : `${time.min}–${time.max}`
  return [t(ctx, own?.days ? 'ship.days' : 'ship.minutes', { range, max: time.max })]
}

/** A word that several ways have in common: which of them is asked again. */
export function namesSeveral(ctx: Context, ways: readonly Way[]): boolean {
  const words = stemsOf(ctx.text, ctx.language)
  const labels = ways.map((way) => ctx.settings.shipping.find(({ id }) => id === way.id)?.label ?? way.label)
  const own = labels.flatMap((label) => [...stemsOf(textIn(label, ctx.language, ctx.shop.locale), ctx.language)])
  return words.size > 0 && words.size <= 3 && [...words].every((word) => own.includes(word))
}

/** Which way free words mean: by its name in any language, a telling part of it, or what it is: cheap, fast, to be fetched. */
export function readShipping(ctx: Context, ways: readonly Way[]): string | null {
  const entries = ways.map((way): Named => {
    const own = ctx.settings.shipping.find(({ id }) => id === way.id)
    const labels = typeof own?.label === 'string' ? [own.label] : Object.values(own?.label ?? {})
    return { key: way.id, labels: [way.label, ...labels, way.id] }
  })
  const named = new Set(namedIn(ctx.text, entries, ctx.language).map(({ key }) => key))
  const [only, ...others] = named
  if (only !== undefined && others.length === 0) return only
  return byKind(ctx, ways) ?? hintedIn(ctx.text, entries, ctx.language)
}

function byKind(ctx: Context, ways: readonly Way[]): string | null {
  const pickup = ways.find(({ kind }) => kind === 'pickup')
  const brought = ways.filter(({ kind }) => kind !== 'pickup')
  if (has(ctx.text, 'cheapest') || has(ctx.text, 'cheaper'))
    return least(brought.length > 0 ? brought : ways, ({ amount }) => amount)
  if (has(ctx.text, 'fastest')) return least(brought.length > 0 ? brought : ways, (way) => slowness(ctx, way))
  if (pickup && has(ctx.text, 'pickup')) return pickup.id
  const [only, ...more] = brought
  return only && more.length === 0 && BRING.test(foldText(ctx.text)) ? only.id : null
}

function least(ways: readonly Way[], of: (way: Way) => number): string | null {
  return ways.toSorted((a, b) => of(a) - of(b))[0]?.id ?? null
}

/** Minutes until it is there at the latest. */
function slowness(ctx: Context, { id }: Way): number {
  const own = ctx.settings.shipping.find((one) => one.id === id)
  return own?.minutes?.max ?? (own?.days?.max ?? 30) * 24 * 60
}
