import type { ReactNode } from 'react'

/** One matter of the panel: a ruled heading, then its lines. */
export function Block({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-rule px-4 py-3">
      <header className="flex items-baseline justify-between gap-3 pb-1">
        <h3 className="text-1 text-muted">{title}</h3>
        {aside && <span className="text-1 text-muted">{aside}</span>}
      </header>
      {children}
    </section>
  )
}

/** What is known, beside what it is. */
export function Known({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-0.5">
      <dt className="w-24 flex-none text-muted">{name}</dt>
      <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
