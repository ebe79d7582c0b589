import type { Call } from '../../conversations/calls.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Shop } from '../../shops/shop.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

/** The kind of mail that calls somebody: one that has become needless is not sent any more. */
export const CALL_KIND = 'call'

type Called = {
  shop: Shop
  call: Call
  recipient: { address: string; name: string }
  /** Somebody is on duty, and has not answered; otherwise nobody is. */
  staffed: boolean
}

/** Stores the mail that tells one of the shop's people that somebody waits; it names nobody. */
export function callMail(core: Core, tx: Tx, { shop, call, recipient, staffed }: Called): void {
  const language = mailLanguage(shop.locale)
  const args = { shop: shop.name }
  storePaper(core, tx, {
    id: core.newId(),
    shop,
    cause: `call/${call.id}/${recipient.address}`,
    kind: CALL_KIND,
    about: call.id,
    recipient,
    paper: {
      language,
      shop: shop.name,
      slug: shop.slug,
      subject: mailText(language, 'call.subject', args),
      title: mailText(language, 'call.title'),
      blocks: [
        { kind: 'text', text: mailText(language, staffed ? 'call.unanswered' : 'call.nobody') },
        {
          kind: 'action',
          label: mailText(language, 'call.open'),
          url: `${core.publicUrl}${threadPage(shop, call.conversation)}`,
        },
        { kind: 'note', lines: [mailText(language, 'call.why', args)] },
      ],
    },
  })
}

/** Where staff answer in a thread. */
export function threadPage({ slug }: Shop, conversation: string): string {
  return `/console/s/${slug}/inbox/${conversation}`
}

/** Where the shop says it is reached, else as its imprint says. */
export function contactOf({ settings }: Shop): string | undefined {
  return settings.email || settings.legal.email
}
