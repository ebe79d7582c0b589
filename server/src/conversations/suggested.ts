import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

const Parts = z.array(Part)

/** The one product in what was said last for the shop, where a person said it; null where the shop has spoken for itself since. */
export async function suggestedBefore(read: Reader, { home, conversation }: Place): Promise<string | null> {
  const last = await read
    .selectFrom('messages')
    .select(['author_kind', 'parts'])
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('author_kind', 'in', ['staff', 'concierge', 'shop'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.author_kind !== 'staff') return null
  const products = Parts.parse(last.parts).filter((part) => part.type === 'product')
  const [only, ...more] = products
  return only && more.length === 0 ? only.ref.id : null
}
