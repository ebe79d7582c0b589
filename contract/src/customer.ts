import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** A consent as the customer sees it: the words that were agreed to, and whether they still hold. */
export const GivenConsent = z.object({
  id: Id,
  /** service, orders, marketing, notify.stock, notify.price … */
  purpose: z.string(),
  /** What it was given for: a watch, or the contact. */
  subject: Id,
  /** The contact it was given for; absent: the thread. */
  contact: Id.optional(),
  wording: z.string(),
  /** Of the words; BCP 47. */
  language: z.string(),
  /** Where they were shown: a page, a message, who of the shop wrote it down. */
  source: z.string().optional(),
  givenAt: z.string(),
  /** From then on it counts; absent: it waits to be confirmed from the contact itself. */
  confirmedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** used, withdrawn, stop, provider, replaced, expired */
  endedBy: z.string().optional(),
})
export type GivenConsent = z.infer<typeof GivenConsent>

/** A contact says what the shop may write to it about of its own accord, or no longer. */
export const ConsentCreate = z.object({
  contact: Id,
  purpose: z.enum(['service', 'orders', 'marketing']),
  /** False takes it back, or objects to what needs no agreement, such as news of orders. */
  agreed: z.boolean().default(true),
  /** The very words that were shown. */
  wording: z.string().trim().min(1).max(2000),
  language: z.string().min(2).max(35),
  source: z.string().trim().min(1).max(500).optional(),
})
export type ConsentCreate = z.infer<typeof ConsentCreate>

/** An order of a customer, and the last day (YYYY-MM-DD) for which the law has it kept. */
export const KeptOrder = z.object({
  number: z.string(),
  state: z.string(),
  placedAt: z.string(),
  total: Money,
  /** It is under way: what it needs stays until it is done. */
  open: z.boolean(),
  keptUntil: z.string(),
  url: z.string(),
})
export type KeptOrder = z.infer<typeof KeptOrder>

/** What a shop knows about a customer, in short; all of it is in the export. */
export const Customer = z.object({
  id: Id,
  since: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** BCP 47; absent: the one of each thread. */
  language: z.string().optional(),
  /** As one line; before an order the place that was asked about. */
  address: z.string().optional(),
  /** What was told of oneself beside the address: sizes, likings. */
  profile: z.record(z.string(), z.unknown()),
  /** Where the shop can write to; `stopped`: it may not on its own account. */
  contacts: z.array(z.object({ id: Id, channel: z.string(), address: z.string().optional(), stopped: z.boolean() })),
  consents: z.array(GivenConsent),
  /** Where they asked to be told of answers while they are away: browsers that are pushed to, and an e-mail address. */
  reaches: z.object({ devices: z.int(), email: z.string().optional() }),
  /** How many things are on the wish list. */
  wishes: z.int(),
  orders: z.array(KeptOrder),
})
export type Customer = z.infer<typeof Customer>

/** By which customers are listed; all that are named hold. */
export const CustomersFilter = z.object({
  /** In the name, e-mail address or phone number, or the beginning of the number of an order. */
  q: z.string().trim().min(1).max(100).optional(),
  /** Has an order that was not canceled, or none. */
  bought: z.enum(['yes', 'no']).optional(),
  /** To be spoken to in: `en`, `ka`. */
  language: z.string().max(35).optional(),
  /** Has written from it. */
  channel: z.string().max(40).optional(),
  /** Spent at least so much, minor units of the shop's currency. */
  spentFrom: z.coerce.number().int().min(1).optional(),
})
export type CustomersFilter = z.infer<typeof CustomersFilter>

/** One person, whatever they write from. */
export const CustomerRow = z.object({
  id: Id,
  /** The thread in which something last happened. */
  conversation: Id,
  name: z.string().optional(),
  email: z.string().optional(),
  /** Enough of the address they write from to know them by; empty for a visitor of the web page. */
  hint: z.string(),
  channels: z.array(z.string()),
  language: z.string(),
  /** Orders that were not canceled. */
  orders: z.int(),
  /** What was captured less what was paid back, by currency. */
  spent: z.array(Money),
  firstSeen: z.string(),
  lastSeen: z.string(),
  /** They agreed to news and offers, and it holds. */
  advertising: z.boolean(),
})
export type CustomerRow = z.infer<typeof CustomerRow>

export const CustomersPage = z.object({
  rows: z.array(CustomerRow),
  /** There may be more from here on, even where a page has few rows. */
  cursor: z.string().optional(),
})
export type CustomersPage = z.infer<typeof CustomersPage>

/** Where things would go to, as far as it was told. */
export const Place = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  postcode: z.string().trim().min(1).max(20).optional(),
})
export type Place = z.infer<typeof Place>

export const CustomerChange = z.object({
  language: z.string().min(2).max(35).optional(),
  /** May the shop write on its own account, by any of the customer's contacts? */
  stopped: z.boolean().optional(),
  /** Where a delivery would go: dates and costs are told for there from now on. */
  place: Place.optional(),
  /** The sizes that fit, by the id of the shop's chart, as they stand on its options; null forgets one. */
  sizes: z
    .record(z.string().max(60), z.string().min(1).max(20).nullable())
    .refine((sizes) => Object.keys(sizes).length <= 20, 'at most 20 at once')
    .optional(),
})
export type CustomerChange = z.infer<typeof CustomerChange>

/** Rows of one table, as they are stored. */
export const ExportedTable = z.object({
  name: z.string(),
  what: z.string(),
  purpose: z.string(),
  /** How long it is kept, as docs/privacy.md explains. */
  keep: z.string(),
  rows: z.array(z.record(z.string(), z.unknown())),
})

/** Everything that a shop has stored about a customer. */
export const CustomerExport = z.object({
  shop: z.object({ slug: z.string(), name: z.string() }),
  customer: Id,
  at: z.string(),
  tables: z.array(ExportedTable),
  /** Files that the rows name, at the address of this server. */
  media: z.array(z.string()),
})
export type CustomerExport = z.infer<typeof CustomerExport>

/** What came of the wish to be forgotten. */
export const Forgotten = z.object({
  id: Id,
  askedAt: z.string(),
  /** Orders that are under way, and orders that the law has kept; nothing else stays. */
  orders: z.array(KeptOrder),
})
export type Forgotten = z.infer<typeof Forgotten>

/** One purpose in the record of processing activities (GDPR art. 30). */
export const ProcessingActivity = z.object({
  purpose: z.string(),
  /** What is done, in words. */
  what: z.string(),
  /** The article that allows it. */
  basis: z.string(),
  subjects: z.array(z.string()),
  data: z.array(z.object({ table: z.string(), what: z.string(), columns: z.array(z.string()), kept: z.string() })),
  recipients: z.array(z.string()),
})
export const ProcessingRecord = z.object({
  at: z.string(),
  controller: z.object({
    name: z.string(),
    address: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
    representative: z.string().optional(),
  }),
  activities: z.array(ProcessingActivity),
  /** Technical and organisational measures. */
  measures: z.array(z.string()),
  transfers: z.string(),
  /** What is for the shop to add. */
  missing: z.array(z.string()),
})
export type ProcessingRecord = z.infer<typeof ProcessingRecord>
