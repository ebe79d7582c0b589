import type { Preview } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { loadProducts } from '../../catalog/products.ts'
import type { Place } from '../../conversations/conversation.ts'
import { linkIn } from '../../conversations/link.ts'
import { keepPreview, linkToPreview } from '../../conversations/previews.ts'
import type { Tx } from '../../kernel/database.ts'
import { HttpError, type HttpResponse } from '../../kernel/http-client.ts'
import { addJob } from '../../kernel/jobs.ts'
import { drawnAnew, type Picture } from '../../kernel/picture.ts'
import type { Shop } from '../../shops/shop.ts'
import type { Context } from '../context.ts'
import { isOurHost, linkedOffer } from '../linked-offer.ts'
import { decodePage, type Page, readPage } from './page.ts'

const Job = z.object({ home: z.string(), conversation: z.string(), message: z.string() })

/** From the first connection to the last byte, redirects included. */
const PATIENCE_MS = 5000
const PAGE_BYTES = 512 * 1024
const PICTURE_BYTES = 5 * 1024 * 1024
const PICTURE_PIXELS = 640
const REDIRECTS = 3
/** A failure of the database is tried again; a page that does not answer is not. */
const ATTEMPTS = 3

/** Has the first link of a message looked up, once the transaction has committed. */
export async function planPreview(
  tx: Tx,
  { home, conversation, message, parts }: Place & { message: string; parts: readonly Part[] },
): Promise<void> {
  if (linkIn(parts) === undefined) return
  const options = { key: `preview/${message}`, attempts: ATTEMPTS, queue: queueOf(conversation) }
  await addJob(tx, 'preview', { home, conversation, message }, options)
}

/** Two at a time: who writes links to pages that take their time must not hold up letters and refunds. */
function queueOf(conversation: string): string {
  return `preview/${Number.parseInt(conversation.at(-1) ?? '', 16) % 2}`
}

/** Looks up what the link of a message leads to, and shows it there: a product of the shop as its card, a page by its head. */
export async function makePreview(context: Context, payload: unknown): Promise<void> {
  const place = Job.parse(payload)
  const shop = await context.directory.byId(place.home)
  const link = await linkToPreview(context.database.read, place)
  if (!shop?.settings.linkPreviews || link === undefined) return
  const found = (await productAt(context, shop, link)) ?? (await pageAt(context, shop, link))
  if (!found) return
  const at = context.clock.now()
  await context.database.transact((tx) => keepPreview(tx, place, { link, ...found, at }))
}

type Looked = { preview: Preview; picture?: { slug: string; drawn: Picture } }

/** A product of the shop, by its page with us or in the shop's own system. */
async function productAt(context: Context, shop: Shop, link: string): Promise<Looked | undefined> {
  const offer = await linkedOffer(context, shop, link)
  const [product] = offer === undefined ? [] : await loadProducts(context.database, shop, [offer])
  if (!product) return undefined
  const { id, title, price, image, imageAlt } = product
  const shown = {
    title,
    price,
    ...(image === undefined ? {} : { image }),
    ...(imageAlt === undefined ? {} : { alt: imageAlt }),
    available: product.variants.some(({ available }) => available),
    url: product.url,
  }
  return {
    preview: {
      url: link,
      title,
      site: shop.name,
      product: { ref: { kind: 'offer', shop: shop.id, id }, shown, actions: [] },
    },
  }
}

async function pageAt(context: Context, shop: Shop, link: string): Promise<Looked | undefined> {
  if (await isOurHost(context, new URL(link))) return undefined
  const answer = await ask(context, link, { accept: 'text/html,application/xhtml+xml', most: PAGE_BYTES, cut: true })
  const type = String(answer?.headers['content-type'] ?? '')
  if (answer?.status !== 200 || !/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return undefined
  const page = readPage(decodePage(answer.body, type), answer.url)
  if (!page) return undefined
  const { image, ...words } = page
  const drawn = await pictureAt(context, image)
  return { preview: { url: link, ...words }, ...(drawn && { picture: { slug: shop.slug, drawn } }) }
}

async function pictureAt(context: Context, url: Page['image']): Promise<Picture | undefined> {
  if (url === undefined || (await isOurHost(context, new URL(url)))) return undefined
  const answer = await ask(context, url, { accept: 'image/*', most: PICTURE_BYTES, cut: false })
  if (answer?.status !== 200) return undefined
  return drawnAnew(answer.body, PICTURE_PIXELS).catch(() => undefined)
}

/** What an address on the web answers, or nothing: whoever wrote the link is not told why. */
async function ask(
  { http, log }: Context,
  url: string,
  { accept, most, cut }: { accept: string; most: number; cut: boolean },
): Promise<HttpResponse | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const headers = { accept, 'user-agent': 'Souk/1 (link preview)' }
  try {
    return await http.request(url, { headers, maxBytes: most, cut, retries: 0, follow: REDIRECTS, signal })
  } catch (error) {
    if (!(error instanceof HttpError) && !signal.aborted) throw error
    log.debug({ reason: error instanceof HttpError ? error.reason : 'timeout' }, 'a link could not be looked up')
    return undefined
  }
}
