import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Trouble } from '../pages/trouble.tsx'

/** A page whose code is fetched when it is first shown. */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>) {
  return function LazyPage(props: P) {
    const [Page, setPage] = useState<ComponentType<P>>()
    const [broken, setBroken] = useState(false)
    useEffect(() => {
      load().then(
        (page) => setPage(() => page),
        () => setBroken(true),
      )
    }, [])
    if (broken) return <Trouble kind="unreachable" onRetry={() => location.reload()} />
    return Page ? <Page {...props} /> : <div class="blank" aria-busy="true" />
  }
}

/** A part whose code is fetched when it is first shown; nothing stands in its place meanwhile. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  return function LazyPart(props: P & { onClose?: () => void }) {
    const [Part, setPart] = useState<ComponentType<P>>()
    useEffect(() => {
      load().then(
        (part) => setPart(() => part),
        () => props.onClose?.(),
      )
    }, [])
    return Part ? <Part {...props} /> : null
  }
}
