import { Conversation } from '@souk/contract/conversation.ts'
import { METHODS } from '@souk/contract/methods.ts'
import { broughtParts, unsafeMedia } from '../conversations/media.ts'
import { muteThread } from '../conversations/mute.ts'
import { say } from '../conversations/say.ts'
import { cursorText, FIRST_CURSOR, parseCursor, type ShopCursor, shopPageAfter } from '../conversations/shop-stream.ts'
import { changeSpeaker } from '../conversations/speaker.ts'
import {
  type ConversationRow,
  factsAfter,
  findConversation,
  headOf,
  lastMessages,
  messagesElsewhere,
  readMarks,
} from '../conversations/store.ts'
import { actsForShop, type Caller, callerName, staffNamed } from '../journeys/caller.ts'
import { planPreview } from '../journeys/preview/preview.ts'
import { receive } from '../journeys/receive.ts'
import { startConversation } from '../journeys/start.ts'
import { readThread } from '../journeys/tell-seen.ts'
import { liveCart } from '../journeys/buying.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import { expectNews } from '../kernel/hub.ts'
import { wishesOf } from '../watches/wishes.ts'
import { admitThread, ownThread, threadOf } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** Messages of a snapshot. */
const SNAPSHOT = 200

export const conversationHandlers: Handlers<
  | 'startConversation'
  | 'getConversation'
  | 'sendMessage'
  | 'sendStaffMessage'
  | 'getFacts'
  | 'muteConversation'
  | 'markRead'
  | 'changeSpeaker'
  | 'getShopFacts'
> = {
  async startConversation(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.startConversation.response
    const input = { home: shop.id, method: 'startConversation', caller, idempotencyKey, request: body, answer }
    return { body: await create(context, input, (tx) => startConversation(context, tx, { shop, ...body })) }
  },

  async getConversation(context, { params, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    const { read } = context.database
    const row = await findConversation(read, place.conversation, place.home)
    // The head is read first: what is appended meanwhile comes to the client as facts after it.
    const stream = await headOf(context.database, place)
    if (!row || !stream) throw new Failure('not_found')
    const messages = await lastMessages(context.database, place, SNAPSHOT)
    const { customer } = row
    const [cart, wishes] =
      customer === null
        ? [null, []]
        : await Promise.all([liveCart(context, place.home, customer), wishesOf(read, place.home, customer)])
    const marks = await readMarks(read, place)
    const isShops = customer !== null && actsForShop(caller, place.home)
    const elsewhere = isShops ? await messagesElsewhere(context.database, place, { customer, limit: SNAPSHOT }) : []
    return {
      body: Conversation.parse({
        id: row.id,
        shop: row.home,
        language: row.language,
        speaker: {
          kind: row.speaker_kind,
          epoch: row.epoch,
          id: row.speaker_id ?? undefined,
          name: row.speaker_name ?? undefined,
        },
        ...stream,
        messages: messages.filter((message) => message.seq <= stream.head),
        ...(elsewhere.length > 0 ? { elsewhere } : {}),
        cart: cart ?? undefined,
        wishes: wishes.map(({ offer }) => offer),
        read: marks,
        // Nobody's business but the shopper's.
        ...(marks.muted && caller.kind === 'shopper' ? { muted: true } : {}),
      }),
    }
  },

  async sendMessage(context, { params, body, caller }) {
    const own = ownThread(caller, params.conversation)
    const unsafe = unsafeMedia(body.parts)
    if (unsafe.length > 0) throw new Failure('invalid_request', undefined, unsafe.map(notOnTheWeb))
    const stored = await receive(context, {
      ...own,
      clientId: body.clientId,
      parts: broughtParts(body.parts),
    })
    return { status: stored.known ? 200 : 201, body: { message: stored.message, seq: stored.seq } }
  },

  async sendStaffMessage(context, { params, body, caller }) {
    const row = await threadOf(context, caller, params.conversation)
    const stored = await context.database.transact(async (tx) => {
      const said = await say(tx, {
        home: row.home,
        conversation: row.id,
        author: { kind: 'staff', ...(caller.kind === 'staff' ? staffNamed(caller) : speakerIn(row, caller)) },
        purpose: 'service',
        parts: body.parts,
        clientId: body.clientId,
        epoch: body.epoch,
        at: context.clock.now(),
        newId: context.newId,
      })
      const place = { home: row.home, conversation: row.id, message: said.message }
      if (!said.known) await planPreview(tx, { ...place, parts: body.parts })
      return said
    })
    context.deliver.wake()
    return { status: stored.known ? 200 : 201, body: { message: stored.message, seq: stored.seq } }
  },

  async getFacts(context, { params, query, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    const news = expectNews(context.hub, place.conversation)
    try {
      const stream = await headOf(context.database, place)
      if (!stream) throw new Failure('not_found')
      // A cursor above the head is of a later state than this one: a backup was restored since.
      if (query.after < stream.floor - 1 || query.after > stream.head) throw new Failure('gone')
      if (query.after >= stream.head && query.wait > 0) await news.wait(query.wait)
      const facts = await factsAfter(context.database, place, query.after, query.limit)
      const head = Math.max(stream.head, facts.at(-1)?.seq ?? 0)
      return { body: METHODS.getFacts.response.parse({ facts, head, floor: stream.floor }) }
    } finally {
      news.stop()
    }
  },

  async muteConversation(context, { params, body: { muted }, caller }) {
    const place = ownThread(caller, params.conversation)
    await context.database.transact((tx) => muteThread(tx, place, muted))
    return { body: { muted } }
  },

  async markRead(context, { params, body, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    const by = caller.kind === 'shopper' ? 'shopper' : 'staff'
    const seq = await readThread(context, { ...place, by, seq: body.seq, at: context.clock.now() })
    return { body: { seq } }
  },

  async changeSpeaker(context, { params, body, caller }) {
    const row = await threadOf(context, caller, params.conversation)
    const speaker = await context.database.transact(async (tx) => {
      await recordAudit(tx, {
        home: row.home,
        id: context.newId(),
        actor: callerName(caller),
        action: 'speaker.change',
        target: row.id,
        data: { to: body.to },
      })
      return changeSpeaker(tx, {
        home: row.home,
        conversation: row.id,
        to: body.to,
        at: context.clock.now(),
        ...(body.to === 'staff' ? { name: body.name, ...staffNamed(caller) } : {}),
        epoch: body.epoch,
        note: body.note,
      })
    })
    return { body: speaker }
  },

  async getShopFacts(context, { shop, query }) {
    const start = query.after === undefined ? FIRST_CURSOR : readCursor(query.after)
    const { facts, cursor } = await shopPageAfter(context.database, shop.id, start, query.limit)
    return {
      body: METHODS.getShopFacts.response.parse({
        facts: facts.map(({ conversation, fact }) => ({ conversation, fact })),
        cursor: cursorText(cursor),
      }),
    }
  },
}

/** A key speaks for whoever has taken the thread over. */
function speakerIn(row: ConversationRow, caller: Caller): { id: string; name?: string } {
  const { speaker_id: id, speaker_name: name } = row
  return { id: id ?? callerName(caller), ...(name === null ? {} : { name }) }
}

function notOnTheWeb(path: string): { path: string; message: string } {
  return { path: `body.${path}`, message: 'must be a file of ours or an http address without a password' }
}

function readCursor(text: string): ShopCursor {
  const cursor = parseCursor(text)
  if (!cursor) throw new Failure('invalid_request', 'this is not a cursor of ours')
  return cursor
}
