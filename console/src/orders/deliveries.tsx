import type { OrderDesk, Parcel } from '@souk/contract/desk.ts'
import type { Fulfilment } from '@souk/contract/order.ts'
import { isSent } from '@souk/contract/steps.ts'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'

const NEXT = { placed: 'packed', packed: 'shipped', shipped: 'delivered' } as const

/** Each delivery of an order with its label, and its next step. */
export function Deliveries({ desk: { order, parcels } }: { desk: OrderDesk }) {
  return (
    <ul>
      {order.fulfilments.map((one) => (
        <Delivery
          key={one.id}
          delivery={one}
          number={order.number}
          parcel={parcels.find(({ fulfilment, state }) => fulfilment === one.id && state !== 'cancelled')}
        />
      ))}
    </ul>
  )
}

type DeliveryProps = { delivery: Fulfilment; number: string; parcel: Parcel | undefined }

function Delivery({ delivery, number, parcel }: DeliveryProps) {
  const { kind, state, tracking, goods } = delivery
  const shown = parcel?.tracking ?? tracking
  const mayWrite = useMay('orders:write')
  return (
    <li className="row flex flex-wrap items-center gap-2 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p>
          <span className="font-strong">{t(`ship.is.${state}`)}</span>
          <span className="text-muted"> · {t(`ship.kind.${kind}`)}</span>
        </p>
        {goods?.map((one) => (
          <p key={one.line} className="text-muted" dir="auto">
            {one.quantity} × {one.title} {one.detail && `(${one.detail})`}
          </p>
        ))}
        {shown?.number && (
          <p className="figures text-1 text-muted">
            {shown.carrier} {shown.number}
            {parcel && ` · ${t(`ship.parcel.${parcel.state}`)}`}
          </p>
        )}
        {parcel?.reason && <p className="text-1 text-danger">{parcel.reason}</p>}
      </div>
      {mayWrite && <DeliveryDeeds delivery={delivery} number={number} parcel={parcel} />}
    </li>
  )
}

function DeliveryDeeds({ delivery: { id, kind, state }, number, parcel }: DeliveryProps) {
  const shop = useShop()
  const changes = ['getOrderDesk', 'listOrders', 'listToShip'] as const
  const advance = useAct('advanceFulfilment', { changes })
  const label = useAct('orderLabel', { changes })
  const giveBack = useAct('cancelParcel', { changes })
  const isOpen = state === 'placed' || state === 'packed'
  const to = state === 'delivered' || state === 'canceled' ? undefined : isSent(kind) ? NEXT[state] : 'delivered'
  const params = { shop, number, fulfilment: id }
  const tell = (error: unknown) => toast(faultText(error), { danger: true })
  return (
    <div className="flex flex-wrap gap-2">
      {kind === 'ship' && isOpen && !parcel && (
        <Button busy={label.isPending} onClick={() => void label.mutateAsync({ params }).catch(tell)}>
          {t('ship.make-label')}
        </Button>
      )}
      {parcel && parcel.state !== 'wanted' && (
        <a href={`/api/shops/${shop}/parcels/${parcel.id}/label.pdf`} target="_blank" className={buttonClass()}>
          {t('ship.label')}
        </a>
      )}
      {isOpen && parcel?.state === 'labelled' && (
        <Button
          kind="plain"
          busy={giveBack.isPending}
          onClick={() => void giveBack.mutateAsync({ params: { shop, parcel: parcel.id } }).catch(tell)}
        >
          {t('ship.give-back')}
        </Button>
      )}
      {to && (
        <Button busy={advance.isPending} onClick={() => void advance.mutateAsync({ params, body: { to } }).catch(tell)}>
          {t(`ship.do.${to}`)}
        </Button>
      )}
    </div>
  )
}
