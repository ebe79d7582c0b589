import { REACTIONS } from '@souk/contract/afterwards.ts'
import type { Reacted } from '@souk/contract/conversation.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { afterwards, mineIn } from './afterwards.ts'
import { useStore } from './context.ts'
import { EMOJI } from './emoji.ts'
import { Fault } from './fault.tsx'
import { nameOf } from './line.ts'
import { Preview } from './preview.tsx'
import type { Row } from './rows.ts'
import '../style/since.css'

/** What became of a message since it was sent. */
export function Since({ row: { id, author, after } }: { row: Extract<Row, { kind: 'message' }> }) {
  if (after?.removed) return <p class="gone">{t('message.removed')}</p>
  return (
    <>
      {after?.preview && <Preview id={id} own={author === 'shopper'} preview={after.preview} />}
      {after?.edited && <p class="edited">{t('message.edited')}</p>}
      {after?.reactions && <Reactions id={id} reactions={after.reactions} />}
    </>
  )
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
