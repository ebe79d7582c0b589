import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import type { ChannelSimulator, Faults, Seen, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'

const SETTINGS = { address: 'hello@bloom.example', name: 'Bloom', secret: 'letters-come-with-this' }

const PEOPLE = [
  'ann@mail.example',
  'ben@mail.example',
  'cid@mail.example',
  'dan@mail.example',
  'eva@mail.example',
  'fay@mail.example',
] as const

type Letter = { id: string; headers: string; text: string }

export type EmailSimulator = ChannelSimulator & {
  /** Where letters are taken: the server's SOUK_SMTP_URL. */
  smtpUrl: string
  taken: readonly Taken[]
  /** The code with which every letter is refused while it is set: 4xx for now, 5xx for good. */
  refuse: { code: number | undefined }
  /** Delivers a letter as it is. */
  post(raw: string): Promise<Response>
  /** Where letters go from now on; those of one person elsewhere. */
  connect(webhookUrl: string, from?: string): void
  /** Letters are put into a mailbox from now on, and posted nowhere. */
  putInto(mailbox: { append(raw: string): unknown }): void
}

/** A mail server with two mailboxes, and a service that posts what people write to a webhook. */
export async function openEmail(faults: Partial<Faults> = {}): Promise<EmailSimulator> {
  const taken: Taken[] = []
  const mailboxes = new Map<string, (Seen & Letter)[]>()
  const refuse: EmailSimulator['refuse'] = { code: undefined }
  let webhook = ''
  let own: { append(raw: string): unknown } | undefined
  const webhooks = new Map<string, string>()
  const provider = await openProvider(() => ({ status: 404 }), faults)
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // A sender keeps its connection open: it is not waited for.
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      const { code } = refuse
      done(code === undefined ? undefined : Object.assign(new Error('not now'), { responseCode: code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const letter = letterOf(Buffer.concat(chunks).toString('utf8'))
        for (const { address } of session.envelope.rcptTo) put(address, letter)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const bound = server.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0

  /** As mail programs do, one that is there already is not shown twice. */
  function put(address: string, letter: Letter): void {
    const box = boxOf(address)
    if (box.some(({ id }) => id === letter.id)) return
    box.push({ ...letter, ref: letter.id, buttons: linesOf(letter.text), links: linksOf(letter.text), media: [] })
    taken.push({ to: address, text: letter.text, key: /^<(.+)@/.exec(letter.id)?.[1], raw: letter })
  }

  function boxOf(address: string): (Seen & Letter)[] {
    const box = mailboxes.get(address) ?? []
    mailboxes.set(address, box)
    return box
  }

  function post(raw: string, url = webhook): Promise<Response> {
    const headers = { authorization: `Bearer ${SETTINGS.secret}`, 'content-type': 'message/rfc822' }
    return provider.report({ url, headers, body: raw })
  }

  async function write(from: string, what: Written): Promise<string> {
    const [words, file] = contentOf(what)
    const id = `<${randomUUID()}@mail.example>`
    const answered = boxOf(from).findLast(({ ref }) => !('replyTo' in what) || ref === what.replyTo)
    const quoted = answered
      ? ['', 'On Monday, Bloom wrote:', ...answered.text.split('\n').map((line) => `> ${line}`)]
      : []
    const headers = {
      From: `Ann <${from}>`,
      To: SETTINGS.address,
      'Message-ID': id,
      ...(answered ? { 'In-Reply-To': answered.id, References: answered.id } : {}),
      Subject: answered ? 'Re: A question' : 'A question',
    }
    const raw = mimeOf(headers, [words, ...quoted].join('\r\n'), file)
    if (own) own.append(raw)
    else await post(raw, webhooks.get(from))
    return id
  }

  return {
    kind: 'email',
    provider,
    settings: SETTINGS,
    people: PEOPLE,
    connect(url: string, from?: string) {
      if (from === undefined) webhook = url
      else webhooks.set(from, url)
    },
    putInto(mailbox) {
      own = mailbox
    },
    write,
    /** There is nothing to tap: they answer with its number. */
    async tap(from, label) {
      const shown = boxOf(from).findLast(({ buttons }) => buttons.includes(label))
      if (!shown) throw new Error(`nothing shows ${label}`)
      const at = new RegExp(`^(\\d+)\\. ${label.replaceAll(/[^\p{L}\p{N} ]/gu, '.')}$`, 'mu').exec(shown.text)
      await write(from, { type: 'text', text: at?.[1] ?? label })
    },
    seen: boxOf,
    taken,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    refuse,
    post: (raw) => post(raw),
    async close() {
      await provider.close()
      await new Promise<void>((resolve) => {
        server.close(resolve)
      })
    },
  }
}

type File = Extract<Written, { bytes: Uint8Array }>

function contentOf(what: Written): [string, File?] {
  switch (what.type) {
    case 'text':
      return [what.text]
    case 'location':
      return [`${what.label ?? ''} ${what.latitude}, ${what.longitude}`.trim()]
    case 'contact':
      return [`${what.name}, ${what.phone}`]
    case 'reaction':
    case 'edit':
    case 'unsend':
      throw new Error(`a letter knows no ${what.type}`)
    default:
      return [what.caption ?? '', what]
  }
}

function mimeOf(headers: Readonly<Record<string, string>>, text: string, file?: File): string {
  const head = [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), 'MIME-Version: 1.0']
  const words = encoded(['Content-Type: text/plain; charset=utf-8'], Buffer.from(text))
  if (!file) return [...head, words].join('\r\n')
  const disposition = `Content-Disposition: attachment; filename="${file.name ?? 'file'}"`
  const attached = encoded([`Content-Type: ${file.mime}`, disposition], file.bytes)
  const parts = ['--part', words, '--part', attached, '--part--', '']
  return [...head, 'Content-Type: multipart/mixed; boundary="part"', '', ...parts].join('\r\n')
}

function encoded(head: readonly string[], bytes: Uint8Array): string {
  const body = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')
  return [...head, 'Content-Transfer-Encoding: base64', '', body].join('\r\n')
}

/** The plain words of a letter of two versions. */
function letterOf(raw: string): Letter {
  const [headers = ''] = raw.split('\r\n\r\n', 1)
  const id = /^message-id:\s*(<[^>]+>)/im.exec(headers)?.[1] ?? ''
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1]
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`)
  const plain = parts.find((part) => /content-type: text\/plain/i.test(part)) ?? raw
  const [head = '', ...body] = plain.split('\r\n\r\n')
  return { id, headers, text: decoded(body.join('\r\n\r\n').trim(), head).replaceAll('\r\n', '\n') }
}

function decoded(body: string, head: string): string {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function linesOf(text: string): string[] {
  return [...text.matchAll(/^(?:\d+\.|–) (.+)$/gm)].map(([, line = '']) => line)
}

function linksOf(text: string): { label: string; url: string }[] {
  return [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url }))
}
