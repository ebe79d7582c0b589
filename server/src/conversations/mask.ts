import type { ShopperPart } from '@souk/contract/parts.ts'
import type { InboundPart } from '../channels/arrival.ts'

/** Digits of any script's keyboard with what people put between groups: blanks of all kinds, hyphens, dots, slashes. */
const RUN = /\p{Nd}(?:[\s\p{Pd}._/·]{0,3}\p{Nd}){12,}/gu
const LEAST = 13
const MOST = 19

/** ISO/IEC 7812-1 annex B. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** A digit of any script as 0 to 9: in Unicode the ten of a script stand together, nought first. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

type Group = { start: number; end: number; digits: string }

/** The groups of a run: what stands between separators. */
function groupsOf(run: string): Group[] {
  return [...run.matchAll(/\p{Nd}+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: Array.from(match[0], plainDigit).join(''),
  }))
}

/** The card number that begins with this group: whole groups, as many as make the longest that passes. */
function cardAt(groups: readonly Group[], first: number): { last: number; digits: string } | undefined {
  let digits = ''
  let found: { last: number; digits: string } | undefined
  for (let last = first; last < groups.length && digits.length <= MOST; last += 1) {
    digits += groups[last]?.digits ?? ''
    if (digits.length < LEAST || digits.length > MOST) continue
    if (luhn(digits) && !/^0+$/.test(digits)) found = { last, digits }
  }
  return found
}

/** A run may hold more than a card: what stands before it, its month and its code behind. */
function maskRun(run: string): string {
  const groups = groupsOf(run)
  let masked = ''
  let done = 0
  for (let first = 0; first < groups.length; first += 1) {
    const card = cardAt(groups, first)
    const [from, to] = [groups[first], card && groups[card.last]]
    if (!card || !from || !to) continue
    masked += `${run.slice(done, from.start)}•••• ${card.digits.slice(-4)}`
    done = to.end
    first = card.last
  }
  return masked + run.slice(done)
}

/** Replaces what passes for a card number; only its last four digits are ever stored. */
export function maskCards(text: string): string {
  return text.replace(RUN, maskRun)
}

/** Masks card numbers in everything a shopper typed. */
export function maskParts(parts: readonly ShopperPart[]): ShopperPart[] {
  return parts.map(maskPart)
}

/** The same for what comes in from a provider and is not yet what a shopper may send. */
export function maskInbound(parts: readonly InboundPart[]): InboundPart[] {
  return parts.map((part): InboundPart => {
    switch (part.type) {
      case 'tap':
      case 'remote':
      case 'basket':
        return part
      case 'answers':
        return { ...part, text: maskCards(part.text), values: maskValues(part.values) }
      case 'contact':
        return { ...part, ...maskValues(part), type: 'contact' }
      default:
        return maskPart(part)
    }
  })
}

function maskPart(part: ShopperPart): ShopperPart {
  switch (part.type) {
    case 'text':
      return { ...part, text: maskCards(part.text) }
    case 'form':
      return {
        ...part,
        values: maskValues(part.values),
        ...(part.item && { item: { ...part.item, options: maskValues(part.item.options) } }),
        ...(part.label !== undefined && { label: maskCards(part.label) }),
      }
    case 'address':
      return { ...part, address: { ...part.address, ...maskValues(part.address) } }
    case 'choice':
    case 'location':
    case 'items':
      return part.label === undefined ? part : { ...part, label: maskCards(part.label) }
    default:
      return {
        ...part,
        ...(part.alt === undefined ? {} : { alt: maskCards(part.alt) }),
        ...(part.name === undefined ? {} : { name: maskCards(part.name) }),
      }
  }
}

function maskValues<T>(values: Record<string, T>): Record<string, T | string> {
  const masked = Object.entries(values).map(
    ([key, value]) => [key, typeof value === 'string' ? maskCards(value) : value] as const,
  )
  return Object.fromEntries(masked)
}
