import type { Turn } from '../turn.ts'
import { nativeLetters } from '../understand/message.ts'
import type { Heard } from './hear.ts'
import { isAddress } from '../skills/contact.ts'
import { wellNegated } from './negators.ts'
import type { DialogueState } from './state.ts'

const OWN_LETTERS = /\p{Script=Georgian}|\p{Script=Cyrillic}/u

/**
 * What was written in Latin letters ("sokos gareshe", "bez gribov") in the letters of its own language: everything that
 * reads the words after the understanding, the toppings above all, then reads the same words. A mistyped "without" is one
 * there too. Addresses and names stay as they were typed; `heard.text` keeps what a card shall say.
 */
export function nativeText(turn: Turn, heard: Heard, state: DialogueState, language: string): string {
  const { text, texts } = heard
  const latin = (language === 'ka' || language === 'ru') && !OWN_LETTERS.test(text)
  const negated = latin ? text : wellNegated(text, language)
  if (!latin && negated === text) return text
  const typed =
    state.pending?.ask === 'contact' ||
    /[@/]/.test(text) ||
    texts.some(({ start, end }) => isAddress(text.slice(start, end)))
  if (typed || !latin) return typed ? text : negated
  return nativeLetters({ text, locale: turn.language || turn.locale, country: turn.country, history: turn.history })
}
