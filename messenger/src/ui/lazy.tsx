import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Trouble } from '../pages/trouble.tsx'
import { Sheet } from './sheet.tsx'

/** Why code is not here: there is no connection, or there is one and it is not to be had under its name any longer. */
type Broken = 'unreachable' | 'renewed'
type Loaded<P> = { Part?: ComponentType<P>; broken?: Broken; load: () => void }
/** Code that is fetched once; `here` as soon as it is. */
type Code<P> = { here?: ComponentType<P>; fetch: () => Promise<ComponentType<P>> }

/** A page whose code is fetched when it is first shown, or ahead of that by `fetch`. */
export function lazyPage<P extends object>(fetchPage: () => Promise<ComponentType<P>>) {
  const code = once(fetchPage)
  function LazyPage(props: P) {
    const { Part: Page, broken } = useCode(code)
    if (broken) return <Trouble kind="unreachable" onRetry={() => location.reload()} />
    return Page ? <Page {...props} /> : <div class="blank" aria-busy="true" />
  }
  return Object.assign(LazyPage, { fetch: () => ahead(code) })
}

/**
 * A part whose code is fetched when it is first shown, or ahead of that by `fetch`; nothing stands in its place until it
 * is here or, unless it is quiet, cannot be had.
 */
export function lazyPart<P extends object>(fetchPart: () => Promise<ComponentType<P>>, quiet?: 'quiet') {
  const code = once(fetchPart)
  function LazyPart(props: P & { onClose?: () => void }) {
    const { Part, broken, load } = useCode(code)
    if (Part) return <Part {...props} />
    if (!broken || quiet) return null
    const why = <Unloaded broken={broken} onRetry={load} />
    if (!props.onClose) return <div class="paper">{why}</div>
    return (
      <Sheet title={t('part.broken')} onClose={props.onClose}>
        {why}
      </Sheet>
    )
  }
  return Object.assign(LazyPart, { fetch: () => ahead(code) })
}

function once<P>(fetchCode: Code<P>['fetch']): Code<P> {
  const code: Code<P> = { fetch: () => fetchCode().then((Part) => (code.here = Part)) }
  return code
}

/** What is not to be had now is asked for again, and missed, where it is shown. */
async function ahead<P>(code: Code<P>): Promise<void> {
  await code.fetch().catch(() => undefined)
}

/** What is here already stands at once. */
function useCode<P>(code: Code<P>): Loaded<P> {
  const [found, setFound] = useState<Omit<Loaded<P>, 'load'>>(code.here ? { Part: code.here } : {})
  const load = () => {
    setFound({})
    code.fetch().then(
      (Part) => setFound({ Part }),
      () => void isThere().then((there) => setFound({ broken: there ? 'renewed' : 'unreachable' })),
    )
  }
  useEffect(() => {
    // Also when it came between the first drawing and now.
    if (!found.Part) load()
  }, [])
  return { ...found, load }
}

/** What a deployment renamed, and what a browser holds to be broken once and for all, only comes with the page anew. */
function Unloaded({ broken, onRetry }: { broken: Broken; onRetry: () => void }) {
  const renewed = broken === 'renewed'
  return (
    <div class="sheet-content" role="alert">
      <p>{t(renewed ? 'part.renewed' : 'error.unreachable')}</p>
      <button type="button" class="button" onClick={renewed ? () => location.reload() : onRetry}>
        {t(renewed ? 'update.now' : 'try.again')}
      </button>
    </div>
  )
}

/** Does the server answer at all? */
function isThere(): Promise<boolean> {
  return fetch('/api/here', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
}
