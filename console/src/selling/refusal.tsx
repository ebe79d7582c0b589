import { codeOf, faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'

/** Why it cannot be sold like that, and what to do about it. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <p role="alert" className="text-danger">
      {refusalText(error)}
    </p>
  )
}

function refusalText(error: unknown): string {
  switch (codeOf(error)) {
    case 'forbidden':
      return t('selling.refused.limit')
    case 'checkout_closed':
      return t('selling.refused.closed')
    case 'checkout_expired':
      return t('selling.refused.expired')
    case 'invalid_form':
      return t('selling.refused.form')
    default:
      return faultText(error)
  }
}
