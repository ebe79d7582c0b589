import type { Caller } from '../journeys/caller.ts'
import { callerName } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { admitCustomer, customerView, headingOf, ordersLeft } from '../journeys/customer.ts'
import { listCustomers } from '../journeys/customers.ts'
import { exportCustomer, exportPage } from '../journeys/export.ts'
import { askToForget } from '../journeys/forget.ts'
import { optIn, optOut } from '../journeys/opt-out.ts'
import { processingRecord, recordMarkdown } from '../journeys/processing-record.ts'
import { setLanguage } from '../conversations/language.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { erasureOf } from '../people/erasures.ts'
import { rememberTold } from '../people/profile.ts'
import { setCustomerLanguage } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { contactsOf, customerRow, customersBy } from '../views/customer.ts'
import type { Handlers } from './handler.ts'

type Audited = { shop: Shop; caller: Caller; action: string; customer: string }

async function audit(context: Context, tx: Tx, { shop, caller, action, customer }: Audited): Promise<void> {
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor: callerName(caller), action, target: customer })
}

export const customerHandlers: Handlers<
  | 'findCustomers'
  | 'listCustomers'
  | 'getCustomer'
  | 'changeCustomer'
  | 'exportCustomer'
  | 'forgetCustomer'
  | 'getProcessingRecord'
> = {
  async findCustomers(context, { shop, query }) {
    return { body: (await customersBy(context.database.read, shop.id, query)).map(headingOf) }
  },

  async listCustomers(context, { shop, query }) {
    return { body: await listCustomers(context, shop, query) }
  },

  async getCustomer(context, { shop, params, caller }) {
    return { body: await customerView(context, shop, admitCustomer(shop, caller, params.customer)) }
  },

  async changeCustomer(context, { shop, params, body, caller }) {
    const customer = admitCustomer(shop, caller, params.customer)
    await context.database.transact(async (tx) => {
      if (!(await customerRow(tx.db, shop.id, customer))) throw new Failure('not_found')
      await audit(context, tx, { shop, caller, action: 'customer.change', customer })
      if (body.language !== undefined) {
        await setCustomerLanguage(tx, shop.id, customer, body.language)
        await setLanguage(tx, shop.id, customer, body.language)
      }
      await rememberTold(tx, shop.id, customer, body)
      if (body.stopped === undefined) return
      if (!body.stopped && caller.kind !== 'shopper')
        throw new Failure('forbidden', 'only they themselves can say that the shop may write again')
      const at = context.clock.now()
      for (const { id: handle } of await contactsOf(tx.db, shop.id, customer)) {
        if (body.stopped) await optOut(tx, { home: shop.id, handle, at, by: 'withdrawn' })
        else await optIn(tx, { home: shop.id, handle })
      }
    })
    return { body: await customerView(context, shop, customer) }
  },

  async exportCustomer(context, { shop, params, query, caller }) {
    const customer = admitCustomer(shop, caller, params.customer)
    const data = await exportCustomer(context, shop, customer)
    await context.database.transact((tx) => audit(context, tx, { shop, caller, action: 'customer.export', customer }))
    return { body: query.as === 'page' ? { text: exportPage(data) } : data }
  },

  async forgetCustomer(context, { shop, params, caller }) {
    const customer = admitCustomer(shop, caller, params.customer)
    // What is left is told as it was when it was asked: afterwards nobody can be found by it.
    const orders = await ordersLeft(context, shop, customer)
    const erasure = await context.database.transact(async (tx) => {
      const known = await erasureOf(tx.db, shop.id, customer)
      if (known) return known
      if (!(await customerRow(tx.db, shop.id, customer))) throw new Failure('not_found')
      await audit(context, tx, { shop, caller, action: 'customer.forget', customer })
      return askToForget(context, tx, { home: shop.id, customer, by: callerName(caller) })
    })
    return { body: { id: erasure.id, askedAt: erasure.asked_at.toISOString(), orders } }
  },

  async getProcessingRecord(context, { shop, query }) {
    const record = await processingRecord(context, shop)
    return { body: query.as === 'markdown' ? { text: recordMarkdown(record, shop.name) } : record }
  },
}
