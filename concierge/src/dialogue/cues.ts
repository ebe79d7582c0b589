import { foldText } from '../text/normalise.ts'
import { nearly } from './nearly.ts'

/**
 * Small words that steer the dialogue, beside the intents: they mean something only in the light of what was just shown
 * or asked. All languages at once, since people mix them; folded text (lower case, ё as е, ß as ss).
 */
export type Cue =
  | 'yes'
  | 'no'
  | 'skip'
  | 'done'
  | 'more'
  | 'similar'
  | 'cheaper'
  | 'dearer'
  | 'take'
  | 'remove'
  | 'everything'
  | 'none'
  | 'extra'
  | 'light'
  | 'size'
  | 'instead'
  | 'anyone'
  | 'cheapest'
  | 'fastest'
  | 'pickup'
  | 'same'
  | 'back'
  | 'another'
  | 'wait'
  | 'pay'
  | 'also'

/** A pattern between word boundaries; Chinese has none and is matched anywhere. */
function words(spaced: string, han: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${han}`, 'u')
}

/** The whole text, apart from punctuation, is this. */
function whole(spaced: string): RegExp {
  return new RegExp(`^[\\s\\p{P}]*(?:${spaced})[\\s\\p{P}\\p{Extended_Pictographic}]*$`, 'u')
}

const CUES: { readonly [C in Cue]: RegExp } = {
  yes: whole(
    `(?:(?:yes|yeah|yep|yup|sure|ok|okay|please|of course|go ahead|do it|sounds good|great|perfect|why not|show (?:me|them)(?: please)?|add it|i do|ja|jep|jawohl|klar|gerne|gern|genau|passt|bitte|natürlich|okey|prima|graag|zeker|tuurlijk|natuurlijk|doe maar|top|is goed|да|ага|угу|конечно|давай|давайте|хорошо|ок|окей|можно|пожалуйста|подходит|верно|покажи|покажите|是|是的|好|好的|好啊|可以|行|对|嗯|当然|没问题|要|要的|კი|დიახ|ხო|ჰო|კარგი|რა თქმა უნდა|გთხოვთ|აჩვენე|მაჩვენე|მაჩვენეთ)[\\s\\p{P}]*)+`,
  ),
  no: whole(
    `(?:no|nope|nah|not now|rather not|no thanks|no thank you|nein|nee|ne|nö|lieber nicht|nein danke|nee bedankt|nee dank je|liever niet|нет|неа|не надо|не нужно|не сейчас|нет спасибо|нет, спасибо|不|不要|不用|不是|不了|不用了|没有|算了|არა|არა გმადლობ|არა მადლობა|არა, გმადლობთ|არა, მადლობა|არ მინდა)`,
  ),
  done: whole(
    "that'?s (?:all|it|everything)(?: thanks| thank you)?|that is all|(?:no,? )?nothing else|(?:i'?m )?done|all done|das (?:ist|war'?s|wars)(?: alles)?|(?:nein,? )?das reicht|nichts mehr|nichts weiter|fertig|dat (?:is|was) (?:alles|het)|niets meer|klaar|(?:на этом |это )?все|больше ничего(?: не надо| не нужно)?|этого достаточно|достаточно|就这些|就这样|没有了|没了|სულ ეს არის|ეს არის|ეს ყველაფერია|მეტი არაფერი|მორჩა",
  ),
  skip: whole(
    `no|nope|nein|nee|нет|არა|不用|不用了|不要|没有|没了|无|就这些|就这样|好了|nothing(?: else)?(?: thanks| thank you)?|no,? (?:thanks|thank you|nothing)|none|that'?s (?:all|it|everything)|that is all|done|skip(?: it)?|without|no extras?|as it is|just (?:that|add it|like that)|nichts(?: weiter| mehr)?|nein,? danke|das (?:ist|war'?s|wars)(?: alles)?|keine?s?|ohne|fertig|niets(?: meer)?|nee,? (?:bedankt|dank je)|dat (?:is|was) (?:alles|het)|geen|zonder|klaar|ничего(?: больше)?(?: не надо| не нужно)?|больше ничего|это все|все|достаточно|без(?: добавок| открытки)?|не надо|не нужно|нет,? спасибо|пропустить|არაფერი|მეტი არაფერი|სულ ეს არის|ეს არის|ეს ყველაფერია|არა,? (?:გმადლობ(?:თ)?|მადლობა)|არ მინდა|არ არის საჭირო|that is (?:it|everything)|nothing(?: more| at all)?(?: for me)?|i'?m (?:good|fine)|all good|no need|not needed|leave it (?:empty|blank)|(?:i )?don'?t need (?:any(?:thing)?|one|it)|passt so|so (?:ist es )?(?:gut|okay)|brauche ich nicht|nicht nötig|nö(?: danke)?|(?:das )?reicht(?: so)?|alles gut|mehr nicht|sonst nichts|hoeft niet|niet nodig|nee hoor|laat maar|zo is het goed|verder niets|meer niet|dat (?:is|was) het|спасибо,? нет|(?:этого )?хватит|без этого|ничего не (?:надо|нужно)|не нуж(?:на|ен|ны)|обойдусь|не требуется|დავტოვოთ ასე|საკმარისია|არაფერი მინდა|არ მჭირდება|არაა საჭირო|(?:不需要|不必|没别的|够|跳过|没有要求|不加|就这些|就这样)[了吧啦]?`,
  ),
  more: words(
    '(?:show|see|any)(?: me)? more|more please|more options|what else|others?(?: please)?|next ones?|weitere|mehr (?:zeigen|davon|bitte|anzeigen|sehen)|zeig(?:e|t)?(?: mir)? (?:noch )?(?:mehr|andere)|noch (?:mehr|andere|welche)|was (?:gibt es|habt ihr) noch|meer (?:laten zien|tonen|opties)|toon meer|laat(?: me)? meer zien|nog meer|wat nog meer|andere graag|(?:покажи|покажите)(?: мне)? еще|еще(?: варианты| есть)?|другие(?: варианты)?|что еще|дальше|(?:მაჩვენე(?:თ)?|აჩვენე(?:თ)?) (?:კიდევ|მეტი|სხვა)|კიდევ|სხვა ვარიანტები',
    '更多|还有(?:吗|别的|其他|没有)|换一批|其他的|别的|再看看|多看',
  ),
  similar: words(
    "(?:more )?(?<!(?:don'?t|not) )(?:like|similar to) (?:this|that|it|the .+)|similar(?: ones?)?|(?:etwas )?ähnliche[sr]?|so was wie|sowas wie|(?:mehr )?wie (?:das|dieses|diese)|(?:iets )?(?:soortgelijks?|vergelijkbaars?|zoals (?:deze|die|dit))|похожие|похожее|похожая|типа (?:этого|этой)|как (?:это|эта|этот)|вроде (?:этого|этой)|მსგავსი|მსგავსები|ამის მსგავსი|ამნაირი",
    '类似|相似|差不多的|像这|同款',
  ),
  cheaper: words(
    'cheaper|less (?:expensive|pricey|costly)|lower price|too expensive|too pricey|more affordable|billiger(?:e[sn]?)?|weniger teure?[sn]?|günstiger(?:e[sn]?)?|guenstiger(?:e[sn]?)?|preiswerter(?:e[sn]?)?|zu teuer|goedkopers?|goedkopere?|minder dure?|te duur|подешевле|дешевле|слишком дорого|дороговато|не так(?:ое|ой|ую)? дорог\\p{L}+|бюджетнее|უფრო იაფი|უფრო იაფად|იაფიანი|ძალიან ძვირი(?:ა)?|ძვირია|ასე ძვირი|ნაკლებად ძვირი',
    '便宜(?:点|一点|些|一些|的)|更便宜|太贵|有点贵|贵了|没那么贵|不那么贵|实惠',
  ),
  dearer: words(
    'more expensive|higher end|fancier|teurer(?:e[sn]?)?|hochwertiger(?:e[sn]?)?|duurder(?:e)?|luxer|подороже|дороже|უფრო ძვირი(?:ანი)?',
    '贵一点|更贵|高档一点|高级一点',
  ),
  take: words(
    "i'?ll (?:take|have|go (?:with|for))|take (?:it|this|that)(?: one)?(?! out| off| away)|i(?: would|'?d)? (?:take|want|like) (?:it|this|that|the)|(?:i'?m )?(?:taking|buying)|buy (?:it|this|that|the)|give me (?:the|this|that)|add (?:it|this|that|the)|(?:das|die|den|dieses|diese|diesen)? ?nehm(?:e)?(?: ich)?|kauf(?:e)? ich|ich kaufe|doe mij|ik (?:neem|koop|wil) (?:deze|die|dat|dit|het|de)|neem ik|(?:я )?(?:беру|возьму|куплю|покупаю|давай(?:те)? (?:эт|перв|втор|трет))|бер(?:у|ем)|ვიყიდი|ავიღებ|მივიღებ|ამას ვიღებ|ვიღებ|მომეცი(?:თ)?",
    '我要这|就要|要这|买这|拿这|就这(?:个|件|款)|我买|下单这|来(?:一|个|份)|给我(?:来|拿)',
  ),
  remove: words(
    "remove|delete|take (?:it |that |this |the .+ )?(?:out|off|away)|drop (?:it|the)|without the|don'?t want (?:it|the)|entfern(?:e|en)?|lösch(?:e|en)?|nimm .+ (?:raus|weg)|raus(?:nehmen)?|weg damit|verwijder(?:en)?|haal .+ (?:weg|eruit)|weghalen|убери(?:те)?|удали(?:те|ть)?|убрать|выкин(?:ь|уть)|წაშალე(?:თ)?|ამოიღე(?:თ)?|მოაშორე(?:თ)?|ამოშალე(?:თ)?",
    '删(?:掉|除|了)?|去掉|移除|拿掉|不要(?:这|那)',
  ),
  everything: words(
    'everything|all of it|(?:empty|clear) (?:the |my )?(?:cart|basket|bag)|start over|alles|warenkorb leeren|(?:winkelwagen|mandje) leeg(?:maken)?|leegmaken|все(?: из корзины)?|очисти(?:те|ть)?(?: корзину)?|ყველაფერი|გაასუფთავე|დაცალე',
    '全部|清空|都不要',
  ),
  none: words(
    'no|without|hold the|leave out|skip the|minus|ohne|kein(?:e|en)?|zonder|geen|laat .+ weg|без|не надо|убери(?:те)?|исключи(?:те)?|გარეშე|არ მინდა|ნუ|უ',
    '不要|不加|去掉|免|别放|不放|没有|无',
  ),
  extra: words(
    'extra|double|more|lots of|plenty of|mehr|doppelt\\p{L}*|viel|dubbel(?:e)?|meer|veel|экстра|двойн\\p{L}+|побольше|больше|много|დამატებით\\p{L}*|ორმაგ\\p{L}*|ბევრი|მეტი',
    '多加|加倍|双份|多放|多来|多点',
  ),
  light: words(
    'light|little|less|a bit of|easy on(?: the)?|wenig(?:er)?|etwas|leicht|bisschen|weinig|minder|beetje|licht|немного|немножко|поменьше|чуть-чуть|чуть|мало|ცოტა|ნაკლები|ოდნავ',
    '少加|少放|少来|少点|少许|一点',
  ),
  size: words(
    'size|sizes|eu|us|uk|größe|groesse|grösse|gr|konfektionsgröße|maat|mt|размер|размера|размере|р-р|ზომა|ზომის|ზომაში|ზომით',
    '码|号|尺码|尺寸',
  ),
  instead: words(
    'instead|rather|actually|change|switch|make (?:it|that)|lieber|stattdessen|doch|ändern|liever|toch|in plaats|wijzig|лучше|вместо|все-таки|поменяй(?:те)?|замени(?:те)?|სჯობს|ნაცვლად|შეცვალე(?:თ)?|უმჯობესია|მირჩევნია',
    '换成|改成|还是|改为',
  ),
  anyone: words(
    "any|whichever|doesn'?t matter|don'?t care|you choose|your choice|up to you|surprise me|egal|irgendeine?r?|such du aus|maakt niet uit|kies jij|kies maar|любой|любая|любое|любые|все равно|без разницы|на ваш выбор|ნებისმიერი|სულ ერთია|თქვენ აირჩიეთ|შენ აირჩიე",
    '随便|都可以|都行|无所谓|你选|哪个都',
  ),
  cheapest: words(
    'cheapest|least expensive|lowest price|(?:am )?(?:billigste|günstigste|guenstigste|preiswerteste)[nrsm]?|goedkoopste?|сам(?:ый|ая|ое|ую|ого|ой) (?:дешев|недорог|бюджетн)\\p{L}+|дешевле всего|подешевле всего|ყველაზე (?:იაფ\\p{L}*)',
    '最便宜|最低价|最省钱',
  ),
  fastest: words(
    'fastest|(?:the )?(?:fast|quick)(?:er)? (?:one|way|delivery)|(?:die|der|das) schnelle(?:re)?|(?:de|het) snelle(?:re)?|быструю|быстрая|побыстрее|quickest|asap|soonest|as (?:fast|quick|quickly|soon) as (?:possible|you can|it gets)|quickly|urgent(?:ly)?|(?:am )?(?:schnellste|frühesten?|fruehesten?)[nrsm]?|so schnell wie möglich|snelste?|zo snel mogelijk|сам(?:ый|ая|ое|ую|ым) быстр\\p{L}+|быстрее всего|побыстрее|поскорее|как можно скорее|ყველაზე (?:სწრაფ\\p{L}*|მალე)|რაც შეიძლება მალე',
    '最快|快的|快一点|尽快|越快越好',
  ),
  pickup: words(
    "pick ?up|pick(?:ing)? (?:it|them) up|collect(?: it)?|i'?ll (?:come|fetch|get it)|abhol\\p{L}*|hole? (?:es|ihn|sie|das) ab|selbst ab|afhal\\p{L}*|ophal\\p{L}*|haal (?:het|hem|ze|'t)? ?(?:zelf )?op|самовывоз\\p{L}*|забер\\p{L}+|заберу сам\\p{L}*|გავიტან|თვითგატან\\p{L}*|წავიღებ|წამოვიღებ|გამოვივლი|(?:ჩემით|თვითონ|თავად|მე) (?:წავიღებ|მოვალ|გავიტან|წამოვიღებ|მოვიკითხავ)\\p{L}*|წასაღებად",
    '自取|自提|到店取|自己(?:去)?(?:取|拿)',
  ),
  back: words(
    "where (?:were|did) we(?: stop)?|i'?m back|i am back|back again|here again|(?:was|had to go) away|wo waren wir|bin (?:ich )?(?:wieder|zurück|wieder da)|(?:war|musste) (?:kurz )?weg|(?:kurz )?weggegangen|waar waren we|ben (?:ik )?(?:er )?weer(?: terug)?|ben (?:ik )?terug|daar ben ik weer|was (?:even|ff) weg|на чем (?:мы )?остановились|(?:я )?(?:снова|опять) (?:я|тут|здесь|с вами)|(?:это )?(?:снова|опять) я|я вернул\\p{L}+|я отвлек\\p{L}+|отвлекл\\p{L}+|продолжим|დავბრუნდი|ისევ მე ვარ|სად გავჩერდით|ისევ აქ ვარ|გავაგრძელოთ",
    '我(?:又)?(?:回来|来)了|我又来|说到哪|聊到哪|继续吧|刚才有事',
  ),
  wait: whole(
    `(?:(?:h+m+|um+|uh+|well|wait|one moment|just a (?:moment|second)|let me (?:think|see|look)(?: about it)?|i(?:'m| am) (?:still )?thinking|not (?:quite )?sure(?: yet)?|i don'?t know(?: yet)?(?: (?:what|which)(?: one)?(?: to (?:take|choose|do|pick))?)?|dunno|idk|no idea|maybe|(?:einen )?moment(?: bitte)?|mal sehen|ich (?:überlege|schaue|weiss)(?: noch| nicht| es| mal)*|(?:ich )?bin (?:mir )?(?:noch )?nicht sicher|bin mir unsicher|(?:ich )?weiss (?:noch )?nicht(?: (?:was|welche[nrs]?))?|keine ahnung|vielleicht|even (?:denken|kijken|wachten)|momentje|ik (?:denk|twijfel)(?: er)?(?: nog)?(?: over na)?|(?:ik )?weet (?:ik )?(?:het )?(?:nog )?niet(?: (?:wat|welke))?|geen idee|misschien|(?:сейчас |надо |дайте )?(?:подумаю|подумать)|минутку|секунду|подождите|(?:пока )?(?:я )?не (?:знаю|уверена?)(?: пока)?(?: (?:что|какой|какую|какое)(?: (?:взять|выбрать|лучше))?)?|без понятия|может быть|хм+|ვიფიქრებ|დავფიქრდები|ერთი წუთი|(?:ჯერ )?არ ვიცი(?: ჯერ)?(?: (?:რა|რომელი)(?: (?:ავირჩიო|ავიღო|ვქნა))?)?|ჰმ+|შეიძლება|(?:让)?我?(?:再)?(?:想想|考虑一下|看看再说)|(?:我)?还没想好|(?:我)?(?:也)?(?:还)?不知道(?:选什么|选哪个|要什么|要哪个|买什么|怎么选)?|稍等|等一下|嗯+)[\\s\\p{P}]*)+`,
  ),
  pay: whole(
    `(?:(?:yes|ok|okay|then|now|please|i|i'd|want|wanna|would|like|to|let'?s|let us|go|ready|ja|jetzt|bitte|ich|möchte|will|dann|ik|wil|nu|graag|naar|de|да|давайте|хочу|я|тогда|к|კი|მინდა|გთხოვთ|好的?|我?要?|现在|去)[\\s\\p{P}]*)*(?:check ?out|pay|order|zur kasse|kasse|bezahlen|zahlen|bestellen|afrekenen|betalen|kassa|оформить(?: заказ)?|оформляем|оформляйте|оплатить|оплата|оплачу|оплате|გავაფორმოთ|შეკვეთის გაფორმება|გადახდა|გადავიხდი|შევუკვეთოთ|结账|付款|付钱|买单|下单)(?:[\\s\\p{P}]*(?:please|now|bitte|jetzt|graag|nu|пожалуйста|сейчас|გთხოვთ|吧|了))*`,
  ),
  also: words(
    '(?<!(?:can|could) (?:it|that|this|they) )also|too|as well|and the|(?<!(?:geht|kann|könnte|ginge) (?:es|das|die|der|sie|ihn|man) )auch|und das|(?<!(?:kan|mag|kon) (?:het|die|deze|hij|ie|dat) )ook|en de|тоже|также|и еще|ასევე|აგრეთვე',
    '也|还要|再要',
  ),
  another: words(
    'another|(?:one|two|three|\\d+) more|more of|noch (?:eins?|eine[nrs]?|zwei|drei|\\d+|mal)|nog (?:een|één|twee|drie|\\d+)|еще|კიდევ',
    '再(?:来|加|要)',
  ),
  same: words(
    '(?:the )?same(?: (?:address|one|place|details|data))?(?: as)? (?:last time|before|always|usual)|(?:the )?(?:usual|same|old|last) address|as (?:last time|before|always)|wie (?:letztes mal|beim letzten mal|immer|zuletzt|vorher)|(?:die )?(?:gleiche|selbe|dieselbe|alte|übliche) adresse|zelfde(?: adres)?(?: als)? (?:vorige keer|de vorige keer|vorig keer|altijd|laatst)|(?:het )?(?:zelfde|hetzelfde|oude|gebruikelijke) adres|как в прошлый раз|как обычно|как всегда|(?:тот|на тот|по тому) же адрес\\p{L}*|туда же|прежний адрес|იგივე მისამართ\\p{L}*|(?:როგორც )?წინა(?:ზე|დ|ჯერზე)|როგორც (?:წინად|ყოველთვის|ადრე)|იმავე მისამართ\\p{L}*',
    '和上次一样|跟上次一样|上次的地址|同上次|老地址|一样的地址|还是(?:那个|上次的?)地址|照旧',
  ),
}

/** A small word in a long letter steers nothing. */
const LONGEST = 400

/** Cues that are said in answer to a question: a slip of the finger in one of their words changes nothing. */
const ANSWERS: ReadonlySet<Cue> = new Set(['yes', 'no', 'done', 'skip', 'wait', 'pay', 'cheapest', 'fastest', 'pickup'])

/** The text that was read last: a turn asks it for many cues, and for some of them again. */
let read = { text: '', folded: '', found: new Map<Cue, boolean>() }

/** Whether a text carries this cue. */
export function has(text: string, cue: Cue): boolean {
  if (text.length > LONGEST) return false
  if (read.text !== text) read = { text, folded: foldText(text), found: new Map() }
  const known = read.found.get(cue)
  if (known !== undefined) return known
  const found = carries(text, read.folded, cue)
  read.found.set(cue, found)
  return found
}

function carries(text: string, folded: string, cue: Cue): boolean {
  if (CUES[cue].test(folded)) return true
  if (!ANSWERS.has(cue) || text.length >= 40) return false
  const plain = corrected(folded, cue)
  return CUES[cue].test(plain) || (cue === 'skip' && CUES.skip.test(plain.replace(NO_FIRST, '')))
}

const NO_FIRST = /^[\s\p{P}]*(?:no|nope|nein|nee|nö|нет|არა|不|没有)[\s,，.!]+/u

const vocabularies = new Map<Cue, string[]>()

/** Each word that is nearly one of the cue's own, as that one. */
function corrected(folded: string, cue: Cue): string {
  let words = vocabularies.get(cue)
  if (!words) {
    words = [...new Set(CUES[cue].source.replace(/\\[pP]\{[^}]*\}/g, ' ').match(/\p{L}{4,}/gu) ?? [])]
    vocabularies.set(cue, words)
  }
  const own = words
  return folded.replace(/\p{L}{4,}/gu, (word) =>
    own.includes(word) ? word : (own.find((one) => nearly(word, one, 4)) ?? word),
  )
}

/** Where a cue stands in an already folded text; -1 when it does not. */
export function at(folded: string, cue: Cue): number {
  return folded.search(CUES[cue])
}

/** How many, said in a word where a change of number is meant: "make it two", „mach drei daraus". */
const NUMERALS: readonly RegExp[] = [
  words('one|eine?[nrs]?|één|een|один|одну|одна|одно|ერთი', '一(?=[个件份条束只])'),
  words('two|a pair|zwei|zwo|twee|два|две|двое|пару|ორი', '[两二](?=[个件份条束只])'),
  words('three|drei|drie|три|სამი', '三(?=[个件份条束只])'),
  words('four|vier|четыре|ოთხი', '四(?=[个件份条束只])'),
  words('five|fünf|vijf|пять|ხუთი', '五(?=[个件份条束只])'),
  words('six|sechs|zes|шесть|ექვსი', '六(?=[个件份条束只])'),
]

export function numeralIn(text: string): number | undefined {
  const digits = /(?<![\p{L}\p{N}])([1-9]\d?)(?![\p{L}\p{N}])/u.exec(text)?.[1]
  if (digits) return Number(digits)
  const index = NUMERALS.findIndex((pattern) => pattern.test(foldText(text)))
  return index < 0 ? undefined : index + 1
}

const ORDINALS: readonly RegExp[] = [
  words('first|1st|erste[nrsm]?|eerste|перв\\p{L}+|პირველ\\p{L}*', '第一'),
  words('second|2nd|zweite[nrsm]?|tweede|втор\\p{L}+|მეორე\\p{L}*', '第二'),
  words('third|3rd|dritte[nrsm]?|derde|трет\\p{L}+|მესამე\\p{L}*', '第三'),
  words('fourth|4th|vierte[nrsm]?|vierde|четв[её]рт\\p{L}+|მეოთხე\\p{L}*', '第四'),
  words('fifth|5th|fünfte[nrsm]?|vijfde|пят(?:ый|ая|ое|ую|ого|ом)|მეხუთე\\p{L}*', '第五'),
]
const LAST = words('last|letzte[nrsm]?|laatste|последн\\p{L}+|ბოლო', '最后')

/** The ordinals as they are mostly written, to know them again behind a slip. */
const SPELT: readonly string[] = [
  'first erste ersten erstes eerste первое первый первую первая პირველი',
  'second zweite zweiten zweites tweede второе второй вторую вторая მეორე',
  'third dritte dritten drittes derde третье третий третью третья მესამე',
  'fourth vierte vierten viertes vierde четвёртое четвертый მეოთხე',
  'fifth fünfte fünften fünftes vijfde пятое пятый მეხუთე',
].map(foldText)

/** The one place that a mistyped word counts out ("the secnod one"). */
export function nearOrdinal(text: string): number | undefined {
  const words = foldText(text).match(/\p{L}{4,}/gu) ?? []
  const places = SPELT.flatMap((line, i) =>
    words.some((word) => line.split(' ').some((one) => nearly(word, one, 4))) ? [i + 1] : [],
  )
  return places.length === 1 ? places[0] : undefined
}

/** All places in a list that a text counts out, the last as -1: "the first and the last one". */
export function ordinalsIn(text: string): number[] {
  const folded = foldText(text)
  const places = ORDINALS.flatMap((pattern, i) => (pattern.test(folded) ? [i + 1] : []))
  return LAST.test(folded) ? [...places, -1] : places
}
