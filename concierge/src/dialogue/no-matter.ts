import { foldText } from '../text/normalise.ts'

/** Any will do. */
const NO_MATTER =
  /(?<!\p{L})(?:(?:any|either)(?= (?:one|size|colou?r|of|will|is|way|option|day|works|would|are)(?!\p{L})|[\s.!]*$)|whichever|whatever|no matter|not important|doesn'?t matter|does not matter|(?:don'?t|do not) (?:care|mind)|no preference|(?:you|u) (?:can |may |could )?(?:choose|pick|decide|select)|(?:your|ur) (?:choice|pick|call)|up to (?:you|u)|surprise me|(?:pick|choose|decide|select)(?: (?:one|it|something|for me))+|all the same(?: to me)?|egal\p{L}*|gleichgültig|wurs[ch]t|wurscht|mir (?:ist (?:es |das )?)?gleich|irgend\p{L}*|spielt keine rolle|beliebig\p{L}*|(?:such|wähl|entscheide?|nimm)(?: \p{L}+){0,3} (?:du|sie|ihr|aus)|(?:entscheide|wähle|bestimme) du|überrasch\p{L}*|maakt (?:me |mij )?(?:helemaal )?(?:niet|niks|niets|weinig)(?: \p{L}+)? ?uit|om het even|(?:kies|beslis|bepaal)(?: \p{L}+){0,3}|doe maar (?:iets|wat)|willekeurig\p{L}*|verras\p{L}*|люб(?:ой|ая|ое|ую|ые|ого|ым)|все равно|без разницы|(?:не|ни) ?важно|не имеет значения|как(?:ой|ая|ое|ую) угодно|на ваш(?:е)? (?:выбор|усмотрение)|(?:выбирайте|выберите|решайте|выбери|решай)(?: \p{L}+){0,3}|удивите)(?!\p{L})|随便|随意|无所谓|都(?:可以|行|好|成)|哪个都|任意|(?:你|您)(?:来|帮我|给我|们)?(?:选|定|决定|挑|看着办)|帮我(?:选|挑|定)|ნებისმიერ|სულ ?ერთი|არ აქვს მნიშვნელობა|მნიშვნელობა არ აქვს|(?:თქვენ|შენ)(?:ით)? (?:აირჩიე|შეარჩიე|გადაწყვიტე)|აირჩიე(?:თ)? თქვენ|რომელიც გინდათ|როგორც გინდათ/u

/** "Any", „egal", «без разницы», 随便: the choice is left to the shop. */
export function isNoMatter(text: string): boolean {
  const folded = foldText(text).replaceAll('’', "'")
  return folded.length <= 50 && !/[?？]/.test(folded) && NO_MATTER.test(folded)
}
