import { changeTrust, listTrust } from '../journeys/trust.ts'
import { dismissDraft, sendDraft } from '../journeys/send-draft.ts'
import { pauseShop } from '../journeys/pause.ts'
import { type Caller, callerName, staffNamed } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { draftOf } from '../drafts/draft.ts'
import { findDraft } from '../drafts/store.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { threadOf } from './admit-thread.ts'
import type { Handlers } from './handler.ts'

export const draftHandlers: Handlers<
  'getDraft' | 'sendDraft' | 'dismissDraft' | 'listIntents' | 'holdIntent' | 'pauseShop'
> = {
  async getDraft(context, { params, caller }) {
    const { home, id: conversation } = await threadOf(context, caller, params.conversation)
    const row = await findDraft(context.database.read, { home, conversation })
    const waits = row?.state === 'open' || row?.state === 'stale'
    return { body: { draft: waits ? draftOf(row) : null } }
  },

  async sendDraft(context, { params, body, caller }) {
    const row = await threadOf(context, caller, params.conversation)
    const place = { home: row.home, conversation: row.id }
    const shop = await shopOf(context, row.home)
    const name = row.speaker_name ?? body.name
    const holder = { id: row.speaker_id ?? callerName(caller), ...(name === undefined ? {} : { name }) }
    const author = { kind: 'staff' as const, ...(caller.kind === 'staff' ? staffNamed(caller) : holder) }
    return { body: { messages: await sendDraft(context, { shop, place, send: body, author, ...who(caller) }) } }
  },

  async dismissDraft(context, { params, body, caller }) {
    const row = await threadOf(context, caller, params.conversation)
    const shop = await shopOf(context, row.home)
    const place = { home: row.home, conversation: row.id }
    const draft = await dismissDraft(context, { shop, place, draft: body.draft, ...who(caller) })
    return { body: { draft: draftOf(draft) } }
  },

  async listIntents(context, { shop }) {
    return { body: await listTrust(context, shop) }
  },

  async holdIntent(context, { shop, params, body, caller }) {
    return { body: await changeTrust(context, { ...body, shop, intent: params.intent, by: callerName(caller) }) }
  },

  async pauseShop(context, { shop, params, body, caller }) {
    return { body: await pauseShop(context, { ...body, shop, what: params.what, by: callerName(caller) }) }
  },
}

function who(caller: Caller): { by: string; member: string | undefined } {
  return { by: callerName(caller), member: caller.kind === 'staff' ? caller.id : undefined }
}

async function shopOf(context: Context, home: string): Promise<Shop> {
  const shop = await context.directory.byId(home)
  if (!shop) throw new Failure('not_found')
  return shop
}
