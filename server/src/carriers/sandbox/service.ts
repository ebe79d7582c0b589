import type { Core } from '../../kernel/core.ts'
import { HttpError } from '../../kernel/http-client.ts'
import { sign } from '../../kernel/secrets.ts'
import { REPORT_SIGNATURE } from './carrier.ts'
import { drawLabel, type LabelInput } from './label.ts'
import { nextOf, SANDBOX_TRANSITIONS, type SandboxState, trackingOf } from './parcel.ts'
import {
  dueParcels,
  type DueEvent,
  findByTracking,
  findParcel,
  insertParcel,
  markDelivered,
  moveParcel,
  type SandboxParcel,
  takeDueEvents,
} from './store.ts'

export type NewParcel = Omit<LabelInput, 'tracking' | 'at' | 'reference'> & {
  home: string
  /** What its customer calls it. */
  reference: string
  mark: string
  notifyUrl: string
  pace: number
}

/**
 * The sandbox's post: a carrier for tests and demos. It makes labels, moves its parcels by itself, one step each `pace`
 * seconds, and reports by signed webhooks until they are acknowledged.
 */
export type SandboxPost = {
  create(parcel: NewParcel): Promise<SandboxParcel>
  cancel(home: string, id: string): Promise<boolean | null>
  /** What happens to the parcel with this number, without waiting for it. */
  move(home: string, tracking: string, to: SandboxState, text?: string): Promise<SandboxState | null>
  stateOf(home: string, tracking: string): Promise<SandboxState | null>
  /** Moves what is due and sends what is due; called by a timer. */
  tick(): Promise<void>
}

export function createSandboxPost(core: Core): SandboxPost {
  const { database, clock, newId } = core

  async function move(parcel: SandboxParcel, to: SandboxState, text?: string): Promise<boolean> {
    const now = clock.now()
    const onward = to === 'trouble' ? undefined : nextOf(to)
    const moved = await moveParcel(database, {
      home: parcel.home,
      id: parcel.id,
      from: [parcel.state].filter((from) => SANDBOX_TRANSITIONS[from].includes(to)),
      to,
      nextAt: onward ? new Date(now.getTime() + parcel.pace * 1000) : null,
      event: to === 'cancelled' ? undefined : { id: newId(), at: now, text },
    })
    return moved !== undefined
  }

  async function send(event: DueEvent): Promise<void> {
    const body = Buffer.from(JSON.stringify(event.body))
    const headers = { 'content-type': 'application/json', [REPORT_SIGNATURE]: sign(core.keys.gateway, body) }
    const options = { method: 'POST' as const, headers, body, timeoutMs: 5000, trusted: true }
    try {
      const { status } = await core.http.request(event.notify_url, options)
      if (status < 300) await markDelivered(database.read, event, clock.now())
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
    }
  }

  async function stateOf(home: string, tracking: string): Promise<SandboxState | null> {
    return (await findByTracking(database.read, home, tracking))?.state ?? null
  }

  return {
    async create({ home, reference, mark, notifyUrl, pace, ...label }) {
      const id = newId()
      const tracking = trackingOf(id)
      const at = clock.now()
      const pdf = await drawLabel({ ...label, reference: mark, tracking, at })
      const next_at = new Date(at.getTime() + pace * 1000)
      return insertParcel(database.read, {
        home,
        id,
        reference,
        tracking,
        notify_url: notifyUrl,
        label: pdf,
        pace,
        next_at,
      })
    },
    async cancel(home, id) {
      const parcel = await findParcel(database.read, home, id)
      if (!parcel) return null
      return parcel.state === 'cancelled' || move(parcel, 'cancelled')
    },
    async move(home, tracking, to, text) {
      const parcel = await findByTracking(database.read, home, tracking)
      if (!parcel) return null
      await move(parcel, to, text)
      return stateOf(home, tracking)
    },
    stateOf,
    async tick() {
      const now = clock.now()
      for (const parcel of await dueParcels(database.read, now)) {
        const to = nextOf(parcel.state)
        if (to) await move(parcel, to)
      }
      await Promise.all((await takeDueEvents(database.read, now, 20)).map(send))
    },
  }
}
