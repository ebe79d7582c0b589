import type { Preview as PreviewData } from '@souk/contract/conversation.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Card } from '../parts/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { afterwards } from './afterwards.ts'
import { useStore } from './context.ts'
import { Fault } from './fault.tsx'

type Props = { id: string; own: boolean; preview: PreviewData }

/** What the link of a message leads to, on paper; whoever wrote it can send it without. */
export function Preview({ id, own, preview }: Props) {
  const store = useStore()
  const [fault, setFault] = useState<unknown>()
  function dismiss(): void {
    const message = document.activeElement?.closest<HTMLElement>('.message')
    afterwards(store, id)
      .dismissPreview()
      .then(() => message?.focus({ preventScroll: true }), setFault)
  }
  return (
    <div class="preview">
      {preview.product ? <Card card={preview.product} of={id} /> : <Page preview={preview} />}
      {own && (
        <button type="button" class="preview-drop" onClick={dismiss}>
          <Icon name="x" size={14} /> {t('preview.dismiss')}
        </button>
      )}
      {fault !== undefined && <Fault error={fault} />}
    </div>
  )
}

function Page({ preview: { url, title, site, description, image } }: { preview: PreviewData }) {
  return (
    <a class="paper preview-page" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {image && <img src={image.url} width={image.width} height={image.height} alt="" loading="lazy" />}
      <span class="preview-words">
        <span class="preview-site" dir="auto">
          {site}
        </span>
        <span class="preview-title" dir="auto">
          {title}
        </span>
        {description && (
          <span class="preview-more" dir="auto">
            {description}
          </span>
        )}
      </span>
    </a>
  )
}
