import { createHash } from 'node:crypto'
import type { Attachment, Email } from 'postal-mime'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem, InboundPart } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { splitText } from '../split-text.ts'
import { idsIn, isAutomatic, type Read, readLetter, reportIn } from './letter.ts'
import { plainOf } from './plain.ts'
import { withoutQuoted } from './quoted.ts'

const LONGEST_TEXT = 5000
/** What comes after so many characters nobody wrote by hand. */
const LONGEST_LETTER = 100_000
const MOST_PARTS = 40
const MOST_FILES = 5
const LARGEST_ORNAMENT = 20_000
const LONGEST_ID = 90

/** Services that cannot post a letter as it is put it into a form of theirs: Postmark’s `RawEmail`, ours alike. */
const Wrapped = z.looseObject({ RawEmail: z.string().min(1) })

/** Verifies the secret and reads one letter. */
export async function receiveEmail(request: RawRequest, settings: ConnectionSettings): Promise<Received> {
  verify(request, settings)
  return { items: await itemsIn({ raw: rawOf(request), whole: true }, settings) }
}

/** A letter as it went over the wire; not `whole`: the rest of a large one was left where it is. An older one is known. */
export type RawLetter = { raw: Buffer; whole: boolean; notBefore?: number | undefined }

/** What somebody wrote, or what became of a letter of ours. What is no letter is `invalid_request`. */
export async function itemsIn(
  { raw, whole, notBefore }: RawLetter,
  settings: ConnectionSettings,
): Promise<InboundItem[]> {
  const letter = await readLetter(raw)
  if (notBefore !== undefined && Date.parse(letter.email.date ?? '') < notBefore) return []
  const report = reportIn(letter)
  if (report) return newsOf(report)
  const from = letter.email.from?.address?.trim().toLowerCase() ?? ''
  const own = (settings['address'] ?? '').toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(from) || from.length > 320 || from === own || isAutomatic(letter)) return []
  return [saidIn(letter, from, whole ? MOST_FILES : 0)]
}

/** `Authorization: Bearer <secret>`, or as the password where a service only knows addresses with one. */
function verify({ headers }: RawRequest, settings: ConnectionSettings): void {
  const wanted = settings['secret'] ?? ''
  const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(headers['authorization'] ?? '') ?? []
  const given =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : value
  if (wanted === '' || !/^(bearer|basic)$/i.test(scheme) || !sameText(given, wanted)) throw new Failure('bad_signature')
}

function rawOf({ headers, body }: RawRequest): Buffer {
  if (!headers['content-type']?.startsWith('application/json')) return body
  const wrapped = Wrapped.safeParse(reportedJson(body))
  if (!wrapped.success) throw new Failure('invalid_request')
  return Buffer.from(wrapped.data.RawEmail)
}

function newsOf({ ref, failed, reason, recipient, gone }: NonNullable<ReturnType<typeof reportIn>>): InboundItem[] {
  // That it is late, or was passed on to where nobody reports, changes nothing.
  if (!failed) return []
  const told: InboundItem = { kind: 'status', dedupe: `bounce.${digest(ref)}`, ref, state: 'failed', reason }
  if (!gone || recipient === '') return [told]
  return [
    told,
    { kind: 'consent', dedupe: `gone.${digest(ref)}`, address: recipient.slice(0, 500), scope: '', wants: false },
  ]
}

function saidIn({ email, header }: Read, address: string, mostFiles: number): InboundItem {
  const [id] = idsIn(header('message-id'))
  const name = email.from?.name.trim().slice(0, 200)
  const subject = email.subject?.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  const replyTo = idsIn(header('in-reply-to'))[0] ?? idsIn(header('references')).at(-1)
  const language = header('content-language').split(',')[0]?.trim()
  // Without an id of its own it is known by its words.
  const dedupe =
    id === undefined || id.length > LONGEST_ID
      ? digest(id ?? `${address}\n${header('date')}\n${email.text ?? email.html ?? ''}`)
      : id
  return {
    kind: 'message',
    dedupe,
    address,
    scope: '',
    parts: partsOf(email, { id: dedupe, subject: isOurs(subject, replyTo) ? undefined : subject, mostFiles }),
    ...(name ? { name } : {}),
    ...(subject ? { subject } : {}),
    ...(replyTo ? { replyTo: replyTo.slice(0, 500) } : {}),
    ...(language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? { locale: language } : {}),
  }
}

/** An answer has our subject behind what mail programs put before it; one of their own may be all they say: "unsubscribe". */
function isOurs(subject: string | undefined, replyTo: string | undefined): boolean {
  return replyTo !== undefined && (subject === undefined || ANSWER.test(subject))
}
const ANSWER = /^(?:re|aw|antw|sv|fwd?|wg|tr|отв|ответ|回复|答复|转发|პას)(?:\[\d+\])?\s*[:：]/iu

/** The subject of a first letter is often what they want; of an answer it is ours. What is too large is named. */
function partsOf(
  { text, html, attachments }: Email,
  { id, subject, mostFiles }: { id: string; subject: string | undefined; mostFiles: number },
): InboundPart[] {
  const said = withoutQuoted((text ?? plainOf(html ?? '')).slice(0, LONGEST_LETTER))
  const sent = attachments.filter((file) => !isOrnament(file))
  const files = sent.slice(0, mostFiles).map((file, index) => fileOf(file, `${id} ${index}`))
  const named = sent.slice(mostFiles).map(({ filename, mimeType }) => `(${filename ?? mimeType})`)
  const whole = [subject && !said.includes(subject) ? subject : '', said, named.join(' ')].filter(Boolean).join('\n\n')
  const pieces = splitText(whole, LONGEST_TEXT).slice(0, MOST_PARTS)
  const parts: InboundPart[] = [...files, ...pieces.map((piece): InboundPart => ({ type: 'text', text: piece }))]
  return parts.length > 0 ? parts : [{ type: 'text', text: '…' }]
}

/** Logos of signatures stand within the HTML; so do photographs, which are larger. */
function isOrnament({ disposition, related, content }: Attachment): boolean {
  const size = typeof content === 'string' ? content.length : content.byteLength
  return disposition !== 'attachment' && related === true && size < LARGEST_ORNAMENT
}

/** A letter brings its files along: they are kept with it until they are taken over into the thread. */
function fileOf({ content, mimeType, filename }: Attachment, ref: string): InboundPart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
  const media = (['image', 'audio', 'video'] as const).find((kind) => mimeType.startsWith(`${kind}/`)) ?? 'file'
  const name = filename?.trim().slice(0, 200)
  const held = { bytes: bytes.toString('base64'), type: mimeType.slice(0, 200) }
  return { type: 'remote', media, ref, ...(name ? { name } : {}), held }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
