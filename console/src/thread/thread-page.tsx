import { memo, useCallback, useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Panel } from '../customer/panel.tsx'
import { t } from '../i18n/t.ts'
import { useCell } from '../inbox/cell.ts'
import { deskLive } from '../inbox/live.ts'
import { useColleagues } from '../inbox/people.ts'
import { nameOf } from '../inbox/row.tsx'
import { threadRoute } from '../inbox/routes.ts'
import { useCommands } from '../shell/commands.ts'
import { useMe, useShop, useWorkplace } from '../shell/desk.ts'
import { useTitle } from '../shell/page.tsx'
import { store as keep, stored } from '../state/kept.ts'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Composer } from './composer.tsx'
import { ThreadHead } from './head.tsx'
import { Log } from './log.tsx'
import { drop, flush, outbox, retry, type Speaks } from './outbox.ts'
import { Others } from './others.tsx'
import type { ThreadStore } from './store.ts'
import { useThread } from './use-thread.ts'
import { Whisper } from './whisper.tsx'
import { useWritten } from './use-written.ts'

/** The thread that is open, and beside it who it is with. */
export function ThreadPage() {
  // The key is answered at once, by the row; the thread is drawn as soon as there is time, the one asked for last.
  const conversation = useDeferredValue(threadRoute.useParams().conversation)
  return <OpenThread key={conversation} conversation={conversation} />
}

const OpenThread = memo(function OpenThread({ conversation }: { conversation: string }) {
  const shop = useShop()
  const { member } = useWorkplace()
  const { store, held, readBefore } = useThread(conversation)
  const { thread, status } = held
  const who = useSpeaks(store)
  const unsent = useCell(outbox())
  const written = useWritten(conversation)
  const [panel, setPanel] = useState(() => stored('panel') !== 'off')
  const [sheet, setSheet] = useState(false)
  const heading = useTitle(thread ? nameOf({ ...thread, handle: thread.parts[0]?.handle }) : t('area.inbox'))
  // What an earlier visit, or a lost connection, left goes out.
  useFlush(shop, conversation, who)
  const resend = useMemo(() => ({ retry: (id: string) => void retry(id, who), drop }), [who])
  const showPanel = useCallback(() => {
    if (!matchMedia('(min-width: 1100px)').matches) return setSheet(true)
    keep('panel', panel ? 'off' : null)
    setPanel(!panel)
  }, [panel])
  const closeSheet = useCallback(() => setSheet(false), [])
  const { change } = written
  const quote = useCallback(
    (message: string, words: string) => change({ mode: 'reply', quote: { message, words } }),
    [change],
  )
  const mine = useMemo(() => unsent.filter((one) => store.holds(one.conversation)), [unsent, store])
  useCommands([{ id: 'thread.panel', label: t('customer.show'), keys: 'i', group: t('keys.here'), run: showPanel }])

  if (held.forgotten)
    return (
      <Frame>
        <EmptyState shop={shop} title={t('thread.forgotten')} />
      </Frame>
    )
  if (!thread)
    return (
      <Frame>
        {status === 'failed' ? <ErrorState error={held.error} onRetry={() => void store.load(true)} /> : <Loading />}
      </Frame>
    )
  return (
    <>
      <Frame>
        <ThreadHead thread={thread} heading={heading} me={member} panel={panel} onPanel={showPanel} />
        <Others thread={thread} me={member} />
        <Log
          store={store}
          thread={thread}
          older={held.older}
          unsent={mine}
          readBefore={readBefore}
          resend={resend}
          onQuote={quote}
        />
        <Whisper thread={thread} written={written} />
        <Composer thread={thread} store={store} written={written} who={who} />
      </Frame>
      <Panel thread={thread} shown={panel} sheet={sheet} onClose={closeSheet} />
    </>
  )
})

function Frame({ children }: { children: ReactNode }) {
  return <section className="flex min-w-0 flex-1 flex-col">{children}</section>
}

/** Who I am when I answer, and who speaks now. */
function useSpeaks(store: ThreadStore): Speaks {
  const { member } = useWorkplace()
  const { name } = useMe()
  const own = useColleagues().find(({ id }) => id === member)?.name ?? name
  return useMemo(
    () => ({ me: member, name: own, speaker: () => store.state.get().thread?.speaker }),
    [member, own, store],
  )
}

/** What waits to be sent is tried again this often, while the line is there. */
const AGAIN_MS = 5_000

function useFlush(shop: string, conversation: string, who: Speaks): void {
  useEffect(() => {
    const { state } = deskLive(shop)
    const go = () => {
      if (state.get() === 'live') void flush(conversation, who)
    }
    go()
    const stop = state.subscribe(go)
    addEventListener('online', go)
    // A line may be there and a call fail all the same.
    const again = setInterval(go, AGAIN_MS)
    return () => {
      stop()
      removeEventListener('online', go)
      clearInterval(again)
    }
  }, [shop, conversation, who])
}
