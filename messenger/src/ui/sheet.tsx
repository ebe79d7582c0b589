import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useBack } from './back.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** `tall` fills the height: another page is shown in it. `side` stands beside the thread where there is room. */
  kind?: 'fit' | 'tall' | 'side'
}

/** A sheet from below (a dialog in the middle on wide screens). The browser keeps the focus in it and gives it back. */
export function Sheet({ title, onClose, children, kind = 'fit' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useBack(onClose)
  useLayoutEffect(() => {
    const before = document.activeElement
    const box = dialog.current
    // With room for both, the thread goes on being used beside it.
    if (kind === 'side' && matchMedia('(min-width: 1100px)').matches) box?.show()
    else box?.showModal()
    return () => {
      // Beside the thread, the focus may have gone elsewhere by itself.
      const inside = !box?.isConnected || box.contains(document.activeElement)
      // What is outside of an open dialog cannot take the focus.
      box?.close()
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus()
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
      onKeyDown={(event) => {
        // A dialog that is not modal does not hear of Escape by itself.
        if (event.key !== 'Escape' || dialog.current?.matches(':modal')) return
        event.stopPropagation()
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
