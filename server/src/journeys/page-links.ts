import type { PageAccess } from '@souk/contract/methods/page-links.ts'
import { Part } from '@souk/contract/parts.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { z } from 'zod'
import { findDelivery, markOpened, type SentMessage, wasSaid } from '../conversations/opened.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { ownerOf } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { issueGrant } from './caller.ts'
import type { Context } from './context.ts'
import { mailLanguage } from './mail/texts.ts'
import { idOfCode, PAGE_LINK_MS } from './page-code.ts'

export type PageLink = { shop: Shop; code: string }
const Parts = z.array(Part)

/**
 * Exchanges the code of a message's link for a token of its thread, at the handle that the message was sent to. Once:
 * then, and after a day, `link_used`.
 */
export async function openPage(context: Context, tx: Tx, link: PageLink): Promise<PageAccess> {
  const sent = await linked(context, tx, link)
  const { home, conversation, handle, customer, channel } = sent
  const at = context.clock.now()
  if (customer === null) throw new Failure('not_found')
  const isOld = at.getTime() - sent.updated_at.getTime() > PAGE_LINK_MS
  if (isOld || !(await markOpened(tx, sent, at))) throw new Failure('link_used')
  const back = await wayBack(context, sent)
  const owner = (await ownerOf(tx.db, home, handle)) ?? customer
  const guest = owner === customer ? {} : { guest: true as const }
  const token = issueGrant(context, { home, customer: owner, handle, conversation, ...guest })
  return { conversation, handle, token, channel, ...(back === undefined ? {} : { back }) }
}

/** Sends the links of a message once more, into the thread and to where they went: whoever asks, and once for each message. */
export async function renewPage(context: Context, tx: Tx, link: PageLink): Promise<void> {
  const sent = await linked(context, tx, link)
  const { home, conversation, handle, connection, language, locale } = sent
  const pages = Parts.parse(sent.parts).filter(({ type }) => type === 'checkout' || type === 'order')
  if (pages.length === 0) throw new Failure('not_found')
  const clientId = `link/${sent.id}`
  if (await wasSaid(tx.db, sent, clientId)) return
  const text = RENEWED[mailLanguage(language || locale)]
  await say(tx, {
    home,
    conversation,
    author: { kind: 'shop' },
    purpose: 'service',
    parts: [{ type: 'text', text }, ...pages],
    clientId,
    to: { handle, connection },
    at: context.clock.now(),
    newId: context.newId,
  })
}

/** The message that the code went out with. Throws `not_found` for what we never sent, or another shop did. */
async function linked(context: Context, tx: Tx, { shop, code }: PageLink): Promise<SentMessage> {
  const id = idOfCode(context, shop.id, code)
  const sent = id === undefined ? undefined : await findDelivery(tx.db, shop.id, id)
  if (!sent) throw new Failure('not_found')
  return sent
}

/** Where the talk goes on in the messenger, where its connection tells. */
async function wayBack(context: Context, { channel, connection }: SentMessage): Promise<string | undefined> {
  const settings = (await context.connections.byId(connection))?.settings
  return settings && context.channels.get(channel)?.chat?.(settings)
}

const RENEWED: { readonly [L in Language]: string } = {
  en: 'Here is a new link.',
  de: 'Hier ist ein neuer Link.',
  nl: 'Hier is een nieuwe link.',
  ru: 'Вот новая ссылка.',
  zh: '这是新的链接。',
  ka: 'აი ახალი ბმული.',
}
