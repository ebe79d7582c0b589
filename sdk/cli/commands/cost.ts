import type { Command } from '../command.ts'
import { UsageError } from '../usage.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const

export const costs: Command = {
  name: 'costs',
  about: 'What messages cost a shop: per connection and category, per thread and per order.',
  operands: [],
  options: {
    shop,
    from: { type: 'string', value: 'DAY', about: 'such as 2026-11-01; else the first of this month' },
    to: { type: 'string', value: 'DAY', about: 'the last day; else the last of this month' },
  },
  notes: 'Amounts are millionths of the currency: a text message of $0.0079 is 7900.',
  run({ server, get }) {
    const [from, to] = [get('from'), get('to')]
    return server.client.call('getChannelCosts', {
      params: { shop: get('shop') ?? '' },
      query: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    })
  },
}

export const costsCap: Command = {
  name: 'costs cap',
  about: 'How much messages may cost in a month; answers to customers go out beyond it.',
  operands: ['AMOUNT', 'CURRENCY'],
  options: { shop },
  notes: 'In minor units: 5000 USD is $50.00. One cap per currency; none takes it away.',
  async run({ server: { client }, operands, get }) {
    const [said = '', currency = ''] = operands
    const amount = said === 'none' ? undefined : wholeNumber(said, costsCap)
    const params = { shop: get('shop') ?? '' }
    const settings = await client.call('getSettings', { params })
    const { messageCosts } = settings
    const others = messageCosts.monthlyCaps.filter((cap) => cap.currency !== currency)
    const monthlyCaps = [...others, ...(amount === undefined ? [] : [{ amount, currency }])]
    const body = { ...settings, messageCosts: { ...messageCosts, monthlyCaps } }
    return (await client.call('putSettings', { params, body })).messageCosts
  },
}

export const costsPrice: Command = {
  name: 'costs price',
  about: 'What one message costs by the provider’s list, for those of which it reports no price.',
  operands: ['CHANNEL', 'MILLIONTHS', 'CURRENCY'],
  options: {
    shop,
    category: { type: 'string', value: 'C', about: 'of the provider, such as marketing; else any other' },
  },
  notes: 'In millionths of the currency: costs price sms 7900 USD is $0.0079.',
  async run({ server: { client }, operands, get }) {
    const [channel = '', said = '', currency = ''] = operands
    const millionths = wholeNumber(said, costsPrice)
    const category = get('category')
    const params = { shop: get('shop') ?? '' }
    const settings = await client.call('getSettings', { params })
    const { messageCosts } = settings
    const others = messageCosts.prices.filter((price) => price.channel !== channel || price.category !== category)
    const price = { channel, millionths, currency, ...(category === undefined ? {} : { category }) }
    const body = { ...settings, messageCosts: { ...messageCosts, prices: [...others, price] } }
    return (await client.call('putSettings', { params, body })).messageCosts
  },
}

function wholeNumber(text: string, command: Command): number {
  if (!/^\d{1,12}$/.test(text)) throw new UsageError(`${text} should be a whole number.`, command)
  return Number(text)
}
