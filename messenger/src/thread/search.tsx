import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useBack } from '../ui/back.ts'
import { Icon } from '../ui/icon.tsx'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { LateIcon } from '../ui/late-icon.tsx'
import { useStore } from './context.ts'
import { found } from './find.ts'
import { jumpTo } from './jump.ts'
import { hasOlder, loadOlder } from './older.ts'
import '../style/search.css'

/** Looks through the thread: what is loaded, then what is older. Enter goes up to the next older one. */
export function Search({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [busy, setBusy] = useState(false)
  const hits = found(store.thread.value.entries, query)
  const place = Math.min(at, Math.max(0, hits.length - 1))
  const older = hasOlder(store.thread.value)
  useBack(onClose)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    const message = hits[place]
    if (message === undefined) return
    const before = document.activeElement
    jumpTo(message)
    // Who is typing goes on typing.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }, [hits[place], query])

  const step = (by: number) => hits.length > 0 && setAt((place + by + hits.length) % hits.length)
  async function more(): Promise<void> {
    setBusy(true)
    await loadOlder(store).catch(() => undefined)
    setBusy(false)
  }

  return (
    <search class="search">
      <form
        class="search-bar"
        onSubmit={(event) => {
          event.preventDefault()
          step(1)
        }}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <Icon name="magnifying-glass" />
        <input
          ref={field}
          type="search"
          class="search-field"
          aria-label={t('search.label')}
          enterkeyhint="search"
          autoComplete="off"
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
        />
        <span class="search-count figures" role="status">
          {query.trim() !== '' &&
            (hits.length > 0 ? t('search.of', { n: place + 1, total: hits.length }) : t('search.none'))}
        </span>
        <button
          type="button"
          class="round"
          aria-label={t('search.previous')}
          disabled={hits.length < 2}
          onClick={() => step(1)}
        >
          <LateIcon name="caret-up" />
        </button>
        <button
          type="button"
          class="round"
          aria-label={t('search.next')}
          disabled={hits.length < 2}
          onClick={() => step(-1)}
        >
          <PaperIcon name="caret-down" />
        </button>
        <button type="button" class="round" aria-label={t('close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </form>
      {older && (
        <button type="button" class="link search-older" disabled={busy} aria-busy={busy} onClick={() => void more()}>
          {t('search.older')}
        </button>
      )}
    </search>
  )
}
