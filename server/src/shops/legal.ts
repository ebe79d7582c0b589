import { textIn } from '@souk/contract/ids.ts'
import { type LegalProfile, LegalStanding, type MissingCode } from '@souk/contract/legal.ts'
import { NOT_YET } from '@souk/contract/missing-texts.ts'
import type { ShopSettings } from '@souk/contract/shop.ts'
import { createHash } from 'node:crypto'
import { Failure } from '../kernel/failure.ts'
import { type MaySell, maySell } from '../law/may-sell.ts'
import { type PriceNoteInput, priceNote } from '../law/price-note.ts'
import { LANGUAGES } from '../law/rule.ts'
import { unitPricing } from '../law/unit-price.ts'
import { withdrawalLabels, withdrawalPeriod } from '../law/withdrawal.ts'
import { gatewayOf, type Gateways } from './paid-by.ts'
import { assumedTax, chargesTax } from './taxes.ts'

/** Of a shop what its law asks about. */
type Seller = {
  country: string | null
  locale: string
  test: boolean
  settings: ShopSettings
  connected: readonly string[]
}

/** Whether the shop may sell by the law of its country, and what its header and imprint show of it. */
export function legalStanding(seller: Seller, gateways: Gateways, now: Date): LegalStanding {
  const { country, settings } = seller
  const { ok, missing } = standingOf(seller, gateways, now)
  const imprint = imprintOf(settings.legal)
  const pricing = unitPricing(country, now)
  const assumed = assumedTax(seller, now)
  return {
    maySell: ok,
    missing: missing.map(({ code }) => code),
    ...(assumed ? { assumedTax: assumed } : {}),
    ...(imprint ? { imprint } : {}),
    ...(pricing ? { unitPricing: pricing } : {}),
  }
}

function standingOf(seller: Seller, gateways: Gateways, now: Date): MaySell {
  const { legal, taxes } = seller.settings
  const canBePaid = gatewayOf(seller, gateways) !== undefined
  return maySell({ legal, taxes, canBePaid }, seller.country, now)
}

type Documented = Pick<Seller, 'country' | 'settings'> & { slug: string }
type DocumentUrls = Pick<LegalStanding, 'imprintUrl' | 'termsUrl' | 'privacyUrl' | 'withdrawal'>

/** Where the shop's papers are read, and where its buyers withdraw; only what there is. */
export function documentUrls(
  { slug, country, settings: { legal } }: Documented,
  base: string,
  now: Date,
): DocumentUrls {
  const page = (name: string) => `${base}/legal/${slug}/${name}`
  const mayWithdraw = (withdrawalPeriod(country, now)?.days ?? 0) > 0
  const { open: labels, confirm } = withdrawalLabels(country, now)
  return {
    ...(imprintOf(legal) ? { imprintUrl: page('imprint') } : {}),
    ...(legal.terms ? { termsUrl: legal.terms.url ?? page('terms') } : {}),
    ...(legal.privacy ? { privacyUrl: legal.privacy.url ?? page('privacy') } : {}),
    ...(mayWithdraw ? { withdrawal: { url: `${base}/withdraw/${slug}`, labels, confirm } } : {}),
  }
}

/**
 * What stands beside a price, per language; nothing where prices hold no tax, or there is nothing to say. `holdsTax` where
 * it is known of the very goods: those that leave the Union may hold none.
 */
export function priceNotes(
  shop: Pick<Seller, 'country' | 'settings'>,
  shipping: PriceNoteInput['shipping'],
  now: Date,
  holdsTax = chargesTax(shop, now),
): Record<string, string> {
  const notes = LANGUAGES.map((language) => {
    const { text, gross } = priceNote({ country: shop.country, language, now, shipping, isExempt: !holdsTax })
    return [language, gross ? text : ''] as const
  })
  return Object.fromEntries(notes.filter(([, text]) => text !== ''))
}

/** Whether sending costs extra, by the shop's ways of delivery. */
export function shippingNote(ways: readonly { kind: string; amount: number }[]): PriceNoteInput['shipping'] {
  const sent = ways.filter(({ kind }) => kind !== 'pickup')
  if (sent.length === 0) return 'none'
  return sent.every(({ amount }) => amount === 0) ? 'free' : 'extra'
}

/** Which terms these are: what the shop calls them, else a mark that changes with their text or address. */
export function termsVersion({ version, url, text }: NonNullable<LegalProfile['terms']>): string {
  return (
    version ??
    createHash('sha256')
      .update(JSON.stringify([url, text]))
      .digest('hex')
      .slice(0, 12)
  )
}

/** What the shop's imprint shows; undefined where it has said nothing. */
export function imprintOf(legal: LegalProfile): LegalStanding['imprint'] {
  // The schema keeps what the imprint shows and drops the rest.
  const imprint = LegalStanding.shape.imprint.parse(legal)
  return imprint && Object.keys(imprint).length > 0 ? imprint : undefined
}

type Sale = { gateways: Gateways; now: Date; isFree: boolean }

/**
 * Throws `shop_may_not_sell` unless the shop may sell, or is marked test and moves no real money. The detail is what a
 * shopper is told; the issues tell the owner what is missing and why. What costs nothing needs nobody who takes money.
 */
export function checkMaySell(shop: Seller, { gateways, now, isFree }: Sale): void {
  if (shop.test) return
  const missing = standingOf(shop, gateways, now).missing.filter(({ code }) => !(isFree && code === 'gateway'))
  if (missing.length === 0) return
  const language = shop.locale.slice(0, 2)
  const issues = missing.map(({ code, text, source }) => ({
    path: pathOf(code),
    message: `${textIn(text, language, 'en')} (${source.replace(/^none: /, '')})`,
  }))
  throw new Failure('shop_may_not_sell', textIn(NOT_YET, language, 'en'), issues)
}

/** `vat_id` is missing where the profile says `vatId`: an issue names the field to fill. */
function pathOf(code: MissingCode): string {
  switch (code) {
    case 'country':
    case 'gateway':
      return code
    case 'taxes':
      return 'settings.taxes'
    case 'terms_text':
      return 'settings.legal.terms.text'
    default:
      return `settings.legal.${code.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  }
}
