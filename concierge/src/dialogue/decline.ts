import { foldText } from '../text/normalise.ts'
import { languagesOf } from '../lexicon/match-table.ts'
import { tokenise } from '../text/tokens.ts'
import { nearly } from './nearly.ts'

/** Words that refuse. */
const NO = words(
  `no|nope|nah|not|none|nothing|never mind|nevermind|without|skip|blank|empty|dont|don't|doesnt|doesn't|isn't|don|doesn|isn|rather not|neither|off|out|omit|drop|` +
    `nein|nee|ne|nö|kein\\p{L}{0,2}|nicht\\p{L}?|nix|ohne|leer\\p{L}*|weg|weglassen|verzichte\\p{L}*|` +
    `geen|niet\\p{L}?|niks|zonder|leeg|hoeft|overslaan|weg|weglaten|eraf|` +
    `нет|не|неа|ничего|ничто|никак\\p{L}+|без|пуст\\p{L}+|пропуст\\p{L}+|обойдусь|обойдемся|` +
    `არა|არ|ნუ|არაფერი\\p{L}*|არაფრის|გარეშე|ცარიელ\\p{L}*|უბარათოდ|უტექსტოდ|გამოტოვ\\p{L}*|არანაირ\\p{L}*`,
)
/** Words by which people leave things as they are and go on; alone they mean that nothing is to be added. */
const AS_IT_IS = words(
  `leave|keep|remain|fine|good|continue|proceed|next|carry|go|move|onwards?|further|pass|so|` +
    `so|weiter\\p{L}{0,8}|fortfahren|passt|lass\\p{L}*|bleib(?:t|en)|nächste\\p{L}?|naechste\\p{L}?|reicht|genügt|` +
    `zo|verder|doorgaan|ga|volgende|laat|laten|houd?|genoeg|vervolg\\p{L}*|` +
    `так|дальше|далее|продолж\\p{L}+|следующ\\p{L}+|идем|идемте|пойдем|поехали|пойдет|сойдет|устраивает|нечего|хватит|достаточно|остав\\p{L}+|пропуст\\p{L}+|вперед|` +
    `ასე|შემდეგ\\p{L}*|გავაგრძელ\\p{L}*|გააგრძელ\\p{L}*|განაგრძ\\p{L}*|გადავიდ\\p{L}*|დატოვ\\p{L}*|დავტოვ\\p{L}*|საკმარისი\\p{L}*|წავედით|კმარა`,
)
/** What a card, a note or an extra is called, and what stands around a refusal; none of it makes a message to somebody. */
const AROUND = words(
  `(?:greeting|gift|birthday)|cards?|text|message|note|words?|writing|greetings?|inscription|comments?|remarks?|instructions?|requests?|extras?|anything|any|one|it|a|an|the|of|on|for|to|that|this|there|with|i|i'm|i'd|id|im|we|want|wanted|need|needed|needs|like|have|would|do|does|is|s|t|d|m|ll|its|it's|it'll|be|please|thanks?|thank|u|necessary|required|fine|ok|okay|good|great|just|rather|leave|put|write|add|added|include|prefer|yes|so|well|then|here|also|all|else|more|needn|am|me|my|really|thing|can|will|stay|bother|us|no|on|ahead|forward|now|step|question|way|as|like|at|or|special|specific|particular|particularly|specifically|other|wishes|requirements|preferences|additions?|changes?|say|mention|got|let's|lets|let|enough|perfect|alright|right|that'll|that's|thats|these|those|same|adding|further|onto|stuff|what|perfectly|` +
    `kart\\p{L}*|grusskarte|glückwunschkarte|gruss\\p{L}*|gruß\\p{L}*|glückwunsch\\p{L}*|texte?s?|nachricht\\p{L}*|notiz\\p{L}*|wort|worte|beschriftung|widmung|anmerkung\\p{L}*|hinweis\\p{L}*|wunsch|wünsche|extras?|dazu|drauf|draufschreiben|drauf|schreiben|schreibt?|drin|dabei|ich|wir|es|das|die|der|den|dem|ein\\p{L}{0,2}|mir|uns|brauch\\p{L}*|möcht\\p{L}*|moecht\\p{L}*|will|wollen|wollte|nötig|noetig|notwendig|erforderlich|danke|dankeschön|bitte|ja|lieber|muss|müssen|sein|ist|kann|bleiben|bleibt|lass\\p{L}*|einfach|mal|auch|so|schon|gern\\p{L}*|passt|gut|geht|haben|was|etwas|mehr|sonst|weiter|heute|da|soll|und|vielen|lieb|bin|hab|habe|zu|hinzu|hinzufüg\\p{L}*|hinzuzufüg\\p{L}*|ergänz\\p{L}*|zuzufügen|geh|gehen|mach|machen|wir|uns|schritt|frage|wie|okay|ok|bestens|prima|super|perfekt|alles|war|wars|war's|besonder\\p{L}*|speziell\\p{L}*|wunsch|sonderw\\p{L}+|sagen|dazu|wünschen|von|mir|aus|noch|sonstig\\p{L}*|belassen|gerade|klar|genau|wunderbar|jetzt|dann|eigentlich|sonst|gibt|ansonsten|halt|eben|änder\\p{L}*|nun|zum|am|` +
    `kaart\\p{L}*|wenskaart\\p{L}*|tekst\\p{L}*|bericht\\p{L}*|boodschap\\p{L}*|opmerking\\p{L}*|erop|erbij|op|het|de|een|ik|we|wij|hoef|hoeven|hoeft|wil|willen|nodig|graag|bedankt|dank|je|jullie|u|wel|liever|doe|maar|laat|laten|mag|blijven|gewoon|hoor|schrijf|schrijven|is|zo|dat|dit|er|mij|me|ook|goed|prima|verder|meer|toe|voegen|toevoegen|toevoeg\\p{L}*|te|bijzonder\\p{L}*|speciaal|speciale|wensen|wens|verzoek\\p{L}*|eisen|anders|ander|andere|stap|vraag|hebben|heb|zeggen|melden|volgens|zoals|nu|dan|kan|alles|maken|gaan|we|naar|oké|oke|ok|perfect|lekker|houden|even|voor|mij|eigenlijk|niks|` +
    `открыт\\p{L}+|карточк\\p{L}+|текст\\p{L}*|сообщен\\p{L}+|подпис\\p{L}+|надпис\\p{L}+|записк\\p{L}+|пожелан\\p{L}+|поздравлен\\p{L}+|комментар\\p{L}+|примечан\\p{L}+|надо|нужн\\p{L}+|нужен|хочу|хотим|хотелось|будет|будем|пиши|пишите|писать|оставь|оставьте|оставить|оставим|пожалуйста|спасибо|мне|нам|лучше|просто|давай\\p{L}*|можно|я|мы|это|эт\\p{L}{1,2}|тут|там|и|а|на|к|у|бы|же|ну|да|добавля\\p{L}+|добав\\p{L}+|особ\\p{L}+|друг\\p{L}+|как|есть|нормально|хорошо|отлично|норм|ок|окей|ладно|будет|пусть|останется|вопрос\\p{L}*|шаг\\p{L}*|сказать|менять|изменя\\p{L}+|пожел\\p{L}+|никаких|такого|сейчас|теперь|что|еще|остальн\\p{L}+|всё|в|с|по|давай|то|бы|нам|оно|остается|порядке|клад\\p{L}+|вклад\\p{L}+|требуется|больше|уже|меня|ее|её|так|все|` +
    `ბარათ\\p{L}*|ღია|ტექსტ\\p{L}*|წარწერ\\p{L}*|შეტყობინებ\\p{L}*|მილოცვ\\p{L}*|მისალოც\\p{L}*|კომენტარ\\p{L}*|შენიშვნ\\p{L}*|მინდა|გვინდა|მჭირდება|გვჭირდება|მსურს|არის|საჭირო\\p{L}*|იყოს|დაწერ\\p{L}*|დატოვ\\p{L}*|გმადლობ\\p{L}*|მადლობა|გთხოვთ|ჯობია|მირჩევნია|უკეთესი\\p{L}*|კი|ასე|მე|ჩვენ|და|არც|ზედ|მეტი|კარგი|კარგია|იყოს|იყო|სხვა|დასამატებ\\p{L}*|დაამატ\\p{L}*|დავამატ\\p{L}*|დამატებ\\p{L}*|სურვილ\\p{L}*|მაქვს|განსაკუთრებ\\p{L}*|კითხვა\\p{L}*|ნაბიჯ\\p{L}*|როგორც|ისე|ისევ|რაც|ყველაფერი|ახლა|უბრალოდ|მოდი|მოთხოვნ\\p{L}*|ამაზე|რამე|სათქმელ\\p{L}*|კი|აღარ|იყოს|მაწყობს|გვაქვს`,
)
const CHINESE_NO =
  /不(?:需要|必|用|要|想|写|放|加|附|留)|继续|下一[步个项]|接着来?|往下走?|就这(?:样|么)|这样(?:就|挺|也|很)|(?:保持|维持)?原样|(?:保持|维持)不变|可以了|行了|好了|够了|无需|无须|免了?|没有?|算了|空着?|跳过|(?<!特)别|无/gu
const CHINESE_AROUND =
  /贺卡|卡片|卡|其[他它]|别的|特别|特殊|额外|要求|需求|意见|补充|改动|改|啥|定|办|走|进行|下去|样|原|保持|维持|变|现在|我|说|OK|ok|下|再|有|没|是|更多|太多|怎么|这些|留言|文字|内容|祝福语?|备注|字|话|东西|需要|想|要|写|放|加|附|留|填|说|什么|任何|我们?|就|也|都|了|吧|啦|啊|哈|谢谢|多谢|谢|请|的|可以|好|行|着|直接|那|这个?|给|用|不/gu

/** Longer words are what should stand there. */
const LONGEST = 60

function words(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`, 'u')
}

/**
 * Whether a text only refuses what was asked for and says nothing of its own: "no card needed, thanks", „lieber ohne",
 * «открытка не нужна», 贺卡就不用了. "No one like you" and «не болей» are greetings.
 */
export function declines(text: string): boolean {
  if (text.length > LONGEST || /[?？"“”„«»]/.test(text)) return false
  const folded = foldText(text)
    .replaceAll('’', "'")
    .replace(/(?<!\p{L})thank you(?!\p{L})/gu, 'thanks')
  if (goesOn(text)) return true
  if (/\p{Script=Han}/u.test(folded)) {
    const rest = folded.replace(CHINESE_NO, '').replace(CHINESE_AROUND, '')
    return folded.search(CHINESE_NO) >= 0 && !/[\p{L}\p{N}]/u.test(rest)
  }
  const all = tokenise(folded).map((token) => wellTyped(token.text))
  return all.some((word) => NO.test(word) || AS_IT_IS.test(word)) && all.every(isOurs)
}

/** Forms of those that stand above as stems, to know them again behind a slip. */
const FORMS =
  'нужна нужно нужны нужен открытка открытки открытку текста никакой никакая требуется надписи მინდა საჭირო ბარათი ბარათის ტექსტი'
const OWN: readonly string[] = [
  ...new Set([
    ...[NO, AS_IT_IS, AROUND].flatMap(({ source }) => source.split('|').filter((one) => /^\p{L}{5,}$/u.test(one))),
    ...FORMS.split(' '),
  ]),
]
/** Words of fewer letters than this say too little for a slip to be known in them; those of languages with endings say more. */
const least = (word: string) => (/[\p{Script=Cyrillic}\p{Script=Georgian}]/u.test(word) ? 4 : 5)

/** A word of ours with one slip of the finger, as it was meant. */
function wellTyped(word: string): string {
  if (word.length < least(word) || languagesOf(word).length > 0 || isOurs(word)) return word
  return OWN.find((one) => nearly(word, one, least(word))) ?? slipped(word).find(isOurs) ?? word
}

function isOurs(word: string): boolean {
  return NO.test(word) || AS_IT_IS.test(word) || AROUND.test(word)
}

/** What was meant if a letter is one too many or has changed places with the next: for forms that only an ending makes. */
function slipped(word: string): string[] {
  const letters = Array.from(word)
  return letters.flatMap((letter, i) => {
    const [head, next, tail] = [letters.slice(0, i), letters[i + 1], letters.slice(i + 2)]
    const swapped = next === undefined ? [] : [[...head, next, letter, ...tail].join('')]
    return [[...head, ...letters.slice(i + 1)].join(''), ...swapped]
  })
}

/** The whole message says to go on: the step before the next one is as it shall be. */
const GOES_ON =
  /^(?:(?:ok|okay|yes|well|so|now|just|please|let'?s|let us|then|and|alright|ja|nun|dann|einfach|bitte|und|mal|jetzt|gern|lass uns|wir|gut|nou|dan|maar|graag|gewoon|nu|en|да|ну|а|и|давай|давайте|просто|теперь|пожалуйста|хорошо|კი|მოდი|ახლა|უბრალოდ|კარგი|გთხოვთ)\s)*(?:go (?:on|ahead|forward|further)|continue|proceed|next(?: (?:step|one|question))?|carry on|move on|moving on|onwards?|keep going|(?:that|it)(?:'?ll| will| should) do|(?:mach |geh |gehen wir |geht'?s |machen wir )?weiter(?:machen|gehen)?|fortfahren|nächste[rs]?(?: (?:schritt|frage))?|(?:ga )?(?:maar )?verder(?: gaan)?|(?:ga )?(?:maar )?door|doorgaan|volgende(?: (?:stap|vraag))?|(?:идем |пойдем |поехали |едем )?(?:дальше|далее)|продолж(?:ай|айте|им|аем|ить)|следующ(?:ий|ее|ая)(?: (?:шаг|вопрос))?|поехали|вперед|შემდეგ(?:ი|ზე)?(?: (?:ნაბიჯი|კითხვა|გადავიდეთ))?|(?:გავაგრძელოთ|გააგრძელე|გააგრძელეთ|განაგრძე|განაგრძეთ|წავედით))(?: (?:please|then|now|bitte|dann|jetzt|mal|graag|maar|dan|пожалуйста|тогда|გთხოვთ|so|it|with it))*$|^(?:好的?|那就?|请|就|嗯)*(?:继续(?:下一步|下去|进行)?|下一[步个项]|接着来?|往下走?)[吧了啊]?$/u

const GO_WORDS: readonly string[] =
  'next continue proceed onwards weiter weitermachen fortfahren nächste verder doorgaan volgende дальше далее продолжай продолжим продолжаем продолжить следующий поехали შემდეგი შემდეგ გავაგრძელოთ გააგრძელე'
    .split(' ')
    .map(foldText)

/** "Go on", „weiter", «дальше», 继续, also with a slip in it. */
export function goesOn(text: string): boolean {
  if (text.length > 40 || /[?？]/.test(text)) return false
  const folded = foldText(text)
    .replaceAll('’', "'")
    .replace(/[\p{P}\p{Extended_Pictographic}]+(?<!')/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (GOES_ON.test(folded)) return true
  const plain = folded.replace(/\p{L}{4,}/gu, (word) => GO_WORDS.find((one) => nearly(word, one, 4)) ?? word)
  return plain !== folded && GOES_ON.test(plain)
}
