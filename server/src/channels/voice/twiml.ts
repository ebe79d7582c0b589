import { escapeHtml } from '../../kernel/escape-html.ts'
import { tongueOf } from './words.ts'

/** Seconds of silence before a call goes on, and seconds an answer may take. */
const SILENCE = 6
const HOLD = 20

type Asked = {
  /** Our webhook, without a query. */
  url: string
  /** Names the question: what is heard next is the answer to it. */
  of: string
  language: string | undefined
}

/** Says something and listens; who says nothing is asked once more (https://www.twilio.com/docs/voice/twiml/gather). */
export function askIn({ url, of, language }: Asked, words: string, silences = 0): string {
  const { say, hear } = tongueOf(language)
  const query = new URLSearchParams({ of, ...(language ? { language } : {}) })
  const action = escapeHtml(`${url}?${query}`)
  const silent = escapeHtml(`${url}?${query}&silent=${silences + 1}`)
  return respond(
    `<Gather input="speech dtmf" language="${hear}" timeout="${SILENCE}" speechTimeout="auto" actionOnEmptyResult="false" method="POST" action="${action}">${sayIn(say, words)}</Gather><Redirect method="POST">${silent}</Redirect>`,
  )
}

/** Waits until what is to be said comes by the API. */
export function hold({ url, of, language }: Asked): string {
  const late = new URLSearchParams({ of: `${of}.late`, late: '1', ...(language ? { language } : {}) })
  return respond(`<Pause length="${HOLD}"/><Redirect method="POST">${escapeHtml(`${url}?${late}`)}</Redirect>`)
}

export function hangUp(language: string | undefined): string {
  const { say, bye } = tongueOf(language)
  return respond(`${sayIn(say, bye)}<Hangup/>`)
}

export function respond(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`
}

function sayIn(language: string, words: string): string {
  return `<Say language="${language}">${escapeHtml(words)}</Say>`
}
