import { useSignalEffect } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useStore } from './context.ts'
import { lineOf } from './line.ts'

/** So many announcements stay in the region: enough that none is gone before it was read out. */
const KEPT = 6

/** The one polite live region: what others said while the page was open, each once, in order, its author first. */
export function Announcer() {
  const store = useStore()
  const [said, setSaid] = useState<{ key: number | string; text: string }[]>([])
  const upTo = useRef(0)
  const tell = (lines: typeof said) => lines.length > 0 && setSaid((before) => [...before, ...lines].slice(-KEPT))
  useSignalEffect(() => {
    const fresh = store.thread.value.entries.filter(({ seq }) => seq > upTo.current && store.happenedLive(seq))
    upTo.current = Math.max(upTo.current, ...fresh.map(({ seq }) => seq))
    const others = fresh.filter(({ message }) => message.author.kind !== 'shopper')
    tell(others.map(({ seq, message }) => ({ key: seq, text: lineOf(message) })))
  })
  useSignalEffect(() => {
    const state = store.cut.value ? 'offline' : store.live.value
    if (state !== 'offline' && state !== 'refused') return
    tell([{ key: `${state}-${performance.now()}`, text: t(`head.${state}`) }])
  })
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">
      {said.map(({ key, text }) => (
        <p key={key} dir="auto">
          {text}
        </p>
      ))}
    </div>
  )
}
