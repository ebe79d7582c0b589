import type { Reading } from './reading.ts'
import { isTaken } from './reading.ts'

export type OrderFound = { id: string; start: number; end: number }

const WORD = `orders?|bestellung(?:snummer)?|bestellnummer|bestellnr\\.?|auftrag(?:snummer)?|auftragsnummer|bestelling(?:snummer)?|bestelnummer|заказ(?!ать|ыв|аж|ал|ан)\\p{L}*|订单(?:号|编号)?|单号|შეკვეთ\\p{L}*|zakaz\\p{L}*|shekvet\\p{L}*|tracking|invoice|rechnung|parcel|package|purchase`
const NUMBERED = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Georgian}])(?:${WORD})\\s*(?:number|nummer|num|номер\\p{L}*|под номером|с номером|号码|号是|号|ნომერ\\p{L}*|id|no\\.?|nr\\.?|№|n°|#)?\\s*(?:is|ist|war|:|-|was|это|是|mit der nummer|met nummer|with number)?\\s*(?:#|№|nr\\.?|no\\.?)?\\s*([a-z]{0,5}[-_]?\\d[\\da-z]*(?:-[\\da-z]+)*)`,
  'gu',
)
const HASH = /(?:#|№)\s?([a-z]{0,5}-?\d[\da-z-]{2,})/gu
const CODE = /(?<![\p{L}\d-])([a-z]{1,5}-?\d{4,}[\da-z]*(?:-[\da-z]+)*)(?![\p{L}\d])/gu
const REVERSED = /(?:#|№|nr\.?|no\.?|номер|number|nummer|号)\s?([a-z]{0,5}-?\d[\da-z-]{3,})/gu
const COUNTS =
  /^\s(?!(?:is|was|has|hasn|and|to|please|for|from|the|ist|und|bitte|is|en|graag|не|и|до|пожалуйста|არ)(?!\p{L}))\p{L}{3,}/u
const MONEY_AFTER = /^\s?(?:€|\$|£|₽|₾|usd|eur|руб|ლარ|元|块|dollar|euro|шт|件|pcs|pieces|stück|x\b|more|minutes|days)/u

/** An order number as written by the shopper, in capitals: "#1042", "order A-1042", "заказ № 1042". */
export function findOrderNumber(reading: Reading): OrderFound | undefined {
  for (const pattern of [NUMBERED, HASH, CODE, REVERSED]) {
    for (const match of reading.text.matchAll(pattern)) {
      const raw = (match[1] ?? '').replace(/-+$/, '')
      const start = match.index + match[0].indexOf(raw, match[0].length - (match[1] ?? '').length)
      const end = start + raw.length
      // "order 101 roses" counts roses
      if (/^\d{1,3}$/.test(raw) && COUNTS.test(reading.text.slice(end, end + 20))) continue
      if (raw.length < 3 || isTaken(reading, start, end) || MONEY_AFTER.test(reading.text.slice(end, end + 10)))
        continue
      if (pattern === CODE && /^(?:eu|us|uk|usd|eur|rub|gel|gbp|cny|xl|w|l|cm|kg|rm|rs|hkd|cad|chf|uah)-?\d/.test(raw))
        continue
      return { id: raw.toUpperCase(), start, end }
    }
  }
  return undefined
}
