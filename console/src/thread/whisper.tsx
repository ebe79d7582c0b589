import type { Draft } from '@souk/contract/draft.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import caret from 'icon:caret-right'
import close from 'icon:x'
import { souk } from '../api/client.ts'
import { codeOf, faultText } from '../api/fault.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { deskLive } from '../inbox/live.ts'
import { useCommands } from '../shell/commands.ts'
import { useMay, useMe, useShop } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { toast } from '../ui/toast.tsx'
import { Part } from './parts/part.tsx'
import { Why } from './why.tsx'
import type { Writing } from './use-written.ts'

/** What the concierge would say, above the field of whoever has the word. One key sends it. */
export function Whisper({ thread, written }: { thread: Thread; written: Writing }) {
  const { conversation } = thread
  const params = { conversation }
  const may = useMay('conversations:write')
  const { data } = useCall('getDraft', { params })
  useDraftAfter(useShop(), conversation)
  const draft = data?.draft?.state === 'open' ? data.draft : undefined
  return may && draft ? <OpenDraft key={draft.id} draft={draft} written={written} /> : null
}

/** Whatever is said, or whoever is to speak, makes for another draft. */
function useDraftAfter(shop: string, conversation: string): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      deskLive(shop).onFacts((facts) => {
        if (facts.some((one) => one.conversation === conversation))
          void queries.invalidateQueries({ queryKey: keyOf('getDraft', { params: { conversation } }) })
      }),
    [queries, shop, conversation],
  )
}

function OpenDraft({ draft, written }: { draft: Draft; written: Writing }) {
  const queries = useQueryClient()
  const { name } = useMe()
  const [why, setWhy] = useState(false)
  const params = { conversation: draft.conversation }
  const again = () => queries.invalidateQueries({ queryKey: keyOf('getDraft', { params }) })
  const send = useMutation({
    mutationFn: () => souk.call('sendDraft', { params, body: { draft: draft.id, name } }),
    onSuccess: again,
    onError(error) {
      toast(codeOf(error) === 'draft_stale' ? t('whisper.stale') : faultText(error), { danger: true })
      void again()
    },
  })
  const dismiss = useMutation({
    mutationFn: () => souk.call('dismissDraft', { params, body: { draft: draft.id } }),
    onSettled: again,
  })
  const text = draft.messages
    .flat()
    .flatMap((part) => (part.type === 'text' ? part.text : []))
    .join('\n\n')
  const edit = () => written.change({ mode: 'reply', reply: text })
  useCommands([
    {
      id: 'whisper.send',
      label: t('whisper.send'),
      keys: 'mod+enter',
      always: true,
      group: t('keys.here'),
      run: () => send.mutate(),
    },
    { id: 'whisper.edit', label: t('whisper.edit'), keys: 'mod+e', always: true, group: t('keys.here'), run: edit },
  ])
  return (
    <section
      aria-label={t('whisper.title')}
      className="max-h-[45%] flex-none overflow-y-auto border-t border-rule bg-ground px-4 py-2 animate-rise"
    >
      <header className="flex items-center gap-2 text-1 text-muted">
        <span className="flex-1">{t('whisper.title')}</span>
        <IconButton icon={close} label={t('whisper.dismiss')} onClick={() => dismiss.mutate()} />
      </header>
      <div className="grid gap-2 border-s-2 border-dashed border-action ps-3">
        {draft.messages.flat().map((part, place) => (
          <div key={place} className="min-w-0">
            <Part part={part} author="concierge" />
          </div>
        ))}
      </div>
      {draft.unforeseen && <p className="pt-1 text-1 text-muted">{t('whisper.unforeseen')}</p>}
      <div className="flex flex-wrap items-center gap-2 pt-2">
        <Button kind="primary" busy={send.isPending} onClick={() => send.mutate()}>
          {t('whisper.send')} <Keys keys="mod+enter" />
        </Button>
        {text !== '' && (
          <Button kind="plain" onClick={edit}>
            {t('whisper.edit')} <Keys keys="mod+e" />
          </Button>
        )}
        <button
          type="button"
          aria-expanded={why}
          className="inline-flex min-h-9 items-center gap-1 px-2 text-muted hover:text-ink"
          onClick={() => setWhy(!why)}
        >
          <span className={`transition-transform ${why ? 'rotate-90' : 'rtl:-scale-x-100'}`}>
            <Icon path={caret} size={16} />
          </span>
          {t('whisper.why')}
        </button>
      </div>
      {why && <Why reasons={draft.reasons} />}
    </section>
  )
}
