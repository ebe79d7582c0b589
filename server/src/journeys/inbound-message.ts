import { createHash } from 'node:crypto'
import { type Part, type ShopperPart, Part as PartSchema } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { Arrival, InboundPart } from '../channels/arrival.ts'
import { choicesOf, readToken } from '../channels/choices.ts'
import { setHandle } from '../conversations/devices.ts'
import type { Inbound, KnownThread } from '../conversations/inbound.ts'
import { messageOfRef } from '../conversations/sent.ts'
import { lastConversation, openConversation, partsOfMessage } from '../conversations/store.ts'
import { insertCustomer, setConnection } from '../people/store.ts'
import { answeredForm } from './answered-form.ts'
import type { Context } from './context.ts'
import { continueHere, sayUsed } from './continue-here.ts'
import { planFetching } from './fetch-media.ts'
import { knownHandle, type Whom } from './known-handle.ts'
import { receive } from './receive.ts'
import { pickedLabel, pickedOffer } from './take-items.ts'
import { tellLookedAt } from './tell-seen.ts'

/** Characters of a clientId at most. */
const LONGEST_KEY = 100
const Parts = z.array(PartSchema)

type Said = Extract<Arrival, { kind: 'message' }>

/** Says what somebody wrote as the shopper: their customer and thread are found or made, what they tapped is looked up. */
export async function hearMessage(context: Context, item: Inbound, brought: Said): Promise<void> {
  const continued = await continueHere(context, item, brought)
  const said = continued ? { ...brought, parts: continued.rest } : brought
  // Whose it was until now was looked up before they went on with another thread.
  const { thread: _before, ...fresh } = item
  const thread = await threadOf(context, continued ? fresh : item, said)
  if (continued?.old) await sayUsed(context, item, thread)
  if (said.parts.length === 0) return
  const parts = await partsOf(context, item, said, thread.handle)
  const { home, connection } = item
  const clientId = clientIdOf({ ...said, channel: item.raw.channel }, item.dedupe)
  const { message } = await receive(context, {
    home,
    ...thread,
    clientId,
    parts,
    channel: item.raw.channel,
    isKept: true,
  })
  const place = { home, connection, conversation: thread.conversation, message }
  const { channel } = item.raw
  const refs = refsOf(said)
  await planFetching(context, { ...place, channel, refs })
  if (refs.length > 0) tellLookedAt(context, place, { channel, connection, ref: item.dedupe })
}

/** What is still at the provider, in the order in which the message shows it. */
export function refsOf({ parts }: Pick<Said, 'parts'>): string[] {
  return parts.flatMap((part) => (part.type === 'remote' ? [part.ref] : []))
}

/**
 * The provider's own id of a message, unique within its issuer's space, or its digest: handled twice after a crash, it is
 * stored once.
 */
export function clientIdOf({ channel, scope }: { channel: string; scope: string }, ref: string): string {
  const key = `${channel}:${scope}:${ref}`
  return key.length <= LONGEST_KEY ? key : `${channel}:${createHash('sha256').update(key).digest('base64url')}`
}

async function partsOf(context: Context, item: Inbound, said: Said, handle: string): Promise<ShopperPart[]> {
  const { read } = context.database
  const { home, connection } = item
  const answered = said.replyTo && (await messageOfRef(read, { home, connection, ref: said.replyTo, handle }))
  const offer = said.origin?.offer
  const about = offer === undefined ? undefined : await pickedOffer(context, home, offer)
  const parts = await shownParts(context, item, said.parts, handle)
  if (!answered && !about) return parts
  const replyTo = { ...(answered ? { message: answered.message } : {}), ...about }
  return parts.map((part) => (part.type === 'text' ? { ...part, replyTo } : part))
}

/** What a provider brought as our threads show it. */
export async function shownParts(
  context: Context,
  { home }: Inbound,
  parts: readonly InboundPart[],
  handle: string,
): Promise<ShopperPart[]> {
  const shown: ShopperPart[] = []
  for (const part of parts) shown.push(...(await partOf(context, { home, handle }, part)))
  return shown
}

async function partOf(
  context: Context,
  { home, handle }: { home: string; handle: string },
  part: InboundPart,
): Promise<ShopperPart[]> {
  switch (part.type) {
    case 'tap':
      return tapped(context, { home, handle }, part)
    case 'answers':
      return answeredForm(context, { home, handle }, part)
    case 'remote': {
      const { media: type, name, of } = part
      return [{ type, url: '', state: 'fetching', ...(name === undefined ? {} : { name }), ...(of ? { of } : {}) }]
    }
    case 'contact':
      return [{ type: 'text', text: [part.name, part.phone, part.email].filter(Boolean).join(', ') || '…' }]
    case 'basket': {
      const shop = await context.directory.byId(home)
      const { items } = part
      const label = shop ? await pickedLabel(context, shop, items) : items.map(({ product }) => product).join(', ')
      return [{ type: 'items', items, label }]
    }
    default:
      return [part]
  }
}

/** A tap on what we have shown them is that choice; on anything else it is the words that stood there. */
async function tapped(
  context: Context,
  to: { home: string; handle: string },
  { token, label }: Extract<InboundPart, { type: 'tap' }>,
): Promise<ShopperPart[]> {
  const named = readToken(token)
  const stored = named && (await partsOfMessage(context.database.read, { ...to, message: named.message }))
  const shown: Part[] = stored === undefined ? [] : Parts.parse(stored)
  const choice = named && choicesOf(shown)[named.index]
  if (named && choice) return [{ type: 'choice', of: named.message, value: choice.value, label: choice.label }]
  return [{ type: 'text', text: label ?? token }]
}

type Thread = { conversation: string; customer: string; handle: string }

/** The thread their customer wrote in last; from now on it goes on at the handle that writes. */
export async function threadOf(context: Context, item: Inbound, whom: Whom): Promise<Thread> {
  const { home, connection } = item
  const { channel } = item.raw
  const { scope, address, name, locale } = whom
  const known = item.thread ?? (await findThread(context, item, whom))
  if (known) {
    const { at, ...thread } = known
    if (at !== thread.handle)
      await context.database.transact(async (tx) => {
        await setHandle(tx, { home, ...thread }, thread.handle)
        await setConnection(tx, home, thread.handle, connection)
      })
    return thread
  }
  const made = { customer: context.newId(), handle: context.newId(), conversation: context.newId() }
  await context.database.transact(async (tx) => {
    const link = context.newId()
    const evidence = 'first_contact'
    await insertCustomer(tx, { home, ...made, link, channel, scope, address, connection, evidence, name })
    await openConversation(tx, { home, ...made, locale: locale ?? '', timezone: '' })
  })
  return made
}

/** For what came after its sender's first word and before the end of the round. */
async function findThread(context: Context, item: Inbound, whom: Whom): Promise<KnownThread | undefined> {
  const known = await knownHandle(context, item, whom)
  const last = known && (await lastConversation(context.database.read, item.home, known.customer))
  return known && last && { ...known, ...last }
}
