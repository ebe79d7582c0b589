import type { Finding } from '@souk/contract/connection.ts'
import good from 'icon:check-circle'
import bad from 'icon:warning-circle'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'

/** What a test of the connection found, in the provider's order. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul role="status" className="grid gap-1 animate-appear">
      {findings.map(({ ok, code, text }) => (
        <li key={`${code} ${text}`} className="flex items-start gap-2">
          <span className={ok ? 'text-action' : 'text-danger'}>
            <Icon path={ok ? good : bad} />
            <span className="sr-only">{t(ok ? 'channels.fine' : 'channels.wrong')}</span>
          </span>
          {text}
        </li>
      ))}
    </ul>
  )
}
