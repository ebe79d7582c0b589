import type { Checkout } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { PurchasePart, PurchaseUpdate } from '@souk/contract/purchase.ts'
import { addressFrom, completeAddress } from '../../form/answers.ts'
import type { Values } from '../../form/answers.ts'
import { t } from '../../i18n/t.ts'
import { ageField, deliveryField, timeField, wayOf } from '../checkout-form.ts'

type Way = Checkout['shippingOptions'][number]
export type PartUpdate = PurchaseUpdate['parts'][number]

export function wayOfPart(checkout: Checkout): Way | undefined {
  return wayOf(checkout, checkout.shippingOption)
}

/** Is anything of it brought to somebody, or could it be? */
export function isSent({ checkout }: Pick<PurchasePart, 'checkout'>): boolean {
  const way = wayOfPart(checkout)
  if (way) return way.kind !== 'pickup'
  return checkout.shippingOptions.length > 0 || checkout.missing.includes('address')
}

export function giftFormOf({ checkout }: Pick<PurchasePart, 'checkout'>): string {
  return `purchase-gift-${checkout.id}`
}

/** What is said of one part as a gift; its address is where the gift goes, once it is whole. */
export type GiftUpdate = Pick<PartUpdate, 'checkout' | 'gift' | 'address'>

/** Parts that go to an address of their own: what is said of all must not take it from them. */
export function giftsOf(parts: readonly PurchasePart[], said: ReadonlyMap<string, GiftUpdate>): GiftUpdate[] {
  return parts.flatMap(({ checkout: { id, gift, address } }): GiftUpdate[] => {
    const now = said.get(id)
    if (now) return [now]
    return gift && address ? [{ checkout: id, address }] : []
  })
}

/** What is asked once for all shops. */
export function contactFields(parts: readonly PurchasePart[]): FormField[] {
  const email: FormField = { id: 'email', type: 'text', label: t('checkout.email'), required: true, maxLength: 254 }
  const where: FormField = parts.some((part) => !part.checkout.gift && isSent(part))
    ? { id: 'address', type: 'address', label: t('checkout.address'), required: true }
    : { id: 'name', type: 'text', label: t('checkout.name'), required: true, maxLength: 200 }
  return [email, where]
}

/** What any of the shops knows already. */
export function contactValues(parts: readonly PurchasePart[]): FormValues {
  const known = parts.map(({ checkout }) => checkout)
  const email = known.find(({ buyer }) => buyer.email)?.buyer.email
  const name = known.find(({ buyer }) => buyer.name)?.buyer.name
  const address = known.find((one) => one.address && !one.gift)?.address
  return {
    ...(email && { email }),
    ...(name && { name }),
    ...(address && { address: JSON.stringify(address) }),
  }
}

/** What a change of it says to the server; only what is whole is sent. */
export function contactUpdate(values: Values): Omit<PurchaseUpdate, 'parts'> {
  const text = (id: string) => (typeof values[id] === 'string' && values[id] !== '' ? values[id] : undefined)
  const address = addressFrom(values['address'])
  const [email, name] = [text('email'), text('name') ?? address.name]
  return {
    ...(email && /^\S+@\S+\.\S+$/.test(email) && { buyer: { email, ...(name && { name }) } }),
    ...(completeAddress(address) && { address }),
  }
}

/** What each seller asks: how it comes, when it is fetched, how old one is. Each under a name of its own on the page. */
export function partFields(checkout: Checkout): FormField[] {
  const way = wayOfPart(checkout)
  const age = checkout.placing?.age
  const fields: FormField[] = [
    ...(checkout.shippingOptions.length > 0 ? [deliveryField(checkout.shippingOptions)] : []),
    ...(way?.timed ? [timeField(way)] : []),
    ...(age ? [{ id: ageField(age), type: 'consent' as const, label: age, required: true }] : []),
  ]
  return fields.map((field) => ({ ...field, id: own(field.id, checkout) }))
}

export function own(field: string, { id }: Checkout): string {
  return `${field}-${id}`
}

/** What was said of it here comes before what the shop knows; a way that is no longer offered is chosen no longer. */
export function partValues(checkout: Checkout, said: Values = {}): FormValues {
  const chosen = said[own('shipping', checkout)]
  const way = checkout.shippingOptions.find(({ id }) => id === chosen) ?? wayOfPart(checkout)
  return {
    ...said,
    [own('shipping', checkout)]: '',
    ...(way && { [own('shipping', checkout)]: way.id }),
    ...(checkout.pickupAt && { [own('pickupAt', checkout)]: checkout.pickupAt }),
  }
}

export function partUpdate(checkout: Checkout, values: Values): PartUpdate {
  const [shipping, pickupAt] = [values[own('shipping', checkout)], values[own('pickupAt', checkout)]]
  const way = checkout.shippingOptions.find(({ id }) => id === shipping)
  return {
    checkout: checkout.id,
    ...(way && { shippingOption: way.id }),
    ...(way?.timed && typeof pickupAt === 'string' && pickupAt !== '' && { pickupAt }),
  }
}
