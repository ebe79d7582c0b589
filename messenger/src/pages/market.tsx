import type { PublicShop } from '@souk/contract/shop.ts'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { labelIn } from '../i18n/label.ts'
import { language, speakMore, t } from '../i18n/t.ts'
import { accessTo } from '../state/access.ts'
import { AwningStripe } from '../ui/awning.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { ShopPapers } from './legal-links.tsx'
import '../style/market.css'

const Menu = lazyPart(() => import('../ui/menu.tsx').then((part) => part.Menu))
const Threads = lazyPart(() => Promise.all([import('./threads.tsx'), speakMore()]).then(([part]) => part.Threads))

/** The market: every public shop as a stall under its own awning. */
export function Market({ shops }: { shops: readonly PublicShop[] }) {
  const menu = useSignal(false)
  useEffect(() => void (document.title = 'Souk'), [])
  // Only a demo market has phones to try it with.
  const phones = document.querySelector<HTMLMetaElement>('meta[name=beside]')?.content
  return (
    <div class="market">
      <header class="market-head">
        <p class="market-brand">Souk</p>
        <button type="button" class="round" aria-label={t('head.menu')} onClick={() => (menu.value = true)}>
          <Icon name="list" size={22} />
        </button>
        {menu.value && <Menu onClose={() => (menu.value = false)} />}
      </header>
      <main>
        <h1 class="market-title">{t('market.title')}</h1>
        <p class="market-lead">{t('market.lead')}</p>
        {phones && (
          <p class="market-phones">
            <a href={phones}>{t('market.phones')}</a>
          </p>
        )}
        {shops.some(({ slug }) => accessTo(slug)) && <Threads shops={shops} />}
        {shops.length === 0 ? (
          <p class="market-empty">{t('market.empty')}</p>
        ) : (
          <ul class="stalls">
            {shops.map((shop) => (
              <Stall key={shop.slug} shop={shop} />
            ))}
          </ul>
        )}
      </main>
    </div>
  )
}

function Stall({ shop }: { shop: PublicShop }) {
  const locale = shop.locale.slice(0, 2)
  const say = (texts: Record<string, string>) => labelIn(texts, language.value in texts ? language.value : locale)
  const known = accessTo(shop.slug) !== undefined
  const starter = shop.starters[0]
  return (
    <li class="stall">
      <AwningStripe slug={shop.slug} scale={2} kind="stall" />
      <div class="stall-paper">
        <h2 class="stall-name" dir="auto">
          <a href={`/s/${shop.slug}`}>{shop.name}</a>
        </h2>
        <p class="stall-text" dir="auto">
          {say(shop.description)}
        </p>
        {starter && (
          <p class="stall-say" dir="auto" aria-hidden="true">
            {say(starter)}
          </p>
        )}
        <p class="stall-go" aria-hidden="true">
          {t(known ? 'market.continue' : 'market.open')} <Icon name="caret-right" size={16} />
        </p>
        <div class="stall-papers">
          <ShopPapers shop={shop} early />
        </div>
      </div>
    </li>
  )
}
