import type { ReplyTo } from '@souk/contract/parts.ts'
import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { jumpTo } from '../thread/jump.ts'
import { lastLineOf } from '../thread/line.ts'
import type { Store } from '../thread/store.ts'

/** What is replied to, in one line: a card by its title, a message by how it ended. */
export function quotedOf(store: Store, { message, offer, title }: ReplyTo): string {
  if (title) return title
  const entry = store.thread.value.entries.find((one) => one.message.id === message)
  const cards = (entry?.message.parts ?? []).flatMap((part) =>
    part.type === 'carousel' || part.type === 'compare' ? part.cards : part.type === 'product' ? part : [],
  )
  const card = cards.find(({ ref }) => ref.id === offer)
  return card?.shown.title ?? (entry ? lastLineOf(entry.message) : t('reply.earlier'))
}

/** Above a reply: what it answers. A tap goes there; to what stood on a page elsewhere, to its sheet. */
export function Quote({ to }: { to: ReplyTo }) {
  const store = useStore()
  const { message, offer } = to
  function go(): void {
    if (message) jumpTo(message)
    else if (offer) store.view.product.value = { offer, image: undefined }
  }
  return (
    <button type="button" class="quote" onClick={go}>
      <span dir="auto">{quotedOf(store, to)}</span>
    </button>
  )
}
