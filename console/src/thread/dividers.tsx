import { t } from '../i18n/t.ts'
import { currentLanguage } from '../i18n/t.ts'
import { shortDay } from '../ui/format.ts'

const DAY_MS = 86_400_000

/** "Today", "yesterday", else the day. */
export function Day({ at }: { at: string }) {
  const start = (moment: number) => new Date(moment).setHours(0, 0, 0, 0)
  const away = Math.round((start(Date.parse(at)) - start(Date.now())) / DAY_MS)
  const near = away > -2 && new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' }).format(away, 'day')
  return <Divider words={near || shortDay(at)} />
}

/** Here reading goes on. */
export function Unread() {
  return <Divider words={t('thread.news')} strong />
}

function Divider({ words, strong = false }: { words: string; strong?: boolean }) {
  return (
    <div className={`flex items-center gap-3 py-3 text-1 ${strong ? 'text-action' : 'text-muted'}`}>
      <span className={`h-px flex-1 ${strong ? 'bg-action' : 'bg-rule'}`} />
      <span className="first-letter:capitalize">{words}</span>
      <span className={`h-px flex-1 ${strong ? 'bg-action' : 'bg-rule'}`} />
    </div>
  )
}
