import { CONCEPTS, NUMBERED_SIZES, toConcept } from '@souk/concierge/lexicon/concepts.ts'
import type { Concept } from '@souk/contract/understanding.ts'
import { PublicShop, type SettingsForm, ShopSettings } from '@souk/contract/shop.ts'
import { understandIn } from '../journeys/understand.ts'
import { moveShop } from '../journeys/move-shop.ts'
import { callerName } from '../journeys/caller.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import { isTimezone, publicShop, type Shop, zoneOf } from '../shops/shop.ts'
import { insertShop, updateSettings } from '../shops/store.ts'
import type { Handlers } from './handler.ts'
import { create, NO_HOME } from './once.ts'

let concepts: Concept[] | undefined

export const shopHandlers: Handlers<
  'listShops' | 'getShop' | 'createShop' | 'getSettings' | 'putSettings' | 'listConcepts' | 'understand'
> = {
  async listShops(context) {
    const shops = await context.directory.listed()
    return { body: shops.map((shop) => publicShop(shop, context, context.clock.now())) }
  },

  async getShop(context, { shop }) {
    return { body: publicShop(shop, context, context.clock.now()) }
  },

  async createShop(context, { body, caller, idempotencyKey }) {
    const timezone = zoneOf(body)
    if (!isTimezone(timezone)) throw new Failure('invalid_request', `${timezone} is not a time zone`)
    const { host, settings, country, ...rest } = body
    const shop: Shop = {
      ...rest,
      id: context.newId(),
      country: country ?? null,
      timezone,
      settings: ShopSettings.parse(settings ?? {}),
      connected: [],
      createdAt: context.clock.now(),
    }
    const { createdAt: _, connected: _none, ...row } = shop
    const input = { home: NO_HOME, method: 'createShop', caller, idempotencyKey, request: body, answer: PublicShop }
    const answer = await create(context, input, async (tx) => {
      await insertShop(tx, row, host)
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'shop.create',
        target: shop.slug,
      })
      return publicShop(shop, context, context.clock.now())
    })
    context.directory.forget()
    return { body: answer }
  },

  async getSettings(_context, { shop }) {
    return { body: settingsForm(shop) }
  },

  async putSettings(context, { shop, body, caller }) {
    const { country, ...settings } = body
    const next = await context.database.transact(async (tx) => {
      const stored = await updateSettings(tx, shop.id, settings)
      const moved = country === undefined || country === shop.country ? shop : await moveShop(tx, shop, country)
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'settings.put',
        target: shop.slug,
        ...(moved === shop ? {} : { data: { country: moved.country } }),
      })
      return { ...moved, settings: stored }
    })
    context.directory.forget()
    return { body: settingsForm(next) }
  },

  async listConcepts() {
    concepts ??= [...CONCEPTS, ...NUMBERED_SIZES].map(toConcept)
    return { body: concepts }
  },

  async understand(context, { shop, body }) {
    return { body: await understandIn(context, shop, body) }
  },
}

function settingsForm({ country, settings }: Shop): SettingsForm {
  return { ...settings, ...(country === null ? {} : { country }) }
}
