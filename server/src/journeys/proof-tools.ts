import type { Tools } from '@souk/concierge/tools.ts'
import { CodeAsked, CodeTried } from '@souk/contract/proof.ts'
import type { Claimed } from '../conversations/conversation.ts'
import { Failure } from '../kernel/failure.ts'
import { hasCodes } from '../people/codes.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { type Change, refusals } from './turn-change.ts'
import { addresseeOf, askCode } from './verify-ask.ts'
import { tryCode } from './verify-try.ts'

type Given = { claim: Claimed; shopOf: (id: string) => Promise<Shop>; change: Change }

/** How somebody proves in the thread that an address is theirs: the handle that asked is the one that answers. */
export function proofTools(context: Context, { claim, shopOf, change }: Given): Tools['proofs'] {
  const { conversation } = claim
  const { handle } = claim.context
  return {
    ask: (home, address, key) =>
      refusals(async () => {
        const shop = await shopOf(home)
        if (handle === null) throw new Failure('not_found')
        const to = await addresseeOf(context, shop, address)
        const ask = { shop, conversation, handle, to, purpose: 'verify' as const }
        const asked = await change(home, key, CodeAsked, (tx) => askCode(context, tx, ask))
        if ('refused' in asked) throw new Failure(asked.refused, asked.detail)
        return asked
      }),
    async type(home, code, key) {
      const shop = await shopOf(home)
      // Most figures that people write are no codes.
      if (handle === null || !(await hasCodes(context.database.read, home, handle))) return { state: 'none' }
      const tried = await change(home, key, CodeTried, (tx) =>
        tryCode(context, tx, { shop, conversation, handle, code }),
      )
      context.deliver.wake()
      return tried
    },
  }
}
