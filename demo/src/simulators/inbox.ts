import { APP, granted, pathOf, refused, reporter, stranger } from './graph.ts'
import { complaintOf, type House, type Sent, seenOf, tapsOf, textOf } from './inbox-screen.ts'
import { at, bodyOf, type Json, text } from './json.ts'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'

const ACCOUNT = '108263332222111'
/** Two who have written before: nobody else can be written to. */
const PEOPLE = [
  '5105551234567890',
  '5105559876543210',
  '5105559876543211',
  '5105559876543212',
  '5105559876543213',
  '5105559876543214',
] as const
const HOUSES: Readonly<Record<House['kind'], House>> = {
  messenger: { kind: 'messenger', files: ['image', 'video', 'audio', 'file'] },
  instagram: { kind: 'instagram', files: ['image', 'video', 'audio'] },
}
const WINDOW_MS = 86_400_000

export type InboxSimulator = ChannelSimulator & {
  taken: readonly Taken[]
  /** Somebody comments under a post; resolves with the comment's id. */
  comment(from: string, words: string): Promise<string>
  /** Staff answer in the inbox of Meta's own. */
  staff(to: string, words: string): Promise<void>
  /** An event as the platform writes it: for kinds that `write` does not know. */
  event(from: string, event: Json): Promise<void>
  /** The report of these events, signed by nobody yet. */
  reportOf(events: readonly Json[]): unknown
  /** So much time has passed since they last wrote. */
  wait(from: string, ms: number): void
}

/** Facebook Messenger for one Page, with people whose phones are open. */
export function openMessenger(faults: Partial<Faults> = {}): Promise<InboxSimulator> {
  return openInbox(HOUSES.messenger, faults)
}

/** Instagram for one professional account, with people whose phones are open. */
export function openInstagram(faults: Partial<Faults> = {}): Promise<InboxSimulator> {
  return openInbox(HOUSES.instagram, faults)
}

async function openInbox(house: House, faults: Partial<Faults>): Promise<InboxSimulator> {
  const isPage = house.kind === 'messenger'
  const taken: Taken[] = []
  const screens = new Map<string, Sent[]>()
  const heard = new Map<string, number>(PEOPLE.map((person) => [person, Date.now()]))
  /** Who wrote a comment, and whether it has had its reply. */
  const comments = new Map<string, { from: string; answered: boolean }>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  let count = firstNumber()
  const provider = await openProvider(answer, faults)
  const hook = reporter(provider)
  const newId = () => `m_SIM${String((count += 1)).padStart(15, '0')}`

  function answer(request: ProviderRequest): ProviderAnswer {
    const [first = '', second = ''] = pathOf(request)
    // A file's address opens by itself.
    if (first === 'files') return fileAt(second)
    const wrong = stranger(request)
    if (wrong) return wrong
    if (request.method === 'POST' && first === ACCOUNT && second === 'messages') return take(bodyOf(request))
    if (first === ACCOUNT && second === 'subscribed_apps')
      return granted({ data: hook.url() === '' ? [] : [{ id: '1', subscribed_fields: FIELDS }] })
    if (first === 'me') return granted({ id: '17841400000000000', user_id: ACCOUNT, username: 'souk' })
    if (first === ACCOUNT) return granted({ id: ACCOUNT, name: 'Souk' })
    return refused({ code: 100, subcode: 33, message: `Object with ID '${first}' does not exist` })
  }

  function fileAt(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return { status: 403 }
    return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
  }

  function take(body: Json): ProviderAnswer {
    const message = at(body, 'message')
    const wrong = complaintOf(message, house)
    if (wrong) return refused(wrong)
    const { id, comment_id: comment } = at(body, 'recipient')
    const asked = comments.get(text(comment))
    if (comment !== undefined && !asked) return refused({ code: 100, subcode: 2018001, message: 'No matching comment' })
    if (asked?.answered) return refused({ code: 10900, message: 'Activity already replied to' })
    const to = asked?.from ?? text(id)
    const last = heard.get(to)
    if (!asked && last === undefined) return refused({ code: 100, subcode: 2018001, message: 'No matching user found' })
    const most = body['tag'] === 'HUMAN_AGENT' ? 7 * WINDOW_MS : WINDOW_MS
    if (!asked && Date.now() - (last ?? 0) > most)
      return refused({ code: 10, subcode: 2018278, message: 'This message is sent outside of allowed window.' })
    if (asked) asked.answered = true
    const ref = newId()
    taken.push({ to, text: textOf(message), key: text(message['metadata']) || undefined, raw: body })
    screenOf(to).push({ ref, message })
    follow(to, ref, message).catch(() => undefined)
    return granted({ recipient_id: to, message_id: ref })
  }

  /** What it tells of a message of ours; Instagram says neither our key nor what was delivered. */
  async function follow(to: string, mid: string, message: Json): Promise<void> {
    const { metadata, ...shown } = message
    const echo = { mid, is_echo: true, ...(isPage ? { app_id: 1_517_776_481_860_111, metadata } : {}), ...shown }
    await told({ id: ACCOUNT }, { id: to }, { message: echo })
    const mark = Date.now()
    if (isPage) await event(to, { delivery: { mids: [mid], watermark: mark } })
    await event(to, { read: isPage ? { watermark: mark } : { mid } })
  }

  function screenOf(person: string): Sent[] {
    const screen = screens.get(person) ?? []
    screens.set(person, screen)
    return screen
  }

  function reportOf(events: readonly Json[]): unknown {
    const entry = [{ id: ACCOUNT, time: Date.now(), messaging: events }]
    return { object: isPage ? 'page' : 'instagram', entry }
  }

  async function told(sender: Json, recipient: Json, content: Json): Promise<void> {
    await hook.report(reportOf([{ sender, recipient, timestamp: Date.now(), ...content }]))
  }

  const event = (from: string, content: Json) => told({ id: from }, { id: ACCOUNT }, content)

  async function say(from: string, message: Json): Promise<string> {
    const mid = newId()
    heard.set(from, Date.now())
    await event(from, { message: { mid, ...message } })
    return mid
  }

  async function change(field: string, value: Json): Promise<void> {
    const entry = [{ id: ACCOUNT, time: Math.floor(Date.now() / 1000), changes: [{ field, value }] }]
    await hook.report({ object: isPage ? 'page' : 'instagram', entry })
  }

  async function write(from: string, what: Written): Promise<string> {
    switch (what.type) {
      case 'text':
        return say(from, {
          text: what.text,
          ...(what.replyTo === undefined ? {} : { reply_to: { mid: what.replyTo } }),
        })
      case 'contact':
        return say(from, { text: `${what.name} ${what.phone}` })
      case 'location': {
        const payload = { coordinates: { lat: what.latitude, long: what.longitude } }
        return say(from, { attachments: [{ type: 'location', title: what.label ?? '', payload }] })
      }
      case 'reaction': {
        const { ref: mid, emoji } = what
        await event(from, {
          reaction: { mid, action: emoji === null ? 'unreact' : 'react', ...(emoji === null ? {} : { emoji }) },
        })
        return mid
      }
      case 'edit':
        await event(from, { message_edit: { mid: what.ref, text: what.text, num_edit: 1 } })
        return what.ref
      case 'unsend':
        await event(from, { message: { mid: what.ref, is_deleted: true } })
        return what.ref
      default: {
        const id = String(files.size + 1)
        files.set(id, { bytes: what.bytes, mime: what.mime })
        const attachment = { type: what.type, payload: { url: `${provider.url}/files/${id}` } }
        return say(from, { attachments: [attachment], ...(what.caption ? { text: what.caption } : {}) })
      }
    }
  }

  return {
    kind: house.kind,
    provider,
    settings: { [isPage ? 'pageId' : 'accountId']: ACCOUNT, ...APP, apiBase: provider.url },
    connect: hook.connect,
    people: PEOPLE,
    taken,
    event,
    reportOf,
    write,
    async comment(from, words) {
      const id = isPage ? `${ACCOUNT}_${(count += 1)}` : String(17_865_799_348_000_000n + BigInt((count += 1)))
      comments.set(id, { from, answered: false })
      if (isPage)
        await change('feed', {
          item: 'comment',
          verb: 'add',
          comment_id: id,
          post_id: `${ACCOUNT}_1`,
          message: words,
          from: { id: from, name: 'Sheena' },
        })
      else
        await change('comments', {
          id,
          text: words,
          from: { id: from, username: 'sheena' },
          media: { id: '1', media_product_type: 'FEED' },
        })
      return id
    },
    staff: (to, words) =>
      told(
        { id: ACCOUNT },
        { id: to },
        { message: { mid: newId(), is_echo: true, app_id: 263_902_037_430_900, text: words } },
      ),
    async tap(from, label, on) {
      const shown = screenOf(from)
      const asked = shown.toReversed().filter(({ ref }) => ref === (on?.ref ?? ref))
      const taps = asked.flatMap((sent) => tapsOf(sent, sent === shown.at(-1)))
      const found = taps.filter((each) => each.label === label)[on?.nth ?? 0]
      if (!found) throw new Error(`nothing shows “${label}”`)
      const { kind, payload } = found
      if (kind === 'quick_reply') await say(from, { text: label, quick_reply: { payload } })
      else {
        heard.set(from, Date.now())
        await event(from, { postback: { mid: newId(), title: label, payload } })
      }
    },
    wait: (from, ms) => void heard.set(from, (heard.get(from) ?? 0) - ms),
    seen: (from) => screenOf(from).map((sent, index, all) => seenOf(sent, index === all.length - 1)),
    close: provider.close,
  }
}

/** All that can be subscribed to. */
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'messaging_referral',
  'messaging_optins',
  'messaging_seen',
  'message_reactions',
  'message_edits',
  'message_reads',
  'message_deliveries',
  'message_echoes',
  'feed',
  'comments',
  'live_comments',
]
