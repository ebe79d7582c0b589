import type { Database, Statement } from '../kernel/database.ts'
import { CONTEXT_COLUMNS, parseContext } from './context.ts'
import { type Claimed, LEASE_SECONDS, type Place } from './conversation.ts'
import { sweptOf } from './mailbox.ts'

/** A file that somebody sent is waited for so long; then it is answered as it is. Others who write meanwhile wait with it. */
const WAIT_SECONDS = 30

/** The message's own id stands as the claim meanwhile: nobody can finish under it, and whoever brings the file knows it. */
const PARK: Statement = {
  name: 'park-mailbox',
  text: `
update mailboxes b set claim = m.id, claimed_until = least(m.at, now()) + make_interval(secs => ${WAIT_SECONDS})
from messages m
where b.home = $1 and b.conversation = $2 and b.claim = $3 and m.home = $1 and m.id = $4
  and least(m.at, now()) + make_interval(secs => ${WAIT_SECONDS}) > now()
returning b.claim`,
}

/** Lets a turn rest until what a message brings is there. False where it was waited for long enough, or the claim is lost. */
export async function parkMailbox(
  database: Database,
  { home, conversation, claim }: Claimed,
  message: string,
): Promise<boolean> {
  return (await database.run(PARK, [home, conversation, claim, message])).length > 0
}

const RESUME: Statement = {
  name: 'resume-mailbox',
  text: `
with taken as (
  update mailboxes set claim = gen_random_uuid(), claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
  where home = $1 and conversation = $2 and claim = $3
  returning home, conversation, claim, first_in, last_in, tries
)
select t.*, ${CONTEXT_COLUMNS}
from taken t
join conversations c on c.home = t.home and c.id = t.conversation
left join handles h on h.home = c.home and h.id = c.handle`,
}

/** Takes up the turn that waited for a message; null where none does. */
export async function resumeMailbox(
  database: Database,
  { home, conversation }: Place,
  message: string,
): Promise<Claimed | null> {
  const [row] = await database.run(RESUME, [home, conversation, message])
  return row ? { ...sweptOf(row), context: parseContext(row) } : null
}
