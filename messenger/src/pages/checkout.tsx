import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Form } from '../form/form.tsx'
import type { Values } from '../form/answers.ts'
import { t, tOr } from '../i18n/t.ts'
import { clientFor, souk } from '../state/access.ts'
import { money } from '../state/format.ts'
import { placeOf } from '../state/route.ts'
import { Lines, sumOf, Totals } from '../ui/lines.tsx'
import { checkoutFields, checkoutUpdate, checkoutValues } from './checkout-form.ts'
import { Discount } from './discount.tsx'
import { embedded, Page } from './page.tsx'
import { Trouble, troubleOf } from './trouble.tsx'
import type { TroubleKind } from './trouble.tsx'

/** While somebody types an address, prices and delivery follow after this pause. */
const PAUSE_MS = 500

/** The page that places an order: lines, delivery, total, and the button with the law's own words. */
export function CheckoutPage({ shop: slug, checkout: id }: { shop: string; checkout: string }) {
  const [shop, setShop] = useState<PublicShop>()
  const [checkout, setCheckout] = useState<Checkout>()
  const [trouble, setTrouble] = useState<TroubleKind>()
  useEffect(() => {
    Promise.all([souk.shop(slug), clientFor(slug).checkout(slug, id)]).then(
      ([found, current]) => {
        setShop(found)
        setCheckout(current)
        document.title = `${t('checkout.title')} · ${found.name}`
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    )
  }, [slug, id])
  if (trouble) return <Trouble kind={trouble} />
  if (!shop || !checkout) return <div class="blank" aria-busy="true" />
  return (
    <Page shop={shop} title={t('checkout.title')}>
      {checkout.state === 'completed' || checkout.state === 'canceled' ? (
        <Closed slug={slug} checkout={checkout} />
      ) : (
        <Desk shop={shop} checkout={checkout} onChange={setCheckout} />
      )}
    </Page>
  )
}

function Desk({
  shop,
  checkout,
  onChange,
}: {
  shop: PublicShop
  checkout: Checkout
  onChange: (next: Checkout) => void
}) {
  const { busy, wrong, update, later, complete } = useCheckout(shop, checkout, onChange)
  const sum = money({ amount: sumOf(checkout.totals), currency: checkout.currency })
  return (
    <div class="desk">
      <section class="desk-lines paper" aria-label={t('cart.title')}>
        <Lines lines={checkout.lines} currency={checkout.currency} pictures />
        <Discount checkout={checkout} onApply={(discountCode) => update({ discountCode })} />
        <Totals
          totals={checkout.totals}
          taxes={checkout.lines.flatMap(({ taxes }) => taxes)}
          currency={checkout.currency}
        />
      </section>
      <section class="desk-form" aria-label={t('checkout.details')}>
        <Form
          fields={checkoutFields(checkout)}
          values={checkoutValues(checkout)}
          currency={checkout.currency}
          country={shop.country}
          busy={busy}
          submit={
            <span>
              {t('checkout.order')} · <span class="figures">{sum}</span>
            </span>
          }
          onChange={later}
          onSubmit={(values) => void complete(values)}
        >
          {checkout.addressFaults?.map(({ field, reason, label, example = '…' }) => (
            <p key={field} class="fault" role="alert">
              {t(`checkout.${reason}`, { label, example })}
            </p>
          ))}
          {wrong && (
            <p class="fault" role="alert">
              {tOr(`error.${wrong}`, 'error.other')}
            </p>
          )}
          <p class="desk-note">{t('checkout.note', { shop: shop.name })}</p>
        </Form>
      </section>
    </div>
  )
}

/** Changes go to the server one after another; the newest answer is what is shown. */
function useCheckout(shop: PublicShop, checkout: Checkout, onChange: (next: Checkout) => void) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef('')
  const client = clientFor(shop.slug)
  const params = { shop: shop.slug, checkout: checkout.id }

  async function update(body: CheckoutUpdate): Promise<boolean> {
    sent.current = JSON.stringify(body)
    try {
      onChange(await client.call('updateCheckout', { params, body }))
      setWrong(undefined)
      return true
    } catch (error) {
      setWrong(error instanceof SoukError ? error.code : 'unreachable')
      return false
    }
  }

  function later(values: Values): void {
    clearTimeout(timer.current)
    const body = checkoutUpdate(values)
    if (JSON.stringify(body) !== sent.current) timer.current = setTimeout(() => void update(body), PAUSE_MS)
  }

  async function complete(values: Values): Promise<void> {
    clearTimeout(timer.current)
    setBusy(true)
    if (await update(checkoutUpdate(values))) {
      try {
        const returnUrl = `${location.origin}/s/${shop.slug}`
        const done = await client.call('completeCheckout', { params, body: { returnUrl } })
        onChange(done)
        if (done.payment && !done.order) goTo(done.payment.url)
      } catch (error) {
        setWrong(error instanceof SoukError ? error.code : 'unreachable')
        // What has changed meanwhile (price, stock) is shown before it is confirmed again.
        await client.checkout(shop.slug, checkout.id).then(onChange, () => {})
      }
    }
    setBusy(false)
  }

  return { busy, wrong, update, later, complete }
}

/** The gateway's page: another house's does not let itself be shown in our sheet and takes the whole window. */
function goTo(link: string): void {
  const { url, here } = placeOf(link, new URL(location.href))
  // In the sheet it takes this page's place, so that one step back closes the sheet.
  if (here && embedded) location.replace(url)
  else (here ? window : (window.top ?? window)).location.assign(url)
}

function Closed({ slug, checkout }: { slug: string; checkout: Checkout }) {
  return (
    <div class="trouble">
      <h2 class="display">{t(checkout.order ? 'checkout.done' : 'checkout.closed')}</h2>
      {checkout.order ? (
        <a class="button" href={`/orders/${slug}/${encodeURIComponent(checkout.order)}`}>
          {t('receipt.open')}
        </a>
      ) : (
        <a class="button" href={`/s/${slug}`}>
          {t('page.back')}
        </a>
      )}
    </div>
  )
}
