import { REACTIONS } from '@souk/contract/afterwards.ts'
import type { Message, Reacted } from '@souk/contract/conversation.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { afterwards, mineIn } from './afterwards.ts'
import { useStore } from './context.ts'
import { EMOJI } from './emoji.ts'
import { Fault } from './fault.tsx'
import { lineOf, nameOf } from './line.ts'
import { Preview } from './preview.tsx'
import type { Row } from './rows.ts'
import '../style/since.css'

type MessageRow = Extract<Row, { kind: 'message' }>

/** What became of a message since it was sent. */
export function Since({ row }: { row: MessageRow }) {
  const { id, author, after } = row
  return (
    <>
      <p class="visually-hidden" role="status" dir="auto">
        {useNews(row)}
      </p>
      {after?.removed && <p class="gone">{t('message.removed')}</p>}
      {after?.preview && <Preview id={id} own={author === 'shopper'} preview={after.preview} />}
      {after?.edited && <p class="edited">{t('message.edited')}</p>}
      {after?.reactions && <Reactions id={id} reactions={after.reactions} />}
    </>
  )
}

/** What others, or another device, changed while one was looking: for those who do not see it. */
function useNews({ id, after }: MessageRow): string {
  const store = useStore()
  const [news, setNews] = useState('')
  const known = useRef<Known>({ words: '', reactions: [] })
  const entry = store.thread.value.entries.find(({ message }) => message.id === id)
  const now: Known = {
    words: after?.removed ? t('message.removed') : after?.edited && entry ? wordsOf(entry.message) : '',
    reactions: (after?.reactions ?? []).filter(({ by }) => by.kind !== 'shopper').map(reactedBy),
  }
  const [at, told] = [entry?.changed, JSON.stringify(now)]
  useEffect(() => {
    const { words, reactions } = known.current
    known.current = now
    // What stood there when the page was opened is no news.
    if (at === undefined || !store.happenedLive(at)) return
    const fresh = now.reactions.filter((one) => !reactions.includes(one))
    setNews([...(now.words === words ? [] : [now.words]), ...fresh].join('. '))
  }, [at, told])
  return news
}

type Known = { words: string; reactions: readonly string[] }

function wordsOf(message: Message): string {
  return `${t('message.edited')}: ${lineOf(message)}`
}

function reactedBy({ by, reaction }: Reacted): string {
  return t('react.by', { reaction: t(`react.${reaction}`), names: nameOf(by.kind, by.name) })
}

/** One small ticket for each reaction; a tap on it gives the same, or takes one's own back. */
function Reactions({ id, reactions }: { id: string; reactions: readonly Reacted[] }) {
  const store = useStore()
  const { react, takeBack } = afterwards(store, id)
  const [fault, setFault] = useState<unknown>()
  const mine = mineIn(reactions)
  const groups = REACTIONS.map((reaction) => ({
    reaction,
    by: reactions.filter((one) => one.reaction === reaction).map((one) => nameOf(one.by.kind, one.by.name)),
  })).filter(({ by }) => by.length > 0)
  return (
    <>
      <ul class="reactions" aria-label={t('react.title')}>
        {groups.map(({ reaction, by }) => (
          <li key={reaction}>
            <button
              type="button"
              class="reaction"
              aria-pressed={mine === reaction}
              onClick={() => {
                setFault(undefined)
                ;(mine === reaction ? takeBack() : react(reaction)).catch(setFault)
              }}
            >
              <span class="emoji" aria-hidden="true">
                {EMOJI[reaction]}
              </span>
              <span class="visually-hidden">
                {t('react.by', { reaction: t(`react.${reaction}`), names: by.join(', ') })}
              </span>
              {by.length > 1 && <span class="figures">{by.length}</span>}
            </button>
          </li>
        ))}
      </ul>
      {fault !== undefined && <Fault error={fault} />}
    </>
  )
}
