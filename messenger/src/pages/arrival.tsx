import type { PublicShop } from '@souk/contract/shop.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { souk } from '../state/access.ts'
import { exchange, isMail } from '../thread/thread-link.ts'
import type { Why } from '../thread/thread-link.ts'
import { LinkUsed } from './link-used.tsx'

type Props = { shop: PublicShop; code: string; why: Why; onDone: () => void }

/** Who came by a link that does not open the thread by itself: what is to be done about it. */
export function Arrival({ shop, code, why, onDone }: Props) {
  const params = { shop: shop.slug }
  const [failed, setFailed] = useState(false)
  if (isMail(code)) {
    return <LinkUsed kind="thread" renew={() => souk.call('renewThreadLink', { params, body: { code } })} />
  }
  const isOther = why === 'other'
  return (
    <main class="trouble">
      <div class="trouble-awning" aria-hidden="true" />
      <h1 class="display">{t(isOther ? 'arrival.other' : 'arrival.used')}</h1>
      <p>{isOther ? t('arrival.otherText', { shop: shop.name }) : t('arrival.usedText')}</p>
      {failed && <p role="alert">{t('error.unreachable')}</p>}
      {isOther && (
        <button
          type="button"
          class="button"
          onClick={() => void exchange(shop.slug, code, true).then(onDone, () => setFailed(true))}
        >
          {t('arrival.take')}
        </button>
      )}
      <button type="button" class={isOther ? 'button button-quiet' : 'button'} onClick={onDone}>
        {t(isOther ? 'arrival.keep' : 'arrival.stay')}
      </button>
    </main>
  )
}
