import type { ErrorComponentProps } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/states.tsx'

/** Code of an older version, asked for after a new one was installed. */
function isRenewed(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|importing a module|module script/i.test(error.message)
  )
}

/** A page that broke: the rest of the desk stays. */
export function Broken({ error, reset }: ErrorComponentProps) {
  if (!isRenewed(error)) return <ErrorState error={error} onRetry={reset} />
  return (
    <EmptyState
      title={t('renewed.title')}
      action={
        <Button kind="primary" onClick={() => location.reload()}>
          {t('renewed.load')}
        </Button>
      }
    >
      {t('renewed.text')}
    </EmptyState>
  )
}

export function Lost() {
  return <EmptyState title={t('lost.title')}>{t('lost.text')}</EmptyState>
}
