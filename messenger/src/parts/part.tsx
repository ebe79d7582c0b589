import type { Filling } from '@souk/contract/filling.ts'
import type { Part as PartData } from '@souk/contract/parts.ts'
import type { Author } from '@souk/contract/conversation.ts'
import { addressLines } from '../form/answers.ts'
import { speakMore, t } from '../i18n/t.ts'
import { country } from '../state/format.ts'
import { placeOf } from '../state/route.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Card } from './card.tsx'
import { Carousel } from './carousel.tsx'
import { CartPart } from './cart.tsx'
import { CheckoutPart, PayPart } from './checkout.tsx'
import { Chips } from './chips.tsx'
import { loadsItself } from './media.ts'
import { Quote } from './quote.tsx'
import { Journey, Receipt } from './receipt.tsx'
import { ListPicker, QuickReplies } from './replies.tsx'
import { FormAnswer } from './answer.tsx'
import { Text } from './text.tsx'

const FormRequest = lazyPart(() =>
  Promise.all([import('./request.tsx'), speakMore('form')]).then(([part]) => part.FormRequest),
)

const Compare = lazyPart(() => Promise.all([import('./compare.tsx'), speakMore()]).then(([part]) => part.Compare))

const Moved = lazyPart(() =>
  Promise.all([import('../thread/moved.tsx'), speakMore('move')]).then(([part]) => part.Moved),
)

type Props = { part: PartData; of: string; author: Author['kind']; open: boolean; edited?: boolean }

/** Any part of a message. `open` says that it still waits for an answer: nothing was said after it. */
export function Part({ part, of, author, open, edited }: Props) {
  const store = useStore()
  switch (part.type) {
    case 'text': {
      // What was understood stood elsewhere in the text of before.
      const spans = author === 'shopper' && !edited ? store.thread.value.understood[of]?.spans : undefined
      return (
        <>
          {part.replyTo && <Quote to={part.replyTo} />}
          <Text text={part.text} {...(spans && { spans })} />
          {open && part.filling && <ByHand filling={part.filling} of={of} />}
        </>
      )
    }
    case 'choice':
      return <Text text={part.label ?? part.value} />
    case 'form':
      return part.label ? <Text text={part.label} /> : <FormAnswer of={part.of} values={part.values} />
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
      return (
        <Media
          type={loadsItself(part.url, author, location.href) ? part.type : 'file'}
          url={part.url}
          alt={part.alt}
          name={part.name}
        />
      )
    case 'location':
      return <Place latitude={part.latitude} longitude={part.longitude} label={part.label} />
    case 'address':
      return <Text text={addressLines(part.address, country).join('\n')} />
    case 'product':
      return <Card card={part} of={of} big />
    case 'carousel':
      return <Carousel cards={part.cards} understood={part.understood} total={part.total} of={of} />
    case 'compare':
      return <Compare part={part} of={of} />
    case 'understood':
      return <Chips understood={part.understood} of={of} />
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
    case 'quick_replies':
      return <QuickReplies options={part.options} of={of} />
    case 'list':
      return <ListPicker title={part.title} button={part.button} options={part.options} of={of} open={open} />
    case 'form.request':
      return <FormRequest part={part} of={of} open={open} />
    case 'system':
      return part.to ? <Moved part={part} of={of} /> : <Text text={part.text} />
  }
}

function OrderPart({ part }: { part: Extract<PartData, { type: 'order' }> }) {
  const store = useStore()
  const { url } = placeOf(part.url, new URL(location.href))
  return (
    <Receipt shop={store.shop} shown={part.shown} order={store.thread.value.orders[part.shown.number]} href={url} />
  )
}

/** The way to the form of what is being asked about. */
function ByHand({ filling: { offer, label }, of }: { filling: Filling; of: string }) {
  const { product } = useStore().view
  return (
    <button type="button" class="link" onClick={() => (product.value = { offer, of, image: undefined })}>
      {label}
    </button>
  )
}

/** News of a delivery as it was sent; the receipt above is where it stays up to date. */
function Tracking({ part: { shown } }: { part: Extract<PartData, { type: 'tracking' }> }) {
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

type MediaProps = {
  type: 'image' | 'file' | 'audio' | 'video'
  url: string
  alt?: string | undefined
  name?: string | undefined
}

function Media({ type, url, alt, name }: MediaProps) {
  const { picture } = useStore().view
  if (type === 'image')
    return (
      <button
        type="button"
        class="media-open"
        aria-label={[t('zoom.open'), alt].filter(Boolean).join(': ')}
        onClick={() => (picture.value = { url, alt: alt ?? '' })}
      >
        <img class="media" src={url} alt={alt ?? ''} loading="lazy" />
      </button>
    )
  if (type === 'video')
    return <video class="media" src={url} controls preload="metadata" aria-label={alt ?? name ?? t('media.video')} />
  if (type === 'audio')
    return <audio class="media" src={url} controls preload="metadata" aria-label={alt ?? name ?? t('media.audio')} />
  return (
    <a class="file" href={url} download={name ?? ''} target="_blank" rel="noopener noreferrer">
      <Icon name="file" /> <span dir="auto">{name ?? alt ?? t('media.file')}</span>
    </a>
  )
}

function Place({ latitude, longitude, label }: { latitude: number; longitude: number; label?: string | undefined }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a class="file" href={`geo:${latitude},${longitude}`}>
      <Icon name="map-pin" /> <span dir="auto">{label ?? where}</span>
    </a>
  )
}
