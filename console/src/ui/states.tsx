import type { ReactNode } from 'react'
import retry from 'icon:arrow-clockwise'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Awning } from './awning.tsx'
import { Button } from './button.tsx'

/** Nothing is here yet: what would be, and how it comes. */
export function EmptyState({
  shop,
  title,
  children,
  action,
}: {
  shop?: string
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="mx-auto grid max-w-90 justify-items-center gap-3 px-5 py-13 text-center animate-appear">
      {shop && <Awning slug={shop} className="h-3 w-20" />}
      <p className="font-display text-4 font-strong">{title}</p>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  )
}

/** It did not work: what happened, and what can be done. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div
      role="alert"
      className="mx-auto grid max-w-90 justify-items-center gap-3 px-5 py-13 text-center animate-appear"
    >
      <p>{faultText(error)}</p>
      {onRetry && (
        <Button icon={retry} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

/** A fault beside what caused it. */
export function Fault({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <p role="alert" className="text-danger">
      {faultText(error)}
    </p>
  )
}

/** On its way: plates that fade in once, where the rows will be. Nothing shimmers. */
export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label={t('loading')} className="animate-appear [animation-delay:180ms]">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="row flex items-center gap-3 px-3">
          <span className="size-5 rounded-full bg-plate" />
          <span className={`h-3 rounded-key bg-plate ${['w-1/2', 'w-1/3', 'w-2/5'][row % 3]}`} />
        </div>
      ))}
    </div>
  )
}
