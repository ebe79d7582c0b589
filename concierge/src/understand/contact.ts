import type { Reading } from './reading.ts'

export type ContactFound = { concept: 'email' | 'phone' | 'postcode' | 'url' | 'address'; start: number; end: number }

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gu
const URL_LIKE = /https?:\/\/\S{1,500}|www\.\S{1,300}/gu
const PHONE =
  /(?<![\d\p{L}#-])(?:\+\d{1,3}[\s().-]{0,2}(?:\d[\s().-]{0,2}){6,13}\d|\(?0\d{1,5}\)?[\s/.-]?(?:\d[\s.-]?){5,9}\d|8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|1[3-9]\d{9}|5\d{2}[\s-]\d{2,3}[\s-]\d{2,3}[\s-]?\d{0,2})(?![\d\p{L}])/gu
const POSTCODE =
  /(?<![\d\p{L}])(?:\d{4}\s?[a-z]{2}(?=[\s,.]|$)|[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2})(?![\d\p{L}])|(?<=(?:plz|zip(?: code)?|postcode|postleitzahl|postal code|индекс\p{L}*|邮编|საფოსტო (?:ინდექსი|კოდი)):?\s*)\d{4,6}/gu
const STREET =
  /(?<![\p{L}])(?:\d{1,5}\s(?:[\p{L}.']+\s){1,3}(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|drive|blvd|boulevard|way|court|square)(?![\p{L}])|\p{L}+(?:straße|strasse|str\.|gasse|platz|allee|weg|straat|laan|plein|gracht|kade)\s?\d{1,4}\s?[a-z]?(?![\p{L}])|(?:ул\.?|улица|проспект|пр-т|переулок|бульвар|наб\.)\s[\p{L}\s-]{2,40}?,?\s?(?:д\.?\s?|дом\s)?\d{1,4}[а-я]?|\p{L}+\p{L}*ის? (?:ქუჩა|გამზირი)\s?(?:№\s?)?\d{1,4})/gu

/** E-mail, links, phone numbers, postcodes and streets: what must not be read as sizes, prices or order numbers. */
export function findContacts(reading: Reading): ContactFound[] {
  const found: ContactFound[] = []
  const take = (concept: ContactFound['concept'], pattern: RegExp) => {
    for (const match of reading.text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length]
      if (!found.some((each) => each.start < end && start < each.end)) found.push({ concept, start, end })
    }
  }
  if (reading.text.includes('@')) take('email', EMAIL)
  if (/https?:|www\./.test(reading.text)) take('url', URL_LIKE)
  if (!/\d/.test(reading.text)) return found
  take('phone', PHONE)
  take('address', STREET)
  take('postcode', POSTCODE)
  return found
}
