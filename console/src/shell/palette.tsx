import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { useAllCommands, type Command } from './commands.ts'
import { matching } from './matching.ts'

/** Everything that can be done here, found by its words. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('palette.open')} quietTitle>
      <PaletteList onClose={onClose} />
    </Dialog>
  )
}

function PaletteList({ onClose }: { onClose: () => void }) {
  const id = useId()
  const commands = useAllCommands().filter((one) => one.id !== 'palette')
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(commands, typed)
  const active = Math.min(at, found.length - 1)
  useEffect(() => {
    // In new browsers it answers with a promise, which is no clean-up.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function run(command: Command | undefined): void {
    if (!command) return
    onClose()
    // Once the dialog has given the focus back.
    setTimeout(command.run)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (event.key === 'Enter') run(found[active])
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
        aria-label={t('palette.open')}
        placeholder={t('palette.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        className="w-full border-b border-rule bg-clear px-5 py-3 text-3 outline-none"
      />
      <ul id={id} role="listbox" aria-label={t('palette.open')} className="max-h-[52vh] overflow-y-auto py-1">
        {found.map((command, place) => (
          <li
            key={command.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            onPointerMove={() => setAt(place)}
            onClick={() => run(command)}
            className={`flex min-h-11 cursor-pointer items-center gap-3 px-5 ${place === active ? 'bg-wash' : ''}`}
          >
            <span className="size-5 text-muted">{command.icon && <Icon path={command.icon} />}</span>
            <span className="flex-1">{command.label}</span>
            {command.keys && <Keys keys={command.keys} />}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="px-5 pb-5 text-muted">{t('palette.none')}</p>}
    </>
  )
}
