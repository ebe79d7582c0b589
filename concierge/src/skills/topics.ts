import { foldText } from '../text/normalise.ts'

/** What shops write answers about, and the words that ask for it in any language: the bridge to an answer in another one. */
const TOPICS: readonly (readonly [names: readonly string[], words: RegExp])[] = [
  [
    ['returns', 'return', 'refund', 'refunds', 'exchange'],
    /\breturn|send (?:it )?back|refund|exchange|rückgabe|zurück(?:geb|schick|send)|umtausch|retour|terug(?:sturen|betal|geven)|ruilen|возврат|вернуть|обмен|退货|退换|退款|换货|დაბრუნ|გადაცვლ/u,
  ],
  [
    ['delivery', 'shipping'],
    /deliver|shipping|\bship\b|courier|liefer|versand|zustell|bezorg|verzend|lever|достав|курьер|配送|送货|快递|运费|发货|მიტან|მიწოდებ|კურიერ/u,
  ],
  [
    ['payment', 'payments', 'paying'],
    /\bpay|credit card|invoice|instal?lment|paypal|zahl|rechnung|kreditkarte|ratenzahl|betaal|betal|factuur|оплат|картой|рассрочк|付款|支付|信用卡|分期|გადახდ|ბარათით|განვადებ/u,
  ],
  [
    ['sizing', 'size', 'sizes'],
    /\bsiz(?:e|es|ing)\b|fits? (?:small|large|true)|größe|grösse|passform|\bmaat|maattabel|размер|маломер|尺码|尺寸|偏小|偏大|ზომ/u,
  ],
  [
    ['care', 'washing'],
    /\bwash|dry clean|iron|\bcare\b|wasch|pflege|bügel|reinig|wassen|strijk|onderhoud|wasvoorschrift|стира|гладить|уход|чистк|洗|熨|保养|护理|რეცხ|გარეცხ|მოვლ/u,
  ],
  [
    ['gift', 'gifts', 'wrapping'],
    /gift.?wrap|gift (?:card|box)|wrap(?:ped|ping)|geschenk(?:verpack|papier|karte|gutschein)|cadeau(?:verpak|papier|bon)|inpakk|подарочн|упаков|礼品|礼物包装|礼盒|საჩუქრ/u,
  ],
  [
    ['allergens', 'allergy', 'ingredients', 'diet'],
    /allerg|gluten|lactose|vegan|halal|kosher|\bnuts?\b|laktose|glutenvrij|noten|аллерг|глютен|лактоз|веган|халяль|орех|过敏|麸质|素食|清真|ალერგ|გლუტენ|ვეგან/u,
  ],
  [['warranty', 'guarantee'], /warrant|guarantee|garantie|gewährleist|гарант|保修|质保|გარანტი/u],
  [
    ['privacy', 'data'],
    /privacy|personal (?:data|info)|\bmy data\b|meinen? (?:\p{L}+ )?daten|mijn (?:\p{L}+ )?gegevens|мои\p{L}* (?:\p{L}+ )?данн|我的(?:个人)?数据|个人数据|ჩემ\p{L}* (?:\p{L}+ )?მონაცემ|gdpr|datenschutz|dsgvo|persoonsgegevens|avg\b|персональн|конфиденциал|隐私|个人信息|პერსონალურ|კონფიდენციალ/u,
  ],
  [
    ['minimum', 'order'],
    /minimum order|mindestbestell|minimale bestelling|минимальн\p{L}* (?:заказ|сумм)|起送|最低(?:消费|订单)|მინიმალურ/u,
  ],
]

/** The topics that a question is about. */
export function topicsIn(text: string): string[] {
  const folded = foldText(text)
  return TOPICS.flatMap(([names, words]) => (words.test(folded) ? names : []))
}
