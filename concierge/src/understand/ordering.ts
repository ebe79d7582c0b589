import type { IntentName } from '@souk/contract/understanding.ts'

/** Verbs by which people ask to be given something; folded text. */
const BUYING =
  /(?<!\p{L})(?:(?<!(?:my|the|an|your|our|this|that|last|previous) )order(?:ing)?(?! (?:number|status|\d|no))|place an order for|send|buy|bring|fetch|get (?:me|us|my|him|her|them)|bestell(?:e|en|st)?|ordern?|ordere|schick(?:e|en|t|st)?|besorg(?:e|en|t|st)?|bring(?:e|en|t|st)?|kauf(?:e|en)?(?! ab)|hol(?:e|en)? (?:mir|uns)|bestel(?:len)?|stuur|sturen|bezorg(?:en)?|breng(?:en)?|koop|kopen|haal|закаж\p{L}+|заказать|заказываю|пришл(?:и|ите|ешь|ете)|прислать|отправ(?:ь|ьте|ить)|оформ(?:и|ите|ить|ляй)|привез(?:и|ите|ти)|достав(?:ь|ьте|ить)|купи(?:те|ть)?|организуй(?:те)?|shemikvete|zakazhi\p{L}*|zakazat)(?!\p{L})|(?:შემიკვეთ|შეუკვეთ|შევუკვეთო|შეკვეთა მინდა|ვუკვეთავ|გამომიგზავნ|გამოგვიგზავნ|გაუგზავნ|გავუგზავნო|გამოაგზავნ|მომიტან|მოგვიტან|მიუტან|მიყიდ|უყიდ|ვიყიდ)|下单|[订訂](?!单|阅|單|閱)|(?:点|叫)[一两二三个份只一]|来(?:一|两|个|份)|送(?!货|达|的)|寄(?!到了|的)|买|要一/u

/** What says that it was bought already, or that money is meant: there the same verbs are about something else. */
const PLACED =
  /(?<!\p{L})(?:(?:my|the|our|your|last|previous|an existing) (?:last |previous |current )?orders?|(?<!possible to )have ordered|already ordered|(?<!have (?:\p{L}+ ){1,4})ordered|(?:meine[rn]?|die|der|letzte[nr]?) (?:letzte[nr]? )?bestellung|habe .*bestellt|bestellt|(?:mijn|de|laatste) bestelling|besteld|(?:мо[йеяю]\p{L}*|прошл\p{L}+|последн\p{L}+|свой|этот) заказ\p{L}*|заказа\p{L}* (?:уже|вчера)|заказал\p{L}*|уже|same|again|as before|as last|forgot\p{L}*|basket|cart|in (?:der|die|den|de|het) (?:order|bestelling)|(?:waren)?korb|mandje|winkelwagen|(?:send|transfer|give|schick|überweise?|stuur|пошли|переведи)(?: (?!for |für |voor |за |up |bis |tot |до )\p{L}+){0,2} (?:[$€£]\s?\d|\d+(?:[.,]\d+)?\s?(?:[$€£₽₾]|dollars?|euros?|bucks)|\d+ (?:for|für|voor|за)(?!\p{L}))|(?:der|die|das) gleiche[nr]?|nochmals?|vergessen|vergeten|zelfde|hetzelfde|weer|опять|снова|еще раз|так(?:ой|ую|ое) же|т[оеу]т? же|т[оу]т|корзин\p{L}*|back|zurück|terug|обратно|money|cash|geld\p{L}*|ден(?:ьги|ег)|ფულ\p{L}*|თანხ\p{L}*)(?!\p{L})|同样|一样|同款|再[来订买寄]|送到|改到|购物车|就酱|众筹|იგივე|იმავე|ისევ|კიდევ|კიდე|კალათ|订单|訂單|退|钱|已经|აღარ|უკან|შეკვეთა(?:ში|ს|ზე)|ჩემი შეკვეთ/u

/** "Would it be possible to have a Parma?", „dürfte ich eine Ortolana haben": a thing is asked for, however politely. */
const WISH =
  /(?<!\p{L})(?:(?:could|can|may|might|should) (?:i|we) (?:please |also |just |perhaps |maybe |possibly )*(?:have|get|order|buy|take|grab)|possible,? (?:for me )?to (?:have|get|order|buy|purchase)|if (?:i|we) (?:could|can|may) (?:have|get|order|buy)|(?:would|could|can|will) you (?:\p{L}+ ){0,2}(?:send|sending|get|getting|bring|bringing|make|making|prepare|preparing) (?:me|us)|have .{2,40} ordered|(?:könnte|kann|dürfte|darf|könnten|dürften) (?:ich|wir)(?: \S+){1,7}? (?:haben|bekommen|kriegen|bestellen|kaufen|nehmen)|(?:könnte|kann|dürfte|darf|könnten) (?:ich|wir) (?:\p{L}+ )?(?:eine?[nrsm]?|das|die|den) |(?:bekomm\p{L}*|krieg\p{L}*) (?:ich|wir)|möglich,?(?: \S+){0,7} (?:haben|bekommen|kriegen|bestellen|kaufen)|(?:ich|wir)(?: \S+){0,7} (?:bekommen|kriegen|bestellen|kaufen) (?:könnten?|dürften?|kann|können)|(?:ich|wir)(?: \S+){0,7} (?:kriegen|bekommen) könnten?|(?:mag|kan|zou|mogen|kunnen) (?:ik|wij|we)(?: \S+){0,7} (?:bestellen|hebben|krijgen|kopen|nemen)|(?:mag|zou) ik (?:een|de|het|\d) |mogelijk,?(?: om)?(?: \S+){0,7} (?:krijgen|bestellen|hebben|kopen)|(?:kunt|kun|kan|zou) (?:u|je|jij)(?: \S+){1,6} (?:regelen|bezorgen|sturen|brengen|maken)|(?:можно|возможно|могу|могли|нельзя)(?: \p{L}+){0,4} (?:заказать|получить|купить|оформить|взять|попросить)|можно (?:ли )?(?:мне|нам)|хот\p{L}+ бы|хотелось бы|не могли бы вы)(?!\p{L})|(?:可以|能不能|能|可不可以|我?想)(?:帮我|给我|再)?(?:点|订|要|买|来)|帮我(?:点|订|买|叫|来)|^(?=.*(?:შეიძლება|შესაძლებელი|შემიძლია|შეგიძლია)).*(?:შეკვეთ|უკვეთ|ყიდ|მივიღ|მიღებ|ავიღ|აღება|წავიღ|მომიტან|მოგვიტან|მოტან|გამომიგზავნ|გამოგვიგზავნ|გამოგზავნ|მქონდეს|მომიმზად|მოამზად|გაკეთ|გააკეთ|მომეც|(?<!\p{L})(?:ერთი|ორი|სამი|ცალი)(?!\p{L}))|^(?:შეიძლება|შესაძლებელია?|შემიძლია)(?!.*(?:ით|ში|ზე|თან)(?!\p{L}))(?: \S+){1,3}$/u
/** What a wish in so many words is not: a question when and how it gets there, what it costs, whether it is hot. */
const ABOUT_IT =
  /(?<!\p{L})(?:deliver\p{L}*|ship\p{L}*|by (?:tomorrow|today|tonight|\p{L}+day)|when|how|what|why|where|return|refund|discount|cheaper|back|liefer\p{L}*|geliefert|versand\p{L}*|wann|wie|was|warum|wo|rabatt|zurück|bezorg\p{L}*|lever\p{L}*|verzend\p{L}*|wanneer|hoe|wat|waar|korting|terug|достав\p{L}*|когда|как|сколько|почему|где|скидк\p{L}*|вернуть|обратно|mit (?:karte|paypal)|pay|bezahlen|betalen|оплат\p{L}*|(?:im|i'm|bin|ben|мне|в) 1\d|alcohol|alkohol|vouchers?|codes?|gutschein\p{L}*|\p{L}*preis|tisch|table|tafel|korting\p{L}*|cadeaubon\p{L}*)(?!\p{L})|配送|送到|送达|什么|怎么|多久|多少|折扣|退|几点|小时|未成年|岁|年纪|孕妇|წლის|ბარათ|გადახდ|გადა\p{L}*ხად|ალკოჰოლ|შემოსვლ|შემოტან|მიტან|როდის|როგორ|რამდენ|ფასდაკლ|დაბრუნ/u
/** What gives way to it, be the model ever so sure. */
const TAKEN_FOR: readonly IntentName[] = [
  'delivery.ask',
  'product.ask',
  'policy.ask',
  'discount.ask',
  'complaint',
  'payment.ask',
  'order.change',
  'order.status',
  'reorder',
  'book.start',
  'out.of.scope',
  'human.please',
  'feedback',
]

/**
 * Meanings that need a word of their own where a thing is named: money goes to somebody, a bill is shared, an order there
 * is gets changed or cancelled. "Two friends want a Pizza Ortolana" shares nothing.
 */
const NEEDS: readonly (readonly [IntentName, RegExp])[] = [
  [
    'transfer.send',
    /(?<!\p{L})(?:send|transfer|wire|venmo|zelle|lend|gift|schick\p{L}*|überweis\p{L}*|sende?\p{L}*|leih\p{L}*|stuur|stuurt|sturen|maak|overmaken|leen|перевед\p{L}*|перевести|перевод\p{L}*|отправ\p{L}*|пошли\p{L}*|скинь\p{L}*|кинь\p{L}*|perevedi)(?!\p{L})(?: (?!for |für |voor |за |up |bis |tot |до )\p{L}+){0,3} (?:[$€£¥₽₾]\s?\d|\d+(?:[.,]\d+)?\s?(?:[$€£¥₽₾]|dollar|euro|bucks|usd|eur|rub|gel|руб|евро|доллар|лари|ლარ))|(?<!\p{L})(?:send|give|schick|gib|stuur|geef|отправь|кинь) (?:\p{L}+ )?\d+(?= (?:for|to|für|an|voor|aan|за)(?!\p{L})|\s*$)|(?<!\p{L})(?:money|geld|ден(?:ьги|ег|ежк\p{L}+|ьгами))(?!\p{L})|转(?:账|给|\d)|汇款?|打钱|红包|გადაურიცხ|გადარიცხ|ჩაურიცხ|ფულ|თანხ/u,
  ],
  [
    'pay.split',
    /(?<!\p{L})(?:bill|tab|check|cost|costs|price|payment|pays?|paying|(?:chip|pitch)(?:s|es|ping|ing)? in|covers?|covering|charges?|own share|invoice|amount|halves|half|money|rechnung|kosten|preis|betrag|zahl\p{L}*|bezahl\p{L}*|zusammenlegen|legen(?: \p{L}+){0,3} zusammen|sammel\p{L}*|übern[ei]hm\p{L}*|übernimmt|schuld\p{L}*|anteil|rekening|prijs|bedrag|betal\p{L}*|inzamelen|inleggen|lappen|leggen(?: \p{L}+){0,3} samen|ieder \d+|helft|сч[её]т\p{L}*|чек\p{L}*|оплат\p{L}*|плат\p{L}*|заплат\p{L}*|сумм\p{L}*|стоимость|скин\p{L}*|скидыва\p{L}*|складчин\p{L}*|с меня|остальное|ден(?:ьги|ег)|пополам)(?!\p{L})|账单|AA|aa|付|买单|平摊|分摊|[众大]?[筹凑](?:钱|份|给|礼)|大家凑|各出|份子|均摊|费用|ანგარიშ|გადახდ|გადა[ვიუ]\p{L}*ხად|(?<!\p{L})ვ?იხდ|თანხ|ფულ|ვაგროვებ|შეგროვ|ჩავდებ|ჩავყარ|დავდოთ|წილ|შუაზე|ფას/u,
  ],
  [
    'order.cancel',
    /(?<!\p{L})(?:cancel\p{L}*|revoke|withdraw|stop|undo|abort|orders?|stornier\p{L}*|storno|abbestell\p{L}*|widerruf\p{L}*|bestellung\p{L}*|annuleer\p{L}*|annuler\p{L}*|afzeggen|bestelling\p{L}*|отмен\p{L}*|аннулир\p{L}*|заказ(?:а|у|ом|е)?|передумал\p{L}*)(?!\p{L})|取消|撤销|订单|不要了|别送|გა[ვა]*უქმ|შეკვეთ/u,
  ],
  [
    'order.change',
    /(?<!\p{L})(?:chang\p{L}*|swap\p{L}*|modif\p{L}*|edit|adjust|replac\p{L}*|switch|(?:my|the|an?|our|last|placed|existing) (?:\p{L}+ )?orders?|änder\p{L}*|aender\p{L}*|umbestell\p{L}*|tausch\p{L}*|bestellung\p{L}*|bestellt\p{L}*|already ordered|i ordered|wijzig\p{L}*|verander\p{L}*|aanpas\p{L}*|ruilen|bestelling\p{L}*|besteld\p{L}*|измен\p{L}*|поменя\p{L}*|замен\p{L}*|(?:мо\p{L}+|тот|этот) заказ\p{L}*|заказ(?:е|а|у)|исправ\p{L}*|заказал\p{L}*|оформленн\p{L}*)(?!\p{L})|修改|更改|改成|改到|换成|订单|[订下]的|下(?:好|完|过)?[了的]?单|შეცვალ|შევცვალ|ჩემი? შეკვეთ|შეკვეთა(?:ში|ს)|შევუკვეთე|გაფორმებულ|შეკვეთილ/u,
  ],
]

/** From this score on a model is believed without such a word, nobody lists them all; but a meal is shared far oftener than its bill. */
const CERTAIN = 0.85

/** Takes away what nothing in the words bears out when a thing is named; what is left then is the wish for it. */
export function dropGuesses(scores: Map<IntentName, number>, text: string): void {
  let dropped = false
  for (const [name, evidence] of NEEDS) {
    const score = scores.get(name)
    if (score === undefined || evidence.test(text)) continue
    if (score < CERTAIN || name === 'pay.split') dropped = scores.delete(name)
  }
  const top = Math.max(0, ...scores.values())
  if (dropped && top < 0.75) scores.set('product.find', 0.75)
}

/** Whether the words ask to be given the thing they name, and nothing about it. */
export function wishesFor(text: string): boolean {
  return WISH.test(text) && !ABOUT_IT.test(text) && !PLACED.test(text)
}

/** The thing itself is wished for, whatever else a model hears in the courtesy around it. */
export function takeWish(scores: Map<IntentName, number>): void {
  for (const name of TAKEN_FOR) scores.delete(name)
  buyInstead(scores)
}

/**
 * Up to which score a meaning gives way when a thing is named and asked for. Money is sent, an order paid: never a thing.
 * What a model is sure of is otherwise believed.
 */
const YIELDS: readonly (readonly [IntentName, number])[] = [
  ['transfer.send', 1],
  ['checkout.start', 1],
  ['order.change', 0.85],
  ['recommend', 0.85],
  ...(
    [
      'order.status',
      'order.cancel',
      'reorder',
      'book.start',
      'book.change',
      'notify.back_in_stock',
      'feedback',
      'out.of.scope',
      'location.ask',
      'delivery.ask',
      'product.ask',
      'complaint',
      'greeting',
      'thanks',
      'goodbye',
      'return.start',
      'exchange.start',
      'refund.status',
      'pay.split',
    ] as const
  ).map((name) => [name, 0.7] as const),
]

/** "Order a margherita", «закажи букет маме»: a verb of ordering, with nothing bought yet in question. */
export function asksToBuy(text: string): boolean {
  return BUYING.test(text) && !PLACED.test(text)
}

/** A known thing is asked for: that is what is meant, unless something else is quite certain. */
export function buyInstead(scores: Map<IntentName, number>): void {
  for (const [name, most] of YIELDS) if ((scores.get(name) ?? 0) <= most) scores.delete(name)
  const [top] = [...scores].toSorted((a, b) => b[1] - a[1])
  // "throw in some chips" wishes for them as well
  if (top === undefined || (top[1] < 0.75 && top[0] !== 'cart.add')) scores.set('product.find', 0.75)
}
