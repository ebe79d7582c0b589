import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import { addressFrom, completeAddress } from '../form/answers.ts'
import type { Values } from '../form/answers.ts'
import { t } from '../i18n/t.ts'
import { span } from '../state/format.ts'

/** What the checkout asks, as the same kind of form that offers use. */
export function checkoutFields(checkout: Checkout): FormField[] {
  const options = checkout.shippingOptions
  const ships = options.some(({ kind }) => kind !== 'pickup') || checkout.missing.includes('address')
  const pickups = options.filter(({ kind }) => kind === 'pickup').map(({ id }) => id)
  const chosen = options.find(({ id }) => id === checkout.shippingOption)
  const fields: FormField[] = [
    { id: 'email', type: 'text', label: t('checkout.email'), required: true, maxLength: 254 },
  ]
  if (options.length > 0) {
    fields.push({
      id: 'shipping',
      type: 'choice',
      label: t('checkout.delivery'),
      required: true,
      choices: options.map(({ id, label, amount, from, to }) => ({
        id,
        label: from && to ? `${label} · ${span(from, to)}` : label,
        amount,
        concepts: [],
      })),
    })
  }
  if (ships && (chosen === undefined || !pickups.includes(chosen.id))) {
    fields.push({ id: 'address', type: 'address', label: t('checkout.address'), required: true })
  } else {
    fields.push({ id: 'name', type: 'text', label: t('checkout.name'), required: true, maxLength: 200 })
  }
  return fields
}

/** What the checkout already knows, in the form's words. */
export function checkoutValues(checkout: Checkout): FormValues {
  const { buyer, address, shippingOptions } = checkout
  const [only, ...more] = shippingOptions
  const shippingOption = checkout.shippingOption ?? (more.length === 0 ? only?.id : undefined)
  return {
    ...(buyer.email && { email: buyer.email }),
    ...(buyer.name && { name: buyer.name }),
    ...(address && { address: JSON.stringify(address) }),
    ...(shippingOption && { shipping: shippingOption }),
  }
}

/** What a change of the form says to the server; only what is whole is sent. */
export function checkoutUpdate(values: Values): CheckoutUpdate {
  const text = (id: string) => (typeof values[id] === 'string' && values[id] !== '' ? values[id] : undefined)
  const address = addressFrom(values.address)
  const [email, shipping, name] = [text('email'), text('shipping'), text('name') ?? address.name]
  return {
    ...(email && /^\S+@\S+\.\S+$/.test(email) && { buyer: { email, ...(name && { name }) } }),
    ...(completeAddress(address) && { address }),
    ...(shipping && { shippingOption: shipping }),
  }
}
