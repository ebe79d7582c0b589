import { isIP } from 'node:net'
import { Failure } from '../kernel/failure.ts'
import { isPublicAddress } from '../kernel/public-address.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/**
 * Where a payment's page leads back to must be this shop's, if it is one's, or this server's own: else a link to a real payment could end
 * at somebody else's page. Throws `invalid_request`.
 */
export async function checkReturn(context: Context, shop: Shop | null, returnUrl: string): Promise<void> {
  const url = URL.parse(returnUrl)
  if (url && /^https?:$/.test(url.protocol) && (await isOurs(context, shop, url))) return
  throw new Failure('invalid_request', 'returnUrl must lead back here')
}

async function isOurs(context: Context, shop: Shop | null, url: URL): Promise<boolean> {
  const ours = new URL(context.publicUrl)
  const self = new URL(context.selfUrl())
  const host = url.hostname.toLowerCase()
  if (url.origin === ours.origin || url.origin === self.origin) return true
  const isOwnPort = url.port === self.port || url.port === ours.port
  if (shop && host === `${shop.slug}.${ours.hostname}`) return url.port === ours.port && url.protocol === ours.protocol
  // On the machine itself, and as long as nobody has said what the server is called, in its own network.
  if (host === 'localhost' || (shop && host === `${shop.slug}.localhost`)) return isOwnPort
  const address = host.replace(/^\[|\]$/g, '')
  if (context.config.publicUrl === undefined && isIP(address) !== 0) return isOwnPort && !isPublicAddress(address)
  return shop !== null && (isOwnPort || url.port === '') && (await context.directory.byHost(host))?.id === shop.id
}
