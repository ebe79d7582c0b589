import download from 'icon:download-simple'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

type Props = { of: string; what: string; time: { from: string; to: string } }

/** A table as a file for spreadsheets. */
export function Download({ of, what, time: { from, to } }: Props) {
  const shop = useShop()
  const name = t('reports.download', { what })
  return (
    <a
      href={`/api/shops/${shop}/reports.csv?of=${of}&from=${from}&to=${to}`}
      download={`${of}-${from}-${to}.csv`}
      aria-label={name}
      title={name}
      className={buttonClass('plain')}
    >
      <Icon path={download} size={18} />
      CSV
    </a>
  )
}
