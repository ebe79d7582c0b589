import type { Option, Part } from '@souk/contract/parts.ts'

/** Everything in a message that can be tapped, in its order: a tap, its number and its name all mean one of these. */
export function choicesOf(parts: readonly Part[]): Option[] {
  return parts.flatMap(choicesIn)
}

export function choicesIn(part: Part): Option[] {
  switch (part.type) {
    case 'product':
    case 'cart':
    case 'checkout':
      return part.actions
    case 'carousel':
    case 'compare':
      return part.cards.flatMap(({ actions }) => actions)
    case 'quick_replies':
    case 'list':
    case 'survey':
      return part.options
    default:
      return []
  }
}

/** What stands behind a button: the message and the place among its choices, in at most 26 characters of ASCII. */
export function tokenOf(message: string, index: number): string {
  return `${Buffer.from(message.replaceAll('-', ''), 'hex').toString('base64url')}.${index}`
}

export function readToken(token: string): { message: string; index: number } | undefined {
  const found = /^([A-Za-z0-9_-]{22})\.(\d{1,3})$/.exec(token)
  if (!found?.[1]) return undefined
  const hex = Buffer.from(found[1], 'base64url').toString('hex')
  const message = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { message, index: Number(found[2]) }
}
