import type { ProductView } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useCallback, useState } from 'preact/hooks'
import { faults } from '../form/faults.ts'
import { Form } from '../form/form.tsx'
import type { Times } from '../form/frame.tsx'
import { t, tOr } from '../i18n/t.ts'
import { CheckOut } from '../parts/cart.tsx'
import { money } from '../state/format.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { cheapest, costOf, missingOf, priceOf, variantOf } from './pick.ts'
import type { Picked } from './pick.ts'

type Props = {
  view: ProductView
  picked: Picked
  values: FormValues
  /** How many it begins with. */
  first?: number | undefined
  onValues: (values: FormValues) => void
  /** Where it is asked about in the thread: the answers go there, and the cart is filled there. */
  onAnswer?: ((form: FormValues, quantity: number) => void) | undefined
  onClose: () => void
}
type State = 'choosing' | 'sending' | 'added' | { fault: string }

/** Below so many the shop's count is told. */
const FEW = 4

/** What else is asked, how many, what it comes to, and the cart. */
export function Buy({ view, picked, values, first = 1, onValues, onAnswer, onClose }: Props) {
  const store = useStore()
  const { product, words } = view
  const [quantity, setQuantity] = useState(first)
  const [state, setState] = useState<State>('choosing')
  const variant = variantOf(product, picked)
  const missing = missingOf(product, picked).map((name) => words[name] ?? name)
  const gone = variant ? !variant.available : product.variants.every(({ available }) => !available)
  const left = variant?.left
  const times = useCallback(timesOf(store, product.id), [store, product.id])

  async function add(form: FormValues): Promise<void> {
    if (!variant || missing.length > 0) return
    if (onAnswer) return onAnswer(form, quantity)
    setState('sending')
    try {
      await store.addToCart({ offer: product.id, variant: variant.id, form, quantity })
      setState('added')
    } catch (error) {
      setState({ fault: error instanceof SoukError ? error.code : 'unreachable' })
    }
  }

  if (state === 'added') return <Added onClose={onClose} />
  const label = gone
    ? t('card.soldOut')
    : missing.length > 0
      ? t('product.choose', { names: missing.join(', ') })
      : t('product.add')
  return (
    <Form
      fields={product.form}
      values={values}
      currency={product.price.min.currency}
      country={store.shop.country}
      submit={label}
      busy={state === 'sending' || gone || missing.length > 0}
      onSubmit={(form) => void add(form)}
      times={times}
      onChange={onValues}
    >
      <div class="product-count">
        <span class="field-label">{t('product.quantity')}</span>
        <Stepper
          label={t('product.quantity')}
          value={quantity}
          min={1}
          max={Math.max(1, Math.min(left ?? 99, 99))}
          onChange={setQuantity}
        />
        {left !== undefined && left > 0 && left < FEW && (
          <span class="product-left">{t('product.left', { count: left })}</span>
        )}
      </div>
      <Sum view={view} picked={picked} values={values} quantity={quantity} />
      {typeof state === 'object' && (
        <p class="fault" role="alert">
          {tOr(`error.${state.fault}`, 'error.other')}
        </p>
      )}
    </Form>
  )
}

/** So many free times are enough to choose from; any other can be asked for in the thread. */
const TIMES = 120

function timesOf(store: ReturnType<typeof useStore>, product: string): Times {
  return async (field) => {
    const params = { shop: store.shop.slug, product }
    return (await store.client().call('freeSlots', { params, query: { field, limit: TIMES } })).slots
  }
}

/** What it comes to with the cheapest way that brings it; only once it is clear what "it" is. */
function Sum({ view, picked, values, quantity }: Omit<Props, 'onValues' | 'onClose'> & { quantity: number }) {
  const { product, delivery } = view
  const { currency } = product.price.min
  const open = product.form.some(({ id, type }) => type === 'choice' && faults(product.form, values, '')[id])
  const { min, max } = priceOf(product, picked, values)
  const goods = min * quantity
  const way = cheapest(delivery, goods)
  if (!way || min !== max || open) return null
  return (
    <p class="cart-sum product-sum">
      <span>
        {t('product.total')}
        <span class="field-optional" dir="auto">
          {' '}
          {t('product.withWay', { way: way.label })}
        </span>
      </span>
      <strong class="figures">{money({ amount: goods + costOf(way, goods), currency })}</strong>
    </p>
  )
}

function Added({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const cart = store.thread.value.cart
  return (
    <div class="product-added" role="status">
      <p>
        <Icon name="check" /> {t('product.added')}
      </p>
      <div class="paper-actions">
        {cart && <CheckOut cart={cart} onClose={onClose} />}
        <button type="button" class="button button-quiet" onClick={onClose}>
          {t('product.keep')}
        </button>
      </div>
    </div>
  )
}
