import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/states.tsx'

/** Signed in, and in no shop's team. */
export function NoShops() {
  return (
    <main>
      <EmptyState title={t('no-shops.title')}>{t('no-shops.text')}</EmptyState>
    </main>
  )
}
