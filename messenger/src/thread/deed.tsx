import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Fault } from './fault.tsx'

/** Something done by a tap: whether it is under way and, where it failed, why. */
export function useDeed(): {
  busy: boolean
  fault: ComponentChildren
  run: (work: () => Promise<unknown>) => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setError(undefined)
    await work().catch(setError)
    setBusy(false)
  }
  return { busy, fault: error === undefined ? null : <Fault error={error} />, run }
}
