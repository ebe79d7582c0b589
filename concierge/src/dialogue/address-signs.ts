/** How the parts of an address look and what people write before them, in the styles of our languages. */

/** The parts of an address as far as they were understood; the country as its code. */
export type AddressParts = Partial<
  Record<'name' | 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'country' | 'phone', string>
>

/** Words that make a piece a street whatever else it may be. */
const AFTER_NAME =
  'street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|way|square|sq|parkway|pkwy|drive|dr|court|ct|terrace|place|pl|circle|highway|hwy|close|crescent|grove|gardens|row|quay|walk|mews|trail'
const COMPOUND =
  'straße|strasse|str\\.?|gasse|platz|allee|weg|ufer|damm|ring|straat|laan|plein|gracht|kade|singel|dijk|steeg|pad'
const BEFORE_NAME =
  'ул\\.?|улица|просп(?:ект)?\\.?|пр-т|пр-кт|пер(?:еулок)?\\.?|наб(?:ережная)?\\.?|бульвар|б-р|шоссе|площадь|пл\\.'
export const STREET_SIGN = new RegExp(
  `(?<![\\p{L}])(?:${AFTER_NAME})(?!\\p{L})|\\p{L}(?:${COMPOUND})(?!\\p{L})|(?<!\\p{L})(?:${COMPOUND}|${BEFORE_NAME})(?!\\p{L})|ქუჩა|ქუჩის|(?<!\\p{L})ქ\\.|გამზ|ჩიხი|შესახვევ|[路街巷弄]`,
  'iu',
)
/** What may be a street: a name with a house number. */
export const STREET = /\d.*\p{L}|\p{L}.*\d/u
export const UNIT =
  /^(?:apt|apartment|unit|suite|floor|fl|#|flat|кв|квартира|под|подъезд|эт|этаж|корп|стр|დომ|ბინა|სართ|etage|wohnung|whg|bus|app)(?!\p{L})\.?|^(?:кв|корп|стр|д|дом|ბინა|სართული)\.?\s*\d|^\d+(?:\.|st|nd|rd|th|-?й)?\s?(?:floor|og|stock|etage|verdieping|этаж|სართული)/iu
/** A house number that stands alone after the street: "ул. Тверская, д. 5". */
export const HOUSE = /^(?:д\.?|дом|nr\.?|no\.?|№|house)?\s*\d{1,4}[\p{L}]?(?:[/-]\d+)?$/iu
export const CITY_SIGN = /^(?:г\.?|город|гор\.|ქ\.|ქალაქი)\s+/iu
export const PHONE =
  /(?:(?<!\p{L})(?:tel(?:efon|efoon|ephone)?|phone|mobile|mobil|handy|cell|тел(?:ефон)?|моб|ტელ(?:ეფონი)?|მობ)(?:\.|\s(?:is|ist|number|nummer))?\s*:?\s*|(?:电话|手机)(?:号码?)?[:：是]?\s*)?(?<number>\+\d[\d\s().-]{7,18}\d|(?<!\d)8[\s-]?\(?9\d{2}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)5\d{2}[\s-]?\d{2,3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)|(?<!\d)\(?0\d{2,4}\)?[\s/-]?\d{5,8}(?!\d)|(?<!\d)\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d))/iu

export type Labelled = 'name' | 'line1' | 'city' | 'postcode' | 'country'
/** "Name: Anna", "PLZ 10623", 收件人：李娜. */
export const LABELS: readonly (readonly [RegExp, Labelled])[] = [
  [
    /^(?:(?:full |your |my )?name|vor- und nachname|naam|имя|фио|получатель|სახელი|სახელი,? გვარი|მიმღები|姓名|名字|收件人|收货人)\s*[:：=]\s*/iu,
    'name',
  ],
  [
    /^(?:street(?: address)?|address(?: line)?|straße|strasse|anschrift|adresse|straat|adres|улица|адрес|ქუჩა|მისამართი|街道|地址|详细地址)\s*[:：=]\s*/iu,
    'line1',
  ],
  [/^(?:city|town|stadt|ort|plaats|stad|woonplaats|город|ქალაქი|城市)\s*[:：=]\s*/iu, 'city'],
  [
    /^(?:zip(?:[ -]?code)?|post(?:al )?code|plz|postleitzahl|индекс|почтовый индекс|(?:საფოსტო )?ინდექსი|邮编|邮政编码)(?:\s*[:：=]\s*|\s+(?=\d)|(?=\d))/iu,
    'postcode',
  ],
  [/^(?:country|land|страна|ქვეყანა|国家)\s*[:：=]\s*/iu, 'country'],
]
const NAME_LEAD =
  /^(?:(?:my|the) name is|i'?m called|i am|i'?m|this is|name|ich hei(?:ß|ss)e|mein name ist|ich bin|ik heet|mijn naam is|ik ben|меня зовут|моё имя|мое имя|я|მქვია|მე ვარ|ჩემი სახელია|me|我叫|我是|我的名字(?:是|叫)|叫)(?:\s+|(?<=[\p{Script=Han}]))(?=\S)/iu
const LEAD =
  /^(?:and |und |en |и |და |和)?(?:(?:(?:please\s+)?(?:send|deliver|ship|mail|post|bring)(?:\s+(?:it|them|this))?\s+to|(?:i|we) live (?:at|in|on)|my address is|the address is|address|to|(?:bitte\s+)?(?:schick\p{L}*|liefer\p{L}*|send\p{L}*)?(?:\s+(?:es|sie))?(?:\s+bitte)?\s*(?:nach|an)|(?:meine )?adresse(?: ist)?|(?:ich|wir) wohne?n?(?: in der| in| am| an der)?|(?:mijn )?adres(?: is)?|ik woon (?:op|in|aan)(?: de| het)?|(?:graag )?bezorg\p{L}* (?:op|in|naar)|naar|(?:мой )?адрес|я живу(?: в| на| по адресу)?|живу(?: в| на)?|(?:достав\p{L}+|отправ\p{L}+|пришл\p{L}+|привез\p{L}+)(?: мне| ее| его| это)? (?:по адресу|на имя|на|в)|на имя|(?:გამომიგზავნ|გამოაგზავნ|მომიტან|მოიტან)\p{L}*|по адресу|(?:ჩემი )?მისამართი(?:ა)?|ვცხოვრობ)(?:\s*[:,-]\s*|\s+)|(?:(?:我的|收货)?地址(?:是|:|：)?|(?:请)?(?:送|寄|发)(?:到|给|去|往)|我住在?|住在)\s*)/iu
/** The same in the middle of a sentence: "Ich heiße Anna und wohne in der Kantstraße 12". */
const INNER =
  /(?<![\p{L}])(?:(?:and |und |en |и )?(?:please |bitte |graag )?(?:(?:send|deliver|ship|mail|post|bring)(?: it| them| this)? to|(?:i |we )?live (?:at|in|on)(?: the)?|(?:ich |wir )?wohne?n?(?: in der| in| am| an der| im)?|(?:ik )?woon (?:op|in|aan)(?: de| het)?|(?:я )?живу(?: в| на| по адресу)?|ვცხოვრობ|(?:the |my )?address is|(?:meine )?adresse ist|(?:mijn )?adres is|мой адрес))(?![\p{L}])[\s:]*/giu
/** What is left of a sentence once the e-mail address is taken out of it. */
const MAIL_LEAD =
  /(?:^|[\s,;.])(?:and |und |en |и |და )?(?:(?:my|the|meine?|mijn|het|моя|мой|ჩემი)\s+)?(?:e-?mail(?:-?adres(?:se)?)?|mail|email address|эл\.? ?почта|электронная почта|почта|имейл|ელ\.? ?ფოსტა|ელფოსტა|იმეილი?)(?:\s+(?:address|adresse))?(?:\s+(?:is|ist))?\s*[:=—–-]?\s*(?=[,;.\n]|\s*$)|(?:我的)?(?:电子邮箱|邮箱|邮件|电邮)(?:地址)?(?:是|为)?[:：]?/giu

const POLITE =
  /^(?:in|te|в|nach)\s+(?=\p{L}+$)|\s+(?:please|bitte|(?:bitte )?(?:liefern|schicken|senden)|graag|(?:graag )?(?:bezorgen|sturen|brengen)|alsjeblieft|пожалуйста|გთხოვთ)$/iu

/** Puts commas where people leave them out: around a street with its number, before "in Portland". */
const GAPS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`(\\p{L}{2,})\\s+(\\d{1,5}[a-z]?\\s+(?:[\\p{L}.']+\\s+){1,3}?(?:${AFTER_NAME})(?![\\p{L}]))`, 'giu'),
    '$1, $2',
  ],
  [
    new RegExp(
      `(\\d{1,5}[a-z]?\\s+(?:[\\p{L}.']+\\s+){1,3}?(?:${AFTER_NAME})\\.?)\\s+(?:in\\s+)?(?=[\\p{L}\\d]{3,})`,
      'giu',
    ),
    '$1, ',
  ],
  [new RegExp(`(\\p{L}{2,})\\s+(\\p{L}{2,}(?:${COMPOUND})\\s+\\d)`, 'giu'), '$1, $2'],
  [
    new RegExp(
      `(\\p{L}{2,}(?:${COMPOUND})\\s+\\d+\\s?[a-z]?(?![\\p{L}\\d]))\\s+(?:in\\s+|te\\s+)?(?=[\\p{L}\\d]{3,})`,
      'giu',
    ),
    '$1, ',
  ],
  [/(\d+\s?[a-zа-я]?)\s+(?:in|te|в|nach)\s+(?=(?:\d{4,6}\s)?\p{Lu})/gu, '$1, '],
  [new RegExp(`(\\p{L}{2,})\\s+(?=(?:${BEFORE_NAME})\\s+(?!д\\.|дом|\\d)\\p{L})`, 'giu'), '$1, '],
]

/** The pieces of an address, leads and the remains of the e-mail address taken away. */
export function piecesOf(text: string): string[] {
  let plain = text
    .replace(MAIL_LEAD, ', ')
    .replace(INNER, ', ')
    .replace(/\s+(?=\p{L}+\s*[:：]\s*\S)/gu, ', ')
  for (const [gap, joined] of GAPS) plain = plain.replace(gap, joined)
  return plain
    .split(/\s*[,;\n，、；。|]\s*|(?<=\p{L}{4}|\d)\.\s+(?=\p{L})/u)
    .map((piece) => piece.replace(/^[\s.]+|[\s.]+$/gu, ''))
    .map((piece) => bare(bare(piece)))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

function bare(piece: string): string {
  return piece.replace(LEAD, '').replace(NAME_LEAD, '').replace(POLITE, '')
}
