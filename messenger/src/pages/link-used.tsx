import { useEffect, useState } from 'preact/hooks'
import { language } from '../i18n/t.ts'
import { souk } from '../state/access.ts'
import { pageCodeIn } from '../state/page-access.ts'
import type { LinkTexts } from './link-texts.ts'

/** A mail's or a message's link that was used before, here or elsewhere: a new one goes to where that one went. */
export function LinkUsed({ kind, renew: ask }: { kind: 'order' | 'thread' | 'chat'; renew: () => Promise<unknown> }) {
  const [state, setState] = useState<'asked' | 'sent' | 'failed'>()
  const [texts, setTexts] = useState<LinkTexts>()
  useEffect(() => void import('./link-texts.ts').then(({ LINK_TEXTS }) => setTexts(LINK_TEXTS[language.value])), [])
  function renew(): void {
    setState('asked')
    ask().then(
      () => setState('sent'),
      () => setState('failed'),
    )
  }
  if (!texts) return <div class="blank" aria-busy="true" />
  return (
    <main class="trouble">
      <div class="trouble-awning" aria-hidden="true" />
      <h1 class="display">{texts.title}</h1>
      <p>{{ order: texts.why, thread: texts.whyThread, chat: texts.whyChat }[kind]}</p>
      <p role="status">
        {state === 'sent' ? (kind === 'chat' ? texts.sentChat : texts.sent) : state === 'failed' ? texts.failed : ''}
      </p>
      {state !== 'sent' && (
        <button type="button" class="button" disabled={state === 'asked'} onClick={renew}>
          {texts.renew}
        </button>
      )}
    </main>
  )
}

/** The same of the link of a message, by the code in the page's address. */
export function PageLinkUsed({ shop }: { shop: string }) {
  const [code] = useState(() => pageCodeIn(location.hash) ?? '')
  useEffect(() => {
    // The new link, opened over this page: a browser takes it for the same page.
    const reload = () => location.reload()
    addEventListener('hashchange', reload)
    return () => removeEventListener('hashchange', reload)
  }, [])
  return <LinkUsed kind="chat" renew={() => souk.call('renewPage', { params: { shop }, body: { code } })} />
}
