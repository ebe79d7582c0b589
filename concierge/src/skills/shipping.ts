import { textIn } from '@souk/contract/ids.ts'
import type { Checkout, Line } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { countryName } from '../dialogue/countries.ts'
import { conceptsOf, list, money, option, t } from '../dialogue/labels.ts'
import { hintedIn, namedIn, stemsOf, type Named } from '../dialogue/match.ts'
import { encode } from '../dialogue/values.ts'
import { dateText } from '../say/figures.ts'
import { wayWord } from './way-words.ts'

type Way = Checkout['shippingOptions'][number]

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** How the goods can get there, each with its price and how long it takes; `null` where there is no way. */
export function askShipping(ctx: Context, now: Checkout): Move[] {
  if (now.shippingOptions.length === 0) {
    const left = now.lines.filter(({ id }) => now.uncarried?.includes(id)).map(({ title }) => title)
    return [
      { do: 'set', state: { pending: null } },
      left.length > 0
        ? { do: 'say', key: 'ship.left', args: { what: list(ctx, left) } }
        : { do: 'say', key: 'ship.none' },
      { do: 'offer', options: [option({ verb: 'human' }, t(ctx, 'action.human'))] },
    ]
  }
  const options = now.shippingOptions.map((one) => shippingOption(ctx, now, one))
  if (isOnlyPickup(now)) return askPickup(ctx, now, options)
  return [{ do: 'ask', pending: { ask: 'ship', step: now.missing.length }, key: 'ship.ask', options }]
}

/** Whether the goods have to be fetched: the shop does not deliver at all, or not to this address. */
export function isOnlyPickup({ shippingOptions: ways }: Checkout): boolean {
  return ways.length > 0 && ways.every(({ kind }) => kind === 'pickup')
}

/** Nobody is made to fetch what they hoped to get brought: where it waits is said, and agreed to. */
function askPickup(ctx: Context, now: Checkout, options: OptionMove[]): Move[] {
  const country = now.address?.country
  const delivers = ctx.settings.shipping.some(({ kind }) => kind !== 'pickup')
  const address = ctx.settings.address
  const [only] = options
  const pending = {
    ask: 'ship' as const,
    ...(country ? { name: country } : {}),
    ...(only && options.length === 1 ? { yes: only.value, no: encode({ verb: 'no' }) } : {}),
  }
  const args = { address: address || 'none' }
  const ask: Move = { do: 'ask', pending, key: 'ship.pickup_at', args, options }
  if (!delivers || !country) return [ask]
  // Elsewhere in a country that it delivers to: the town is what is too far
  const isNear = ctx.settings.shipping.some(
    (way) => way.kind !== 'pickup' && way.countries?.includes(country) !== false,
  )
  const place = (isNear && now.address?.city) || countryName(country, ctx.language)
  return [{ do: 'say', key: 'ship.only_pickup', args: { country: place } }, ask]
}

function shippingOption(ctx: Context, now: Checkout, way: Way): OptionMove {
  const own = ownWay(ctx, way)
  const label = wayLabel(ctx, way)
  const price = way.amount === 0 ? t(ctx, 'ship.free') : money(ctx, { amount: way.amount, currency: now.currency })
  const hint = [price, ...timeText(ctx, own)].join(' · ')
  return option({ verb: 'ship', option: way.id }, label, { ...conceptsOf(ctx, way.label), hint })
}

function ownWay(ctx: Context, way: Way): ShippingOption | undefined {
  return ctx.settings.shipping.find(({ id }) => id === way.id)
}

/** What the shop calls a way of delivery in the shopper's language. */
export function wayLabel(ctx: Context, way: Way): string {
  const own = ownWay(ctx, way)
  return (own && textIn(own.label, ctx.language, ctx.shop.locale)) || way.label
}

/** The way with the days it comes on: "Standard, Friday, May 8 – Tuesday, May 12"; to be fetched, where. */
export function wayText(ctx: Context, way: Way, lines: readonly Line[]): string {
  const label = wayLabel(ctx, way)
  // a day that was chosen for a line counts more than what the way usually takes
  const chosen = lines.flatMap(({ form }) =>
    Object.values(form).flatMap((value) => (typeof value === 'string' && DAY.test(value) ? [value] : [])),
  )
  if (chosen.length > 0) return [label, ...new Set(chosen.map((day) => dateText(day, ctx.language)))].join(' · ')
  if (way.kind === 'pickup') return [label, ctx.settings.address].filter(Boolean).join(' · ')
  return [label, ...expectedText(ctx, way)].join(' · ')
}

function expectedText(ctx: Context, way: Way): string[] {
  const days = [way.from, way.to].flatMap((day) => (day?.length === 10 ? [dateText(day, ctx.language)] : []))
  return days.length === 2 ? [[...new Set(days)].join(' – ')] : timeText(ctx, ownWay(ctx, way))
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

/** Who only wants it brought, or brought without haste, pays no more than that takes. */
function byKind(ctx: Context, ways: readonly Way[]): string | null {
  const word = wayWord(ctx.text)
  const pickup = ways.find(({ kind }) => kind === 'pickup')
  const brought = ways.filter(({ kind }) => kind !== 'pickup')
  const any = brought.length > 0 ? brought : ways
  if (word === 'fetched') return pickup?.id ?? null
  if (word === 'fast') return least(any, (way) => slowness(ctx, way))
  if (word === 'cheap') return least(any, ({ amount }) => amount)
  return word === 'brought' && brought.length > 0 ? least(brought, ({ amount }) => amount) : null
}

function least(ways: readonly Way[], of: (way: Way) => number): string | null {
  return ways.toSorted((a, b) => of(a) - of(b))[0]?.id ?? null
}

/** Minutes until it is there at the latest. */
function slowness(ctx: Context, { id }: Way): number {
  const own = ctx.settings.shipping.find((one) => one.id === id)
  return own?.minutes?.max ?? (own?.days?.max ?? 30) * 24 * 60
}

/** Who fetches needs no address: where that can be, it is asked before one. */
export function isWayFirst({ missing, shippingOptions, address }: Checkout): boolean {
  return !address && missing.includes('shippingOption') && shippingOptions.some(({ kind }) => kind === 'pickup')
}
