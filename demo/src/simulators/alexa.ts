import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { certificate, type Wanted } from './certificate.ts'
import { at, isJson, text } from './json.ts'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Seen, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'

const SKILL = 'amzn1.ask.skill.0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f'
const HOST = 'echo-api.amazon.com'
const CHAIN = '/echo.api/echo-api-cert.pem'
const DAY_MS = 86_400_000
/** What Alexa gives a skill. */
const PATIENCE_MS = 8000
const MOST_SPOKEN = 8000
const MOST_BYTES = 120_000
/** What can be chosen, as it is said. */
const LINE = /^(\d+): (.*?)\.?$/gm
const PEOPLE = [0, 1, 2, 3, 4, 5].map((n) => `amzn1.ask.account.${'AGV2EXAMPLE'.repeat(8)}${n}`)

type Session = { id: string; attributes: Readonly<Record<string, unknown>> }
type Slots = Readonly<Record<string, string>>

export type AlexaSimulator = ChannelSimulator & {
  taken: readonly Taken[]
  /** Opens the skill by its name. */
  launch(from: string, locale?: string): Promise<void>
  /** Says something that Alexa takes for an intent of the model; resolves with the id of the request. */
  mean(from: string, name: string, slots?: Slots): Promise<string>
  /** A request as it comes over the wire; `chain`: the path of its certificates. */
  signed(body: object, chain?: string): { headers: Record<string, string>; body: Buffer }
  /** What a request is made of. */
  requestOf(from: string, request: object, id?: string): object
  /** Lays down certificates: what differs from the good ones, the leaf first. */
  lay(path: string, changes: { leaf?: Partial<Wanted>; middle?: Partial<Wanted> }): void
}

/** Alexa with people who speak to one skill: signs as she does, keeps the session, and says what she is told to. */
export async function openAlexa(faults: Partial<Faults> = {}, language = 'en-US'): Promise<AlexaSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Seen[]>()
  const sessions = new Map<string, Session>()
  const chains = new Map<string, string>()
  const keys = { root: authorityKey(), middle: authorityKey(), leaf: signingKey() }
  let webhook = ''
  const provider = await openProvider(answer, faults)
  lay(CHAIN, {})

  function answer({ path }: ProviderRequest): ProviderAnswer {
    const chain = chains.get(path)
    return chain === undefined ? { status: 403 } : { status: 200, body: chain }
  }

  function lay(path: string, { leaf, middle }: { leaf?: Partial<Wanted>; middle?: Partial<Wanted> }): void {
    const time = { from: new Date(Date.now() - DAY_MS), until: new Date(Date.now() + DAY_MS) }
    const root = { name: 'Simulated Root CA', key: keys.root }
    const issuer = { name: 'Simulated CA 1', key: keys.middle }
    const chain = [
      certificate({ subject: HOST, issuer, key: keys.leaf, host: HOST, ...time, ...leaf }),
      certificate({ subject: issuer.name, issuer: root, key: keys.middle, ...time, ...middle }),
      certificate({ subject: root.name, issuer: root, key: keys.root, ...time }),
    ]
    chains.set(path, chain.join(''))
  }

  function signed(body: object, chain = CHAIN): { headers: Record<string, string>; body: Buffer } {
    const bytes = Buffer.from(JSON.stringify(body))
    const headers = {
      'content-type': 'application/json',
      signaturecertchainurl: provider.url + chain,
      'signature-256': sign('RSA-SHA256', bytes, keys.leaf).toString('base64'),
    }
    return { headers, body: bytes }
  }

  function requestOf(from: string, request: object, id = `amzn1.echo-api.request.${randomUUID()}`): object {
    const { id: sessionId = '', attributes = {} } = sessions.get(from) ?? {}
    const application = { applicationId: SKILL }
    const user = { userId: from }
    return {
      version: '1.0',
      session: { new: !sessions.has(from), sessionId, application, attributes, user },
      context: { System: { application, user, device: { deviceId: 'amzn1.ask.device.1' }, apiEndpoint: provider.url } },
      request: { requestId: id, timestamp: new Date().toISOString(), locale: language, ...request },
    }
  }

  /** Speaks to the skill, and says what it answers. */
  async function speak(from: string, request: object): Promise<string> {
    const id = `amzn1.echo-api.request.${randomUUID()}`
    const body = requestOf(from, request, id)
    if (!sessions.has(from)) sessions.set(from, { id: `amzn1.echo-api.session.${randomUUID()}`, attributes: {} })
    const begun = performance.now()
    const answered = await provider.report({ url: webhook, ...signed(body) })
    const said = await answered.text()
    if (performance.now() - begun > PATIENCE_MS) throw new Error('the skill took longer than Alexa waits')
    if (answered.ok) say(from, said)
    return id
  }

  function say(from: string, body: string): void {
    if (Buffer.byteLength(body) > MOST_BYTES) throw new Error('the response is longer than Alexa takes')
    const answered: unknown = JSON.parse(body)
    const response = at(answered, 'response')
    const words = text(at(response, 'outputSpeech')['text'])
    if (words.length > MOST_SPOKEN) throw new Error('this is more than Alexa says')
    if (response['shouldEndSession'] !== false) sessions.delete(from)
    else if (!isJson(response['reprompt'])) throw new Error('an open session asks again')
    else sessions.set(from, { id: sessions.get(from)?.id ?? '', attributes: at(answered, 'sessionAttributes') })
    if (words === '') return
    taken.push({ to: from, text: words, raw: response })
    const pages = text(at(response, 'card')['content']).split('\n').filter(Boolean)
    const lines = [...words.matchAll(LINE)].map(([, , line = '']) => line)
    const links = pages.map((url) => ({ label: url, url }))
    const shown = { text: [words, ...pages].join('\n'), buttons: lines, links, media: [] }
    screenOf(from).push({ ref: String(taken.length), ...shown })
  }

  function screenOf(person: string): Seen[] {
    const screen = screens.get(person) ?? []
    screens.set(person, screen)
    return screen
  }

  function mean(from: string, name: string, words: Slots = {}): Promise<string> {
    const slots = Object.fromEntries(
      Object.entries(words).map(([slot, value]) => [slot, { name: slot, value, confirmationStatus: 'NONE' }]),
    )
    return speak(from, { type: 'IntentRequest', intent: { name, confirmationStatus: 'NONE', slots } })
  }

  async function write(from: string, what: Written): Promise<string> {
    if (what.type !== 'text') throw new Error(`Alexa hears no ${what.type}`)
    return mean(from, 'SayIntent', { words: what.text })
  }

  return {
    kind: 'alexa',
    provider,
    settings: { skillId: SKILL, apiBase: provider.url, trusted: 'yes' },
    people: [PEOPLE[0] ?? '', PEOPLE[1] ?? '', ...PEOPLE.slice(2)],
    connect: (url) => void (webhook = url),
    write,
    /** The number of a line is said, anything else as it stands. */
    async tap(from, label) {
      const shown = screenOf(from).findLast(({ buttons }) => buttons.includes(label))
      if (!shown) throw new Error(`nothing says ${label}`)
      const number = [...shown.text.matchAll(LINE)].find(([, , line]) => line === label)?.[1]
      await write(from, { type: 'text', text: number ?? label })
    },
    seen: screenOf,
    taken,
    async launch(from, locale = language) {
      await speak(from, { type: 'LaunchRequest', locale })
    },
    mean,
    signed,
    requestOf,
    lay,
    close: () => provider.close(),
  }
}

function signingKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
}

/** Made sooner. */
function authorityKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}
