import type { IntentName } from '@souk/contract/understanding.ts'

/** Verbs by which people ask to be given something; folded text. */
const BUYING =
  /(?<!\p{L})(?:(?<!(?:my|the|an|your|our|this|that|last|previous) )order(?:ing)?(?! (?:number|status|\d|no))|place an order for|send|buy|bring|fetch|get (?:me|us|my|him|her|them)|bestell(?:e|en|st)?|ordern?|ordere|schick(?:e|en|t|st)?|besorg(?:e|en|t|st)?|bring(?:e|en|t|st)?|kauf(?:e|en)?|hol(?:e|en)? (?:mir|uns)|bestel(?:len)?|stuur|sturen|bezorg(?:en)?|breng(?:en)?|koop|kopen|haal|закаж\p{L}+|заказать|заказываю|пришл(?:и|ите|ешь|ете)|прислать|отправ(?:ь|ьте|ить)|оформ(?:и|ите|ить|ляй)|привез(?:и|ите|ти)|достав(?:ь|ьте|ить)|купи(?:те|ть)?|организуй(?:те)?|shemikvete|zakazhi\p{L}*|zakazat)(?!\p{L})|(?:შემიკვეთ|შეუკვეთ|შევუკვეთო|შეკვეთა მინდა|ვუკვეთავ|გამომიგზავნ|გამოგვიგზავნ|გაუგზავნ|გავუგზავნო|გამოაგზავნ|მომიტან|მოგვიტან|მიუტან|მიყიდ|უყიდ|ვიყიდ)|下单|[订訂](?!单|阅|單|閱)|(?:点|叫)[一两二三个份只一]|来(?:一|两|个|份)|送(?!货|达|的)|寄(?!到了|的)|买|要一/u

/** What says that it was bought already, or that money is meant: there the same verbs are about something else. */
const PLACED =
  /(?<!\p{L})(?:(?:my|the|our|your|last|previous|an existing) (?:last |previous |current )?orders?|have ordered|already ordered|i ordered|ordered|(?:meine[rn]?|die|der|letzte[nr]?) (?:letzte[nr]? )?bestellung|habe .*bestellt|bestellt|(?:mijn|de|laatste) bestelling|besteld|(?:мо[йеяю]\p{L}*|прошл\p{L}+|последн\p{L}+|свой|этот) заказ\p{L}*|заказа\p{L}* (?:уже|вчера)|заказал\p{L}*|уже|same|again|as before|as last|forgot\p{L}*|basket|cart|in (?:der|die|den|de|het) (?:order|bestelling)|(?:waren)?korb|mandje|winkelwagen|(?:der|die|das) gleiche[nr]?|nochmals?|vergessen|vergeten|zelfde|hetzelfde|weer|опять|снова|еще раз|так(?:ой|ую|ое) же|т[оеу]т? же|т[оу]т|корзин\p{L}*|back|zurück|terug|обратно|money|cash|geld\p{L}*|ден(?:ьги|ег)|ფულ\p{L}*|თანხ\p{L}*)(?!\p{L})|同样|一样|同款|再[来订买寄]|送到|改到|购物车|就酱|众筹|იგივე|იმავე|ისევ|კიდევ|კიდე|კალათ|订单|訂單|退|钱|已经|აღარ|უკან|შეკვეთა(?:ში|ს|ზე)|ჩემი შეკვეთ/u

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
  const [top] = [...scores.values()].toSorted((a, b) => b - a)
  if (top === undefined || top < 0.75) scores.set('product.find', 0.75)
}
