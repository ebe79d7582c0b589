import type { InboxRow, Standing, Tag } from '@souk/contract/inbox.ts'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { useMay, useWorkplace } from '../shell/desk.ts'
import { Avatar } from '../ui/avatar.tsx'
import { fullTime } from '../ui/format.ts'
import { changeThreads } from './change.ts'
import { useColleagues } from './people.ts'
import { Picker, type Choice } from './picker.tsx'
import { SNOOZES, snoozedUntil } from './snooze.ts'
import { TagDot } from './tag.tsx'
import { useMakeTag } from './tags.ts'

/** What is to be changed, and how it stands now. */
export type Chosen = Pick<InboxRow, 'conversation'> & Standing
type Asking = 'snooze' | 'assign' | 'tag'

export type Deeds = ReturnType<typeof useDeeds>

/** What can be done with threads: the chosen ones, the open one, the one the keys are at. */
export function useDeeds(chosen: readonly Chosen[], tags: ReadonlyMap<string, Tag>, onDone: () => void = () => {}) {
  const { member } = useWorkplace()
  const able = useMay('conversations:write')
  const [asking, setAsking] = useState<Asking | null>(null)
  const count = chosen.length

  function change(set: Parameters<typeof changeThreads>[0][number]['set'], told: string): void {
    if (count === 0) return
    const conversations = chosen.map(({ conversation }) => conversation)
    void changeThreads([{ conversations, set }], told, member)
    onDone()
  }
  const closed = count > 0 && chosen.every((one) => one.closed)
  const asleep = count > 0 && chosen.every((one) => one.snoozedUntil !== null)
  return {
    able: able && count > 0,
    closed,
    asleep,
    asking,
    ask: (what: Asking) => able && count > 0 && setAsking(what),
    stop: () => setAsking(null),
    close: () => able && change({ closed: !closed }, t(closed ? 'inbox.did.reopen' : 'inbox.did.close', { count })),
    wake: () => change({ snoozedUntil: null }, t('inbox.did.wake', { count })),
    snooze: (until: Date) =>
      change({ snoozedUntil: until.toISOString() }, t('inbox.did.snooze', { count, when: fullTime(until.getTime()) })),
    assign: (to: string | null, name: string) =>
      change(
        { assignee: to },
        to === null ? t('inbox.did.unassign', { count }) : t('inbox.did.assign', { count, name }),
      ),
    tag: (id: string) => {
      const on = chosen.every((one) => one.tags.includes(id))
      const name = tags.get(id)?.name ?? ''
      change(
        on ? { removeTags: [id] } : { addTags: [id] },
        t(on ? 'inbox.did.untag' : 'inbox.did.tag', { count, name }),
      )
    },
  }
}

/** The lists from which one picks for them. */
export function DeedPickers({
  deeds,
  chosen,
  tags,
}: {
  deeds: Deeds
  chosen: readonly Chosen[]
  tags: ReadonlyMap<string, Tag>
}) {
  const people = useColleagues()
  const { member } = useWorkplace()
  const make = useMakeTag()
  const now = new Date()
  const moments = SNOOZES.flatMap((id): (Choice & { until: Date })[] => {
    const until = snoozedUntil(id, now)
    return until ? [{ id, label: t(`inbox.snooze.${id}`), hint: fullTime(until.getTime()), until }] : []
  })
  const ticked = (id: string) => chosen.length > 0 && chosen.every((one) => one.assignee === id)
  const named = [...(deeds.asleep ? [{ id: 'wake', label: t('inbox.wake') }] : []), ...moments]
  return (
    <>
      <Picker
        open={deeds.asking === 'snooze'}
        title={t('inbox.snooze')}
        choices={named}
        onClose={deeds.stop}
        onPick={(id) => {
          const until = moments.find((one) => one.id === id)?.until
          if (until) deeds.snooze(until)
          else deeds.wake()
        }}
      />
      <Picker
        open={deeds.asking === 'assign'}
        title={t('inbox.assign')}
        choices={[
          ...[...people]
            .sort((a, b) => Number(b.id === member) - Number(a.id === member))
            .map(({ id, name }) => ({
              id,
              label: id === member ? t('inbox.assign.me', { name }) : name,
              mark: <Avatar id={id} name={name} size={24} />,
              ticked: ticked(id),
            })),
          { id: 'none', label: t('inbox.assign.none') },
        ]}
        onClose={deeds.stop}
        onPick={(id) => deeds.assign(id === 'none' ? null : id, people.find((one) => one.id === id)?.name ?? '')}
      />
      <Picker
        open={deeds.asking === 'tag'}
        title={t('inbox.tag')}
        several
        choices={[...tags.values()].map(({ id, name, colour }) => ({
          id,
          label: name,
          mark: <TagDot colour={colour} />,
          ticked: chosen.length > 0 && chosen.every((one) => one.tags.includes(id)),
        }))}
        onClose={deeds.stop}
        onPick={deeds.tag}
        onNew={make && ((name) => void make(name).then((id) => id && deeds.tag(id)))}
      />
    </>
  )
}
