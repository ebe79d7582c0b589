import type { Author } from '@souk/contract/conversation.ts'

/**
 * May it be fetched before somebody asks for it? What a shopper sends from elsewhere is a link: fetched by itself it would
 * tell its server who looks at the thread, and when.
 */
export function loadsItself(url: string, author: Author['kind'], here: string): boolean {
  return author !== 'shopper' || URL.parse(url, here)?.origin === new URL(here).origin
}
