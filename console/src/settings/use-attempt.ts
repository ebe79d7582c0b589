import { useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'

/** Something that a password or a code decides: under way, and what came of it in words. */
export function useAttempt() {
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  async function attempt(run: () => Promise<void>): Promise<void> {
    setBusy(true)
    setFault(undefined)
    try {
      await run()
    } catch (error) {
      // Whoever closes the browser's own window knows that they did.
      if (error instanceof DOMException) return
      setFault(['invalid_request', 'sign_in_refused'].includes(codeOf(error)) ? t('factor.wrong') : faultText(error))
    } finally {
      setBusy(false)
    }
  }
  return { fault, busy, attempt }
}
