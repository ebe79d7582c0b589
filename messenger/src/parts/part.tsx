import type { Filling } from '@souk/contract/filling.ts'
import type { Part as PartData } from '@souk/contract/parts.ts'
import type { Author } from '@souk/contract/conversation.ts'
import { speakMore } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { Card } from './card.tsx'
import { Carousel } from './carousel.tsx'
import { Chips } from './chips.tsx'
import { Quote } from './quote.tsx'
import { Late } from './late-part.ts'
import { QuickReplies } from './replies.tsx'
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
    case 'items':
      return <Text text={part.label} />
    case 'form':
      return part.label ? <Text text={part.label} /> : <Late part={part} of={of} author={author} open={open} />
    case 'product':
      return <Card card={part} of={of} big />
    case 'carousel':
      return <Carousel cards={part.cards} understood={part.understood} total={part.total} of={of} />
    case 'compare':
      return <Compare part={part} of={of} />
    case 'understood':
      return <Chips understood={part.understood} of={of} />
    case 'cart':
    case 'checkout':
    case 'payment.request':
    case 'order':
    case 'tracking':
    case 'address':
    case 'list':
    case 'survey':
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
    case 'location':
      return <Late part={part} of={of} author={author} open={open} />
    case 'quick_replies':
      return <QuickReplies options={part.options} of={of} />
    case 'form.request':
      return <FormRequest part={part} of={of} open={open} />
    case 'system':
      return part.to ? <Moved part={part} of={of} /> : <Text text={part.text} />
  }
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
