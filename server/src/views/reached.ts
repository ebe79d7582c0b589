import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'

/** Whether a letter went to an address within a minute of something: it told of the same. */
export async function wasMailed(
  read: Reader,
  { home, address, at }: { home: string; address: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from mails where home = ${home}::uuid and recipient->>'address' = ${address}
      and at between ${at}::timestamptz - interval '1 minute' and ${at}::timestamptz + interval '1 minute' limit 1`.execute(
    read,
  )
  return rows.length > 0
}

/** What the send gate asks about an address that letters go to: whether it was written from, said STOP, agreed or objected. */
export async function standingOfAddress(
  read: Reader,
  { home, address, purpose }: { home: string; address: string; purpose: string },
): Promise<{ heardAt: Date | null; stoppedAt: Date | null; consent: 'given' | 'pending' | 'ended' | 'none' }> {
  const { rows } = await sql<{
    heard_at: Date | null
    stopped_at: Date | null
    consent: 'given' | 'pending' | 'ended' | null
  }>`
    select h.heard_at, h.stopped_at, (
      select case when k.ended_at is not null then 'ended' when k.confirmed_at is null then 'pending' else 'given' end
      from consents k where k.home = h.home and k.handle = h.id and k.purpose = ${purpose}
      order by k.given_at desc, k.id desc limit 1) as consent
    from handles h where h.home = ${home}::uuid and h.channel = 'email' and h.scope = ''
      and h.address in (${address}, lower(${address})) order by h.stopped_at desc nulls last limit 1`.execute(read)
  const { heard_at = null, stopped_at = null, consent = null } = rows[0] ?? {}
  return { heardAt: heard_at, stoppedAt: stopped_at, consent: consent ?? 'none' }
}

/** A number of the customer that takes text messages and agreed to be written to, beside the handle that cannot be. */
export async function agreedNumber(
  read: Reader,
  home: string,
  customer: string,
  besides: string,
): Promise<{ handle: string; connection: string } | undefined> {
  const { rows } = await sql<{ handle: string; connection: string }>`
    select h.id as handle, h.connection from handle_links l join handles h on h.home = l.home and h.id = l.handle
    where l.home = ${home}::uuid and l.customer = ${samePerson(home, customer)} and l.undone_at is null and h.id <> ${besides}::uuid
      and h.channel = 'sms' and h.connection is not null and h.stopped_at is null
      and exists (select from consents k where k.home = h.home and k.handle = h.id and k.purpose in ('service', 'orders')
        and k.confirmed_at is not null and k.ended_at is null)
    order by h.heard_at desc nulls last, h.id limit 1`.execute(read)
  return rows[0]
}
