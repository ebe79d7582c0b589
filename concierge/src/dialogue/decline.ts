import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'

/** Words that refuse. */
const NO = words(
  `no|nope|nah|not|none|nothing|never mind|nevermind|without|skip|blank|empty|dont|don't|doesnt|doesn't|isn't|don|doesn|isn|rather not|neither|` +
    `nein|nee|ne|nö|kein\\p{L}{0,2}|nicht\\p{L}?|nix|ohne|leer\\p{L}*|weg|weglassen|verzichte\\p{L}*|` +
    `geen|niet\\p{L}?|niks|zonder|leeg|hoeft|overslaan|` +
    `нет|не|неа|ничего|ничто|никак\\p{L}+|без|пуст\\p{L}+|пропуст\\p{L}+|обойдусь|обойдемся|` +
    `არა|არ|ნუ|არაფერი|არაფრის|გარეშე|ცარიელ\\p{L}*|უბარათოდ|უტექსტოდ|გამოტოვ\\p{L}*|არანაირ\\p{L}*`,
)
/** What a card, a note or an extra is called, and what stands around a refusal; none of it makes a message to somebody. */
const AROUND = words(
  `(?:greeting|gift|birthday)|cards?|text|message|note|words?|writing|greetings?|inscription|comments?|remarks?|instructions?|requests?|extras?|anything|any|one|it|a|an|the|of|on|for|to|that|this|there|with|i|i'm|i'd|id|im|we|want|wanted|need|needed|needs|like|have|would|do|does|is|s|t|d|m|ll|its|it's|it'll|be|please|thanks?|thank|you|u|necessary|required|fine|ok|okay|good|great|just|rather|leave|put|write|add|added|include|prefer|yes|so|well|then|here|also|all|else|more|needn|am|me|my|really|thing|can|will|stay|bother|us|no|` +
    `kart\\p{L}*|gruss\\p{L}*|gruß\\p{L}*|glückwunsch\\p{L}*|texte?s?|nachricht\\p{L}*|notiz\\p{L}*|wort|worte|beschriftung|widmung|anmerkung\\p{L}*|hinweis\\p{L}*|wunsch|wünsche|extras?|dazu|drauf|draufschreiben|drauf|schreiben|schreibt?|drin|dabei|ich|wir|es|das|die|der|den|dem|ein\\p{L}{0,2}|mir|uns|brauch\\p{L}*|möcht\\p{L}*|moecht\\p{L}*|will|wollen|wollte|nötig|noetig|notwendig|erforderlich|danke|dankeschön|bitte|ja|lieber|muss|müssen|sein|ist|kann|bleiben|bleibt|lass\\p{L}*|einfach|mal|auch|so|schon|gern\\p{L}*|passt|gut|geht|haben|was|etwas|mehr|sonst|weiter|heute|da|soll|und|vielen|lieb|` +
    `kaart\\p{L}*|wenskaart\\p{L}*|tekst\\p{L}*|bericht\\p{L}*|boodschap\\p{L}*|opmerking\\p{L}*|erop|erbij|op|het|de|een|ik|we|wij|hoef|hoeven|hoeft|wil|willen|nodig|graag|bedankt|dank|je|jullie|u|wel|liever|doe|maar|laat|laten|mag|blijven|gewoon|hoor|schrijf|schrijven|is|zo|dat|dit|er|mij|me|ook|goed|prima|verder|meer|` +
    `открыт\\p{L}+|карточк\\p{L}+|текст\\p{L}*|сообщен\\p{L}+|подпис\\p{L}+|надпис\\p{L}+|записк\\p{L}+|пожелан\\p{L}+|поздравлен\\p{L}+|комментар\\p{L}+|примечан\\p{L}+|надо|нужн\\p{L}+|нужен|хочу|хотим|хотелось|будет|будем|пиши|пишите|писать|оставь|оставьте|оставить|оставим|пожалуйста|спасибо|мне|нам|лучше|просто|давай\\p{L}*|можно|я|мы|это|эт\\p{L}{1,2}|тут|там|и|а|на|к|у|бы|же|ну|да|добавля\\p{L}+|клад\\p{L}+|вклад\\p{L}+|требуется|больше|уже|меня|ее|её|так|все|` +
    `ბარათ\\p{L}*|ღია|ტექსტ\\p{L}*|წარწერ\\p{L}*|შეტყობინებ\\p{L}*|მილოცვ\\p{L}*|მისალოც\\p{L}*|კომენტარ\\p{L}*|შენიშვნ\\p{L}*|მინდა|გვინდა|მჭირდება|გვჭირდება|მსურს|არის|საჭირო\\p{L}*|იყოს|დაწერ\\p{L}*|დატოვ\\p{L}*|გმადლობ\\p{L}*|მადლობა|გთხოვთ|ჯობია|მირჩევნია|უკეთესი\\p{L}*|კი|ასე|მე|ჩვენ|და|არც|ზედ|მეტი|კარგი`,
)
const CHINESE_NO = /不(?:需要|必|用|要|想|写|放|加|附|留)|无需|无须|免了?|没有?|算了|空着?|跳过|别|无/gu
const CHINESE_AROUND =
  /贺卡|卡片|卡|留言|文字|内容|祝福语?|备注|字|话|东西|需要|想|要|写|放|加|附|留|填|说|什么|任何|我们?|就|也|都|了|吧|啦|啊|哈|谢谢|多谢|谢|请|的|可以|好|行|着|直接|那|这个?|给|用|不/gu

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
  const folded = foldText(text).replaceAll('’', "'")
  if (/\p{Script=Han}/u.test(folded)) {
    const rest = folded.replace(CHINESE_NO, '').replace(CHINESE_AROUND, '')
    return folded.search(CHINESE_NO) >= 0 && !/[\p{L}\p{N}]/u.test(rest)
  }
  const all = tokenise(folded).map((token) => token.text)
  return all.some((word) => NO.test(word)) && all.every((word) => NO.test(word) || AROUND.test(word))
}
