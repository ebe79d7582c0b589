import { channelName } from '@souk/contract/channel-name.ts'
import { Message } from '@souk/contract/conversation.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import type { Arrival } from '../channels/arrival.ts'
import { HELLO } from '../channels/said.ts'
import type { Place } from '../conversations/conversation.ts'
import { lockLink, markUsed, type ThreadLink } from '../conversations/devices.ts'
import type { Inbound } from '../conversations/inbound.ts'
import { continueThread } from '../conversations/part.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
import { type ConversationRow, findConversation, lastMessages } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { hashKey } from '../kernel/secrets.ts'
import { isSamePerson } from '../people/same-person.ts'
import { insertCustomer, markHeard } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { liveCart } from './buying.ts'
import type { Context } from './context.ts'
import { CONTINUE_WORDS, withChannel } from './continue-words.ts'
import { knownHandle } from './known-handle.ts'
import { mailLanguage } from './mail/texts.ts'
import { partingTap } from './parted.ts'
import { recapParts } from './recap-parts.ts'
import { joinPerson } from './same-person.ts'

type Said = Extract<Arrival, { kind: 'message' }>

/** Messages that a recap looks at. */
const RECALLED = 30

/** How a code stands in a text and in what a link brings along: nobody writes that by chance. */
const MARK = 'souk-'
const CODE = /(?:^|\s)souk-([\w-]{22})(?!\S)/

/** The shop's messengers that this thread can go on in, with links that bring its code along. */
export async function chatsOf(
  context: Context,
  { home, conversation }: Place,
  code: string,
): Promise<{ channel: string; name: string; url: string }[]> {
  const shop = await context.directory.byId(home)
  const row = await findConversation(context.database.read, conversation, home)
  const payload = MARK + code
  const text = `${CONTINUE_WORDS[mailLanguage(row?.language || row?.locale || shop?.locale || '')].hello} ${payload}`
  const chats = []
  for (const channel of new Set(shop?.connected)) {
    const { chat } = context.channels.get(channel) ?? {}
    const connection = chat && (await context.connections.newest(home, channel))
    const url = connection && chat?.(connection.settings, { payload, text })
    if (url) chats.push({ channel, name: channelName(channel), url })
  }
  return chats
}

/** The code that came with a message, and the message without it: nobody wants to read that. */
export function codeIn(said: Said): { code: string; rest: Said['parts'] } | undefined {
  const brought = said.origin?.kind === 'code' ? CODE.exec(said.origin.ref ?? '')?.[1] : undefined
  // What such a link brings along stands for a tap, or for a wave where the messenger wants something written.
  if (brought)
    return {
      code: brought,
      rest: said.parts.filter((part) => part.type !== 'tap' && !(part.type === 'text' && part.text === HELLO)),
    }
  for (const [index, part] of said.parts.entries()) {
    const written = part.type === 'text' ? part.text : part.type === 'tap' ? part.token : ''
    const code = CODE.exec(written)?.[1]
    if (!code) continue
    const words = written.replace(CODE, '').trim()
    const isOurs = words === '' || LANGUAGES.some((language) => CONTINUE_WORDS[language].hello === words)
    const own = isOurs || part.type === 'tap' ? [] : [{ type: 'text' as const, text: words }]
    return { code, rest: said.parts.toSpliced(index, 1, ...own) }
  }
  return undefined
}

/**
 * A message with a thread's code: from now on its sender is whoever the thread is with, and both are told so, with a way
 * back. Once and for ten minutes. Answers what is left of the message to be said in the thread,
 * and whether the code was too old; undefined where there is none of ours in it.
 */
export async function continueHere(
  context: Context,
  item: Inbound,
  said: Said,
): Promise<{ rest: Said['parts']; old?: true } | undefined> {
  const found = codeIn(said)
  const shop = found && (await context.directory.byId(item.home))
  if (!found || !shop) return undefined
  const at = context.clock.now()
  const known = await knownHandle(context, item, said)
  const outcome = await context.database.transact(async (tx) => {
    const link = await lockLink(tx, shop.id, hashKey(found.code))
    const row = link && (await findConversation(tx.db, link.conversation, shop.id))
    if (!link || !row || row.customer === null) return 'unknown'
    const { customer } = row
    // Handled once more after a crash, it was them who used it.
    if (known && link.used_at !== null && (await isSamePerson(tx.db, shop.id, known.customer, customer)))
      return 'joined'
    if (link.used_at !== null || link.expires_at.getTime() <= at.getTime()) return 'used'
    const handle = known?.handle ?? (await newHandle(context, tx, item, said))
    await goOn(context, tx, { shop, link, row: { ...row, customer }, handle, channel: item.raw.channel })
    return 'joined'
  })
  if (outcome === 'joined') context.deliver.wake()
  return outcome === 'joined' ? { rest: found.rest } : { rest: found.rest, old: true }
}

type GoOn = {
  shop: Shop
  link: ThreadLink
  row: ConversationRow & { customer: string }
  handle: string
  channel: string
}

async function goOn(context: Context, tx: Tx, { shop, link, row, handle, channel }: GoOn): Promise<void> {
  const place = { home: shop.id, conversation: row.id }
  const at = context.clock.now()
  await markUsed(tx, link, at)
  const by = `handle:${handle}`
  const joined = await joinPerson(context, tx, { shop, handle, customer: row.customer, evidence: 'continue_link', by })
  await lockStream(tx, place)
  await continueThread(tx, place, handle, at)
  await markHeard(tx, shop.id, handle, at)
  const language = mailLanguage(row.language || row.locale || shop.locale)
  const words = CONTINUE_WORDS[language]
  const text = withChannel(words.moved, channelName(channel))
  const messages = (await lastMessages(context.database, place, RECALLED)).map(({ message }) => Message.parse(message))
  const cart = (await liveCart(context, place.home, row.customer)) ?? undefined
  const undo = joined && { label: words.undo, value: partingTap(joined) }
  const to = { handle, channel, ...(undo ? { undo } : {}) }
  await say(tx, {
    ...place,
    author: { kind: 'system' },
    purpose: 'service',
    parts: recapParts({
      shop: shop.id,
      messages,
      cart,
      language,
      moved: { type: 'system', code: 'thread.moved', text, to },
    }),
    at,
    newId: context.newId,
  })
}

/** Whoever has never written from there is somebody of their own, should the link be undone. */
async function newHandle(context: Context, tx: Tx, { home, connection, raw }: Inbound, said: Said): Promise<string> {
  const { scope, address, name } = said
  const made = { customer: context.newId(), handle: context.newId(), link: context.newId() }
  const evidence = 'first_contact'
  await insertCustomer(tx, { home, ...made, channel: raw.channel, scope, address, connection, evidence, name })
  return made.handle
}

/** What to do with a code that opens nothing any more; said once for the message that brought it. */
export async function sayUsed(
  context: Context,
  { home, id, raw }: Inbound,
  { conversation, handle }: { conversation: string; handle: string },
): Promise<void> {
  await context.database.transact(async (tx) => {
    await markHeard(tx, home, handle, context.clock.now())
    const row = await findConversation(tx.db, conversation, home)
    const shop = await context.directory.byId(home)
    const words = CONTINUE_WORDS[mailLanguage(row?.language || row?.locale || shop?.locale || '')]
    await say(tx, {
      home,
      conversation,
      author: { kind: 'shop', ...(shop ? { name: shop.name } : {}) },
      purpose: 'service',
      parts: [{ type: 'text', text: withChannel(words.used, channelName(raw.channel)) }],
      clientId: `used/${id}`,
      at: context.clock.now(),
      newId: context.newId,
    })
  })
  context.deliver.wake()
}
