import type { Button, Fitted } from '../fitted.ts'

const LONGEST_LABEL = 36

/** A message of the second API: words, and a picture that X was given before (https://docs.x.com/x-api/direct-messages/create-dm-message-by-participant-id). */
export function wordsOf(message: Fitted, picture?: string): { text?: string; attachments?: { media_id: string }[] } {
  const text = textOf(message, picture)
  return {
    ...(text === '' ? {} : { text }),
    ...(picture === undefined ? {} : { attachments: [{ media_id: picture }] }),
  }
}

/** One of the first API, with what can be tapped (https://developer.x.com/en/docs/direct-messages/sending-and-receiving/api-reference/new-event). */
export function eventOf(message: Fitted, recipient_id: string, picture?: string): object {
  const { buttons, list, link } = message
  const options = optionsOf(list?.rows ?? buttons)
  const message_data = {
    text: textOf(message, picture),
    ...(options.length === 0 ? {} : { quick_reply: { type: 'options', options } }),
    ...(link ? { ctas: [{ type: 'web_url', label: link.label, url: link.url }] } : {}),
    ...(picture === undefined ? {} : { attachment: { type: 'media', media: { id: picture } } }),
  }
  return { event: { type: 'message_create', message_create: { target: { recipient_id }, message_data } } }
}

/** Either all of them are described or none: what is said of a few stands behind their names, where there is room. */
function optionsOf(choices: readonly Button[]): { label: string; description?: string; metadata: string }[] {
  const all = choices.every(({ hint }) => hint)
  return choices.map(({ id, label, hint }) => {
    if (!hint) return { label, metadata: id }
    if (all) return { label, description: hint, metadata: id }
    const both = `${label} · ${hint}`
    return { label: both.length <= LONGEST_LABEL ? both : label, metadata: id }
  })
}

/** A picture that X was not given is its address. */
function textOf({ text, media }: Fitted, picture: string | undefined): string {
  return [text, picture === undefined ? media?.url : ''].filter(Boolean).join('\n')
}
