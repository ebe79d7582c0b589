import { MISSING_TEXTS, NOT_YET } from '@souk/contract/missing-texts.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { language, t } from '../i18n/t.ts'
import '../style/papers.css'

/** What a shop still has to say before it may sell: to everybody, as its owner reads it here like anybody else. */
export function Standing({ shop: { test, legal } }: { shop: PublicShop }) {
  const count = legal.missing.length
  const list = (
    <ul>
      {legal.missing.map((code) => (
        <li key={code}>{MISSING_TEXTS[code][language.value]}</li>
      ))}
    </ul>
  )
  // In the sandbox it sells all the same.
  if (test) {
    return (
      <details class="standing standing-test">
        <summary>{t('standing.test', { count })}</summary>
        {list}
      </details>
    )
  }
  return (
    <section class="standing">
      <h3>{NOT_YET[language.value]}</h3>
      <p>{t('standing.lacks')}</p>
      {list}
    </section>
  )
}
