import type { LegalStanding } from '@souk/contract/legal.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { labelIn } from '../i18n/label.ts'
import { language, t } from '../i18n/t.ts'
import type { Key } from '../i18n/t.ts'
import '../style/papers.css'

type Paper = { url: string; label: string }

/** The shop's papers in the reader's language: what it has, in the order in which one looks for them. */
function papersOf({ imprintUrl, termsUrl, privacyUrl, withdrawal }: LegalStanding): Paper[] {
  const named: [Key, string | undefined][] = [
    ['law.imprint', imprintUrl],
    ['law.terms', termsUrl],
    ['law.privacy', privacyUrl],
  ]
  return [
    ...named.flatMap(([key, url]) => (url === undefined ? [] : { url: inLanguage(url), label: t(key) })),
    // In the words of the law, which are not ours to change.
    ...(withdrawal ? [{ url: inLanguage(withdrawal.url), label: labelIn(withdrawal.labels, language.value) }] : []),
  ]
}

/** Our own pages come in the language of the app. */
export function inLanguage(url: string): string {
  const page = new URL(url, location.href)
  if (!/^\/(legal|withdraw)\//.test(page.pathname)) return url
  page.searchParams.set('lang', language.value)
  return page.href
}

/** Links to papers, each in a tab of its own: what is being filled in here stays. */
export function LegalLinks({ papers }: { papers: readonly Paper[] }) {
  if (papers.length === 0) return null
  return (
    <ul class="papers" aria-label={t('law.papers')}>
      {papers.map(({ url, label }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A shop's papers for a header; `early` leaves out what is of use only to who has bought. */
export function ShopPapers({ shop: { legal }, early = false }: { shop: PublicShop; early?: boolean }) {
  return <LegalLinks papers={papersOf(early ? { ...legal, withdrawal: undefined } : legal)} />
}
