import type { ReactNode } from 'react'

/** The deed of a view, always in sight. */
export function Foot({ children }: { children: ReactNode }) {
  return (
    <footer className="sticky -bottom-5 -mx-5 mt-3 -mb-5 flex flex-wrap items-center justify-end gap-3 border-t border-rule bg-paper px-5 py-3 tablet:rounded-b-slip">
      {children}
    </footer>
  )
}
