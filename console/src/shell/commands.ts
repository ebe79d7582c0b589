import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Something that can be done here: by its keys, and by its name in the palette. */
export type Command = {
  id: string
  label: string
  /** `mod+k`, `?`, or one after the other: `g i`. */
  keys?: string
  icon?: string
  /** Under which heading it stands in the list of keys. */
  group?: string
  /** Works while one writes, too. */
  always?: boolean
  run: () => void
}

let sets: readonly (readonly Command[])[] = []
let all: readonly Command[] = []
const listeners = new Set<() => void>()

function change(next: readonly (readonly Command[])[]): void {
  sets = next
  // Of two with the same name the one that came last counts: a dialog stands above its page.
  all = [...new Map(sets.flat().map((one) => [one.id, one])).values()]
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Everything that can be done at the moment. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => all)
}

/** Offers commands as long as the component is shown. What they do may change with every drawing. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const shape = JSON.stringify(commands)
  useEffect(() => {
    const mine = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find((one) => one.id === command.id)?.run(),
    }))
    change([...sets, mine])
    return () => change(sets.filter((one) => one !== mine))
  }, [shape])
}

/** The second stroke of `g i` comes within this time. */
const SEQUENCE_MS = 1200
let before: { stroke: string; at: number } | undefined

/** The stroke of a key as commands name it: `mod+k`, `shift+enter`, `?`. */
export function strokeOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const alt = event.altKey ? 'alt+' : ''
  // Of a sign such as `?` shift is a part already.
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : ''
  return `${mod}${alt}${shift}${key}`
}

function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
}

/** Runs what the pressed keys stand for. Mounted once, by the shell. */
export function listenForKeys(): () => void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
    const stroke = strokeOf(event)
    const joined = before && Date.now() - before.at < SEQUENCE_MS ? `${before.stroke} ${stroke}` : undefined
    const open = document.querySelector('[role=dialog], [role=menu]') !== null
    const found = all.findLast(({ keys, always }) => {
      if (keys === undefined || (keys !== joined && keys !== stroke)) return false
      return always || (!writes(event.target) && !open)
    })
    before = writes(event.target) || open ? undefined : { stroke, at: Date.now() }
    if (!found) return
    before = undefined
    event.preventDefault()
    found.run()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}
