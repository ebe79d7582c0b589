import type { PublicShop } from '@souk/contract/shop.ts'
import type { ComponentChildren } from 'preact'
import { accentStyle } from '../ui/accent.ts'
import { AwningStripe } from '../ui/awning.tsx'
import { Icon } from '../ui/icon.tsx'
import { cameBy } from '../state/page-access.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { ShopPapers } from './legal-links.tsx'
import '../style/pages.css'

const WayBack = lazyPart(() => import('./way-back.tsx').then((part) => part.WayBack), 'quiet')

/** Shown above the thread in its sheet? Then the sheet has the way back. */
export const embedded: boolean = window.parent !== window

/** Back to the thread: the sheet closes, or the page changes. */
export function leave(url: string): void {
  if (embedded) window.parent.postMessage('souk:close', location.origin)
  else location.assign(url)
}

type Props = {
  shop: PublicShop
  title: string
  /** The title is said but not shown: what stands below says it, or the sheet around it does. */
  quiet?: boolean
  children: ComponentChildren
}

/** A page of a shop beside its thread: checkout or order. */
export function Page({ shop, title, quiet = embedded, children }: Props) {
  const came = cameBy(shop.slug)
  return (
    <div class={embedded ? 'page page-embedded' : 'page'} style={accentStyle(shop.accent)}>
      <header class="page-head">
        <AwningStripe slug={shop.slug} kind="head" />
        <div class="page-head-in">
          {came && !embedded && <WayBack back={came.back} />}
          {!came && !embedded && (
            <a class="page-back" href={`/s/${shop.slug}`}>
              <Icon name="arrow-left" size={18} /> <span dir="auto">{shop.name}</span>
            </a>
          )}
          <ShopPapers shop={shop} />
        </div>
      </header>
      <main class="page-main">
        <h1 class={quiet ? 'visually-hidden' : 'page-title display'}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
