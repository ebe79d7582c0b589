import type { DeliveryChoice, ProductView } from '@souk/contract/catalog.ts'
import { t, tOr } from '../i18n/t.ts'
import { money, span } from '../state/format.ts'

/** What it is like. */
export function Facts({ view: { properties } }: { view: ProductView }) {
  if (properties.length === 0) return null
  return (
    <dl class="product-facts">
      {properties.map(({ name, values }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{values.join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The ways it gets there, what each costs and when it comes. */
export function Delivery({ view: { delivery }, currency }: { view: ProductView; currency: string }) {
  if (delivery.length === 0) return null
  return (
    <section class="product-section">
      <h3>{t('product.delivery')}</h3>
      <ul class="ways">
        {delivery.map((way) => (
          <li key={way.id} class="way">
            <span dir="auto">{way.label}</span>
            <span class="figures">{way.amount === 0 ? t('total.free') : money({ amount: way.amount, currency })}</span>
            <span class="way-when">
              {way.from && way.to && span(way.from, way.to)}
              <FreeFrom way={way} currency={currency} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FreeFrom({ way: { amount, freeFrom, from }, currency }: { way: DeliveryChoice; currency: string }) {
  if (freeFrom === undefined || amount === 0) return null
  return `${from ? ' · ' : ''}${t('product.freeFrom', { amount: money({ amount: freeFrom, currency }) })}`
}

/** What the shop says about returns, care, sizes and allergens, the term of return also where it says nothing. */
export function Notes({ view: { notes, returnDays, product } }: { view: ProductView }) {
  const returns = notes.some(({ topic }) => topic === 'returns')
  return (
    <>
      {!returns && returnDays > 0 && product.fulfilment === 'ship' && (
        <section class="product-section">
          <h3>{t('product.note.returns')}</h3>
          <p>{t('product.returnDays', { count: returnDays })}</p>
        </section>
      )}
      {notes.map(({ topic, text }) => (
        <section key={text} class="product-section">
          <h3>{tOr(`product.note.${topic}`, 'product.details')}</h3>
          <p dir="auto">{text}</p>
        </section>
      ))}
    </>
  )
}
