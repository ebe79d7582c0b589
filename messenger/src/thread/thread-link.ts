import { SoukError } from '@souk/sdk/errors.ts'
import { keepAccess, souk } from '../state/access.ts'
import { codeIn } from '../state/order-access.ts'

/** Comes from a mail's link: its code becomes the right to the thread. Answers the code where it was used before. */
export async function arrive(shop: string): Promise<string | undefined> {
  const code = codeIn(location.hash)
  if (code === undefined) return undefined
  try {
    keepAccess(shop, await souk.call('openThread', { params: { shop }, body: { code } }))
    return undefined
  } catch (error) {
    return error instanceof SoukError && error.code === 'link_used' ? code : undefined
  } finally {
    // What has been used up is of no use in the history.
    history.replaceState(history.state, '', location.pathname + location.search)
  }
}
