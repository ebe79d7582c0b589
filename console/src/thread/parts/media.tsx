import type { Author } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { useState } from 'react'
import file from 'icon:file'
import pin from 'icon:map-pin'
import missing from 'icon:image-broken'
import { t } from '../../i18n/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'

export type MediaPart = Extract<Part, { type: 'image' | 'file' | 'audio' | 'video' }>

/** What a shopper sends from elsewhere is fetched when somebody asks for it: by itself it would tell who looks, and when. */
function loadsItself(url: string, author: Author['kind']): boolean {
  return author !== 'shopper' || URL.parse(url, location.href)?.origin === location.origin
}

/** A picture, a film, a voice, a file. */
export function Media({ part, author }: { part: MediaPart; author: Author['kind'] }) {
  const { url, alt, name, state, transcript } = part
  if (state === 'fetching' || state === 'failed')
    return (
      <span className="flex items-center gap-2 rounded-slip bg-plate px-3 py-2 text-muted">
        <Icon path={missing} size={18} /> {t(state === 'fetching' ? 'thread.media.fetching' : 'thread.media.lost')}
      </span>
    )
  const type = loadsItself(url, author) ? part.type : 'file'
  if (type === 'image') return <Picture url={url} alt={alt ?? ''} />
  const label = alt ?? name ?? t(`inbox.part.${part.type}`)
  if (type === 'video')
    return <video src={url} controls preload="metadata" aria-label={label} className="max-h-80 rounded-slip" />
  if (type === 'audio')
    return (
      <div className="grid gap-1">
        <audio src={url} controls preload="metadata" aria-label={label} className="max-w-full" />
        {state === 'listening' && <p className="text-1 text-muted">{t('thread.media.listening')}</p>}
        {transcript && (
          <p dir="auto" className="max-w-[34em] text-muted">
            {transcript}
          </p>
        )}
      </div>
    )
  return <FileLink href={url} icon={file} name={name ?? alt ?? label} />
}

export function FileLink({ href, icon, name }: { href: string; icon: string; name: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-slip bg-paper px-3 text-ink inset-ring inset-ring-rule hover:inset-ring-edge"
    >
      <Icon path={icon} size={18} />
      <bdi className="truncate">{name}</bdi>
    </a>
  )
}

export function Place({
  latitude,
  longitude,
  label,
}: {
  latitude: number
  longitude: number
  label?: string | undefined
}) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <FileLink
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      icon={pin}
      name={label ?? where}
    />
  )
}

function Picture({ url, alt }: { url: string; alt: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label={[t('thread.media.open'), alt].filter(Boolean).join(': ')}
        className="block overflow-hidden rounded-slip"
        onClick={() => setOpen(true)}
      >
        <img src={url} alt={alt} loading="lazy" className="max-h-72 max-w-full object-cover" />
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={alt || t('inbox.part.image')} size="large">
        <img src={url} alt={alt} className="mx-auto max-h-[70vh]" />
      </Dialog>
    </>
  )
}
