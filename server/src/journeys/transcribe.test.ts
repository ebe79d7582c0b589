import { createServer, type IncomingMessage, type Server } from 'node:http'
import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestShop, type TestShop } from '../../test/trade.ts'

let app: TestApp
let opened: TestShop
let whatsapp: WhatsappSimulator
let endpoint: Server
let heard: { path: string; headers: IncomingMessage['headers']; form: FormData }[] = []
/** What the endpoint answers: words, a status, or nothing at all. */
let answer: string | number | undefined = ''

beforeAll(async () => {
  endpoint = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const type = request.headers['content-type'] ?? ''
    const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
    heard.push({ path: request.url ?? '', headers: request.headers, form })
    if (answer === undefined) return
    if (typeof answer === 'number') response.writeHead(answer).end('{"error": {}}')
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: answer }))
  })
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const bound = endpoint.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  app = await startTestApp({
    env: {
      SOUK_TRANSCRIBE_URL: `http://127.0.0.1:${port}/v1/`,
      SOUK_TRANSCRIBE_KEY: 'secret-key',
      SOUK_TRANSCRIBE_MODEL: 'listener-2',
    },
  })
  opened = await openTestShop(app)
  whatsapp = await openWhatsapp()
  const { webhookUrl } = await app.operator.call('createConnection', {
    params: { shop: opened.shop.slug },
    body: { kind: 'whatsapp', settings: whatsapp.settings },
  })
  whatsapp.connect(webhookUrl)
})
afterAll(async () => {
  await whatsapp.close()
  answer = 400
  endpoint.closeAllConnections()
  await app.close()
  endpoint.close()
})

const recording = {
  type: 'audio' as const,
  bytes: Buffer.from('OggS, somebody speaks'),
  mime: 'audio/ogg; codecs=opus',
}

async function threadOf(from: string) {
  const { rows } = await app.context.database.pool.query<{ id: string; waits: boolean }>(
    `select c.id, c.waiting_since is not null as waits from conversations c join handles h on h.id = c.handle where h.address = $1`,
    [from],
  )
  return rows[0]
}

async function partsOf(from: string) {
  const { messages } = await opened.staff.conversation((await threadOf(from))?.id ?? '')
  return messages.filter(({ message }) => message.author.kind === 'shopper').flatMap(({ message }) => message.parts)
}

test('what is said in a voice note is written down beside it and answered like words', async () => {
  const [ann] = whatsapp.people
  answer = 'Do you have Song of the loom? My card is 4242 4242 4242 4242.'
  await whatsapp.write(ann, recording)
  await expect
    .poll(() =>
      whatsapp
        .seen(ann)
        .map(({ text }) => text)
        .join('\n'),
    )
    .toContain('$25.00')
  expect(await partsOf(ann)).toMatchObject([
    {
      type: 'audio',
      url: expect.stringMatching(/^\/media\/[a-z0-9-]+\/sent\/[0-9a-f]{32}$/),
      transcript: 'Do you have Song of the loom? My card is •••• 4242.',
    },
  ])
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ path: '/v1/audio/transcriptions', headers: { authorization: 'Bearer secret-key' } })
  const file = heard[0]?.form.get('file')
  expect(file).toBeInstanceOf(File)
  expect(file instanceof File ? [file.name, file.type, await file.text()] : []).toEqual([
    'recording.ogg',
    'audio/ogg',
    'OggS, somebody speaks',
  ])
  expect(heard[0]?.form.get('model')).toBe('listener-2')
})

test('where the endpoint fails a person is called, who has the recording', async () => {
  const [, ben] = whatsapp.people
  heard = []
  answer = 503
  await whatsapp.write(ben, recording)
  await expect.poll(() => whatsapp.seen(ben)).toHaveLength(1)
  expect(whatsapp.seen(ben)[0]?.text).toContain('I’ve called a person')
  expect(heard).toHaveLength(2)
  expect((await threadOf(ben))?.waits).toBe(true)
  const [part] = await partsOf(ben)
  expect(part).toEqual({ type: 'audio', url: expect.stringContaining('/sent/') })
  const file = await fetch(app.url + (part && 'url' in part ? part.url : ''))
  expect(file.headers.get('content-type')).toBe('audio/ogg')
})

test('an endpoint that never answers holds nobody up for long: what came meanwhile is answered, too', async () => {
  const [, , cem = ''] = whatsapp.people
  answer = undefined
  heard = []
  await whatsapp.write(cem, recording)
  await expect.poll(() => heard.length).toBe(1)
  await whatsapp.write(cem, { type: 'text', text: 'Do you have Song of the loom?' })
  expect(whatsapp.seen(cem)).toEqual([])
  // The time it is waited for is over.
  const { id = '' } = (await threadOf(cem)) ?? {}
  await app.context.database.pool.query(
    `update mailboxes set claimed_until = now() - interval '1 second' where conversation = $1`,
    [id],
  )
  await app.context.database.pool.query(
    `update messages set at = now() - interval '1 minute' where conversation = $1`,
    [id],
  )
  await expect
    .poll(() =>
      whatsapp
        .seen(cem)
        .map(({ text }) => text)
        .join('\n'),
    )
    .toContain('I’ve called a person')
  expect(
    whatsapp
      .seen(cem)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('Song of the loom')
})
