import type { Command } from '../command.ts'
import { UsageError } from '../usage.ts'

export const orderRefund: Command = {
  name: 'order refund',
  about: 'Pay back an amount, units of lines, the delivery, or all.',
  operands: ['NUMBER'],
  options: {
    shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
    amount: { type: 'string', value: 'N', about: 'minor units: 1250 is 12.50' },
    line: { type: 'string', value: 'ID[:N]', about: 'so many units of a line, one if not said', multiple: true },
    shipping: { type: 'boolean', about: 'what is left of the delivery' },
    reason: { type: 'string', value: 'TEXT', about: 'why' },
  },
  notes: 'Units are paid back at what they cost, their share of a discount and their tax included.',
  async run({ server, operands, get, all, has }) {
    const amount = get('amount')
    const reason = get('reason')
    const lines = all('line').map((text) => {
      const [line = '', count = '1'] = text.split(':')
      return { line, quantity: countOf(count, '--line') }
    })
    return server.client.call('refundOrder', {
      params: { shop: get('shop') ?? '', number: operands[0] ?? '' },
      body: {
        ...(amount === undefined ? {} : { amount: countOf(amount, '--amount') }),
        ...(lines.length > 0 ? { lines } : {}),
        ...(has('shipping') ? { shipping: true as const } : {}),
        ...(reason === undefined ? {} : { reason }),
      },
      idempotencyKey: crypto.randomUUID(),
    })
  },
}

function countOf(text: string, option: string): number {
  if (!/^[1-9]\d{0,11}$/.test(text)) throw new UsageError(`${option}: "${text}" is no whole number.`, orderRefund)
  return Number(text)
}
