import type { Customer } from '@souk/contract/customer.ts'
import { useEffect, useState } from 'preact/hooks'
import { isLanguage, language, LANGUAGES, t } from '../i18n/t.ts'
import { fullDay, money } from '../state/format.ts'
import { setLanguage } from '../state/prefs.ts'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Unreached } from '../ui/unreached.tsx'
import { Consents, Told } from './about-consents.tsx'
import { useStore } from './context.ts'
import { useDeed } from './deed.tsx'
import { ForgetMe } from './forget-me.tsx'
import { Mandates } from './mandates.tsx'
import '../style/form.css'
import '../style/about.css'

type Found = Customer | 'loading' | 'unreachable' | 'nothing'
type Props = { onClose: () => void; onSaved: () => void }

/** What this shop knows about the shopper, with all that can be done about it. */
export function AboutMe({ onClose, onSaved }: Props) {
  const store = useStore()
  const [found, setFound] = useState<Found>('loading')
  const [leaving, setLeaving] = useState(false)
  const params = { shop: store.shop.slug, customer: 'me' as const }
  function load(): void {
    // Who has not written is known to nobody, and is not made known by asking.
    if (store.phase.value === 'new') return setFound('nothing')
    store
      .client()
      .call('getCustomer', { params })
      .then(setFound, () => setFound('unreachable'))
  }
  useEffect(load, [])
  const title = t(leaving ? 'forget.title' : 'about.title', { shop: store.shop.name })
  return (
    <Sheet key={String(leaving)} title={title} onClose={onClose}>
      {found === 'loading' ? (
        <div class="sheet-content" aria-busy="true" />
      ) : found === 'nothing' ? (
        <p class="sheet-content sheet-empty">{t('about.none')}</p>
      ) : found === 'unreachable' ? (
        <Unreached onRetry={load} />
      ) : leaving ? (
        <ForgetMe customer={found} onKeep={() => setLeaving(false)} onClose={onClose} />
      ) : (
        <div class="sheet-content about">
          <Known customer={found} />
          <Tongue onChoose={(code) => store.client().call('changeCustomer', { params, body: { language: code } })} />
          <Consents customer={found} onChange={setFound} />
          <Told customer={found} onChange={setFound} />
          <Mandates />
          {found.wishes > 0 && (
            <button type="button" class="button button-quiet" onClick={onSaved}>
              <Icon name="heart" size={18} /> {t('about.saved', { count: found.wishes })}
            </button>
          )}
          <Orders customer={found} />
          <Leave onDelete={() => setLeaving(true)} />
        </div>
      )}
    </Sheet>
  )
}

/** Name and addresses; what is not known is not listed. */
function Known({ customer: { name, email, phone, address, since, profile, contacts } }: { customer: Customer }) {
  const reached = contacts.filter((contact) => contact.address !== undefined)
  const rows = [
    ['about.name', name],
    ['about.email', email],
    ['about.phone', phone],
    ['about.address', address],
  ] as const
  const told = Object.entries(profile).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  const isNobody = rows.every(([, value]) => value === undefined) && reached.length === 0
  return (
    <section>
      {isNobody && <p class="about-note">{t('about.noName')}</p>}
      <dl class="about-facts">
        {rows.map(([key, value]) => value !== undefined && <Row key={key} label={t(key)} value={value} />)}
        {reached.map((contact) => (
          <Row
            key={contact.id}
            label={t('about.contact', { channel: contact.channel })}
            value={contact.address ?? ''}
          />
        ))}
        {told.map(([key, value]) => (
          <Row key={key} label={`${t('about.told')}: ${key}`} value={String(value)} />
        ))}
        <Row label={t('about.since')} value={fullDay(since)} />
      </dl>
    </section>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}

function Tongue({ onChoose }: { onChoose: (code: string) => Promise<unknown> }) {
  const { fault, run } = useDeed()
  return (
    <fieldset>
      <legend class="field-label">{t('about.language')}</legend>
      <div class="pills">
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <label key={code} class="pill" lang={code}>
            <input
              type="radio"
              name="tongue"
              checked={language.value === code}
              onChange={() => {
                if (isLanguage(code)) void setLanguage(code)
                void run(() => onChoose(code))
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {fault}
    </fieldset>
  )
}

function Orders({ customer: { orders } }: { customer: Customer }) {
  if (orders.length === 0) return null
  return (
    <section>
      <h3 class="field-label">{t('about.orders')}</h3>
      <ul class="about-list">
        {orders.map(({ number, total, placedAt, open, keptUntil, url }) => (
          <li key={number}>
            <div>
              <a class="about-order" href={new URL(url).pathname}>
                {number}
              </a>
              <p class="about-note">
                {fullDay(placedAt)}
                {open && ` · ${t('about.open')}`} · {t('about.until', { date: fullDay(keptUntil) })}
              </p>
            </div>
            <span class="figures">{money(total)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** All of it to take along, or none of it to stay. */
function Leave({ onDelete }: { onDelete: () => void }) {
  const store = useStore()
  const { fault, busy, run } = useDeed()
  async function download(as: 'data' | 'page'): Promise<void> {
    const params = { shop: store.shop.slug, customer: 'me' as const }
    const answer = await store.client().call('exportCustomer', { params, query: { as } })
    const [text, type, ending] =
      'text' in answer
        ? [answer.text, 'text/html', 'html']
        : [JSON.stringify(answer, null, 2), 'application/json', 'json']
    saveFile(new Blob([text], { type }), `${store.shop.slug}.${ending}`)
  }
  return (
    <div class="about-leave">
      {fault}
      <button
        type="button"
        class="button"
        disabled={busy}
        aria-busy={busy}
        onClick={() => void run(() => download('page'))}
      >
        {t('about.download')}
      </button>
      <button type="button" class="link" disabled={busy} onClick={() => void run(() => download('data'))}>
        {t('about.data')}
      </button>
      <button type="button" class="button button-danger" onClick={onDelete}>
        {t('about.delete')}
      </button>
    </div>
  )
}
