import type { Connection } from '@souk/contract/connection.ts'
import { METHODS } from '@souk/contract/methods.ts'
import type { Carrier } from '../carriers/carrier.ts'
import type { AnyChannel } from '../channels/channel.ts'
import { PollError } from '../channels/poll.ts'
import { hurryDeliveries, waitingAt } from '../conversations/waiting-deliveries.ts'
import { type Gateway, type GatewayConnection, GatewayError } from '../gateways/gateway.ts'
import { type Caller, callerName } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { syncTemplates } from '../journeys/templates.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import {
  connectionsOf,
  deleteConnection,
  type HealthRow,
  insertConnection,
  lockConnection,
  noteAuthorised,
  setConnectionSettings,
} from '../shops/connection-store.ts'
import { knownSettings, sealSettings } from '../shops/connections.ts'
import { dropPoll, hurryPoll, planPoll } from '../shops/polls.ts'
import type { Shop } from '../shops/shop.ts'
import { deleteTemplatesOf } from '../shops/templates.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'
import { ownConnection } from './templates.ts'

export const connectionHandlers: Handlers<
  'listChannels' | 'listConnections' | 'createConnection' | 'changeConnection' | 'removeConnection' | 'checkConnection'
> = {
  async listChannels(context) {
    const guides = [...context.channels.values()].flatMap(({ kind, settings, setup }) =>
      setup ? [{ kind, settings: [...settings], steps: [...setup.steps] }] : [],
    )
    return { body: guides }
  },

  async listConnections(context, { shop }) {
    const rows = await connectionsOf(context.database.read, shop.id)
    return { body: await shown(context, rows) }
  },

  async createConnection(context, { shop, body, caller, idempotencyKey }) {
    const account = checkSettings(context, shop, body)
    const answer = METHODS.createConnection.response
    const input = { home: shop.id, method: 'createConnection', caller, idempotencyKey, request: body, answer }
    const made = await create(context, input, async (tx) => {
      const id = context.newId()
      const { kind } = body
      const kept = { ...body.settings, trusted: trustIn(caller) }
      const settings = sealSettings(context.keys.connections, id, kept)
      await insertConnection(tx, { id, shop: shop.id, kind, settings })
      await planPoll(tx, { home: shop.id, id }, account)
      await audit(context, tx, { shop, caller, action: 'connection.create', id, kind })
      return { id, webhookUrl: webhookOf(context, { id, kind }) }
    })
    forget(context)
    context.polls.wake()
    return { body: made }
  },

  async changeConnection(context, { shop, params, body, caller }) {
    const row = await context.database.transact(async (tx) => {
      const found = await lockConnection(tx, shop.id, params.connection)
      if (!found) throw new Failure('not_found')
      const { id, kind } = found
      const settings = changed(knownSettings(context.keys.connections, found), body.settings, caller)
      const account = checkSettings(context, shop, { kind, settings })
      const sealed = sealSettings(context.keys.connections, id, settings)
      await setConnectionSettings(tx, id, sealed)
      await planPoll(tx, { home: shop.id, id }, account)
      await hurryDeliveries(tx, shop.id, id)
      await audit(context, tx, { shop, caller, action: 'connection.change', id, kind })
      return { ...found, settings: sealed, unauthorised_since: null }
    })
    forget(context)
    context.deliver.wake()
    context.polls.wake()
    return { body: await one(context, row) }
  },

  async removeConnection(context, { shop, params, caller }) {
    const row = await context.database.transact(async (tx) => {
      const found = await lockConnection(tx, shop.id, params.connection)
      if (!found) throw new Failure('not_found')
      const gateway = context.gateways.get(found.kind)
      if (gateway && gateway.can.refund !== 'by hand')
        throw new Failure('invalid_request', 'what a gateway took may have to be paid back: exchange its keys instead')
      await deleteTemplatesOf(tx, { home: shop.id, connection: found.id })
      await dropPoll(tx, { home: shop.id, id: found.id })
      await deleteConnection(tx, found.id)
      await audit(context, tx, { shop, caller, action: 'connection.remove', id: found.id, kind: found.kind })
      return found
    })
    forget(context)
    return { body: await one(context, row) }
  },

  async checkConnection(context, { shop, params }) {
    const connection = await ownConnection(context, shop, params.connection)
    const gateway = context.gateways.get(connection.kind)
    if (gateway) return { body: await checked(shop, gateway, connection) }
    const setup = context.channels.get(connection.kind)?.setup
    if (!setup) return { body: [] }
    const findings = await setup.check(connection.settings, webhookOf(context, connection))
    const reason = await syncTemplates(context, connection)
    if (findings.every(({ ok }) => ok)) await goOn(context, connection)
    const text = `The templates could not be read (${reason}): is businessAccountId right, and may the token manage them?`
    return { body: reason === undefined ? findings : [...findings, { ok: false, code: 'templates', text }] }
  },
}

async function checked(shop: Shop, gateway: Gateway, connection: GatewayConnection) {
  try {
    return (await gateway.check?.(connection, shop.currency)) ?? []
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return [{ ok: false, code: 'unreachable', text: `The provider cannot be asked now: ${error.message}.` }]
  }
}

/** It works again: what waited because it did not goes out now. */
async function goOn(context: Context, { id, shop }: { id: string; shop: string }): Promise<void> {
  await context.database.transact(async (tx) => {
    if (await noteAuthorised(tx, id)) await hurryDeliveries(tx, shop, id)
    await hurryPoll(tx, { home: shop, id })
  })
  context.deliver.wake()
  context.polls.wake()
}

/** What this server remembers of shops and their connections is of before. */
function forget({ directory, connections }: Context): void {
  directory.forget()
  connections.forget()
}

function webhookOf({ publicUrl }: Context, { id, kind }: { id: string; kind: string }): string {
  return `${publicUrl}/webhooks/${kind}/${id}`
}

async function shown(context: Context, rows: readonly HealthRow[]): Promise<Connection[]> {
  if (rows.length === 0) return []
  const waiting = await waitingAt(
    context.database.read,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { id, kind, created_at, unauthorised_since: since, last_error: reason, last_error_at: at } = row
    const { trusted: _, ...settings } = knownSettings(context.keys.connections, row)
    return {
      id,
      kind,
      webhookUrl: webhookOf(context, row),
      at: created_at.toISOString(),
      settings: Object.keys(settings),
      ...(since ? { unauthorisedSince: since.toISOString() } : {}),
      ...(reason !== null && at ? { lastError: { at: at.toISOString(), reason } } : {}),
      waiting: waiting.get(id) ?? 0,
    }
  })
}

async function one(context: Context, row: HealthRow): Promise<Connection> {
  const [connection] = await shown(context, [row])
  if (!connection) throw new Error('a row makes a connection')
  return connection
}

type Change = Readonly<Record<string, string | null>>

/** Only what the operator gave may lead into our own network; nobody else can say so of themselves. */
function trustIn({ kind }: Caller): 'yes' | 'no' {
  return kind === 'operator' ? 'yes' : 'no'
}

/** Settings that lead somewhere. */
const LEADING = ['apiBase', 'imapHost', 'imapPort']

/** Another address has to be trusted anew. */
function changed(before: Readonly<Record<string, string>>, change: Change, caller: Caller): Record<string, string> {
  const merged = Object.entries({ ...before, ...change }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  const trusted = LEADING.some((name) => name in change) ? trustIn(caller) : (before['trusted'] ?? 'no')
  return { ...Object.fromEntries(merged), trusted }
}

async function audit(
  context: Context,
  tx: Tx,
  { shop, caller, action, id, kind }: { shop: Shop; caller: Caller; action: string; id: string; kind: string },
): Promise<void> {
  const actor = callerName(caller)
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action, target: id, data: { kind } })
}

type Asked = { kind: string; settings: Readonly<Record<string, string>> }

/**
 * Throws `invalid_request` unless there is such a channel or gateway and it has all it needs. Answers the account that is
 * to be read there, if any.
 */
function checkSettings(context: Context, shop: Shop, { kind, settings }: Asked): string | undefined {
  const gateway = context.gateways.get(kind)
  if (gateway?.connect) {
    const { test } = gateway.connect(settings)
    if (test === shop.test) return undefined
    const reason = test ? 'these keys move no real money' : 'these keys move real money, and the shop is marked test'
    throw new Failure('invalid_request', `${reason}: a shop marked test takes test keys, any other live ones`)
  }
  const carrier = context.carriers.get(kind)
  if (carrier) return checkCarrier(shop, carrier, settings)
  const channel = context.channels.get(kind)
  if (!channel?.receive) throw new Failure('invalid_request', `there is no channel or gateway of the kind ${kind}`)
  const missing = channel.settings.filter((name) => !settings[name])
  if (missing.length > 0) throw new Failure('invalid_request', `missing: ${missing.join(', ')}`)
  return accountOf(channel, settings)
}

function checkCarrier(shop: Shop, { can }: Carrier, settings: Asked['settings']): undefined {
  if (can.testOnly && !shop.test) throw new Failure('shop_not_test')
  const missing = can.settings.filter((name) => !settings[name])
  if (missing.length > 0) throw new Failure('invalid_request', `missing: ${missing.join(', ')}`)
}

function accountOf({ poll }: AnyChannel, settings: Asked['settings']): string | undefined {
  try {
    return poll?.account(settings)
  } catch (error) {
    if (!(error instanceof PollError)) throw error
    throw new Failure('invalid_request', error.message)
  }
}
