import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '@souk/contract/understanding.ts'
import { DE } from './de.ts'
import { EN, type MessageKey } from './en.ts'
import { KA } from './ka.ts'
import { NL } from './nl.ts'
import { RU } from './ru.ts'
import { ZH } from './zh.ts'

/** What is inserted: names and formatted money, dates as text; counts as numbers, for the plural rules. */
export type Args = Readonly<Record<string, string | number>>
export type Messages = Readonly<Record<MessageKey, string>>

export const MESSAGES: { readonly [L in Language]: Messages } = { en: EN, de: DE, nl: NL, ru: RU, zh: ZH, ka: KA }

const compiled = new Map<string, IntlMessageFormat>()

/** A message of the concierge in a language, with the inserted values. */
export function say(language: Language, key: MessageKey, args: Args = {}): string {
  const id = `${language} ${key}`
  let message = compiled.get(id)
  if (!message) {
    message = new IntlMessageFormat(MESSAGES[language][key], language, undefined, { ignoreTag: true })
    compiled.set(id, message)
  }
  return String(message.format(args))
}
