import type { ShopperPart } from '@souk/contract/parts.ts'
import type { Fitted } from './fit.ts'
import type { Limits } from './limits.ts'

/** What a provider sent, as it came: the raw body decides about the signature. */
export type RawRequest = {
  method: string
  headers: Record<string, string | undefined>
  query: Record<string, string>
  body: Buffer
}

/**
 * The settings of a connection, opened: what `channel add --set` was given, and `trusted`: 'yes' where the operator gave
 * it, so that `apiBase` may be a private address.
 */
export type ConnectionSettings = Readonly<Record<string, string>>

/** One thing that arrived. `dedupe` is the provider's own id of it: the same one twice is one. */
export type InboundItem = {
  dedupe: string
  /** Who wrote: unique within `scope`, the issuer's own space. */
  address: string
  scope: string
  parts: ShopperPart[]
}

export type Received = {
  /** What is answered to the provider: 200 when stored, or a challenge. */
  items: InboundItem[]
  challenge?: string
}

/** What sending came to. `uncertain` when nobody can know whether the provider took it. */
export type Sent =
  | { state: 'sent'; ref: string }
  | { state: 'retry'; reason: string; afterMs?: number }
  | { state: 'uncertain'; reason: string }
  | { state: 'failed'; reason: string }
  | { state: 'stopped'; reason: string }

/** A kind of messenger: a translator that owns no tables. `web` has neither receive nor send: its clients read the facts. */
export interface Channel {
  kind: string
  limits: Limits
  /** Names of the settings that a connection needs. */
  settings: readonly string[]
  /** Verifies and parses; throws a Failure `bad_signature` when it is not the provider's. */
  receive?(request: RawRequest, settings: ConnectionSettings): Received
  /** Carries what `fit` made of one message to an address; `key` is the same for every attempt. */
  send?(
    message: { address: string; messages: readonly Fitted[]; key: string },
    settings: ConnectionSettings,
  ): Promise<Sent>
}
