import type { Order } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Withdrawal } from '@souk/contract/withdrawal.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import { lawOf } from '../../orders/withdrawal.ts'
import { withdrawalLabels, withdrawalPeriod } from '../../law/withdrawal.ts'
import type { Shop } from '../../shops/shop.ts'
import { linkOf } from './link.ts'
import { type MailKind, orderMail } from './order-mail.ts'
import { instructionFor } from './notes.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage } from './texts.ts'

export type MailInput = {
  kind: MailKind
  shop: Shop
  order: Order
  language: string
  /** What happened, by id: the same twice is told once. */
  cause: string
  /** Of a refund, in minor units. */
  amount?: number
  /** The number of the invoice or credit note that goes with it. */
  paper?: string | undefined
  /** The statement of withdrawal that has come. */
  statement?: Withdrawal
}

/** Stores the mail that tells the buyer of something, with that something; it goes out after the commit. */
export function mailOrder(core: Core, tx: Tx, input: MailInput): void {
  const { kind, shop, order, cause, amount, paper: number, statement } = input
  const { email, name } = order.buyer
  if (email === undefined) return
  const id = core.newId()
  const language = mailLanguage(input.language)
  const url = linkOf(order.url, id)
  const withdraw = withdrawIn(core, input, language, id)
  const instruction = (kind === 'placed' && instructionFor(core, shop, order, language)) || undefined
  const paper = orderMail({ kind, shop, order, language, url, amount, number, withdraw, instruction, statement })
  storePaper(core, tx, {
    id,
    shop,
    cause: `${kind}/${cause}`,
    kind,
    about: order.id,
    recipient: { address: email, name },
    paper,
  })
}

/** Where this order is withdrawn from, with what opens it; a link that was asked for is there whatever the law says. */
function withdrawIn(
  { clock, publicUrl }: Core,
  { kind, shop, order }: MailInput,
  language: Language,
  mail: string,
): { label: string; url: string } | undefined {
  const now = clock.now()
  const country = lawOf(order, shop, now)
  if (kind !== 'withdrawal' && !withdrawalPeriod(country, now)?.days) return undefined
  const page = `${publicUrl}/withdraw/${shop.slug}?order=${encodeURIComponent(order.number)}&lang=${language}`
  return { label: withdrawalLabels(country, now).open[language], url: linkOf(page, mail) }
}
