import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { complaintOf, type Message, pickedOf, seenOf, tapsOf, textOf } from './apple-screen.ts'
import { bodyOf, type Json, list, text } from './json.ts'
import type { ChannelSimulator, Faults, Place, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'

const BUSINESS = 'a884eddf-1f1c-4a53-a3ab-6d5d5a1a3e4c'
const PROVIDER = '1b7c9b0e-6c1d-4a57-8f0e-0f7a0d9d2b11'
const SECRET = Buffer.from('apple-and-the-provider-share-this').toString('base64')
const PEOPLE = [
  'urn:mbid:AQAAYann',
  'urn:mbid:AQAAYben',
  'urn:mbid:AQAAYcam',
  'urn:mbid:AQAAYdan',
  'urn:mbid:AQAAYeve',
  'urn:mbid:AQAAYfay',
] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const START = Buffer.alloc(16)
const FILE = '\uFFFC'

export type AppleSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** They delete the conversation: nothing reaches them until they write again. */
  leave(from: string): Promise<void>
  /** What Apple would bring, as it is. */
  bring(from: string, content: Json): Promise<string>
}

/** Apple's gateway for a messaging service provider with one business, and people with Apple's devices. */
export async function openApple(faults: Partial<Faults> = {}): Promise<AppleSimulator> {
  const taken: Taken[] = []
  const devices = new Map<string, Message[]>(PEOPLE.map((person) => [person, []]))
  const files = new Map<string, Buffer>()
  const used = new Set<string>()
  const gone = new Set<string>()
  let webhook = ''
  const provider = await openProvider(answer, faults)

  function answer(request: ProviderRequest): ProviderAnswer {
    const { method, path, headers } = request
    if (method === 'POST' && path.startsWith('/files/')) return lay(path, request.body)
    const file = files.get(path)
    if (file) return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file }
    if (path.startsWith('/opened/')) return opened(path.replace('/opened/', '/files/'))
    if (!isProvider(headers.authorization ?? '')) return { status: 401 }
    if (headers['source-id'] !== BUSINESS) return { status: 403 }
    if (path === '/v1/preUpload') {
      const url = `${provider.url}/files/${randomUUID()}`
      return done({ 'upload-url': url, 'mmcs-url': url, 'mmcs-owner': 'M1.C2' })
    }
    if (path === '/v1/preDownload') {
      const url = text(headers['url'])
      return files.has(new URL(url).pathname) && headers['owner'] === 'M1.C2'
        ? done({ 'download-url': url })
        : { status: 404 }
    }
    if (method === 'POST' && path === '/v1/message') return take(request)
    return { status: 404 }
  }

  /** What the device shows of a file: it has the key. */
  function opened(path: string): ProviderAnswer {
    const all = [...devices.values()].flat().flatMap(({ body }) => list(body['attachments']))
    const { key, mimeType } = all.find(({ url }) => text(url).endsWith(path)) ?? {}
    const sealed = files.get(path)
    if (!sealed || key === undefined) return { status: 404 }
    const opener = createDecipheriv('aes-256-ctr', Buffer.from(text(key).slice(2), 'hex'), START)
    const body = Buffer.concat([opener.update(sealed), opener.final()])
    return { status: 200, headers: { 'content-type': text(mimeType) }, body }
  }

  function lay(path: string, body: Buffer): ProviderAnswer {
    files.set(path, body)
    return done({
      singleFile: { fileChecksum: createHmac('sha1', '').update(body).digest('base64'), size: body.length },
    })
  }

  function isProvider(authorization: string): boolean {
    const [head = '', claims = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.')
    const { iss, iat } = bodyOf({ body: Buffer.from(claims, 'base64url') })
    return signatureOf(`${head}.${claims}`) === signature && iss === PROVIDER && typeof iat === 'number'
  }

  function take(request: ProviderRequest): ProviderAnswer {
    const { id: ref = '', 'destination-id': to = '' } = request.headers
    const device = devices.get(String(to))
    if (!device) return { status: 404 }
    if (gone.has(String(to))) return { status: 410 }
    const body = bodyOf(request)
    if (typeof ref !== 'string' || !UUID.test(ref) || body['id'] !== ref) return { status: 400 }
    const wrong = complaintOf(body)
    if (wrong !== undefined) return { status: 400, body: JSON.stringify({ message: wrong }) }
    // The device knows a message by its id.
    if (used.has(ref)) return done({})
    used.add(ref)
    device.push({ ref, body })
    taken.push({ to: String(to), text: textOf(body), key: ref, raw: body })
    return done({})
  }

  /** Whoever writes has a device. */
  async function bring(from: string, content: Json): Promise<string> {
    const id = randomUUID()
    if (!devices.has(from)) devices.set(from, [])
    if (content['type'] !== 'close') gone.delete(from)
    const message = { id, v: 1, sourceId: from, destinationId: BUSINESS, locale: 'en_US', ...content }
    const claims = [{ alg: 'HS256' }, { aud: PROVIDER, iat: Math.floor(Date.now() / 1000) }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    await provider.report({
      url: `${webhook}/message`,
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${claims}.${signatureOf(claims)}`,
        id,
        'source-id': from,
        'destination-id': BUSINESS,
        'capability-list': 'LIST,TIME,QUICK,AUTH2,FORM',
      },
      body: gzipSync(JSON.stringify(message)),
    })
    return id
  }

  function contentOf(what: Written): Json {
    switch (what.type) {
      case 'text':
        return { type: 'text', body: what.text }
      case 'location': {
        const url = `https://maps.apple.com/?ll=${what.latitude},${what.longitude}`
        return { type: 'text', body: [what.label, url].filter(Boolean).join('\n') }
      }
      case 'contact': {
        const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${what.name}\r\nTEL:${what.phone}\r\nEND:VCARD\r\n`
        return withFile(Buffer.from(card), 'text/vcard', `${what.name}.vcf`, '')
      }
      case 'reaction':
      case 'edit':
      case 'unsend':
        throw new Error(`a business is told of no ${what.type}`)
      default:
        return withFile(Buffer.from(what.bytes), what.mime, what.name ?? 'IMG_0001', what.caption ?? '')
    }
  }

  function withFile(bytes: Buffer, mimeType: string, name: string, caption: string): Json {
    const key = randomBytes(32)
    const sealer = createCipheriv('aes-256-ctr', key, START)
    const sealed = Buffer.concat([sealer.update(bytes), sealer.final()])
    const path = `/files/${randomUUID()}`
    files.set(path, sealed)
    const attachment = {
      name,
      mimeType,
      size: String(sealed.length),
      key: `00${key.toString('hex').toUpperCase()}`,
      url: provider.url + path,
      owner: 'M1.C2',
      signature: '81',
      'signature-base64': 'gQ==',
    }
    return { type: 'text', body: `${FILE}${caption}`, attachments: [attachment] }
  }

  async function tap(from: string, label: string, on?: Place): Promise<void> {
    const asked = (devices.get(from) ?? []).filter(({ ref }) => on === undefined || ref === on.ref)
    const shown = asked.findLast((message) => tapsOf(message).some((each) => each.label === label))
    const places = shown ? tapsOf(shown).flatMap((each, index) => (each.label === label ? [index] : [])) : []
    const index = places[on?.nth ?? 0]
    if (!shown || index === undefined) throw new Error(`nothing shows ${label}`)
    await bring(from, { type: 'interactive', interactiveData: { data: pickedOf(shown, index) } })
  }

  return {
    kind: 'apple',
    provider,
    settings: { businessId: BUSINESS, mspId: PROVIDER, secret: SECRET, apiBase: provider.url, trusted: 'yes' },
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write: (from, what) => bring(from, contentOf(what)),
    tap,
    seen: (from) => (devices.get(from) ?? []).map(seenOf),
    taken,
    async leave(from) {
      gone.add(from)
      await bring(from, { type: 'close' })
    },
    bring,
    close: () => provider.close(),
  }
}

function signatureOf(claims: string): string {
  return createHmac('sha256', Buffer.from(SECRET, 'base64')).update(claims).digest('base64url')
}

function done(body: object): ProviderAnswer {
  return { status: 200, body: JSON.stringify(body) }
}
