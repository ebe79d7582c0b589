import { foldText } from '../text/normalise.ts'

/** What somebody said of a gift; `none`: it is no gift after all. */
export type GiftWords = { none?: true; message?: string }

function words(spaced: string, other: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${other}`, 'iu')
}

/** It is given away: said, not asked for. "A gift for mum, under 50" only looks for one. */
const GIFT = words(
  "(?:it'?s|it is|this is|these are|that'?s|is|as|be) (?:a |an |my )?(?:(?:birthday|christmas|wedding|anniversary) )?(?:gifts?|presents?)|gift[ -]?wrap(?:ped)?|wrap it(?: up)?|" +
    '(?:ist|wird|soll) (?:ein |als )?(?:\\p{L}+)?geschenk|als (?:\\p{L}+)?geschenk|(?:zum|zu) verschenken|' +
    '(?:is|wordt) (?:een )?(?:\\p{L}+)?cadeau(?:tje)?|als (?:\\p{L}+)?cadeau(?:tje)?|voor (?:een )?cadeau|' +
    'это (?:будет )?(?:в )?подарок|(?:в|на|как) подарок|подарок для (?:мамы|папы|жены|мужа|подруги|друга|сестры|брата|бабушки|дедушки)|' +
    'ეს საჩუქარია|საჩუქარია|საჩუქრად|სასაჩუქრედ',
  '送礼|(?:是|当|作为)(?:个|一份|一件)?(?:生日)?礼物|送人的?|送给(?:我)?(?:妈|爸|老婆|老公|女朋友|男朋友|朋友|她|他|姐|妹|哥|弟|奶奶|爷爷)',
)
/** Who has something to pay for, and says for whom, gives it. */
const FOR = words(
  "(?:it'?s |this is )?for (?:my )?(?:mum|mom|mother|dad|father|wife|husband|girlfriend|boyfriend|sister|brother|grandma|grandmother|grandpa|friend|a friend)|" +
    'für (?:meine?n? )?(?:mama|mutter|papa|vater|frau|mann|freundin|freund|schwester|bruder|oma|opa)|' +
    "voor (?:mijn |m'n )?(?:mama|moeder|papa|vader|vrouw|man|vriendin|vriend|zus|broer|oma|opa)|" +
    'для (?:моей |моего )?(?:мамы|папы|жены|мужа|подруги|друга|сестры|брата|бабушки|дедушки)|' +
    '(?:ჩემი )?(?:დედისთვის|დედაჩემისთვის|მამისთვის|მამაჩემისთვის|ცოლისთვის|ქმრისთვის|მეგობრისთვის|დისთვის|ძმისთვის|ბებიისთვის)',
  '给(?:我)?(?:妈妈?|爸爸?|老婆|老公|女朋友|男朋友|朋友)的?$',
)
const ALONE =
  /^[\s\p{P}\p{Extended_Pictographic}]*(?:a )?(?:gift|present|(?:ein )?geschenk|(?:een )?cadeau(?:tje)?|подарок|礼物|საჩუქარი)[\s\p{P}\p{Extended_Pictographic}]*$/u
const NOT = words(
  "(?:it'?s |this is |is )?(?:not|no|isn'?t)(?: a| an)? (?:gift|present)|kein geschenk|geen cadeau(?:tje)?|не (?:в )?подарок|არ არის საჩუქარი|საჩუქარი არ არის",
  '不是礼物|不是送人|不送人|不送礼',
)
const MESSAGE =
  /(?:write|card|words|message|note|schreib\p{L}*|karte|text|schrijf|kaartje|tekst|напиш\p{L}*|открытк\p{L}*|текст\p{L}*|подпис\p{L}*|写|贺卡|留言|დაწერ\p{L}*|ბარათ\p{L}*|წარწერ\p{L}*)[^:：\n]{0,30}[:：]\s*(?<words>\S.*)$/isu
const QUOTES = /^[\s"“”„«‚‘「『']+|[\s"“”»’」』']+$/gu

const LONGEST = 500

/** Whether the words say that it is a gift; `buying`: something is about to be paid for. Null where they say nothing of it. */
export function giftIn(text: string, { buying, given }: { buying: boolean; given: boolean }): GiftWords | null {
  if (/[?？]/.test(text.replace(MESSAGE, ''))) return null
  const message = wordsToWrite(text)
  const rest = foldText(message === undefined ? text : text.replace(MESSAGE, ''))
  if (NOT.test(rest)) return { none: true }
  const isGift = GIFT.test(rest) || ALONE.test(rest) || (buying && FOR.test(rest))
  if (!isGift && !(given && message)) return null
  return message ? { message } : {}
}

/** Whose: "my little sister", „meine Oma“; of a name alone nothing stands before it. */
const WHOSE: Readonly<Record<string, string>> = {
  for: "(?:(?:my|our|a|an|his|her|their) (?:\\p{Ll}[\\p{L}'’-]* ){0,2}\\p{Ll}[\\p{L}-]*)",
  für: '(?:(?:mein|unser|ein|sein|ihr)\\p{Ll}* (?:\\p{Ll}+ )?\\p{L}+)',
  voor: "(?:(?:mijn|m'n|onze|ons|een|zijn|haar) (?:\\p{Ll}+ )?\\p{Ll}+)",
  для: '(?:(?:мо|наш|сво)\\p{Ll}+ )?\\p{Ll}+',
}
const NAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2}"
const WHOM = Object.entries(WHOSE).map(
  ([word, whose]) =>
    new RegExp(
      `(?<!\\p{L})[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)} (?:${whose}(?: (?<also>${NAME}))?|(?<name>${NAME}))(?!\\p{L})`,
      'u',
    ),
)
/** In Chinese and Georgian who it is for stands before or around the gift, and bends no name we could put down. */
const WHOM_ELSE =
  /(?:是)?送?给[我你]?(?:们)?的?\p{Script=Han}{1,8}?(?:的(?:生日)?礼物|(?=[，,。！]|$))|(?:ჩემი |ჩვენი )?\p{L}+სთვის/u
const NO_PRICE = words(
  "(?:with )?(?:no|without(?: the| any)?) prices?|(?:please )?(?:hide|leave out|don'?t (?:show|put in|include)) (?:the |any )?prices?|(?:bitte )?(?:ohne|keine?) preise?n?|(?:zonder|geen) prij(?:s|zen)|без цен\\p{L}*|(?:ფასის|ფასების) გარეშე",
  '(?:请)?(?:不要|别)(?:写|放|显示)?价格|不写价格|隐藏价格',
)

/** "For my brother Jan": who it is for by name, and what is said beside the gift, the words for its card and that no price is to be seen. */
export function whomIn(text: string): { name?: string; rest: string } {
  let rest = text.replace(NO_PRICE, ' ').replace(MESSAGE, '').replace(/[’‘]/g, "'")
  let name: string | undefined
  for (const whom of WHOM) {
    const found = whom.exec(rest)
    if (!found) continue
    const called = found.groups?.['also'] ?? found.groups?.['name']
    // A name is put down as it is called: of languages that bend it after "for" nobody knows how.
    if (called && /^[\p{Script=Latin} '-]+$/u.test(called)) name ??= called
    rest = cut(rest, found)
  }
  for (const part of [WHOM_ELSE, NOT, GIFT, FOR]) {
    const found = part.exec(rest)
    if (found) rest = cut(rest, found)
  }
  return { ...(name === undefined ? {} : { name }), rest: trimmed(rest) }
}

function cut(text: string, { 0: part, index }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + part.length)}`
}

/** Without what only held the rest together. */
function trimmed(text: string): string {
  const edge =
    /^[\s\p{P}\p{Extended_Pictographic}这是的请吧了啊我要]+|[\s\p{P}\p{Extended_Pictographic}这是的请吧了啊我要]+$/gu
  let words = text.replace(edge, '').split(/\s+/).filter(Boolean)
  const isFiller = (word: string | undefined) =>
    word !== undefined && FILLERS.has(foldText(word).replace(/^\p{P}+|\p{P}+$/gu, ''))
  while (isFiller(words[0])) words = words.slice(1)
  while (isFiller(words.at(-1))) words = words.slice(0, -1)
  return words.join(' ').replace(edge, '')
}

/** What is to be written, without the request to write it: "write on the card: With love". */
export function wordsToWrite(text: string): string | undefined {
  return MESSAGE.exec(text)?.groups?.['words']?.replace(QUOTES, '').slice(0, LONGEST)
}

/** Nothing else is said than that. */
export function isGiftAlone(text: string): boolean {
  return ALONE.test(foldText(text)) || whomIn(text).rest === ''
}

const FILLERS: ReadonlySet<string> = new Set(
  "please and it by the way oh yes this is that a to be on in card with bitte und übrigens das es ja ach soll sein alsjeblieft en het dit dat trouwens пожалуйста и это кстати да გთხოვთ და ეს it's its for my sie auf die der den op het de на в write schreib schrijf напишите wird eigentlich ''"
    .split(' ')
    .concat(''),
)
