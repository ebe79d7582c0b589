import type { PurchasePart } from '@souk/contract/purchase.ts'
import { useState } from 'preact/hooks'
import type { Values } from '../../form/answers.ts'
import { Form } from '../../form/form.tsx'
import { giftFormOf, type GiftUpdate, wayOfPart } from './purchase-form.ts'
import { giftPartFields, giftPartUpdate, giftPartValues } from './purchase-gift.ts'

type Props = {
  part: PurchasePart
  country: string | undefined
  onChange: (update: GiftUpdate) => void
  /** Nothing is missing. */
  onSaid: (values: Values) => void
}

/** Is one shop's part a gift, for whom, and where does it go? The same questions as at a checkout of its own. */
export function PartGift({ part, country = part.country, onChange, onSaid }: Props) {
  const { checkout } = part
  // What is written here comes before what the shop knows, which is older.
  const [values] = useState(() => giftPartValues(checkout))
  return (
    <Form
      id={giftFormOf(part)}
      fields={giftPartFields(checkout, wayOfPart(checkout))}
      values={values}
      currency={checkout.currency}
      country={country}
      onChange={(said) => onChange(giftPartUpdate(checkout, said))}
      onSubmit={onSaid}
    />
  )
}
