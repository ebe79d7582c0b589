import { say } from '@souk/concierge/say/say.ts'
import type { Order } from '@souk/contract/order.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Shop } from '../../shops/shop.ts'
import { linkOf } from './link.ts'
import { sellerNote } from './notes.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

export type ReturnMail = {
  shop: Shop
  order: Order
  language: string
  /** The return: the same twice is told once. */
  cause: string
  words: readonly string[]
}

/** Stores the mail that says that something may be sent back, so that it is there when the parcel is packed. */
export function mailReturn(core: Core, tx: Tx, { shop, order, cause, words, ...input }: ReturnMail): void {
  const { email, name } = order.buyer
  if (email === undefined) return
  const id = core.newId()
  const language = mailLanguage(input.language)
  const args = { number: order.number, shop: shop.name }
  const subject = say(language, 'returned.subject', args)
  const [first = '', ...more] = words
  storePaper(core, tx, {
    id,
    shop,
    cause: `return/${cause}`,
    kind: 'return',
    about: order.id,
    recipient: { address: email, name },
    paper: {
      language,
      shop: shop.name,
      slug: shop.slug,
      subject,
      title: subject,
      blocks: [
        { kind: 'text', text: first },
        ...more.map((text) => ({ kind: 'text' as const, text })),
        {
          kind: 'action',
          label: mailText(language, 'action.open', args),
          url: linkOf(order.url, id),
          note: mailText(language, 'open.note', args),
        },
        { kind: 'note', ...sellerNote(shop, language) },
        { kind: 'note', lines: [mailText(language, 'foot.why', args)] },
      ],
    },
  })
}
