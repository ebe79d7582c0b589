import type { OfferLegal, PostalAddress } from '@souk/contract/legal.ts'
import { labelIn } from '../i18n/label.ts'
import { language, t, tOr } from '../i18n/t.ts'
import { country } from '../state/format.ts'

export type FactRow = { name: string; values: string[] }

/** What the law wants to be known of it: what it is made of, what is in it, who answers for it. Only what the shop said. */
export function legalFacts(legal: OfferLegal = {}): FactRow[] {
  const { fibres, ingredients, allergens, nutrition, alcohol, warnings, origin, identifier, operator } = legal
  const percent = new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 1 })
  const rows: [string, string[]][] = [
    [t('legal.fibres'), (fibres ?? []).map(({ fibre, percent: of }) => `${percent.format(of / 100)} ${fibre}`)],
    [t('legal.ingredients'), said(ingredients)],
    [t('legal.allergens'), allergens?.length === 0 ? [t('legal.none')] : (allergens ?? []).map(nameOf)],
    [t('legal.nutrition'), said(nutrition)],
    [t('legal.alcohol'), alcohol === undefined ? [] : [`${alcohol.toLocaleString(language.value)} %`]],
    [t('legal.warnings'), said(warnings)],
    [t('legal.origin'), origin ? [origin] : []],
    [t('legal.manufacturer'), firm(legal.manufacturer)],
    [t('legal.responsible'), firm(legal.responsiblePerson)],
    [t('legal.operator'), firm(operator)],
    [t('legal.identifier'), identifier ? [identifier] : []],
  ]
  return rows.filter(([, values]) => values.length > 0).map(([name, values]) => ({ name, values }))
}

function nameOf(allergen: string): string {
  return tOr(`allergen.${allergen}`, 'legal.allergens')
}

/** An empty text, or none, says nothing. */
function said(texts: Readonly<Record<string, string>> = {}): string[] {
  const text = labelIn({ ...texts }, language.value)
  return text ? [text] : []
}

function firm(who: { name: string; address: PostalAddress; contact?: string } | undefined): string[] {
  if (!who) return []
  const { line1, line2, postcode, city, region, country: code } = who.address
  const place = [postcode, city, region].filter(Boolean).join(' ')
  return [who.name, line1, line2, place, country(code), who.contact].flatMap((part) => (part ? [part] : []))
}
