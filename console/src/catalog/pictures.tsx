import { useRef, useState } from 'react'
import left from 'icon:arrow-left'
import right from 'icon:arrow-right'
import trash from 'icon:trash'
import image from 'icon:image-square'
import { currentShop } from '../api/client.ts'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import type { Draft } from './draft.ts'
import { Thumb } from './thumb.tsx'

/** What one sees of it. The first picture stands on the card; files are dropped here or chosen, and put in order. */
export function Pictures({ draft, put }: { draft: Draft; put: (part: Partial<Draft>) => void }) {
  const { images } = draft
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()

  async function add(files: readonly File[]): Promise<void> {
    setBusy(true)
    setFailed(undefined)
    const urls: string[] = []
    for (const file of files) {
      const url = await upload(file)
      if (url === undefined) setFailed(file.name)
      else urls.push(url)
    }
    setBusy(false)
    if (urls.length > 0) put({ images: [...images, ...urls] })
  }
  function move(at: number, by: number): void {
    const next = [...images]
    const [one] = next.splice(at, 1)
    if (one !== undefined) next.splice(at + by, 0, one)
    put({ images: next })
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void add([...event.dataTransfer.files])
      }}
      className={`grid gap-3 rounded-slip border border-dashed p-3 ${over ? 'border-action bg-wash' : 'border-edge'}`}
    >
      {images.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {images.map((url, at) => (
            <li key={url} className="grid gap-1 animate-appear">
              <Thumb url={url} size={96} />
              <span className="flex justify-between">
                <IconButton
                  icon={left}
                  turns
                  label={t('catalog.picture-earlier', { place: at + 1 })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <IconButton
                  icon={trash}
                  label={t('catalog.picture-remove', { place: at + 1 })}
                  onClick={() => put({ images: images.filter((_, place) => place !== at) })}
                />
                <IconButton
                  icon={right}
                  turns
                  label={t('catalog.picture-later', { place: at + 1 })}
                  disabled={at === images.length - 1}
                  onClick={() => move(at, 1)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          multiple
          className="sr-only"
          tabIndex={-1}
          aria-label={t('catalog.picture-add')}
          onChange={({ target }) => void add([...(target.files ?? [])])}
        />
        <Button icon={image} busy={busy} onClick={() => input.current?.click()}>
          {t('catalog.picture-add')}
        </Button>
        <span className="text-1 text-muted">{t('catalog.picture-drop')}</span>
      </div>
      {failed !== undefined && (
        <p role="alert" className="text-danger">
          {t('catalog.picture-failed', { name: failed })}
        </p>
      )}
      {images.length > 0 && (
        <div className="max-w-120">
          <TextField
            label={t('catalog.picture-alt')}
            hint={t('catalog.picture-alt.hint')}
            value={draft.imageAlt}
            onChange={({ target }) => put({ imageAlt: target.value })}
          />
        </div>
      )}
    </div>
  )
}

/** Where the picture is from now on; undefined where it was not taken. */
async function upload(file: File): Promise<string | undefined> {
  const shop = currentShop()
  const response = await fetch(`/api/shops/${shop}/catalog/pictures`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': file.type, 'souk-shop': shop },
    body: file,
  }).catch(() => undefined)
  if (!response?.ok) return undefined
  const answer: unknown = await response.json()
  return typeof answer === 'object' && answer !== null && 'url' in answer ? String(answer.url) : undefined
}
