import { t } from '../i18n/t.ts'

/** In a sheet: what should stand here could not be read. */
export function Unreached({ onRetry }: { onRetry: () => void }) {
  return (
    <div class="sheet-content">
      <p role="alert">{t('error.unreachable')}</p>
      <button type="button" class="button button-quiet" onClick={onRetry}>
        {t('try.again')}
      </button>
    </div>
  )
}
