import { textIn } from '@souk/contract/ids.ts'
import { type CannedReply, type FilledReply, REPLY_VARIABLES, VARIABLE } from '@souk/contract/inbox-kept.ts'

type Variable = (typeof REPLY_VARIABLES)[number]
/** What is known of the thread that a reply is for. */
export type Known = Partial<Record<Variable, string | null>>

/**
 * A canned reply in the language of a thread, else the shop's, with what is known in the place of its variables. What is
 * not known stays in its braces: whoever sends it sees it.
 */
export function fillReply(
  { text, actions }: Pick<CannedReply, 'text' | 'actions'>,
  { language, fallback, known }: { language: string; fallback: string; known: Known },
): FilledReply {
  const short = language.split('-')[0] ?? language
  const own = [language, short, fallback, fallback.split('-')[0] ?? fallback].find((one) => text[one] !== undefined)
  const said = textIn(text, own ?? language, fallback)
  const missing = new Set<Variable>()
  const filled = said.replace(VARIABLE, (whole, name: string) => {
    const variable = REPLY_VARIABLES.find((one) => one === name)
    if (variable === undefined) return whole
    const value = known[variable]
    if (value) return value
    missing.add(variable)
    return whole
  })
  const shown = own ?? Object.keys(text)[0] ?? fallback
  return { text: filled, language: shown, missing: [...missing], actions }
}

/** What somebody is called by; names are written in their own order, so that only a name of several words has a first. */
export function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null
}
