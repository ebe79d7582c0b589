import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

const KINDS = {
  /** The one thing a screen is about. */
  primary: 'bg-action text-on-action hover:brightness-110 disabled:bg-plate disabled:text-muted',
  quiet: 'bg-clear text-action inset-ring inset-ring-edge hover:bg-wash disabled:text-muted disabled:inset-ring-rule',
  plain: 'bg-clear text-ink hover:bg-wash disabled:text-muted',
  danger:
    'bg-clear text-danger inset-ring inset-ring-danger hover:bg-wash disabled:text-muted disabled:inset-ring-rule',
} as const
export type ButtonKind = keyof typeof KINDS

/** 36 px on a desk, 44 px under a finger. */
const KEY =
  'inline-flex min-h-9 pointer-coarse:min-h-11 items-center justify-center gap-2 rounded-slip px-3 text-2 font-strong ' +
  'transition-[transform,background-color] active:not-disabled:scale-[.98] aria-disabled:text-muted'

/** How something looks that is pressed: for links that stand among buttons. */
export function buttonClass(kind: ButtonKind = 'quiet'): string {
  return `${KEY} ${KINDS[kind]}`
}

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  kind?: ButtonKind
  icon?: string
  /** It was pressed and is being done: it cannot be pressed again, and keeps the focus. */
  busy?: boolean
  wide?: boolean
}

export function Button({ kind = 'quiet', icon, busy = false, wide = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(kind)} ${wide ? 'w-full' : ''}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon && <Icon path={icon} size={18} />}
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  icon: string
  /** What it does, in words: its name, and shown under the pointer. */
  label: string
  keys?: string
  turns?: boolean
  active?: boolean
  badge?: ReactNode
}

/** A control that is a drawing alone. */
export function IconButton({ icon, label, keys, turns = false, active = false, badge, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys && { keys })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={`relative inline-grid size-9 flex-none place-items-center rounded-slip pointer-coarse:size-11 hover:bg-wash disabled:text-muted ${active ? 'bg-wash text-action' : 'text-ink'}`}
      >
        <Icon path={icon} turns={turns} />
        {badge}
      </button>
    </Tooltip>
  )
}
