import { type Language, LANGUAGES } from '@souk/contract/understanding.ts'
import { IntlMessageFormat } from 'intl-messageformat'
import { BOOKED, isBookedKey } from './booked.ts'
import { CALL_TEXTS, type CallKey } from './call-texts.ts'
import { DE } from './de.ts'
import { EN, type MailKey, type MailTexts } from './en.ts'
import { KA } from './ka.ts'
import { NL } from './nl.ts'
import { RU } from './ru.ts'
import { SHOP_TEXTS, type ShopKey } from './shop-texts.ts'
import { ZH } from './zh.ts'

export const MAIL_TEXTS: { readonly [L in Language]: MailTexts } = { en: EN, de: DE, nl: NL, ru: RU, zh: ZH, ka: KA }

const compiled = new Map<string, IntlMessageFormat>()

/** A text of our e-mails, with what is inserted already written as people read it. */
export function mailText(
  language: Language,
  key: MailKey | ShopKey | CallKey,
  args: Readonly<Record<string, string>> = {},
): string {
  return formatted(language, textOf(language, key), args)
}

function textOf(language: Language, key: MailKey | ShopKey | CallKey): string {
  if (isOfCall(key)) return CALL_TEXTS[language][key]
  return isOfShop(key) ? SHOP_TEXTS[language][key] : MAIL_TEXTS[language][key]
}

/** The same of what is only booked, which has words of its own for some of it. */
export function bookedText(language: Language, key: MailKey, args: Readonly<Record<string, string>> = {}): string {
  return isBookedKey(key) ? formatted(language, BOOKED[language][key], args) : mailText(language, key, args)
}

function formatted(language: Language, text: string, args: Readonly<Record<string, string>>): string {
  const id = `${language} ${text}`
  let message = compiled.get(id)
  if (!message) {
    message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    compiled.set(id, message)
  }
  return String(message.format(args))
}

function isOfShop(key: MailKey | ShopKey): key is ShopKey {
  return key in SHOP_TEXTS.en
}

function isOfCall(key: MailKey | ShopKey | CallKey): key is CallKey {
  return key in CALL_TEXTS.en
}

/** The language of an e-mail: that of the order where we write it, else English. */
export function mailLanguage(tag: string): Language {
  const [spoken] = tag.toLowerCase().split('-')
  return LANGUAGES.find((language) => language === spoken) ?? 'en'
}
