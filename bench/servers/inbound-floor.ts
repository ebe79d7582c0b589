import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The floor of what comes in by a messenger: a bare Node process that verifies a report's signature, stores the message and
 * its reply in one statement, commits, acknowledges, and makes one call to the provider. Nothing of Souk is in it.
 */
const [, , connectionText = '', key = '', graph = ''] = process.argv
const pool = new pg.Pool({ ...JSON.parse(connectionText), max: 16 })

await pool.query(`
  create table if not exists floor_heads (address text primary key, head bigint not null default 0) with (fillfactor = 60);
  create table if not exists floor_messages (address text, seq bigint, author text, body jsonb, at timestamptz default now(), primary key (address, seq))`)

const STORE = {
  name: 'store',
  text: `with bumped as (
      insert into floor_heads (address, head) values ($1, 2)
      on conflict (address) do update set head = floor_heads.head + 2 returning head
    )
    insert into floor_messages (address, seq, author, body)
    select $1, head - 1, 'shopper', $2::jsonb from bumped union all select $1, head, 'concierge', $3::jsonb from bumped`,
}

function isSigned(body: Buffer, header: unknown): boolean {
  const given = Buffer.from(String(header ?? '').slice('sha256='.length), 'hex')
  const wanted = createHmac('sha256', key).update(body).digest()
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function reply(body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${graph}/messages`, { method: 'POST', headers, body })
  await answer.text()
}

const server = createServer((incoming, response) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    const body = Buffer.concat(chunks)
    if (!isSigned(body, incoming.headers['x-hub-signature-256'])) {
      response.writeHead(401).end()
      return
    }
    const [message] = JSON.parse(body.toString('utf8')).entry[0].changes[0].value.messages
    const text = { body: 'Thank you, we will be with you in a moment.' }
    const answer = JSON.stringify({ messaging_product: 'whatsapp', to: message.from, type: 'text', text })
    pool.query({ ...STORE, values: [message.from, JSON.stringify(message), answer] }).then(
      () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"stored":1}')
        reply(answer).catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
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
