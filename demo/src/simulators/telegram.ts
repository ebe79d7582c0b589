import type { ChannelSimulator, Faults, Place, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'
import { billComplaint, isBill, type Odd, payBill, type Tried } from './telegram-bill.ts'
import { type Json, parsed } from './telegram-json.ts'
import { complaintOf, FILES, keyOf, type Message, seenOf, textOf } from './telegram-screen.ts'

type Stored = { bytes: Uint8Array; path: string }

const BOT = { id: 110_201_543, is_bot: true, first_name: 'Souk', username: 'souk_bot' }
const PEOPLE = ['7001', '7002', '7003', '7004', '7005', '7006'] as const
const TOKEN = `${BOT.id}:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw`
const SECRET = 'telegram-tells-us-this'
const SENT = new Set(['sendMessage', 'sendRichMessage', 'sendInvoice'])
const MEDIA = { image: 'photo', file: 'document', audio: 'voice', video: 'video' } as const

export type TelegramSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** Bills that can be paid by a link. */
  bills: ReadonlyMap<string, Json>
  /** Blocks the bot, or lets it write again. */
  block(from: string, blocked: boolean): Promise<void>
  /** Pays the newest bill in the chat, or that of a link: the Pay button, then the card that is kept there. */
  pay(from: string, link?: string, odd?: Odd): Promise<Tried>
  /** What an update would bring, as it is: for kinds that `write` does not know. */
  update(update: Json): Promise<Response>
}

/** Telegram's Bot API as a bot of one's own sees it, with people who write to it in private chats. */
export async function openTelegram(faults: Partial<Faults> = {}): Promise<TelegramSimulator> {
  const taken: Taken[] = []
  // All have pressed Start: a bot writes to nobody who has not.
  const screens = new Map<number, Message[]>(PEOPLE.map((person) => [Number(person), []]))
  const files = new Map<string, Stored>()
  const blocked = new Set<number>()
  const bills = new Map<string, Json>()
  const webhook = { url: '', secret: SECRET }
  let numbers = 100
  // Bots count in 32 bits.
  let updates = Math.floor(firstNumber() / 1000)
  const provider = await openProvider(answer, faults)

  function answer({ path, body }: ProviderRequest): ProviderAnswer {
    const [, kind = '', ...rest] = path.split('/')
    if (kind === 'file') return fileAt(rest)
    if (kind !== `bot${TOKEN}`) return failed(401, 'Unauthorized')
    const asked = parsed(body)
    return asked ? carryOut(rest.join('/'), asked) : failed(400, "Bad Request: can't parse JSON object")
  }

  function fileAt([bot, ...path]: string[]): ProviderAnswer {
    const file = [...files.values()].find((one) => one.path === path.join('/'))
    if (bot !== `bot${TOKEN}` || !file) return failed(404, 'Not Found')
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(file.bytes) }
  }

  function carryOut(method: string, asked: Json): ProviderAnswer {
    if (method === 'getMe') return done(BOT)
    if (method === 'getWebhookInfo')
      return done({ url: webhook.url, has_custom_certificate: false, pending_update_count: 0 })
    if (method === 'setWebhook') {
      Object.assign(webhook, { url: String(asked['url']), secret: String(asked['secret_token'] ?? '') })
      return done(true)
    }
    if (method === 'answerCallbackQuery') return done(true)
    if (method === 'getFile') {
      const file = files.get(String(asked['file_id']))
      return file
        ? done({ file_id: asked['file_id'], file_path: file.path })
        : failed(400, 'Bad Request: invalid file_id')
    }
    if (method === 'createInvoiceLink') return linkTo(asked)
    if (SENT.has(method) || method in FILES) return take(method, asked)
    return failed(404, 'Not Found: method not found')
  }

  function linkTo(asked: Json): ProviderAnswer {
    const wrong = billComplaint(asked)
    if (wrong !== undefined) return failed(400, `Bad Request: ${wrong}`)
    const link = `https://t.me/$bill${bills.size + 1}`
    bills.set(link, asked)
    return done(link)
  }

  function take(method: string, asked: Json): ProviderAnswer {
    const chat = Number(asked['chat_id'])
    const screen = screens.get(chat)
    if (!screen) return failed(400, 'Bad Request: chat not found')
    if (blocked.has(chat)) return failed(403, 'Forbidden: bot was blocked by the user')
    const wrong = complaintOf(method, asked)
    if (wrong !== undefined) return failed(400, `Bad Request: ${wrong}`)
    const sent: Message = { ...asked, message_id: numbers++, date: seconds(), chat: privateChat(chat), from: BOT }
    screen.push(sent)
    taken.push({ to: String(chat), text: textOf(sent), raw: { method, ...asked } })
    return done(sent)
  }

  async function update(more: Json): Promise<Response> {
    return provider.report({
      url: webhook.url,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
      body: JSON.stringify({ update_id: updates++, ...more }),
    })
  }

  function chatOf(from: string): { chat: number; screen: Message[] } {
    const chat = Number(from)
    const screen = screens.get(chat) ?? []
    screens.set(chat, screen)
    return { chat, screen }
  }

  async function write(from: string, what: Written): Promise<string> {
    const { chat } = chatOf(from)
    const around = { date: seconds(), chat: privateChat(chat), from: person(chat) }
    if (what.type === 'reaction') {
      const reactions = what.emoji === null ? [] : [{ type: 'emoji', emoji: what.emoji }]
      const { date, chat: where, from: user } = around
      const change = {
        chat: where,
        date,
        user,
        message_id: numberOf(what.ref),
        old_reaction: [],
        new_reaction: reactions,
      }
      await update({ message_reaction: change })
      return what.ref
    }
    if (what.type === 'edit') {
      const edited = { ...around, message_id: numberOf(what.ref), edit_date: seconds(), text: what.text }
      await update({ edited_message: edited })
      return what.ref
    }
    if (what.type === 'unsend') throw new Error('Telegram tells no bot what was deleted in its chat')
    const number = numbers++
    await update({ message: { ...around, message_id: number, ...contentOf(what) } })
    return `${chat}.${number}`
  }

  function contentOf(what: Exclude<Written, { type: 'reaction' | 'edit' | 'unsend' }>): Json {
    if (what.type === 'text') {
      const reply = what.replyTo === undefined ? {} : { reply_to_message: { message_id: numberOf(what.replyTo) } }
      return { text: what.text, ...reply }
    }
    if (what.type === 'location') {
      const { latitude, longitude, label } = what
      const location = { latitude, longitude }
      return label === undefined ? { location } : { location, venue: { location, title: label, address: '' } }
    }
    if (what.type === 'contact') return { contact: { phone_number: what.phone, first_name: what.name } }
    const id = `file-${files.size}`
    files.set(id, { bytes: what.bytes, path: `${what.type}s/file_${files.size}.${what.mime.split('/')[1] ?? 'bin'}` })
    const file = {
      file_id: id,
      file_unique_id: id,
      mime_type: what.mime,
      ...(what.name ? { file_name: what.name } : {}),
    }
    const small = { ...file, file_id: `${id}-small` }
    return {
      [MEDIA[what.type]]: what.type === 'image' ? [small, file] : file,
      ...(what.caption ? { caption: what.caption } : {}),
    }
  }

  async function tap(from: string, label: string, on?: Place): Promise<void> {
    const { chat, screen } = chatOf(from)
    const asked = screen.filter((message) => on === undefined || on.ref === `${chat}.${message.message_id}`)
    const shown = asked.findLast((message) => keyOf(message, label) !== undefined)
    const key = shown && keyOf(shown, label)
    if (!shown || !key) throw new Error(`nothing shows ${label}`)
    const id = String(numbers++)
    const answered = await update({
      callback_query: { id, from: person(chat), chat_instance: '1', message: shown, data: key.callback_data },
    })
    const reply = parsed(Buffer.from(await answered.arrayBuffer()))
    // Until it is answered, the button spins.
    if (reply?.['method'] !== 'answerCallbackQuery' || reply['callback_query_id'] !== id)
      throw new Error('the tap was not answered')
  }

  return {
    kind: 'telegram',
    provider,
    settings: { token: TOKEN, secretToken: SECRET, apiBase: provider.url, trusted: 'yes' },
    people: PEOPLE,
    connect: (url) => void (webhook.url = url),
    write,
    tap,
    seen: (from) => chatOf(from).screen.map(seenOf),
    taken,
    bills,
    async block(from, isBlocked) {
      const { chat } = chatOf(from)
      if (isBlocked) blocked.add(chat)
      else blocked.delete(chat)
      const member = (status: string) => ({ user: BOT, status })
      const [before, after] = isBlocked ? ['member', 'kicked'] : ['kicked', 'member']
      const change = { old_chat_member: member(before ?? ''), new_chat_member: member(after ?? '') }
      await update({ my_chat_member: { chat: privateChat(chat), from: person(chat), date: seconds(), ...change } })
    },
    async pay(from, link, odd) {
      const { chat, screen } = chatOf(from)
      const bill = link === undefined ? screen.findLast(isBill) : bills.get(link)
      if (!bill) throw new Error('there is no bill to pay')
      const desk = { update, person: person(chat), chat: privateChat(chat), number: () => numbers++ }
      return payBill(desk, bill, odd)
    },
    update,
    close: () => provider.close(),
  }
}

function numberOf(ref: string): number {
  return Number(ref.split('.').at(-1))
}

function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

function person(id: number): Json {
  return { id, is_bot: false, first_name: id === 7001 ? 'Ann' : 'Ben', language_code: 'en' }
}

function privateChat(id: number): { id: number; type: string } {
  return { id, type: 'private' }
}

function done(result: unknown): ProviderAnswer {
  return { status: 200, body: JSON.stringify({ ok: true, result }) }
}

function failed(code: number, description: string): ProviderAnswer {
  return { status: code, body: JSON.stringify({ ok: false, error_code: code, description }) }
}
