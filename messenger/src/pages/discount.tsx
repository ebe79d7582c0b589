import type { Checkout } from '@souk/contract/order.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import '../style/form.css'

/** A code that makes it cheaper: behind one line until somebody has one. */
export function Discount({ checkout, onApply }: { checkout: Checkout; onApply: (code: string) => Promise<boolean> }) {
  const [code, setCode] = useState('')
  if (checkout.discountCode) {
    return (
      <p class="discount-on">
        <span class="chip">
          <span dir="ltr">{checkout.discountCode}</span>
          <button type="button" aria-label={t('checkout.codeRemove')} onClick={() => void onApply('')}>
            <Icon name="x" size={13} />
          </button>
        </span>
      </p>
    )
  }
  return (
    <details class="discount">
      <summary>{t('checkout.code')}</summary>
      <form
        class="discount-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim()) void onApply(code.trim())
        }}
      >
        <input
          class="input"
          aria-label={t('checkout.code')}
          value={code}
          maxLength={40}
          autoComplete="off"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="button button-quiet">
          {t('checkout.codeApply')}
        </button>
      </form>
    </details>
  )
}
