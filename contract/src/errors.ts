import { z } from 'zod'

/**
 * Every failure a person or a client can cause, in one table: code → HTTP status and a sentence.
 * `docs/errors.md` is compared with it by a test. Codes never change their meaning.
 */
export const ERRORS = {
  invalid_request: [400, 'The request does not have the form that the reference describes.'],
  invalid_json: [400, 'The body is not valid JSON.'],
  unauthorised: [401, 'A valid token or key is needed for this.'],
  sign_in_refused: [401, 'The e-mail address, the password or the code is not right.'],
  bad_signature: [401, 'The signature of the webhook does not fit its body.'],
  forbidden: [403, 'The token or key does not allow this.'],
  not_found: [404, 'There is nothing at this address, or it is not yours to see.'],
  shop_not_found: [404, 'There is no shop of this name.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  in_flight: [409, 'A request with the same idempotency key is still being worked on.'],
  conflicting_client_id: [409, 'Another message was already sent under this clientId.'],
  not_editable: [409, 'This message can no longer be changed or taken back.'],
  other_thread: [409, 'This browser has another conversation with the shop; say that this one may take its place.'],
  stale_epoch: [409, 'Somebody else has taken over the conversation since.'],
  sign_in_first: [409, 'This address has an account already; sign in with it, then take the invitation.'],
  already_member: [409, 'Whoever that is belongs to the team already.'],
  last_owner: [409, 'A shop keeps at least one owner.'],
  changed_meanwhile: [409, 'Somebody has changed this since; look at it again.'],
  slug_taken: [409, 'A shop of this slug or host exists already.'],
  cart_closed: [409, 'This cart has been ordered and can no longer be changed.'],
  checkout_closed: [409, 'This checkout is completed or canceled.'],
  checkout_expired: [409, 'This checkout has expired; start it again from the cart.'],
  checkout_incomplete: [409, 'Something is still missing before this checkout can be completed.'],
  sold_out: [409, 'There is not enough in stock.'],
  slot_taken: [409, 'This time is not free, or no longer.'],
  price_changed: [409, 'A price has changed since it was shown; look at the new total and confirm again.'],
  page_needed: [409, 'By law only the button of the order page places this order; open the checkout at its url.'],
  page_changed: [409, 'The button or the terms are not those that are offered now; show them and ask again.'],
  bad_transition: [409, 'That step does not follow from the present state.'],
  not_cancellable: [409, 'This order can no longer be canceled.'],
  not_withdrawable: [409, 'This cannot be withdrawn from, or no longer.'],
  not_returnable: [409, 'This cannot be sent back, or no longer.'],
  refund_too_high: [409, 'More cannot be refunded than was paid.'],
  busy: [409, 'Other work is still under way; try again in a moment.'],
  shops_exist: [409, 'There are shops here; a restore replaces them only when that is asked for.'],
  servers_running: [409, 'Other servers run on this database; stop them first.'],
  link_used: [410, 'This link has been used or is too old; have a new one sent to you.'],
  gone: [410, 'These facts are no longer kept; take the snapshot.'],
  too_large: [413, 'The body is larger than what is allowed.'],
  unsupported_media: [415, 'The content type is not supported.'],
  idempotency_mismatch: [422, 'The idempotency key was used with another body.'],
  invalid_form: [422, 'An answer of the form is missing or not possible.'],
  invalid_discount: [422, 'This discount code does not exist or does not apply.'],
  import_unreadable: [422, 'The file cannot be read as a whole; nothing was changed.'],
  backup_unreadable: [422, 'This is not a whole backup of Souk; nothing was changed.'],
  backup_version: [422, 'This backup was made by another version of Souk; nothing was changed.'],
  shop_may_not_sell: [409, 'This shop cannot take orders yet.'],
  offer_may_not_sell: [409, 'Something in it cannot be sold yet.'],
  shop_not_test: [422, 'Only a shop marked test can use the sandbox.'],
  currencies_differ: [422, 'These shops sell in different currencies; pay them one by one.'],
  no_common_gateway: [422, 'No payment provider pays all of these shops by one charge; pay them one by one.'],
  amount_not_taken: [422, 'The payment provider cannot take this amount in this currency.'],
  provider_refused: [422, 'The messenger does not take this; what it says stands beside.'],
  payment_declined: [402, 'The payment was declined.'],
  rate_limited: [429, 'Too many requests; try again in a moment.'],
  internal: [500, 'Something went wrong on our side; nothing was lost.'],
  gateway_failed: [502, 'The payment provider did not answer; nothing was charged.'],
  not_ready: [503, 'The server is starting or stopping.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof ERRORS

/** RFC 9457 problem details with a stable `code`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
