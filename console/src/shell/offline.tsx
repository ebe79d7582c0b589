import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { t } from '../i18n/t.ts'

/** Without a network: what is shown is what was loaded last. */
export function Offline() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  )
  return (
    <div role="status">
      {!online && <p className="bg-plate px-5 py-1 text-center text-1 animate-appear">{t('offline')}</p>}
    </div>
  )
}
