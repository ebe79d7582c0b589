import { countryCode } from './countries.ts'

/** The parts of an address as far as they were understood; the country as its code. */
export type AddressParts = Partial<
  Record<'name' | 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'country', string>
>

const LEAD =
  /^(?:(?:(?:please\s+)?(?:send|deliver|ship)(?:\s+it)?\s+to|my address is|address|to|(?:bitte\s+)?an|(?:meine )?adresse(?: ist)?|(?:mijn )?adres(?: is)?|naar|(?:мой )?адрес|доставьте (?:по адресу|на)|по адресу|(?:ჩემი )?მისამართი(?:ა)?)(?:\s*[:,-]\s*|\s+)|(?:(?:我的)?地址(?:是|:|：)?|送到|寄到)\s*)/iu
const STREET =
  /\d.*\p{L}|\p{L}.*\d|str(?:\.|aße|asse|eet)|(?<!\p{L})(?:st|ave|avenue|road|rd|lane|ln|blvd|way|square)(?!\p{L})|(?:weg|platz|allee|gasse|laan|plein|gracht|straat|kade)(?!\p{L})|ул\.?|улица|просп|пр-т|пер\.|наб\.|шоссе|ქუჩა|ქ\.|გამზ|路|街|号|巷|弄/iu
const UNIT =
  /^(?:apt|apartment|unit|suite|floor|fl|#|flat|кв|квартира|под|подъезд|эт|этаж|корп|стр|დომ|ბინა|სართ|etage|wohnung|whg|bus|app)(?!\p{L})\.?|^(?:кв|корп|стр|д|дом|ბინა|სართული)\.?\s*\d/iu
/** A house number that stands alone after the street: "ул. Тверская, д. 5". */
const HOUSE = /^(?:д\.?|дом|nr\.?|no\.?|№|house)?\s*\d{1,4}[\p{L}]?(?:[/-]\d+)?$/iu
const ZIP = {
  dutch: /\b(\d{4}\s?[A-Z]{2})\b/u,
  british: /\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b/u,
  digits: /(?<![\p{L}\d])(\d{4,6}(?:-\d{4})?)(?![\p{L}\d])/u,
} as const
const STATE = /\b([A-Z]{2})\b\s*$/u
const CITY_SIGN = /^(?:г\.?|город|гор\.|ქ\.|ქალაქი)\s+/iu

/**
 * Reads an address from one sentence: "Anna Schmidt, Kantstraße 12, 10623 Berlin, Germany". `known` is what earlier
 * words left: then a bare town or street is enough.
 */
export function readAddress(text: string, known: Record<string, string> | null): AddressParts {
  const plain = text.replace(/^[\s.,;]+|[\s.,;]+$/gu, '').replace(LEAD, '')
  if (plain.length < 2 || plain.length > 400) return {}
  if (/\p{Script=Han}/u.test(plain)) return readChinese(plain, known)
  const pieces = plain
    .split(/\s*[,;\n，、]\s*/u)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const parts: AddressParts = {}
  const open = takeCountry(pieces, parts)
  const rest = takePostcode(open, parts)
  takeLines(rest, parts)
  return enough(parts, known) ? parts : {}
}

/** One line such as "12 Main Street" alone is an address only when it was asked for; "38" never is. */
function enough(parts: AddressParts, known: Record<string, string> | null): boolean {
  if (parts.line1 && (parts.city ?? parts.postcode)) return true
  if (known && !known['city'] && known['line1']) return Boolean(parts.city ?? parts.postcode)
  return Boolean(parts.line1 ?? (parts.postcode && parts.city))
}

function takeCountry(pieces: readonly string[], parts: AddressParts): string[] {
  const last = pieces.at(-1) ?? ''
  const code =
    pieces.length > 1 && last.length > 2
      ? countryCode(last)
      : ['US', 'UK'].includes(last)
        ? countryCode(last)
        : undefined
  if (!code) return [...pieces]
  parts.country = code
  return pieces.slice(0, -1)
}

/** The piece with the postcode also names the town: "10623 Berlin", "Springfield, IL 62704". */
function takePostcode(pieces: readonly string[], parts: AddressParts): string[] {
  for (const [i, piece] of [...pieces.entries()].toReversed()) {
    const code = (ZIP.dutch.exec(piece) ?? ZIP.british.exec(piece) ?? ZIP.digits.exec(piece))?.[1]
    if (!code) continue
    const [before = '', behind = ''] = piece.split(code).map((one) => one.trim())
    // "1600 Main Street" begins with a house number.
    if (
      piece !== code &&
      (i === 0 ? pieces.length > 1 || STREET.test(behind) : /^\d/.test(piece) && STREET.test(behind))
    )
      continue
    parts.postcode = code
    const others = pieces.toSpliced(i, 1)
    const state = STATE.exec(before)
    if (state?.[1]) parts.region = state[1]
    const rest = state ? before.slice(0, state.index).trim() : before
    const town = behind || (STREET.test(rest) ? '' : rest)
    if (town) parts.city = town.replace(CITY_SIGN, '')
    return rest && rest !== town ? others.toSpliced(i, 0, rest) : others
  }
  return [...pieces]
}

/** Name, street, what belongs to the street, and the town where no postcode named it. */
function takeLines(pieces: readonly string[], parts: AddressParts): void {
  for (const [i, piece] of pieces.entries()) {
    if (CITY_SIGN.test(piece) && !parts.city) parts.city = piece.replace(CITY_SIGN, '')
    else if (parts.line1 && (UNIT.test(piece) || HOUSE.test(piece))) addTo(parts, piece)
    else if (!parts.line1 && STREET.test(piece)) parts.line1 = piece
    else if (
      !parts.line1 &&
      !parts.name &&
      i === 0 &&
      pieces.length > 1 &&
      /^\p{L}[\p{L}'.-]*(?:\s+\p{L}[\p{L}'.-]*){1,3}$/u.test(piece)
    )
      parts.name = piece
    else if (!parts.city && /^[\p{L}][\p{L}\s'.-]*$/u.test(piece)) parts.city = piece
    else if (parts.line1) addTo(parts, piece)
  }
}

function addTo(parts: AddressParts, piece: string): void {
  if (HOUSE.test(piece) && !/\d/.test(parts.line1 ?? '')) parts.line1 = `${parts.line1}, ${piece}`
  else parts.line2 = parts.line2 ? `${parts.line2}, ${piece}` : piece
}

const CHINESE_CITY = /((?:[\p{Script=Han}]{2,8}?(?:省|自治区))?)\s*((?:[\p{Script=Han}]{2,6}?(?:市|自治州)))(.+)/u
const CHINESE_STREET = /[路街道巷弄号村区室]/u

/** Province, city and the rest without commas: 北京市朝阳区建国路88号. */
function readChinese(plain: string, known: Record<string, string> | null): AddressParts {
  const postcode = ZIP.digits.exec(plain)?.[1]
  const pieces = (postcode ? plain.replace(postcode, ' ') : plain).split(/[\s,，、;；]+/u).filter(Boolean)
  const parts: AddressParts = postcode ? { postcode } : {}
  const whole: string[] = []
  for (const piece of pieces) {
    const code = countryCode(piece)
    if (code) parts.country = code
    else if (
      !CHINESE_STREET.test(piece) &&
      !piece.endsWith('市') &&
      piece.length <= 4 &&
      !/\d/.test(piece) &&
      !parts.name &&
      pieces.length > 1
    )
      parts.name = piece
    else whole.push(piece)
  }
  const match = CHINESE_CITY.exec(whole.join(''))
  if (match?.[2] && match[3]) {
    if (match[1]) parts.region = match[1]
    parts.city = match[2]
    parts.line1 = match[3]
  } else {
    const street = whole.find((piece) => CHINESE_STREET.test(piece))
    const town = whole.find((piece) => piece !== street && !/\d/.test(piece))
    if (street) parts.line1 = street
    if (town) parts.city = town
  }
  return enough(parts, known) ? parts : {}
}
