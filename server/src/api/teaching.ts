import { foldText } from '@souk/concierge/text/normalise.ts'
import { Teaching } from '@souk/contract/teaching.ts'
import { callerName } from '../journeys/caller.ts'
import { missedGroups } from '../journeys/missed.ts'
import { takeBack, teach, tryLesson } from '../journeys/teach.ts'
import { teachingsOf, versionOf } from '../lessons/store.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** Concepts that are shown at once. */
const MOST = 500

export const teachingHandlers: Handlers<
  'listMissed' | 'listTeachings' | 'teach' | 'takeBackTeaching' | 'listShopConcepts'
> = {
  async listMissed(context, { shop, query }) {
    return { body: { groups: await missedGroups(context, shop, query.limit) } }
  },

  async listTeachings(context, { shop }) {
    const teachings = await teachingsOf(context.database.read, shop.id)
    return { body: { version: versionOf(teachings), teachings } }
  },

  async teach(context, { shop, body, caller, idempotencyKey }) {
    const tried = await tryLesson(context, shop, body)
    const by = callerName(caller)
    const input = { home: shop.id, method: 'teach', caller, idempotencyKey, request: body, answer: Teaching }
    const taught = await create(context, input, (tx) => teach(context, tx, { shop, tried, by }))
    context.directory.forget()
    return { body: taught }
  },

  async takeBackTeaching(context, { shop, params, caller }) {
    return { body: await takeBack(context, shop, params.teaching, callerName(caller)) }
  },

  async listShopConcepts(context, { shop, query }) {
    const { byId } = (await context.index.get(shop)).words()
    const wanted = foldText(query.q ?? '')
    const concepts = [...byId.values()].filter(
      ({ id, labels }) => id.includes(wanted) || labels.some((label) => foldText(label).includes(wanted)),
    )
    return {
      body: {
        concepts: concepts.slice(0, MOST).map(({ id, kind, labels, broader }) => ({
          id,
          kind,
          broader: [...(broader ?? [])],
          labels: { [shop.locale]: [...labels] },
        })),
      },
    }
  },
}
