import { z } from 'zod'
import type { ExceptionKind } from '@souk/contract/exception.ts'
import type { Tx } from '../../kernel/database.ts'
import { addJob } from '../../kernel/jobs.ts'
import type { Context } from '../context.ts'
import { contactOf } from './call-mail.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

const News = z.object({
  home: z.string(),
  what: z.enum(['return', 'withdrawal', 'dispute', 'stray', 'decide', 'capped', 'connection', 'mailbox']),
  /** The return, statement or payment that it is about: told of once. */
  id: z.string(),
  number: z.string().optional(),
})
export type ShopNews = z.infer<typeof News>

/** How the shop's people are shown what is open. */
const LISTS: Readonly<Record<ShopNews['what'], (slug: string) => string>> = {
  return: (slug) => `npm run -s souk -- return list --shop ${slug} --state requested`,
  withdrawal: (slug) => `npm run -s souk -- withdrawal list --shop ${slug}`,
  dispute: exceptionsOf,
  stray: exceptionsOf,
  decide: exceptionsOf,
  capped: (slug) => `npm run -s souk -- costs --shop ${slug}`,
  connection: channelsOf,
  mailbox: channelsOf,
}

function channelsOf(slug: string): string {
  return `npm run -s souk -- channel list --shop ${slug}`
}

function exceptionsOf(slug: string): string {
  return `npm run -s souk -- exception list --shop ${slug}`
}

/** Has the shop told by e-mail of what waits for its people, after the commit of its cause. */
export function tellShop(tx: Tx, news: ShopNews): void {
  tx.later(addJob(tx, 'tell-shop', news))
}

export function newsOf(kind: ExceptionKind): ShopNews['what'] {
  if (kind === 'payment.disputed') return 'dispute'
  return kind === 'payment.stray' || kind === 'payment.mismatch' ? 'stray' : 'decide'
}

/** The job: a mail to the shop's contact, in the shop's own language. It names the order and nobody. */
export async function mailShop(context: Context, payload: unknown): Promise<void> {
  const { home, what, id: subject, number } = News.parse(payload)
  const shop = await context.directory.byId(home)
  const address = shop && contactOf(shop)
  if (!shop || address === undefined) return
  const id = context.newId()
  const language = mailLanguage(shop.locale)
  const args = { shop: shop.name, number: number ?? 'none' }
  const title = mailText(language, `shop.${what}.subject`, args)
  const page = number === undefined ? `/s/${shop.slug}` : `/orders/${shop.slug}/${number}`
  const paper = {
    language,
    shop: shop.name,
    slug: shop.slug,
    subject: title,
    title,
    blocks: [
      { kind: 'text' as const, text: mailText(language, `shop.${what}.text`, args) },
      { kind: 'action' as const, label: mailText(language, 'shop.open', args), url: `${context.publicUrl}${page}` },
      {
        kind: 'facts' as const,
        rows: [{ label: mailText(language, 'shop.list', args), value: LISTS[what](shop.slug) }],
      },
      { kind: 'note' as const, lines: [mailText(language, 'shop.why', args)] },
    ],
  }
  const about = { cause: `shop.${what}/${subject}`, kind: `shop.${what}`, about: subject }
  await context.database.transact(async (tx) =>
    storePaper(context, tx, { id, shop, ...about, recipient: { address, name: shop.name }, paper }),
  )
}
