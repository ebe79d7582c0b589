import type { AddressParts } from './address-signs.ts'
import { countryCode } from './countries.ts'

const CITY = /((?:[\p{Script=Han}]{2,8}?(?:省|自治区))?)\s*((?:[\p{Script=Han}]{2,6}?(?:市|自治州)))(.+)/u
const STREET = /[路街道巷弄号村区室栋楼]/u
const POSTCODE = /(?<![\p{Script=Latin}\d])(\d{6})(?!\d)/u

/** Province, city and the rest without commas: 北京市朝阳区建国路88号. */
export function readChinese(given: readonly string[], parts: AddressParts): void {
  const pieces = given.flatMap((piece) => piece.split(/\s+/u))
  const whole: string[] = []
  for (const piece of pieces.flatMap((one) => takePostcode(one, parts))) {
    const code = countryCode(piece)
    const short = !STREET.test(piece) && !piece.endsWith('市') && piece.length <= 4 && !/\d/.test(piece)
    if (code) parts.country = code
    else if (short && !parts.name && pieces.length > 1) parts.name = piece
    else whole.push(piece.replace(/^(?:收货)?地址[:：是]?/u, ''))
  }
  const match = CITY.exec(whole.join(''))
  if (match?.[2] && match[3]) {
    if (match[1]) parts.region = match[1]
    parts.city = match[2]
    parts.line1 = match[3]
    return
  }
  const street = whole.find((piece) => STREET.test(piece))
  const town = whole.find((piece) => piece !== street && !/\d/.test(piece))
  if (street) parts.line1 = street
  if (town) parts.city = town
}

function takePostcode(piece: string, parts: AddressParts): string[] {
  const code = parts.postcode ? undefined : POSTCODE.exec(piece)?.[1]
  if (!code) return [piece]
  parts.postcode = code
  return piece.split(code).filter(Boolean)
}
