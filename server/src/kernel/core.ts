import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { HttpClient } from './http-client.ts'
import type { Hub } from './hub.ts'
import type { NewId } from './ids.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mailer.ts'
import type { Metrics } from './metrics.ts'
import type { Key } from './secrets.ts'

/** What every part of the server may use; tests override its members. */
export type Core = {
  config: Config
  database: Database
  hub: Hub
  clock: Clock
  newId: NewId
  log: Log
  metrics: Metrics
  http: HttpClient
  mailer: Mailer
  keys: Keys
  /** Where shoppers reach this server, without a trailing slash. */
  publicUrl: string
}

/** One key per purpose, all derived from SOUK_SECRET. */
export type Keys = {
  shopperToken: Key
  idempotency: Key
  connections: Key
  gateway: Key
  cursor: Key
  orderLink: Key
  pageLink: Key
  formToken: Key
  addressCode: Key
  codeOnItsWay: Key
  person: Key
  push: Key
  staff: Key
}
