/**
 * WhatsApp names people twice: by a business-scoped user id, which is always there and is the same person as long as they
 * keep their number, and by the phone number, which is left out where they go by a username, and which somebody else may
 * have next year. So the id is the address wherever it is told. A number that comes with it is `formerly`: a handle that
 * was made from a number alone (the shop wrote first, or the id was not told yet) takes the id as its address, once. From
 * then on the number identifies nobody: whoever has it later brings another id and is another customer.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export type Person = { address: string; formerly?: string }

/** A country, a point, at most 128 letters and digits; `ENT` is of linked businesses. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

export function isUserId(text: string): boolean {
  return USER_ID.test(text)
}

/** Undefined where neither is told. */
export function personOf(userId: string | undefined, phone: string | undefined): Person | undefined {
  if (userId) return { address: userId, ...(phone && phone !== userId ? { formerly: phone } : {}) }
  return phone ? { address: phone } : undefined
}

/** Whom a message is for: ids and numbers have a field each. */
export function recipientOf(address: string): { to: string } | { recipient: string } {
  return isUserId(address) ? { recipient: address } : { to: address }
}
