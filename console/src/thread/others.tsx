import type { Thread } from '@souk/contract/inbox.ts'
import eye from 'icon:eye'
import pencil from 'icon:pencil-simple-line'
import { t } from '../i18n/t.ts'
import { useCell } from '../inbox/cell.ts'
import { deskLive } from '../inbox/live.ts'
import { useShop } from '../shell/desk.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'

/** Who else is here: reading, or writing at this moment. Two never answer without knowing of each other. */
export function Others({ thread, me }: { thread: Thread; me: string }) {
  const live = deskLive(useShop())
  const presence = useCell(live.presence)
  const typing = useCell(live.typing)
  const here = thread.parts.map(({ conversation }) => conversation)
  const typists = here.flatMap((conversation) => typing.get(conversation) ?? [])
  const writing = typists.filter(({ by, id }) => by === 'staff' && id !== me)
  const reading = presence.filter(
    ({ id, state, open }) =>
      id !== me && state === 'here' && open.some((one) => here.includes(one)) && !writing.some((one) => one.id === id),
  )
  const shopper = typists.some(({ by }) => by === 'shopper')
  const concierge = typists.some(({ by }) => by === 'concierge')
  if (writing.length + reading.length === 0 && !shopper && !concierge) return <div role="status" />
  return (
    <div
      role="status"
      className="flex flex-none flex-wrap items-center gap-x-5 border-b border-rule bg-plate/60 px-5 py-1 text-1 animate-appear"
    >
      {writing.map(({ id = '', name = '' }) => (
        <span key={id} className="flex items-center gap-2 font-strong">
          <Avatar id={id} name={name} size={20} />
          <Icon path={pencil} size={15} /> {t('thread.writes', { name })}
        </span>
      ))}
      {reading.map(({ id, name }) => (
        <span key={id} className="flex items-center gap-2">
          <Avatar id={id} name={name} size={20} />
          <Icon path={eye} size={15} /> {t('thread.reads', { name })}
        </span>
      ))}
      {shopper && <span className="text-muted">{t('thread.writes.customer')}</span>}
      {concierge && <span className="text-muted">{t('thread.writes', { name: t('inbox.concierge') })}</span>}
    </div>
  )
}
