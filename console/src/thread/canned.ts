import type { Thread } from '@souk/contract/inbox.ts'
import type { CannedReply, FilledReply } from '@souk/contract/inbox-kept.ts'
import { useRef } from 'react'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { changeThreads } from '../inbox/change.ts'
import { matching } from '../shell/matching.ts'
import { useShop, useWorkplace } from '../shell/desk.ts'
import { toast } from '../ui/toast.tsx'
import { useCall } from '../api/query.ts'
import type { Suggestion } from './suggest.tsx'

/** Replies that are ready: found by a slash, filled in for this thread; what they do is done when they are sent. */
export function useCanned({ conversation, language }: Thread) {
  const shop = useShop()
  const { member } = useWorkplace()
  const { data = [] } = useCall('listReplies', { params: { shop } }, { staleTime: 60_000 })
  const actions = useRef<FilledReply['actions']>(undefined)

  async function fill(id: string): Promise<string | undefined> {
    try {
      const filled = await souk.call('fillReply', { params: { shop, reply: id }, query: { conversation } })
      actions.current = filled.actions
      if (filled.missing.length > 0) toast(t('composer.canned.missing', { names: filled.missing.join(', ') }))
      return filled.text
    } catch (error) {
      toast(faultText(error), { danger: true })
      return undefined
    }
  }
  /** The message went out: now the rest of it. */
  function sent(): void {
    const todo = actions.current
    actions.current = undefined
    if (!todo) return
    const { close, snoozeMinutes, ...rest } = todo
    const set = {
      ...rest,
      ...(close && { closed: true }),
      ...(snoozeMinutes && { snoozedUntil: new Date(Date.now() + snoozeMinutes * 60_000).toISOString() }),
    }
    if (Object.keys(set).length > 0)
      void changeThreads([{ conversations: [conversation], set }], t('composer.canned.done'), member)
  }
  return {
    fill,
    sent,
    matching: (word: string): readonly Suggestion[] =>
      matching(
        data.map((one) => suggestionOf(one, language)),
        word,
      ).slice(0, 8),
  }
}

/** Where a variable of a reply was not filled in: it never goes out like that. */
export function gapIn(text: string): [number, number] | undefined {
  const found = /\{(?:customer|order|shop|agent)\.[a-z_]+\}/.exec(text)
  return found ? [found.index, found.index + found[0].length] : undefined
}

function suggestionOf({ id, name, shortcut, text }: CannedReply, language: string): Suggestion {
  const words = text[language] ?? Object.values(text)[0] ?? ''
  return { id, label: shortcut ? `${shortcut} · ${name}` : name, hint: words }
}
