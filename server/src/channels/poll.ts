import type { InboundItem } from './arrival.ts'

/** Those of the connection, opened. */
type Settings = Readonly<Record<string, string>>

/** One turn at an account that brings nothing by itself. */
export type Reading = {
  settings: Settings
  /** Where it was left, in the channel's own form; null at the first time. */
  cursor: unknown
  /** What came before belongs to others. */
  since: Date
  /** Wait for more until the signal says otherwise; else all is read once. */
  stay: boolean
  signal: AbortSignal
  /** The provider has let us in. */
  entered(): Promise<void>
  /** Resolves when the items are stored, and that reading goes on after them. */
  take(items: readonly InboundItem[], cursor: unknown): Promise<void>
  /** Tells of what nobody can read; reading goes on after it. `what` names it for its owner. */
  unreadable(what: string, error: unknown): Promise<void>
}

/** How a channel reads an account that has to be asked. */
export interface Poll {
  /** Names the account; nothing where the settings lead to none. Another name begins anew, from then on. */
  account(settings: Settings): string | undefined
  /** Resolves when all is read or the signal has come; throws PollError. What is not taken then comes again. */
  read(reading: Reading): Promise<void>
}

/** Why an account cannot be read, in its owner's words. `refused`: until they put something right. */
export class PollError extends Error {
  override name = 'PollError'
  readonly refused: boolean
  constructor(message: string, refused: boolean) {
    super(message)
    this.refused = refused
  }
}
