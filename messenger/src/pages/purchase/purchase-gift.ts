import type { Checkout } from '@souk/contract/order.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import { addressFrom, completeAddress } from '../../form/answers.ts'
import type { Values } from '../../form/answers.ts'
import { t } from '../../i18n/t.ts'
import { giftFields, giftUpdate, giftValues } from '../gift-form.ts'
import { type GiftUpdate, isSent, own } from './purchase-form.ts'

type Way = Checkout['shippingOptions'][number]
/** What makes one part a gift, and where it goes; who pays for all of it is asked at the top of the page. */
export function giftPartFields(checkout: Checkout, way: Way | undefined): FormField[] {
  const where: FormField = { id: 'address', type: 'address', label: t('checkout.address'), required: true }
  const fields: FormField[] = [
    { id: 'gift', type: 'consent', label: t('gift.is'), required: false },
    ...(isSent({ checkout }) ? [{ ...where, when: { field: 'gift', in: ['true'] } }] : []),
    ...giftFields(checkout, way).filter(({ id }) => id !== 'name'),
  ]
  return fields.map((field) => ({
    ...field,
    id: own(field.id, checkout),
    ...(field.when && { when: { ...field.when, field: own(field.when.field, checkout) } }),
  }))
}

export function giftPartValues(checkout: Checkout): FormValues {
  const known: FormValues = {
    gift: checkout.gift !== undefined,
    ...giftValues(checkout),
    ...(checkout.gift && checkout.address && { address: JSON.stringify(checkout.address) }),
  }
  return Object.fromEntries(Object.entries(known).map(([id, value]) => [own(id, checkout), value]))
}

export function giftPartUpdate(checkout: Checkout, values: Values): GiftUpdate {
  const end = own('', checkout)
  const said: Values = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id.endsWith(end) ? id.slice(0, -end.length) : id, value]),
  )
  const { id } = checkout
  if (said['gift'] !== true) return { checkout: id, gift: null }
  const address = addressFrom(said['address'])
  return { checkout: id, gift: giftUpdate(said), ...(completeAddress(address) && { address }) }
}
