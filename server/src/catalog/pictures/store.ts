import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Reader, Statement, Tx } from '../../kernel/database.ts'
import { GRID, type Signature, SURE, unlikeness } from './signature.ts'

/** Pictures of one offer that are looked at, those of its variants apart. */
const MOST_EACH = 4

const OWN = `
select o.id as offer, i.value->>'url' as url from offers o, jsonb_array_elements(o.images) with ordinality i(value, place)
where o.home = $1 and o.active and i.place <= ${MOST_EACH}
union
select v.offer, v.image from variants v join offers o on o.home = v.home and o.id = v.offer
where v.home = $1 and v.active and o.active and v.image is not null`

const UNSIGNED: Statement = {
  name: 'unsigned-pictures',
  text: `
select own.offer, own.url from (${OWN}) own
where not exists (
  select from picture_hashes p
  where p.home = $1 and p.offer = own.offer and p.url = own.url and (p.hashes <> '{}' or p.at > $3)
)
order by own.url limit $2`,
}

const FORGET: Statement = {
  name: 'forget-pictures',
  text: `
delete from picture_hashes p where p.home = $1
and not exists (select from (${OWN}) own where own.offer = p.offer and own.url = p.url)`,
}

const KNOWN: Statement = {
  name: 'known-picture',
  text: `select hashes::text[] as hashes, grids from picture_hashes where home = $1 and url = $2 and hashes <> '{}' limit 1`,
}

/** A picture of the shop as it stands at an offer, or at one of its variants. */
export type OwnPicture = { offer: string; url: string }
const Own = z.object({ offer: z.string(), url: z.string() })
const Known = z.object({ hashes: z.array(z.string()), grids: z.instanceof(Buffer) })

/** Pictures nobody has looked at yet, or that could not be had a week ago; those with one address together. */
export async function unsignedPictures(
  database: Database,
  { home, limit, at }: { home: string; limit: number; at: Date },
): Promise<OwnPicture[]> {
  const before = new Date(at.getTime() - AGAIN_MS)
  return (await database.run(UNSIGNED, [home, limit, before])).map((row) => Own.parse(row))
}

const AGAIN_MS = 7 * 86_400_000

/** The shops with offers of which no picture was looked at. */
export async function shopsUnsigned(read: Reader): Promise<string[]> {
  const rows = await read
    .selectFrom('offers as o')
    .select('o.home')
    .distinct()
    .where('o.active', '=', true)
    .where(sql<boolean>`o.images <> '[]'::jsonb`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('picture_hashes as p')
            .select('p.id')
            .whereRef('p.home', '=', 'o.home')
            .whereRef('p.offer', '=', 'o.id'),
        ),
      ),
    )
    .execute()
  return rows.map(({ home }) => home)
}

/** Forgets pictures that no offer has any more. */
export async function dropPictures(database: Database, home: string): Promise<void> {
  await database.run(FORGET, [home])
}

/** The same address at another offer is the same picture. */
export async function knownSignatures(database: Database, home: string, url: string): Promise<Signature[] | undefined> {
  const [row] = await database.run(KNOWN, [home, url])
  if (!row) return undefined
  const { hashes, grids } = Known.parse(row)
  return hashes.map((hash, place) => ({ hash, grid: grids.subarray(place * GRID, (place + 1) * GRID) }))
}

type Signed = OwnPicture & { home: string; id: string; signatures: readonly Signature[]; at: Date }

/** Keeps what a picture is recognised by; none, so that it is not asked for again. */
export async function keepSignatures(tx: Tx, { signatures, ...picture }: Signed): Promise<void> {
  const hashes = signatures.map(({ hash }) => hash)
  const grids = Buffer.concat(signatures.map(({ grid }) => grid))
  await tx.db
    .insertInto('picture_hashes')
    .values({ ...picture, hashes, grids })
    .onConflict((conflict) => conflict.columns(['home', 'offer', 'url']).doUpdateSet({ hashes, grids, at: picture.at }))
    .execute()
}

const ALIKE: Statement = {
  name: 'alike-pictures',
  text: `
select p.offer, p.url, a.place::int as asked, bit_count(s.hash # a.hash)::int as signs,
  substring(p.grids from (s.place::int - 1) * ${GRID} + 1 for ${GRID}) as grid
from picture_hashes p
cross join lateral unnest(p.hashes) with ordinality s(hash, place)
cross join unnest($2::text[]::bit(64)[]) with ordinality a(hash, place)
where p.home = $1 and bit_count(s.hash # a.hash) <= ${SURE}`,
}
const Alike = Own.extend({ asked: z.number(), signs: z.number(), grid: z.instanceof(Buffer) })

/** Two of nearly the same look: neither is surely the one that is meant. */
const CLOSE = 2
/** More are no answer. */
const MOST_MEANT = 3

/** The shop's pictures that may be the one of these signatures, one of each offer, the likeliest first. */
export async function alikePictures(
  database: Database,
  home: string,
  asked: readonly Signature[],
): Promise<OwnPicture[]> {
  const rows = await database.run(ALIKE, [home, asked.map(({ hash }) => hash)])
  const best = new Map<string, OwnPicture & { away: number }>()
  for (const row of rows) {
    const { offer, url, signs, grid, asked: place } = Alike.parse(row)
    const own = asked[place - 1]
    const away = own ? unlikeness(signs, own.grid, grid) : Infinity
    if (away <= SURE && away < (best.get(offer)?.away ?? Infinity)) best.set(offer, { offer, url, away })
  }
  const sorted = [...best.values()].toSorted((one, other) => one.away - other.away)
  const least = sorted[0]?.away ?? 0
  return sorted.filter(({ away }) => away <= least + CLOSE).slice(0, MOST_MEANT)
}
