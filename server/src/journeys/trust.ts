import type { IntentTrust } from '@souk/contract/draft.ts'
import { trustOf } from '../drafts/draft.ts'
import { holdBack, trustOfShop } from '../drafts/trust.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** How far each meaning is, the nearest to being live first. */
export async function listTrust(
  context: Context,
  { id, settings }: Shop,
): Promise<{ concierge: 'live' | 'draft'; goesLiveAfter: number; intents: IntentTrust[] }> {
  const trusts = await trustOfShop(context.database.read, id)
  const intents = trusts.map(trustOf).toSorted((a, b) => Number(b.live) - Number(a.live) || b.unedited - a.unedited)
  return { concierge: settings.concierge, goesLiveAfter: settings.draftsUntilLive, intents }
}

type Held = { shop: Shop; intent: string; heldBack: boolean; by: string }

/** Keeps a meaning with people, or lets it go live in its time. */
export function changeTrust(context: Context, { shop, intent, heldBack, by }: Held): Promise<IntentTrust> {
  return context.database.transact(async (tx) => {
    const trust = await holdBack(tx, shop.id, intent, heldBack)
    const home = shop.id
    const data = { heldBack }
    await recordAudit(tx, { home, id: context.newId(), actor: by, action: 'intent.hold', target: intent, data })
    return trustOf(trust)
  })
}
