import clockIcon from 'icon:clock'
import retryIcon from 'icon:arrow-clockwise'
import warning from 'icon:warning-circle'
import { tOr, t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import type { Unsent } from './outbox.ts'
import { Part } from './parts/part.tsx'

export type Resend = { retry: (clientId: string) => void; drop: (clientId: string) => void }

/** What was written and is not stored yet: there at once, with what keeps it. */
export function UnsentMessage({ unsent, resend }: { unsent: Unsent; resend: Resend }) {
  const { clientId, parts, state, code } = unsent
  return (
    <article className="flex flex-col items-end ps-[12%] pe-8.5 pt-1" aria-busy={state === 'sending'}>
      {parts.map((part, place) => (
        <div key={place} className="max-w-full rounded-[16px] bg-paper px-3 py-2">
          <Part part={part} author="staff" />
        </div>
      ))}
      <p
        className={`mt-0.5 flex flex-wrap items-center justify-end gap-x-2 text-1 ${state === 'refused' ? 'text-danger' : 'text-muted'}`}
      >
        <Icon path={state === 'refused' ? warning : clockIcon} size={15} />
        <span role="status">
          {state === 'sending'
            ? t('thread.sending')
            : state === 'waiting'
              ? t('thread.waiting-line')
              : tOr(`error.${code}`, 'error.other')}
        </span>
        {state !== 'sending' && (
          <>
            <button
              type="button"
              className="inline-flex min-h-6 items-center gap-1 text-action underline"
              onClick={() => resend.retry(clientId)}
            >
              <Icon path={retryIcon} size={14} /> {t('retry')}
            </button>
            <button type="button" className="min-h-6 underline" onClick={() => resend.drop(clientId)}>
              {t('remove')}
            </button>
          </>
        )}
      </p>
    </article>
  )
}
