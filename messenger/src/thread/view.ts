import { signal } from '@preact/signals'
import type { PageMatch } from '@souk/contract/catalog.ts'
import type { LineInput } from '@souk/contract/order.ts'
import type { ReplyTo } from '@souk/contract/parts.ts'

/** A picture to look at closely. */
export type Picture = { url: string; alt: string }
/** A card that was opened. */
export type Opened = { offer: string; of?: string; image: string | undefined }
/** What the next text answers; a card is told by its title. */
export type Replying = ReplyTo
/** What the page around the chat is about, and what of its cart can be had here. */
export type Around = { product?: PageMatch; lines: LineInput[] }

/** What stands open above and beside the thread; nothing of it is kept. */
export function createView() {
  return {
    /** Our own page shown in a sheet above the thread: checkout or payment. */
    webview: signal<string | undefined>(undefined),
    product: signal<Opened | undefined>(undefined),
    picture: signal<Picture | undefined>(undefined),
    replying: signal<Replying | undefined>(undefined),
    /** The message whose text is being changed. */
    editing: signal<string | undefined>(undefined),
    searching: signal(false),
    /** In a shop's own page: whether the chat is seen there, and what is around it. */
    shown: signal(true),
    around: signal<Around | undefined>(undefined),
    /** Takes the new version that is ready. */
    update: signal<(() => void) | undefined>(undefined),
  }
}
