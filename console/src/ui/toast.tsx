import { useSyncExternalStore } from 'react'
import close from 'icon:x'
import { t } from '../i18n/t.ts'
import { IconButton } from './button.tsx'

type Toast = { id: number; text: string; undo?: () => void; danger?: boolean }

/** Long enough to read and to change one's mind. */
const STAYS_MS = 8000
let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const timers = new Map<number, ReturnType<typeof setTimeout>>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function dismiss(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  change(toasts.filter((one) => one.id !== id))
}

/** Says what was done; with `undo` it can be taken back for a while, by its button or by the key for it. */
export function toast(text: string, more: { undo?: () => void; danger?: boolean } = {}): void {
  last += 1
  const id = last
  change([...toasts.slice(-2), { id, text, ...more }])
  timers.set(
    id,
    setTimeout(() => dismiss(id), STAYS_MS),
  )
}

/** Takes back what was told last, if that can be. */
export function undoLast(): void {
  const one = toasts.findLast(({ undo }) => undo)
  if (!one) return
  dismiss(one.id)
  one.undo?.()
}

function hold(on: boolean): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  if (!on)
    for (const { id } of toasts)
      timers.set(
        id,
        setTimeout(() => dismiss(id), STAYS_MS),
      )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where they are told, aloud as well. They stay while one looks at them. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div
      role="status"
      aria-live="polite"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      className="pointer-events-none fixed inset-x-0 bottom-20 z-40 grid justify-items-center gap-2 px-3 tablet:bottom-5 tablet:justify-items-end tablet:pe-5"
    >
      {shown.map(({ id, text, undo, danger }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-120 items-center gap-2 rounded-slip bg-ink py-1 ps-3 pe-1 text-ground animate-rise [&_button]:text-ground [&_button:hover]:bg-muted/30"
        >
          <span className={`py-1 ${danger ? 'font-strong' : ''}`}>{text}</span>
          {undo && (
            <button
              type="button"
              className="min-h-9 rounded-slip px-2 font-strong underline underline-offset-2"
              onClick={() => {
                dismiss(id)
                undo()
              }}
            >
              {t('undo')}
            </button>
          )}
          <IconButton icon={close} label={t('close')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  )
}
