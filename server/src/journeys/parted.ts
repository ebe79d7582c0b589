import { channelName } from '@souk/contract/channel-name.ts'
import { Message } from '@souk/contract/conversation.ts'
import type { Option, Part } from '@souk/contract/parts.ts'
import { choicesOf } from '../channels/choices.ts'
import type { Claimed } from '../conversations/conversation.ts'
import type { Waiting } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'
import { findConversation, lastMessages } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { channelOf } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { CONTINUE_WORDS, withChannel } from './continue-words.ts'
import { mailLanguage } from './mail/texts.ts'
import { type Parted, partPerson } from './same-person.ts'

/** So far back the words still mean what was offered. */
const RECALLED = 30
const TAP = /^part:([0-9a-f-]{36})$/

/** What is tapped to undo a link. */
export function partingTap(link: string): string {
  return `part:${link}`
}

/** Undoes a link and tells both threads so. */
export async function partAndTell(
  context: Context,
  tx: Tx,
  input: { shop: Shop; link: string; of?: string | null },
): Promise<Parted> {
  const { shop } = input
  const parted = await partPerson(context, tx, input)
  const { link, threads } = parted
  const channel = channelName((await channelOf(tx.db, shop.id, link.handle)) ?? 'web')
  await tell('alone', threads.get(link.owner))
  await tell('left', threads.get(link.customer))
  return parted

  async function tell(what: 'alone' | 'left', conversation: string | undefined): Promise<void> {
    const row = conversation === undefined ? undefined : await findConversation(tx.db, conversation, shop.id)
    if (!row) return
    const words = CONTINUE_WORDS[mailLanguage(row.language || row.locale || shop.locale)]
    await say(tx, {
      home: shop.id,
      conversation: row.id,
      author: { kind: 'system' },
      purpose: 'service',
      parts: [{ type: 'system', code: 'thread.parted', text: withChannel(words[what], channel) }],
      at: context.clock.now(),
      newId: context.newId,
    })
  }
}

/**
 * Somebody says that it was not them who went on elsewhere: by a tap, by its words, or by its number where there are no
 * buttons. Done at once, whoever speaks for the shop. False where nothing of the kind was said.
 */
export async function partOnWish(
  context: Context,
  claim: Claimed,
  { waiting, shop }: { waiting: readonly Waiting[]; shop: Shop },
): Promise<boolean> {
  const link = await linkMeant(context, claim, waiting)
  if (link === undefined) return false
  const of = claim.context.customer
  try {
    await context.database.transact((tx) => partAndTell(context, tx, { shop, link, of }))
  } catch (error) {
    // It was undone before, or is none of theirs: there is nothing to be said of it.
    if (!(error instanceof Failure)) throw error
  }
  context.deliver.wake()
  return true
}

async function linkMeant(context: Context, claim: Claimed, waiting: readonly Waiting[]): Promise<string | undefined> {
  const [message, ...others] = waiting
  const [part, ...rest] = message?.parts ?? []
  if (!part || others.length + rest.length > 0) return undefined
  if (part.type === 'choice') return TAP.exec(part.value)?.[1]
  if (part.type !== 'text') return undefined
  const text = bare(part.text)
  const isWords = Object.values(CONTINUE_WORDS).some(({ undo }) => bare(undo) === text)
  if (!/^\d{1,2}$/.test(text) && !isWords) return undefined
  const said = (await lastMessages(context.database, claim, isWords ? RECALLED : 5)).map(({ message: raw }) =>
    Message.parse(raw),
  )
  const last = said.findLast(({ author }) => author.kind !== 'shopper')?.parts ?? []
  // Beside cards a number means one of them.
  const shown = last.some(({ type }) => type === 'carousel') ? [] : choicesOf(last)
  const undo = said.flatMap(({ author, parts }) => (author.kind === 'system' ? undosOf(parts) : [])).at(-1)
  const meant = isWords ? undo : shown[Number(text) - 1]
  return TAP.exec(meant?.value ?? '')?.[1]
}

/** The ways back that a message offers, in whichever form. */
function undosOf(parts: readonly Part[]): Option[] {
  const moved = parts.flatMap((part) => (part.type === 'system' && part.to?.undo) || [])
  return [...moved, ...choicesOf(parts)].filter(({ value }) => TAP.test(value))
}

/** As it may be typed: without the marks that keyboards write in many ways. */
function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .toLowerCase()
}
