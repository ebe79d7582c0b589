import type { Invoice } from '@souk/contract/invoice.ts'
import { readFile } from '@souk/sdk/file.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { orderClient } from '../state/order-access.ts'
import { LateIcon } from '../ui/late-icon.tsx'
import { saveFile } from '../ui/save-file.ts'

type Props = {
  shop: string
  number: string
  /** What was paid and paid back: with it papers come. */
  paid: number
}

/** The order's invoice and credit notes, to keep. */
export function OrderPapers({ shop, number, paid }: Props) {
  const [papers, setPapers] = useState<Invoice[]>([])
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const params = { shop, number }
    orderClient(shop, number)
      .call('listInvoices', { params })
      .then(setPapers, () => {})
  }, [shop, number, paid])
  async function keep(paper: Invoice): Promise<void> {
    setLost(false)
    const params = { shop, number, invoice: paper.id }
    await readFile(orderClient(shop, number), 'getInvoice', { params }).then(
      (file) => saveFile(file, `${paper.number}.pdf`),
      () => setLost(true),
    )
  }
  return (
    <>
      {papers.map((paper) => (
        <button key={paper.id} type="button" class="button button-quiet" onClick={() => void keep(paper)}>
          <LateIcon name="file-text" size={18} />{' '}
          {t(paper.kind === 'credit' ? 'order.credit' : 'order.invoice', { number: paper.number })}
        </button>
      ))}
      {lost && (
        <p class="fault" role="alert">
          {t('error.unreachable')}
        </p>
      )}
    </>
  )
}
