import type { FactKind } from '@souk/contract/conversation.ts'

/** A fact as it was stored: where, its seq, and what live clients are told of it. */
export type StoredFact = {
  home: string
  stream: string
  seq: number
  kind: FactKind
  at: string
  data: unknown
}
