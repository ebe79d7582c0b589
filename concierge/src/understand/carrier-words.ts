import { type Language, LANGUAGES } from '@souk/contract/understanding.ts'
import {
  CANCEL_WORDS,
  type ConsentWords,
  HELP_WORDS,
  SMS_STOP_WORDS,
  START_WORDS,
  YES_WORDS,
} from '../lexicon/data/opt-out.ts'
import { foldText } from '../text/normalise.ts'
import { bareWords, isBareStop, isStop } from './stopping.ts'

export type CarrierWord = 'stop' | 'start' | 'help'

const SMS_STOP = wordsOf(SMS_STOP_WORDS)
const CANCEL = wordsOf(CANCEL_WORDS)
const START = wordsOf(START_WORDS)
const HELP = wordsOf(HELP_WORDS)
const YES = wordsOf(YES_WORDS)
/** Where carriers take "cancel" for STOP: whatever we think of it, nothing would arrive any more. */
const CANCEL_STOPS = ['US', 'CA']

/**
 * What messengers' users have learnt to write to whoever writes to them, as a message of its own. On our own page there are
 * menus for it, and only STOP is obeyed.
 */
export function carrierWord(
  text: string,
  { channel, country }: { channel: string; country: string },
): CarrierWord | undefined {
  if (isStop(text)) return 'stop'
  // "/start" is a command of Telegram's, and opens the talk.
  if (channel === 'web' || text.trim().startsWith('/')) return undefined
  const word = bareWords(foldText(text))
  if (isBareStop(text) || (channel === 'sms' && stopsTexts(word, country))) return 'stop'
  if (START.has(word)) return 'start'
  return HELP.has(word) ? 'help' : undefined
}

/** Whether somebody may have meant their order: a text message "cancel" stops all messages in the United States. */
export function mayMeanOrder(text: string): boolean {
  return CANCEL.has(bareWords(foldText(text)))
}

/** A plain yes and nothing else. */
export function isYes(text: string): boolean {
  return YES.has(bareWords(foldText(text)))
}

function stopsTexts(word: string, country: string): boolean {
  return SMS_STOP.has(word) || (CANCEL.has(word) && CANCEL_STOPS.includes(country))
}

function wordsOf(words: ConsentWords): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language: Language) => words[language].map((word) => bareWords(foldText(word)))))
}
