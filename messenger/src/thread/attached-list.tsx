import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t, tOr } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { change } from './attached.ts'
import type { Attached, Attachments } from './attached.ts'
import '../style/attached.css'

/** The longest description of a picture (contract: MediaPart). */
const LONGEST = 500
/** Pixels of a preview, twice as many as it is shown with. */
const SIDE = 112

/** The pictures that will be sent: what they are, what they show in words, how far they are, and a way to drop them. */
export function AttachedList({ pictures }: { pictures: Attachments }) {
  return (
    <ul class="attached" aria-label={t('picture.list')}>
      {pictures.value.map((picture) => (
        <One
          key={picture.key}
          picture={picture}
          onAlt={(alt) => change(pictures, picture.key, { alt })}
          onDrop={() => (pictures.value = pictures.value.filter(({ key }) => key !== picture.key))}
        />
      ))}
    </ul>
  )
}

function One({ picture, onAlt, onDrop }: { picture: Attached; onAlt: (alt: string) => void; onDrop: () => void }) {
  const { key, file, alt, state } = picture
  const busy = typeof state === 'number' && state < 1
  return (
    <li class="attached-one">
      <Preview file={file} />
      <div class="attached-words">
        <label class="visually-hidden" for={`alt-${key}`}>
          {t('picture.alt')}
        </label>
        <input
          id={`alt-${key}`}
          class="attached-alt"
          dir="auto"
          maxLength={LONGEST}
          value={alt}
          placeholder={t('picture.alt')}
          onInput={(event) => onAlt(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        {busy && <progress class="attached-progress" value={state} aria-label={t('picture.sending')} />}
        {typeof state === 'object' && (
          <p class="fault" role="alert">
            {tOr(`picture.${state.fault}`, 'error.other')}
          </p>
        )}
      </div>
      <button
        type="button"
        class="round"
        aria-label={t('picture.remove', { name: file.name })}
        disabled={busy}
        onClick={onDrop}
      >
        <Icon name="x" size={18} />
      </button>
    </li>
  )
}

/** Drawn by ourselves: an address of a picture that is nowhere yet would need a wider content policy. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [unknown, setUnknown] = useState(false)
  useLayoutEffect(() => {
    createImageBitmap(file).then(
      (picture) => {
        const scale = SIDE / Math.min(picture.width, picture.height)
        const [width, height] = [picture.width * scale, picture.height * scale]
        canvas.current?.getContext('2d')?.drawImage(picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height)
        picture.close()
      },
      () => setUnknown(true),
    )
  }, [file])
  if (unknown)
    return (
      <span class="attached-preview">
        <PaperIcon name="file" />
      </span>
    )
  return <canvas class="attached-preview" ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />
}
