import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Keys } from '../ui/keys.tsx'
import { useAllCommands } from './commands.ts'

/** All keys that do something on this page. */
export function KeyboardMap({ open, onClose }: { open: boolean; onClose: () => void }) {
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined)
  const groups = Map.groupBy(commands, ({ group }) => group ?? t('keys.here'))
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} size="medium">
      <div className="tablet:columns-2 tablet:gap-8">
        {[...groups].map(([group, members]) => (
          <section key={group} className="break-inside-avoid pb-5">
            <h3 className="pb-1 text-1 text-muted">{group}</h3>
            <dl>
              {members.map(({ id, label, keys = '' }) => (
                <div key={id} className="flex min-h-8 items-center justify-between gap-3 border-b border-rule">
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
