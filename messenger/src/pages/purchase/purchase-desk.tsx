import type { Purchase, PurchasePart } from '@souk/contract/purchase.ts'
import { useRef } from 'preact/hooks'
import { labelIn } from '../../i18n/label.ts'
import type { Values } from '../../form/answers.ts'
import { Form } from '../../form/form.tsx'
import { language, speakMore, t, tOr } from '../../i18n/t.ts'
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
  giftFormOf,
  giftsOf,
  type GiftUpdate,
  partFields,
  partUpdate,
  partValues,
  wayOfPart,
} from './purchase-form.ts'
import { usePurchase } from './use-purchase.ts'

const TimeLeft = lazyPart(() => import('../../ui/time-left.tsx').then((part) => part.TimeLeft))

const PartGift = lazyPart(() => Promise.all([import('./part-gift.tsx'), speakMore()]).then(([part]) => part.PartGift))

const CONTACT = 'purchase-contact'
const formOf = ({ checkout }: PurchasePart) => `purchase-${checkout.id}`

type Props = { purchase: Purchase; onChange: (next: Purchase) => void }

/** Who buys and where it goes, once; what each seller sells and how it comes; one total, and the one button. */
export function PurchaseDesk({ purchase, onChange }: Props) {
  const { busy, wrong, later, complete, extend } = usePurchase(purchase, onChange)
  const open = purchase.parts.filter(({ checkout }) => checkout.state !== 'completed' && checkout.state !== 'canceled')
  const said = useRef(new Map<string, Values>())
  const contact = useRef(contactUpdate(contactValues(open)))
  const gifts = useRef(new Map<string, GiftUpdate>())

  /** Every form says what is wrong in it; the first that does is where one goes on. */
  function order(): void {
    said.current.clear()
    for (const id of [CONTACT, ...open.flatMap((part) => [formOf(part), giftFormOf(part)])]) {
      const form = document.getElementById(id)
      // What makes it a gift is fetched by itself: before it is here, nothing was said of it.
      if (!(form instanceof HTMLFormElement)) continue
      form.requestSubmit()
      if (!said.current.has(id)) return
    }
    const own = giftsOf(open, gifts.current)
    const parts = open.map((part) => ({
      ...partUpdate(part.checkout, said.current.get(formOf(part)) ?? {}),
      ...own.find(({ checkout }) => checkout === part.checkout.id),
    }))
    void complete({ ...contactUpdate(said.current.get(CONTACT) ?? {}), parts })
  }

  function hearContact(values: Values): void {
    contact.current = contactUpdate(values)
    void later(CONTACT, { ...contact.current, parts: giftsOf(open, gifts.current) })
  }

  /** What is no gift after all goes where the rest goes. */
  function hearGift(part: PurchasePart, update: GiftUpdate): void {
    const { address } = contact.current
    const whole = update.gift === null && address ? { ...update, address } : update
    gifts.current.set(part.checkout.id, whole)
    void later(giftFormOf(part), { parts: [whole] })
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
          onChange={hearContact}
          onSubmit={(values) => void said.current.set(CONTACT, values)}
        />
      </section>
      {open.map((part) => (
        <Seller
          key={part.shop}
          part={part}
          country={contact.current.address?.country}
          onChange={(values) => later(part.shop, { parts: [partUpdate(part.checkout, values)] })}
          onCode={(discountCode) => later(part.shop, { parts: [{ checkout: part.checkout.id, discountCode }] }, 0)}
          onSaid={(form, values) => void said.current.set(form, values)}
          onGift={(update) => hearGift(part, update)}
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
        {wrong?.code === 'no_common_gateway' &&
          open.map(({ shop, name, checkout: { id } }) => (
            <a key={id} class="button button-quiet" href={`/checkout/${shop}/${id}`}>
              {t('purchase.alone', { shop: name })}
            </a>
          ))}
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
  /** Where the rest goes: most gifts go to the same country. */
  country: string | undefined
  onChange: (values: Values) => void
  onCode: (code: string) => Promise<boolean>
  onSaid: (form: string, values: Values) => void
  onGift: (update: GiftUpdate) => void
}

/** One shop's part: who sells, what, how it comes and to whom, for how much, under which papers. */
function Seller({ part, country, onChange, onCode, onSaid, onGift }: SellerProps) {
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
        onSubmit={(values) => onSaid(formOf(part), values)}
      />
      <PartGift part={part} country={country} onChange={onGift} onSaid={(values) => onSaid(giftFormOf(part), values)} />
      <Summary checkout={checkout} among onDiscount={onCode} />
    </section>
  )
}
