import type { AgeCategory } from '@souk/contract/legal.ts'
import { isOldEnough, minimumAge } from './minimum-age.ts'
import type { Language, Wording } from './rule.ts'

/** What of an order asks for an age: by what it is, and where the shop asks for more. */
export type AgeClaim = { categories: readonly AgeCategory[]; years?: number | undefined }

/**
 * What the buyer has to say before buying: a number of years, a day of birth, or that they are old enough by their own law
 * where the tables know that there is a limit and not which. `forbidden`: it may not be sent there at all.
 */
export type AgeAsked =
  | { kind: 'years'; years: number }
  | { kind: 'born_before'; day: string }
  | { kind: 'law' }
  | { kind: 'forbidden' }

/** The strictest of what the country and the shop ask for; null where nobody asks. */
export function ageAsked(claims: readonly AgeClaim[], country: string | null, now: Date): AgeAsked | null {
  const limits = [...new Set(claims.flatMap(({ categories }) => categories))].map((one) =>
    minimumAge(one, country, now),
  )
  if (limits.some(({ kind }) => kind === 'forbidden')) return { kind: 'forbidden' }
  const years = Math.max(
    0,
    ...limits.flatMap((limit) => (limit.kind === 'age' ? [limit.age] : [])),
    ...claims.map(({ years: own = 0 }) => own),
  )
  const [born] = limits.flatMap((limit) => (limit.kind === 'born_before' ? [limit] : [])).toSorted(byDay)
  // Whoever was born before that day is older than the years ask for, or is not.
  if (born && isOldEnough({ kind: 'age', age: years }, born.day, now.toISOString().slice(0, 10)))
    return { kind: 'born_before', day: born.day }
  if (years > 0) return { kind: 'years', years }
  return limits.some(({ kind }) => kind === 'unknown') ? { kind: 'law' } : null
}

function byDay({ day: left }: { day: string }, { day: right }: { day: string }): number {
  return left < right ? -1 : 1
}

const YEARS: Wording = {
  en: 'I am at least {years} years old, and so is whoever takes the delivery.',
  de: 'Ich bin mindestens {years} Jahre alt, und wer die Lieferung annimmt, ist es auch.',
  nl: 'Ik ben minstens {years} jaar oud, en wie de levering aanneemt ook.',
  ru: 'Мне не меньше {years} лет, и тому, кто примет доставку, тоже.',
  zh: '我已年满 {years} 周岁，收货人也是。',
  ka: 'მე სულ მცირე {years} წლის ვარ, და მიმღებიც.',
}

const BORN: Wording = {
  en: 'I was born before {day}, and so was whoever takes the delivery.',
  de: 'Ich bin vor dem {day} geboren, und wer die Lieferung annimmt, auch.',
  nl: 'Ik ben geboren vóór {day}, en wie de levering aanneemt ook.',
  ru: 'Моя дата рождения раньше, чем {day}, и у того, кто примет доставку, тоже.',
  zh: '我在 {day} 之前出生，收货人也是。',
  ka: 'მე {day}-მდე დავიბადე, და მიმღებიც.',
}

const BY_LAW: Wording = {
  en: 'I am old enough to buy this by the law of my country, and so is whoever takes the delivery.',
  de: 'Ich bin nach dem Recht meines Landes alt genug, um das zu kaufen, und wer die Lieferung annimmt, auch.',
  nl: 'Ik ben volgens de wet van mijn land oud genoeg om dit te kopen, en wie de levering aanneemt ook.',
  ru: 'По закону моей страны мне достаточно лет для этой покупки, и тому, кто примет доставку, тоже.',
  zh: '按照我所在国家的法律，我已达到购买年龄，收货人也是。',
  ka: 'ჩემი ქვეყნის კანონით ამის ყიდვის ასაკი მაქვს, და მიმღებსაც.',
}

/** What the buyer agrees to, per language; null for what may not be sold at all. */
export function ageTexts(asked: AgeAsked): Record<Language, string> | null {
  if (asked.kind === 'forbidden') return null
  const wording = { years: YEARS, born_before: BORN, law: BY_LAW }[asked.kind]
  const years = asked.kind === 'years' ? String(asked.years) : ''
  const text = (language: Language) =>
    wording[language]
      .replace('{years}', years)
      .replace('{day}', asked.kind === 'born_before' ? dayIn(language, asked.day) : '')
  const [en, de, nl, ru, zh, ka] = [text('en'), text('de'), text('nl'), text('ru'), text('zh'), text('ka')]
  return { en, de, nl, ru, zh, ka }
}

function dayIn(language: Language, day: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** Why something cannot be sent there. */
export const NOT_SENT_THERE: Wording = {
  en: 'The law of this country forbids sending this.',
  de: 'Das Recht dieses Landes verbietet, das zu versenden.',
  nl: 'De wet van dit land verbiedt het om dit te versturen.',
  ru: 'Закон этой страны запрещает такую отправку.',
  zh: '该国法律禁止邮寄此商品。',
  ka: 'ამ ქვეყნის კანონი კრძალავს ამის გაგზავნას.',
}
