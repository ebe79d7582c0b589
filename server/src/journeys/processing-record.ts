import type { ProcessingRecord } from '@souk/contract/customer.ts'
import type { PostalAddress } from '@souk/contract/legal.ts'
import { type Purpose, PURPOSES, readTags, type TableTag, type Tags } from '../kernel/tags.ts'
import { keepUntil, type RecordKind } from '../law/retention.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { idleDays } from './forget-idle.ts'

type Reason = { what: string; basis: string }

/** Why each purpose is allowed, where it is about persons. */
export const REASONS: Readonly<Record<Exclude<Purpose, 'offer' | 'operation'>, Reason>> = {
  contract: {
    what: 'selling: carts, orders, deliveries, appointments, what goes back',
    basis: 'Art. 6(1)(b) GDPR: a contract, and steps before it that the person asked for',
  },
  conversation: {
    what: 'talking: messages in the thread, answered by a concierge (a program) or by staff',
    basis: 'Art. 6(1)(b) GDPR: steps before a contract that the person asked for',
  },
  consent: {
    what: 'telling of what somebody asked to be told of',
    basis: 'Art. 6(1)(a) and 7(1) GDPR: consent, which can be taken back in the thread',
  },
  accounting: {
    what: 'payments, refunds, invoices and credit notes',
    basis: 'Art. 6(1)(c) GDPR: duties of trade and tax law',
  },
  security: {
    what: 'access by staff and programs, what they did, requests that came twice',
    basis: 'Art. 6(1)(f) GDPR: that nobody else gets at the shop and its data',
  },
  proof: {
    what: 'that an erasure was asked for and carried out',
    basis: 'Art. 5(2) and 6(1)(c) GDPR: to be able to show it',
  },
}

const MEASURES = [
  'each shop and each shopper is kept apart on every call, which tests prove',
  'credentials and stored answers are encrypted (AES-256-GCM); keys and tokens are stored as hashes or not at all',
  'card numbers never reach the server; one that is typed into a message is masked before it is stored',
  'what staff and programs do is written to an audit log; keys have scopes',
  'rate limits, body limits, signatures of webhooks checked, a content security policy on every page',
  'backups are documented and tested; rows go by themselves when their time is over',
]

const TRANSFERS =
  'None by the server itself. Where a recipient is outside the European Economic Area, name the country and what it rests on (Art. 44–49 GDPR).'

/** The record of processing activities of a shop, from the schema's tags, its connections and its legal profile. */
export async function processingRecord(context: Context, shop: Shop): Promise<ProcessingRecord> {
  const { database, clock, config } = context
  const tags = await readTags(database.pool)
  const { connected: connections } = shop
  const when = { shop, now: clock.now(), idle: idleDays(tags, shop) }
  const { legal } = shop.settings
  const gateways = connections.filter((kind) => context.gateways.has(kind))
  const channels = connections.filter((kind) => context.channels.has(kind))
  const recipients: Partial<Record<Purpose, string[]>> = {
    conversation: channels.map((kind) => `messenger: ${kind}`),
    contract: [...(config.smtp ? ['the mail server'] : []), 'carriers that bring the orders'],
    accounting: [...gateways.map((kind) => `payment provider: ${kind}`), 'tax authorities where they ask'],
  }
  return {
    at: when.now.toISOString(),
    controller: {
      name: nameOf(legal.legalName ?? shop.name, legal.legalForm),
      ...(legal.address ? { address: addressLine(legal.address) } : {}),
      ...(legal.email ? { email: legal.email } : {}),
      ...(legal.phone ? { phone: legal.phone } : {}),
      ...(legal.representative ? { representative: legal.representative } : {}),
    },
    activities: PURPOSES.flatMap((purpose) => {
      if (purpose === 'offer' || purpose === 'operation') return []
      const data = dataFor(tags, purpose, when)
      if (data.length === 0) return []
      return [
        {
          purpose,
          ...REASONS[purpose],
          subjects: subjectsOf(tags, purpose),
          data,
          recipients: recipients[purpose] ?? [],
        },
      ]
    }),
    measures: MEASURES,
    transfers: TRANSFERS,
    missing: [
      ...(legal.legalName && legal.address ? [] : ['the legal profile: who answers for the shop, and where']),
      'the data protection officer, where one has to be named',
      'the contract with whoever hosts this server (Art. 28 GDPR)',
    ],
  }
}

/** Many write the form into the name as well. */
function nameOf(name: string, form: string | undefined): string {
  return form === undefined || name.endsWith(form) ? name : `${name} ${form}`
}

type When = { shop: Shop; now: Date; idle: number }
type Data = ProcessingRecord['activities'][number]['data']

function dataFor(tags: Tags, purpose: Purpose, when: When): Data {
  return [...tags.values()].flatMap((table) => {
    const columns = personal(table).filter((column) => column.purpose === purpose)
    if (columns.length === 0 && !(purpose === 'proof' && table.purpose === purpose)) return []
    return [
      { table: table.name, what: table.what, columns: columns.map(({ name }) => name), kept: keptWords(table, when) },
    ]
  })
}

function personal(table: TableTag): TableTag['columns'] {
  return table.columns.filter(({ about, name }) => (about === 'customer' || about === 'staff') && name !== 'home')
}

function subjectsOf(tags: Tags, purpose: Purpose): string[] {
  const subjects = new Set<string>()
  for (const table of tags.values()) {
    for (const { about, purpose: why } of personal(table)) if (why === purpose) subjects.add(about)
  }
  return [...subjects].map((about) => (about === 'staff' ? 'staff of the shop' : 'shoppers and buyers'))
}

/** How long, in words; for records of the law with the years of the shop's country and where they stand. */
function keptWords({ keep, else: loose }: TableTag, { shop, now, idle }: When): string {
  if (keep === 'while-customer')
    return `until the customer asks to be forgotten, at most ${idle} days after they were last heard of`
  if (keep === 'while-shop') return 'as long as the shop'
  if (!isRecord(keep)) return `${keep.slice(0, -1)} days`
  const { years, source } = keepUntil(keep, shop.country, now, now)
  const otherwise = loose === undefined ? '' : `; ${loose.slice(0, -1)} days where nothing came of it`
  const abroad = shop.settings.oss ? `; ${ossWords(now)}` : ''
  return `${years} years from the end of the year (${source})${abroad}${otherwise}`
}

/** Of orders that are taxed in another member state. */
function ossWords(now: Date): string {
  const { years, source } = keepUntil('oss', null, now, now)
  return `${years} years where it was declared to the One Stop Shop (${source})`
}

function isRecord(keep: string): keep is RecordKind {
  return keep === 'order' || keep === 'invoice'
}

function addressLine({ line1, line2, postcode, city, country }: PostalAddress): string {
  return [line1, line2, [postcode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}

/** The same to read and to print. */
export function recordMarkdown(record: ProcessingRecord, shop: string): string {
  const { controller } = record
  const who = [controller.name, controller.address, controller.representative, controller.email, controller.phone]
  const activities = record.activities.map(
    ({ purpose, what, basis, subjects, data, recipients }) => `## ${purpose}: ${what}

- Allowed by: ${basis}
- Whose data: ${subjects.join(', ') || 'nobody who could be named'}
- Given to: ${recipients.join(', ') || 'nobody'}

| data | columns | kept |
| --- | --- | --- |
${data.map((row) => `| ${row.what} (\`${row.table}\`) | ${row.columns.join(', ')} | ${row.kept} |`).join('\n')}
`,
  )
  return `# Record of processing activities: ${shop}

By Art. 30 GDPR, as of ${record.at.slice(0, 10)}. Made from the schema and the settings of the shop; no legal advice.

Controller: ${who.filter(Boolean).join(' · ')}

${activities.join('\n')}
## Measures

${record.measures.map((one) => `- ${one}`).join('\n')}

## Transfers

${record.transfers}

## For the shop to add

${record.missing.map((one) => `- ${one}`).join('\n')}
`
}
