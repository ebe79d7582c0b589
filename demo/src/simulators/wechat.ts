import { randomBytes, randomInt } from 'node:crypto'
import { bodyOf, type Json, text } from './json.ts'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'
import { complaintOf, seenOf, type Sent, tapsOf, textOf } from './wechat-screen.ts'
import { sealed, signatureOf, xmlOf } from './wechat-seal.ts'

type Fields = Parameters<typeof xmlOf>[0]
type Follower = { screen: Sent[]; follows: boolean; allowance: number }

const ACCOUNT = {
  appId: 'wx5823bf96d3bd56c7',
  appSecret: 'wechat-knows-the-account-by-it',
  token: 'QDG6eKtoken',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
}
const ORIGINAL_ID = 'gh_4d00ed8d6399'
const PEOPLE = [
  'oV5CrjpxgaGXNHIQigzNlgLTnwic',
  'oV5CrjqkZ0mBdJ3yVb4dXcRrBen2',
  'oV5CrjuV8nTq5fWwJkPz7sLmCai3',
  'oV5CrjhX2yHc9gQeRtNv4uKdDan4',
  'oV5CrjmD6wBs3jZpYxFo8iEaEva5',
  'oV5CrjtG1rUk7lMhWvCn5qSgFia6',
] as const
/** Messages that a message of theirs lets out. */
const ALLOWANCE = 5
const LASTS_SECONDS = 7200

export type WechatSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** Tokens that were given out, the oldest first; only the last is good. */
  tokens: readonly string[]
  /** Ends the token, as another program with the same secret would. */
  endToken(): void
  /** Somebody follows the account, by the scene of a code perhaps, or no more. */
  follow(from: string, follows: boolean, scene?: string): Promise<void>
  /** A report as it is, for kinds that `write` does not know. */
  report(fields: Fields): Promise<Response>
  /** Asks the address that is connected whether it is the owner's, as WeChat does when it is entered. */
  question(echo: string): Promise<string>
}

type Options = Partial<Faults> & {
  /** Reports come in plain words, signed by their moment alone. */
  plain?: boolean
  /** The account may show no menus. */
  uncertified?: boolean
}

/** WeChat's API of an Official Account, with people who follow it. */
export async function openWechat({ plain, uncertified, ...faults }: Options = {}): Promise<WechatSimulator> {
  const taken: Taken[] = []
  const tokens: string[] = []
  const people = new Map<string, Follower>(PEOPLE.map((openId) => [openId, newFollower()]))
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  let webhook = ''
  let numbers = 23_000_000_000_000 + firstNumber()
  let ended = false
  const provider = await openProvider(answer, faults)

  async function answer(request: ProviderRequest): Promise<ProviderAnswer> {
    const { path, query, headers } = request
    if (path === '/cgi-bin/stable_token') return giveToken(bodyOf(request))
    if (path.startsWith('/film/')) return fileOf(path.slice(6))
    if (ended || query.get('access_token') !== tokens.at(-1))
      return refused(ended ? 42_001 : 40_001, 'invalid credential')
    if (path === '/cgi-bin/message/custom/send') return take(bodyOf(request))
    if (path === '/cgi-bin/media/get') return mediaOf(query.get('media_id') ?? '')
    if (path === '/cgi-bin/media/upload') return upload(request.body, headers['content-type'] ?? '')
    return refused(40_066, 'invalid url')
  }

  function giveToken(asked: Json): ProviderAnswer {
    if (asked['appid'] !== ACCOUNT.appId) return refused(40_013, 'invalid appid')
    if (asked['secret'] !== ACCOUNT.appSecret) return refused(40_125, 'invalid appsecret')
    if (tokens.length === 0 || ended || asked['force_refresh'] === true)
      tokens.push(`81_${randomBytes(24).toString('hex')}`)
    ended = false
    return done({ access_token: tokens.at(-1), expires_in: LASTS_SECONDS })
  }

  function take(body: Json): ProviderAnswer {
    const to = text(body['touser'])
    const person = people.get(to)
    if (!person) return refused(40_003, 'invalid openid')
    if (!person.follows) return refused(43_004, 'require subscribe')
    const wrong = complaintOf(body, files, !uncertified)
    if (wrong) return refused(...wrong)
    if (person.allowance === 0) return refused(45_047, 'out of response count limit')
    person.allowance -= 1
    person.screen.push({ ref: String(numbers++), body })
    taken.push({ to, text: textOf(body), raw: body })
    return done({ errcode: 0, errmsg: 'ok' })
  }

  function mediaOf(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return refused(40_007, 'invalid media_id')
    return file.mime.startsWith('video/') ? done({ video_url: `${provider.url}/film/${id}` }) : fileOf(id)
  }

  function fileOf(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return { status: 404 }
    return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
  }

  async function upload(body: Buffer, type: string): Promise<ProviderAnswer> {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const file = form.get('media')
    if (!(file instanceof Blob)) return refused(41_005, 'media data missing')
    const id = keep(new Uint8Array(await file.arrayBuffer()), file.type)
    return done({ type: 'image', media_id: id, created_at: seconds() })
  }

  function keep(bytes: Uint8Array, mime: string): string {
    const id = `media-${files.size}`
    files.set(id, { bytes, mime })
    return id
  }

  async function report(fields: Fields): Promise<Response> {
    const [timestamp, nonce] = [String(seconds()), String(randomInt(2 ** 31))]
    const xml = xmlOf({ ToUserName: ORIGINAL_ID, CreateTime: seconds(), ...fields })
    const query = new URLSearchParams({ signature: signatureOf(ACCOUNT.token, timestamp, nonce), timestamp, nonce })
    let body = xml
    if (!plain) {
      const Encrypt = sealed(xml, ACCOUNT.aesKey, ACCOUNT.appId)
      query.set('encrypt_type', 'aes')
      query.set('msg_signature', signatureOf(ACCOUNT.token, timestamp, nonce, Encrypt))
      body = xmlOf({ ToUserName: ORIGINAL_ID, Encrypt })
    }
    return provider.report({ url: `${webhook}?${query}`, headers: { 'content-type': 'text/xml' }, body })
  }

  function personOf(from: string): Follower {
    const person = people.get(from) ?? newFollower()
    people.set(from, person)
    return person
  }

  async function say(from: string, fields: Fields): Promise<string> {
    personOf(from).allowance = ALLOWANCE
    const id = String(numbers++)
    await report({ FromUserName: from, ...fields, MsgId: Number(id) })
    return id
  }

  function contentOf(what: Written): Fields {
    switch (what.type) {
      case 'text':
        return { MsgType: 'text', Content: what.text }
      case 'image': {
        const id = keep(what.bytes, what.mime)
        return { MsgType: 'image', PicUrl: `${provider.url}/film/${id}`, MediaId: id }
      }
      case 'audio':
        return { MsgType: 'voice', MediaId: keep(what.bytes, what.mime), Format: 'amr' }
      case 'video':
        return { MsgType: 'video', MediaId: keep(what.bytes, what.mime), ThumbMediaId: 'thumb' }
      case 'location':
        return {
          MsgType: 'location',
          Location_X: what.latitude,
          Location_Y: what.longitude,
          Scale: 15,
          Label: what.label ?? '',
        }
      case 'file':
        return { MsgType: 'file', Title: what.name ?? '', Description: '', FileKey: 'kept-by-wechat' }
      default:
        throw new Error(`WeChat brings an account no ${what.type}`)
    }
  }

  return {
    kind: 'wechat',
    provider,
    settings: settingsOf(provider.url, plain === true),
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write: (from, what) => say(from, contentOf(what)),
    /** A line of a menu is sent as their own words, with what stands behind it. */
    async tap(from, label, on) {
      const { screen } = personOf(from)
      const found = screen.findLast(
        (sent) => (on === undefined || sent.ref === on.ref) && tapsOn(sent, label).length > 0,
      )
      const tapped = found && tapsOn(found, label)[on?.nth ?? 0]
      if (!tapped) throw new Error(`nothing shows ${label}`)
      await say(from, { MsgType: 'text', Content: tapped.content, bizmsgmenuid: tapped.id })
    },
    seen: (from) => personOf(from).screen.map(seenOf),
    taken,
    tokens,
    endToken: () => void (ended = true),
    async follow(from, follows, scene) {
      const person = personOf(from)
      person.follows = follows
      const EventKey = scene === undefined ? '' : `qrscene_${scene}`
      await report({ FromUserName: from, MsgType: 'event', Event: follows ? 'subscribe' : 'unsubscribe', EventKey })
    },
    report,
    async question(echostr) {
      const [timestamp, nonce] = [String(seconds()), 'nonce']
      const signature = signatureOf(ACCOUNT.token, timestamp, nonce)
      const url = `${webhook}?${new URLSearchParams({ signature, timestamp, nonce, echostr })}`
      return (await provider.report({ url, method: 'GET', headers: {}, body: '' })).text()
    },
    close: () => provider.close(),
  }
}

function newFollower(): Follower {
  return { screen: [], follows: true, allowance: ALLOWANCE }
}

function settingsOf(apiBase: string, plain: boolean): Record<string, string> {
  const { aesKey, ...account } = ACCOUNT
  return { ...account, ...(plain ? {} : { aesKey }), apiBase, trusted: 'yes' }
}

/** The lines of this label, or those that bear it beside a number or a hint. */
function tapsOn(sent: Sent, label: string): { id: string; content: string }[] {
  const lines = tapsOf(sent)
  const exact = lines.filter(({ content }) => content === label)
  if (exact.length > 0) return exact
  return lines.filter(({ content }) => content.replace(/^\d+\. /, '').split(' · ')[0] === label)
}

function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

function done(body: object): ProviderAnswer {
  return { status: 200, body: JSON.stringify(body) }
}

function refused(errcode: number, words: string): ProviderAnswer {
  return done({ errcode, errmsg: `${words} rid: 0-0-0` })
}
