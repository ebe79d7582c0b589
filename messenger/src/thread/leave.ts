import { forget, keysOf } from '../state/prefs.ts'

/** Whatever this browser keeps of a shop goes: the rights to its thread and orders, what was begun or not yet sent. */
export function dropAllOf(shop: string): void {
  const kept = ['unsent', 'order'].flatMap((kind) => keysOf(`${kind}.${shop}.`))
  for (const key of [`thread.${shop}`, `draft.${shop}`, `marks.${shop}`, ...kept]) forget(key)
  void import('../pwa/kept.ts').then(({ dropThread }) => dropThread(shop))
}
