import type { InboundItem } from './arrival.ts'
import type { Fitted } from './fitted.ts'
import type { Limits } from './limits.ts'
import type { Poll } from './poll.ts'
import type { Answered, FilledTemplate, NewTemplate, TemplateState } from './template.ts'

/** What a provider sent, as it came: the raw body decides about the signature. */
export type RawRequest = {
  method: string
  /** The whole address as the provider knows it: some sign it. */
  url: string
  headers: Record<string, string | undefined>
  query: Record<string, string>
  body: Buffer
}

/**
 * The settings of a connection, opened: what `channel add --set` was given, and `trusted`: 'yes' where the operator gave
 * it, so that `apiBase` may be a private address.
 */
export type ConnectionSettings = Readonly<Record<string, string>>

export type ProviderAnswer = { type: string; body: string }

export type Received = {
  items: InboundItem[]
  /** What is answered to the provider in place of our own receipt: a challenge, or the form it insists on. */
  answer?: ProviderAnswer
  /** The same where it carries what the shop says to that: awaited after the commit. It never fails. */
  later?: Promise<ProviderAnswer>
}

/** One message for one address; `key` is the same for every attempt. */
export type Outgoing = {
  address: string
  message: Fitted
  key: string
  /** The comment it answers, as the item that brought it was named. */
  replyTo?: string
  /** A person writes it after the window for all others has closed. */
  late?: true
  /** The thread it belongs to, and the last letter of theirs in it; where a message is a letter. */
  letter?: {
    thread: string
    language: string
    answers?: { ref: string; subject?: string }
    /** Where one is rid of such letters, by a page and by a mail program's own button. */
    unsubscribe?: string
  }
  /** Our webhook of this connection, for providers that want it with each message. */
  webhookUrl?: string
}

/** Why a provider carries nothing to somebody now, who may be reached at another address of theirs. */
export type Unreached = 'window_closed' | 'unreachable'

/**
 * What sending came to; `elsewhere`: what it leads to cannot be opened there, and is sent where it can as well; `trouble`: it
 * went another way than it should, and why. `absent` when
 * nobody is there to take it, who may be in a moment; `uncertain` when nobody can know whether the provider took it;
 * `unauthorised` when the connection's credentials are no longer good; `stopped` when they want to hear no more from us;
 * `refused` when this messenger does not carry it to them: notices go to another address.
 */
export type Sent =
  | { state: 'sent'; ref: string; elsewhere?: true; trouble?: string }
  | { state: 'retry'; reason: string; afterMs?: number; then?: Unreached }
  | { state: 'absent'; reason: string; afterMs?: number }
  | { state: 'uncertain'; reason: string }
  | { state: 'unauthorised'; reason: string }
  | { state: 'stopped'; reason: string }
  | { state: 'refused'; reason: Unreached }
  | { state: 'failed'; reason: string }

/** A file of a message, as the provider gave it out. */
export type Fetched =
  | { state: 'fetched'; type: string; bytes: Buffer }
  | { state: 'retry'; reason: string }
  | { state: 'failed'; reason: string }

/** What a connection test found: `ok`, or what is wrong and what to do about it, in the owner's words. */
export type Finding = { ok: boolean; code: string; text: string }

/** What a link into a messenger brings along: at most 64 letters, digits, `-` and `_`, and the same within a text. */
export type ChatStart = { payload: string; text: string }

/** What an owner does at the provider and here. `paste` names what of ours goes where. */
export type SetUp = {
  steps: readonly { title: string; text: string; paste?: 'webhookUrl' | 'verifyToken' }[]
  /** Asks the provider, with the connection's own credentials. */
  check(settings: ConnectionSettings, webhookUrl: string): Promise<Finding[]>
}

/** What may be written while a window is closed: handed in at the provider, approved there, filled in here. */
export interface Templates {
  /** Whether the settings of a connection tell where its templates are. */
  has(settings: ConnectionSettings): boolean
  /** All that the account has. */
  list(settings: ConnectionSettings): Promise<Answered<TemplateState[]>>
  create(settings: ConnectionSettings, template: NewTemplate): Promise<Answered<TemplateState>>
  remove(settings: ConnectionSettings, template: { ref: string; name: string }): Promise<Answered<null>>
  send(filled: FilledTemplate, settings: ConnectionSettings): Promise<Sent>
}

/** A kind of messenger: a translator that owns no tables. `web` has neither receive nor send: its clients read the facts. */
export interface Channel<R extends Received | Promise<Received> = Received> {
  kind: string
  limits: Limits
  /** Where the settings of a connection decide what it can show. */
  limitsWith?(settings: ConnectionSettings): Limits
  /** Whether a connection can ask a whole form in the messenger itself, by its settings. */
  forms?(settings: ConnectionSettings): boolean
  /** Names of the settings that a connection needs. */
  settings: readonly string[]
  /** Verifies and parses; throws a Failure `bad_signature` when it is not the provider's. */
  receive?(request: RawRequest, settings: ConnectionSettings): R
  /** For what does not come by itself. */
  poll?: Poll
  send?(outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent>
  /** Shows whoever wrote it that it is read, and, `answering`, that an answer is being written. Nothing hangs on it: it never fails. */
  seen?(message: { ref: string; answering: boolean }, settings: ConnectionSettings): Promise<void>
  /** Fetches what a `remote` part names. */
  media?(ref: string, settings: ConnectionSettings): Promise<Fetched>
  setup?: SetUp
  templates?: Templates
  /**
   * The address of the talk with this connection in the messenger itself, where its settings tell. With `start`, whoever
   * opens it brings along what came before: hidden where the messenger knows that, else as a text they only have to send.
   */
  chat?(settings: ConnectionSettings, start?: ChatStart): string | undefined
}

/** Any of them: some take their time to read what has come. */
export type AnyChannel = Channel<Received | Promise<Received>>

/** What a connection can show. */
export function limitsOf(channel: AnyChannel, settings: ConnectionSettings): Limits {
  return channel.limitsWith?.(settings) ?? channel.limits
}
