import { say } from '../conversations/say.ts'
import { findConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { CONTINUE_WORDS } from './continue-words.ts'
import { mailLanguage } from './mail/texts.ts'
import { partingTap } from './parted.ts'
import { VERIFY_WORDS, verifyText } from './verify-words.ts'

export type Joined = {
  shop: Shop
  link: string
  /** The address that was proven, as its owner recognises it. */
  hint: string
  /** The thread that proved it, and the other, where there is one. */
  here: string
  there: string | undefined
}

/** Both threads hear that they are one person's now, each with a tap that undoes it. */
export async function tellJoined(context: Context, tx: Tx, { shop, link, hint, here, there }: Joined): Promise<void> {
  // In the order in which everybody locks them.
  const threads = [here, ...(there === undefined || there === here ? [] : [there])].toSorted()
  for (const conversation of threads) {
    const row = await findConversation(tx.db, conversation, shop.id)
    if (!row) continue
    const language = mailLanguage(row.language || row.locale || shop.locale)
    const words = VERIFY_WORDS[language][conversation === here ? 'here' : 'there']
    const undo = { label: CONTINUE_WORDS[language].undo, value: partingTap(link) }
    await say(tx, {
      home: shop.id,
      conversation,
      author: { kind: 'system' },
      purpose: 'service',
      parts: [
        { type: 'system', code: 'thread.joined', text: verifyText(words, { address: hint }) },
        { type: 'quick_replies', options: [undo] },
      ],
      at: context.clock.now(),
      newId: context.newId,
    })
  }
}
