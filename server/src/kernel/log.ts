import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

export type Log = Logger

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

const HIDDEN = '[hidden]'
const DEEPEST = 8
const SECRET_WORDS =
  /authorization|cookie|token|secret|passw|passphrase|apikey|adminkey|operatorkey|accesskey|privatekey|signature|credential|cardnumber|cvc|cvv/
const SECRET_NAMES = new Set(['key', 'card', 'pan', 'iban'])
const BEARER = /\b([Bb]earer|Basic(?=\s+[\w+/]{8}))\s+[\w.~+/=-]+/g
const URL_PASSWORD = /(\w+:\/\/)[^\s/@]+@/g
const URL_SECRET = /([?&](?:token|key|secret|code|signature)=)[^&\s"']+/gi
const DIGITS = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![.-]?\w)/g

/** The JSON log, one line per event, on stderr. Names and shapes of secrets are hidden wherever they stand. */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // On the finished line: child bindings, error properties and interpolated texts all pass here and nothing goes round it.
    hooks: { streamWrite: hideInLine },
  }
  // Written at once: the last lines before a crash are the ones that are wanted, and the hot path logs nothing.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }))
}

function hideInLine(line: string): string {
  return `${JSON.stringify(hide(JSON.parse(line), 0))}\n`
}

function hide(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideInText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return '[deeper]'
  if (Array.isArray(value)) return value.map((item: unknown) => hide(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isSecret(name, field) ? HIDDEN : hide(field, depth + 1)]),
  )
}

function isSecret(name: string, value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return false
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  return SECRET_NAMES.has(plain) || SECRET_WORDS.test(plain)
}

/** Hides what looks like a secret inside a text: bearer tokens, passwords and tokens in URLs, card numbers. */
export function hideInText(text: string): string {
  return text
    .replace(BEARER, `$1 ${HIDDEN}`)
    .replace(URL_PASSWORD, `$1${HIDDEN}@`)
    .replace(URL_SECRET, `$1${HIDDEN}`)
    .replace(DIGITS, (digits) => (passesLuhn(digits.replace(/\D/g, '')) ? HIDDEN : digits))
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
