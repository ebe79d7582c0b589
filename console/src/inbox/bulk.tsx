import archive from 'icon:archive'
import bell from 'icon:bell-simple-z'
import close from 'icon:x'
import person from 'icon:user-plus'
import tag from 'icon:tag'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import type { Deeds } from './deeds.tsx'

/** What can be done with all that is chosen, at the foot of the list. */
export function BulkBar({ count, deeds, onClear }: { count: number; deeds: Deeds; onClear: () => void }) {
  if (count === 0) return null
  return (
    <div
      role="toolbar"
      aria-label={t('inbox.chosen', { count })}
      className="flex flex-none items-center gap-1 border-t border-edge bg-paper ps-3 pe-1 animate-rise"
    >
      <span className="min-w-0 flex-1 truncate font-strong">{t('inbox.chosen', { count })}</span>
      <IconButton
        icon={archive}
        label={t(deeds.closed ? 'inbox.reopen' : 'inbox.close')}
        keys="e"
        onClick={deeds.close}
      />
      <IconButton icon={bell} label={t('inbox.snooze')} keys="h" onClick={() => deeds.ask('snooze')} />
      <IconButton icon={person} label={t('inbox.assign')} keys="a" onClick={() => deeds.ask('assign')} />
      <IconButton icon={tag} label={t('inbox.tag.put')} keys="t" onClick={() => deeds.ask('tag')} />
      <IconButton icon={close} label={t('inbox.choose.none')} keys="escape" onClick={onClear} />
    </div>
  )
}
