import { APP, granted, pathOf, refused, reporter, stranger } from './graph.ts'
import { at, bodyOf, type Json, text } from './json.ts'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'
import { complaintOf, type Sent, seenOf, tapsOf, textOf } from './whatsapp-screen.ts'
import { type Field, type Filled, type FlowShelf, openFlows } from './whatsapp-flows.ts'
import { openTemplates } from './whatsapp-templates.ts'

const NUMBER = { id: '106540352242922', display_phone_number: '15550783881', verified_name: 'Souk' }
const ACCOUNT = '102290129340398'
/** Somebody with a username, of whom no number is told, and somebody with both. */
const PEOPLE = [
  'US.13491208655302741918',
  'US.20411208655302741919',
  'US.30411208655302741919',
  'US.40411208655302741919',
  'US.50411208655302741919',
  'US.60411208655302741919',
] as const
const PHONES: Readonly<Record<string, string>> = { [PEOPLE[1]]: '16505551234' }
const WINDOW_MS = 86_400_000
const STATES = ['sent', 'delivered', 'read']

type Looked = { ref: string; isTyping: boolean }
type Sending = { ref: string; key: string; isOpen: boolean; category: string | undefined }

export type WhatsappSimulator = ChannelSimulator & {
  taken: readonly Taken[]
  /** What the shop has shown to have read, and whether somebody was seen to type then. */
  looked: readonly Looked[]
  /** Sends off what was picked in the catalogue: its ids there, how many, and what one costs. */
  order(from: string, items: readonly { id: string; quantity: number; price: number }[]): Promise<string>
  /** The fields of the newest form that they were sent, as it opens. */
  form(from: string): readonly Field[]
  /** Fills it in and sends it off; under an id once more, or as somebody else. Resolves with the provider's id of that. */
  fill(from: string, values: Filled, otherwise?: { id?: string; as?: string }): Promise<string>
  /** Meta holds the account's flows back, or does so no more. */
  holdFlows: FlowShelf['hold']
  /** What a report would bring besides: fields and values as the Cloud API writes them. */
  report(field: string, value: Json): Promise<void>
  /** The report that brings these messages, signed by nobody yet. */
  reportOf(messages: readonly Json[]): unknown
}

/** WhatsApp's Cloud API for one phone number, with people who write to it; their phones are open, so they read at once. */
export async function openWhatsapp(faults: Partial<Faults> = {}): Promise<WhatsappSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Sent[]>()
  const heard = new Map<string, number>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const templates = openTemplates()
  const flows = openFlows()
  const looked: Looked[] = []
  let count = firstNumber()
  const provider = await openProvider(answer, faults)
  const hook = reporter(provider)
  const newId = () => `wamid.SIM${String((count += 1)).padStart(15, '0')}`

  function answer(request: ProviderRequest): ProviderAnswer | Promise<ProviderAnswer> {
    const wrong = stranger(request)
    if (wrong) return wrong
    const [first = '', second = ''] = pathOf(request)
    if (first === 'files') return fileAt(second)
    if (request.method === 'POST' && first === NUMBER.id && second === 'messages') return take(bodyOf(request))
    if (first === ACCOUNT && second === 'message_templates') return templates.answer(request)
    if ((first === ACCOUNT && second === 'flows') || flows.has(first)) return flows.answer(request, first, second)
    if (first === NUMBER.id && second === 'whatsapp_commerce_settings')
      return granted({ data: [{ id: 'catalogue-1', is_catalog_visible: true, is_cart_enabled: true }] })
    if (first === NUMBER.id)
      return granted({ ...NUMBER, quality_rating: 'GREEN', webhook_configuration: { application: hook.url() } })
    const file = files.get(first)
    if (!file) return refused({ code: 100, subcode: 33, message: `Object with ID '${first}' does not exist` })
    return granted({
      id: first,
      mime_type: file.mime,
      url: `${provider.url}/files/${first}`,
      messaging_product: 'whatsapp',
    })
  }

  function look(body: Json): ProviderAnswer {
    const [ref, typing] = [text(body['message_id']), body['typing_indicator']]
    if (!ref.startsWith('wamid.') || (typing !== undefined && at({ typing }, 'typing')['type'] !== 'text'))
      return refused({ code: 100, message: 'Invalid parameter' })
    looked.push({ ref, isTyping: typing !== undefined })
    return granted({ success: true })
  }

  function fileAt(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return { status: 404 }
    return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
  }

  function take(body: Json): ProviderAnswer {
    if (body['status'] === 'read') return look(body)
    const wrong = complaintOf(body) ?? templates.complaint(body) ?? flows.complaint(body)
    if (wrong) return refused(wrong)
    const to = text(body['to']) || text(body['recipient'])
    const ref = newId()
    const key = text(body['biz_opaque_callback_data'])
    taken.push({ to, text: textOf(body), key, raw: body })
    const isOpen = Date.now() - (heard.get(to) ?? 0) < WINDOW_MS
    if (isOpen || body['type'] === 'template') screenOf(to).push({ ref, body: templates.shown(body) })
    const category = templates.category(body)
    follow(to, { ref, key, isOpen: isOpen || category !== undefined, category }).catch(() => undefined)
    const contact = text(body['recipient']) ? { input: to, user_id: to } : { input: to, wa_id: to }
    return granted({ messaging_product: 'whatsapp', contacts: [contact], messages: [{ id: ref }] })
  }

  /** A message outside the window is taken and fails a moment later, as there. */
  async function follow(to: string, { ref: id, key, isOpen, category }: Sending): Promise<void> {
    const recipient = { ...(PHONES[to] ? { recipient_id: PHONES[to] } : {}), recipient_user_id: to }
    const base = { id, timestamp: seconds(), ...recipient, ...(key === '' ? {} : { biz_opaque_callback_data: key }) }
    const pricing =
      category === undefined
        ? { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' }
        : { billable: true, pricing_model: 'PMP', category, type: 'regular' }
    const errors = [
      { code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed' } },
    ]
    const statuses = isOpen
      ? STATES.map((status) => ({ ...base, status, pricing }))
      : [{ ...base, status: 'failed', errors }]
    await Promise.all(statuses.map((status) => report('messages', { contacts: [contactOf(to)], statuses: [status] })))
  }

  function screenOf(person: string): Sent[] {
    const screen = screens.get(person) ?? []
    screens.set(person, screen)
    return screen
  }

  function valueOf(value: Json): Json {
    const { id: phone_number_id, display_phone_number } = NUMBER
    return { messaging_product: 'whatsapp', metadata: { display_phone_number, phone_number_id }, ...value }
  }

  function whole(field: string, value: Json): unknown {
    const changes = [{ value: valueOf(value), field }]
    return { object: 'whatsapp_business_account', entry: [{ id: ACCOUNT, changes }] }
  }

  const report = (field: string, value: Json) => hook.report(whole(field, value))

  const reportOf = (messages: readonly Json[]) =>
    whole('messages', {
      contacts: messages.map(({ from, from_user_id }) => contactOf(text(from_user_id) || text(from))),
      messages,
    })

  function formOf(person: string): Sent {
    const sent = screenOf(person).findLast(({ body }) => at(body, 'interactive')['type'] === 'flow')
    if (!sent) throw new Error('nothing shows a form')
    return sent
  }

  async function send(from: string, message: Json, id = newId()): Promise<string> {
    heard.set(from, Date.now())
    const phone = PHONES[from]
    const sender = { ...(phone ? { from: phone } : {}), from_user_id: from }
    await report('messages', {
      contacts: [contactOf(from)],
      messages: [{ ...sender, id, timestamp: seconds(), ...message }],
    })
    return id
  }

  function contentOf(what: Written): Json {
    switch (what.type) {
      case 'text': {
        const context =
          what.replyTo === undefined ? {} : { context: { from: NUMBER.display_phone_number, id: what.replyTo } }
        return { type: 'text', text: { body: what.text }, ...context }
      }
      case 'location': {
        const { latitude, longitude, label: name } = what
        return { type: 'location', location: { latitude, longitude, ...(name ? { name } : {}) } }
      }
      case 'contact': {
        const name = { formatted_name: what.name, first_name: what.name }
        return { type: 'contacts', contacts: [{ name, phones: [{ phone: what.phone, type: 'MOBILE' }] }] }
      }
      case 'reaction':
        return {
          type: 'reaction',
          reaction: { message_id: what.ref, ...(what.emoji === null ? {} : { emoji: what.emoji }) },
        }
      case 'edit': {
        const message = { type: 'text', text: { body: what.text } }
        return { type: 'edit', edit: { original_message_id: what.ref, message } }
      }
      case 'unsend':
        return { type: 'revoke', revoke: { original_message_id: what.ref } }
      default:
        return fileOf(what)
    }
  }

  function fileOf(what: Extract<Written, { bytes: Uint8Array }>): Json {
    const id = String(1_003_383_421_387_000 + files.size)
    const { bytes, mime, name, caption } = what
    files.set(id, { bytes, mime })
    const type = what.type === 'file' ? 'document' : what.type
    const words = { ...(name ? { filename: name } : {}), ...(caption ? { caption } : {}) }
    return {
      type,
      [type]: { id, mime_type: mime, sha256: 'simulated', ...(type === 'audio' ? { voice: true } : {}), ...words },
    }
  }

  return {
    kind: 'whatsapp',
    provider,
    settings: { phoneNumberId: NUMBER.id, businessAccountId: ACCOUNT, ...APP, apiBase: provider.url },
    connect: hook.connect,
    people: PEOPLE,
    taken,
    looked,
    report,
    reportOf,
    write: (from, what) => send(from, contentOf(what)),
    order(from, items) {
      const product_items = items.map(({ id: product_retailer_id, quantity, price: item_price }) => ({
        product_retailer_id,
        quantity,
        item_price,
        currency: 'USD',
      }))
      return send(from, { type: 'order', order: { catalog_id: 'catalogue-1', text: '', product_items } })
    },
    form: (from) => flows.opened(formOf(from)),
    fill(from, values, { id, as = from } = {}) {
      const sent = formOf(from)
      const nfm_reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(flows.filled(sent, values)) }
      const context = { from: NUMBER.display_phone_number, id: sent.ref }
      return send(as, { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply }, context }, id)
    },
    holdFlows: flows.hold,
    async tap(from, label, on) {
      const shown = screenOf(from).toReversed()
      const found = shown.flatMap((sent) => tapsOf(sent).map((tap) => ({ ...tap, ref: sent.ref })))
      const tap = found.filter((each) => each.label === label && each.ref === (on?.ref ?? each.ref))[on?.nth ?? 0]
      if (!tap) throw new Error(`nothing shows “${label}”`)
      const context = { from: NUMBER.display_phone_number, id: tap.ref }
      const interactive = { type: tap.kind, [tap.kind]: { id: tap.id, title: tap.label } }
      await send(from, { type: 'interactive', interactive, context })
    },
    seen: (from) => screenOf(from).map(seenOf),
    close: provider.close,
  }
}

function contactOf(person: string): Json {
  const phone = PHONES[person]
  return { profile: { name: 'Sheena Nelson' }, user_id: person, ...(phone ? { wa_id: phone } : {}) }
}

function seconds(): string {
  return String(Math.floor(Date.now() / 1000))
}
