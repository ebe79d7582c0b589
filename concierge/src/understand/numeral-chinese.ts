const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const TENS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const JOINED: Record<string, string> = { 廿: '二十', 卅: '三十', 卌: '四十' }
const BIG: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
export const CHINESE_NUMBER =
  /[零〇一壹二贰貳两俩三叁四肆五伍六陆陸七柒八捌九玖十拾百佰千仟廿卅卌万萬亿億]+(?:[点點][零〇一二三四五六七八九]+)?/gu

/** Characters as a number: 三万四千五百零七 → 34507, 一点一 → 1.1, 两千五 → 2500; NaN where they are none. */
export function chineseNumber(text: string): number {
  const [whole = '', fraction] = text.replace(/[廿卅卌]/gu, (each) => JOINED[each] ?? each).split(/[点點]/)
  const value = wholeNumber(whole)
  if (fraction === undefined) return value
  return Number(
    `${value}.${Array.from(fraction)
      .map((each) => DIGITS[each] ?? '')
      .join('')}`,
  )
}

function wholeNumber(text: string): number {
  const letters = Array.from(text)
  if (letters.every((letter) => letter in DIGITS))
    return letters.length > 1 ? Number(letters.map((each) => DIGITS[each]).join('')) : (DIGITS[text] ?? NaN)
  let total = 0
  let section = 0
  let digit = -1
  let last = 1
  let zero = false
  for (const letter of letters) {
    const unit = TENS[letter]
    const big = BIG[letter]
    if (letter in DIGITS) {
      digit = DIGITS[letter] ?? 0
      if (digit === 0) zero = true
    } else if (unit !== undefined) {
      section += (digit > 0 ? digit : 1) * unit
      digit = -1
      last = unit
      zero = false
    } else if (big !== undefined) {
      total = (total + section + Math.max(0, digit) || 1) * big
      section = 0
      digit = -1
      last = big
      zero = false
    }
  }
  // 两千五 is 2500: a digit right after a unit above ten counts a tenth of it
  if (digit > 0) section += !zero && last > 10 ? (digit * last) / 10 : digit
  return total + section
}
