import type { InboxSettings, SkillRule } from '@souk/contract/inbox-settings.ts'

/** A member on duty, as far as it decides whether a thread is given to them. */
export type Candidate = {
  id: string
  languages: readonly string[]
  skills: readonly string[]
  /** Open threads at most; null: as many as the shop says. */
  capacity: number | null
  /** Open threads they have. */
  open: number
  /** When they were last given one, in milliseconds; null: never. */
  last: number | null
}

/** What a thread asks of whoever answers it. */
export type Wanted = { language: string; channel: string | null; tags: readonly string[]; worth: number }

/**
 * Whose turn it is: of those on duty who know what the thread needs, and have room for it, whoever was given one longest
 * ago. What nobody on duty knows is asked of nobody; null where those who do have no room.
 */
export function whoseTurn(
  onDuty: readonly Candidate[],
  wanted: Wanted,
  settings: Pick<InboxSettings, 'capacity' | 'byLanguage' | 'skills'>,
): string | null {
  const skills = settings.skills.filter((rule) => applies(rule, wanted)).map(({ skill }) => skill)
  let fit = onDuty
  for (const skill of skills) fit = thoseWho(fit, (one) => one.skills.includes(skill))
  const language = wanted.language.split('-')[0] ?? ''
  if (settings.byLanguage && language !== '')
    fit = thoseWho(fit, (one) => one.languages.some((spoken) => spoken.split('-')[0] === language))
  const [next] = fit
    .filter(({ capacity, open }) => open < (capacity ?? settings.capacity))
    .toSorted((a, b) => (a.last ?? -1) - (b.last ?? -1) || a.open - b.open || (a.id < b.id ? -1 : 1))
  return next?.id ?? null
}

function applies({ channels, tags, cartFrom }: SkillRule, wanted: Wanted): boolean {
  if (channels && (wanted.channel === null || !channels.includes(wanted.channel))) return false
  if (tags && !tags.some((tag) => wanted.tags.includes(tag))) return false
  return cartFrom === undefined || wanted.worth >= cartFrom
}

/** Those of whom something is true, or all where it is of none. */
function thoseWho(all: readonly Candidate[], knows: (one: Candidate) => boolean): readonly Candidate[] {
  const some = all.filter(knows)
  return some.length > 0 ? some : all
}
