import { useSyncExternalStore } from 'react'

const desk = typeof matchMedia === 'undefined' ? undefined : matchMedia('(min-width: 1100px)')

function subscribe(listener: () => void): () => void {
  desk?.addEventListener('change', listener)
  return () => desk?.removeEventListener('change', listener)
}

/** Is there room for a row in one line? */
export function useRoom(): 'wide' | 'narrow' {
  return useSyncExternalStore(subscribe, () => (desk?.matches === false ? 'narrow' : 'wide'))
}
