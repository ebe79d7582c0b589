/** Set phrases whose words name nothing that is sold: alternatives of a regular expression per language. */
export const NOT_NAMES: Readonly<Record<string, string>> = {
  en: `\\bcheck(?:ing)? (?:me |us |it |this )?out\\b|\\bone size (?:larger|bigger|smaller|up|down)\\b|\\bblack friday\\b|\\bcyber monday\\b|\\bapple(?= (?:i?phone|watch|macbook|ipad|airpods?|tv|pencil)\\b)|\\bin light of\\b|\\bby the way\\b|\\b(?:come|right) back\\b|\\bin (?:the )?long run\\b|\\b(?:as|so) long as\\b|\\bhow long\\b|\\bin short\\b|\\bshort (?:notice|time)\\b|\\bat large\\b|\\bgreen light\\b|\\bout of the blue\\b|\\bin the (?:red|black)\\b|\\bwhite (?:glove|lie)\\b|\\bcredit cards?\\b|\\bgold member(?:ship)?\\b|\\bbig (?:thanks|deal)\\b|\\bcool(?= (?:thanks|thank|thx|ok))|\\bno longer\\b|\\ba long time\\b|\\bthis long\\b|\\bget well\\b(?! soon)|\\bhot line\\b|\\bwarm (?:regards|welcome)\\b`,
  de: `(?:^|[^\\p{L}])(?:ich|du|er|wir|wer|man|keiner|niemand|jemand|sie) (?:\\p{L}+ )?weiss|weiss (?:ich|jemand|man|wer|jmd)|\\bblack friday\\b|\\bwie lange?\\b|\\bso lange\\b|\\bkurzfristig\\b|\\bim grossen und ganzen\\b|\\bgrossen dank\\b|\\bgross und ganz\\b|\\blange (?:gewartet|warten|her)\\b|\\bkurze? frage\\b|\\bpersonen\\b|(?:^|\\bja |\\bna )klar(?=[\\s\\p{P}]*$)|\\bschick(?= (?:mir|uns|ihr|ihm|ihnen|meine|deine|an|bitte|das|den|die|sie|es|eine?[nm]?|zwei|drei|mal|doch|\\d)\\b)`,
  nl: `\\bmaatje (?:groter|kleiner|meer|minder)\\b|\\bblack friday\\b|\\bhoe lang\\b|\\bkorte vraag\\b|\\blang(?:e)? (?:gewacht|wachten|geleden)\\b|\\bte verzorgen\\b`,
  ru: `черн(?:ая|ую|ой) пятниц\\p{L}*|кругл(?:ый|ые|осуточно) сутки|тест(?:о|а|е|у|ом)(?!\\p{L})|коротк(?:ий|о) вопрос|белый список|(?<!\\p{L})семь(?!\\p{L})|(?<!\\p{L})семью(?= (?:роз|тюльпан|пион|лили|цвет|штук|хризантем|георгин|подсолнух))`,
  zh: `包装|大寿|苹果(?=\\s?(?:\\d|手机|电脑|耳机|手表))|大概|大约|包邮|包括|包含|大家|小时|小姐姐|红包|花(?=钱|了|多少|费|不到|超过|多于|最多|(?:大概|大约)?[\\d一二两三四五六七八九十百千]+\\s?(?:元|块|欧|美元|刀|以内|左右))|黑(?:色)?星期五|大于|小于|长时间|多长|热线|冷静|素质|小票|电子票|发票|床头(?!柜|灯|板)`,
  ka: `შავ(?:ი|ი ს) პარასკევ\\p{L}*|^[\\s\\p{P}]*სალამი(?=\\s*[,.!…]|[\\s\\p{P}]*(?:$|ყველას|ხალხ|მეგობ|როგორ|ძმა|თქვენ))|(?<!\\p{L})ყველა(?:ს|ნი|ნაირ\\p{L}*)?(?!\\p{L})|(?<!\\p{L})(?:ცხრა|დან|სახლიდან|სწორია)(?!\\p{L})|(?<!საკვები )(?<!\\p{L})დანამატ\\p{L}*`,
}

/** Everyday words that are also the usual name of a thing: read as the thing only beside a word that describes one. */
export const NEEDS_COMPANY: Readonly<Record<string, readonly string[]>> = {
  en: [],
  de: ['bank'],
  nl: ['bank'],
}
