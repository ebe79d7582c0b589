import { parseSync, Visitor } from 'oxc-parser'
import { type Finding, isTest, lineAt, type Source } from './source.ts'

/**
 * Who writes which table: its owner, a folder of server/src. Others call the owner's functions; reading is free.
 * A second folder stands here only with its reason.
 */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  migrations: ['kernel'],
  processes: ['kernel'],
  // conversations: the hot path stores message, fact, mailbox and when a handle wrote in one statement and one round trip.
  streams: ['kernel', 'conversations'],
  facts: ['kernel', 'conversations'],
  idempotency: ['kernel'],
  audit: ['kernel'],
  blobs: ['kernel'],
  mails: ['kernel'],
  sandbox_charges: ['gateways/sandbox'],
  sandbox_events: ['gateways/sandbox'],
  sandbox_parcels: ['carriers/sandbox'],
  sandbox_parcel_events: ['carriers/sandbox'],
  shops: ['shops'],
  hosts: ['shops'],
  api_keys: ['shops'],
  connections: ['shops'],
  channel_tokens: ['shops'],
  templates: ['shops'],
  polls: ['shops'],
  staff_users: ['staff'],
  staff_accounts: ['staff'],
  staff_sessions: ['staff'],
  staff_verifications: ['staff'],
  staff_two_factors: ['staff'],
  staff_passkeys: ['staff'],
  members: ['staff'],
  staff_devices: ['staff'],
  invitations: ['staff'],
  customers: ['people'],
  handles: ['people', 'conversations'],
  handle_links: ['people'],
  erasures: ['people'],
  address_codes: ['people'],
  persons: ['people'],
  person_addresses: ['people'],
  sign_ins: ['people'],
  catalogs: ['catalog'],
  offers: ['catalog'],
  variants: ['catalog'],
  prices: ['catalog'],
  reviews: ['catalog'],
  picture_hashes: ['catalog'],
  resources: ['resources'],
  holds: ['resources'],
  conversations: ['conversations'],
  calls: ['conversations'],
  participants: ['conversations'],
  messages: ['conversations'],
  mailboxes: ['conversations'],
  deliveries: ['conversations'],
  sent_messages: ['conversations'],
  reaches: ['conversations'],
  inbound_items: ['conversations'],
  uploads: ['conversations'],
  tags: ['inbox'],
  conversation_tags: ['inbox'],
  notes: ['inbox'],
  saved_views: ['inbox'],
  canned_replies: ['inbox'],
  turns: ['inbox'],
  sought_messages: ['inbox'],
  sought_marks: ['inbox'],
  thread_links: ['conversations'],
  carts: ['carts'],
  cart_lines: ['carts'],
  consents: ['consent'],
  wishes: ['watches'],
  watches: ['watches'],
  checkouts: ['orders'],
  discount_uses: ['orders'],
  order_counters: ['orders'],
  orders: ['orders'],
  sold_lines: ['orders'],
  talks: ['talks'],
  talk_cursors: ['talks'],
  surveys: ['talks'],
  fulfilments: ['orders'],
  order_notes: ['orders'],
  parcels: ['orders'],
  withdrawals: ['orders'],
  payments: ['payments'],
  allocations: ['payments'],
  refunds: ['payments'],
  returns: ['orders'],
  mandates: ['payments'],
  payment_notices: ['payments'],
  exceptions: ['payments'],
  invoice_counters: ['payments'],
  invoices: ['payments'],
  purchases: ['purchases'],
  charges: ['purchases'],
  drafts: ['drafts'],
  intent_trust: ['drafts'],
  missed: ['lessons'],
  teachings: ['lessons'],
  kept_tests: ['lessons'],
}

const CALLS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const SQL_WRITE =
  /\b(?:(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:only\s+)?"?([a-z_]+)"?|update\s+(?:only\s+)?"?([a-z_]+)"?(?:\s+(?:as\s+)?[a-z_]+)?\s+set\b)/gi
const MAY_WRITE = /insert|update|delete|merge|truncate|copy|replaceInto/i

type Write = { table: string; offset: number }

/** Tables that a migration makes: `create table name`. */
export function tablesIn(migration: string): string[] {
  return Array.from(
    migration.matchAll(/^\s*create table (?:if not exists )?"?([a-z_]+)"?/gim),
    (match) => match[1] ?? '',
  )
}

export function checkTables(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => /^(server\/src|demo|concierge|contract|sdk|messenger)\//.test(path) && !isTest(path))
    .flatMap((source) => writesIn(source).flatMap((write) => judge(source, write)))
}

/** Every table of the schema has an owner, and no owner a table that is gone. */
export function checkOwners(tables: readonly string[]): Finding[] {
  const path = 'tools/shape/tables.ts'
  const missing = tables.filter((table) => !(table in OWNERS) && table !== 'migrations')
  const gone = Object.keys(OWNERS).filter((table) => !tables.includes(table) && table !== 'migrations')
  return [
    ...missing.map((table) => ({
      path,
      line: 1,
      message: `the table ${table} has no owner: name the folder that writes it`,
    })),
    ...gone.map((table) => ({ path, line: 1, message: `there is no table ${table} any more: take it out` })),
  ]
}

function judge({ path, text }: Source, { table, offset }: Write): Finding[] {
  const owners = OWNERS[table]
  if (!owners || owners.some((owner) => path.startsWith(`server/src/${owner}/`))) return []
  const line = lineAt(text, offset)
  return [{ path, line, message: `${table} is written by ${owners[0]} alone: call a function of ${owners[0]}/` }]
}

function writesIn({ path, text }: Source): Write[] {
  if (!MAY_WRITE.test(text)) return []
  const writes: Write[] = []
  function addSql(sql: string, offset: number): void {
    for (const match of sql.matchAll(SQL_WRITE)) {
      writes.push({ table: (match[1] ?? match[2] ?? '').toLowerCase(), offset: offset + match.index })
    }
  }
  new Visitor({
    CallExpression({ callee, arguments: [first], start }) {
      if (
        callee.type !== 'MemberExpression' ||
        callee.property.type !== 'Identifier' ||
        !CALLS.has(callee.property.name)
      )
        return
      if (first?.type === 'Literal' && typeof first.value === 'string') {
        writes.push({ table: first.value.split(/\s/)[0] ?? '', offset: first.start ?? start })
      }
    },
    Literal({ value, start }) {
      if (typeof value === 'string') addSql(value, start)
    },
    // The text between the interpolations; an interpolated table is one that its owner's own function is given.
    TemplateLiteral({ quasis }) {
      for (const quasi of quasis) addSql(quasi.value.raw, quasi.start)
    },
  }).visit(parseSync(path, text).program)
  return writes
}
