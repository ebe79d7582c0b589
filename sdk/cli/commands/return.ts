import type { Call, Command } from '../command.ts'
import { UsageError } from '../usage.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const
const answer = { type: 'string', value: 'TEXT', about: 'what the customer is told with it' } as const

const STATES = ['requested', 'approved', 'refused', 'received', 'refunded', 'exchanged', 'cancelled'] as const

export const returnList: Command = {
  name: 'return list',
  about: 'Goods that customers send back, newest first.',
  operands: [],
  options: { shop, state: { type: 'string', value: STATES.join('|'), about: 'only these' } },
  async run({ server, get }) {
    const said = get('state')
    const state = STATES.find((one) => one === said)
    if (said !== undefined && state === undefined) throw new UsageError(`There is no state "${said}".`, returnList)
    return server.client.call('listReturns', {
      params: { shop: get('shop') ?? '' },
      query: state === undefined ? {} : { state },
    })
  },
}

function targetOf({ operands, get }: Call): { params: { shop: string; return: string }; answer?: string } {
  const said = get('answer')
  const params = { shop: get('shop') ?? '', return: operands[0] ?? '' }
  return said === undefined ? { params } : { params, answer: said }
}

export const returnApprove: Command = {
  name: 'return approve',
  about: 'Agree: the customer may send it.',
  operands: ['ID'],
  options: { shop, answer },
  async run(call) {
    const { params, ...body } = targetOf(call)
    return call.server.client.call('approveReturn', { params, body })
  },
}

export const returnRefuse: Command = {
  name: 'return refuse',
  about: 'Do not agree.',
  operands: ['ID'],
  options: { shop, answer },
  async run(call) {
    const { params, ...body } = targetOf(call)
    return call.server.client.call('refuseReturn', { params, body })
  },
}

export const returnReceive: Command = {
  name: 'return receive',
  about: 'It has come back: pay back, or send what is wanted instead.',
  operands: ['ID'],
  options: {
    shop,
    answer,
    'no-restock': { type: 'boolean', about: 'it is not on sale again' },
    hold: { type: 'boolean', about: 'it is looked at first; call again to settle it' },
  },
  async run(call) {
    const { params, ...said } = targetOf(call)
    const body = { ...said, restock: !call.has('no-restock'), settle: !call.has('hold') }
    return call.server.client.call('receiveReturn', { params, body })
  },
}
