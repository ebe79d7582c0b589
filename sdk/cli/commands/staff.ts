import { UsageError } from '../usage.ts'
import type { Command } from '../command.ts'

const ROLES = ['owner', 'manager', 'stylist', 'fulfilment', 'analyst'] as const

export const staffInvite: Command = {
  name: 'staff invite',
  about: "Invite somebody to a shop's team: its first owner, say.",
  operands: [],
  options: {
    shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
    email: { type: 'string', value: 'E', about: 'where the invitation goes', required: true },
    role: { type: 'string', value: ROLES.join('|'), about: 'what they may do', required: true },
    name: { type: 'string', value: 'N', about: 'what they are called' },
    language: { type: 'string', value: 'en', about: 'what they speak; as often as needed', multiple: true },
  },
  notes: 'The url lets whoever opens it join, once, for seven days. It is mailed as well.',
  async run({ server, get, all }) {
    const role = ROLES.find((one) => one === get('role'))
    if (role === undefined) throw new UsageError(`--role should be one of ${ROLES.join(', ')}.`, staffInvite)
    const { id, url, expiresAt } = await server.client.call('inviteMember', {
      params: { shop: get('shop') ?? '' },
      body: { email: get('email') ?? '', role, name: get('name'), languages: all('language') },
    })
    return { id, url, expiresAt }
  },
}

export const staffList: Command = {
  name: 'staff list',
  about: "A shop's team, and who is invited to it.",
  operands: [],
  options: { shop: { type: 'string', value: 'S', about: "the shop's slug", required: true } },
  async run({ server, get }) {
    return server.client.call('listMembers', { params: { shop: get('shop') ?? '' } })
  },
}
