import type { Part } from '@souk/contract/parts.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Shop } from '../../shops/shop.ts'
import { linkOf } from './link.ts'
import { storePaper } from './store-paper.ts'
import { mailLanguage, mailText } from './texts.ts'

const EXCERPT = 280

/** What an answer says, short enough for a notification; a card or a form is told by its title. */
export function excerptOf(parts: readonly Part[], language: Language): string {
  const said = parts.flatMap((part) => {
    if (part.type === 'text' || part.type === 'system') return [part.text]
    if (part.type === 'product') return [part.shown.title]
    if (part.type === 'carousel') return part.cards.slice(0, 3).map(({ shown }) => shown.title)
    return part.type === 'list' || part.type === 'form.request' ? [part.title] : []
  })
  const text = said.join(' · ').trim()
  if (text === '') return mailText(language, 'answer.something')
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT - 1).trimEnd()}…`
}

export type ThreadMail = {
  shop: Shop
  conversation: string
  address: string
  language: string
  cause: string
  /** What was said, and by whom; nothing where only a link is sent. */
  answer: { author_name: string | null; parts: readonly Part[] } | undefined
  /** They did not ask to be told here: the thread's own channel would not carry it. */
  unasked?: boolean
}

/** Stores the mail that tells somebody of an answer they have not read, with a link that opens their thread once. */
export function threadMail(core: Core, tx: Tx, { shop, conversation, answer, address, ...input }: ThreadMail): void {
  const language = mailLanguage(input.language || shop.locale)
  const id = core.newId()
  const args = { shop: shop.name, who: answer?.author_name ?? shop.name }
  const text = (key: 'open' | 'once' | 'why' | 'closed' | 'subject' | 'title') =>
    mailText(language, `answer.${key}`, args)
  storePaper(core, tx, {
    id,
    shop,
    cause: input.cause,
    kind: 'answer',
    about: conversation,
    recipient: { address },
    paper: {
      language,
      shop: shop.name,
      slug: shop.slug,
      subject: text('subject'),
      title: text('title'),
      blocks: [
        ...(answer ? [{ kind: 'text' as const, text: excerptOf(answer.parts, language) }] : []),
        {
          kind: 'action',
          label: text('open'),
          url: linkOf(`${core.publicUrl}/s/${shop.slug}`, id),
          note: text('once'),
        },
        { kind: 'note', lines: [text(input.unasked ? 'closed' : 'why')] },
      ],
    },
  })
}
