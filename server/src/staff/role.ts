import { NOUNS, type Role, type Scope } from '@souk/contract/team.ts'

const everything = NOUNS.map((noun) => `${noun}:write` as const)

/** What each role may do: nothing that is not needed for its work. Who may write may read. */
export const SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  owner: everything,
  manager: everything.filter((scope) => scope !== 'team:write'),
  stylist: ['conversations:write', 'customers:write', 'orders:write', 'catalog:read', 'reports:read'],
  fulfilment: ['orders:write', 'catalog:read', 'conversations:read'],
  analyst: ['reports:read', 'catalog:read', 'orders:read'],
}
