/** Alternatives of a regular expression that stand before or after an amount, per language. */
export type Directions = { max: Bound; min: Bound; about: Bound }
export type Bound = { before?: string; after?: string }

export const DIRECTIONS: Record<string, Directions> = {
  en: {
    max: {
      before: `at (?:the )?(?:very )?most|at max|no(?:t)? more than|not over|not above|nothing over|nothing above|no higher than|not exceeding|not to exceed|less than|lower than|cheaper than|lesser than|under|below|beneath|up ?to|upto|max(?:imum)?(?: of| price)?|within|inside(?: of)?|<=?|(?:my |a |our |the )?budget(?: is| of| around| being)?|can(?:not|'t)? (?:only )?(?:spend|pay|afford)|don'?t (?:want|wanna|like) to (?:spend|pay) (?:more than|over)|(?:don'?t|not) (?:spend|pay|cost(?:ing)?) (?:more than|over)|max out at|limit(?: is| of)?|capped at|only have|i(?:'ve| have) got|till|for less than|spend(?: up to)?|ceiling of`,
      after: `or (?:less|under|below|cheaper|lower)|and (?:not|no)(?: (?:a|one) \\p{L}+)? more|max(?:imum)?|tops|at (?:the )?most|and (?:under|below|less)|budget|limit|or so max`,
    },
    min: {
      before: `at least|no less than|not less than|not under|not below|more than|greater than|higher than|over|above|min(?:imum)?(?: of)?|starting (?:at|from)|upwards of|exceeding|from|>=?|north of|beyond`,
      after: `or (?:more|over|above|higher)|and (?:up|over|above)|min(?:imum)?|plus\\b|at least|upwards|\\+`,
    },
    about: {
      before: `for|about|around|approximately|approx\\.?|roughly|circa|ca\\.?|near(?:ly)?|close to|some|something like|~|in the region of|more or less`,
      after: `or so|ish|approximately|give or take|or thereabouts`,
    },
  },
  de: {
    max: {
      before: `höchstens|hoechstens|maximal|max\\.?|bis(?: zu| zum preis von| maximal| höchstens| max\\.?)?|nicht (?:mehr|teurer) als|nicht über|nicht ueber|unter|unterhalb(?: von)?|weniger als|billiger als|günstiger als|kleiner als|(?:mein )?budget(?: ist| von| liegt bei| bis)?|innerhalb von|<=?|kann (?:nur |maximal )?|limit(?: ist| von)?|nicht teurer wie|darf (?:maximal |höchstens |bis zu |nicht mehr als )`,
      after: `oder (?:weniger|billiger|günstiger|drunter)|und (?:nicht|kein\\p{L}*(?: \\p{L}+)?) mehr|maximal|höchstens|max\\.?|nicht überschreiten|budget|als maximum|obergrenze`,
    },
    min: {
      before: `mindestens|wenigstens|ab|über|ueber|mehr als|nicht weniger als|nicht unter|oberhalb(?: von)?|min\\.?|minimum|teurer als|>=?`,
      after: `oder mehr|aufwärts|mindestens|minimum|\\+|und (?:mehr|darüber)`,
    },
    about: {
      before: `für|fuer|etwa|ungefähr|ungefaehr|circa|ca\\.?|zirka|rund|um(?: die)?|so um(?: die)?|gegen|so|knapp|~`,
      after: `etwa|ungefähr|oder so|rum|herum|circa|ca\\.?`,
    },
  },
  nl: {
    max: {
      before: `hoogstens|maximaal|max\\.?|tot(?: en met| maximaal| aan| ongeveer)?|t\\/m|niet (?:meer|duurder) dan|niet boven(?: de)?|onder(?: de)?|beneden(?: de)?|minder dan|goedkoper dan|lager dan|(?:mijn )?budget(?: is| van)?|binnen|<=?|op zijn hoogst|ten hoogste|uiterlijk|hooguit`,
      after: `of (?:minder|goedkoper|lager)|en (?:niet|geen)(?: \\p{L}+)? meer|maximaal|max\\.?|hooguit|op zijn hoogst|budget`,
    },
    min: {
      before: `minstens|minimaal|ten minste|tenminste|vanaf|boven(?: de)?|meer dan|niet minder dan|niet onder(?: de)?|op zijn minst|duurder dan|hoger dan|min\\.?|>=?`,
      after: `of (?:meer|hoger)|minimaal|minstens|en hoger|en meer|\\+`,
    },
    about: {
      before: `voor|ongeveer|rond(?: de)?|circa|ca\\.?|zo'n|om en nabij(?: de)?|tegen de|een|~`,
      after: `ongeveer|of zo|ofzo`,
    },
  },
  ru: {
    max: {
      before: `не (?:более|больше|дороже|выше|свыше)(?: чем)?(?: за)?|максимум|макс\\.?|максимально|до|в пределах|менее|меньше|ниже|дешевле|под|(?:мой )?бюджет\\p{L}*(?: (?:до|в|около|составляет|-))?|не превыша\\p{L}+|чтобы не дороже|<=?|самое большее|уложиться в|лимит|не хочу тратить больше|за (?:максимум|до)`,
      after: `(?:и|или) (?:меньше|ниже|дешевле)|и (?:ни \\p{L}+|не) больше|максимум|макс\\.?|не (?:больше|более|дороже)|бюджет|предел|потолок`,
    },
    min: {
      before: `не (?:менее|меньше|дешевле|ниже)(?: чем)?|минимум|мин\\.?|от|более|больше|свыше|дороже|выше|как минимум|начиная (?:от|с)|>=?`,
      after: `(?:и|или) (?:больше|более|выше|дороже)|минимум|и выше|\\+`,
    },
    about: {
      before: `около|примерно|приблизительно|где-то|где то|порядка|в районе|~|тысячи|почти|на|за`,
      after: `примерно|приблизительно|или около того|где-то`,
    },
  },
  zh: {
    max: {
      before: `不(?:要)?(?:超过|超過|高于|高於|多于|大于|超出|贵于)|别超过|别高于|(?:最多|至多|顶多|最高)(?:只?能?(?:花|付|出|给|到))?|低于|低於|少于|小于|不到|上限|便宜过|预算(?:是|为|在|大概|只有|有|最多|不超过)?|控制在|只有|只能(?:出|花)|价格在|便宜于|<=?`,
      after: `以内|以下|之间|之内|之下|内|以內|封顶|为上限|预算|的预算|就够|不能再多|最多`,
    },
    min: {
      before: `至少|最少|最低|不低于|不少于|高于|超过|超過|多于|大于|起码|>=?`,
      after: `以上|之上|起步|起|往上|\\+`,
    },
    about: { before: `大约|大約|大概|约|差不多|左右|~`, after: `左右|上下|前后|的样子` },
  },
  ka: {
    max: {
      before: `მაქსიმუმ(?:ი)?|არა ?უმეტეს(?:ი)?|არაუმეტეს|არა ?უმეტესი|ბიუჯეტი(?:ა|ს)?(?: არის)?|ჩემი ბიუჯეტი(?:ა)?|არ აღემატებოდეს|<=?|ყველაზე მეტი|ნაკლები|<`,
      after: `-?(?:ა|ი)?მდე|-?\\p{L}{0,2}ზე (?:ნაკლებ\\p{L}*|იაფ\\p{L}*|დაბალ\\p{L}*|დაბლა)|\\p{L}{0,2}ზე (?:მეტი|ძვირი) არა|\\p{L}* ფარგლებში|ის ფარგლებში|\\p{L}{0,3} მაქსიმუმ\\p{L}*|\\p{L}* ბიუჯეტ\\p{L}*|\\p{L}{0,3} არა ?უმეტეს`,
    },
    min: {
      before: `მეტი ვიდრე|ძვირი ვიდრე|მინიმუმ(?:ი)?|არანაკლებ(?:ი)?|არა ?ნაკლებ|სულ მცირე|>=?`,
      after: `-?(?:ი)?დან|-?\\p{L}{0,2} ზემოთ|-?\\p{L}{0,2}ზე (?:მეტ\\p{L}*|ძვირ\\p{L}*|მაღლა|მაღალ\\p{L}*)|\\p{L}{0,2}ზე (?:ნაკლები|იაფი) არა|\\+`,
    },
    about: {
      before: `დაახლოებით|სადღაც|თითქმის|მიახლოებით|~|ასე`,
      after: `-?მდე დაახლოებით|\\p{L}{0,2}სთან ახლოს|\\p{L}{0,2} ფარგლებში სადღაც`,
    },
  },
}

/** What joins the two ends of a range, and what announces one. */
export const RANGE = {
  joint:
    /^(?:-?(?:ი)?დან)?\s*(?:-|(?:up )?to|until|till|bis(?: zu)?|до|по|tot(?: en met)?|t\/m|到|至|~)\s*(?:de |die |zu )?$/u,
  and: /^\s*(?:and|und|en|и|და|和|与|a)\s*(?:an? |the |de )?$/u,
  georgian: /^-?(?:\p{L}{0,3}დან|ს?ა? და)\s*$/u,
  between: /(?:^|[^\p{L}])(?:between|from|zwischen|von|tussen|van|между|от|с|在|介于|从)(?: the| de| den| an?)?\s*$/u,
}

/** Words right after a number that make it no price. */
export const UNITS =
  /^\s?(?:-\s?)?(?:%|°|"|''|minut|min(?!\p{L})|hour|hrs?(?!\p{L})|h(?!\p{L})|sec|days?(?!\p{L})|weeks?(?!\p{L})|months?(?!\p{L})|years?(?!\p{L})|yrs?(?!\p{L})|gb(?!\p{L})|tb(?!\p{L})|mb(?!\p{L})|mah|watt|w(?!\p{L})|hz|khz|mp(?!\p{L})|px|inch|zoll|дюйм|гб|тб|寸|英寸|g内存|დიუმ|jährig|jarig|teile?|delen|stukjes|деталей|элементов|片|cm(?!\p{L})|mm(?!\p{L})|m(?!\p{L})|km(?!\p{L})|kg(?!\p{L})|kilo|g(?!\p{L})|gr(?!\p{L})|grams?(?!\p{L})|lbs?(?!\p{L})|oz(?!\p{L})|inch|in(?!\p{L})(?= (?:long|wide|tall))|foot(?!\p{L})|feet(?!\p{L})|ft(?!\p{L})|liters?(?!\p{L})|l(?!\p{L})|ml(?!\p{L})|people|persons?(?!\p{L})|pers(?!\p{L})|guests?|pieces?(?!\p{L})|pcs(?!\p{L})|items?(?!\p{L})|pairs?(?!\p{L})|stars?(?!\p{L})|am(?!\p{L})|pm(?!\p{L})|a\.m|p\.m|o'?clock|stund|tag(?:e|en)?(?!\p{L})|woche|monat|jahr|stück|stueck|stk|personen|gäste|uhr|uur|uren|dag(?:en)?(?!\p{L})|weken|week(?!\p{L})|maand|jaar|stuks?(?!\p{L})|personen|mensen|ч(?!\p{L})|час|дн|день|дня|недел|месяц|год|лет(?!\p{L})|см(?!\p{L})|мм(?!\p{L})|кг(?!\p{L})|грамм|шт|человек|персон|минут|мин(?!\p{L})|литр|размер|штук|пар(?!\p{L})|пары(?!\p{L})|звезд|分钟|分鐘|小时|小時|天|周|週|个月|個月|年|岁|歲|个人|人|厘米|公分|公斤|克|件|条|條|双|雙|个|個|只|支|朵|束|枝|份|杯|套|点|點|号|號|月|码|碼|寸|米|折|დღ|საათ|წუთ|კვირ|თვ|წელ|წლ|ცალ|ადამიან|კაც|სმ(?![\p{L}])|კგ|სტუმ|პერსონ)/u
