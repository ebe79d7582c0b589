import type { Fact } from '@souk/contract/conversation.ts'
import type { Part, ShopperPart } from '@souk/contract/parts.ts'
import { type Client, createClient } from '@souk/sdk/client.ts'

export type Said = { id: string; author: string; parts: Part[] }

/** A shopper's side of a conversation. */
export type Thread = {
  conversation: string
  token: string
  /** The device that it was begun on. */
  handle: string
  /** Calls with the shopper's token. */
  client: Client
  /** Writes a text, waits until it has been considered, and gives what was said meanwhile. */
  say(text: string): Promise<Said[]>
  /** The same with any parts: a tap, a form. */
  send(...parts: ShopperPart[]): Promise<Said[]>
  /** Waits for a fact that has not been seen yet. */
  until(fits: (fact: Fact) => boolean): Promise<Fact>
  /** Every fact seen so far. */
  facts: readonly Fact[]
}

const PATIENCE_MS = 20_000

/** Starts a conversation with a shop. */
export async function openThread(url: string, shop: string, locale = 'en'): Promise<Thread> {
  const { conversation, token, handle } = await createClient({ baseUrl: url }).startConversation(shop, locale)
  const client = createClient({ baseUrl: url, token })
  const facts: Fact[] = []
  let looked = 0

  async function read(wait: number): Promise<void> {
    const page = await client.facts(conversation, facts.length, wait)
    for (const fact of page.facts) {
      if (fact.seq !== facts.length + 1) throw new Error(`fact ${fact.seq} came after ${facts.length}`)
      facts.push(fact)
    }
  }

  async function until(fits: (fact: Fact) => boolean): Promise<Fact> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await read(2000)) {
      for (const fact of facts.slice(looked)) {
        looked = fact.seq
        if (fits(fact)) return fact
      }
    }
    throw new Error(
      `nothing fitting came in ${PATIENCE_MS / 1000} s; last were ${facts
        .slice(-5)
        .map((fact) => fact.kind)
        .join(', ')}`,
    )
  }

  async function send(...parts: ShopperPart[]): Promise<Said[]> {
    const { seq } = await client.call('sendMessage', {
      params: { conversation },
      body: { clientId: crypto.randomUUID(), parts },
    })
    const done = await until((fact) => fact.kind === 'turn.done' && fact.data.upTo >= seq)
    return facts.filter((fact) => fact.seq > seq && fact.seq < done.seq).flatMap(saidIn)
  }

  return { conversation, token, handle, client, facts, send, until, say: (text) => send({ type: 'text', text }) }
}

function saidIn(fact: Fact): Said[] {
  if (fact.kind !== 'message.created') return []
  const { message } = fact.data as { message: { id: string; author: { kind: string }; parts: Part[] } }
  return message.author.kind === 'shopper'
    ? []
    : [{ id: message.id, author: message.author.kind, parts: message.parts }]
}
