import type { ShopperPart } from '@souk/contract/parts.ts'

const OWN = /^\/media\/[a-z0-9-]+\/(sent\/)?[0-9a-f]{32}(\?w=\d+)?$/

/**
 * Paths (`parts.0.url`) of media whose address is neither a file of ours nor on the web: what a stranger sends must not run
 * as a script, read a file or carry somebody's password when staff open it.
 */
export function unsafeMedia(parts: readonly ShopperPart[]): string[] {
  return parts.flatMap((part, index) => ('url' in part && !isSafe(part.url) ? [`parts.${index}.url`] : []))
}

/** What a client brings is there already: only what comes by another messenger is still on its way. */
export function broughtParts(parts: readonly ShopperPart[]): ShopperPart[] {
  return parts.map((part) => {
    if (!('state' in part)) return part
    const { state: _, ...rest } = part
    return rest
  })
}

function isSafe(address: string): boolean {
  if (OWN.test(address)) return true
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
