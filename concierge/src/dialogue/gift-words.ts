import { foldText } from '../text/normalise.ts'

/** What somebody said of a gift; `none`: it is no gift after all. */
export type GiftWords = { none?: true; message?: string }

function words(spaced: string, other: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${other}`, 'u')
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

/** "For my brother Jan": who it is for by name. */
export function namedFor(text: string): string | undefined {
  const at = FOR.exec(text.toLowerCase())
  const rest = at ? text.slice(at.index + at[0].length) : ''
  // A name is put down as it is called: of languages that bend it after "for" nobody knows how.
  return /^\s+(\p{Lu}\p{Script=Latin}+(?:\s\p{Lu}\p{Script=Latin}+){0,2})[\s.!,]*$/u.exec(rest)?.[1]
}

/** What is to be written, without the request to write it: "write on the card: With love". */
export function wordsToWrite(text: string): string | undefined {
  return MESSAGE.exec(text)?.groups?.['words']?.replace(QUOTES, '').slice(0, LONGEST)
}

/** The words on a card look for nothing: what is left without them. */
export function withoutMessage(text: string): string {
  return text.replace(MESSAGE, '').replace(/[\s,;]+$/u, '')
}

/** Nothing else is said than that. */
export function isGiftAlone(text: string): boolean {
  const rest = foldText(text.replace(MESSAGE, ''))
    .replace(new RegExp(`${NOT.source}|${GIFT.source}|${FOR.source}`, 'gu'), ' ')
    .replace(/[\s\p{P}\p{Extended_Pictographic}这是的请吧了啊我要]+/gu, ' ')
    .trim()
  return ALONE.test(foldText(text)) || rest.split(' ').filter((word) => !FILLERS.has(word)).length === 0
}

const FILLERS: ReadonlySet<string> = new Set(
  "please and it by the way oh yes this is that a to be bitte und übrigens das es ja ach soll sein alsjeblieft en het dit dat trouwens пожалуйста и это кстати да გთხოვთ და ეს it's its for my sie wird eigentlich ''"
    .split(' ')
    .concat(''),
)
