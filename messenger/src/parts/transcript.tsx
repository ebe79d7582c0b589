import { t } from '../i18n/t.ts'
import { Text } from './text.tsx'

/** What is said in a recording, as a machine has written it down. */
export function Transcript({ text }: { text: string }) {
  return (
    <div class="transcript" role="group" aria-label={t('media.transcript')}>
      <p class="transcript-by">{t('media.transcript')}</p>
      <Text text={text} />
    </div>
  )
}
