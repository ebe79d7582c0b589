import { SoukError } from '@souk/sdk/errors.ts'
import { t } from '../i18n/t.ts'

export type TroubleKind = 'missing' | 'unreachable' | 'forbidden'

/** `inside` a page that has its own main part and title. */
type Props = { kind: TroubleKind; onRetry?: () => void; inside?: boolean }

/** A page that cannot be shown: why, and what to do about it. */
export function Trouble({ kind, onRetry, inside = false }: Props) {
  const Box = inside ? 'div' : 'main'
  const Title = inside ? 'h2' : 'h1'
  return (
    <Box class="trouble">
      <div class="trouble-awning" aria-hidden="true" />
      <Title class="display">{t(`trouble.${kind}`)}</Title>
      <p>{t(`trouble.${kind}Why`)}</p>
      {onRetry ? (
        <button type="button" class="button" onClick={onRetry}>
          {t('try.again')}
        </button>
      ) : (
        <a class="button" href="/">
          {t('trouble.market')}
        </a>
      )}
    </Box>
  )
}

export function troubleOf(error: unknown): TroubleKind {
  if (!(error instanceof SoukError)) return 'unreachable'
  if (error.status === 401 || error.status === 403) return 'forbidden'
  return error.status === 404 ? 'missing' : 'unreachable'
}
