import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** `tall` fills the height: another page is shown in it. */
  kind?: 'fit' | 'tall'
}

/** A sheet from below (a dialog in the middle on wide screens). The browser keeps the focus in it and gives it back. */
export function Sheet({ title, onClose, children, kind = 'fit' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    const box = dialog.current
    box?.showModal()
    return () => {
      // What is outside of an open dialog cannot take the focus.
      box?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class={`sheet sheet-${kind}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="sheet-body">
        <div class="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" class="round" aria-label={t('close')} onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
