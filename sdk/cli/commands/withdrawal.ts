import type { Command } from '../command.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const

export const withdrawalList: Command = {
  name: 'withdrawal list',
  about: 'What buyers have withdrawn from, newest first.',
  operands: [],
  options: {
    shop,
    order: { type: 'string', value: 'NUMBER', about: 'of one order' },
    settled: { type: 'boolean', about: 'those that somebody has dealt with' },
  },
  async run({ server, get, has }) {
    const order = get('order')
    return server.client.call('listWithdrawals', {
      params: { shop: get('shop') ?? '' },
      query: { state: has('settled') ? 'settled' : 'received', ...(order === undefined ? {} : { order }) },
    })
  },
}

export const withdrawalSettle: Command = {
  name: 'withdrawal settle',
  about: 'Write down that one has been dealt with.',
  operands: ['ID'],
  options: { shop, note: { type: 'string', value: 'TEXT', about: 'how' } },
  notes: 'It moves no money: what is due is paid back by a refund of the order.',
  async run({ server, operands, get }) {
    const note = get('note')
    return server.client.call('settleWithdrawal', {
      params: { shop: get('shop') ?? '', withdrawal: operands[0] ?? '' },
      body: note === undefined ? {} : { note },
    })
  },
}
