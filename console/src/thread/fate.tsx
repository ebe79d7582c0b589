import type { Thread } from '@souk/contract/inbox.ts'
import check from 'icon:check'
import checks from 'icon:checks'
import question from 'icon:question'
import warning from 'icon:warning-circle'
import { t, tOr } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { toldOf, type MessageItem, type Told } from './state.ts'

const SIGNS: Record<Told, string> = {
  sent: check,
  delivered: checks,
  read: checks,
  uncertain: question,
  failed: warning,
}

/** What became of what we said, and why where it did not come. */
export function Fate({ thread, item }: { thread: Thread; item: MessageItem }) {
  const { told, reason } = toldOf(thread, item)
  const why = reason ? tOr(`thread.reason.${reason}`, 'thread.reason.other', { reason }) : undefined
  const colour = told === 'read' ? 'text-action' : told === 'failed' ? 'text-danger' : ''
  return (
    <span
      className={`inline-flex items-center gap-1 ${colour}`}
      title={[t(`thread.fate.${told}`), why].filter(Boolean).join(': ')}
    >
      <Icon path={SIGNS[told]} size={15} />
      <span className={told === 'failed' || told === 'uncertain' ? '' : 'sr-only'}>
        {t(`thread.fate.${told}`)}
        {why && `: ${why}`}
      </span>
    </span>
  )
}
