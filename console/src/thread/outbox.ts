import type { Part } from '@souk/contract/parts.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { currentShop, souk } from '../api/client.ts'
import { codeOf } from '../api/fault.ts'
import { cell, type Cell } from '../inbox/cell.ts'
import { store, stored } from '../state/kept.ts'

/** What was written here and is not stored yet. `waiting`: it goes out by itself with the next connection. */
export type Unsent = {
  clientId: string
  conversation: string
  at: string
  parts: Part[]
  state: 'sending' | 'waiting' | 'refused'
  code?: string
}
/** Who I am as the speaker, and what the thread's speaker was when it was last seen. */
export type Speaks = {
  me: string
  name: string
  speaker: () => { kind: string; id?: string; epoch: number } | undefined
}

const all: Cell<readonly Unsent[]> = cell<readonly Unsent[]>([])
let of = ''
const sending = new Set<string>()

function key(): string {
  return `unsent.${currentShop()}`
}

/** What is unsent in the open shop; what an earlier visit could not send is there again. */
export function outbox(): Cell<readonly Unsent[]> {
  if (of !== currentShop()) {
    of = currentShop()
    all.set(readKept().map((one) => ({ ...one, state: one.state === 'sending' ? 'waiting' : one.state })))
  }
  return all
}

function readKept(): Unsent[] {
  try {
    const kept: unknown = JSON.parse(stored(key()) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function change(next: readonly Unsent[]): void {
  all.set(next)
  store(key(), next.length > 0 ? JSON.stringify(next) : null)
}

function patch(clientId: string, more: Partial<Unsent>): void {
  change(all.get().map((one) => (one.clientId === clientId ? { ...one, ...more } : one)))
}

/** Puts something into the outbox and sends it. */
export function send(conversation: string, parts: Part[], who: Speaks): Promise<void> {
  const one: Unsent = {
    clientId: crypto.randomUUID(),
    conversation,
    at: new Date().toISOString(),
    parts,
    state: 'sending',
  }
  change([...outbox().get(), one])
  return flush(conversation, who)
}

/** Sends what waits in a thread, one after another. What is refused stays, and says why. */
export async function flush(conversation: string, who: Speaks): Promise<void> {
  if (sending.has(conversation)) return
  sending.add(conversation)
  try {
    for (;;) {
      const next = outbox()
        .get()
        .find((one) => one.conversation === conversation && one.state !== 'refused')
      if (!next) return
      patch(next.clientId, { state: 'sending' })
      const fault = await attempt(next, who)
      if (fault === undefined) drop(next.clientId)
      else {
        const waits = fault === 'unreachable' || fault === 'not_ready' || fault === 'rate_limited'
        patch(next.clientId, { state: waits ? 'waiting' : 'refused', code: fault })
        if (waits) return
      }
    }
  } finally {
    sending.delete(conversation)
  }
}

export function drop(clientId: string): void {
  change(all.get().filter((one) => one.clientId !== clientId))
}

export function retry(clientId: string, who: Speaks): Promise<void> {
  const one = all.get().find((unsent) => unsent.clientId === clientId)
  if (!one) return Promise.resolve()
  patch(clientId, { state: 'waiting' })
  return flush(one.conversation, who)
}

async function attempt({ conversation, clientId, parts }: Unsent, who: Speaks): Promise<string | undefined> {
  try {
    const epoch = await epochToSpeak(conversation, who)
    await souk.call('sendStaffMessage', { params: { conversation }, body: { clientId, epoch, parts } })
    return undefined
  } catch (error) {
    if (error instanceof SoukError) return codeOf(error)
    throw error
  }
}

/** In which I speak there. Answering takes the thread over; who took it meanwhile is not talked over. */
export function epochToSpeak(conversation: string, who: Speaks): Promise<number> {
  const speaker = who.speaker()
  if (speaker?.kind === 'staff' && speaker.id === who.me) return Promise.resolve(speaker.epoch)
  return takeOver(conversation, who, speaker?.epoch)
}

async function takeOver(conversation: string, { name }: Speaks, epoch: number | undefined): Promise<number> {
  const speaker = await souk.call('changeSpeaker', {
    params: { conversation },
    body: { to: 'staff', name, ...(epoch !== undefined && { epoch }) },
  })
  return speaker.epoch
}
