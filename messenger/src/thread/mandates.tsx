import type { Mandate } from '@souk/contract/mandate.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { fullDay } from '../state/format.ts'
import { useStore } from './context.ts'

/** Each payment method that may be charged again, with the words that were agreed to; one tap ends it. */
export function Mandates() {
  const store = useStore()
  const [kept, setKept] = useState<readonly Mandate[]>([])
  useEffect(() => {
    void store
      .conversation()
      .then((conversation) => store.client().call('listMandates', { params: { conversation } }))
      .then(setKept, () => {})
  }, [])
  async function end(mandate: string): Promise<void> {
    const conversation = await store.conversation()
    await store.client().call('endMandate', { params: { conversation, mandate } })
    setKept(kept.filter(({ id }) => id !== mandate))
  }
  const live = kept.filter(({ endedAt }) => endedAt === undefined)
  if (live.length === 0) return null
  return (
    <section>
      <h3 class="field-label">{t('about.mandates')}</h3>
      <ul class="about-list">
        {live.map(({ id, label, words, language, givenAt }) => (
          <li key={id}>
            <div>
              <p dir="ltr">{label}</p>
              <p class="about-note">
                <q lang={language} dir="auto">
                  {words}
                </q>{' '}
                <span>{t('about.given', { date: fullDay(givenAt) })}</span>
              </p>
            </div>
            <button
              type="button"
              class="link"
              aria-label={`${t('about.withdraw')}: ${label}`}
              onClick={() => void end(id)}
            >
              {t('about.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
