import type Stripe from 'stripe'
import { z } from 'zod'
import type { Intent, Notice } from '../gateway.ts'
import { acted, asked } from './client.ts'

type SessionParams = Stripe.Checkout.SessionCreateParams
type Save = NonNullable<Intent['save']>

/** A card that is kept at Stripe: attached to the customer, in the account of the connection. */
type Kept = { connection: string; customer: string; method: string }

const FIELD = 'keep'
const YES = 'yes'

type Question = { ask: string; yes: string; no: string; means: string }
const QUESTIONS: Record<string, Question> = {
  en: { ask: 'Keep this card?', yes: 'Yes, keep it', no: 'No', means: '“Yes, keep it” means:' },
  de: { ask: 'Diese Karte merken?', yes: 'Ja, merken', no: 'Nein', means: '„Ja, merken“ heißt:' },
  nl: { ask: 'Deze kaart bewaren?', yes: 'Ja, bewaren', no: 'Nee', means: '‘Ja, bewaren’ betekent:' },
  ru: { ask: 'Сохранить эту карту?', yes: 'Да, сохранить', no: 'Нет', means: '«Да, сохранить» означает:' },
  zh: { ask: '保存此银行卡？', yes: '是，保存', no: '否', means: '“是，保存”表示：' },
  ka: { ask: 'შევინახოთ ეს ბარათი?', yes: 'დიახ, შეინახეთ', no: 'არა', means: '„დიახ, შეინახეთ“ ნიშნავს:' },
}

/**
 * Asks on Stripe's page whether the card is to be kept, and says what that means. Nothing is chosen beforehand. Cards alone
 * are set up for it: asked for the whole payment, Stripe would hide every method that cannot be kept. Its own words on it
 * are hidden, since they say to everybody that the card is kept
 * (https://docs.stripe.com/payments/checkout/customize-payment-method-reuse-agreement).
 */
export function askToKeep({ words, language }: Save): SessionParams {
  const question = QUESTIONS[language] ?? QUESTIONS['en']
  if (!question) throw new Error('there are no words to ask by')
  const { ask, yes, no, means } = question
  const options = [
    { label: yes, value: YES },
    { label: no, value: 'no' },
  ]
  return {
    customer_creation: 'always',
    payment_method_options: { card: { setup_future_usage: 'off_session' } },
    consent_collection: { payment_method_reuse_agreement: { position: 'hidden' } },
    custom_fields: [
      { key: FIELD, type: 'dropdown', optional: true, label: { type: 'custom', custom: ask }, dropdown: { options } },
    ],
    custom_text: { submit: { message: `${means} ${words}`.slice(0, 1200) } },
  }
}

const Field = z.object({ key: z.string(), dropdown: z.object({ value: z.string().nullish() }).nullish() })
const Completed = z.object({
  type: z.literal('checkout.session.completed'),
  data: z.object({
    object: z.object({ payment_intent: z.string(), custom_fields: z.array(Field).default([]) }),
  }),
})

/** What the payer answered on the page of this event's session, where they were asked. */
export function answerIn(event: unknown): { payment: string; agreed: boolean } | undefined {
  const completed = Completed.safeParse(event)
  if (!completed.success) return undefined
  const { payment_intent: payment, custom_fields: fields } = completed.data.data.object
  const field = fields.find(({ key }) => key === FIELD)
  return field && { payment, agreed: field.dropdown?.value === YES }
}

/**
 * The card that a payment was made with, under a name that charges it again. Where the payer did not agree it is let go:
 * Stripe attached it all the same. Undefined where there is none: other methods are not kept.
 */
export async function keepCard(
  stripe: Stripe,
  connection: string,
  answer: { payment: string; agreed: boolean },
): Promise<Notice['saved']> {
  const { payment_method: card } = await asked(() =>
    stripe.paymentIntents.retrieve(answer.payment, { expand: ['payment_method'] }),
  )
  if (typeof card !== 'object' || !card?.card || card.customer === null) return undefined
  if (!answer.agreed) {
    await detach(stripe, card.id)
    return undefined
  }
  const customer = typeof card.customer === 'string' ? card.customer : card.customer.id
  const { brand, last4 } = card.card
  return { ref: [connection, customer, card.id].join('/'), label: `${BRANDS[brand] ?? titled(brand)} •••• ${last4}` }
}

/** Brands whose name is not their code with a capital. */
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  unknown: '',
}

function titled(brand: string): string {
  return brand.slice(0, 1).toUpperCase() + brand.slice(1)
}

export function readKept(ref: string): Kept | undefined {
  const [connection = '', customer = '', method = ''] = ref.split('/')
  return method === '' ? undefined : { connection, customer, method }
}

/** One that is not attached, or was never there, is let go already. */
export async function detach(stripe: Stripe, method: string): Promise<void> {
  await acted(async () => {
    const { id } = await stripe.paymentMethods.detach(method)
    return { state: 'done', ref: id }
  })
}
