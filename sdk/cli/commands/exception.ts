import type { Command } from '../command.ts'
import { UsageError } from '../usage.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const

export const exceptionList: Command = {
  name: 'exception list',
  about: 'What a person has to decide: stray money, short orders, refunds that do not get through.',
  operands: [],
  options: { shop, resolved: { type: 'boolean', about: 'those that have been decided' } },
  async run({ server, get, has }) {
    return server.client.call('listExceptions', {
      params: { shop: get('shop') ?? '' },
      query: { state: has('resolved') ? 'resolved' : 'open' },
    })
  },
}

export const exceptionResolve: Command = {
  name: 'exception resolve',
  about: 'Decide one of them.',
  operands: ['ID'],
  options: {
    shop,
    refund: { type: 'boolean', about: 'pay back the money that came' },
    retry: { type: 'boolean', about: 'ask the payment provider once more' },
    note: { type: 'string', value: 'TEXT', about: 'why' },
  },
  notes: 'Without --refund or --retry it counts as settled by hand.',
  async run({ server, operands, get, has }) {
    if (has('refund') && has('retry')) throw new UsageError('--refund or --retry, not both.', exceptionResolve)
    const note = get('note')
    return server.client.call('resolveException', {
      params: { shop: get('shop') ?? '', exception: operands[0] ?? '' },
      body: {
        action: has('refund') ? 'refund' : has('retry') ? 'retry' : 'settled',
        ...(note === undefined ? {} : { note }),
      },
    })
  },
}
