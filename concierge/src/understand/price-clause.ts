/** What the words around an amount make of it, when they stand further off than a bound does. */

const END = /[.!?;:,，。！？；：\n]/u
const BUDGET =
  /(?<!\p{L})(?:budget(?:'?s)?|price (?:range|limit)|preis(?:rahmen|grenze|limit)|prijs(?:klasse|limiet)|limit|бюджет\p{L}*|лимит\p{L}*|ბიუჯეტ\p{L}*)(?!\p{L})|预算|預算/u
/** "I only have 50", "ik heb maar 50", «у меня только 50»: right before the amount. */
const ONLY =
  /(?<!\p{L})(?:only|just|nur|bloss|lediglich|(?:heb|hebben|heeft) (?:maar|slechts|alleen)|slechts|только|всего|лишь|მხოლოდ|მარტო)(?: (?:have|got|about|etwa|noch|наверное))?\s*(?:the |a )?$|只有|就(?:有)?$/u
const NOT_ONLY = /(?:not|nicht|niet|не|არა) (?:only|just|nur|alleen|только|მხოლოდ)\s*$/u
/** What somebody has to spend. */
const TO_SPEND =
  /(?<!\p{L})(?:to spend|to play with|auszugeben|zur verfügung|ausgeben|te besteden|besteden|uit te geven|uitgeven|потрати\p{L}*|располага\p{L}*|рассчитыва\p{L}*|დახარჯვა|დავხარჯ\p{L}*|დასახარჯ\p{L}*)(?!\p{L})|可以花|能花|想花/u
const ABOVE =
  /(?<!\p{L})(?:more|over|above|greater|higher|mehr|über|ueber|teurer|meer|boven|duurder|больше|более|свыше|дороже|выше)(?!\p{L})|ზემოთ|超过|超過|高于|高於|多于|大于|以上|მეტ|ძვირ/u
const NOT =
  /n't(?!\p{L})|(?<!\p{L})(?:not|never|dont|wont|cant|nicht|nie|niet|nooit|не|нельзя|არ|ვერ|ნუ|აღარ)(?!\p{L})|[不别]/u
const NO_THING = /(?<!\p{L})(?:no|nothing|kein\p{L}*|nichts|geen|niets|ничего|никак\p{L}+)(?: \p{L}+)?\s*$/u
const SPEND =
  /(?<!\p{L})(?:spend|pay|cost|go|be|afford|want|ausgeben|bezahl\p{L}*|zahlen|kosten|uitgeven|betalen|besteden|трат\p{L}*|потрат\p{L}*|плат\p{L}*|стои\p{L}*|выйти|დავხარჯ\p{L}*|ხარჯ\p{L}*|გადავიხდ\p{L}*|ვიხდი|ღირ\p{L}*|ღირდეს)(?!\p{L})|[花出付贵]/u
/** The refusal right before the bound: "not a cent over", 不想超过, «не хочу больше». */
const REFUSED_BEFORE =
  /(?<!\p{L})(?:not (?:a|one) (?:\p{L}+ )?|(?:keinen|geen|ни) \p{L}+ |не (?:хочу|хотим|готов\p{L}*|могу|можем|буду|дам|надо|нужно)(?: (?:тратить|платить|отдавать|выходить))? )$|不(?:想|愿意?|要|能|打算|会)$/u
/** Right behind it, with nothing but small words between: "will ich nicht", «не хочу», 不考虑. "But not red" is another wish. */
const REFUSED_BEHIND =
  /^[^\p{L}]*(?:(?!but |and |aber |und |maar |en |но |и |а )\p{L}+['’]?\p{L}* ){0,4}(?:not|never|nicht|niet|nooit|не|нет|არ|ვერ|აღარ|won't|don't|can't|cannot|do not|will not)(?: (?:\p{L}+ ){0,2}(?:spend|pay|go|cost|possible|ok|okay|happen|want|do|work|want to|ausgeben|zahlen|bezahlen|kosten|sein|drin|gehen|möglich|haben|in|gaan|kosten|mogelijk|uitgeven|kwijt|zijn|betalen|\p{Script=Cyrillic}+|\p{Script=Georgian}+))?\s*$/u
/** What is over it is not even looked at. */
const DROPPED =
  /^[^\p{L}]{0,3}(?:is out(?!\p{L})|are out(?!\p{L})|is no go|fällt (?:weg|raus)|valt (?:af|weg))|^[^\d,，。]{0,4}(?:就|都)?(?:不要|不考虑|不行|不买|不看|别|不可以|免谈)/u
const TOO_MUCH =
  /^[^.!?;。！？；]{0,24}(?:too (?:much|expensive|dear)|out of reach|zu (?:viel|teuer)|te (?:duur|veel)|дорого|слишком|не потян\p{L}*|太[贵多]|ძვირია|ბევრია)/u

/** The words of the same clause on both sides of a stretch. */
function clause(mask: string, start: number, end: number): { head: string; tail: string } {
  const head = mask.slice(Math.max(0, start - 60), start)
  const tail = mask.slice(end, end + 60)
  return { head: head.split(END).at(-1) ?? '', tail: tail.split(END)[0] ?? '' }
}

/** A budget, all that somebody has, or what they have to spend: the amount is the most it may cost. */
export function isLimit(mask: string, start: number, end: number): boolean {
  const { head, tail } = clause(mask, start, end)
  // "Budget: 150" names it before the sign
  if (
    BUDGET.test(
      mask
        .slice(Math.max(0, start - 40), start)
        .split(/[.!?;,，。！？；\n]/u)
        .at(-1) ?? '',
    )
  )
    return true
  if (BUDGET.test(tail) || TO_SPEND.test(tail) || TO_SPEND.test(head)) return true
  return ONLY.test(head) && !NOT_ONLY.test(head)
}

/** "Mehr als 80 möchte ich nicht ausgeben", 不想花超过80: a floor that is refused is a ceiling. */
export function isRefused(mask: string, start: number, end: number): boolean {
  if (!ABOVE.test(mask.slice(start, end))) return false
  const { head, tail } = clause(mask, start, end)
  if (REFUSED_BEFORE.test(head) || REFUSED_BEHIND.test(tail) || DROPPED.test(mask.slice(end, end + 24))) return true
  if (NO_THING.test(head) || TOO_MUCH.test(mask.slice(end, end + 60))) return true
  return (NOT.test(head) || NOT.test(tail)) && (SPEND.test(head) || SPEND.test(tail))
}
