import { SoukError } from '@souk/sdk/errors.ts'
import { tOr } from '../i18n/t.ts'

/** Why something could not be done with a message. */
export function Fault({ error }: { error: unknown }) {
  const code = error instanceof SoukError ? error.code : 'other'
  return (
    <p class="fault" role="alert">
      {tOr(`error.${code}`, 'error.other')}
    </p>
  )
}
