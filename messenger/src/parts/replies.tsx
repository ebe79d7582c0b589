import type { Option } from '@souk/contract/parts.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { small } from '../ui/picture.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'

/** Answers to tap; they stand only under what was said last. */
export function QuickReplies({ options, of }: { options: readonly Option[]; of: string }) {
  const store = useStore()
  // A swatch tells choices apart; one picture for all of them tells nothing.
  const pictures = new Set(options.flatMap(({ image }) => image ?? [])).size > 1
  return (
    <ul class="replies" aria-label={t('replies.label')}>
      {options.map(({ value, label, hint, image, disabled }) => (
        <li key={value}>
          <button type="button" class="reply" disabled={disabled} onClick={() => store.choose(of, value, label)}>
            {pictures && image && (
              <span class="swatch">
                <img src={small(image)} alt="" />
              </span>
            )}
            <span dir="auto">{label}</span>
            {hint && (
              <span class="reply-hint" dir="auto">
                {hint}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}

type ListProps = { title: string; button?: string | undefined; options: readonly Option[]; of: string; open: boolean }

/** A longer choice, opened as a sheet. */
export function ListPicker({ title, button, options, of, open }: ListProps) {
  const store = useStore()
  const [shown, setShown] = useState(false)
  return (
    <>
      <button type="button" class="list-open" disabled={!open} onClick={() => setShown(true)} aria-haspopup="dialog">
        <span dir="auto">{button ?? title}</span>
        <Icon name="caret-down" size={16} />
      </button>
      {shown && (
        <Sheet title={title} onClose={() => setShown(false)}>
          <ul class="options">
            {options.map(({ value, label, hint, image, alt, disabled }) => (
              <li key={value}>
                <button
                  type="button"
                  class="option"
                  disabled={disabled}
                  onClick={() => {
                    setShown(false)
                    store.choose(of, value, label)
                  }}
                >
                  {image && <img src={small(image)} alt={alt ?? ''} width={48} height={60} />}
                  <span class="option-text">
                    <span dir="auto">{label}</span>
                    {hint && (
                      <span class="option-hint" dir="auto">
                        {hint}
                      </span>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  )
}
