import { z } from 'zod'

/** A person confirms a bill (https://core.telegram.org/bots/api#precheckoutquery). */
export const Asking = z.looseObject({
  pre_checkout_query: z.looseObject({
    id: z.string(),
    from: z.looseObject({ id: z.int(), language_code: z.string().optional().catch(undefined) }),
    currency: z.string(),
    total_amount: z.int(),
    invoice_payload: z.string(),
  }),
})

/** A bill of ours was paid (https://core.telegram.org/bots/api#successfulpayment): its payload is our id of the payment. */
export const Paid = z.looseObject({
  message: z.looseObject({
    successful_payment: z.looseObject({
      currency: z.string(),
      total_amount: z.int(),
      invoice_payload: z.string(),
      telegram_payment_charge_id: z.string().min(1),
      provider_payment_charge_id: z.string(),
    }),
  }),
})
