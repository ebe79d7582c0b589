import type { Thread } from '@souk/contract/inbox.ts'
import { Link } from '@tanstack/react-router'
import { memo, useState, type RefObject } from 'react'
import archive from 'icon:archive'
import back from 'icon:arrow-left'
import bell from 'icon:bell-simple-z'
import dots from 'icon:dots-three'
import panelIcon from 'icon:sidebar-simple'
import person from 'icon:user-plus'
import tagIcon from 'icon:tag'
import { t } from '../i18n/t.ts'
import { DeedPickers, useDeeds } from '../inbox/deeds.tsx'
import { languageName } from '../inbox/filters.tsx'
import { useNameOf } from '../inbox/people.ts'
import { nameOf as callOf } from '../inbox/row.tsx'
import { inboxRoute } from '../inbox/routes.ts'
import { TagMark } from '../inbox/tag.tsx'
import { useTags } from '../inbox/tags.ts'
import { lasted } from '../inbox/waiting.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { ChannelIcon, ChannelSpine } from '../ui/channel.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useNow } from '../ui/time.tsx'
import { HandBack } from './hand-back.tsx'
import { useTakeOver } from './speaker.ts'

type HeadProps = {
  thread: Thread
  heading: RefObject<HTMLHeadingElement | null>
  me: string
  panel: boolean
  onPanel: () => void
}

/** Who it is, who speaks, and what can be done with the thread. */
export const ThreadHead = memo(function ThreadHead({ thread, heading, me, panel, onPanel }: HeadProps) {
  const shop = useShop()
  const tags = useTags()
  const may = useMay('conversations:write')
  const chosen = [thread]
  const deeds = useDeeds(chosen, tags)
  const channels = [...new Set(thread.parts.map(({ handle }) => handle?.channel ?? 'web'))]
  return (
    <header className="relative flex flex-none flex-wrap items-center gap-x-2 border-b border-rule py-1 ps-4 pe-1">
      <ChannelSpine kind={channels[0] ?? 'web'} />
      <Link
        from={inboxRoute.fullPath}
        to="/s/$shop/inbox"
        params={{ shop }}
        search={(all) => all}
        aria-label={t('thread.back')}
        className="-ms-2 grid size-11 place-items-center rounded-slip hover:bg-wash tablet:hidden"
      >
        <Icon path={back} turns />
      </Link>
      <h1 ref={heading} tabIndex={-1} className="min-w-12 truncate text-3 font-strong">
        <bdi>{callOf({ ...thread, handle: thread.parts[0]?.handle })}</bdi>
      </h1>
      <span className="flex min-w-0 flex-1 items-center gap-2 overflow-hidden">
        {channels.map((kind) => (
          <ChannelIcon key={kind} kind={kind} />
        ))}
        <span className="text-1 text-muted max-tablet:hidden">{languageName(thread.language)}</span>
        {thread.tags
          .flatMap((id) => tags.get(id) ?? [])
          .map((tag) => (
            <span key={tag.id} className="max-tablet:hidden">
              <TagMark tag={tag} />
            </span>
          ))}
      </span>
      {may && <SpeakerButton thread={thread} me={me} />}
      {may && (
        <>
          <span className="flex max-desk:hidden">
            <IconButton
              icon={archive}
              label={t(thread.closed ? 'inbox.reopen' : 'inbox.close')}
              keys="e"
              active={thread.closed}
              onClick={deeds.close}
            />
            <IconButton
              icon={bell}
              label={t('inbox.snooze')}
              keys="h"
              active={deeds.asleep}
              onClick={() => deeds.ask('snooze')}
            />
            <IconButton
              icon={person}
              label={t('inbox.assign')}
              keys="a"
              active={thread.assignee !== null}
              onClick={() => deeds.ask('assign')}
            />
            <IconButton icon={tagIcon} label={t('inbox.tag.put')} keys="t" onClick={() => deeds.ask('tag')} />
          </span>
          <span className="desk:hidden">
            <Menu trigger={<IconButton icon={dots} label={t('more')} />}>
              <MenuItem icon={archive} keys="e" onSelect={deeds.close}>
                {t(thread.closed ? 'inbox.reopen' : 'inbox.close')}
              </MenuItem>
              <MenuItem icon={bell} keys="h" onSelect={() => deeds.ask('snooze')}>
                {t('inbox.snooze')}
              </MenuItem>
              <MenuItem icon={person} keys="a" onSelect={() => deeds.ask('assign')}>
                {t('inbox.assign')}
              </MenuItem>
              <MenuItem icon={tagIcon} keys="t" onSelect={() => deeds.ask('tag')}>
                {t('inbox.tag.put')}
              </MenuItem>
            </Menu>
          </span>
        </>
      )}
      <IconButton icon={panelIcon} turns label={t('customer.show')} keys="i" active={panel} onClick={onPanel} />
      <WhoSpeaks thread={thread} me={me} />
      <DeedPickers deeds={deeds} chosen={chosen} tags={tags} />
    </header>
  )
})

/** Exactly one speaks; saffron where the customer waits for a person. */
function WhoSpeaks({ thread, me }: { thread: Thread; me: string }) {
  const { speaker, waitingSince, assignee, sla } = thread
  const nameOf = useNameOf()
  const now = useNow()
  const name = speaker.id ? nameOf(speaker.id) : (speaker.name ?? t('inbox.somebody'))
  const words =
    speaker.kind === 'concierge'
      ? t('thread.speaks.concierge')
      : speaker.kind === 'nobody'
        ? t('thread.speaks.nobody')
        : speaker.id === me
          ? t('thread.speaks.me')
          : t('thread.speaks.staff', { name })
  return (
    <p className="flex basis-full flex-wrap items-center gap-x-2 pb-1 text-1 leading-tight text-muted">
      {waitingSince !== undefined && (
        <span className="figures rounded-key bg-saffron px-1.5 text-on-saffron">
          {t('thread.waits', { time: lasted(now - Date.parse(waitingSince)) })}
          {sla?.state === 'breached' && ` · ${t('inbox.late')}`}
        </span>
      )}
      <span>{words}</span>
      {assignee && (
        <span>· {assignee === me ? t('thread.with-me') : t('inbox.assigned', { name: nameOf(assignee) })}</span>
      )}
    </p>
  )
}

function SpeakerButton({ thread, me }: { thread: Thread; me: string }) {
  const { speaker } = thread
  const take = useTakeOver(thread)
  const [giving, setGiving] = useState(false)
  const mine = speaker.kind === 'staff' && speaker.id === me
  return mine ? (
    <>
      <Button kind="quiet" onClick={() => setGiving(true)}>
        {t('thread.give-back')}
      </Button>
      <HandBack open={giving} thread={thread} onClose={() => setGiving(false)} />
    </>
  ) : (
    <Button
      kind={thread.waitingSince === undefined ? 'quiet' : 'primary'}
      busy={take.isPending}
      onClick={() => take.mutate()}
    >
      {t('thread.take')}
    </Button>
  )
}
