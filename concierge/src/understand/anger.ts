import { foldText } from '../text/normalise.ts'

/** Words that nobody uses who is merely dissatisfied. Folded; English, German, Dutch, Russian, Chinese, Georgian. */
const ANGRY =
  /(?<!\p{L})(?:furious|livid|outrageous|outraged|disgraceful|disgusting|unacceptable|pathetic|rip-?off|scam(?:mers?)?|fraud(?:sters?)?|fed up|sick of (?:this|you|it)|had enough of (?:this|you|it)|never (?:\p{L}+ ){0,4}again|waste of (?:my )?time|sue you|my lawyer|how dare you|are you kidding|what the hell|bullshit|wütend|stinksauer|unverschämt\p{L}*|frechheit|inakzeptabel|abzocke\p{L}*|(?:ist|reiner|glatter) betrug|betrüger\p{L}*|verarsch\p{L}*|nie wieder|mir reicht'?s|mir reicht es|schnauze voll|zum kotzen|saftladen|mein\p{L}* anwalt|woedend|boos|schandalig|schandelijk|onacceptabel|oplichter(?:s|ij)?|belachelijk|ik ben het zat|nooit meer|mijn advocaat|в ярости|возмутительн\p{L}*|безобрази\p{L}*|отвратительн\p{L}*|мошенни\p{L}*|обман(?:щик\p{L}*|ули)|издевае\p{L}*|хватит с меня|больше никогда|ужасн\p{L}* (?:сервис|магазин|обслуживани\p{L}*)|подам в суд|აღშფოთებულ\p{L}*|გაბრაზებულ\p{L}*|თაღლით\p{L}*|სირცხვილ\p{L}*|მიუღებელ\p{L}*|აღარასოდეს|მოტყუებ\p{L}*)(?!\p{L})|骗子|骗人|太差了|太过分|气死|垃圾(?:店|服务|商家)|忍无可忍|投诉你们|再也不(?:买|来)|无法接受|什么破/iu

/** Somebody else's anger, none at all, or a word that stands in a wish. */
const NOT_SO =
  /(?<!\p{L})(?:not|isn't|never|nicht|kein\p{L}*|niet|geen|не|не\s+был\p{L}*|არ)\s+(?:\p{L}+\s+)?(?:angry|furious|wütend|boos|злюсь|გაბრაზებულ\p{L}*)|不生气|没生气/iu

/** More than this is a letter in which one word says little. */
const LONGEST = 600

/** Whether whoever wrote this is angry: by words that say so, or by shouting at length. */
export function isAngry(text: string): boolean {
  if (text.length > LONGEST) return false
  const folded = foldText(text)
  return (ANGRY.test(folded) && !NOT_SO.test(folded)) || isShouted(text)
}

/** Several words in capitals with exclamation marks: a brand or a size is one. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? []
  const loud = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  return loud.length >= 4 && loud.length * 2 > words.length && /[!！]{2}/.test(text)
}
