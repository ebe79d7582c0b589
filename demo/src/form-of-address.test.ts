import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DE } from '@souk/concierge/say/de.ts'
import { NL } from '@souk/concierge/say/nl.ts'
import { RU } from '@souk/concierge/say/ru.ts'
import { ZH } from '@souk/concierge/say/zh.ts'

const SHOPS = join(import.meta.dirname, '../shops')
/** The concierge says du, je, вы and 您; whatever a shop writes itself stands in the same thread. */
const OTHER: Record<string, RegExp> = {
  de: /(?<!^|[.:!?] )\bSie\b|\bIhnen\b|\bIhre?[nmrs]?\b|\b(?:Schreiben|Schicken|Nennen|Fragen|Rufen|Bestellen) Sie\b/,
  nl: /(?<!\p{L})(?:u|uw)(?!\p{L})/u,
  ru: /(?<!\p{L})(?:ты|тебе|тебя|тобой|твой|твоя|твоё|твои|твоего)(?!\p{L})/iu,
  zh: /你/,
}

function textsOf(value: unknown, language: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, language))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === language && typeof one === 'string' ? [one] : textsOf(one, language),
  )
}

const SAID: Record<string, Readonly<Record<string, string>>> = { de: DE, nl: NL, ru: RU, zh: ZH }
const settings = readdirSync(SHOPS).map((slug): unknown =>
  JSON.parse(readFileSync(join(SHOPS, slug, 'shop.json'), 'utf8')),
)

test.each(Object.keys(OTHER))('one form of address in %s', (language) => {
  const other = OTHER[language] ?? /$^/
  const texts = [...textsOf(settings, language), ...Object.values(SAID[language] ?? {})]
  expect(texts.length).toBeGreaterThan(50)
  expect(texts.filter((text) => other.test(text))).toEqual([])
})
