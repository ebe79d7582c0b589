import type { Allergen } from '@souk/contract/legal.ts'

/** What is asked of a product beside its price, stock and looks. */
export type Topic =
  | 'allergens'
  | 'nutrition'
  | 'alcohol'
  | 'quantity'
  | 'care'
  | 'warnings'
  | 'age'
  | 'energy'
  | 'origin'
  | 'maker'
  | 'made'

const A = '(?<![\\p{L}\\p{N}])'
const Z = '(?![\\p{L}\\p{N}])'

/** Words that stand alone or begin others, and those that may stand anywhere (Chinese; Georgian, whose verbs begin in many ways). */
function words(spaced: string, anywhere: string): RegExp {
  return new RegExp(`${A}(?:${spaced})|${anywhere}`, 'u')
}

/** The more particular first: "how much sugar is in it" is no question for the whole recipe. Folded text. */
export const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['allergens', words('allerg|intoleran|unverträglich|аллерг|непереносим', '过敏|不耐受|ალერგ|აუტანლობ')],
  [
    'nutrition',
    words(
      'calori|kcal|nutrition|how much (?:sugar|fat|protein|salt|fibre|fiber|carbs)|kalorie|nährwert|brennwert|wie ?viel (?:zucker|fett|eiweiss|protein|salz)|voedingswaarde|calorie|hoeveel (?:suiker|vet|eiwit|zout)|калори|пищев\\p{L}+ ценност|сколько (?:\\p{L}+ )?(?:сахара|жира|белка|соли)',
      '卡路里|热量|大卡|营养|多少(?:糖|脂肪|蛋白|盐)|კალორი|კვებით|რამდენი (?:შაქარი|ცხიმი|ცილა|მარილი)',
    ),
  ],
  [
    'alcohol',
    words(
      'alcohol|alkohol|how strong is|wie stark ist|hoe sterk is|алкогол|градус|спирт',
      '酒精|多少度|几度|ალკოჰოლ|რამდენგრადუს',
    ),
  ],
  [
    'quantity',
    words(
      `net (?:weight|quantity|content)|how (?:much|many) (?:ml|millilit|gram|g${Z}|cl|lit(?:er|re)|ounce|oz|pieces)|how much (?:is (?:there )?in (?:it|one|a|the)|does (?:\\p{L}+ ){1,3}(?:weigh|hold|contain))|how (?:big|large|heavy) is the (?:jar|bottle|tube|bag|pack|box|pot)|füllmenge|inhaltsmenge|nettogewicht|nettofüllmenge|wie ?viel (?:ml|milliliter|gramm|g${Z}|ist (?:da |denn )?(?:drin|in)|wiegt)|inhoudsmaat|hoeveel (?:ml|milliliter|gram|zit er in|weegt)|сколько (?:мл|миллилитр|грамм|г${Z}|весит|в ней|в нем)|какой (?:вес|обьем|объем)|вес нетто`,
      '多少(?:毫升|克|ml|g)|几(?:毫升|克)|净(?:重|含量)|多大容量|რამდენი (?:მლ|გრამ|მილილიტრ)|რა (?:მოცულობ|წონ)',
    ),
  ],
  [
    'care',
    words(
      `machine[- ]?wash|washing machine|dishwasher|microwave|washable|(?:can|may|do|should|how)(?: \\p{L}+){0,4} (?:wash|iron|bleach|tumble|dry[- ]clean)|dry[- ]clean|tumble[- ]dr|washing (?:instructions|temperature)|care (?:instructions|label|for (?:it|this|them|these))|waschbar|spülmaschine|geschirrspüler|mikrowelle|maschinenwäsche|waschmaschine|waschanleitung|pflegehinweis|(?:ich|man|darf|kann|wie)(?: \\p{L}+){0,5} (?:waschen|gewaschen|bügeln|gebügelt|pflegen|gepflegt|reinigen)|wasch(?:e|t) ich|pflege ich|trockner|wasmachine|vaatwasser|magnetron|wasbaar|wasvoorschrift|(?:ik|je|hoe|mag|kan)(?: \\p{L}+){0,5} (?:wassen|gewassen|strijken|gestreken|onderhouden|reinigen)|was ik|droger|стирать|стирают|посудомо|микроволнов|в (?:стиральн\\p{L}+ )?машин|постирать|стирк|гладить|химчистк|ухаживать|как\\p{L}* уход|уход за`,
      '(?:机|水|手|干)洗|洗衣机|洗碗机|微波炉|[怎能可](?:么|样|以)?洗|清洗|洗涤|熨|烘干|保养|ირეცხ|სარეცხ|მიკროტალღ|გავრეცხ|რეცხვ|უთოვ|ქიმწმენდ|მოვუარ|მოვლ',
    ),
  ],
  [
    'warnings',
    words(
      'warning|hazard|warnhinweis|gefahrenhinweis|sicherheitshinweis|waarschuwing|предупрежден|предостереж',
      '警告|警示|注意事项|გაფრთხილებ',
    ),
  ],
  [
    'age',
    words(
      'what age|age (?:limit|restriction|recommendation|group)|minimum age|how old (?:do|must|should)|welchem alter|wie ?viel jahren|mindestalter|altersfreigabe|altersempfehlung|welke leeftijd|hoe oud moet|minimumleeftijd|leeftijdsgrens|како\\p{L}+ возраст|скольких лет|возрастн\\p{L}+ огранич',
      '几岁|多大(?:年纪|年龄|的孩子|的小孩|可以|能)|年龄|რა ასაკ|რამდენი წლ|ასაკობრივ',
    ),
  ],
  [
    'energy',
    words(
      'energy (?:label|class|rating|efficien)|energieeffizienz|energieklasse|energielabel|энергоэффективн|класс\\p{L}* энерг',
      '能效|ენერგოეფექტ|ენერგოკლას',
    ),
  ],
  [
    'origin',
    words(
      '(?:where|which country)(?: \\p{L}+){0,6} (?:made|produced|manufactured|sewn|grown|assembled)|where (?:does|do) (?:it|this|that|they|these|the \\p{L}+) come from|which country|country of origin|made in (?:the )?\\p{L}+|wo (?:wird|wurde|werden|wurden|ist)(?: \\p{L}+){0,6} (?:hergestellt|gemacht|produziert|genäht|gefertigt)|woher (?:kommt|kommen|stammt)|herkunft|waar (?:is|wordt|zijn|worden|komt|komen)(?: (?!van )\\p{L}+){0,6} (?:gemaakt|vandaan|geproduceerd|genaaid)|herkomst|welk land|где (?:\\p{L}+ ){0,3}(?:сделан|произв|сшит|изготов|выращ)|откуда (?:он|это|эт|так)|стран\\p{L}* (?:производ|происх|изготов)|в какой стране',
      '哪(?:里|儿)(?:生产|制造|做的|产的|缝)|在哪(?:生产|制造|做)|产地|哪(?:个国家|国)|სად (?:\\p{L}+ ){0,3}(?:დამზად|ამზად|ნაწარმ|აწარმ|შეკერ|იკერ|მზადდ)|რომელ ქვეყანა|წარმოშობ|საიდან არის',
    ),
  ],
  [
    'maker',
    words(
      `who(?: \\p{L}+){0,2} (?:makes?|made|produces?|produced|manufactures?|manufactured|designed|designs|sews?|bakes?|roasts?)${Z}|who (?:is|are) (?:the |its |it |this )?(?:maker|manufacturer|producer|behind|from${Z}|by${Z})|manufacturer|the producer|(?:what|which|whose) (?:brand|company|label|firm|make${Z})|wer (?:stellt|macht|produziert|fertigt|näht|röstet|backt|ist (?:der|die) (?:hersteller|produzent)|hat(?: \\p{L}+){0,5} (?:gemacht|hergestellt|genäht|entworfen|produziert))|hersteller|von wem|von welche[mr] (?:marke|firma)|welche (?:marke|firma)|wie (?:maakt|maken|produceert|naait|brandt|is de (?:maker|fabrikant|producent)|heeft(?: \\p{L}+){0,4} (?:gemaakt|ontworpen))|fabrikant|de producent|van wie (?:is|zijn|komt)|welk(?:e)? (?:merk|bedrijf|firma)|кто (?:\\p{L}+ ){0,2}(?:производит|изготов|изготавл|дела(?:ет|л)|сделал|выпускает|шьет|сшил|обжарива|печет)|производител|изготовител|чье (?:это )?производство|что (?:это )?за (?:фирм|бренд|марк|производ)|как(?:ая|ой|ого|ому) (?:\\p{L}+ )?(?:бренд|марк|фирм|компани)`,
      '谁(?:家)?(?:做|生产|制造|出)|生产商|制造商|厂家|厂商|什么(?:牌子|品牌|公司)|哪(?:个|家)(?:牌子|品牌|公司|厂)|ვინ (?:\\p{L}+ )?(?:ამზად|აწარმ|გააკეთ|აკეთ|დაამზად|კერავ|შეკერ|უშვებ)|მწარმოებელ|დამამზადებ|(?:რა|რომელი) (?:ბრენდ|ფირმ|კომპანი)',
    ),
  ],
  [
    'made',
    words(
      "made (?:of|from|out of|with)|(?:what|which) (?:material|fabric|fibre|fiber|cloth|leather)|(?:material|fabric)s? (?:is|are)|composition|consist|ingredient|what(?:'s| is| are| all is| else is)? (?:all )?(?:actually )?(?:in|inside) (?:it|this|that|them|there|the(?! (?:cart|basket|bag|order|shop)))|what does (?:it|this|the \\p{L}+) contain|is (?:it|this|that) (?:real|genuine|pure|100)|woraus|aus was|aus welche[mnr]|welche[smr]? (?:material|stoff|faser|gewebe)|zusammensetzung|besteht|materialzusammen|zutaten|inhaltsstoff|was ist (?:da |denn |alles |da alles |genau )?(?:drin|in|drauf)|was steckt|(?:ist|sind) (?:das|die|der|es) (?:echte|reine)|waarvan|waar (?:is|zijn)(?: \\p{L}+){0,3} van gemaakt|waar bestaat|welk(?:e)? (?:materiaal|stof|vezel)|samenstelling|ingredient|ingrediënt|wat zit er|is (?:het|dit|dat) (?:echt|puur)|из чего|из как(?:ого|ой|их)|состав(?!ь|и|л)|что (?:\\p{L}+ )?(?:входит|внутри|в (?:нем|ней|них|состав))|ингредиент|какая ткань|какой материал|какой ткан|это натуральн|это настоящ",
      '什么(?:材质|材料|面料|料子|料|布料|做的|做成|成分|原料)|材质|面料是|成分|配料|里面?(?:都)?(?:有|是|含)(?:些)?什么|由什么|是真(?:丝|皮|的吗)|რისგან|რა მასალ|რა ქსოვილ|შემადგენლობ|ინგრედიენტ|რას შეიცავს|რა შედის|რა არის შიგ',
    ),
  ],
]

/** Each allergen by its own names and by the commonest of what it is found in; never more than a question is heard by. */
export const ALLERGENS: readonly (readonly [Allergen, RegExp])[] = [
  ['peanuts', words(`peanuts?${Z}|groundnuts?${Z}|erdn(?:u|ü)ss|pinda|арахис`, '花生|მიწისთხილ|არაქის')],
  [
    'nuts',
    words(
      `(?:tree ?)?nuts?${Z}|almonds?${Z}|hazelnut|walnut|cashew|pistachio|pecan|macadamia|n(?:u|ü)ss(?:e|en)?${Z}|schalenfr|mandel|haselnuss|haselnüss|walnuss|walnüss|pistazie|noten${Z}|noot${Z}|nootjes|amandel|hazelno|walno|орех|миндал|фундук|фисташ|кешью`,
      '坚果|杏仁|榛子|核桃|腰果|开心果|(?<!მიწის)თხილ|ნუშ|ნიგო|ნიგვ|კეშიუ|ფისტა',
    ),
  ],
  [
    'gluten',
    words(
      `glut[ei]n|wheat|rye${Z}|barley|coeliac|celiac|weizen|roggen|gerste|zöliakie|tarwe|rogge${Z}|gerst${Z}|coeliakie|глютен|клейковин|пшениц|целиаки`,
      '麸质|麸|小麦|面筋|გლუტენ|ხორბ|ცელიაკ',
    ),
  ],
  [
    'milk',
    words(
      `milk|dairy|lactose|cheese|butter${Z}|cream${Z}|milch|laktose|käse|sahne|melk|zuivel|kaas|room${Z}|молок|молочн|лактоз|сыр(?:а|ом)?${Z}|сливк`,
      '牛奶|奶制品|乳制品|乳糖|奶酪|含奶|有奶|奶类|რძე|რძის|ლაქტოზ|ყველ',
    ),
  ],
  ['eggs', words(`eggs?${Z}|eier${Z}|ei${Z}|eieren|яйц|яиц`, '鸡蛋|蛋类|有蛋|含蛋|კვერცხ')],
  ['fish', words(`fish${Z}|anchov|fisch${Z}|sardelle|vis${Z}|ansjovis|рыб|анчоус`, '鱼|თევზ|ანჩოუს')],
  [
    'crustaceans',
    words(
      'crustacean|shellfish|shrimp|prawn|crab|lobster|krebs|garnele|krabbe|schalentier|schaaldier|garnaal|garnal|krab|ракообразн|креветк|краб',
      '甲壳|虾|螃蟹|蟹|კიბო|კრევეტ',
    ),
  ],
  [
    'molluscs',
    words(
      'mollus|mussel|squid|octopus|clam|oyster|weichtier|muschel|tintenfisch|weekdier|mossel|inktvis|моллюск|мидии|кальмар',
      '软体动物|贝类|鱿鱼|მოლუსკ|მიდი',
    ),
  ],
  ['soybeans', words('soy|soja|сое(?:в|й)|со[яию](?!\\p{L})', '大豆|黄豆|豆制品|სოი')],
  ['celery', words('celery|celeriac|sellerie|selderij|сельдере', '芹菜|ნიახურ')],
  ['mustard', words('mustard|senf|mosterd|горчиц', '芥末|მდოგვ')],
  ['sesame', words('sesam|кунжут', '芝麻|სეზამ|ქუნჟუთ')],
  ['sulphites', words('sul(?:ph|f)it|schwefel|сульфит', '亚硫酸|სულფიტ')],
  ['lupin', words('lupin|люпин', '羽扇豆|ხანჭკოლ')],
]

/** What says that something may be in it, or may not be, where a food is named: without one of these it may be wished for. */
export const CONTAINS = words(
  `contain|includ|in (?:it|this|that|there|these|them|the)${Z}|(?:is|are) there${Z}|(?:has|have|does|do) (?:it|this|that|these|they|the)${Z}|free${Z}|traces|can (?:i|my \\p{L}+|somebody|someone|people) (?:\\p{L}+ )?(?:eat|drink)|safe${Z}|enthält|enthalt|drin|darin|ist da|sind da|frei${Z}|\\p{L}+frei${Z}|spuren|(?:darf|kann) (?:ich|man|mein\\p{L}* \\p{L}+)(?: \\p{L}+){0,3} (?:essen|trinken)|bevat|zit(?:ten)? er|erin${Z}|vrij${Z}|\\p{L}+vrij${Z}|sporen|(?:mag|kan) (?:ik|mijn \\p{L}+)(?: \\p{L}+){0,3} (?:eten|drinken)|содерж|входит|входят|есть (?:ли )?(?:там|тут|здесь|в|внутри)|(?:там|тут|здесь|внутри) (?:\\p{L}+ )?есть|в (?:нем|ней|них|составе|этом|этой)${Z}|is (?:it|this|that) without|ist (?:das|es|die|der|dies)(?: \\p{L}+){0,2} ohne|is (?:het|dit|dat|deze)(?: \\p{L}+){0,2} zonder|(?:эт(?:о|от|а)|он|она|они)(?: \\p{L}+)? без${Z}|следы|можно (?:ли )?(?:мне|\\p{L}+ )?(?:есть|пить)`,
  '含|里面?(?:会)?(?:有|没有|放)|无麸|能(?:吃|喝)|可以(?:吃|喝)吗|შეიცავს|შედის|ურევია|არის (?:თუ|მასში|ამაში|შიგ)|(?:მასში|ამაში|შიგ) (?:არის|\\p{L}+ არის)|კვალ|უგლუტენო|შეიძლება (?:ვჭამო|დავლიო)|შემიძლია (?:ვჭამო|დავლიო)',
)

/** It is the shop that is asked what it has, and not the thing what it is; or a thing like it is looked for. */
export const OF_SHOP = words(
  `(?:do|have|don't) (?:you|u|ya|y'all)(?: guys)? (?:have|got|sell|do|offer|make)|have you|you have|you got|you sell|any(?:thing|one) |something |habt ihr|haben sie|hast du|hätt(?:et|en)|gibt(?:'s| es)|führt ihr|etwas |irgendwas|irgendetwas|hebben jullie|heb je|heeft u|hebt u|verkopen jullie|is er iets|iets |у вас (?:есть|бывает|имеется)|есть ли у вас|(?:есть|имеется) у вас|что-нибудь|что-то |продаете`,
  '你们?(?:店里?)?(?:还)?有(?!没有)|您(?:家|们)?有|有没有(?:不含|无|没有)?.{0,6}的(?!\\s*吗)|გაქვთ|გაქვს|რამე|რაიმე|ყიდით',
)

/** What is in the cart is no question about a product. */
export const CART = words(
  'cart|basket|order|warenkorb|korb|bestellung|mandje|winkelwagen|bestelling|корзин|заказ',
  '购物车|订单|კალათ|შეკვეთ',
)

/** A question that nobody need end with its mark. */
export const ASKS = words(
  `is${Z}|are${Z}|does${Z}|do${Z}|was${Z}|what|which|where|who|how|can${Z}|could${Z}|tell me|wer${Z}|was${Z}|wie${Z}|wo${Z}|woher|woraus|waraus|aus was|welche|ist${Z}|sind${Z}|enthält|enthalten|kann${Z}|darf${Z}|hat${Z}|wat${Z}|wie${Z}|waar|welk|zit${Z}|zijn${Z}|hoe|hoeveel|mag${Z}|kan${Z}|bevat|heeft${Z}|что|кто|где|откуда|как|из чего|сколько|есть ли|можно|содерж|чье|ли${Z}`,
  '[?？]|吗|什么|谁|哪|多少|怎么|几|是否|有没有|含不含|会不会|რა|ვინ|სად|როგორ|რისგან|შეიცავს|თუ(?!\\p{L})|შეიძლება|რამდენი|რომელ',
)
