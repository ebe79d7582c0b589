import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Store } from './store.ts'

const Context = createContext<Store | undefined>(undefined)
export const StoreProvider = Context.Provider

/** The thread that a part is drawn in. */
export function useStore(): Store {
  const store = useContext(Context)
  if (!store) throw new Error('A part is drawn outside a thread')
  return store
}
