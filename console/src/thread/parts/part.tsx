import type { Author } from '@souk/contract/conversation.ts'
import type { Option, Part as PartData, Understood } from '@souk/contract/parts.ts'
import type { Span } from '@souk/contract/understanding.ts'
import check from 'icon:check'
import { t } from '../../i18n/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { Carousel, Compare, ProductCard } from './card.tsx'
import { Media, Place } from './media.tsx'
import { addressLine, CartPart, CheckoutPart, OrderPart, Paper, PaymentRequest, Tracking } from './paper.tsx'
import { Text } from './text.tsx'

type Props = { part: PartData; author: Author['kind']; spans?: readonly Span[] | undefined }

/** Any part of a message, as it was sent. Here nothing of it is tapped: what was offered is seen, and what was chosen. */
export function Part({ part, author, spans }: Props) {
  switch (part.type) {
    case 'text':
      return <Text text={part.text} spans={spans} />
    case 'choice':
      return <Chosen words={part.label ?? part.value} />
    case 'items':
      return <Chosen words={part.label} />
    case 'form':
      return <Chosen words={part.label ?? Object.values(part.values).map(plain).join(', ')} />
    case 'address':
      return <Text text={addressLine(part.address)} />
    case 'location':
      return <Place {...part} />
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
      return <Media part={part} author={author} />
    case 'product':
      return <ProductCard card={part} />
    case 'carousel':
      return (
        <>
          {part.understood && <UnderstoodChips understood={part.understood} />}
          <Carousel cards={part.cards} total={part.total} />
        </>
      )
    case 'compare':
      return <Compare part={part} />
    case 'understood':
      return <UnderstoodChips understood={part.understood} />
    case 'cart':
      return <CartPart part={part} />
    case 'checkout':
      return <CheckoutPart part={part} />
    case 'payment.request':
      return <PaymentRequest part={part} />
    case 'order':
      return <OrderPart part={part} />
    case 'tracking':
      return <Tracking part={part} />
    case 'quick_replies':
      return <Offered options={part.options} />
    case 'list':
      return (
        <Paper title={<bdi>{part.title}</bdi>}>
          <Offered options={part.options} />
        </Paper>
      )
    case 'survey':
      return (
        <Paper title={<bdi>{part.question}</bdi>}>
          <Offered options={part.options} />
        </Paper>
      )
    case 'form.request':
      return (
        <Paper title={<bdi>{part.title}</bdi>} mark={t('inbox.part.form.request')}>
          <ul className="border-t border-dashed border-edge pt-1 text-muted">
            {part.fields.map(({ id, label }) => (
              <li key={id}>{typeof label === 'string' ? label : (Object.values(label)[0] ?? id)}</li>
            ))}
          </ul>
        </Paper>
      )
    case 'system':
      return <Text text={part.text} />
  }
}

function plain(value: unknown): string {
  return Array.isArray(value)
    ? value.map(plain).join(', ')
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(plain).join(' ')
      : String(value)
}

/** A tap, as words. */
function Chosen({ words }: { words: string }) {
  return (
    <span className="flex items-baseline gap-2">
      <span className="self-center">
        <Icon path={check} size={16} />
      </span>
      <bdi>{words}</bdi>
    </span>
  )
}

/** What could be tapped. */
function Offered({ options }: { options: readonly Option[] }) {
  return (
    <ul aria-label={t('thread.offered')} className="flex flex-wrap gap-1">
      {options.map(({ value, label }) => (
        <li key={value} className="rounded-key border border-rule px-2 py-0.5 text-1 text-muted" dir="auto">
          {label}
        </li>
      ))}
    </ul>
  )
}

/** The words it went by; what was relaxed is dashed. */
function UnderstoodChips({ understood: { chips } }: { understood: Understood }) {
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('thread.understood')} className="flex flex-wrap gap-1 pb-1">
      {chips.map(({ label, relaxed }) => (
        <li
          key={label}
          dir="auto"
          className={`rounded-key px-2 py-0.5 text-1 ${relaxed ? 'border border-dashed border-edge' : 'bg-plate'}`}
        >
          {label}
        </li>
      ))}
    </ul>
  )
}
