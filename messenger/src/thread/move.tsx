import { encode } from 'uqr'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'
import '../style/form.css'
import '../style/moved.css'

type Way = { channel: string; name: string; url: string }
type Link = { ways: Way[]; expiresAt: string }
type State = Link | 'making' | 'unreachable' | 'over'

/** A link as a picture and as words, for the other device. It closes by itself when that has opened it. */
export function MoveSheet({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const [link, setLink] = useState<State>('making')
  const { entries } = store.thread.value
  const from = useRef(entries.length)

  async function make(): Promise<void> {
    setLink('making')
    try {
      const params = { conversation: await store.conversation() }
      const { code, expiresAt, chats } = await store.client().call('createThreadLink', { params })
      // Where this thread is, behind the `#` what no server, log or referrer sees.
      const url = new URL(`${location.pathname}#open=${code}`, location.origin).href
      setLink({ ways: [{ channel: 'web', name: t('move.device'), url }, ...chats], expiresAt })
    } catch {
      setLink('unreachable')
    }
  }
  useEffect(() => void make(), [])
  const isMade = typeof link === 'object'
  useEffect(() => {
    if (!isMade) return
    const timer = setTimeout(() => setLink('over'), Math.max(0, Date.parse(link.expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [link])
  const isOpened = entries
    .slice(from.current)
    .some(({ message }) => message.parts.some((part) => part.type === 'system' && part.to))
  useEffect(() => {
    if (isOpened) onClose()
  }, [isOpened])

  return (
    <Sheet title={t('move.title')} onClose={onClose}>
      <div class="sheet-content move" aria-busy={link === 'making'}>
        {isMade ? (
          <Ways ways={link.ways} />
        ) : link === 'making' ? (
          <div class="move-code" />
        ) : (
          <>
            <p role="alert">{t(link === 'over' ? 'move.over' : 'error.unreachable')}</p>
            <button type="button" class="button" onClick={() => void make()}>
              {t('move.again')}
            </button>
          </>
        )}
      </div>
    </Sheet>
  )
}

/** Another device, or one of the shop's messengers: one of them is shown. */
function Ways({ ways }: { ways: readonly Way[] }) {
  const [to, setTo] = useState('web')
  const way = ways.find(({ channel }) => channel === to)
  return (
    <>
      {ways.length > 1 && (
        <div class="move-ways" role="radiogroup" aria-label={t('move.to')}>
          {ways.map(({ channel, name }) => (
            <label key={channel} class="move-way">
              <input type="radio" name="move-to" checked={channel === to} onChange={() => setTo(channel)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
      {way && (to === 'web' ? <Shown url={way.url} /> : <Chat way={way} />)}
    </>
  )
}

/** Into a messenger: on the phone that one holds by a tap, on another by its camera. */
function Chat({ way: { name, url } }: { way: Way }) {
  return (
    <>
      <p>{t('move.chat', { name })}</p>
      <Code text={url} />
      <a class="button" href={url} target="_blank" rel="noreferrer">
        {t('move.open', { name })}
      </a>
      <p class="move-once">{t('move.once')}</p>
    </>
  )
}

function Shown({ url }: { url: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <>
      <p>{t('move.how')}</p>
      <Code text={url} />
      <p class="move-link" dir="ltr">
        <a href={url}>{url}</a>
      </p>
      {'clipboard' in navigator && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          {t(copied ? 'move.copied' : 'move.copy')}
        </button>
      )}
      <p class="move-once">{t('move.once')}</p>
    </>
  )
}

/** Dark on light in both themes: cameras look for that. */
function Code({ text }: { text: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg class="move-code" role="img" aria-label={t('move.picture')} viewBox={`0 0 ${size} ${size}`}>
      <path d={dark.join('')} shape-rendering="crispEdges" />
    </svg>
  )
}
