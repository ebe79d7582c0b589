import { METHODS } from '@souk/contract/methods.ts'
import type { Person } from '@souk/contract/person.ts'
import { callerName } from '../journeys/caller.ts'
import { partAndTell } from '../journeys/parted.ts'
import { joinPerson } from '../journeys/same-person.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { customersOfPerson, linksOfPerson, ownerOf } from '../people/same-person.ts'
import { customersApart } from '../views/person.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** Whoever decides it, a person of the shop answers for it: who did what stands in the audit log. */
export const linkHandlers: Handlers<'listLinks' | 'linkHandles' | 'unlinkHandles'> = {
  async listLinks(context, { shop, params, query }) {
    return { body: await personOf(context.database.read, shop.id, params.customer, query.contact) }
  },

  async linkHandles(context, { shop, params, body, caller, idempotencyKey }) {
    const home = shop.id
    const { customer } = params
    const { contact: handle } = body
    const answer = METHODS.linkHandles.response
    const input = { home, method: 'linkHandles', caller, idempotencyKey, request: { params, body }, answer }
    const person = await create(context, input, async (tx) => {
      // Who is not there is nobody, and neither is whose contact is not.
      await personOf(tx.db, home, customer, handle)
      const by = callerName(caller)
      const link = await joinPerson(context, tx, { shop, handle, customer, evidence: 'staff', by })
      const entry = { id: context.newId(), actor: by, action: 'customer.link', target: customer }
      if (link !== undefined) await recordAudit(tx, { home, ...entry, data: { link, contact: handle } })
      return personOf(tx.db, home, customer)
    })
    return { body: person }
  },

  async unlinkHandles(context, { shop, params, caller }) {
    const { threads } = await context.database.transact(async (tx) => {
      const parted = await partAndTell(context, tx, { shop, link: params.link })
      const { id, customer, handle } = parted.link
      const data = { link: id, contact: handle }
      const entry = { id: context.newId(), actor: callerName(caller), action: 'customer.unlink', target: customer }
      await recordAudit(tx, { home: shop.id, ...entry, data })
      return parted
    })
    context.deliver.wake()
    return { body: { threads: Array.from(threads, ([customer, conversation]) => ({ customer, conversation })) } }
  },
}

/** Everybody who is one with a customer, and with whose contact it is; throws `not_found` where there is nobody. */
async function personOf(read: Reader, home: string, customer: string, contact?: string): Promise<Person> {
  const owner = contact === undefined ? customer : await ownerOf(read, home, contact)
  if (owner === undefined) throw new Failure('not_found')
  const all = new Set<string>()
  for (const one of [customer, owner]) {
    const found = await customersOfPerson(read, home, one)
    if (found.length === 0) throw new Failure('not_found')
    for (const id of found) all.add(id)
  }
  const links = new Map((await linksOfPerson(read, home, customer)).map((link) => [link.id, link]))
  for (const link of await linksOfPerson(read, home, owner)) links.set(link.id, link)
  return {
    customers: await customersApart(read, home, [...all]),
    links: Array.from(links.values(), ({ id, handle, customer: whose, evidence, made_by: by, made_at }) => ({
      id,
      contact: handle,
      customer: whose,
      evidence,
      by,
      at: made_at.toISOString(),
    })),
  }
}
