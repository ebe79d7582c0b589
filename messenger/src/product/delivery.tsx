import { addressFaults } from '@souk/contract/address.ts'
import type { DeliveryChoice, ProductView } from '@souk/contract/catalog.ts'
import type { Place } from '@souk/contract/customer.ts'
import { useState } from 'preact/hooks'
import { Country } from '../form/address.tsx'
import { t } from '../i18n/t.ts'
import { country as countryName, money, span } from '../state/format.ts'
import { useStore } from '../thread/context.ts'

type Props = { view: ProductView; onPlace: (place: Place) => void }

/** The ways it gets there, what each costs and when it comes; and those that do not go there. */
export function Delivery({ view, onPlace }: Props) {
  const { delivery, elsewhere, place, product } = view
  if (delivery.length + elsewhere.length === 0) return null
  return (
    <section class="product-section">
      <h3>{t('product.delivery')}</h3>
      <To key={JSON.stringify(place)} place={place} onPlace={onPlace} />
      {delivery.every(({ kind }) => kind === 'pickup') && elsewhere.length > 0 && (
        <p class="ways-none" role="status">
          {t('place.nowhere')}
        </p>
      )}
      <ul class="ways">
        {delivery.map((way) => (
          <Way key={way.id} way={way} currency={product.price.min.currency} />
        ))}
        {elsewhere.map(({ id, label }) => (
          <li key={id} class="way way-not">
            <span dir="auto">{label}</span>
            <span>{t('place.notThere')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Way({ way, currency }: { way: DeliveryChoice; currency: string }) {
  return (
    <li class="way">
      <span dir="auto">{way.label}</span>
      <span class="figures">{way.amount === 0 ? t('total.free') : money({ amount: way.amount, currency })}</span>
      <span class="way-when">
        {way.from && way.to && span(way.from, way.to)}
        <FreeFrom way={way} currency={currency} />
      </span>
    </li>
  )
}

function FreeFrom({ way: { amount, freeFrom, from }, currency }: { way: DeliveryChoice; currency: string }) {
  if (freeFrom === undefined || amount === 0) return null
  return `${from ? ' · ' : ''}${t('product.freeFrom', { amount: money({ amount: freeFrom, currency }) })}`
}

/** Where it would go: one line, which opens to be changed. */
function To({ place, onPlace }: { place: Place | undefined; onPlace: (place: Place) => void }) {
  const [open, setOpen] = useState(false)
  if (open) return <PlaceForm place={place} onPlace={onPlace} />
  const { country, postcode } = place ?? {}
  const name = country && [postcode, countryName(country)].filter(Boolean).join(', ')
  return (
    <p class="product-to">
      {name && <span dir="auto">{t('place.to', { place: name })}</span>}{' '}
      <button type="button" class="link" onClick={() => setOpen(true)}>
        {t(postcode ? 'place.change' : 'place.give')}
      </button>
    </p>
  )
}

function PlaceForm({ place, onPlace }: { place: Place | undefined; onPlace: (place: Place) => void }) {
  const store = useStore()
  const [country, setCountry] = useState(place?.country ?? '')
  const [postcode, setPostcode] = useState(place?.postcode ?? '')
  const [tried, setTried] = useState(false)
  const code = postcode.trim()
  const fault = addressFaults({ country, postcode: code }).find(({ field }) => field === 'postcode')
  const label = t('place.postcode')
  const { example } = addressFaults({ country })[0] ?? {}

  function submit(event: Event): void {
    event.preventDefault()
    setTried(true)
    if (country !== '' && !fault) onPlace({ country, ...(code ? { postcode: code } : {}) })
  }
  return (
    <form class="product-place" onSubmit={submit} noValidate>
      <Country
        id="place"
        value={country}
        fault={tried && country === '' ? { reason: 'required' } : undefined}
        onChange={setCountry}
      />
      <div>
        <label class="field-label" for="place-postcode">
          {label}
        </label>
        <input
          id="place-postcode"
          class="input"
          autoComplete="shipping postal-code"
          autoCapitalize="characters"
          inputMode={example && !/[A-Z]/.test(example) ? 'numeric' : 'text'}
          enterkeyhint="done"
          maxLength={20}
          autoFocus
          value={postcode}
          aria-invalid={tried && fault !== undefined}
          aria-describedby={tried && fault ? 'place-fault' : undefined}
          onInput={(event) => setPostcode(event.currentTarget.value)}
        />
      </div>
      <button class="button button-quiet">{t('place.show')}</button>
      {tried && fault && (
        <p class="fault" id="place-fault" role="alert">
          {t(`address.${fault.reason}`, { label, example: fault.example ?? '' })}
        </p>
      )}
      {store.phase.value !== 'new' && <p class="field-optional">{t('place.kept')}</p>}
    </form>
  )
}
