import { Place } from '@souk/contract/customer.ts'
import { Address } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'

const Profile = z.object({
  address: Address.optional().catch(undefined),
  place: Place.optional().catch(undefined),
  sizes: z.record(z.string(), z.string()).optional().catch(undefined),
})

/** What a customer told of where they live and what fits them. What cannot be read was not told. */
export type Told = { place?: Place; sizes: Readonly<Record<string, string>> }

/** What was asked about last counts, else where the last order went. */
export function toldIn(profile: unknown): Told {
  const { address, place, sizes = {} } = Profile.safeParse(profile).data ?? {}
  const there = place ?? (address && placeOf(address))
  return { sizes, ...(there ? { place: there } : {}) }
}

function placeOf({ country, postcode }: Pick<Address, 'country' | 'postcode'>): Place {
  return { country, ...(postcode ? { postcode } : {}) }
}

type Remembered = { place?: Place | undefined; sizes?: Readonly<Record<string, string | null>> | undefined }

/** Keeps where a delivery would go and what fits; a size of null is forgotten. */
export async function rememberTold(
  tx: Tx,
  home: string,
  customer: string,
  { place, sizes }: Remembered,
): Promise<void> {
  if (!place && !sizes) return
  const change = place ? { place } : {}
  await tx.db
    .updateTable('customers')
    .set({
      profile: sql`profile || ${JSON.stringify(change)}::jsonb || case when ${sizes === undefined}::boolean then '{}'::jsonb
        else jsonb_build_object('sizes', jsonb_strip_nulls(coalesce(profile->'sizes', '{}'::jsonb) || ${JSON.stringify(sizes ?? {})}::jsonb)) end`,
    })
    .where('home', '=', home)
    .where('id', '=', customer)
    .execute()
}
