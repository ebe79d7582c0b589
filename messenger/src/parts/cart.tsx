import type { Cart, Line } from '@souk/contract/order.ts'
import type { Option } from '@souk/contract/parts.ts'
import { useSignal } from '@preact/signals'
import { t, tOr } from '../i18n/t.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useStore } from '../thread/context.ts'
import { worded } from '../thread/worded.ts'
import { Lines, sumOf, Totals } from '../ui/lines.tsx'
import { Rolling } from '../ui/rolling.tsx'
import { Stepper } from '../ui/stepper.tsx'

type Shown = Pick<Cart, 'currency' | 'lines' | 'totals'>

/** A cart as it was sent; while it is still the live one, it shows what is in it now and can be changed. */
export function CartPart({
  id,
  shown,
  actions,
  of,
}: {
  id: string
  shown: Shown
  actions: readonly Option[]
  of: string
}) {
  const store = useStore()
  const now = store.thread.value.cart
  const live = now?.id === id ? now : undefined
  return (
    <section class="paper cart" role="group" aria-label={t('cart.title')}>
      {live ? <LiveLines cart={live} /> : <Lines lines={shown.lines} currency={shown.currency} pictures />}
      {live && live.lines.length === 0 ? (
        <p class="cart-empty">{t('cart.empty')}</p>
      ) : (
        <TotalRow totals={(live ?? shown).totals} currency={shown.currency} />
      )}
      {live && <Actions actions={actions} of={of} disabled={live.lines.length === 0} />}
    </section>
  )
}

/** What adds up, when there is more than one row, and the sum that rolls. */
export function TotalRow({ totals, currency }: Pick<Shown, 'totals' | 'currency'>) {
  const rest = totals.filter(({ type }) => type !== 'total')
  return (
    <>
      {rest.length > 1 && <Totals totals={rest} currency={currency} />}
      <p class="cart-sum">
        <span>{t('total.total')}</span>
        <Rolling money={{ amount: sumOf(totals), currency }} />
      </p>
    </>
  )
}

/** Lines with their quantities to change; what the server refuses is said below. */
export function LiveLines({ cart }: { cart: Cart }) {
  const store = useStore()
  const wrong = useSignal<string | undefined>(undefined)
  const params = { shop: store.shop.slug, cart: cart.id }

  async function change(line: Line, quantity: number): Promise<void> {
    wrong.value = undefined
    try {
      const after =
        quantity === 0
          ? await store.client().call('removeLine', { params: { ...params, line: line.id } })
          : await store.client().call('changeLine', { params: { ...params, line: line.id }, body: { quantity } })
      store.showCart(after)
    } catch (error) {
      wrong.value = error instanceof SoukError ? error.code : 'unreachable'
    }
  }

  return (
    <>
      <Lines
        lines={worded(cart.lines, store.thread.value.entries)}
        currency={cart.currency}
        pictures
        aside={(line) => (
          <Stepper
            label={line.title}
            value={line.quantity}
            min={1}
            max={99}
            onChange={(quantity) => void change(line, quantity)}
            onRemove={() => void change(line, 0)}
          />
        )}
      />
      {wrong.value && (
        <p class="fault" role="alert">
          {tOr(`error.${wrong.value}`, 'error.other')}
        </p>
      )}
    </>
  )
}

/** On to the checkout; the sheet in which it stands closes. */
export function CheckOut({ cart, onClose }: { cart: Cart; onClose: () => void }) {
  const store = useStore()
  return (
    <button
      type="button"
      class="button"
      onClick={() => {
        onClose()
        void store.checkOut(cart)
      }}
    >
      {t('cart.buy')}
    </button>
  )
}

/** Buttons under a cart or a checkout; the first is the way on. */
export function Actions({
  actions,
  of,
  disabled = false,
  quiet = false,
}: {
  actions: readonly Option[]
  of: string
  disabled?: boolean
  /** None of them is the way on; another button is. */
  quiet?: boolean
}) {
  const store = useStore()
  if (actions.length === 0) return null
  return (
    <div class="paper-actions">
      {actions.map((action, i) => (
        <button
          key={action.value}
          type="button"
          class={i === 0 && !quiet ? 'button' : 'button button-quiet'}
          disabled={disabled || action.disabled}
          onClick={() => store.choose(of, action.value, action.label)}
        >
          <span dir="auto">{action.label}</span>
        </button>
      ))}
    </div>
  )
}
