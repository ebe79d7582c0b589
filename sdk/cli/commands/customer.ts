import { writeFile } from 'node:fs/promises'
import type { Call, Command } from '../command.ts'
import { UsageError } from '../usage.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const

export const customerFind: Command = {
  name: 'customer find',
  about: 'Who is it that writes to us? By one of these.',
  operands: [],
  options: {
    shop,
    email: { type: 'string', value: 'A', about: 'an e-mail address' },
    phone: { type: 'string', value: 'N', about: 'a phone number, as it was written' },
    order: { type: 'string', value: 'N', about: "an order's number" },
  },
  async run({ server, get }) {
    const query = { email: get('email'), phone: get('phone'), order: get('order') }
    if (Object.values(query).every((value) => value === undefined))
      throw new UsageError('One of --email, --phone, --order.', customerFind)
    return server.client.call('findCustomers', { params: { shop: get('shop') ?? '' }, query })
  },
}

export const customerExport: Command = {
  name: 'customer export',
  about: 'Everything that the shop has stored about a customer.',
  operands: ['CUSTOMER'],
  options: {
    shop,
    page: {
      type: 'string',
      value: 'FILE',
      about: 'write it to this file as a page to read; else it is printed as JSON',
    },
  },
  async run(call) {
    const params = { shop: call.get('shop') ?? '', customer: call.operands[0] ?? '' }
    const as = call.get('page') === undefined ? 'data' : 'page'
    return written(call, 'page', await call.server.client.call('exportCustomer', { params, query: { as } }))
  },
}

export const customerForget: Command = {
  name: 'customer forget',
  about: 'Erase a customer. It cannot be taken back.',
  operands: ['CUSTOMER'],
  options: { shop, yes: { type: 'boolean', about: 'this is meant' } },
  notes: 'Orders that are under way, and those that the law has kept, are named in the answer; nothing else stays.',
  async run({ server, operands, get, has }) {
    if (!has('yes')) throw new UsageError('It cannot be taken back: --yes.', customerForget)
    return server.client.call('forgetCustomer', {
      params: { shop: get('shop') ?? '', customer: operands[0] ?? '' },
      body: { confirm: true },
    })
  },
}

export const shopRecord: Command = {
  name: 'shop record',
  about: 'The record of processing activities (GDPR art. 30).',
  operands: [],
  options: {
    shop,
    markdown: { type: 'string', value: 'FILE', about: 'write it to this file to read; else it is printed as JSON' },
  },
  async run(call) {
    const as = call.get('markdown') === undefined ? 'data' : 'markdown'
    const params = { shop: call.get('shop') ?? '' }
    return written(call, 'markdown', await call.server.client.call('getProcessingRecord', { params, query: { as } }))
  },
}

/** A document goes into the file that the option names; data is the answer itself. */
async function written({ get, path }: Call, option: string, answer: { text: string } | object): Promise<unknown> {
  const file = get(option)
  if (file === undefined || !('text' in answer)) return answer
  await writeFile(path(file), answer.text)
  return { file: path(file) }
}
