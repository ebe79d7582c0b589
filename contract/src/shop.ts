import { z } from 'zod'
import { ConcessionLimits } from './concession.ts'
import { MessageCosts } from './cost.ts'
import { Id, Slug, Texts } from './ids.ts'
import { InboxSettings } from './inbox-settings.ts'
import { SlotRule } from './offers.ts'
import { SizeChart } from './size-chart.ts'
import { SurveySettings } from './survey.ts'
import { LegalProfile, LegalStanding } from './legal.ts'

/** Opening hours of one weekday (1 Monday … 7 Sunday), local times HH:MM; a closing time before the opening one is past midnight. */
export const Hours = z.object({
  day: z.int().min(1).max(7),
  open: z.string().regex(/^\d\d:\d\d$/),
  close: z.string().regex(/^\d\d:\d\d$/),
})

export const ShippingOption = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  label: Texts,
  /** Minor units of the shop's currency, tax included. */
  amount: z.int().nonnegative(),
  /** Free from this order value on, minor units. */
  freeFrom: z.int().nonnegative().optional(),
  /** Days until delivery, 0 = today. `minutes` instead for a pizza. */
  days: z.object({ min: z.int().nonnegative(), max: z.int().nonnegative() }).optional(),
  minutes: z.object({ min: z.int(), max: z.int() }).optional(),
  kind: z.enum(['ship', 'deliver', 'pickup']),
  /** Fetched at a time that the customer chooses. */
  slots: SlotRule.optional(),
  countries: z.array(z.string().length(2)).optional(),
  /** Only to postcodes that begin like one of these. */
  postcodes: z.array(z.string().min(1).max(20)).optional(),
  /** Carries only goods of these lexicon concepts or categories; absent = whatever is not among `except`. */
  concepts: z.array(z.string().min(1).max(80)).max(100).optional(),
  /** Never carries goods of these: drinks do not go by post. */
  except: z.array(z.string().min(1).max(80)).max(100).optional(),
})
export type ShippingOption = z.infer<typeof ShippingOption>

/** A tax included in prices: rate in millionths (190000 = 19 %). The first rule whose categories meet the offer's concepts counts. */
export const TaxRule = z.object({
  code: z.string(),
  rate: z.int().nonnegative(),
  /** Lexicon concepts or categories; absent = everything else. */
  concepts: z.array(z.string()).optional(),
  /** With `oss`: the rate of such goods in other countries, where it is not the standard one: `{FR: 55000}`. */
  abroad: z.record(z.string().regex(/^[A-Z]{2}$/), z.int().nonnegative()).optional(),
})
export type TaxRule = z.infer<typeof TaxRule>

export const Answer = z.object({
  id: z.string(),
  /** delivery, returns, payment, care, sizing, about … : what `policy.ask` and `delivery.ask` look up. */
  topic: z.string(),
  question: Texts,
  answer: Texts,
})
export type Answer = z.infer<typeof Answer>

export const DiscountCode = z.object({
  code: z.string().min(2).max(40),
  percent: z.int().min(1).max(100).optional(),
  amount: z.int().positive().optional(),
  minimum: z.int().nonnegative().default(0),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  uses: z.int().positive().optional(),
})
export type DiscountCode = z.infer<typeof DiscountCode>

/** An origin of web pages, without a path. */
const Site = z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'an origin: https://www.example.com')

/** A word of the shop's customers and what it stands for: a concept of the lexicon, or of the shop's own catalogue. */
export const TaughtWord = z.object({
  word: z.string().trim().min(2).max(60),
  /** A concept's id: `dress`, `light-blue`, or one that `listShopConcepts` tells. */
  concept: z.string().min(1).max(80),
})
export type TaughtWord = z.infer<typeof TaughtWord>

/** What one switch stops at once. */
export const Pausable = z.enum(['concierge', 'campaigns', 'checkout'])
export type Pausable = z.infer<typeof Pausable>
const PausedBy = z.object({ since: z.iso.datetime(), by: z.string() })
/** What is paused, since when and by whom. */
export const Paused = z.partialRecord(Pausable, PausedBy)
export type Paused = z.infer<typeof Paused>

/** When a person is called into a thread without being asked for. */
export const CallRules = z.object({
  /** Somebody is angry. */
  angry: z.boolean().default(true),
  /** The cart, or what is asked for, is worth at least this: minor units. Absent = never. */
  above: z.int().positive().optional(),
})

/** What a shop decides about itself. Everything has a default, so that a new shop works at once. */
export const ShopSettings = z.object({
  /** False hides the shop from `GET /api/shops` and the market's page. */
  public: z.boolean().default(true),
  description: Texts.default({}),
  /** The concierge's name and voice in this shop; no human surname. */
  persona: z.object({ name: z.string().default(''), greeting: Texts.default({}) }).default({ name: '', greeting: {} }),
  /** `draft`: people send what the concierge would say, until a meaning has earned their trust. */
  concierge: z.enum(['live', 'draft']).default('live'),
  /** A meaning goes live after so many drafts of it that went out as they were. */
  draftsUntilLive: z.int().min(1).max(1000).default(20),
  callPerson: CallRules.default({ angry: true }),
  /** Changed by its own switch alone; whoever replaces the settings leaves it as it is. */
  paused: Paused.default({}),
  /** What the shop was taught of its customers' words; changed by teaching alone. */
  words: z.array(TaughtWord).max(500).default([]),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  hours: z.array(Hours).default([]),
  address: z.string().default(''),
  email: z.string().default(''),
  phone: z.string().default(''),
  shipping: z.array(ShippingOption).default([]),
  taxes: z.array(TaxRule).default([]),
  /** Registered for the One Stop Shop: what is sent to another member state is taxed at that country's rate. */
  oss: z.boolean().default(false),
  answers: z.array(Answer).default([]),
  /** Which size fits whom, by kind of goods or brand; the first that fits an offer counts. */
  sizeCharts: z.array(SizeChart).max(50).default([]),
  discounts: z.array(DiscountCode).default([]),
  /** How much of a price staff may take off by themselves. */
  concessions: ConcessionLimits.default(ConcessionLimits.parse({})),
  /** Gifts are wrapped for this: minor units, tax included. Absent = they are not. */
  giftWrap: z.object({ label: Texts, amount: z.int().nonnegative() }).optional(),
  /** Things to tap when a thread is empty: "Prom dress under $200". */
  starters: z.array(Texts).default([]),
  /** An order may be cancelled by the customer until this step is reached. */
  cancelUntil: z.enum(['placed', 'packed', 'shipped']).default('packed'),
  /** Orders are placed by the button of the order page alone, also where the law leaves it to a reply in the thread. */
  orderOnPage: z.boolean().default(false),
  /** When the money is taken: with the order, or promised then and taken when the parcel leaves, where a gateway can. */
  captureWhen: z.enum(['ordered', 'shipped']).default('ordered'),
  /** Payers may agree to have their method kept, for orders by reply. */
  keepMethods: z.boolean().default(false),
  /** "Yes" in the thread charges a kept method, where the law of both countries lets it. */
  chargeByReply: z.boolean().default(false),
  /** Whose pages may show the shop's chat: `https://www.example.com`. */
  sites: z.array(Site).max(20).default([]),
  /** What links in a thread lead to is looked up by the server and shown below the message. */
  linkPreviews: z.boolean().default(true),
  /** Customers who were not heard of for so many days are forgotten. Absent = after three years. */
  forgetAfterDays: z.int().min(30).max(3650).optional(),
  /** What messages cost where a provider does not say, and how much they may cost in a month. */
  messageCosts: MessageCosts.default({ prices: [], monthlyCaps: [] }),
  survey: SurveySettings.default({ on: false, afterMinutes: 60, everyDays: 30 }),
  returnDays: z.int().nonnegative().default(14),
  /** How the shop's people share their work, and how soon they want to answer. */
  inbox: InboxSettings.prefault({}),
  /** Who sells, and under which papers: what the law of the shop's country asks for before the first order. */
  legal: LegalProfile.default({}),
})
export type ShopSettings = z.infer<typeof ShopSettings>

/** Two letters, ISO 3166-1. */
const Country = z.string().regex(/^[A-Z]{2}$/)

/**
 * The settings as they are read and replaced, with the country whose law holds: it is no setting and stays where it is
 * not named, and stands fast once something was sold for real. What is none of these is refused rather than dropped.
 */
export const SettingsForm = ShopSettings.extend({ country: Country.optional() }).strict()
export type SettingsForm = z.infer<typeof SettingsForm>

export const ShopCreate = z.object({
  slug: Slug,
  name: z.string().min(1).max(120),
  currency: z.string().regex(/^[A-Z]{3}$/),
  locale: z.string().max(35).default('en'),
  country: Country.optional(),
  timezone: z.string().max(64).optional(),
  host: z.string().max(253).optional(),
  test: z.boolean().default(false),
  settings: ShopSettings.partial().optional(),
})
export type ShopCreate = z.infer<typeof ShopCreate>

/** A shop as anyone may see it. */
export const PublicShop = z.object({
  id: Id,
  slug: Slug,
  name: z.string(),
  currency: z.string(),
  locale: z.string(),
  country: z.string().optional(),
  timezone: z.string(),
  url: z.string(),
  test: z.boolean(),
  description: Texts,
  persona: z.object({ name: z.string(), greeting: Texts }),
  accent: z.string().optional(),
  starters: z.array(Texts),
  legal: LegalStanding,
})
export type PublicShop = z.infer<typeof PublicShop>
