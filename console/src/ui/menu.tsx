import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import check from 'icon:check'
import { Icon } from './icon.tsx'
import { Keys } from './keys.tsx'

const SHEET =
  'z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-50 max-w-80 overflow-y-auto rounded-slip border border-edge bg-paper py-1 animate-appear'
const ITEM =
  'flex min-h-9 items-center gap-2 px-3 outline-none pointer-coarse:min-h-11 data-highlighted:bg-wash data-disabled:text-muted'

type MenuProps = {
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
}

/** What can be done with a thing. Not modal: the page behind does not scroll, and its policy allows no style element. */
export function Menu({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8} className={SHEET}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type MenuItemProps = {
  icon?: string
  keys?: string
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, keys, danger = false, disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={`${ITEM} ${danger ? 'text-danger' : ''}`}>
      {icon && <Icon path={icon} size={18} />}
      <span className="flex-1">{children}</span>
      {keys && <Keys keys={keys} />}
    </Radix.Item>
  )
}

/** One of several; the chosen one is ticked. */
export function MenuChoice({
  value,
  options,
  onChoose,
}: {
  value: string
  options: readonly { value: string; label: ReactNode }[]
  onChoose: (value: string) => void
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChoose}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={ITEM}>
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Icon path={check} size={18} />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuTick({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={ITEM}
    >
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Icon path={check} size={18} />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-3 pt-2 pb-1 text-1 text-muted">{children}</Radix.Label>
}

export function MenuRule() {
  return <Radix.Separator className="my-1 h-px bg-rule" />
}
