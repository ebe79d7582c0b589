import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import check from 'icon:check'
import { matching } from '../shell/matching.ts'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'

export type Choice = { id: string; label: string; hint?: string; mark?: ReactNode; ticked?: boolean }

type PickerProps = {
  open: boolean
  title: string
  choices: readonly Choice[]
  onPick: (id: string) => void
  onClose: () => void
  /** Several may be chosen: it stays until it is left. */
  several?: boolean
  /** What was typed may be something new. */
  onNew?: ((typed: string) => void) | undefined
}

/** One of many, or some, found by their words: by keys and under a finger alike. */
export function Picker({ open, title, onClose, ...rest }: PickerProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title} quietTitle>
      <PickerList title={title} onClose={onClose} {...rest} />
    </Dialog>
  )
}

function PickerList({ title, choices, onPick, onClose, several = false, onNew }: Omit<PickerProps, 'open'>) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(choices, typed)
  const fresh = onNew && typed.trim() !== '' && found.length === 0
  const active = Math.min(at, found.length - 1)
  useEffect(() => {
    // In new browsers it answers with a promise, which is no clean-up.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function take(choice: Choice | undefined): void {
    if (!choice) {
      if (fresh) onNew(typed.trim())
      return
    }
    if (!several) onClose()
    onPick(choice.id)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
    if (event.key === 'Enter') take(found[active])
    else if (step === undefined || found.length === 0) return
    else setAt((active + step + found.length) % found.length)
    event.preventDefault()
  }
  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-label={title}
        placeholder={title}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        className="w-full border-b border-rule bg-clear px-5 py-3 text-3 outline-none"
      />
      <ul
        id={id}
        role="listbox"
        aria-label={title}
        aria-multiselectable={several || undefined}
        className="max-h-[52vh] overflow-y-auto py-1"
      >
        {found.map((choice, place) => (
          <li
            key={choice.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={several ? choice.ticked === true : place === active}
            onPointerMove={() => setAt(place)}
            onClick={() => take(choice)}
            className={`flex min-h-11 cursor-pointer items-center gap-3 px-5 ${place === active ? 'bg-wash' : ''}`}
          >
            {choice.mark}
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {choice.label}
            </span>
            {choice.hint && <span className="figures text-1 text-muted">{choice.hint}</span>}
            {choice.ticked && <Icon path={check} size={18} />}
          </li>
        ))}
      </ul>
      {fresh && (
        <button type="button" className="min-h-11 px-5 text-start text-action" onClick={() => take(undefined)}>
          {t('picker.new', { name: typed.trim() })}
        </button>
      )}
      {found.length === 0 && !fresh && <p className="px-5 pb-5 text-muted">{t('palette.none')}</p>}
    </>
  )
}
