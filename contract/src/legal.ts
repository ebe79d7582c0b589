import { z } from 'zod'
import { Texts } from './ids.ts'
import { NetQuantity, UnitPricing } from './net-quantity.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

/** A postal address at which somebody can be reached by a court; `country` by ISO 3166-1 alpha-2. */
export const PostalAddress = z.object({
  line1: text(200),
  line2: text(200).optional(),
  postcode: text(20).optional(),
  city: text(100),
  region: text(100).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
})
export type PostalAddress = z.infer<typeof PostalAddress>

/** A document of the shop: somewhere else, or written here in one or more languages. `version` is stored with each order. */
const Document = z
  .object({ url: z.url({ protocol: /^https?$/ }).optional(), text: Texts.optional(), version: text(60).optional() })
  .refine((document) => document.url !== undefined || Object.values(document.text ?? {}).some((one) => one.trim()), {
    message: 'a URL or a text is needed',
  })

/**
 * Who stands behind a shop and under which papers it sells. Everything is optional: what a country asks for and is not
 * here is told by `PublicShop.legal.missing`.
 */
export const LegalProfile = z.object({
  legalName: text(200).optional(),
  /** As registered: GmbH, B.V., Ltd, LLC. */
  legalForm: text(100).optional(),
  /** One natural person under the own name: no legal form, representative or register entry is asked for. */
  soleTrader: z.boolean().optional(),
  /** Who may sign for a company. */
  representative: text(200).optional(),
  address: PostalAddress.optional(),
  email: z.email().optional(),
  phone: text(40).optional(),
  register: z.object({ name: text(120), number: text(60) }).optional(),
  vatId: text(20).optional(),
  /** Said outright by a shop that has no VAT number, such as a small business. */
  noVatId: z.boolean().optional(),
  /** The shop publishes journalistic content beside its offers. */
  editorial: z.boolean().optional(),
  /** Who answers for that content, with an address. */
  responsiblePerson: text(400).optional(),
  terms: Document.optional(),
  privacy: Document.optional(),
  /** How returns go: who pays for the parcel back, and where to when it is not the shop's address. */
  withdrawal: z.object({ returnCosts: z.enum(['seller', 'buyer']), returnAddress: text(400).optional() }).optional(),
})
export type LegalProfile = z.infer<typeof LegalProfile>

/** What a shop may still have to say before it may sell. */
export const MissingCode = z.enum([
  'country',
  'legal_name',
  'legal_form',
  'representative',
  'address',
  'email',
  'phone',
  'register',
  'vat_id',
  'responsible_person',
  'terms',
  'terms_text',
  'privacy',
  'withdrawal',
  'taxes',
  'gateway',
])
export type MissingCode = z.infer<typeof MissingCode>

/**
 * The tax that prices are taken to hold until the shop has set its own `taxes`: the standard rate of its country, in
 * millionths, with where that stands.
 */
export const AssumedTax = z.object({ rate: z.int(), from: z.string().optional(), source: z.string() })
export type AssumedTax = z.infer<typeof AssumedTax>

/** Whether a shop may sell, told to everybody, and what its header and imprint show. */
export const LegalStanding = z.object({
  maySell: z.boolean(),
  missing: z.array(MissingCode),
  /** To be confirmed or corrected by the shop: `taxes` of its settings. */
  assumedTax: AssumedTax.optional(),
  imprint: LegalProfile.pick({
    legalName: true,
    legalForm: true,
    representative: true,
    address: true,
    email: true,
    phone: true,
    register: true,
    vatId: true,
    responsiblePerson: true,
  }).optional(),
  /** Where each is read: the shop's own page, or ours with the text it gave. */
  imprintUrl: z.string().optional(),
  termsUrl: z.string().optional(),
  privacyUrl: z.string().optional(),
  /** Where one withdraws from a contract without signing in, and how the law calls the way there, by language. */
  withdrawal: z.object({ url: z.string(), labels: Texts, confirm: Texts }).optional(),
  /** What stands beside each price: "incl. VAT, plus shipping". Nothing where prices hold no tax. */
  priceNotes: Texts.optional(),
  /** The same where nothing is sent, of what is booked, fetched or downloaded; only where it says something else. */
  priceNotesUnsent: Texts.optional(),
  /** Where the law wants the price of a kilogram, litre, metre … beside a price. */
  unitPricing: UnitPricing.optional(),
})
export type LegalStanding = z.infer<typeof LegalStanding>

/** Why an offer cannot be withdrawn from, or when that right ends: a closed list, as in Article 16 of Directive 2011/83/EU. */
export const WithdrawalException = z.enum([
  'service_done',
  'market_price',
  'custom_made',
  'perishable',
  'sealed_hygiene',
  'mixed',
  'alcohol_later',
  'urgent_repair',
  'sealed_media',
  'periodical',
  'auction',
  'dated_leisure',
  'digital_begun',
])
export type WithdrawalException = z.infer<typeof WithdrawalException>

/** The fourteen of Annex II to Regulation (EU) 1169/2011. */
export const Allergen = z.enum([
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
])
export type Allergen = z.infer<typeof Allergen>

/** A firm with a postal and an electronic address (an e-mail address or a page). */
const Firm = z.object({ name: text(200), address: PostalAddress, contact: text(300) })

/** What may be sold from some age on only. */
export const AGE_CATEGORIES = ['beer_wine', 'spirits', 'tobacco', 'e_cigarette', 'knife'] as const
export const AgeCategory = z.enum(AGE_CATEGORIES)
export type AgeCategory = z.infer<typeof AgeCategory>

/** What the law wants to know of an offer beside its price and picture; what applies depends on what it is and where it goes. */
export const OfferLegal = z.object({
  manufacturer: Firm.optional(),
  /** In the Union, where the manufacturer is not. */
  responsiblePerson: Firm.optional(),
  /** Type, batch or another sign by which the product is known. */
  identifier: text(200).optional(),
  /** Warnings and safety information; an empty object says that there are none. */
  warnings: Texts.optional(),
  /** Percent by weight. */
  fibres: z.array(z.object({ fibre: text(60), percent: z.number().positive().max(100) })).optional(),
  ingredients: Texts.optional(),
  /** An empty list says that there are none. */
  allergens: z.array(Allergen).optional(),
  /** What each variant holds that does not say it itself. */
  netQuantity: NetQuantity.optional(),
  /** Under whose name the food is sold. */
  operator: z.object({ name: text(200), address: PostalAddress }).optional(),
  nutrition: Texts.optional(),
  /** Percent by volume. */
  alcohol: z.number().nonnegative().max(100).optional(),
  energyLabel: z.object({ class: z.string().regex(/^[A-G]$/), label: z.url(), sheet: z.url() }).optional(),
  /** "Imported", "Made in U.S.A." or a country. */
  origin: text(100).optional(),
  withdrawal: WithdrawalException.optional(),
  /** What it is for the laws on minimum ages, where its name does not tell; a shop may ask for more years than they do. */
  age: z.object({ category: AgeCategory.optional(), years: z.int().min(1).max(99).optional() }).optional(),
})
export type OfferLegal = z.infer<typeof OfferLegal>
