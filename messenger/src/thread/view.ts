import { signal } from '@preact/signals'
import type { ReplyTo } from '@souk/contract/parts.ts'

/** A picture to look at closely. */
export type Picture = { url: string; alt: string }
/** A card that was opened. */
export type Opened = { offer: string; of: string; image: string | undefined }
/** What the next text answers; a card is told by its title. */
export type Replying = ReplyTo & { title?: string }

/** What stands open above and beside the thread; nothing of it is kept. */
export function createView() {
  return {
    /** Our own page shown in a sheet above the thread: checkout or payment. */
    webview: signal<string | undefined>(undefined),
    product: signal<Opened | undefined>(undefined),
    picture: signal<Picture | undefined>(undefined),
    replying: signal<Replying | undefined>(undefined),
    searching: signal(false),
    /** Takes the new version that is ready. */
    update: signal<(() => void) | undefined>(undefined),
  }
}
