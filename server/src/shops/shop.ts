import type { LegalStanding } from '@souk/contract/legal.ts'
import { type PublicShop, type ShopCreate, ShopSettings } from '@souk/contract/shop.ts'
import { documentUrls, legalStanding, priceNotes, shippingNote } from './legal.ts'
import type { Gateways } from './paid-by.ts'

/** A merchant as the server knows it; settings are parsed once, when the row is read. */
export type Shop = {
  id: string
  slug: string
  name: string
  currency: string
  locale: string
  country: string | null
  timezone: string
  test: boolean
  settings: ShopSettings
  /** Kinds of channels and gateways that it is connected with, the newest first. */
  connected: readonly string[]
  createdAt: Date
}

/** Time zone of a country's capital, where the creator named none: enough for opening hours until it is set. */
const CAPITAL_ZONE: Record<string, string> = {
  US: 'America/New_York',
  GB: 'Europe/London',
  DE: 'Europe/Berlin',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  RU: 'Europe/Moscow',
  CN: 'Asia/Shanghai',
  GE: 'Asia/Tbilisi',
  FR: 'Europe/Paris',
  ES: 'Europe/Madrid',
  IT: 'Europe/Rome',
  PL: 'Europe/Warsaw',
  UA: 'Europe/Kyiv',
  TR: 'Europe/Istanbul',
  JP: 'Asia/Tokyo',
}

export function zoneOf(input: Pick<ShopCreate, 'timezone' | 'country'>): string {
  return input.timezone ?? CAPITAL_ZONE[input.country ?? ''] ?? 'UTC'
}

/** Is this a time zone that Intl knows? */
export function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

type Served = { publicUrl: string; gateways: Gateways }

/** The shop as anyone may see it; `url` is where shoppers open it. */
export function publicShop(shop: Shop, { publicUrl, gateways }: Served, now: Date): PublicShop {
  const { settings } = shop
  const sent = shippingNote(settings.shipping)
  const notes = priceNotes(shop, sent, now)
  const unsent = sent === 'none' ? {} : priceNotes(shop, 'none', now)
  return {
    id: shop.id,
    slug: shop.slug,
    name: shop.name,
    currency: shop.currency,
    locale: shop.locale,
    ...(shop.country === null ? {} : { country: shop.country }),
    timezone: shop.timezone,
    url: `${publicUrl}/s/${shop.slug}`,
    test: shop.test,
    description: settings.description,
    persona: settings.persona,
    ...(settings.accent === undefined ? {} : { accent: settings.accent }),
    starters: settings.starters,
    legal: {
      ...legalStanding(shop, gateways, now),
      ...documentUrls(shop, publicUrl, now),
      ...noted('priceNotes', notes),
      ...noted('priceNotesUnsent', unsent),
    },
  }
}

function noted(name: 'priceNotes' | 'priceNotesUnsent', notes: Record<string, string>): Partial<LegalStanding> {
  return Object.keys(notes).length > 0 ? { [name]: notes } : {}
}

/** Settings as stored; a value that no longer fits falls back to its default rather than closing the shop. */
export function parseSettings(raw: unknown): ShopSettings {
  const parsed = ShopSettings.safeParse(raw)
  return parsed.success ? parsed.data : ShopSettings.parse({})
}
