import type { Part } from '@souk/contract/parts.ts'
import { namesOutside } from '../catalog/picked.ts'
import type { AnyChannel, ConnectionSettings, Outgoing, Sent } from '../channels/channel.ts'
import { fit } from '../channels/fit.ts'
import { fitOnce } from '../channels/fit-once.ts'
import type { Limits } from '../channels/limits.ts'
import type { Due } from '../conversations/deliveries.ts'
import { lastLetter } from '../conversations/inbound.ts'
import { commentAnswered, keyOf } from '../conversations/sent.ts'
import type { Shop } from '../shops/shop.ts'
import { formFor } from './asked-form.ts'
import { billsOf } from './bill.ts'
import type { Context } from './context.ts'
import type { Filling } from './fill-template.ts'
import { lineUnder, unsubscribeAddress } from './letter-choice.ts'
import { withPageCode } from './page-code.ts'
import { withThreadLink } from './thread-page.ts'

/** Drawn at a width it is a PNG to whoever does not ask for more; as it is stored it may be what no messenger shows. */
const OWN_PICTURE = /^\/media\/[^/]+\/(?:sent\/)?[0-9a-f]+$/
/** Where in its delivery a template stands, beside the messages that it stands for. */
const TEMPLATE_POSITION = 9999

/** One message of a delivery, as the provider takes it; `category`: what it will count it under, where that is known. */
export type Step = { position: number; category?: string; send: () => Promise<Sent> }
/** By what a delivery goes out. */
export type Way = {
  due: Due
  shop: Shop | undefined
  channel: AnyChannel
  settings: ConnectionSettings
  limits: Limits
}

/** What is said, in as many messages as the channel needs. */
export async function messageSteps(context: Context, way: Way, parts: readonly Part[]): Promise<Step[]> {
  const { due, shop, channel, settings, limits } = way
  const { read } = context.database
  const send = channel.send
  if (!send) return []
  const wholeUrl = (path: string) => (path.startsWith('/') ? context.publicUrl + path : path)
  // A page of ours opens for whoever the message goes to.
  const pageUrl = (url: string) => (shop ? withPageCode(context, due, shop.slug, url) : url)
  const pictureUrl = (path: string) => wholeUrl(OWN_PICTURE.test(path) ? `${path}?w=960` : path)
  const bills = await billsOf(context, { due, shop, channel: channel.kind, pictureUrl }, parts)
  const account = bills ? { ...bills.settings, ...settings } : settings
  const names = settings['catalogId'] ? await namesOutside(read, due.home, offersIn(parts)) : undefined
  const asked = shop && channel.forms?.(settings) ? await formFor(context, shop, parts, due) : undefined
  const comment = limits.comments ? await commentAnswered(read, due) : undefined
  const fitted = (comment === undefined ? fit : fitOnce)(parts, {
    limits,
    message: due.message,
    locale: due.language || 'en',
    url: (path) => pageUrl(wholeUrl(path)),
    ...(names ? { item: (offer: string) => names.get(offer) } : {}),
    ...(asked ? { form: (part: Part) => (part === asked.part ? asked.form : undefined) } : {}),
    ...(bills ? { bill: bills.of } : {}),
    picture: pictureUrl,
  })
  const messages = await withThreadLink(context, due, shop, fitted)
  const letter = limits.letters ? await letterOf(context, due, shop) : undefined
  const shared = {
    address: due.address,
    webhookUrl: `${context.publicUrl}/webhooks/${due.channel}/${due.connection}`,
    ...(letter && { letter }),
    ...(comment === undefined ? {} : { replyTo: comment }),
    ...(isLate(due, limits, context.clock.now()) ? { late: true as const } : {}),
  }
  const line = letter && shop && (await lineUnder(context, due, shop))
  return messages.map((said, position) => {
    const message =
      line === undefined || position < messages.length - 1 ? said : { ...said, text: `${said.text}\n\n${line}` }
    return { position, send: () => send({ ...shared, message, key: keyOf(due.id, position) }, account) }
  })
}

/** What is said in words that were approved beforehand: one message. */
export function templateSteps({ due, channel, settings }: Way, filled: Filling): Step[] {
  const { templates } = channel
  if (!templates) return []
  const { name, language, category, values } = filled
  const outgoing = { address: due.address, key: keyOf(due.id, TEMPLATE_POSITION), name, language, values }
  return [{ position: TEMPLATE_POSITION, category, send: () => templates.send(outgoing, settings) }]
}

/** It has gone out as one already, as far as is known. */
export function wasTemplate({ taken }: Due): boolean {
  return taken?.includes(TEMPLATE_POSITION) ?? false
}

function isLate({ author_kind: author, heard_at: heardAt }: Due, limits: Limits, now: Date): boolean {
  const { windowMs, staffWindowMs } = limits
  if (author !== 'staff' || windowMs === null || staffWindowMs === undefined || heardAt === null) return false
  return now.getTime() - heardAt.getTime() > windowMs
}

async function letterOf(context: Context, due: Due, shop: Shop | undefined): Promise<Outgoing['letter']> {
  const answers = await lastLetter(context.database.read, due)
  const unsubscribe = shop && unsubscribeAddress(context, due, shop)
  return {
    thread: due.conversation,
    language: due.language || 'en',
    ...(answers && { answers }),
    ...(unsubscribe && { unsubscribe }),
  }
}

function offersIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.type === 'carousel' ? part.cards.map(({ ref }) => ref.id) : []))
}
