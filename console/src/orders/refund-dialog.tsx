import type { OrderDesk } from '@souk/contract/desk.ts'
import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { money } from '../ui/format.ts'
import { Fault } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { plainAmount, readAmount } from './amount.ts'

/** Pays back an amount, up to what is left of what was paid. */
export function RefundDialog({ desk: { order, may }, onClose }: { desk: OrderDesk; onClose: () => void }) {
  const params = { shop: useShop(), number: order.number }
  const { currency } = order
  const refund = useAct('refundOrder', { changes: ['getOrderDesk', 'listOrders'] })
  const [words, setWords] = useState(plainAmount(may.refund, currency))
  const [reason, setReason] = useState('')
  const amount = readAmount(words, currency)
  const fits = amount !== undefined && amount > 0 && amount <= may.refund
  const most = money({ amount: may.refund, currency })

  async function pay(): Promise<void> {
    if (!fits) return
    const body = { amount, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
    try {
      await refund.mutateAsync({ params, body })
      toast(t('orders.refunded', { amount: money({ amount, currency }) }))
      onClose()
    } catch {
      // Said below, beside what caused it.
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('orders.refund-title', { number: order.number })}
      actions={
        <>
          <Button kind="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" busy={refund.isPending} disabled={!fits} onClick={() => void pay()}>
            {t('orders.refund-deed', { amount: fits ? money({ amount, currency }) : '' })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <TextField
          label={t('orders.amount', { currency })}
          inputMode="decimal"
          autoFocus
          value={words}
          onChange={({ target }) => setWords(target.value)}
          hint={t('orders.at-most', { amount: most })}
          error={words !== '' && !fits ? t('orders.at-most', { amount: most }) : undefined}
        />
        <TextField label={t('orders.reason')} value={reason} onChange={({ target }) => setReason(target.value)} />
        <Fault error={refund.error} />
      </div>
    </Dialog>
  )
}
