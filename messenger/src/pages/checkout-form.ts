import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import { addressFrom, completeAddress } from '../form/answers.ts'
import type { Values } from '../form/answers.ts'
import { speakMore, t } from '../i18n/t.ts'
import { span } from '../state/format.ts'

type Way = Checkout['shippingOptions'][number]

/** What makes it a gift is rarely asked: it is fetched when it is one. */
let gifts: typeof import('./gift-form.ts') | undefined
export async function loadGifts(): Promise<void> {
  ;[gifts] = await Promise.all([import('./gift-form.ts'), speakMore()])
}

/** The way of delivery that counts: the one that was just chosen, else the only one. */
export function wayOf({ shippingOptions }: Checkout, chosen: string | undefined): Way | undefined {
  const [only, ...more] = shippingOptions
  return shippingOptions.find(({ id }) => id === chosen) ?? (more.length === 0 ? only : undefined)
}

/** What the checkout asks, as the same kind of form that offers use: how it gets there before where it goes. */
export function checkoutFields(checkout: Checkout, way: Way | undefined): FormField[] {
  const options = checkout.shippingOptions
  const isFetched = options.some(({ kind }) => kind === 'pickup')
  const isSent = way ? way.kind !== 'pickup' : checkout.missing.includes('address') && !isFetched
  const fields: FormField[] = [
    { id: 'email', type: 'text', label: t('checkout.email'), required: true, maxLength: 254 },
  ]
  if (options.length > 0) fields.push(deliveryField(options))
  if (isSent) fields.push({ id: 'address', type: 'address', label: t('checkout.address'), required: true })
  else fields.push({ id: 'name', type: 'text', label: t('checkout.name'), required: true, maxLength: 200 })
  if (way?.timed) fields.push(timeField(way))
  fields.push({ id: 'gift', type: 'consent', label: t('gift.is'), required: false })
  fields.push(...(gifts?.giftFields(checkout, way) ?? []))
  const age = checkout.placing?.age
  // Another age is another question: who has confirmed sixteen has not confirmed eighteen.
  if (age) fields.push({ id: ageField(age), type: 'consent', label: age, required: true })
  return fields
}

export function ageField(texts: NonNullable<Checkout['placing']>['age']): string {
  return `age${(texts?.['en'] ?? '').replace(/\D/g, '')}`
}

export function deliveryField(options: readonly Way[]): FormField {
  return {
    id: 'shipping',
    type: 'choice',
    label: t('checkout.delivery'),
    required: true,
    choices: options.map(({ id, label, amount, from, to }) => ({
      id,
      label: from && to ? `${label}\n${span(from, to)}` : label,
      amount,
      concepts: [],
    })),
  }
}

/** When the goods are fetched; which times there are is asked of the server. */
export function timeField({ id }: Way): FormField {
  const times = { resource: id, minutes: 1, leadMinutes: 0, aheadDays: 1, changeMinutes: 0 }
  return { id: 'pickupAt', type: 'slot', label: t('checkout.pickupAt'), required: true, ...times }
}

/** What the checkout already knows, in the form's words. */
export function checkoutValues(checkout: Checkout): FormValues {
  const { buyer, address, pickupAt } = checkout
  const way = wayOf(checkout, checkout.shippingOption)
  return {
    ...(buyer.email && { email: buyer.email }),
    ...(buyer.name && { name: buyer.name }),
    ...(address && { address: JSON.stringify(address) }),
    ...(way && { shipping: way.id }),
    ...(pickupAt && { pickupAt }),
    ...(checkout.gift && { gift: true, ...gifts?.giftValues(checkout) }),
  }
}

/** null: it is no gift after all. */
function giftOf(values: Values): Pick<CheckoutUpdate, 'gift'> {
  if (values['gift'] !== true) return values['gift'] === false ? { gift: null } : {}
  return { gift: gifts?.giftUpdate(values) ?? { hidePrice: true, wrap: false } }
}

/** What a change of the form says to the server; only what is whole is sent. */
export function checkoutUpdate(values: Values, way: Way | undefined): CheckoutUpdate {
  const text = (id: string) => (typeof values[id] === 'string' && values[id] !== '' ? values[id] : undefined)
  const address = addressFrom(values.address)
  const [email, shipping, name] = [
    text('email'),
    text('shipping'),
    text('name') ?? (values['gift'] === true ? undefined : address.name),
  ]
  const pickupAt = way?.timed ? text('pickupAt') : undefined
  return {
    ...(email && /^\S+@\S+\.\S+$/.test(email) && { buyer: { email, ...(name && { name }) } }),
    ...(completeAddress(address) && { address }),
    ...(shipping && { shippingOption: shipping }),
    ...(pickupAt && { pickupAt }),
    ...giftOf(values),
  }
}
