import type { Purchase, PurchasePart } from '@souk/contract/purchase.ts'
import { useRef } from 'preact/hooks'
import { labelIn } from '../../i18n/label.ts'
import type { Values } from '../../form/answers.ts'
import { Form } from '../../form/form.tsx'
import { language, t, tOr } from '../../i18n/t.ts'
import { money } from '../../state/format.ts'
import { AwningStripe } from '../../ui/awning.tsx'
import { lazyPart } from '../../ui/lazy.tsx'
import { Left } from '../left.tsx'
import { usePickupTimes } from '../pickup-times.ts'
import { Summary } from '../checkout.tsx'
import {
  contactFields,
  contactUpdate,
  contactValues,
  partFields,
  partUpdate,
  partValues,
  wayOfPart,
} from './purchase-form.ts'
import { usePurchase } from './use-purchase.ts'

const TimeLeft = lazyPart(() => import('../../ui/time-left.tsx').then((part) => part.TimeLeft))

const CONTACT = 'purchase-contact'
const formOf = ({ checkout }: PurchasePart) => `purchase-${checkout.id}`

type Props = { purchase: Purchase; onChange: (next: Purchase) => void }

/** Who buys and where it goes, once; what each seller sells and how it comes; one total, and the one button. */
export function PurchaseDesk({ purchase, onChange }: Props) {
  const { busy, wrong, later, complete, extend } = usePurchase(purchase, onChange)
  const open = purchase.parts.filter(({ checkout }) => checkout.state !== 'completed' && checkout.state !== 'canceled')
  const said = useRef(new Map<string, Values>())

  /** Every form says what is wrong in it; the first that does is where one goes on. */
  function order(): void {
    said.current.clear()
    for (const id of [CONTACT, ...open.map(formOf)]) {
      const form = document.getElementById(id)
      if (form instanceof HTMLFormElement) form.requestSubmit()
      if (!said.current.has(id)) return
    }
    const parts = open.map((part) => partUpdate(part.checkout, said.current.get(formOf(part)) ?? {}))
    void complete({ ...contactUpdate(said.current.get(CONTACT) ?? {}), parts })
  }

  return (
    <div class="purchase-desk">
      <TimeLeft checkout={purchase} onExtend={extend} />
      <section class="desk-form" aria-label={t('checkout.details')}>
        <Form
          id={CONTACT}
          fields={contactFields(open)}
          values={contactValues(open)}
          currency={purchase.due.currency}
          country={open[0]?.country}
          onChange={(values) => later(CONTACT, contactUpdate(values))}
          onSubmit={(values) => void said.current.set(CONTACT, values)}
        />
      </section>
      {open.map((part) => (
        <Seller
          key={part.shop}
          part={part}
          onChange={(values) => later(part.shop, { parts: [partUpdate(part.checkout, values)] })}
          onCode={(discountCode) => later(part.shop, { parts: [{ checkout: part.checkout.id, discountCode }] }, 0)}
          onSaid={(values) => void said.current.set(formOf(part), values)}
        />
      ))}
      <section class="paper purchase-sum" aria-label={t('checkout.summary')}>
        <p class="cart-sum">
          <span>{t('purchase.total', { count: open.length })}</span>
          <span class="figures">{money(purchase.due)}</span>
        </p>
        {wrong && (
          <p class="fault" role="alert" dir="auto">
            {wrong.detail ? `${wrong.detail}. ` : ''}
            {tOr(`error.${wrong.code}`, 'error.other')}
          </p>
        )}
        <button type="button" class="button order-button" disabled={busy} aria-busy={busy} onClick={order}>
          {labelIn(purchase.labels, language.value)}
        </button>
        <p class="desk-note">{t('purchase.one')}</p>
      </section>
    </div>
  )
}

type SellerProps = {
  part: PurchasePart
  onChange: (values: Values) => void
  onCode: (code: string) => Promise<boolean>
  onSaid: (values: Values) => void
}

/** One shop's part: who sells, what, how it comes, for how much, under which papers. */
function Seller({ part, onChange, onCode, onSaid }: SellerProps) {
  const { shop, name, checkout } = part
  const way = wayOfPart(checkout)
  const times = usePickupTimes(shop, way?.timed ? way.id : undefined, checkout.pickupAt)
  const kept = useRef<Values>({})
  return (
    <section class="paper purchase-seller" aria-label={name}>
      <AwningStripe slug={shop} kind="receipt" />
      <h2 class="purchase-name" dir="auto">
        {name}
      </h2>
      <Left checkout={checkout} />
      <Form
        key={checkout.shippingOptions.map(({ id }) => id).join()}
        id={formOf(part)}
        fields={partFields(checkout)}
        values={partValues(checkout, kept.current)}
        currency={checkout.currency}
        times={times}
        onChange={(values) => {
          kept.current = values
          onChange(values)
        }}
        onSubmit={onSaid}
      />
      <Summary checkout={checkout} onDiscount={onCode} />
    </section>
  )
}
