import { randomInt, randomUUID } from 'node:crypto'
import { createClient } from '@souk/sdk/client.ts'
import type { ChannelSimulator, Place, Seen } from '../simulators/simulator.ts'
import { KINDS, type Kind } from './kinds.ts'

/** What stands in a talk: what its owner has said, or what the shop has sent. */
export type Entry = { mine: { text: string; picture?: string } } | { theirs: Seen }

/** Somebody with a phone, who writes to one shop in one messenger. */
export type Phone = {
  id: string
  shop: string
  kind: Kind
  say(text: string): Promise<void>
  send(picture: { bytes: Uint8Array; mime: string; caption: string }): Promise<void>
  tap(label: string, on: Place): Promise<void>
  entries(): Entry[]
}

export type Phones = {
  /** A new phone that has written nothing yet. Throws a `SoukError` where the shop takes no such messenger. */
  take(shop: string, kind: Kind): Promise<Phone>
  find(id: string): Phone | undefined
  close(): Promise<void>
}

/** Says in its settings whose a connection is: one of an owner's own stays as it is. */
const MARK = 'simulated'
/** So many are held at once; who comes later ends the oldest. */
const MOST_PHONES = 500

/**
 * Phones of a demo market: each messenger is a simulated provider on loopback, connected to the shop as an owner would do it,
 * by the API. `server` gives the market's address and the operator's key, when it is asked for the first time.
 */
export function createPhones(server: () => { url: string; key: string }): Phones {
  const lines = new Map<string, Promise<ChannelSimulator>>()
  const phones = new Map<string, Phone>()

  async function line(shop: string, kind: Kind): Promise<ChannelSimulator> {
    const name = `${shop}/${kind}`
    const known = lines.get(name)
    if (known) return known
    const opening = connect(shop, kind)
    lines.set(name, opening)
    // What failed is tried again by the next.
    opening.catch(() => lines.delete(name))
    return opening
  }

  async function connect(shop: string, kind: Kind): Promise<ChannelSimulator> {
    const { url, key } = server()
    const simulator = await KINDS[kind].open()
    try {
      const api = createClient({ baseUrl: url, token: key })
      const settings = { ...simulator.settings, [MARK]: 'yes' }
      // What a market connected before it was started anew goes on with the new provider.
      const known = (await api.call('listConnections', { params: { shop } })).find(
        (one) => one.kind === kind && one.settings.includes(MARK),
      )
      const { webhookUrl } = known
        ? await api.call('changeConnection', { params: { shop, connection: known.id }, body: { settings } })
        : await api.call('createConnection', {
            params: { shop },
            body: { kind, settings },
            idempotencyKey: randomUUID(),
          })
      simulator.connect(webhookUrl)
      return simulator
    } catch (error) {
      await simulator.close()
      throw error
    }
  }

  return {
    async take(shop, kind) {
      const phone = openPhone({ shop, kind, simulator: await line(shop, kind) })
      phones.set(phone.id, phone)
      const [oldest] = phones.keys()
      if (phones.size > MOST_PHONES && oldest !== undefined) phones.delete(oldest)
      return phone
    },
    find: (id) => phones.get(id),
    async close() {
      // What could not be opened has been closed.
      await Promise.allSettled([...lines.values()].map(async (opening) => (await opening).close()))
    },
  }
}

function openPhone({ shop, kind, simulator }: { shop: string; kind: Kind; simulator: ChannelSimulator }): Phone {
  const from = newcomer(simulator.people[0])
  /** What was said, and how much the shop had sent before it. */
  const said: { after: number; mine: { text: string; picture?: string } }[] = []

  async function keep(mine: { text: string; picture?: string }, act: () => Promise<unknown>): Promise<void> {
    const one = { after: simulator.seen(from).length, mine }
    said.push(one)
    await act().catch((error: unknown) => {
      said.splice(said.indexOf(one), 1)
      throw error
    })
  }

  return {
    id: randomUUID(),
    shop,
    kind,
    say: (text) => keep({ text }, () => simulator.write(from, { type: 'text', text })),
    send({ bytes, mime, caption }) {
      const picture = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`
      const what = { type: 'image', bytes, mime, ...(caption ? { caption } : {}) } as const
      return keep({ text: caption, picture }, () => simulator.write(from, what))
    },
    tap: (label, on) => keep({ text: label }, () => simulator.tap(from, label, on)),
    entries() {
      const seen = simulator.seen(from)
      const until = (n: number) => said.filter(({ after }) => after === n).map(({ mine }) => ({ mine }))
      return [...seen.flatMap((theirs, n) => [...until(n), { theirs }]), ...until(seen.length)]
    },
  }
}

/** Somebody nobody knows yet, of the same make as those who are known there. */
function newcomer(known: string): string {
  const kept = known.replace(/\d{1,7}$/, '')
  return `${kept}${randomInt(2_000_000, 10_000_000)}`
}
