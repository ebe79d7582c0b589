import { numberedBody, type Template, type TemplateCreate, type TemplatePlace } from '@souk/contract/template.ts'
import type { ConnectionSettings, Templates } from '../channels/channel.ts'
import { Failure } from '../kernel/failure.ts'
import type { Connection } from '../shops/connections.ts'
import type { Shop } from '../shops/shop.ts'
import {
  deleteTemplate,
  findTemplate,
  keepTemplates,
  setTemplateRef,
  shownTemplate,
  templatesOf,
} from '../shops/templates.ts'
import type { Context } from './context.ts'

/** How the channel of a connection has templates. Throws where it has none, or its settings do not tell where they are. */
export function templatesAt(context: Context, { kind, settings }: Connection): Templates {
  const templates = context.channels.get(kind)?.templates
  if (!templates) throw new Failure('invalid_request', `${kind} has no templates`)
  if (!templates.has(settings)) throw new Failure('invalid_request', 'missing: businessAccountId')
  return templates
}

/** Brings what is known in step with the provider, where the connection has templates. Answers why not, in its words. */
export async function syncTemplates(
  context: Context,
  { id, shop, kind, settings }: Connection,
): Promise<string | undefined> {
  const templates = context.channels.get(kind)?.templates
  if (!templates?.has(settings)) return undefined
  const listed = await templates.list(settings)
  if (!listed.ok) return listed.reason
  const where = { home: shop, connection: id, at: context.clock.now(), newId: context.newId }
  await context.database.transact((tx) => keepTemplates(tx, where, listed.value))
  return undefined
}

const EXAMPLES = { name: 'Ann', order: '1001', news: 'Your parcel is on its way and comes on Friday.' } as const

/**
 * Hands in what was stored, once: the provider is asked outside the transaction that stored it. What it refuses is gone
 * again; where nobody knows whether it took it, the next check tells.
 */
export async function submitTemplate(
  context: Context,
  { shop, connection, id, create }: { shop: Shop; connection: Connection; id: string; create: TemplateCreate },
): Promise<Template> {
  const at = { home: shop.id, connection: connection.id, id }
  const row = await findTemplate(context.database.read, at)
  if (!row) throw new Failure('not_found')
  if (row.ref !== null) return shownTemplate(row)
  const { name, language, footer, replies } = create
  const { body, places } = numberedBody(create.body)
  const example = (place: TemplatePlace) => (place === 'shop' ? shop.name : EXAMPLES[place])
  const handedIn = await templatesAt(context, connection).create(connection.settings, {
    name,
    language,
    category: categoryOf(create),
    body,
    examples: places.map(example),
    replies,
    ...(footer === undefined ? {} : { footer }),
  })
  if (handedIn.ok) {
    const { ref, state, category } = handedIn.value
    await context.database.transact((tx) => setTemplateRef(tx, { home: shop.id, id, ref, state, category }))
    return shownTemplate({ ...row, ref, state, category })
  }
  if (handedIn.uncertain) return shownTemplate(row)
  await context.database.transact((tx) => deleteTemplate(tx, shop.id, id))
  throw new Failure('provider_refused', handedIn.reason)
}

/** What the price of it is counted under there. */
export function categoryOf({ purpose }: Pick<TemplateCreate, 'purpose'>): 'marketing' | 'utility' {
  return purpose === 'service' || purpose === 'orders' ? 'utility' : 'marketing'
}

export async function removeTemplate(context: Context, connection: Connection, id: string): Promise<Template> {
  const { shop: home } = connection
  const row = await findTemplate(context.database.read, { home, connection: connection.id, id })
  if (!row) throw new Failure('not_found')
  await removeThere(templatesAt(context, connection), connection.settings, row)
  await context.database.transact((tx) => deleteTemplate(tx, home, id))
  return shownTemplate(row)
}

async function removeThere(
  templates: Templates,
  settings: ConnectionSettings,
  { ref, name }: { ref: string | null; name: string },
): Promise<void> {
  if (ref === null) return
  const removed = await templates.remove(settings, { ref, name })
  if (!removed.ok) throw new Failure('provider_refused', removed.reason)
}

export async function listTemplates(context: Context, { shop, id }: Connection): Promise<Template[]> {
  return (await templatesOf(context.database.read, { home: shop, connection: id })).map(shownTemplate)
}
