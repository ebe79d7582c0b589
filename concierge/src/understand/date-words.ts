import { N } from './reading.ts'

/** Days counted from today. Longer phrases first. */
export const RELATIVE: readonly [RegExp, number][] = [
  [/大后天|大後天/u, 3],
  [
    /(?<!\p{L})(?:(?:the )?day after tomorrow|übermorgen|uebermorgen|overmorgen|послезавтра|ზეგ|zeg)(?!\p{L})|后天|後天/u,
    2,
  ],
  [
    /(?<!\p{L})(?:tomorrow'?s?|tomorow|tommorow|tommorrow|tmrw|tmr|(?<!(?:guten|schönen|am|jeden|goede|in de|this) )morgen(?:abend|früh|mittag|nachmittag|ochtend|middag|avond)?|завтра(?:шн\p{L}+)?|ხვალ\p{L}*|zavtra|xval)(?!\p{L})|明天|明日|明晚|明早/u,
    1,
  ],
  [
    /(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening)|heute(?:abend)?|vandaag|vanavond|vanmiddag|сегодня|(?<!ის )დღეს(?:ვე)?|(?<!ის )დღევანდელ\p{L}*|segodnya)(?!\p{L})|今天|今日|今晚|今早/u,
    0,
  ],
]

/** Monday first; each alternative is a whole word of some language. */
export const WEEKDAYS: readonly string[] = [
  `mondays?|montags?|maandag|понедельник\\p{L}*|ორშაბათ\\p{L}*|(?:周|星期|礼拜|週|禮拜)一`,
  `tuesdays?|dienstags?|dinsdag|вторник\\p{L}*|სამშაბათ\\p{L}*|(?:周|星期|礼拜|週|禮拜)二`,
  `wednesdays?|wensday|mittwochs?|woensdag|сред[ауыеой]{1,2}|ოთხშაბათ\\p{L}*|(?:周|星期|礼拜|週|禮拜)三`,
  `thursdays?|donnerstags?|donderdag|четверг\\p{L}*|ხუთშაბათ\\p{L}*|(?:周|星期|礼拜|週|禮拜)四`,
  `fridays?|freitags?|vrijdag|пятниц\\p{L}*|პარასკევ\\p{L}*|(?:周|星期|礼拜|週|禮拜)五|pyatnits\\p{L}*`,
  `saturdays?|samstags?|sonnabends?|zaterdag|суббот\\p{L}*|(?<!\\p{L})შაბათ\\p{L}*|(?:周|星期|礼拜|週|禮拜)六`,
  `sundays?|sonntags?|zondag|воскресен\\p{L}*|კვირას|კვირა(?:მდე|ს)|(?:周|星期|礼拜|週|禮拜)[日天]`,
]
/** Short names, read only after a word that announces a day. */
export const SHORT_WEEKDAYS: readonly string[] = [
  'mon|mo|ma|пн',
  'tues?|di|вт',
  'weds?|mi|wo|ср',
  'thur?s?|do|чт',
  'fri|fr|vr|пт',
  'sat|sa|za|сб',
  'sun|so|zo|вс',
]

export const MONTHS: readonly string[] = [
  'january|jan|januar|jänner|januari|январ\\p{L}*|янв|იანვ\\p{L}*',
  'february|feb|februar|februari|феврал\\p{L}*|фев|თებერვ\\p{L}*',
  'march|mar|märz|maerz|mrz|maart|mrt|март\\p{L}*|მარტ\\p{L}*',
  'april|apr|апрел\\p{L}*|апр|აპრილ\\p{L}*',
  'may|mai|mei|ма[йяею]|მაის\\p{L}*',
  'june|jun|juni|июн\\p{L}*|ივნის\\p{L}*',
  'july|jul|juli|июл\\p{L}*|ივლის\\p{L}*',
  'august|aug|augustus|август\\p{L}*|авг|აგვისტ\\p{L}*',
  'september|sept|sep|сентябр\\p{L}*|сен|სექტემბ\\p{L}*',
  'october|oct|oktober|okt|октябр\\p{L}*|окт|ოქტომბ\\p{L}*',
  'november|nov|ноябр\\p{L}*|ноя|ნოემბ\\p{L}*',
  'december|dec|dezember|dez|декабр\\p{L}*|дек|დეკემბ\\p{L}*',
]

/** What makes a day a limit, in front of it or behind. */
export const DEADLINE = {
  before:
    /(?:^|[^\p{L}])(?:by|before|until|till|no later than|not later than|at the latest|latest|in time for|up to|bis(?: spätestens)?(?: zum?)?|spätestens(?: am| bis)?(?: zum)?|vor(?: dem)?|voor|uiterlijk(?: op)?|tot|tegen|до|к|ко|не позднее|не позже|к утру|最晚|最迟|不晚于|在|赶在|არაუგვიანეს|do|k)\s*(?:the |next |this |coming |dem |den |zum |am |de |aanstaande |komende )?$/u,
  after: /^\s*(?:at the latest|latest|spätestens|op zijn laatst|最晚|之前|以前|前|为止|\p{L}{0,3}მდე)/u,
}

/** A stretch of time and its length in days; hours and minutes as fractions. */
const UNIT = `(minut\\p{L}*|min|минут\\p{L}*|мин|分钟|分鐘|წუთ\\p{L}*)|(hours?|hrs?|stunden?|uur|uren|час\\p{L}*|小时|小時|საათ\\p{L}*)|(days?|tag(?:e|en)?|dag(?:en)?|дн[яей]{1,2}|день|天|日|დღ\\p{L}*)|(weeks?|wochen?|weken|week|недел\\p{L}*|周|星期|礼拜|კვირ\\p{L}*)|(months?|monat(?:e|en)?|maand(?:en)?|месяц\\p{L}*|个月|個月|თვ\\p{L}*)`
export const SPAN_BEFORE = new RegExp(
  `(?<!\\p{L})(?:in|within|over|binnen|innerhalb(?: von)?|через|в течение|за|in about|ca)\\s(?:(?:a|an|one|einer|einem|ein|een|the next|de komende|next|den nächsten|ближайшие)\\s?)?(?:(${N})\\s?)?(?:${UNIT})(?!\\p{Script=Latin})(?! (?:ago|old|alt|oud))`,
  'u',
)
export const SPAN_AFTER = new RegExp(
  `(${N})\\s?个?(?:${UNIT})(?:之?后|之?後|以?内|以內|ში|შია|\\s?from now|\\s?later)`,
  'u',
)

export const NEXT =
  /(?:next|следующ\p{L}+|на следующей неделе(?: в)?|next week(?: on)?|nächste woche(?: am)?|naechste woche|volgende week(?: op)?|下个?|下個?|შემდეგ\p{L}*|მომავალ\p{L}*)\s*(?:week\s|неделю\s|неделе\s)?(?:on |am |op |в |во )?$/u
export const NEXT_WEEK =
  /(?<!\p{L})(?:next week|nächste[rn]? woche|naechste woche|volgende week|(?:на )?следующ\p{L}+ недел\p{L}+|(?:შემდეგ|მომავალ)\p{L}* კვირ\p{L}*)(?!\p{L})|下个?(?:周|星期|礼拜)(?![一二三四五六日天])|下個(?:週|星期|禮拜)(?![一二三四五六日天])/u
export const WEEKEND =
  /(?<!\p{L})(?:(?:this |the |next )?weekend|wochenende|weekeinde|(?:эт\p{L}+ )?выходны\p{L}+|შაბათ-კვირ\p{L}*|უიქენდ\p{L}*)(?!\p{L})|周末|週末/u
/** The end of a stretch of the calendar, as a limit. */
export const ENDS: readonly [RegExp, 'week' | 'month' | 'year'][] = [
  [
    /end of (?:the |this )?month|month'?s end|monatsende|ende (?:des|dieses|vom) monats?|eind(?:e)? (?:van )?(?:de |deze )?maand|кон(?:ца|цу|це) (?:этого )?месяца|თვის ბოლო\p{L}*|(?:本|这个)?月(?:底|末)/u,
    'month',
  ],
  [
    /end of (?:the |this )?week(?!end)|ende der woche|eind(?:e)? (?:van )?(?:de |deze )?week|кон(?:ца|цу|це) (?:этой )?недели|კვირის ბოლო\p{L}*/u,
    'week',
  ],
  [
    /end of (?:the |this )?year|jahresende|ende des jahres|eind(?:e)? (?:van )?(?:het |dit )?jaar|кон(?:ца|цу|це) (?:этого )?года|წლის ბოლო\p{L}*|年(?:底|末)/u,
    'year',
  ],
]

export const LAST =
  /(?:last|past|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|afgelopen|прошл\p{L}+|上个?|上個?|გასულ\p{L}*|წინა)\s*$/u

/** Parts of an hour that are said without a figure, from now on; folded text. */
export const PARTS_OF_HOUR: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:(?:in|within) (?:about )?(?:an? hour and a half)|in (?:anderthalb|eineinhalb) stunden|(?:over|binnen) anderhalf uur|(?:через|за) полтора часа)(?!\p{L})|一个半小时(?:后|之后|以后|内)?|საათნახევარში/u,
    90,
  ],
  [
    /(?<!\p{L})(?:(?:in|within) (?:about )?(?:three quarters of an hour)|in einer dreiviertelstunde|(?:over|binnen) drie kwartier)(?!\p{L})|三刻钟(?:后|之后|以后|内)?/u,
    45,
  ],
  [
    /(?<!\p{L})(?:(?:in|within) (?:about )?(?:a )?half (?:an? )?hour|in (?:etwa |ca\.? )?(?:einer|ner|1) ?halben stunde|(?:over|binnen) een half ?uur(?:tje)?|(?:через|за) (?:пол ?часа|полчасика))(?!\p{L})|半个?(?:小时|钟头)(?:后|之后|以后|内)?|ნახევარ საათში/u,
    30,
  ],
  [
    /(?<!\p{L})(?:(?:in|within) (?:about )?a quarter of an hour|in einer viertelstunde|(?:over|binnen) een kwartier(?:tje)?|(?:через|за) четверть часа)(?!\p{L})|一刻钟(?:后|之后|以后|内)?|თხუთმეტ წუთში/u,
    15,
  ],
]
