import type { OrderDesk } from '@souk/contract/desk.ts'
import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { AddressDialog } from './address-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'

type Open = 'refund' | 'cancel' | 'address' | undefined

/** What staff do with an order as a whole. What cannot be taken back is asked for twice. */
export function OrderDeeds({ desk }: { desk: OrderDesk }) {
  const { order, may } = desk
  const params = { shop: useShop(), number: order.number }
  const mayWrite = useMay('orders:write')
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const cancel = useAct('cancelOrder', { changes: ['getOrderDesk', 'listOrders'] })
  const resend = useAct('resendConfirmation', { changes: ['getOrderDesk'] })
  const tell = (error: unknown) => toast(faultText(error), { danger: true })

  async function sendAgain(): Promise<void> {
    await resend.mutateAsync({ params }).then(() => toast(t('orders.resent')), tell)
  }
  async function stop(): Promise<void> {
    await cancel.mutateAsync({ params, body: {} }).then(() => toast(t('orders.was-canceled')), tell)
    close()
  }
  return (
    <>
      <a
        href={`/api/shops/${params.shop}/orders/${params.number}/slip.pdf`}
        target="_blank"
        className={buttonClass('plain')}
      >
        {t('ship.slip')}
      </a>
      {mayWrite && (
        <>
          {order.buyer.email !== undefined && (
            <Button kind="plain" busy={resend.isPending} onClick={() => void sendAgain()}>
              {t('orders.resend')}
            </Button>
          )}
          {may.address && <Button onClick={() => setOpen('address')}>{t('orders.change-address')}</Button>}
          {may.refund > 0 && <Button onClick={() => setOpen('refund')}>{t('orders.refund')}</Button>}
          {may.cancel && (
            <Button kind="danger" onClick={() => setOpen('cancel')}>
              {t('orders.cancel')}
            </Button>
          )}
          {open === 'refund' && <RefundDialog desk={desk} onClose={close} />}
          {open === 'address' && <AddressDialog order={order} onClose={close} />}
          <Confirm
            open={open === 'cancel'}
            onClose={close}
            title={t('orders.cancel-title', { number: order.number })}
            text={t('orders.cancel-text')}
            deed={t('orders.cancel')}
            busy={cancel.isPending}
            onConfirm={() => void stop()}
          />
        </>
      )}
    </>
  )
}
