import type { ReactNode } from 'react'
import { Awning } from '../ui/awning.tsx'

/** Before the desk: one column under the cloth of the shop, or Souk's own. */
export function Door({ title, shop = 'souk', children }: { title: string; shop?: string; children: ReactNode }) {
  return (
    <main className="h-full overflow-y-auto">
      <Awning slug={shop} scale={1.5} className="scalloped h-8" />
      <div className="mx-auto grid max-w-90 gap-5 px-5 py-13 animate-rise">
        <div>
          <p className="text-muted">Souk</p>
          <h1 className="font-display text-5 leading-tight font-strong">{title}</h1>
        </div>
        {children}
      </div>
    </main>
  )
}
