import { addDays, isBefore, nthWeekday, type Day } from './calendar.ts'

type Rule = (year: number, country: string) => Day | undefined

const ORTHODOX = new Set(['RU', 'GE', 'UA', 'BY', 'GR', 'CY', 'RO', 'BG', 'RS', 'MK', 'MD', 'ME'])
const JULIAN_CHRISTMAS = new Set(['RU', 'GE', 'BY', 'RS', 'MK', 'ME'])
/** Lunar feasts, month × 100 + day, from 2025 on. */
const LUNAR: Record<string, readonly number[]> = {
  'chinese-new-year': [129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208],
  qixi: [829, 819, 808, 826, 816, 805, 824, 812, 801, 820, 810],
  'mid-autumn-festival': [1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916],
  'dragon-boat': [531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610],
}

const RULES: Record<string, Rule> = {
  'mothers-day': mothersDay,
  'fathers-day': fathersDay,
  'valentines-day': fixed(2, 14),
  'womens-day': fixed(3, 8),
  christmas: (year, country) =>
    JULIAN_CHRISTMAS.has(country) ? { year, month: 1, day: 7 } : { year, month: 12, day: 25 },
  'christmas-eve': (year, country) =>
    JULIAN_CHRISTMAS.has(country) ? { year, month: 1, day: 6 } : { year, month: 12, day: 24 },
  'new-year': fixed(1, 1),
  'new-years-eve': fixed(12, 31),
  easter: (year, country) => (ORTHODOX.has(country) ? orthodoxEaster(year) : easter(year)),
  halloween: fixed(10, 31),
  thanksgiving: (year, country) => (country === 'CA' ? nthWeekday(year, 10, 0, 2) : nthWeekday(year, 11, 3, 4)),
  'black-friday': (year) => addDays(nthWeekday(year, 11, 3, 4), 1),
  sinterklaas: fixed(12, 5),
  'saint-nicholas-day': fixed(12, 6),
  'defender-day': fixed(2, 23),
  'back-to-school': fixed(9, 1),
  'teachers-day': (year, country) => (country === 'CN' ? { year, month: 9, day: 10 } : { year, month: 10, day: 5 }),
  'singles-day': fixed(11, 11),
  'kings-day': (year) => ({ year, month: 4, day: new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0 ? 26 : 27 }),
  'childrens-day': fixed(6, 1),
  'chinese-new-year': lunar('chinese-new-year'),
  qixi: lunar('qixi'),
  'mid-autumn-festival': lunar('mid-autumn-festival'),
  'dragon-boat': lunar('dragon-boat'),
}

/** Names of the feasts in all languages, as alternatives of a regular expression over folded text. */
export const HOLIDAY_NAMES: Record<string, string> = {
  'mothers-day': `mother'?s'? ?day|mum'?s day|mom'?s day|mothering sunday|muttertag\\p{L}*|moederdag|(?:день|дн[яюе]м?) (?:матери|мамы|мам)|мамин\\p{L}* д(?:ень|н\\p{L}+)|母亲节|母親節|妈妈节|დედის დღ\\p{L}*|дня матери|den materi|dedis dge\\p{L}*`,
  'fathers-day': `father'?s'? ?day|dad'?s day|vatertag\\p{L}*|vaderdag|(?:день|дн[яюе]м?) (?:отца|папы)|父亲节|父親節|爸爸节|მამის დღ\\p{L}*`,
  'valentines-day': `(?:saint |st\\.? )?valentine'?s?'?(?: ?day)?|v-?day|valentinstag\\p{L}*|valentijnsdag|valentijn|(?:день|дн[яюе]м?) (?:святого валентина|всех влюбленных|влюбленных|валентина)|14 февраля|情人节|情人節|(?:წმინდა )?ვალენტინ\\p{L}*(?: დღ\\p{L}*)?|სიყვარულის დღ\\p{L}*`,
  'womens-day': `(?:international )?women'?s day|(?:internationaler )?frauentag\\p{L}*|(?:internationale )?vrouwendag|(?:8|восьм\\p{L}+) ?(?:-?(?:ое|го|му|е))? марта|женск\\p{L}+ д(?:ень|н\\p{L}+)|妇女节|三八节|女神节|8 ?მარტ\\p{L}*|რვა მარტ\\p{L}*|ქალთა (?:საერთაშორისო )?დღ\\p{L}*`,
  'christmas-eve': `christmas eve|x-?mas eve|heilig(?:er |en |em )?abend|heiligabend|kerstavond|сочельник\\p{L}*|平安夜|შობის წინა დღ\\p{L}*`,
  christmas: `christmas(?: day)?|x-?mas|weihnacht\\p{L}*|kerst(?:mis|dag)?|рождеств\\p{L}*|圣诞节?|聖誕節?|შობა\\p{L}*|შობის\\p{L}*|შობი\\p{L}*`,
  'new-years-eve': `new year'?s? eve|nye|silvester\\p{L}*|oudejaarsavond|oud en nieuw|31 декабря|跨年夜?|除夕|ახალი წლის ღამე\\p{L}*`,
  'new-year': `new year'?s?(?: day)?|neujahr\\p{L}*|nieuwjaar(?:sdag)?|нов(?:ый|ому|ого|ом) год\\p{L}*|元旦|新年|ახალ(?:ი|ო)? წ(?:ელ|ლ)\\p{L}*`,
  easter: `easter(?: sunday)?|ostern|ostersonntag|oster(?:fest)|pasen|paasdag|пасх\\p{L}*|复活节|復活節|აღდგომ\\p{L}*`,
  halloween: `hall?oween|хэллоуин\\p{L}*|хеллоуин\\p{L}*|хэлоуин\\p{L}*|万圣节|萬聖節|ჰელოუინ\\p{L}*`,
  thanksgiving: `thanksgiving(?: day)?|erntedank\\p{L}*|(?:день|дн[яюе]м?) благодарения|感恩节|感恩節|მადლიერების დღ\\p{L}*`,
  'black-friday': `black friday|черн\\p{L}+ пятниц\\p{L}*|黑色星期五|黑五|შავი პარასკევ\\p{L}*`,
  sinterklaas: `sinterklaas(?:avond)?|pakjesavond`,
  'saint-nicholas-day': `nikolaus(?:tag)?|nikolaustag|(?:saint|st\\.?) nicholas(?: day)?`,
  'defender-day': `(?:23|двадцать третье) ?-?(?:е|го|му)? февраля|(?:день|дн[яюе]м?) защитника\\p{L}*(?: отечества)?`,
  'back-to-school': `(?:1|перв\\p{L}+) сентября|(?:день|дн[яюе]м?) знаний`,
  'teachers-day': `teacher'?s'? day|lehrertag|(?:день|дн[яюе]м?) учителя|教师节|მასწავლებლის დღ\\p{L}*`,
  'singles-day': `singles'? day|双十一|双11|光棍节`,
  'kings-day': `king'?s day|koningsdag`,
  'childrens-day': `children'?s day|kindertag|(?:день|дн[яюе]м?) защиты детей|儿童节|六一|ბავშვთა დაცვის დღ\\p{L}*`,
  'chinese-new-year': `(?:chinese|lunar) new year|chinesisches neujahr|chinees nieuwjaar|китайск\\p{L}+ нов\\p{L}+ год\\p{L}*|春节|春節|农历新年|过年`,
  qixi: `qixi|七夕节?`,
  'mid-autumn-festival': `mid-?autumn(?: festival)?|中秋节?`,
  'dragon-boat': `dragon boat(?: festival)?|端午节?`,
}

/** The next day of this feast in a country, today included. */
export function nextHoliday(name: string, today: Day, country: string): Day | undefined {
  const rule = RULES[name]
  for (let year = today.year; rule && year <= today.year + 1; year++) {
    const day = rule(year, country)
    if (day && !isBefore(day, today)) return day
  }
  return undefined
}

function mothersDay(year: number, country: string): Day {
  switch (country) {
    case 'GB':
    case 'IE':
      return addDays(easter(year), -21)
    case 'RU':
      return nthWeekday(year, 11, 6, -1)
    case 'GE':
      return { year, month: 3, day: 3 }
    case 'ES':
    case 'PT':
    case 'HU':
    case 'LT':
    case 'RO':
    case 'ZA':
      return nthWeekday(year, 5, 6, 1)
    case 'FR':
      return frenchMothersDay(year)
    case 'SE':
    case 'DO':
      return nthWeekday(year, 5, 6, -1)
    case 'NO':
      return nthWeekday(year, 2, 6, 2)
    case 'PL':
      return { year, month: 5, day: 26 }
    case 'MX':
    case 'SV':
    case 'GT':
      return { year, month: 5, day: 10 }
    case 'AR':
      return nthWeekday(year, 10, 6, 3)
    case 'BY':
      return { year, month: 10, day: 14 }
    case 'AM':
      return { year, month: 4, day: 7 }
    case 'TH':
      return { year, month: 8, day: 12 }
    case 'EG':
    case 'AE':
    case 'SA':
    case 'LB':
      return { year, month: 3, day: 21 }
    case 'BG':
      return { year, month: 3, day: 8 }
    default:
      return nthWeekday(year, 5, 6, 2)
  }
}

/** The last Sunday of May, or the first of June when that is Pentecost. */
function frenchMothersDay(year: number): Day {
  const last = nthWeekday(year, 5, 6, -1)
  const pentecost = addDays(easter(year), 49)
  return last.month === pentecost.month && last.day === pentecost.day ? nthWeekday(year, 6, 6, 1) : last
}

function fathersDay(year: number, country: string): Day {
  switch (country) {
    case 'DE':
      return addDays(easter(year), 39)
    case 'AT':
    case 'BE':
      return nthWeekday(year, 6, 6, 2)
    case 'RU':
      return nthWeekday(year, 10, 6, 3)
    case 'IT':
    case 'ES':
    case 'PT':
      return { year, month: 3, day: 19 }
    case 'AU':
    case 'NZ':
      return nthWeekday(year, 9, 6, 1)
    case 'CH':
      return nthWeekday(year, 6, 6, 1)
    case 'SE':
    case 'NO':
    case 'FI':
      return nthWeekday(year, 11, 6, 2)
    case 'DK':
      return { year, month: 6, day: 5 }
    case 'PL':
      return { year, month: 6, day: 23 }
    case 'BR':
      return nthWeekday(year, 8, 6, 2)
    default:
      return nthWeekday(year, 6, 6, 3)
  }
}

function fixed(month: number, day: number): Rule {
  return (year) => ({ year, month, day })
}

function lunar(name: string): Rule {
  return (year) => {
    const code = LUNAR[name]?.[year - 2025]
    return code === undefined ? undefined : { year, month: Math.floor(code / 100), day: code % 100 }
  }
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }
}

/** Easter Sunday of the Julian calendar as a Gregorian day (1900 to 2099). */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const sum = d + e + 114
  return addDays({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }, 13)
}
