import type { Reader } from '../kernel/database.ts'

export type TeamMember = {
  id: string
  name: string
  role: string
  languages: string[]
  skills: string[]
  capacity: number | null
  on_duty: boolean
}

/** Who is in a shop's team now. */
export async function teamOf(read: Reader, home: string): Promise<TeamMember[]> {
  return read
    .selectFrom('members')
    .select(['id', 'name', 'role', 'languages', 'skills', 'capacity', 'on_duty'])
    .where('home', '=', home)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}
