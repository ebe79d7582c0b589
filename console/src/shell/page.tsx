import { useEffect, useRef, type ReactNode } from 'react'
import { useWorkplace } from './desk.ts'

/** The first page is read from its top by itself; from then on the focus is brought to each heading. */
let arrived = false

/** The title of the window, and the focus on the heading of what was just opened. */
export function useTitle(title: string) {
  const { name } = useWorkplace()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  useEffect(() => {
    if (arrived && !heading.current?.closest('main')?.contains(document.activeElement)) {
      heading.current?.focus({ preventScroll: true })
    }
    arrived = true
  }, [])
  return heading
}

type PageProps = {
  title: string
  /** Below the title: what it is about, a way back. */
  above?: ReactNode
  actions?: ReactNode
  /** As wide as the window allows, for tables; otherwise a measure that is read well. */
  wide?: boolean
  children: ReactNode
}

/** A page of the desk: its heading, what one can do there, and the content, which scrolls. */
export function Page({ title, above, actions, wide = false, children }: PageProps) {
  const heading = useTitle(title)
  return (
    <div className="h-full overflow-y-auto">
      <div className={`mx-auto px-3 pb-13 tablet:px-8 ${wide ? '' : 'max-w-230'}`}>
        {above && <div className="pt-3">{above}</div>}
        <header className="flex flex-wrap items-center justify-between gap-3 pt-5 pb-3">
          <h1 ref={heading} tabIndex={-1} className="font-display text-4 font-strong">
            {title}
          </h1>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
        <div className="animate-appear">{children}</div>
      </div>
    </div>
  )
}

/** A part of a page under a heading of its own. */
export function Section({
  title,
  children,
  actions,
  text,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
  text?: ReactNode
}) {
  return (
    <section className="grid gap-3 border-t border-rule py-5 first:border-t-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-3 font-strong">{title}</h2>
        {actions}
      </div>
      {text && <p className="max-w-150 text-muted">{text}</p>}
      {children}
    </section>
  )
}
