import type { Address, Order } from '@souk/contract/order.ts'
import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Fault } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

const FIELDS = ['name', 'line1', 'line2', 'postcode', 'city', 'region', 'phone'] as const

/** Sends an order elsewhere before it leaves; can be undone as long as it has not. */
export function AddressDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const params = { shop: useShop(), number: order.number }
  const before = order.address
  const change = useAct('changeOrderAddress', { changes: ['getOrderDesk', 'listOrders', 'listToShip'] })
  const [address, setAddress] = useState<Partial<Address>>(before ?? {})
  const put = (next: Address) => change.mutateAsync({ params, body: { address: next } })

  async function save(): Promise<void> {
    const { line1 = '', city = '', country = '' } = address
    try {
      await put({ ...address, line1, city, country })
      toast(t('orders.address-changed'), before ? { undo: () => void put(before) } : {})
      onClose()
    } catch {
      // Said below, beside what caused it.
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('orders.change-address')}
      actions={
        <>
          <Button kind="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" busy={change.isPending} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p className="text-muted">{t('orders.address-text')}</p>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`orders.address.${field}`)}
            value={address[field] ?? ''}
            onChange={({ target }) => {
              const { [field]: _, ...rest } = address
              setAddress(target.value === '' ? rest : { ...rest, [field]: target.value })
            }}
          />
        ))}
        <Fault error={change.error} />
      </div>
    </Dialog>
  )
}
