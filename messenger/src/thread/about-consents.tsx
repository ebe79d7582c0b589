import type { Customer } from '@souk/contract/customer.ts'
import { useState } from 'preact/hooks'
import { t, tOr } from '../i18n/t.ts'
import { fullDay } from '../state/format.ts'
import { useStore } from './context.ts'
import { useDeed } from './deed.tsx'

type Props = { customer: Customer; onChange: (next: Customer) => void }

/** Each consent with the words that were agreed to; one tap takes it back. */
export function Consents({ customer, onChange }: Props) {
  const store = useStore()
  const params = { shop: store.shop.slug, customer: 'me' as const }
  const { fault, run } = useDeed()
  const [taken, setTaken] = useState<readonly string[]>([])
  /** What was just chosen, until it is known to hold. */
  const [chosen, setChosen] = useState<boolean>()
  const valid = customer.consents.filter(({ endedAt }) => endedAt === undefined)
  const mayWrite = customer.contacts.some(({ stopped }) => !stopped)
  async function withdraw(id: string): Promise<void> {
    await store.client().call('endConsent', { params: { ...params, consent: id } })
    setTaken((before) => [...before, id])
  }
  async function allow(may: boolean): Promise<void> {
    setChosen(may)
    await run(async () => onChange(await store.client().call('changeCustomer', { params, body: { stopped: !may } })))
    setChosen(undefined)
  }
  return (
    <section>
      <h3 class="field-label">{t('about.consents')}</h3>
      {valid.length === 0 && <p class="about-note">{t('about.noConsents')}</p>}
      <ul class="about-list">
        {valid.map(({ id, purpose, wording, givenAt, confirmedAt }) => (
          <li key={id}>
            <div>
              <p>{purpose === 'marketing' ? t('about.marketing') : tOr(wordsOf(purpose), 'about.other')}</p>
              <p class="about-note">
                <q dir="auto">{wording}</q> <span>{t('about.given', { date: fullDay(givenAt) })}</span>
                {confirmedAt === undefined && <span>. {t('about.unconfirmed')}</span>}
              </p>
            </div>
            {taken.includes(id) ? (
              <span class="about-note" role="status">
                {t('about.withdrawn')}
              </span>
            ) : (
              <button type="button" class="link" onClick={() => void run(() => withdraw(id))}>
                {t('about.withdraw')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <label class="consent">
        <input
          type="checkbox"
          checked={chosen ?? mayWrite}
          onChange={(event) => void allow(event.currentTarget.checked)}
        />
        <span>{t('about.mayWrite')}</span>
      </label>
      {fault}
    </section>
  )
}

/** Of what is waited for: "notify.stock". */
function wordsOf(purpose: string): string {
  return `about.${purpose.split('.')[1] ?? ''}`
}

/** Where answers are told of while they are away, and the way out of it. */
export function Told({ customer, onChange }: Props) {
  const store = useStore()
  const { busy, fault, run } = useDeed()
  const { devices, email } = customer.reaches
  if (devices === 0 && email === undefined) return null
  async function stop(): Promise<void> {
    await store.client().call('dropReach', { params: { conversation: await store.conversation() } })
    onChange({ ...customer, reaches: { devices: 0 } })
  }
  return (
    <section>
      <h3 class="field-label">{t('reach.title')}</h3>
      <ul class="about-list about-told">
        <li>
          <div>
            {devices > 0 && <p>{t('reach.devices', { count: devices })}</p>}
            {email !== undefined && <p dir="auto">{t('reach.toMail', { address: email })}</p>}
          </div>
          <button type="button" class="link" disabled={busy} onClick={() => void run(stop)}>
            {t('reach.stop')}
          </button>
        </li>
      </ul>
      {fault}
    </section>
  )
}
