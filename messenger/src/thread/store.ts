import type { Conversation, Fact } from '@souk/contract/conversation.ts'
import type { ShopperPart } from '@souk/contract/parts.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { batch, computed, signal } from '@preact/signals'
import type { Client } from '@souk/sdk/client.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { followConversation } from '@souk/sdk/live.ts'
import type { Follower, LiveState } from '@souk/sdk/live.ts'
import { language } from '../i18n/t.ts'
import { fetchLate } from '../parts/late-part.ts'
import { accessTo, dropAccess, keepAccess, souk } from '../state/access.ts'
import type { Access } from '../state/access.ts'
import { ring } from '../ui/ring.ts'
import { createBuying } from './buying.ts'
import { dropAllOf } from './leave.ts'
import { rowsOf } from './rows.ts'
import { ordersOf, toldByFacts } from './load.ts'
import { createTyping } from './typing.ts'
import { createView } from './view.ts'
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts'
import {
  again,
  EMPTY,
  failed,
  fromSnapshot,
  reduce,
  isPaying,
  send,
  stored,
  withdraw,
  withMarker,
  withOrder,
  withUnsent,
} from './state.ts'

export type Phase = 'new' | 'loading' | 'ready' | 'unreachable'
export type Store = ReturnType<typeof createStore>

/** What could not be sent is tried again by itself after this pause. */
const RETRY_MS = 6_000
/** What was sent comes back as a fact in less; if not, the live connection is looked at. */
const ECHO_MS = 3_000

/** One shop's thread in this page: its state, the live connection, and what can be done in it. */
export function createStore(shop: PublicShop) {
  const thread = signal(EMPTY)
  const phase = signal<Phase>(accessTo(shop.slug) ? 'loading' : 'new')
  const live = signal<LiveState>('connecting')
  const { by: typing, show: showTyping } = createTyping()
  /** The browser has no network at all; the socket may not have noticed. */
  const cut = signal(!navigator.onLine)
  const view = createView()
  const rows = computed(() => rowsOf(thread.value))
  let follower: Follower | undefined
  let client: Client = souk
  let opening: Promise<Access> | undefined
  let retries: ReturnType<typeof setTimeout> | undefined
  /** Sends go out one after another, so that they arrive as written. */
  let line: Promise<void> = Promise.resolve()
  /** Facts above this happened while somebody was looking: they may move and sound. */
  let liveFrom = 0
  /** Read here, as the server was told. */
  let told = 0

  /** Who was forgotten leaves nothing here either; whatever is said next begins anew. */
  function leave(): void {
    follower?.close()
    follower = undefined
    opening = undefined
    client = souk
    dropAllOf(shop.slug)
    thread.value = EMPTY
    phase.value = 'new'
  }

  function take(fact: Fact): void {
    if (fact.kind === 'conversation.forgotten') return leave()
    batch(() => {
      thread.value = reduce(thread.value, fact)
      if (fact.kind === 'message.created') {
        const { author, clientId, parts } = fact.data.message
        // What was said from another messenger is in this thread no more.
        if (parts.some((part) => part.type === 'system' && part.code === 'thread.parted')) void open()
        if (clientId) dropUnsent(shop.slug, clientId)
        if (author.kind !== 'shopper') {
          showTyping(undefined)
          ring(shop.slug, 'answer')
        }
      }
      if (fact.kind === 'turn.done') showTyping(undefined)
      if (fact.kind === 'order.placed') ring(shop.slug, 'paid')
    })
  }

  /** The whole thread: told by its facts, else by the snapshot's messages. What is being sent stays. */
  async function takeWhole(whole: Conversation): Promise<void> {
    const told = await toldByFacts(client, whole)
    if (told) thread.value = withUnsent(told, thread.value.pending)
    else await takeSnapshot(whole)
  }

  async function takeSnapshot(whole: Conversation): Promise<void> {
    thread.value = fromSnapshot(whole, thread.value)
    for (const order of await ordersOf(client, shop.slug, whole)) thread.value = withOrder(thread.value, order)
  }

  function follow(access: Access): void {
    follower?.close()
    follower = followConversation({
      baseUrl: '',
      ...access,
      after: thread.value.head,
      onFact: take,
      onTyping: (by) => by !== 'shopper' && showTyping(by),
      onState: (state) => {
        live.value = state
        if (state === 'live') retryUnreached()
      },
      onSnapshot: (whole) => void takeSnapshot(whole),
    })
  }

  /** Shows the thread this browser has a right to; without one, nothing is asked of the server yet. */
  async function open(): Promise<void> {
    const access = accessTo(shop.slug)
    if (!access) return sendUnsent()
    if (phase.value !== 'ready') phase.value = 'loading'
    client = souk.with(access.token)
    try {
      const [whole] = await Promise.all([client.conversation(access.conversation), fetchLate()])
      await takeWhole(whole)
      liveFrom = whole.head
      told = whole.read.shopper
      thread.value = withMarker(thread.value)
      phase.value = 'ready'
      follow(access)
      sendUnsent()
    } catch (error) {
      const refused = error instanceof SoukError && [401, 403, 404].includes(error.status)
      if (refused) {
        dropAccess(shop.slug)
        void import('../pwa/kept.ts').then(({ dropThread }) => dropThread(shop.slug))
      }
      if (refused) phase.value = 'new'
      else if (!(await showKept())) phase.value = 'unreachable'
    }
  }

  /** Without a network: the thread as it was last seen here. What is written waits; the thread is asked for again. */
  async function showKept(): Promise<boolean> {
    if (phase.value !== 'ready') {
      const { keptThread } = await import('../pwa/kept.ts')
      const kept = await keptThread(shop.slug).catch(() => undefined)
      if (!kept) return false
      liveFrom = kept.thread.head
      thread.value = withUnsent(withUnsent(kept.thread, unsentOf(shop.slug)), thread.value.pending)
      phase.value = 'ready'
    }
    live.value = 'offline'
    clearTimeout(retries)
    retries = setTimeout(() => void open(), RETRY_MS)
    return true
  }

  async function begin(): Promise<Access> {
    const { conversation, token, handle } = await souk.startConversation(shop.slug, language.value)
    const access = { conversation, token, handle }
    keepAccess(shop.slug, access)
    client = souk.with(token)
    phase.value = 'ready'
    follow(access)
    void fetchLate()
    return access
  }

  /** The right to the thread: this browser's own, perhaps begun in another tab, else a new one. */
  async function ready(): Promise<Access> {
    const access = accessTo(shop.slug)
    if (access && !follower) await open()
    return access ?? begin()
  }

  /** Asked for by several at once, it is opened once. */
  function joined(): Promise<Access> {
    opening ??= ready()
    opening.catch(() => (opening = undefined))
    return opening
  }

  async function deliver(clientId: string, parts: ShopperPart[]): Promise<void> {
    try {
      const { conversation } = await joined()
      const { message } = await client.call('sendMessage', { params: { conversation }, body: { clientId, parts } })
      thread.value = stored(thread.value, clientId, message)
      dropUnsent(shop.slug, clientId)
      setTimeout(() => isWaiting(clientId) && follower?.wake(), ECHO_MS)
      ring(shop.slug, 'sent')
      const concierge = (thread.value.speaker?.kind ?? 'concierge') === 'concierge'
      if (concierge && isWaiting(clientId)) showTyping('concierge')
    } catch (error) {
      opening = undefined
      // What got an answer is settled; without one it waits for a connection.
      const refused = error instanceof SoukError && error.status > 0
      thread.value = failed(thread.value, clientId, refused ? error.code : 'unreachable')
      if (refused) return dropUnsent(shop.slug, clientId)
      clearTimeout(retries)
      retries = setTimeout(retryUnreached, RETRY_MS)
    }
  }

  const isWaiting = (clientId: string) => thread.value.pending.some((one) => one.clientId === clientId)

  /** What an earlier visit could not send. */
  function sendUnsent(): void {
    const known = new Set(thread.value.entries.map(({ message }) => message.clientId))
    const unsent = unsentOf(shop.slug)
    for (const { clientId } of unsent) if (known.has(clientId)) dropUnsent(shop.slug, clientId)
    thread.value = withUnsent(thread.value, unsent)
    retryUnreached()
  }

  function retry(clientId: string): void {
    const parts = thread.value.pending.find((one) => one.clientId === clientId)?.parts
    if (!parts) return
    thread.value = again(thread.value, clientId)
    line = line.then(() => deliver(clientId, parts))
  }

  /** What could not be sent for want of a connection goes out when there is one. */
  function retryUnreached(): void {
    for (const { clientId, state, code } of thread.value.pending) {
      if (state === 'failed' && code === 'unreachable') retry(clientId)
    }
  }

  function say(parts: ShopperPart[]): void {
    const clientId = crypto.randomUUID()
    const at = new Date().toISOString()
    thread.value = send(thread.value, clientId, parts, at)
    keepUnsent(shop.slug, { clientId, parts, at })
    line = line.then(() => deliver(clientId, parts))
  }

  return {
    shop,
    thread,
    rows,
    phase,
    live,
    cut,
    typing,
    view,
    open,
    say,
    client: () => client,
    /** The right to the thread; without one, it is begun. */
    access: () => (opening = opening?.catch(ready) ?? ready()),
    /** The thread's id; one is begun where there is none. */
    conversation: async () => (await joined()).conversation,
    /** Did this happen while the page was open? */
    happenedLive: (seq: number) => phase.value === 'ready' && seq > liveFrom,
    leave,
    ...createBuying({ shop, thread, view, joined, client: () => client, say }),
    isPaying: (checkout: string) => isPaying(thread.value, checkout),
    orderOf: (checkout: string) => Object.values(thread.value.orders).find((order) => order.checkout === checkout),
    choose: (of: string, value: string, label: string) => say([{ type: 'choice', of, value, label }]),
    retry,
    withdraw(clientId: string): void {
      dropUnsent(shop.slug, clientId)
      thread.value = withdraw(thread.value, clientId)
    },
    /** Everything shown was looked at. Only messages count: a mark is a fact itself, and marking it would never end. */
    seen(): void {
      const last = thread.value.entries.findLast(({ message }) => message.author.kind !== 'shopper')
      if (last && last.seq > told && follower?.send({ type: 'read', seq: last.seq })) told = last.seq
    },
    writing: () => follower?.send({ type: 'typing' }),
    /** The network came back, or the page is looked at again. */
    wake(): void {
      cut.value = !navigator.onLine
      follower?.wake()
      if (!follower && accessTo(shop.slug)) void open()
      retryUnreached()
    },
    close(): void {
      clearTimeout(retries)
      follower?.close()
    },
  }
}
