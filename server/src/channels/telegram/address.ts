/**
 * Somebody's address is their number, which stays when they take another name; where they write to a business account that
 * the bot answers for, it is that connection and their number.
 */
export function addressOf(person: number, business?: string): string {
  return business === undefined ? String(person) : `${business}/${person}`
}

export function readAddress(address: string): { person: number; business?: string } | undefined {
  const found = /^(?:([^/]+)\/)?(\d+)$/.exec(address)
  if (!found) return undefined
  return { person: Number(found[2]), ...(found[1] === undefined ? {} : { business: found[1] }) }
}

/** Messages are numbered within a chat: their number alone is no name. */
export function refOf(address: string, message: number): string {
  return `${address}.${message}`
}

/** The number of a message of this chat. */
export function readRef(address: string, ref: string | undefined): number | undefined {
  const number = ref?.startsWith(`${address}.`) ? ref.slice(address.length + 1) : ''
  return /^\d+$/.test(number) ? Number(number) : undefined
}
