import { t } from '../i18n/t.ts'
import { PaperIcon } from '../ui/paper-icon.tsx'

type Props = { name: string | undefined; state: 'fetching' | 'failed' }

/** What another messenger has sent and is not here yet, or will not come. */
export function Absent({ name, state }: Props) {
  return (
    <p class="file">
      <PaperIcon name="file" /> <span dir="auto">{[name, t(`media.${state}`)].filter(Boolean).join(' · ')}</span>
    </p>
  )
}
