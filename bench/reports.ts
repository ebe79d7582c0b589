import pg from 'pg'
import { systemClock } from '../server/src/kernel/clock.ts'
import { openDatabase } from '../server/src/kernel/database.ts'
import { createLog } from '../server/src/kernel/log.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { salesReport } from '../server/src/journeys/sales-report.ts'
import { daysOf } from '../server/src/views/report-days.ts'
import { talksByDay, talksIn, teamIn } from '../server/src/views/report-talks.ts'
import { openLab } from './lab.ts'

/** Reports of a year of one shop, CPU milliseconds of PostgreSQL and Node together, mean of five: 100,000 orders and three talks for each. JSON on stdout. */
const ORDERS = Number(process.argv[2] ?? 100_000)
const TALKS = ORDERS * 3
const HOME = '11111111-1111-4111-8111-111111111111'

const FILL = `
create temporary table made as select i, uuidv7() as id, gen_random_uuid() as conversation,
    now() - make_interval(secs => i * 31536000.0 / ${ORDERS}) as at, (array['web', 'whatsapp', 'telegram', 'sms'])[1 + i % 4] as channel
  from generate_series(1, ${ORDERS}) i;
insert into checkouts (home, id, currency, lines, totals, expires_at) select '${HOME}', id, 'EUR', '[]', '[]', at from made;
insert into orders (home, id, number, checkout, conversation, currency, buyer, lines, totals, placed_at, channel)
  select '${HOME}', id, i::text, id, conversation, 'EUR', '{}', '[]',
    jsonb_build_array(jsonb_build_object('type', 'total', 'amount', 4000 + i % 9000)), at, channel from made;
insert into sold_lines (home, id, order_id, placed_at, offer, quantity, total, currency, channel)
  select '${HOME}', uuidv7(), id, at, ('00000000-0000-4000-8000-' || lpad(((i * n) % 400)::text, 12, '0'))::uuid, 1, 2000, 'EUR', channel
  from made cross join generate_series(1, 2) n;
insert into talks (home, id, conversation, channel, started_at, last_at, last_seq, asked, concierge, staff, concierge_ms, staff_ms,
    handed_for, stage, orders, team)
  select '${HOME}', uuidv7(), conversation, channel, at - n * interval '1 minute', at, 9, 2, 2, (i % 10 = 0)::int, 400 + i % 3000,
    case when i % 10 = 0 then 60000 + i end, case when i % 10 = 0 then 'asked' end, case when n = 1 then 4 else 1 end,
    case when n = 1 then array[id] else '{}' end,
    case when i % 10 = 0 then jsonb_build_array(jsonb_build_object('id', (i % 7)::text, 'messages', 2, 'ms', 60000 + i)) end
  from made cross join generate_series(1, ${TALKS / ORDERS}) n;`

const lab = await openLab()
const connection = await lab.database()
const pool = new pg.Pool(connection)
await migrate(pool, createLog('warn'))
await pool.query(FILL)
await pool.query('vacuum analyze')
await pool.end()
const database = openDatabase({ connection, log: createLog('warn'), onFacts: () => undefined })

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const [postgres, node] = [lab.postgresCpu(), process.cpuUsage()]
  for (let run = 0; run < 5; run += 1) await work()
  const { user, system } = process.cpuUsage(node)
  return Math.round(((lab.postgresCpu() - postgres) * 1000 + (user + system) / 1000) / 5)
}

const today = Temporal.Now.plainDateISO('Europe/Berlin')
const shop = { id: HOME, currency: 'EUR', timezone: 'Europe/Berlin' }
const year = { from: today.subtract({ days: 364 }).toString(), to: today.toString() }
const month = { from: today.subtract({ days: 29 }).toString(), to: today.toString() }
const at = { home: HOME, starts: daysOf(shop.timezone, year).starts }
console.log(
  JSON.stringify({
    orders: ORDERS,
    talks: TALKS,
    salesOfYear: await cpuOf(() => salesReport({ database }, shop, year)),
    salesOfMonth: await cpuOf(() => salesReport({ database }, shop, month)),
    talksOfYear: await cpuOf(() => talksIn(database.read, at, systemClock.now())),
    talksByDay: await cpuOf(() => talksByDay(database.read, at)),
    teamOfYear: await cpuOf(() => teamIn(database.read, at, 'EUR')),
  }),
)
await database.close()
await lab.close()
