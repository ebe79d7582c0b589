import { stringify } from 'csv-stringify/sync'

/** For spreadsheets: the byte-order mark tells them that it is UTF-8. */
export function csv(records: readonly (readonly string[])[]): string {
  return stringify([...records], { record_delimiter: '\r\n', bom: true })
}

/** An integer of the smallest unit with its point, without ever being a float. */
export function decimal(amount: number, digits: number): string {
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = text.length - digits
  return `${amount < 0 ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`
}

/** What people wrote is no formula, whatever it begins with. */
export function words(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
