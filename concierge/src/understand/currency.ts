/** A sign or word for money: a currency, or several it may mean (the shop's own if among them, else the first). */
type Sign = { pattern: string; currencies: readonly string[]; cents?: true }

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN']
const CODES =
  `usd eur gbp rub gel cny jpy chf pln czk sek nok dkk uah try inr cad aud nzd sgd hkd twd krw brl mxn ils aed sar qar kwd egp bgn ron huf
  thb myr idr vnd php zar kzt byn amd azn lbp mad tnd`.split(/\s+/)

const SIGNS: readonly Sign[] = [
  { pattern: 'us ?\\$|u\\.s\\. ?\\$', currencies: ['USD'] },
  { pattern: 'ca?\\$', currencies: ['CAD'] },
  { pattern: 'au?\\$', currencies: ['AUD'] },
  { pattern: 'nz\\$', currencies: ['NZD'] },
  { pattern: 'hk\\$|港币|港幣', currencies: ['HKD'] },
  { pattern: 'nt\\$|台币|新台币', currencies: ['TWD'] },
  { pattern: '\\$|(?:us[- ])?dollars?|доллар\\p{L}*|дол\\.?(?![\\p{L}])|美元|美金|美刀|刀|დოლარ', currencies: DOLLARS },
  { pattern: '€(?:ur)?|euros?|евро|欧元|欧(?!码)|ევრო|eurootje?s?', currencies: ['EUR'] },
  { pattern: '£|pounds?(?: sterling)?|quid|pfund|pond(?:en)?|фунт\\p{L}*|英镑|ფუნტ', currencies: ['GBP', 'EGP'] },
  {
    pattern:
      '₽|руб(?:\\.|л\\p{L}*|ль)?(?![\\p{L}])|рэ(?![\\p{L}])|р\\.?(?![\\p{L}])|rubles?|roubles?|rub(?:el|ley|lej|lya|lia|li|lei)|roebels?|卢布|რუბლ|₽',
    currencies: ['RUB', 'BYN'],
  },
  { pattern: '₾|laris?|лари|拉里|ლარ', currencies: ['GEL'] },
  { pattern: '¥|￥', currencies: ['CNY', 'JPY'] },
  // dollars, euros and yen are all named with 元
  {
    pattern: '元|块钱?|塊錢?|圆|蚊',
    currencies: ['CNY', 'JPY', 'TWD', 'HKD', 'USD', 'EUR', 'CAD', 'AUD', 'SGD', 'NZD', 'KRW'],
  },
  { pattern: 'yuan|rmb|renminbi|юан\\p{L}*|人民币|იუან|kuai', currencies: ['CNY'] },
  { pattern: 'yen|иен\\p{L}*|йен\\p{L}*|日元|日圆|იენ', currencies: ['JPY'] },
  { pattern: 'kr\\.?(?![\\p{L}])|kronor|kroner|kronen|крон\\p{L}*', currencies: ['SEK', 'NOK', 'DKK', 'ISK'] },
  { pattern: 'francs?|franken|franks?|франк\\p{L}*|瑞郎|fr\\.', currencies: ['CHF'] },
  { pattern: '₴|грн\\.?|гривн\\p{L}*|гривен', currencies: ['UAH'] },
  { pattern: '₺|lira|лир\\p{L}*|ლირა', currencies: ['TRY'] },
  { pattern: '₹|rupees?|rs\\.?(?![\\p{L}])|рупи\\p{L}*', currencies: ['INR'] },
  { pattern: 'zł|zloty\\p{L}*|złot\\p{L}*|злот\\p{L}*', currencies: ['PLN'] },
  { pattern: '₸|тенге', currencies: ['KZT'] },
  { pattern: '₩', currencies: ['KRW'] },
  { pattern: '₪|shekels?|шекел\\p{L}*', currencies: ['ILS'] },
  { pattern: 'rm(?![\\p{L}])|(?:malaysian? )?ringgits?', currencies: ['MYR'] },
  { pattern: '(?:qatari )?riyals?|კატარული რიალ', currencies: ['QAR', 'SAR'] },
  { pattern: '(?:kuwaiti )?dinars?|ქუვეითური დინარ', currencies: ['KWD'] },
  { pattern: 'egyptian ?pounds?|ეგვიპტური ფუნტ', currencies: ['EGP'] },
  { pattern: 'lebanese pounds?', currencies: ['LBP'] },
  { pattern: 'bucks?|бакс\\p{L}*|ბაქს', currencies: [] },
  {
    pattern:
      'cents?|sens?(?![a-z])|pennies|penny|pence|¢|c(?![\\p{L}])|цент\\p{L}*|копе\\p{L}*|пени|пенни|ცენტ|თეთრ(?=ი|ს|ა)(?!ი \\p{L})|პენს',
    currencies: [],
    cents: true,
  },
]
const compiled = SIGNS.map((sign) => ({ sign, exact: new RegExp(`^(?:${sign.pattern})$`, 'u') }))
const cache = new Map<string, Sign | undefined>()
const sources = SIGNS.filter((sign) => !sign.cents).map((sign) => sign.pattern)

/** Alternatives of a regular expression for every sign, code and word of money; longer ones first. */
export const CURRENCY = [...sources.slice(-6), ...sources.slice(0, -6), `(?:${CODES.join('|')})(?![\\p{L}])`].join('|')
export const CENT = SIGNS.find((sign) => sign.cents)?.pattern ?? ''

/** The currency a sign or word means in a shop: its own where that is possible. */
export function currencyOf(word: string, own: string): string {
  if (CODES.includes(word)) return word.toUpperCase()
  if (!cache.has(word)) cache.set(word, compiled.find(({ exact }) => exact.test(word))?.sign)
  const sign = cache.get(word)
  if (!sign || sign.currencies.length === 0 || sign.currencies.includes(own)) return own
  return sign.currencies[0] ?? own
}
