import type { Order } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Shop } from '../../shops/shop.ts'
import { spanIn } from './figures.ts'
import { sellerNote } from './notes.ts'
import { type Block, type Paper, webAddress } from './paper.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

type GiftMail = { shop: Shop; order: Order; language: string; /** The delivery that has left. */ fulfilment: string }

/** Tells who gets a gift that it is on its way: once, only where the buyer gave their address for just that. */
export function mailGift(core: Core, tx: Tx, { shop, order, fulfilment, ...input }: GiftMail): void {
  const { gift, address } = order
  if (gift?.recipientEmail === undefined) return
  storePaper(core, tx, {
    id: core.newId(),
    shop,
    // One letter, however many parcels there are.
    cause: `gift/${order.id}`,
    kind: 'gift',
    about: order.id,
    recipient: { address: gift.recipientEmail, name: gift.recipient ?? address?.name },
    paper: giftPaper(shop, order, fulfilment, mailLanguage(input.language)),
  })
}

/** No price, no link to the order, and not what it is: it is a surprise. */
export function giftPaper(shop: Shop, order: Order, fulfilment: string, language: Language): Paper {
  const { from, message } = order.gift ?? {}
  const say = (key: Parameters<typeof mailText>[1]) => mailText(language, key, { shop: shop.name, from: from ?? '' })
  const delivery = order.fulfilments.find(({ id }) => id === fulfilment)
  const { carrier, number, url } = delivery?.tracking ?? {}
  const track = webAddress(url)
  const rows = [
    ...(delivery?.expected
      ? [{ label: say('label.expected'), value: spanIn(language, delivery.expected, order.placedAt) }]
      : []),
    ...(carrier === undefined ? [] : [{ label: say('label.carrier'), value: carrier }]),
    ...(number === undefined ? [] : [{ label: say('label.tracking'), value: number, url: track }]),
  ]
  const blocks: Block[] = [
    { kind: 'text', text: say(from === undefined ? 'gift.intro' : 'gift.from') },
    ...(message === undefined ? [] : [{ kind: 'note', title: say('label.card'), lines: message.split('\n') } as const]),
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    { kind: 'note', ...sellerNote(shop, language) },
    { kind: 'note', lines: [...(shop.test ? [say('foot.test')] : []), say('gift.why')] },
  ]
  return {
    language,
    shop: shop.name,
    slug: shop.slug,
    subject: say('gift.subject'),
    title: say('gift.subject'),
    blocks,
  }
}
