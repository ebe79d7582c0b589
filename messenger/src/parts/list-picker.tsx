import type { Part } from '@souk/contract/parts.ts'
import { useState } from 'preact/hooks'
import { useStore } from '../thread/context.ts'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { small } from '../ui/picture.ts'
import { Sheet } from '../ui/sheet.tsx'

type Props = { part: Extract<Part, { type: 'list' }>; of: string; open: boolean }

/** A longer choice, opened as a sheet. */
export function ListPicker({ part, of, open }: Props) {
  const store = useStore()
  const { title, button, options } = part
  const [shown, setShown] = useState(false)
  return (
    <>
      <button type="button" class="list-open" disabled={!open} onClick={() => setShown(true)} aria-haspopup="dialog">
        <span dir="auto">{button ?? title}</span>
        <PaperIcon name="caret-down" size={16} />
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
