import type { Author } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { addressLines } from '../form/answers.ts'
import { t } from '../i18n/t.ts'
import { country } from '../state/format.ts'
import { placeOf } from '../state/route.ts'
import { useStore } from '../thread/context.ts'
import { worded } from '../thread/worded.ts'
import { FormAnswer } from './answer.tsx'
import { CartPart } from './cart.tsx'
import { CheckoutPart, PayPart } from './checkout.tsx'
import { ListPicker } from './list-picker.tsx'
import { MediaPart } from './media-part.tsx'
import type { MediaKind } from './media-part.tsx'
import { Journey, Receipt, shownOf } from './receipt.tsx'
import { Survey } from './survey.tsx'
import { Text } from './text.tsx'

type Kind =
  | 'cart'
  | 'checkout'
  | 'payment.request'
  | 'order'
  | 'tracking'
  | 'address'
  | 'form'
  | 'list'
  | 'survey'
  | MediaKind
type Props = { part: Extract<Part, { type: Kind }>; of: string; author: Author['kind']; open: boolean }

/** What no first answer has: fetched with a thread that goes on, else as soon as somebody begins to write. */
export function Late({ part, of, author, open }: Props) {
  switch (part.type) {
    case 'cart':
      return <CartPart id={part.ref.id} shown={part.shown} actions={part.actions} of={of} />
    case 'checkout':
      return <CheckoutPart part={part} of={of} />
    case 'payment.request':
      return <PayPart payment={part.payment} url={part.url} amount={part.amount} />
    case 'order':
      return <OrderPart part={part} />
    case 'tracking':
      return <Tracking part={part} />
    case 'address':
      return <Text text={addressLines(part.address, country).join('\n')} />
    case 'form':
      return <FormAnswer of={part.of} values={part.values} />
    case 'list':
      return <ListPicker part={part} of={of} open={open} />
    case 'survey':
      return <Survey part={part} of={of} open={open} />
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
    case 'location':
      return <MediaPart part={part} author={author} />
  }
}

function OrderPart({ part }: { part: Extract<Part, { type: 'order' }> }) {
  const store = useStore()
  const { url } = placeOf(part.url, new URL(location.href))
  return (
    <Receipt shop={store.shop} shown={part.shown} order={store.thread.value.orders[part.shown.number]} href={url} />
  )
}

/** News of a delivery as it was sent; the receipt above is where it stays up to date. */
function Tracking({ part: { shown } }: { part: Extract<Part, { type: 'tracking' }> }) {
  const happened = shown.steps.filter((step) => step.at !== undefined)
  return (
    <section class="paper tracking" role="group" aria-label={t('receipt.title', { number: shown.number })}>
      <p class="tracking-number figures">{shown.number}</p>
      <Journey
        steps={happened}
        kind={shown.kind ?? (shown.pickup ? 'pickup' : 'ship')}
        carrier={shown.carrier}
        tracking={shown.tracking}
        url={shown.url}
        expected={shown.expected}
      />
    </section>
  )
}

/** The receipt comes out where and when the order was placed, once the payment's sheet is gone. */
export function Printed({ number, seq }: { number: string; seq: number }) {
  const store = useStore()
  const order = store.thread.value.orders[number]
  const print = store.happenedLive(seq) ? (store.view.webview.value ? 'hold' : 'print') : undefined
  if (!order) return null
  return (
    <Receipt
      shop={store.shop}
      shown={{ ...shownOf(order), lines: worded(order.lines, store.thread.value.entries) }}
      order={order}
      href={`/orders/${store.shop.slug}/${encodeURIComponent(number)}`}
      print={print}
    />
  )
}
