import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The floor: a bare Node process that verifies a signature, stores a message and its reply in one statement, commits and
 * answers. Nothing of Souk is in it; what Souk does more is measured against it in the same run.
 */
const [, , connectionText = '', key = ''] = process.argv
const pool = new pg.Pool({ ...JSON.parse(connectionText), max: 16 })

await pool.query(`
  create table if not exists floor_heads (conversation uuid primary key, head bigint not null default 0) with (fillfactor = 60);
  create table if not exists floor_messages (conversation uuid, seq bigint, author text, parts jsonb, at timestamptz default now(), primary key (conversation, seq))`)

const STORE = {
  name: 'store',
  text: `with bumped as (
      insert into floor_heads (conversation, head) values ($1, 2)
      on conflict (conversation) do update set head = floor_heads.head + 2 returning head
    )
    insert into floor_messages (conversation, seq, author, parts)
    select $1, head - 1, 'shopper', $2::jsonb from bumped union all select $1, head, 'concierge', $3::jsonb from bumped
    returning seq`,
}
const REPLY = JSON.stringify([{ type: 'text', text: 'Thank you, we will be with you in a moment.' }])

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const given = Buffer.from(String(request.headers['x-signature'] ?? ''), 'hex')
    const wanted = createHmac('sha256', key).update(body).digest()
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response.writeHead(401).end()
      return
    }
    const { conversation, parts } = JSON.parse(body.toString('utf8'))
    pool.query({ ...STORE, values: [conversation, JSON.stringify(parts), REPLY] }).then(
      (result) => {
        response.writeHead(201, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ seq: result.rows[0].seq, reply: REPLY }))
      },
      () => response.writeHead(500).end(),
    )
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`)
})
process.on('SIGTERM', () => process.exit(0))
