import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { cardFault, cardGroups, expiry, TEST_CARDS } from './pay-state.ts'
import '../style/form.css'

type Props = {
  busy: boolean
  declined: boolean
  onPay: (card: { card: string; exp: string; cvc: string }) => void
  /** What is agreed to by paying, right above the button. */
  children?: ComponentChildren
}

/** Card number, expiry and code, and the cards that the sandbox knows. */
export function CardForm({ busy, declined, onPay, children }: Props) {
  const [card, setCard] = useState('')
  const [exp, setExp] = useState('')
  const [cvc, setCvc] = useState('')
  const [fault, setFault] = useState<'card' | 'exp' | 'cvc'>()
  const number = useRef<HTMLInputElement>(null)
  // The next thing after a refusal is another card.
  useEffect(() => {
    if (declined && !busy) number.current?.select()
  }, [declined, busy])

  function send(event: Event): void {
    event.preventDefault()
    const found = cardFault({ card, exp, cvc })
    setFault(found)
    if (found) return document.getElementById(`pay-${found}`)?.focus()
    onPay({ card: card.replace(/\D/g, ''), exp, cvc })
  }

  const field = (
    id: 'card' | 'exp' | 'cvc',
    value: string,
    set: (text: string) => void,
    fill: string,
    mask: string,
  ) => (
    <div class={`bank-field bank-${id}`}>
      <label class="field-label" for={`pay-${id}`}>
        {t(`sandbox.${id}`)}
      </label>
      <input
        id={`pay-${id}`}
        ref={id === 'card' ? number : undefined}
        class="input figures"
        dir="ltr"
        inputMode="numeric"
        autoComplete={fill}
        placeholder={mask}
        required
        value={value}
        aria-invalid={fault === id}
        aria-describedby={fault === id ? 'pay-fault' : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  )

  return (
    <form class="bank-form" noValidate onSubmit={send}>
      {declined && (
        <p class="fault bank-declined" role="alert">
          <Icon name="warning-circle" size={18} /> {t('sandbox.declined')}
        </p>
      )}
      {field('card', card, (text) => setCard(cardGroups(text)), 'cc-number', '0000 0000 0000 0000')}
      {field('exp', exp, (text) => setExp(expiry(text)), 'cc-exp', 'MM/YY')}
      {field('cvc', cvc, (text) => setCvc(text.replace(/\D/g, '').slice(0, 4)), 'cc-csc', '000')}
      {fault && (
        <p class="fault" id="pay-fault" role="alert">
          {t(`sandbox.${fault}Fault`)}
        </p>
      )}
      {children}
      <button type="submit" class="button" disabled={busy} aria-busy={busy}>
        <PaperIcon name="lock-simple" size={18} /> {t('sandbox.pay')}
      </button>
      <section class="test-cards" aria-labelledby="test-cards">
        <h2 id="test-cards">{t('sandbox.cards')}</h2>
        <ul>
          {TEST_CARDS.map(({ card: number, key }) => (
            <li key={number}>
              <button
                type="button"
                class="test-card"
                onClick={() => {
                  setCard(cardGroups(number))
                  setExp('12/34')
                  setCvc('123')
                  setFault(undefined)
                }}
              >
                <span class="figures" dir="ltr">
                  {cardGroups(number)}
                </span>
                <span>{t(key)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </form>
  )
}
