import { addDays, weekdayOf, type DayFound } from './calendar.ts'

const DELIVER =
  /deliver|arriv|bring|send|ship|liefer|schick|ankomm|zustell|bezorg|lever|breng|stuur|verzend|достав|привез|отправ|送|寄|到货|მიტან|მოიტან|მომიტან|გამოგზავნ|მიიტან/u
const CLAUSE = /[.!?;,。！？；，\n]/u
const BEFORE_IT = /^\s*(?:before|vor|davor|vorher|voor|ervoor|daarvoor|перед|до|წინ|მანამდე)(?!\p{L})/u
const HAN_BEFORE = /(?:之?前的?(?:那个)?(?:那一?个)?)$/u

/** Whether the day stands in the same clause as the word for bringing it. */
export function isDeliveryDay(text: string, start: number, end: number): boolean {
  const head =
    text
      .slice(Math.max(0, start - 50), start)
      .split(CLAUSE)
      .at(-1) ?? ''
  const tail = text.slice(end, end + 40).split(CLAUSE)[0] ?? ''
  return DELIVER.test(head) || DELIVER.test(tail)
}

/** "The Friday before Mother's Day", 母亲节前的周五: the last such day before the feast. */
export function weekdayBefore(text: string, feast: DayFound, named: DayFound): DayFound | undefined {
  const { weekday } = named
  if (weekday === undefined) return undefined
  const before = BEFORE_IT.test(text.slice(named.end, named.end + 14)) || HAN_BEFORE.test(text.slice(0, named.start))
  const back = (weekdayOf(feast.day) - weekday + 7) % 7 || 7
  return before ? { ...named, day: addDays(feast.day, -back) } : undefined
}
