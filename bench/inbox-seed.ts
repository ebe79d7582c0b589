import type pg from 'pg'

/** What of the messages is the one large shop's, and how many conversations it has. */
export const LARGE = { share: 0.5, conversations: 100_000 }
export const SHOPS = 2000
/** Conversations of each small shop. */
const SMALL = 25

const id = (...of: string[]) =>
  `overlay(overlay(md5(${of.map((one) => `(${one})::text`).join(` || '/' || `)}) placing '4' from 13) placing '8' from 17)::uuid`

/**
 * Shops, customers, threads and messages straight into the tables, as they would stand after a year: of the large shop two
 * hundred wait, three hundred sleep, four in five are closed, and three thousand have something in the cart.
 */
export async function seedInbox(client: pg.Client, large: string, messages: number): Promise<void> {
  await client.query('set synchronous_commit = off')
  await client.query(
    `insert into shops (id, slug, name, currency, locale, timezone, test)
     select ${id(`'shop'`, 'n')}, 'small-' || n, 'Shop ' || n, 'USD', 'en', 'UTC', true from generate_series(2, $1) n`,
    [SHOPS],
  )
  const ofLarge = Math.round((messages * LARGE.share) / LARGE.conversations)
  const ofSmall = Math.round((messages * (1 - LARGE.share)) / ((SHOPS - 1) * SMALL))
  await client.query(`create temporary table threads as
    select '${large}'::uuid as home, n, ${LARGE.conversations} as of, ${ofLarge} as said, ${id(`'${large}'`, 'n')} as key
    from generate_series(1, ${LARGE.conversations}) n
    union all
    select ${id(`'shop'`, 's')}, n, ${SMALL}, ${ofSmall}, ${id(`'small'`, 's', 'n')}
    from generate_series(2, ${SHOPS}) s cross join generate_series(1, ${SMALL}) n`)
  const at = `now() - make_interval(secs => n * 300 + 60)`
  await client.query(`insert into customers (home, id, name, email)
    select home, ${id(`'u'`, 'key')}, case when n % 3 = 0 then (array['Ana','Boris','Chen','Dirk','Eva','Fatima','Giorgi'])[n % 7 + 1] || ' Shopper' || n end,
      case when n % 3 = 0 then 'shopper' || n || '@example.com' end from threads`)
  await client.query(`insert into handles (home, id, channel, scope, address)
    select home, ${id(`'h'`, 'key')}, (array['web','web','whatsapp','telegram','sms'])[n % 5 + 1], 'bench', key::text from threads`)
  await client.query(`insert into handle_links (home, id, handle, customer, evidence, made_by)
    select home, ${id(`'l'`, 'key')}, ${id(`'h'`, 'key')}, ${id(`'u'`, 'key')}, 'first_contact', 'system' from threads`)
  await client.query(`insert into streams (home, id, head) select home, key, said * 2 from threads`)
  await client.query(`insert into conversations (home, id, handle, customer, language, last_at, active_at, active_hour, waiting_since, assignee, closed_at, snoozed_until)
    select home, key, ${id(`'h'`, 'key')}, ${id(`'u'`, 'key')}, (array['en','de','nl','ru','zh','ka'])[n % 6 + 1], ${at}, ${at},
      date_trunc('hour', ${at}, 'UTC'), case when n % 500 = 7 then ${at} end,
      case when n % 10 = 1 then ${id(`'member'`, '(n % 50)')} end, case when n > of / 5 and n % 500 <> 7 then ${at} end,
      case when n % 333 = 5 then now() + interval '1 day' end
    from threads`)
  await client.query(`insert into participants (home, conversation, actor_kind, actor_id, role)
    select home, key, kind, case kind when 'shop' then home else ${id(`'u'`, 'key')} end, kind
    from threads cross join unnest(array['customer', 'shop']) kind`)
  const words = `(array['do you have this dress in light blue','the parcel has not come yet','is it possible to pay on delivery',
    'нужно белое платье на выпускной','ich suche ein blaues Kleid','thank you so much','which size fits me','can you gift wrap it'])[(n * 7 + m) % 8 + 1]`
  await client.query(`insert into messages (home, id, conversation, seq, author_kind, handle, parts, at)
    select home, ${id(`'m'`, 'key', 'm')}, key, m * 2 - 1, case m % 2 when 1 then 'shopper' else 'concierge' end, ${id(`'h'`, 'key')},
      jsonb_build_array(jsonb_build_object('type', 'text', 'text', ${words} || ' ' || n)), ${at} - make_interval(secs => (said - m) * 30)
    from threads cross join lateral generate_series(1, said) m`)
  // The oldest first, as facts come to be.
  await client.query(`insert into facts (home, stream, seq, kind, at, subject, data)
    select home, key, m, case m % 2 when 1 then 'message.created' else 'turn.done' end, ${at},
      case m % 2 when 1 then ${id(`'m'`, 'key', '(m + 1) / 2')} end, case m % 2 when 0 then jsonb_build_object('upTo', m - 1) end
    from threads cross join lateral generate_series(1, said * 2) m order by n desc`)
  await client.query(`insert into tags (home, id, name, colour)
    select '${large}', ${id(`'tag'`, 't')}, t, 'blue' from unnest(array['rare', 'common']) t`)
  await client.query(`insert into conversation_tags (home, conversation, tag)
    select home, key, ${id(`'tag'`, 't')} from threads cross join (values ('rare', 700), ('common', 3)) as v(t, every)
    where home = '${large}' and n % every = 1`)
  await client.query(`insert into carts (home, id, customer, conversation, currency, worth)
    select home, ${id(`'cart'`, 'key')}, ${id(`'u'`, 'key')}, key, 'USD', (n * 37) % 50000 + 100 from threads where n % 33 = 2`)
  await client.query(`insert into notes (home, id, conversation, text, at)
    select home, ${id(`'note'`, 'key')}, key, 'note ' || n, ${at} from threads where n % 20 = 3`)
  await client.query('analyze')
}

/** The ids that the seeding gave. */
export async function seededIds(client: pg.Client, large: string) {
  const { rows } = await client.query(
    `select ${id(`'tag'`, `'rare'`)} as rare, ${id(`'tag'`, `'common'`)} as common, ${id(`'member'`, '7')} as member,
      array(select ${id(`'${large}'`, 'n')} from generate_series(1, 20000, 97) n) as threads`,
  )
  return rows[0] as { rare: string; common: string; member: string; threads: string[] }
}
