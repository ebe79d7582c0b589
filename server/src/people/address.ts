/** An address that anybody can prove to be theirs: by what was sent there. */
export type Address = { channel: 'email' | 'sms'; address: string }

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u
const LONGEST = 254
/** Countries where a number is ten digits after +1. */
const NORTH_AMERICA: ReadonlySet<string> = new Set(['US', 'CA'])

/** The address that was written, as messengers name it; undefined for what is none. A number has its country's code. */
export function readAddress(written: string, country: string | null): Address | undefined {
  const text = written.normalize('NFC').trim()
  if (text.includes('@')) {
    const address = text.toLowerCase()
    return address.length <= LONGEST && EMAIL.test(address) ? { channel: 'email', address } : undefined
  }
  if (!/^(?:\+|00)?[\d\s()./‐-―-]+$/u.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  const plus = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : undefined
  const home = NORTH_AMERICA.has(country ?? '') && /^[2-9]\d{9}$/.test(digits) ? `1${digits}` : undefined
  const number = plus ?? home
  return number && /^[1-9]\d{6,14}$/.test(number) ? { channel: 'sms', address: `+${number}` } : undefined
}

/** As its owner recognises it and nobody else can use it: `a•••@example.com`, `+49•••67`. */
export function hintOf({ channel, address }: Address): string {
  if (channel === 'sms') return `${address.slice(0, 3)}•••${address.slice(-2)}`
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}•••${address.slice(at)}`
}
