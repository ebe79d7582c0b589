import type { Language } from '@souk/contract/understanding.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import { type CheckoutRow, languageOf } from '../../orders/checkout.ts'
import type { Shop } from '../../shops/shop.ts'
import { dayOf, moneyIn } from './figures.ts'
import { sellerNote } from './notes.ts'
import { type Block, webAddress } from './paper.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

type Money = { amount: number; currency: string }
type News =
  /** The buyer's bank sends it: until when everything is kept, and the page that says where to. */
  | { kind: 'awaited'; until: Date; url: string | null }
  /** It came when there was nothing to pay any more, and goes back. */
  | { kind: 'stray' }

export type MoneyMail = {
  shop: Shop
  row: CheckoutRow
  money: Money
  /** The payment or refund: the same twice is told once. */
  cause: string
  news: News
}

/** Stores the mail that tells a buyer of money that has made no order: yet, or never. */
export function mailMoney(core: Core, tx: Tx, { shop, row, money, cause, news }: MoneyMail): void {
  const { email, name } = row.buyer
  if (email === undefined) return
  const language = mailLanguage(languageOf(row, shop))
  const day = news.kind === 'awaited' ? dayOf(language, news.until.toISOString(), shop.timezone) : ''
  const args = { shop: shop.name, amount: moneyIn(language, money.amount, money.currency), day, number: '' }
  const say = (key: Parameters<typeof mailText>[1]) => mailText(language, key, args)
  const title = say(`${news.kind}.title`)
  storePaper(core, tx, {
    id: core.newId(),
    shop,
    cause: `${news.kind}/${cause}`,
    kind: news.kind,
    about: row.id,
    recipient: { address: email, name },
    paper: {
      language,
      shop: shop.name,
      slug: shop.slug,
      subject: say(`${news.kind}.subject`),
      title,
      blocks: [
        { kind: 'text', text: say(`${news.kind}.intro`) },
        ...(news.kind === 'awaited' ? awaitedBlocks(row, news.url, language) : []),
        { kind: 'note', ...sellerNote(shop, language) },
        { kind: 'note', lines: [...(shop.test ? [say('foot.test')] : []), say('foot.why')] },
      ],
    },
  })
}

/** What it is for, and where the gateway says how it is sent. */
function awaitedBlocks({ lines, currency }: CheckoutRow, page: string | null, language: Language): Block[] {
  const say = (key: Parameters<typeof mailText>[1]) => mailText(language, key)
  const url = webAddress(page ?? undefined)
  return [
    {
      kind: 'items',
      caption: say('lines.caption'),
      heads: [say('lines.item'), say('lines.quantity'), say('lines.amount')],
      items: lines.map(({ quantity, title, detail, total }) => ({
        quantity,
        title,
        detail,
        amount: moneyIn(language, total, currency),
      })),
    },
    ...(url === undefined ? [] : [{ kind: 'action', label: say('awaited.pay'), url } as const]),
  ]
}
