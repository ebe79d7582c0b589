import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import close from 'icon:x'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from './button.tsx'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** The title is there for those who hear the page; what is shown explains itself. */
  quietTitle?: boolean
  size?: 'small' | 'medium' | 'large'
  children: ReactNode
  /** Buttons at its foot. */
  actions?: ReactNode
}

const SIZES = { small: 'tablet:max-w-105', medium: 'tablet:max-w-150', large: 'tablet:max-w-230' }

/** Where one begins: its first field, else the sheet itself, so that it is read; not the cross that shuts it. */
function firstOf(sheet: EventTarget | null): HTMLElement | null {
  if (!(sheet instanceof HTMLElement)) return null
  return sheet.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ?? sheet
}

/** A sheet above the page: from below on a phone, in the upper middle elsewhere. The page behind holds still by itself. */
export function Dialog({ open, onClose, title, quietTitle = false, size = 'small', children, actions }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        {/* Radix's own overlay locks scrolling by a style element, which our policy does not allow; the page does not scroll. */}
        <div className="fixed inset-0 z-30 bg-scrim animate-appear" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            firstOf(event.currentTarget)?.focus()
          }}
          className={`fixed inset-x-0 bottom-0 z-30 mx-auto flex max-h-[92dvh] flex-col rounded-t-slip bg-paper tablet:top-[12vh] tablet:bottom-auto tablet:max-h-[76vh] tablet:rounded-slip animate-rise ${SIZES[size]}`}
        >
          <header className={quietTitle ? 'sr-only' : 'flex items-center justify-between gap-3 ps-5 pe-3 pt-3'}>
            <Radix.Title className="text-3 font-strong">{title}</Radix.Title>
            {!quietTitle && <IconButton icon={close} label={t('close')} onClick={onClose} />}
          </header>
          <div className={quietTitle ? 'min-h-0 overflow-y-auto' : 'min-h-0 overflow-y-auto px-5 pt-2 pb-5'}>
            {children}
          </div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">{actions}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ConfirmProps = {
  open: boolean
  onClose: () => void
  title: string
  text: ReactNode
  /** The deed in words: "Revoke the key", never "OK". */
  deed: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be undone. */
export function Confirm({ open, onClose, title, text, deed, danger = true, busy = false, onConfirm }: ConfirmProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {deed}
          </Button>
        </>
      }
    >
      <div className="text-muted">{text}</div>
    </Dialog>
  )
}
