import { createHmac, generateKeyPairSync, randomUUID, verify } from 'node:crypto'
import { bodyOf, at, type Json } from './json.ts'
import { complaintOf, seenOf, tapsOf, textOf } from './rcs-screen.ts'
import type { ChannelSimulator, Faults, Place, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'

type Message = { ref: string; content: Json }

const AGENT = 'souk_agent'
const CLIENT_TOKEN = 'SJENCPGJESMGUFPY'
const EMAIL = 'rbm@souk.iam.gserviceaccount.com'
const SCOPE = 'https://www.googleapis.com/auth/rcsbusinessmessaging'
const PEOPLE = ['+12025550151', '+12025550152', '+12025550153', '+12025550154', '+12025550155', '+12025550156'] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type RcsSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** How many tokens were given out; all before the last are no longer good once it is called. */
  tokens: { given: number; end(): void }
  /** What a report would bring, as it is. */
  report(report: Json): Promise<Response>
  /** Asks the webhook to prove that it is the owner's. */
  prove(clientToken?: string): Promise<Response>
  /** In Google Messages they want to hear no more, or again. */
  subscribe(from: string, wants: boolean): Promise<void>
}

/** Google's RCS for Business with one agent, which speaks to phones that all have RCS: whoever is not among them has none. */
export async function openRcs(faults: Partial<Faults> = {}): Promise<RcsSimulator> {
  const { publicKey, privateKey } = keyPair()
  const taken: Taken[] = []
  const phones = new Map<string, Message[]>(PEOPLE.map((person) => [person, []]))
  const used = new Set<string>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const good = new Set<string>()
  const tokens = { given: 0, end: () => good.clear() }
  let webhook = ''
  const provider = await openProvider(answer, faults)

  function answer(request: ProviderRequest): ProviderAnswer {
    const { method, path, query, headers } = request
    const file = files.get(path)
    if (file) return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
    if (method === 'POST' && path === '/token') return grant(new URLSearchParams(request.body.toString('utf8')))
    if (!good.has((headers.authorization ?? '').replace(/^Bearer /, '')))
      return failed(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    if (query.get('agentId') !== AGENT) return failed(403, 'PERMISSION_DENIED', 'The caller does not have permission')
    const [, , , number = '', what = ''] = path.split('/').map(decodeURIComponent)
    const phone = phones.get(number)
    if (!phone) return failed(404, 'NOT_FOUND', 'Requested entity was not found.')
    if (what === 'capabilities') return done({ features: ['RICHCARD_STANDALONE', 'RICHCARD_CAROUSEL'] })
    if (method === 'POST' && what === 'agentMessages')
      return take({ number, phone, ref: query.get('messageId') ?? '', content: at(bodyOf(request), 'contentMessage') })
    return failed(404, 'NOT_FOUND', 'Method not found.')
  }

  function grant(form: URLSearchParams): ProviderAnswer {
    const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.')
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    )
    const { iss, scope, aud } = bodyOf({ body: Buffer.from(claims, 'base64url') })
    const isMeant = iss === EMAIL && scope === SCOPE && aud === 'https://oauth2.googleapis.com/token'
    if (!isSigned || !isMeant || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return {
        status: 400,
        body: JSON.stringify({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }),
      }
    tokens.given += 1
    const token = `ya29.${randomUUID()}`
    good.add(token)
    return done({ access_token: token, expires_in: 3599, token_type: 'Bearer' })
  }

  function take({ number, phone, ref, content }: Message & { number: string; phone: Message[] }): ProviderAnswer {
    if (!UUID.test(ref)) return failed(400, 'INVALID_ARGUMENT', 'messageId must be a UUID')
    if (used.has(ref)) return failed(409, 'ALREADY_EXISTS', 'Requested entity already exists')
    const wrong = complaintOf(content)
    if (wrong !== undefined) return failed(400, 'INVALID_ARGUMENT', wrong)
    used.add(ref)
    phone.push({ ref, content })
    taken.push({ to: number, text: textOf(content), key: ref, raw: content })
    if (webhook !== '') tell(number, ref).catch(() => undefined)
    return done({ name: `phones/${number}/agentMessages/${ref}`, sendTime: new Date().toISOString() })
  }

  async function tell(number: string, ref: string): Promise<void> {
    for (const eventType of ['DELIVERED', 'READ'])
      await report({ senderPhoneNumber: number, eventType, eventId: randomUUID(), messageId: ref, agentId: AGENT })
  }

  async function report(told: Json): Promise<Response> {
    const data = Buffer.from(JSON.stringify(told))
    const signature = createHmac('sha512', CLIENT_TOKEN).update(data).digest('base64')
    const message = { data: data.toString('base64'), messageId: randomUUID(), attributes: { product: 'RBM' } }
    return provider.report({
      url: webhook,
      headers: { 'content-type': 'application/json', 'x-goog-signature': signature },
      body: JSON.stringify({ message, subscription: 'projects/rbm/subscriptions/souk' }),
    })
  }

  async function write(from: string, what: Written): Promise<string> {
    return bring(from, contentOf(what))
  }

  /** Whoever writes has a phone that can. */
  async function bring(from: string, content: Json): Promise<string> {
    if (!phones.has(from)) phones.set(from, [])
    const messageId = `Mx${randomUUID()}`
    await report({ senderPhoneNumber: from, messageId, sendTime: new Date().toISOString(), agentId: AGENT, ...content })
    return messageId
  }

  function contentOf(what: Written): Json {
    switch (what.type) {
      case 'text':
        return { text: what.text }
      case 'location':
        return { location: { latitude: what.latitude, longitude: what.longitude } }
      case 'contact': {
        const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${what.name}\r\nTEL:${what.phone}\r\nEND:VCARD\r\n`
        return fileOf(Buffer.from(card), 'text/vcard', `${what.name}.vcf`)
      }
      case 'reaction':
      case 'edit':
      case 'unsend':
        throw new Error(`an agent is told of no ${what.type}`)
      default:
        return fileOf(what.bytes, what.mime, what.name ?? 'file')
    }
  }

  function fileOf(bytes: Uint8Array, mimeType: string, fileName: string): Json {
    const path = `/files/${randomUUID()}`
    files.set(path, { bytes, mime: mimeType })
    const payload = { mimeType, fileSizeBytes: bytes.length, fileName, fileUri: provider.url + path }
    return { userFile: { payload } }
  }

  async function tap(from: string, label: string, on?: Place): Promise<void> {
    const asked = (phones.get(from) ?? []).filter(({ ref }) => on === undefined || ref === on.ref).toReversed()
    const taps = asked.map(({ content }) => tapsOf(content).filter((each) => each.label === label))
    const found = taps.find((some) => some.length > 0)?.[on?.nth ?? 0]
    if (!found) throw new Error(`nothing shows ${label}`)
    await bring(from, { suggestionResponse: { postbackData: found.data, text: label, type: 'REPLY' } })
  }

  return {
    kind: 'rcs',
    provider,
    settings: {
      agentId: AGENT,
      serviceAccount: JSON.stringify({ type: 'service_account', client_email: EMAIL, private_key: privateKey }),
      clientToken: CLIENT_TOKEN,
      apiBase: provider.url,
      trusted: 'yes',
    },
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write,
    tap,
    seen: (from) => (phones.get(from) ?? []).map(({ ref, content }) => seenOf(ref, content)),
    taken,
    tokens,
    report,
    prove: (clientToken = CLIENT_TOKEN) =>
      provider.report({
        url: webhook,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientToken, secret: '1234567890' }),
      }),
    async subscribe(from, wants) {
      const eventType = wants ? 'SUBSCRIBE' : 'UNSUBSCRIBE'
      await report({ senderPhoneNumber: from, eventType, eventId: randomUUID(), agentId: AGENT })
    },
    close: () => provider.close(),
  }
}

let pair: { publicKey: string; privateKey: string } | undefined

/** Making one takes its time: it is the same for all of a process. */
function keyPair(): { publicKey: string; privateKey: string } {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return pair
}

function done(body: object): ProviderAnswer {
  return { status: 200, body: JSON.stringify(body) }
}

function failed(code: number, status: string, message: string): ProviderAnswer {
  return { status: code, body: JSON.stringify({ error: { code, message, status } }) }
}
