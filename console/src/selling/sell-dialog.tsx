import type { Thread } from '@souk/contract/inbox.ts'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { useMay } from '../shell/desk.ts'
import type { Speaks } from '../thread/outbox.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Chosen } from './basket.ts'
import { NO_WISH } from './concession-fields.tsx'
import { Discount } from './discount.tsx'
import { Payment, type Words } from './payment.tsx'
import { Products } from './products.tsx'

export type SellProps = { thread: Thread; who: Speaks; onClose: () => void }

/** Everything that is done in a thread so that somebody buys: show, ask to be paid, take something off. */
export function SellDialog({ thread, who, onClose }: SellProps) {
  const may = useMay('orders:write')
  const [tab, setTab] = useState('products')
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [words, setWords] = useState<Words>({ text: '', wish: NO_WISH })
  const common = { thread, who, chosen, onChange: setChosen, onDone: onClose }
  const products = { id: 'products', label: t('selling.products'), content: <Products {...common} /> }
  return (
    <Dialog open onClose={onClose} title={t('selling.title')} size="large">
      <Tabs
        label={t('selling.title')}
        value={tab}
        onChange={setTab}
        tabs={
          may
            ? [
                products,
                {
                  id: 'payment',
                  label: t('selling.payment'),
                  content: <Payment {...common} words={words} onWords={setWords} />,
                },
                { id: 'discount', label: t('selling.discount'), content: <Discount thread={thread} /> },
              ]
            : [products]
        }
      />
    </Dialog>
  )
}
