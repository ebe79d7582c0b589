import { LANGUAGES } from '@souk/contract/understanding.ts'
import { has } from '../dialogue/cues.ts'
import { nearly } from '../dialogue/nearly.ts'
import { isNoMatter } from '../dialogue/no-matter.ts'
import { languagesOf } from '../lexicon/match-table.ts'
import { foldText } from '../text/normalise.ts'
import { isCommon } from '../text/word-sets.ts'

/** What people say of a way of delivery besides its name. */
export type WayWord = 'cheap' | 'fast' | 'fetched' | 'brought'

/** Alternatives between word boundaries; Georgian stems and Chinese are matched anywhere. */
function words(spaced: string, anywhere: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${anywhere}`, 'u')
}

const FETCHED = words(
  `(?:i(?:'ll| will| can|'d| would|'m)?|we(?:'ll| will| can)?|let me|to) (?:\\p{L}+ ){0,2}?(?:collect|grab|fetch|get|come|swing|drop|stop|pop)(?: it| them| by| in| over| past)?(?: myself| ourselves)?(?: .*)?|collect\\p{L}*|grab it|take ?away|take ?out|carry ?out|to go|at the (?:shop|store|counter)|in[- ]?store|click (?:and|&) collect|` +
    `(?:ich )?(?:hol|hole|komm|komme)(?: ich)?(?: (?:es|sie|ihn|das|mir|selbst|vorbei|ab|dann|einfach))+|hole? ich|zum mitnehmen|selbst ?abhol\\p{L}*|im laden|abholen|mitnehmen|` +
    `(?:ik )?(?:kom|haal)(?: ik)?(?: (?:het|hem|ze|'t|zelf|langs|op|af|even|wel|halen|ophalen|afhalen))+|om mee te nemen|meenemen|in de winkel|` +
    `(?:сам|сама|сами)(?: \\p{L}+)? ?(?:заберу|заберем|приду|приеду|зайду|подойду|подъеду|заеду)|(?:заберу|заберем|забрать|зайду|заскочу|заеду|подойду|приду|приеду|подъеду)(?: \\p{L}+){0,3}|с собой|навынос|в магазине|сам(?:а|и)?`,
  `自己(?:去|来|过来|过去)?(?:取|拿|提)|(?:我|我们)(?:自己)?(?:去|来|过去|过来)(?:店里?)?(?:取|拿|提)|到店|去店|店里取|打包|带走|წავიღებ|წამოვიღებ|გავიტან|გამოვივლი|შემოვივლი|მოვალ|მოვაკითხავ|თვითონ|თან წა|ადგილიდან`,
)
const CHEAP = words(
  `(?:the )?ch(?:ea|ee)p(?:er|est|st)?(?: \\p{L}+)*|(?:most |more )?(?:economic(?:al)?|affordable|frugal|thrifty|reasonable)|inexpensive|(?:costs?|charges?|priced?) (?:the )?(?:less|least|lowest|minimum)|(?:lowest|minimum|smallest|minimal)[- ](?:price|fee|cost|costs|charge)s?|(?:costs?|charges?) (?:the )?least|least (?:expensive|money)|low(?:er|est)[- ]cost|economy|budget|free(?: one| shipping| delivery)?|normal(?:ly)?|regular|ordinary|usual|standard|basic|simple|slow(?:er|est)?|no (?:rush|hurry)|not (?:urgent|in a (?:rush|hurry)|fast|quick)|(?:isn'?t|is not) urgent|(?:in )?no (?:particular )?(?:rush|hurry)|(?:by|via|with|in the|through the) (?:post|mail|usps|ups|dhl|fedex)|(?:mail|post) it|` +
    `\\p{L}{0,8}günstig\\p{L}*|\\p{L}{0,8}guenstig\\p{L}*|sparsam\\p{L}*|wirtschaftlich\\p{L}*|ökonomisch\\p{L}*|(?:am )?wenigsten(?: \\p{L}+)?|geringste\\p{L}*|niedrigste\\p{L}*|billig\\p{L}*|preiswert\\p{L}*|kostenlos\\p{L}*|gratis|normal\\p{L}*|gewöhnlich\\p{L}*|üblich\\p{L}*|langsam\\p{L}*|(?:es )?eilt (?:\\p{L}+ )?nicht|keine eile|nicht (?:so )?(?:eilig|schnell|dringend)|(?:per|mit der|mit|via) (?:post|dhl|hermes|ups|dpd|paket|der post)|am wenigsten|` +
    `goedko\\p{L}*|godko\\p{L}*|gratis|zuinig\\p{L}*|economisch\\p{L}*|het minste?(?: \\p{L}+)?|laagste|normale?|gewone?|gewoon|langzame?|geen haast|(?:hoeft|is|heeft) (?:\\p{L}+ )?(?:niet|geen) (?:zo )?(?:snel|haast|dringend|spoed)|niet (?:zo )?(?:snel|dringend)|(?:per|met de|met|via) (?:post|postnl|dhl|pakket|pakketpost|de post)|voordelig\\p{L}*|` +
    `по?дешевл?е?л?|подешев\\p{L}*|дешев\\p{L}*|эконом\\p{L}*|выгодн\\p{L}*|(?:наи)?менее (?:затратн|дорог)\\p{L}*|минимальн\\p{L}*|(?:меньше|наименьш\\p{L}+|низк\\p{L}+)(?: \\p{L}+)?|недорог\\p{L}*|бюджетн\\p{L}*|бесплатн\\p{L}*|обычн\\p{L}*|стандартн\\p{L}*|простой|простая|медленн\\p{L}*|не (?:спешу|спешим|тороплюсь|торопимся|срочно|к спеху|горит)|без спешки|(?:по )?почт\\p{L}*|посылкой`,
  `便宜|省钱|实惠|划算|经济|最少|最低|最省|最?低价|免费|包邮|普通|一般|平常|常规|慢(?!走)|不(?:着|用)?急|不赶|不用快|邮寄|邮局|平邮|包裹|იაფ|ეკონომ|ხელსაყრელ|მომგებიან|დაბალ|ნაკლებ|უფასო|ჩვეულებრივ|სტანდარტ|ნელ|არ მეჩქარება|არ გვეჩქარება|საჩქარო არ|ფოსტ|ამანათ`,
)
const FAST = words(
  `(?:the )?(?:fast|quick|speed|swift|rapid|prompt|spee?di)(?:er|est|y|ly)?(?: \\p{L}+)*|earliest(?: \\p{L}+)?|express|priority|overnight|next[- ]day|rush|urgent(?:ly)?|asap|in a hurry|soon(?:er|est)?|(?:arrives?|comes?|gets? here|is here|there) (?:first|sooner|soonest|earliest)|right away|` +
    `schnell\\p{L}*|rasch|eilig|(?:es )?eilt|dringend|zügig\\p{L}*|sofort|flott\\p{L}*|(?:am )?(?:frühe?sten|ehesten|frühste\\p{L}*|früheste\\p{L}*|eheste\\p{L}*)|` +
    `snel\\p{L}*|vlot\\p{L}*|rap\\p{L}{0,4}|(?:het )?(?:eerste?|vroegste?)|vlug\\p{L}*|haast|spoed|dringend|` +
    `быстр\\p{L}*|скор(?:ый|ая|ую|ое|ейш\\p{L}+)|раньше(?: всего)?|пораньше|как можно (?:быстрее|раньше)|побыстрее|поскорее|скорее|срочн\\p{L}*|экспресс\\p{L}*|спешу|тороплюсь`,
  `快(?!递)|最早|加急|急|尽早|赶时间|სწრაფ|ადრე|ჩქარ|სასწრაფო|მეჩქარება|მალე|ექსპრეს`,
)
const BROUGHT = words(
  `(?:to|at) (?:my|our|the) (?:place|home|house|flat|apartment|door|doorstep|address|office)|home|doorstep|to me|bring|brought|deliver\\p{L}*|ship(?:ped|ping)?|send|sent|courier|(?:bring it )?here|over here|to that address|` +
    `(?:zu|bei|an) (?:mir|uns|die|meine|unsere)(?: \\p{L}+)*|nach hause|heim|haustür|haustuer|tür|liefer\\p{L}*|bring\\p{L}*|schick\\p{L}*|send\\p{L}*|zusend\\p{L}*|versand|versend\\p{L}*|kurier|bote|hierher|` +
    `thuis|(?:bij|naar) (?:mij|ons|huis|mijn \\p{L}+)(?: \\p{L}+)?|aan (?:de )?(?:deur|huis)|bezorg\\p{L}*|breng\\p{L}*|stuur\\p{L}*|verstu\\p{L}*|verzend\\p{L}*|lever\\p{L}*|koerier|hierheen|hiernaartoe|` +
    `домой|на дом|до (?:двери|дома|квартиры)|к (?:двери|дому)|(?:ко мне|к нам)|по адресу|достав\\p{L}*|привез\\p{L}*|принес\\p{L}*|прислать|пришлите|отправ\\p{L}*|курьер\\p{L}*|сюда`,
  `送|寄|家里|到家|门口|上门|外卖|快递|配送|სახლ|კარამდე|კართან|მომიტან|მოიტან|მოგვიტან|მიტან|მოტან|გამომიგზავნ|გამოგზავნ|მისამართ|კურიერ|ჩემთან|აქ მო`,
)

const ASKS =
  /^(?:and |und |en |а |и )?(?:how|what|when|where|why|which|wie|wann|was|welche\p{L}*|wo|warum|hoe|wat|wanneer|welke|waar|как|сколько|когда|како\p{L}+|где|почему|რამდენ\p{L}*|როდის|როგორ|რა|სად)(?!\p{L})|多久|多少|怎么|什么|几天|哪/u

const CHOOSES =
  /^(?:was|wat|what|whatever|which|что) (?:\p{L}+ ){0,3}(?:least|less|cheapest|cheaper|fastest|quickest|wenigsten|billig\p{L}*|günstig\p{L}*|schnell\p{L}*|minst\p{L}*|goedkoop\p{L}*|snel\p{L}*|по?дешевле|побыстрее|быстрее|подешевле)(?: \p{L}+)?[\s.!]*$|^как можно|哪个.{1,3}(?:选|就|要)哪个|运费最(?:少|低)/u

/** Longer words are a letter, not an answer to "how shall it get to you?". */
const LONGEST = 80

/** How the ways are mostly said, to know them again behind a slip. */
const SPELT =
  `fast fastest quick quickly express urgent soon cheap cheapest free standard normal collect deliver delivery shipping courier
 schnell schnelle schnellste dringend eilig sofort billig billigste günstig günstige günstigste normal abholen liefern lieferung schicken bringen versand hause
 snel snelle snelste sneller spoed haast goedkoop goedkope goedkoopste ophalen bezorgen bezorging thuis versturen
 быстро быстрее быстрая быструю срочно скорее дешево дешевле подешевле обычная бесплатно самовывоз доставка доставить домой почтой курьер курьером
 სწრაფად სწრაფი სწრაფია იაფად იაფი იაფია უფასო ჩვეულებრივი სახლში მომიტანეთ კურიერი ფოსტით`
    .split(/\s+/)
    .map(foldText)
/** A few words; in more of them one that looks like these is likely another. */
const FEW = 30

/** "schnll bitte", «быстор»: each word that is none, as the one that it nearly is. */
function wellTyped(folded: string): string {
  if (folded.length > FEW) return folded
  return folded.replace(/(?<![\p{L}\p{N}@.])\p{L}{4,}(?![\p{L}@])/gu, (word) => {
    const known = SPELT.includes(word) || languagesOf(word).length > 0
    if (known || LANGUAGES.some((language) => isCommon(word, language))) return word
    return SPELT.find((one) => nearly(word, one, 4)) ?? word
  })
}

/**
 * What the words say of the way. "No rush" comes before "rush", and what one does oneself before who brings it. A question
 * chooses nothing.
 */
export function wayWord(text: string): WayWord | null {
  if (text.length > LONGEST || /[?？]/.test(text)) return null
  const folded = foldText(text)
  // "was am wenigsten kostet" chooses, though it begins like a question
  if (ASKS.test(folded) && !CHOOSES.test(folded)) return null
  if (has(text, 'cheapest') || has(text, 'cheaper')) return 'cheap'
  if (has(text, 'pickup')) return 'fetched'
  if (CHEAP.test(folded)) return 'cheap'
  if (FAST.test(folded) || has(text, 'fastest')) return 'fast'
  if (isNoMatter(text)) return 'cheap'
  if (FETCHED.test(folded)) return 'fetched'
  if (BROUGHT.test(folded)) return 'brought'
  const typed = wellTyped(folded)
  return typed === folded ? null : wayWord(typed)
}
