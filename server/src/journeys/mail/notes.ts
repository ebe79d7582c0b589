import { textIn } from '@souk/contract/ids.ts'
import type { LegalStanding } from '@souk/contract/legal.ts'
import type { Order } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Core } from '../../kernel/core.ts'
import { addressLine } from '../../law/address.ts'
import { instructionOf } from '../../orders/withdrawal.ts'
import type { Shop } from '../../shops/shop.ts'
import { webAddress } from './paper.ts'
import { mailText } from './texts.ts'

type Imprint = { name: string } & NonNullable<LegalStanding['imprint']>

export type Note = { title?: string; lines: readonly string[] }

/** Who sells: as the shop's imprint says, else what it says of itself. */
export function sellerNote({ name, settings }: Shop, language: Language): Note {
  const { legal, address, email, phone } = settings
  const known = { ...legal, name, email: legal.email ?? email, phone: legal.phone ?? phone }
  return { title: mailText(language, 'foot.seller'), lines: sellerLines(known, language, address) }
}

/** The same of an imprint; `written` is where one without an address is. */
export function sellerLines(
  { name, legalName, legalForm, representative, address, email, phone, register, vatId }: Imprint,
  language: Language,
  written = '',
): string[] {
  const company = [legalName, legalForm !== undefined && legalName?.endsWith(legalForm) ? '' : legalForm]
  return [
    legalName === undefined ? name : company.filter(Boolean).join(' '),
    representative ?? '',
    address ? addressLine(address, language) : written,
    email ?? '',
    phone ?? '',
    register ? `${register.name}, ${register.number}` : '',
    vatId === undefined ? '' : mailText(language, 'foot.vat', { id: vatId }),
  ]
}

/** The terms that the order was placed under, whole where the shop has written them here: a page may change, a letter lasts. */
export function termsNotes({ locale, settings }: Shop, language: Language): Note[] {
  const { terms } = settings.legal
  if (!terms) return []
  const text = textIn(terms.text, language, locale.slice(0, 2))
  const lines = [...text.split('\n'), webAddress(terms.url) ?? ''].filter((line) => line.trim() !== '')
  const version = terms.version === undefined ? '' : ` (${terms.version})`
  return lines.length === 0 ? [] : [{ title: mailText(language, 'foot.terms') + version, lines }]
}

type Sale = Pick<Order, 'lines' | 'address'>

/** The instruction on withdrawal for what is bought, with the address of the shop's own page for it. */
export function instructionFor(
  { clock, publicUrl }: Pick<Core, 'clock' | 'publicUrl'>,
  shop: Shop,
  sale: Sale,
  language: string,
): ReturnType<typeof instructionOf> {
  const seller = { country: shop.country, legal: shop.settings.legal }
  const functionUrl = `${publicUrl}/withdraw/${shop.slug}`
  return instructionOf(sale, seller, { language, now: clock.now(), functionUrl })
}
