import { matchItems } from '../catalog/match.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** The offer of this shop that an address leads to: its page with us, or in the shop's own system. Nothing is asked of the web. */
export async function linkedOffer(context: Context, shop: Shop, link: string): Promise<string | undefined> {
  const url = URL.parse(link)
  if (!url) return undefined
  const own = new RegExp(`^/s/${shop.slug}/products/([0-9a-f-]{36})/?$`).exec(url.pathname)?.[1]
  if (own !== undefined && (await isOurHost(context, url))) return own
  if (own !== undefined) return undefined
  const plain = url.origin + url.pathname
  const found = await matchItems(context.database, shop, [{ url: link }, { url: plain }])
  return found.find((one) => one !== null)?.offer
}

/** Our own pages are not asked: what is behind their links may be for one reader only. */
export async function isOurHost(context: Context, { host, hostname }: URL): Promise<boolean> {
  const own = new URL(context.publicUrl)
  return (
    host === own.host ||
    hostname.endsWith(`.${own.hostname}`) ||
    (await context.directory.byHost(hostname)) !== undefined
  )
}
