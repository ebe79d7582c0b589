import type { Checkout } from '@souk/contract/order.ts'
import { labelIn } from '../form/answers.ts'
import { language, t } from '../i18n/t.ts'
import type { Key } from '../i18n/t.ts'
import { Lines, Totals } from '../ui/lines.tsx'
import { Discount } from './discount.tsx'
import { inLanguage, LegalLinks } from './legal-links.tsx'

/** Who sells, what, for how much, and under which papers. */
export function Summary({
  checkout,
  onDiscount,
}: {
  checkout: Checkout
  onDiscount: (code: string) => Promise<boolean>
}) {
  const { placing, lines, totals, currency } = checkout
  const seller = placing?.seller ?? ''
  const papers: [string | undefined, Key][] = [
    [placing?.terms?.url, 'law.terms'],
    [placing?.privacyUrl, 'law.privacy'],
    [placing?.withdrawalUrl, 'law.withdrawal'],
  ]
  return (
    <>
      <p class="desk-note" dir="auto">
        {t('checkout.seller', { seller })}
      </p>
      <Lines lines={lines} currency={currency} pictures />
      {lines.map(({ id, title }) => {
        const told = placing?.exceptions[id]
        return told && <p key={id} class="desk-note" dir="auto">{`${title}: ${labelIn(told, language.value)}`}</p>
      })}
      <Discount checkout={checkout} onApply={onDiscount} />
      <Totals
        totals={totals}
        taxes={lines.flatMap(({ taxes }) => taxes)}
        currency={currency}
        note={placing?.notes[language.value]}
      />
      {placing?.terms && (
        <p class="desk-note" dir="auto">
          {t('checkout.accept', { seller })}
        </p>
      )}
      <LegalLinks
        papers={papers.flatMap(([url, key]) => (url === undefined ? [] : { url: inLanguage(url), label: t(key) }))}
      />
    </>
  )
}
