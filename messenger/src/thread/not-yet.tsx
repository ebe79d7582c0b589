import { NOT_YET } from '@souk/contract/missing-texts.ts'
import { language, t } from '../i18n/t.ts'

/** A shop that may not sell yet says so above its thread; what it lacks stands in the menu. */
export function NotYet({ onMore }: { onMore: () => void }) {
  return (
    <p class="offline">
      {NOT_YET[language.value]}
      <button type="button" class="link" onClick={onMore}>
        {t('standing.what')}
      </button>
    </p>
  )
}
