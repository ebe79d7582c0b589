import type { Author } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { speakMore, t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { loadsItself } from './media.ts'

const Absent = lazyPart(() => Promise.all([import('./absent.tsx'), speakMore()]).then(([part]) => part.Absent))

const Transcript = lazyPart(() =>
  Promise.all([import('./transcript.tsx'), speakMore()]).then(([part]) => part.Transcript),
)

export type MediaKind = 'image' | 'file' | 'audio' | 'video' | 'location'
type Props = { part: Extract<Part, { type: MediaKind }>; author: Author['kind'] }

/** A picture, a file, a place: what was sent beside words. */
export function MediaPart({ part, author }: Props) {
  const { picture } = useStore().view
  if (part.type === 'location') return <Place {...part} />
  const { url, alt, name, state, transcript } = part
  if (state === 'fetching' || state === 'failed') return <Absent name={name} state={state} />
  const type = loadsItself(url, author, location.href) ? part.type : 'file'
  if (type === 'image')
    return (
      <button
        type="button"
        class="media-open"
        aria-label={[t('zoom.open'), alt].filter(Boolean).join(': ')}
        onClick={() => (picture.value = { url, alt: alt ?? '' })}
      >
        <img class="media" src={url} alt={alt ?? ''} loading="lazy" />
      </button>
    )
  if (type === 'video')
    return <video class="media" src={url} controls preload="metadata" aria-label={alt ?? name ?? t('media.video')} />
  if (type === 'audio')
    return (
      <>
        <audio class="media" src={url} controls preload="metadata" aria-label={alt ?? name ?? t('media.audio')} />
        {transcript && <Transcript text={transcript} />}
      </>
    )
  return (
    <a class="file" href={url} download={name ?? ''} target="_blank" rel="noopener noreferrer">
      <PaperIcon name="file" /> <span dir="auto">{name ?? alt ?? t('media.file')}</span>
    </a>
  )
}

function Place({ latitude, longitude, label }: { latitude: number; longitude: number; label?: string | undefined }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a class="file" href={`geo:${latitude},${longitude}`}>
      <PaperIcon name="map-pin" /> <span dir="auto">{label ?? where}</span>
    </a>
  )
}
