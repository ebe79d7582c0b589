/** "The second one sounds nice": it is pointed at with favour, which says nothing of an order. */
const LIKES =
  /(?<!\p{L})(?:(?:sounds?|looks?|seems?|is|feels?) (?:really |very |so |quite |pretty |rather |just )?(?:nice|good|great|lovely|beautiful|pretty|perfect|amazing|cute|gorgeous|tasty|delicious|interesting|tempting|fine|cool|wonderful)|(?:i|we) (?:really |quite )?(?:like|love|fancy)|(?:klingt|sieht|ist|wirkt|schaut|scheint) (?:\p{L}+ ){0,2}?(?:schön|gut|toll|lecker|super|hübsch|nett|perfekt|interessant|klasse|prima|wunderbar|verlockend)|(?:gefällt|gefiele|sagt) (?:mir|uns)|(?:klinkt|ziet|is|lijkt) (?:\p{L}+ ){0,2}?(?:mooi|goed|leuk|lekker|prachtig|perfect|super|fijn|interessant|top)|(?:bevalt|vind ik|spreekt me)|(?:звучит|выглядит|кажется|смотрится) (?:\p{L}+ )?(?:хорош\p{L}*|красив\p{L}*|отличн\p{L}*|неплохо|вкусно|аппетитно|интересн\p{L}*|заманчиво|здорово|прекрасно|симпатично)|(?:мне |нам )?(?:нравится|понравил\p{L}+|по душе|хороша|хорош|красивая|красивый|красивое))(?!\p{L})|(?:听起来|看起来|看着|看上去|感觉)(?:很|挺|真|还|蛮|非常)?(?:不错|好|棒|漂亮|美|可以|好看|好吃)|(?:很|挺|真|蛮)(?:不错|好看|漂亮|喜欢)|მომწონს|მოგვწონს|(?:კარგად|ლამაზად|გემრიელად|მშვენივრად) (?:ჟღერს|გამოიყურება)|(?:ლამაზი|კარგი|მშვენიერი)ა/u
const DISLIKES =
  /(?<!\p{L})(?:not|n't|never|but|too|nicht|kein\p{L}*|aber|zu|niet|geen|maar|te|не|но|слишком)(?!\p{L})|n't|不(?!错)|但|太|არა?(?!\p{L})|მაგრამ/u

export function praisesOne(text: string): boolean {
  return LIKES.test(text) && !DISLIKES.test(text)
}

/** "What exactly is on the second one?": what it is made of, and neither its price nor how it differs. */
const WHAT_IS_IN =
  /^(?:(?:and|ok|okay|so|und|en|а|и|ну|да|и)[\s,]+)?(?:(?:what(?:'?s| is| are| exactly is| comes| goes| else is| all is)|what(?: \p{L}+)? (?:is|are|comes|goes)) (?:\p{L}+ ){0,3}?(?:on|in|inside|with) |was (?:\p{L}+ ){0,2}?(?:ist|liegt|kommt|gehört|steckt|sind) (?:\p{L}+ ){0,3}?(?:auf|in|bei|mit|an|im|beim) |woraus |wat (?:\p{L}+ ){0,2}?(?:zit|ligt|komt|is|zitten|liggen) (?:\p{L}+ ){0,3}?(?:op|in|bij|aan) |что (?:\p{L}+ ){0,2}?(?:лежит|есть|входит|кладут|кладете|внутри|идет|положено|находится|добавлено)?\s?(?:на|в|во) |из чего |с чем )|(?:上面?|里面?|里边|上边)?(?:都|具体)*(?:有|放了?|是)(?:些)?(?:什么|啥|哪些)(?:料|配料|东西|馅)?[?？\s]*$|^(?:და )?რა (?:\p{L}+ )?(?:ადევს|აქვს|დევს|ძევს|არის|შედის|ყრია)|რისგან/u
const OTHERWISE =
  /(?<!\p{L})(?:difference|sale|offer|discount|stock|price|unterschied|angebot|verschil|aanbieding|разниц\p{L}*|скидк\p{L}*|place|position|page|floor)(?!\p{L})|区别|不同|优惠|打折|价|განსხვავებ|ფასდაკლებ|ფას/u

export function asksWhatIsIn(text: string): boolean {
  return WHAT_IS_IN.test(text) && !OTHERWISE.test(text)
}
