import type { Gift } from '@souk/contract/gift.ts'
import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { Checkout } from '@souk/contract/order.ts'
import type { Values } from '../form/answers.ts'
import { t } from '../i18n/t.ts'
import { money } from '../state/format.ts'

type Way = Checkout['shippingOptions'][number]

const DAY_MS = 86_400_000
/** They are asked only of who ticks the first one. */
const when = { field: 'gift', in: ['true'] }

/** What makes it a gift. */
export function giftFields({ gift, giftWrap, lines, currency }: Checkout, way: Way | undefined): FormField[] {
  const isSent = way !== undefined && way.kind !== 'pickup'
  const isDated = lines.some(({ day }) => day !== undefined)
  const text = (id: string, label: string, maxLength = 200, required = false): FormField => ({
    id,
    type: 'text',
    label,
    maxLength,
    required,
    when,
  })
  const tick = (id: string, label: string): FormField => ({ id, type: 'consent', label, required: false, when })
  return [
    ...(isSent ? [text('name', t('checkout.name'), 200, true)] : []),
    text('gift_to', t('gift.to'), 200, isSent),
    text('gift_words', t('gift.words'), 500),
    text('gift_from', t('gift.from')),
    ...(isSent && !isDated ? [dayField(gift, way)] : []),
    ...(giftWrap ? [tick('gift_wrap', `${giftWrap.label}: ${money({ amount: giftWrap.amount, currency })}`)] : []),
    tick('gift_show', t('gift.show')),
    ...(isSent ? [text('gift_email', t('gift.email'), 254)] : []),
  ]
}

/** Not before the slowest that the delivery may take; once a day is chosen it is the delivery's own. */
function dayField(gift: Gift | undefined, { to }: Way): FormField {
  const soonest = to && !gift?.deliverOn ? Math.ceil((Date.parse(to.slice(0, 10)) - Date.now()) / DAY_MS) : 0
  return { id: 'gift_day', type: 'date', label: t('gift.day'), required: false, leadDays: Math.max(0, soonest), when }
}

export function giftValues({ gift }: Checkout): FormValues {
  const { recipient, message, from, deliverOn, recipientEmail, hidePrice = true, wrap = false } = gift ?? {}
  return {
    gift_show: !hidePrice,
    gift_wrap: wrap,
    ...(recipient && { gift_to: recipient }),
    ...(message && { gift_words: message }),
    ...(from && { gift_from: from }),
    ...(deliverOn && { gift_day: deliverOn }),
    ...(recipientEmail && { gift_email: recipientEmail }),
  }
}

/** What a change of the form says of it; prices are hidden unless somebody says otherwise. */
export function giftUpdate(values: Values): Gift {
  const said = (id: string) => {
    const value = values[id]
    return (typeof value === 'string' && value.trim()) || undefined
  }
  const [recipient, message, from, deliverOn] = ['gift_to', 'gift_words', 'gift_from', 'gift_day'].map(said)
  const email = said('gift_email')
  return {
    hidePrice: values['gift_show'] !== true,
    wrap: values['gift_wrap'] === true,
    ...(recipient && { recipient }),
    ...(message && { message }),
    ...(from && { from }),
    ...(deliverOn && { deliverOn }),
    ...(email && /^\S+@\S+\.\S+$/.test(email) && { recipientEmail: email }),
  }
}
