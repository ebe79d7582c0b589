import type { Reader } from '../kernel/database.ts'
import { type MemberRow, membersOf } from './members.ts'
import { SCOPES } from './role.ts'

/** Whoever of a shop's team may answer shoppers, those who joined first first. */
export async function answerersOf(read: Reader, home: string): Promise<MemberRow[]> {
  return (await membersOf(read, home)).filter(({ role }) => SCOPES[role].includes('conversations:write'))
}
