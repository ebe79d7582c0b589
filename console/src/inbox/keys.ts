import { t } from '../i18n/t.ts'
import type { Command } from '../shell/commands.ts'
import type { Deeds } from './deeds.tsx'
import type { Picked } from './use-picked.ts'

type Handles = {
  deeds: Deeds
  open: string | undefined
  picked: Picked
  openThread: (conversation: string | undefined) => void
  find: () => void
  filter: () => void
  close: () => void
  unread: () => void
}

/** What the keys do in the inbox. With a thread open they go from thread to thread. */
export function inboxKeys({ deeds, open, picked, openThread, find, filter, close, unread }: Handles): Command[] {
  const group = t('keys.here')
  function step(by: number): void {
    const next = picked.beside(by)
    if (next === undefined) return
    if (open === undefined) picked.setActive(next)
    else openThread(next)
  }
  function leave(): void {
    if (picked.chosen.size > 0) picked.clear()
    else if (open !== undefined) openThread(undefined)
  }
  const { active } = picked
  const here: Command[] = [
    { id: 'inbox.next', label: t('inbox.key.next'), keys: 'j', group, run: () => step(1) },
    { id: 'inbox.before', label: t('inbox.key.before'), keys: 'k', group, run: () => step(-1) },
    { id: 'inbox.find', label: t('inbox.find'), keys: '/', group, run: find },
    { id: 'inbox.filter', label: t('inbox.filter'), keys: 'f', group, run: filter },
    { id: 'inbox.leave', label: t('inbox.key.leave'), keys: 'escape', group, run: leave },
    { id: 'inbox.all', label: t('inbox.choose.all'), keys: 'mod+a', group, run: picked.all },
  ]
  if (active === undefined && picked.chosen.size === 0) return here
  const deed = deeds.able
    ? [
        { id: 'inbox.close', label: t(deeds.closed ? 'inbox.reopen' : 'inbox.close'), keys: 'e', group, run: close },
        { id: 'inbox.snooze', label: t('inbox.snooze'), keys: 'h', group, run: () => deeds.ask('snooze') },
        { id: 'inbox.assign', label: t('inbox.assign'), keys: 'a', group, run: () => deeds.ask('assign') },
        { id: 'inbox.tag', label: t('inbox.tag.put'), keys: 't', group, run: () => deeds.ask('tag') },
        { id: 'inbox.unread', label: t('inbox.unread'), keys: 'u', group, run: unread },
      ]
    : []
  return [
    ...here,
    ...(open === undefined && active !== undefined
      ? [{ id: 'inbox.open', label: t('inbox.open'), keys: 'enter', group, run: () => openThread(active) }]
      : []),
    ...(active === undefined
      ? []
      : [
          {
            id: 'inbox.choose',
            label: t('inbox.choose.this'),
            keys: 'x',
            group,
            run: () => picked.choose(active, false),
          },
        ]),
    ...deed,
  ]
}
