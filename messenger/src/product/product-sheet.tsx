import type { Product, ProductView } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import type { CustomerChange, Place } from '@souk/contract/customer.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { initial } from '../form/answers.ts'
import { language, t } from '../i18n/t.ts'
import { Heart } from '../parts/heart.tsx'
import { useStore } from '../thread/context.ts'
import type { Opened } from '../thread/view.ts'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Buy } from './buy.tsx'
import { shownIn } from './compare.ts'
import { Gallery } from './gallery.tsx'
import { Options } from './options.tsx'
import { firstPick, pick, pictureFor, picturesOf, variantOf } from './pick.ts'
import type { Picked } from './pick.ts'
import { Price, PriceNote } from './price.tsx'
import { Watch } from './watch.tsx'
import { valueOf } from './chart.ts'
import { Delivery } from './delivery.tsx'
import { answersIn, fillingIn } from './filling.ts'
import { Reviews } from './reviews.tsx'
import { Sizes } from './sizes.tsx'
import { Facts, Notes } from './terms.tsx'
import '../style/product.css'
import '../style/fit.css'

const CompareSheet = lazyPart(() => import('./compare-sheet.tsx').then(({ CompareSheet: sheet }) => sheet))

/** Where it would go, asked about on this page: not kept anywhere. */
const asked = new WeakMap<object, Place>()

type Found = ProductView | 'loading' | 'gone' | 'unreachable'

/** Everything about one product, beside the thread on wide screens, over it on small ones. */
export function ProductSheet({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const store = useStore()
  const [found, setFound] = useState<Found>('loading')
  const load = () => {
    const params = { shop: store.shop.slug, product: opened.offer }
    store
      .client()
      .call('viewProduct', { params, query: { locale: language.value, ...asked.get(store) } })
      .then(setFound, (error: unknown) => {
        setFound(error instanceof SoukError && error.status === 404 ? 'gone' : 'unreachable')
      })
  }
  useEffect(load, [opened.offer, language.value])
  /** Whoever has written is known to the shop and is told the same next time; of others only this page knows. */
  function tell({ place, sizes }: Pick<CustomerChange, 'place' | 'sizes'>): void {
    if (place) asked.set(store, place)
    if (store.phase.value === 'new') return load()
    const params = { shop: store.shop.slug, customer: 'me' as const }
    const body = { ...(place && { place }), ...(sizes && { sizes }) }
    // What could not be kept is shown all the same.
    store.client().call('changeCustomer', { params, body }).then(load, load)
  }
  const title = typeof found === 'object' ? found.product.title : t('product.details')
  return (
    <Sheet title={title} onClose={onClose} kind="side">
      {typeof found === 'object' ? (
        <Whole view={found} opened={opened} onTell={tell} onClose={onClose} />
      ) : found === 'loading' && opened.image ? (
        // The card's own picture, where the gallery will show it.
        <div class="gallery gallery-track" aria-busy="true">
          <div class="gallery-picture">
            <img src={opened.image} alt="" />
          </div>
        </div>
      ) : (
        <div class="sheet-content product-wait" aria-busy={found === 'loading'}>
          {found !== 'loading' && <p role="alert">{t(found === 'gone' ? 'product.gone' : 'error.unreachable')}</p>}
          {found === 'unreachable' && (
            <button type="button" class="button button-quiet" onClick={load}>
              {t('try.again')}
            </button>
          )}
        </div>
      )}
    </Sheet>
  )
}

type WholeProps = {
  view: ProductView
  opened: Opened
  onTell: (told: Pick<CustomerChange, 'place' | 'sizes'>) => void
  onClose: () => void
}

function Whole({ view, opened, onTell, onClose }: WholeProps) {
  const { product, sizes } = view
  const store = useStore()
  // What was answered by talking stays answered, and what is chosen here goes back into the talk.
  const [filling] = useState(() => fillingIn(store.thread.value.entries, product.id))
  const [picked, setPicked] = useState<Picked>(() => ({
    ...firstPick(product, filling ? undefined : opened.image),
    ...filling?.options,
  }))
  const [values, setValues] = useState<FormValues>(() => initial(product.form, filling?.form ?? {}))
  const [at, setAt] = useState(() => placeOf(product, (!filling && opened.image) || pictureFor(product, picked)))

  const text = useRef<HTMLDivElement>(null)
  // Who comes to fill it in, and not by a card's picture, begins at the form.
  useEffect(() => {
    if (filling && !opened.image) text.current?.scrollIntoView()
  }, [])

  const variant = variantOf(product, picked)
  const gone = variant ? !variant.available : product.variants.every(({ available }) => !available)
  const now = (variant?.price ?? product.price.min).amount

  function choose(name: string, value: string): void {
    const next = pick(product, picked, name, value)
    setPicked(next)
    setAt(placeOf(product, pictureFor(product, next)))
  }
  function size(next: string | null): void {
    if (!sizes) return
    const value = next === null ? undefined : valueOf(product, sizes, next)
    if (value !== undefined) choose(sizes.option, value)
    onTell({ sizes: { [sizes.id]: next } })
  }
  function answer(form: FormValues, quantity: number): void {
    if (!filling) return
    store.say([answersIn(view, filling.of, { offer: product.id, options: picked, quantity }, form, language.value)])
    onClose()
  }
  function ask(): void {
    const { of: message } = opened
    store.view.replying.value = { ...(message && { message }), offer: product.id, title: product.title.slice(0, 200) }
    onClose()
    // A frame later a sheet has given its focus back.
    requestAnimationFrame(() => document.getElementById('composer')?.focus())
  }

  return (
    <div class="product">
      <Gallery product={product} at={at} onChange={setAt} />
      <div class="product-text" ref={text}>
        <div class="product-top">
          <Price product={product} picked={picked} values={values} />
          <Heart offer={product.id} title={product.title} />
        </div>
        <PriceNote view={view} picked={picked} />
        {product.brand && (
          <p class="product-brand" dir="auto">
            {product.brand}
          </p>
        )}
        <Options view={view} picked={picked} yours={yoursIn(view)} onPick={choose} />
        <Sizes view={view} onSize={size} />
        <Buy
          view={view}
          picked={picked}
          values={values}
          first={filling?.quantity}
          onValues={setValues}
          onAnswer={filling && answer}
          onClose={onClose}
        />
        {gone && <Watch offer={product.id} variant={variant?.id} />}
        <div class="product-more">
          <button type="button" class="button button-quiet product-ask" onClick={ask}>
            <Icon name="arrow-bend-up-left" size={18} /> {t('product.ask')}
          </button>
          <Compare opened={opened} onChosen={onClose} />
        </div>
        {!gone && now > 1 && <Watch offer={product.id} variant={variant?.id} below={now - 1} />}
        {product.description && (
          <p class="product-description" dir="auto">
            {product.description}
          </p>
        )}
        <Facts view={view} />
        <Delivery view={view} onPlace={(place) => onTell({ place })} />
        <Notes view={view} />
        <Reviews reviews={view.reviews} />
      </div>
    </div>
  )
}

/** Beside others that were shown; alone it cannot be compared. */
function Compare({ opened: { offer, of = '' }, onChosen }: { opened: Opened; onChosen: () => void }) {
  const store = useStore()
  const [comparing, setComparing] = useState(false)
  const shown = shownIn(store.thread.value.entries, of)
  if (shown.length < 2 || !shown.some(({ card }) => card.ref.id === offer)) return null
  return (
    <>
      <button type="button" class="button button-quiet" aria-haspopup="dialog" onClick={() => setComparing(true)}>
        {t('compare.open')}
      </button>
      {comparing && <CompareSheet of={of} offer={offer} onClose={() => setComparing(false)} onChosen={onChosen} />}
    </>
  )
}

function placeOf(product: Product, picture: string | undefined): number {
  return Math.max(0, picture === undefined ? 0 : picturesOf(product).indexOf(picture))
}

/** One's own size as a value of this product. */
function yoursIn({ product, sizes }: ProductView): { option: string; value: string } | undefined {
  const value = sizes?.yours && valueOf(product, sizes, sizes.yours.size)
  return sizes && value !== undefined ? { option: sizes.option, value } : undefined
}
