import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { labelIn } from '../i18n/label.ts'
import { Form } from '../form/form.tsx'
import { language, t, tOr } from '../i18n/t.ts'
import type { Key } from '../i18n/t.ts'
import { clientFor, souk } from '../state/access.ts'
import { cameBy, isUsed, openedPage } from '../state/page-access.ts'
import { Lines, Totals } from '../ui/lines.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { checkoutFields, checkoutUpdate, checkoutValues, loadGifts, wayOf } from './checkout-form.ts'
import { Discount } from './discount.tsx'
import { goTo } from './go-to.ts'
import { Left } from './left.tsx'
import { inLanguage, LegalLinks } from './legal-links.tsx'
import { PageLinkUsed } from './link-used.tsx'
import { Page } from './page.tsx'
import { usePickupTimes } from './pickup-times.ts'
import { Trouble, troubleOf } from './trouble.tsx'
import type { TroubleKind } from './trouble.tsx'
import { Waiting } from './waiting.tsx'

const TimeLeft = lazyPart(() => import('../ui/time-left.tsx').then((part) => part.TimeLeft))

/** While somebody types an address, prices and delivery follow after this pause. */
const PAUSE_MS = 500
const ASK_EVERY_MS = 1000

/** The page that places an order: lines, delivery, total, and the button with the law's own words. */
export function CheckoutPage({ shop: slug, checkout: id }: { shop: string; checkout: string }) {
  const [shop, setShop] = useState<PublicShop>()
  const [checkout, setCheckout] = useState<Checkout>()
  const [trouble, setTrouble] = useState<TroubleKind | 'used'>()
  useEffect(() => {
    Promise.all([souk.shop(slug), openedPage(slug, (client) => client.checkout(slug, id))]).then(
      async ([found, current]) => {
        if (current.gift) await loadGifts()
        setShop(found)
        setCheckout(current)
        document.title = `${t('checkout.title')} · ${found.name}`
      },
      (error: unknown) => setTrouble(isUsed(error) ? 'used' : troubleOf(error)),
    )
  }, [slug, id])
  useSettling(slug, checkout, setCheckout)
  if (trouble === 'used') return <PageLinkUsed shop={slug} />
  if (trouble) return <Trouble kind={trouble} />
  if (!shop || !checkout) return <div class="blank" aria-busy="true" />
  return (
    <Page shop={shop} title={t('checkout.title')}>
      {checkout.state === 'completed' || checkout.state === 'canceled' ? (
        <Closed slug={slug} checkout={checkout} />
      ) : checkout.payment?.until ? (
        <Waiting payment={checkout.payment} until={checkout.payment.until} />
      ) : (
        <Desk shop={shop} checkout={checkout} onChange={setCheckout} />
      )}
    </Page>
  )
}

/** Who is back from paying, where no thread tells them of it, asks until it has come to something. */
function useSettling(slug: string, checkout: Checkout | undefined, onChange: (next: Checkout) => void): void {
  const waits = checkout?.state === 'complete_in_progress' && cameBy(slug) !== undefined
  useEffect(() => {
    if (!waits) return
    const ask = () => clientFor(slug).checkout(slug, checkout.id)
    const heard = (next: Checkout) => next.state === checkout.state || onChange(next)
    const timer = setInterval(() => void ask().then(heard, () => {}), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [slug, checkout?.id, waits])
}

const FORM = 'order-form'

/** What is still to be said first; below it, right above the button, all that is ordered by pressing it. */
function Desk({
  shop,
  checkout,
  onChange,
}: {
  shop: PublicShop
  checkout: Checkout
  onChange: (next: Checkout) => void
}) {
  const [chosen, setChosen] = useState(checkout.shippingOption)
  const [isGift, setGift] = useState(checkout.gift !== undefined)
  const way = wayOf(checkout, chosen)
  const { busy, wrong, update, later, complete, extend } = useCheckout(shop, checkout, onChange)
  const times = usePickupTimes(shop.slug, way?.timed ? way.id : undefined, checkout.pickupAt)
  return (
    <div class="desk">
      <TimeLeft checkout={checkout} onExtend={extend} />
      <section class="desk-form" aria-label={t('checkout.details')}>
        <Left checkout={checkout} />
        <Form
          id={FORM}
          fields={checkoutFields(checkout, way)}
          values={checkoutValues(checkout)}
          currency={checkout.currency}
          country={shop.country}
          times={times}
          onChange={(values) => {
            const next = typeof values.shipping === 'string' ? values.shipping : undefined
            setChosen(next)
            if (values.gift === true && !isGift) void loadGifts().then(() => setGift(true))
            later(checkoutUpdate(values, wayOf(checkout, next)))
          }}
          onSubmit={(values) => void complete(checkoutUpdate(values, way))}
        />
      </section>
      <section class="desk-lines paper" aria-label={t('checkout.summary')}>
        <Summary checkout={checkout} onDiscount={(discountCode) => update({ discountCode })} />
        {wrong && (
          <p class="fault" role="alert">
            {tOr(`error.${wrong}`, 'error.other')}
          </p>
        )}
        <button type="submit" form={FORM} class="button order-button" disabled={busy} aria-busy={busy}>
          {labelIn(checkout.placing?.labels ?? {}, language.value)}
        </button>
        <p class="desk-note">{t('checkout.next')}</p>
      </section>
    </div>
  )
}

/** Who sells, what, for how much, and under which papers. `among`: other shops sell on the same page, so each line says who. */
export function Summary({
  checkout,
  among = false,
  onDiscount,
}: {
  checkout: Checkout
  among?: boolean
  onDiscount: (code: string) => Promise<boolean>
}) {
  const { placing, lines, totals, currency } = checkout
  const seller = placing?.seller ?? ''
  const sold = t('checkout.seller', { seller })
  const papers: [string | undefined, Key][] = [
    [placing?.terms?.url, 'law.terms'],
    [placing?.privacyUrl, 'law.privacy'],
    [placing?.withdrawalUrl, 'law.withdrawal'],
  ]
  return (
    <>
      {!among && (
        <p class="desk-note" dir="auto">
          {sold}
        </p>
      )}
      <Lines lines={lines} currency={currency} pictures seller={among ? sold : undefined} />
      {lines.map(({ id, title }) => {
        const told = placing?.exceptions[id]
        return told && <p key={id} class="desk-note" dir="auto">{`${title}: ${labelIn(told, language.value)}`}</p>
      })}
      <Discount checkout={checkout} onApply={onDiscount} />
      <Totals
        totals={totals}
        taxes={lines.flatMap(({ taxes }) => taxes)}
        currency={currency}
        note={placing?.notes[language.value]}
      />
      {placing?.terms && (
        <p class="desk-note" dir="auto">
          {t('checkout.accept', { seller })}
        </p>
      )}
      <LegalLinks
        papers={papers.flatMap(([url, key]) => (url === undefined ? [] : { url: inLanguage(url), label: t(key) }))}
      />
    </>
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

  function later(body: CheckoutUpdate): void {
    clearTimeout(timer.current)
    if (JSON.stringify(body) !== sent.current) timer.current = setTimeout(() => void update(body), PAUSE_MS)
  }

  async function complete(body: CheckoutUpdate): Promise<void> {
    clearTimeout(timer.current)
    setBusy(true)
    const { labels = {}, terms, age } = checkout.placing ?? {}
    if (await update(body)) {
      try {
        // Who came from another messenger has no thread here to go back to.
        const returnUrl = location.origin + (cameBy(shop.slug) ? location.pathname : `/s/${shop.slug}`)
        const label = labelIn(labels, language.value)
        const shown = {
          label,
          ...(terms && { terms: terms.version }),
          ...(age && { age: age[language.value] ?? '' }),
        }
        // Who was billed in another messenger and came to pay otherwise names how.
        const gateway = new URLSearchParams(location.search).get('pay')
        const body = { returnUrl, shown, ...(gateway && { gateway }) }
        const done = await client.call('completeCheckout', { params, body })
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

  async function extend(): Promise<Checkout> {
    const next = await client.call('extendCheckout', { params })
    onChange(next)
    return next
  }

  return { busy, wrong, update, later, complete, extend }
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
        !cameBy(slug) && (
          <a class="button" href={`/s/${slug}`}>
            {t('page.back')}
          </a>
        )
      )}
    </div>
  )
}
