import { useEffect, useState } from 'preact/hooks'
import { language } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import type { LinkTexts } from './link-texts.ts'

/** What Telegram puts into a page that it shows over the chat (https://core.telegram.org/api/web-events). */
declare global {
  interface Window {
    TelegramWebviewProxy?: { postEvent(name: string, data: string): void }
  }
}

/** Back to the messenger that one came from; where the way is not known, the page may just be closed. */
export function WayBack({ back }: { back?: string | undefined }) {
  const [texts, setTexts] = useState<LinkTexts>()
  useEffect(() => void import('./link-texts.ts').then(({ LINK_TEXTS }) => setTexts(LINK_TEXTS[language.value])), [])
  const over = window.TelegramWebviewProxy
  if (!texts) return <span class="page-back" />
  const label = (
    <>
      <Icon name="arrow-left" size={18} /> <span>{texts.back}</span>
    </>
  )
  if (over) {
    return (
      <button type="button" class="page-back" onClick={() => over.postEvent('web_app_close', '{}')}>
        {label}
      </button>
    )
  }
  return back === undefined ? (
    <p class="page-back">{texts.close}</p>
  ) : (
    <a class="page-back" href={back}>
      {label}
    </a>
  )
}
