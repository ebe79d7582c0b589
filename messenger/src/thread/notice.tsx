import { t } from '../i18n/t.ts'
import type { Notice as NoticeData } from './state.ts'

/** Who speaks for the shop now, as a ticket line. */
export function Notice({ notice: { speaker, before } }: { notice: NoticeData }) {
  const text = wording(speaker, before)
  if (!text) return null
  return (
    <li class="message message-ticket message-first message-last">
      <div class="message-body">
        <div class="said">
          <p class="text">{text}</p>
        </div>
      </div>
    </li>
  )
}

function wording({ kind, name }: NoticeData['speaker'], before: NoticeData['before']): string | undefined {
  if (kind === 'staff') return name ? t('speaker.staff', { name }) : t('speaker.someone')
  if (kind === 'nobody') return t('speaker.waiting')
  return before && before.kind !== 'concierge' ? t('speaker.concierge') : undefined
}
