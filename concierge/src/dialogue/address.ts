import { readChinese } from './address-chinese.ts'
import {
  CITY_SIGN,
  HOUSE,
  LABELS,
  PHONE,
  piecesOf,
  STREET,
  STREET_SIGN,
  UNIT,
  type AddressParts,
} from './address-signs.ts'
import { countryCode, countryOfCity } from './countries.ts'

const ZIP = {
  dutch: /\b(\d{4}\s?(?:[A-Z]{2}|(?!in|te|am|an|st|se)[a-z]{2}))\b/u,
  british: /\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b/u,
  digits: /(?<![\p{L}\d])(\d{4,6}(?:-\d{4})?)(?![\p{L}\d])/u,
} as const
const STATE = /\b([A-Z]{2})\b\s*$/u
/** "D-10623 Berlin", "CH-8001 Zürich". */
const PREFIXED = /^(A|B|D|F|CH|NL|DE|AT|BE|FR|LU|L|RU|GE|US)-(?=\d{4})/u
const PREFIXES: Record<string, string> = { A: 'AT', B: 'BE', D: 'DE', F: 'FR', L: 'LU' }
const PERSON = /^(?:\p{L}[\p{L}'’.-]*(?:\s+\p{L}[\p{L}'’.-]*){1,3}|\p{Script=Han}{2,4})$/u
const WORDS = /^\p{L}[\p{L}\s'’.-]*$/u

/**
 * Reads what a sentence gives of an address, in any order: "Anna Schmidt, Kantstraße 12, 10623 Berlin, Germany".
 * `known` is what earlier words left, `{}` where an address is awaited: then a bare town is enough, and a bare name `beside`
 * an e-mail address.
 */
export function readAddress(text: string, known: Record<string, string> | null, beside = false): AddressParts {
  const phone = PHONE.exec(text)
  const number = phone?.groups?.['number']
  const rest = phone && number ? text.replace(phone[0], ', ') : text
  const plain = rest.replace(/^[\s.,;]+|[\s.,;]+$/gu, '')
  if (plain.length < 2 || plain.length > 400) return {}
  const parts: AddressParts = number ? { phone: number.trim() } : {}
  const pieces = takeLabelled(piecesOf(plain), parts)
  if (pieces.some((piece) => isChinesePlace(piece))) readChinese(pieces, parts)
  else takeWords(takePostcode(takeCountry(pieces, parts), parts), parts, known?.['line1'] !== undefined)
  return enough(parts, known, piecesOf(plain).length + Number(beside)) ? parts : {}
}

function isChinesePlace(piece: string): boolean {
  return /\p{Script=Han}.*[路街道巷弄号村区室市省县镇栋]/u.test(piece)
}

/** One line such as "12 Main Street" alone is an address only when it was asked for; "38" never is. */
function enough(parts: AddressParts, known: Record<string, string> | null, pieces: number): boolean {
  const { line1, city, postcode, name } = parts
  if (line1) return true
  if (known && !known['city'] && known['line1']) return Boolean(city ?? postcode)
  if (city && postcode) return true
  if (!known) return false
  return pieces > 1 ? Boolean(city ?? name ?? parts.phone) : Boolean(city && countryOfCity(city))
}

function takeLabelled(pieces: readonly string[], parts: AddressParts): string[] {
  return pieces.filter((piece) => {
    const label = LABELS.find(([pattern]) => pattern.test(piece))
    const value = label && piece.replace(label[0], '').trim()
    if (!label || !value || label[1] === 'line1' || label[1] === 'country') return true
    parts[label[1]] = value
    return false
  })
}

function takeCountry(pieces: readonly string[], parts: AddressParts): string[] {
  return pieces
    .map((piece) => LABELS.reduce((rest, [label]) => rest.replace(label, ''), piece))
    .filter((piece) => {
      const named = piece.length > 2 || ['US', 'UK'].includes(piece)
      // Georgia is a country and Georgia a state: before the end only what is no town as well
      const code = pieces.length > 1 && named && !countryOfCity(piece) ? countryCode(piece) : undefined
      if (!code || parts.country) return true
      parts.country = code
      return false
    })
}

/** The piece with the postcode also names the town: "10623 Berlin", "Springfield, IL 62704". */
function takePostcode(pieces: readonly string[], parts: AddressParts): string[] {
  if (parts.postcode) return [...pieces]
  for (const [i, given] of [...pieces.entries()].toReversed()) {
    const prefix = PREFIXED.exec(given)?.[1]
    const piece = given.replace(PREFIXED, '')
    const code = (ZIP.dutch.exec(piece) ?? ZIP.british.exec(piece) ?? ZIP.digits.exec(piece))?.[1]
    if (!code) continue
    const [before = '', behind = ''] = piece.split(code).map((one) => one.trim())
    if (isHouseNumber(piece, code, behind, pieces, i)) continue
    if (prefix) parts.country ??= PREFIXES[prefix] ?? prefix
    parts.postcode = code.toUpperCase()
    const others = pieces.toSpliced(i, 1)
    const state = STATE.exec(before)
    if (state?.[1]) parts.region = state[1]
    const rest = state ? before.slice(0, state.index).trim() : before
    const town = behind || (STREET.test(rest) || STREET_SIGN.test(rest) ? '' : rest)
    if (town && !parts.city) parts.city = town.replace(CITY_SIGN, '')
    return rest && rest !== town ? others.toSpliced(i, 0, rest) : others
  }
  return [...pieces]
}

/** "1600 Main Street" begins with a house number, "97201 Portland, 12 Juniper Street" with a postcode. */
function isHouseNumber(piece: string, code: string, behind: string, pieces: readonly string[], at: number): boolean {
  if (piece === code || !piece.startsWith(code)) return false
  if (STREET_SIGN.test(behind)) return true
  const street = pieces.some((other, i) => i !== at && STREET.test(other))
  return !street && pieces.length > 1 && code.length < 5 && !countryOfCity(behind)
}

/** Street, what belongs to it, and of the words without numbers the name and the town where no postcode named it. */
function takeWords(pieces: readonly string[], parts: AddressParts, hasStreet: boolean): void {
  const open: { piece: string; afterStreet: boolean }[] = []
  let streetJust = false
  for (const piece of pieces) {
    const isUnit = UNIT.test(piece) || HOUSE.test(piece)
    if (CITY_SIGN.test(piece) && !parts.city) parts.city = piece.replace(CITY_SIGN, '')
    else if (parts.line1 && isUnit) addTo(parts, piece)
    else if (!parts.line1 && (STREET.test(piece) || STREET_SIGN.test(piece)) && !HOUSE.test(piece)) {
      parts.line1 = piece
      streetJust = true
      continue
    } else if (/^[A-Z]{2}$/u.test(piece) && open.length + (parts.city ? 1 : 0) > 0) parts.region ??= piece
    else if (WORDS.test(piece)) open.push({ piece, afterStreet: streetJust })
    else if (parts.line1) addTo(parts, piece)
    streetJust = false
  }
  if (!parts.city) takeTown(open, parts, hasStreet || parts.line1 !== undefined || parts.postcode !== undefined)
  for (const { piece } of open) {
    if (!parts.name) parts.name = piece
    else if (parts.line1) addTo(parts, piece)
  }
}

/** A town everybody knows, the words right behind the street, or the one word that is no full name. */
function takeTown(open: { piece: string; afterStreet: boolean }[], parts: AddressParts, placed: boolean): void {
  const known = open.findIndex(({ piece }) => countryOfCity(piece) !== undefined)
  const behind = open.findIndex(({ afterStreet }) => afterStreet)
  // beside a street one word is a town; alone with an e-mail address it is a name
  const short = placed ? open.findIndex(({ piece }) => !PERSON.test(piece)) : -1
  const more = open.length > 1 && parts.line1 ? open.length - 1 : -1
  const at = [known, behind, short, more].find((index) => index >= 0)
  if (at === undefined) return
  parts.city = open[at]?.piece
  open.splice(at, 1)
}

function addTo(parts: AddressParts, piece: string): void {
  if (HOUSE.test(piece) && !/\d/.test(parts.line1 ?? '')) parts.line1 = `${parts.line1}, ${piece}`
  else parts.line2 = parts.line2 ? `${parts.line2}, ${piece}` : piece
}
