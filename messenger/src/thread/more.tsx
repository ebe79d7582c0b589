import { EDITABLE_MS, type Reaction, REACTIONS } from '@souk/contract/afterwards.ts'
import type { Message } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { ToolIcon } from '../ui/tool-icon.tsx'
import { afterwards, mineIn } from './afterwards.ts'
import { useStore } from './context.ts'
import { EMOJI } from './emoji.ts'
import { Fault } from './fault.tsx'
import type { Row } from './rows.ts'

/** Only words and pictures can be taken back: a tap or a form has done something. */
const SAID = new Set<Part['type']>(['text', 'image', 'file', 'audio', 'video', 'location'])

type Props = { row: Extract<Row, { kind: 'message' }>; onEnd: () => void }

/** Six reactions, and for a moment after it was sent, editing and taking back. Escape and leaving it end it. */
export function More({ row, onEnd: close }: Props) {
  const store = useStore()
  const { react, takeBack, unsend } = afterwards(store, row.id)
  const box = useRef<HTMLDivElement>(null)
  const message = useRef<HTMLElement | null>(null)
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const mine = mineIn(row.after?.reactions ?? [])
  const own = isOpen(row)
  useEffect(() => {
    message.current = box.current?.closest<HTMLElement>('.message') ?? null
    box.current?.querySelector('button')?.focus()
    // At the top of the thread they would lie behind its head.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [asking])

  /** The focus stays at the message; its tools may be gone by now. */
  function onEnd(): void {
    message.current?.focus({ preventScroll: true })
    close()
  }
  function run(work: Promise<Message>): void {
    work.then(onEnd, setFault)
  }

  return (
    <div
      class="tools tools-open"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onEnd()
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) close()
      }}
    >
      {fault !== undefined && <Fault error={fault} />}
      {asking ? (
        <>
          <button type="button" class="more-word more-danger" onClick={() => run(unsend())}>
            {t('unsend.yes')}
          </button>
          <button type="button" class="more-word" onClick={onEnd}>
            {t('unsend.no')}
          </button>
        </>
      ) : (
        <>
          <div class="more-reactions" role="group" aria-label={t('react.title')}>
            {REACTIONS.map((reaction: Reaction) => (
              <button
                key={reaction}
                type="button"
                aria-label={t(`react.${reaction}`)}
                aria-pressed={mine === reaction}
                onClick={() => run(mine === reaction ? takeBack() : react(reaction))}
              >
                <span class="emoji" aria-hidden="true">
                  {EMOJI[reaction]}
                </span>
              </button>
            ))}
          </div>
          {own && row.parts.filter(({ type }) => type === 'text').length === 1 && (
            <button
              type="button"
              aria-label={t('message.edit')}
              onClick={() => {
                store.view.editing.value = row.id
                close()
              }}
            >
              <ToolIcon name="pencil" />
            </button>
          )}
          {own && (
            <button type="button" aria-label={t('message.unsend')} onClick={() => setAsking(true)}>
              <PaperIcon name="trash" size={18} />
            </button>
          )}
        </>
      )}
    </div>
  )
}

function isOpen({ author, at, parts }: Props['row']): boolean {
  return author === 'shopper' && Date.now() - Date.parse(at) < EDITABLE_MS && parts.every(({ type }) => SAID.has(type))
}
