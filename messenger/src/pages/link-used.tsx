import { useEffect, useState } from 'preact/hooks'
import { language } from '../i18n/t.ts'
import type { LinkTexts } from './link-texts.ts'

/** A mail's link that was used before, here or elsewhere: a new one goes to where that one went. */
export function LinkUsed({ kind, renew: ask }: { kind: 'order' | 'thread'; renew: () => Promise<unknown> }) {
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
      <p>{kind === 'order' ? texts.why : texts.whyThread}</p>
      <p role="status">{state === 'sent' ? texts.sent : state === 'failed' ? texts.failed : ''}</p>
      {state !== 'sent' && (
        <button type="button" class="button" disabled={state === 'asked'} onClick={renew}>
          {texts.renew}
        </button>
      )}
    </main>
  )
}
