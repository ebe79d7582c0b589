import type { Outgoing } from '../channel.ts'
import type { Content } from './content.ts'

const LONGEST = 1600
/** Countries and territories that share +1 with the US and Canada, and take no pictures from there (NANPA). */
const NO_PICTURES = /^\+1(242|246|264|268|284|345|441|473|649|658|664|721|758|767|784|809|829|849|868|869|876)/

/** Pictures travel within the US and Canada only; elsewhere Twilio refuses them (https://www.twilio.com/docs/messaging/guides/accepted-mime-types). */
export function takesMedia(number: string): boolean {
  return /^\+1\d{10}$/.test(number) && !NO_PICTURES.test(number)
}

/** What is left out of a form, and the template that says it in place of words. */
export type Manner = { media?: false; callback?: false; template?: { sid: string; content: Content } }

/** The form that says a message. What Twilio tells of it comes back with its key. */
export function bodyOf(outgoing: Outgoing, from: string, manner: Manner = {}): URLSearchParams {
  const { address, key, webhookUrl } = outgoing
  const form = new URLSearchParams({ To: address })
  form.set(from.startsWith('MG') ? 'MessagingServiceSid' : 'From', from)
  if (manner.template) {
    form.set('ContentSid', manner.template.sid)
    form.set('ContentVariables', JSON.stringify(manner.template.content.variables))
  } else sayIn(form, outgoing, manner)
  // Typographic quotes and dashes alone would make every segment half as long.
  form.set('SmartEncoded', 'true')
  if (webhookUrl !== undefined && manner.callback !== false)
    form.set('StatusCallback', `${webhookUrl}?key=${encodeURIComponent(key)}`)
  return form
}

function sayIn(form: URLSearchParams, { address, message }: Outgoing, manner: Manner): void {
  const { text, media } = message
  const isPicture = media !== undefined && manner.media !== false && takesMedia(address)
  const url = media && !isPicture ? media.url : ''
  const whole = [text, url].filter(Boolean).join('\n')
  if (whole !== '') form.set('Body', whole.length <= LONGEST ? whole : text)
  if (isPicture) form.set('MediaUrl', media.url)
}
