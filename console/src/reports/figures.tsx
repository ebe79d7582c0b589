import { t } from '../i18n/t.ts'
import { change } from './words.ts'

export type Headline = { name: string; text: string; now?: number; before?: number; note?: string }

/** What one looks for first, in a ruled row, each beside what it was before. */
export function Headlines({ of }: { of: readonly Headline[] }) {
  return (
    <dl className="grid grid-cols-2 border-b border-rule tablet:grid-cols-4">
      {of.map(({ name, text, now, before, note }) => {
        const changed = now !== undefined && before !== undefined ? change(now, before) : undefined
        return (
          <div key={name} className="grid content-start gap-1 py-3 pe-3">
            <dt className="text-1 text-muted">{name}</dt>
            <dd className="figures text-4 font-strong">{text}</dd>
            <dd className="figures text-1 text-muted">
              {note ?? (changed === undefined ? t('reports.no-before') : t('reports.than-before', { change: changed }))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
