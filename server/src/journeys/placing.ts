import type { Checkout } from '@souk/contract/order.ts'
import type { Texts } from '@souk/contract/ids.ts'
import type { Placed, Placing, Shown as PageShown } from '@souk/contract/placing.ts'
import type { Core } from '../kernel/core.ts'
import { Failure } from '../kernel/failure.ts'
import { type AgeClaim, ageAsked, ageTexts, NOT_SENT_THERE } from '../law/age-consent.ts'
import { orderLabels } from '../law/order-button.ts'
import { LANGUAGES, said, strictestOf } from '../law/rule.ts'
import { withdrawalNotice } from '../law/withdrawal-exceptions.ts'
import { type CheckoutRow, needsShipping } from '../orders/checkout.ts'
import { lawOf } from '../orders/withdrawal.ts'
import { documentUrls, priceNotes, termsVersion } from '../shops/legal.ts'
import type { Shop } from '../shops/shop.ts'
import { instructionFor } from './mail/notes.ts'

/** What the law of both sides asks of the page that places this order, and what the shop has to show there. */
export function placingOf(core: Core, shop: Shop, row: CheckoutRow): Placing {
  const now = core.clock.now()
  const { legal } = shop.settings
  const buyer = row.address?.country ?? shop.country
  const { bound, labels } = orderLabels({ shop: shop.country, buyer }, now)
  const age = ageWords(row, buyer, now)
  const { termsUrl, privacyUrl } = documentUrls(shop, core.publicUrl, now)
  return {
    // Only the page can ask how old somebody is.
    by: shop.settings.orderOnPage || age || (bound && !shop.test) ? 'page' : 'any',
    labels,
    notes: notesOf(shop, row, now),
    seller: legal.legalName ?? shop.name,
    ...(legal.terms && termsUrl ? { terms: { version: termsVersion(legal.terms), url: termsUrl } } : {}),
    ...(privacyUrl === undefined ? {} : { privacyUrl }),
    ...(instructs(core, shop, row) ? { withdrawalUrl: instructionUrl(core, shop, row) } : {}),
    exceptions: exceptionsOf(shop, row, now),
    ...(age ? { age } : {}),
  }
}

/** What the buyer confirms of their age; nothing where nothing is asked, or it may not be sent at all. */
function ageWords(row: CheckoutRow, country: string | null, now: Date): Placing['age'] {
  const asked = ageAsked(agesIn(row), country, now)
  return (asked && ageTexts(asked)) ?? undefined
}

function agesIn({ lines }: CheckoutRow): AgeClaim[] {
  return lines.flatMap(({ age }) => age ?? [])
}

/** Throws `shop_may_not_sell` for what the law of the buyer's country does not let anybody send there. */
function checkMaySend(shop: Shop, row: CheckoutRow, now: Date): void {
  const country = row.address?.country ?? shop.country
  if (ageAsked(agesIn(row), country, now)?.kind !== 'forbidden') return
  throw new Failure('shop_may_not_sell', said(NOT_SENT_THERE, row.language || shop.locale, strictestOf(country)).text)
}

/** By the law that will count. */
function instructionUrl(core: Core, shop: Shop, row: CheckoutRow): string {
  const country = lawOf({ address: row.address ?? undefined }, shop, core.clock.now())
  return `${core.publicUrl}/legal/${shop.slug}/withdrawal${country === null ? '' : `?country=${country}`}`
}

function instructs(core: Core, shop: Shop, row: CheckoutRow): boolean {
  return instructionFor(core, shop, { ...row, address: row.address ?? undefined }, shop.locale) !== null
}

/** What has to be said of each line that cannot be withdrawn from, or not for as long. */
function exceptionsOf(shop: Shop, row: CheckoutRow, now: Date): Placing['exceptions'] {
  const country = lawOf({ address: row.address ?? undefined }, shop, now)
  const told = row.lines.flatMap(({ id, withdrawal }) => {
    const texts = LANGUAGES.flatMap((language) => {
      const notice = withdrawal && withdrawalNotice(withdrawal, country, language, now)
      return notice ? [[language, notice.text] as const] : []
    })
    return texts.length > 0 ? [[id, Object.fromEntries(texts)] as const] : []
  })
  return Object.fromEntries(told)
}

/** "incl. VAT", and that shipping comes on top as long as none is chosen. Nothing where prices hold no tax. */
function notesOf(shop: Shop, row: CheckoutRow, now: Date): Record<string, string> {
  const shipping = needsShipping(row.lines) && row.shippingOption === null ? 'extra' : 'none'
  const holdsTax = row.lines.some(({ taxes }) => taxes.length > 0)
  return priceNotes(shop, shipping, now, holdsTax)
}

/** A checkout with what its page shows; one that is over needs none of it. */
export function withPlacing(core: Core, shop: Shop, row: CheckoutRow, view: Checkout): Checkout {
  const isOver = row.state === 'completed' || row.state === 'canceled'
  return isOver ? view : { ...view, placing: placingOf(core, shop, row) }
}

/** What a page says that it showed, and whether the shop itself completes: its own staff and systems answer for that. */
export type Shown = {
  shown?: PageShown | undefined
  byShop?: boolean | undefined
  /** What its one button says where several shops are paid together: the strictest words of any of them. */
  labels?: Texts | undefined
}

/**
 * What is stored with the order: what we offered, never what somebody sent. Throws `page_changed` where the two differ,
 * `page_needed` where only the page may place it and nobody says that they showed it.
 */
export function placedBy(
  core: Core,
  shop: Shop,
  row: CheckoutRow,
  { shown, byShop, labels: common }: Shown,
): Placed | null {
  checkMaySend(shop, row, core.clock.now())
  const { by, labels, terms, age } = placingOf(core, shop, row)
  const instructed = row.buyer.email !== undefined && instructs(core, shop, row)
  const version = { ...(terms ? { terms: terms.version } : {}), ...(instructed ? { instructed } : {}) }
  if (!shown) {
    if (by === 'page' && !byShop) throw new Failure('page_needed')
    return Object.keys(version).length > 0 ? version : null
  }
  const [language, label] = Object.entries(common ?? labels).find(([, text]) => text === shown.label) ?? []
  if (language === undefined || label === undefined || shown.terms !== terms?.version) throw new Failure('page_changed')
  if (age && !Object.values(age).includes(shown.age ?? '')) throw new Failure('page_changed')
  return { label, language, ...version, ...(shown.age !== undefined && age ? { age: shown.age } : {}) }
}
