import { escapeHtml } from '../../kernel/escape-html.ts'
import type { Mailer } from '../../kernel/mailer.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'

type Letter = Parameters<Mailer['send']>[0]

/** What mail programs put before the subject of what is answered, in our languages. */
const ANSWER = /^(re|aw|antw|sv|отв|на|回复|回覆|答复|პასუხი)\s*[:：]/i
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

/** The letter that says a message: it goes out from the server's own address, and an answer comes to the connection's. */
export function letterOf({ address, message, key, letter }: Outgoing, settings: ConnectionSettings): Letter {
  const own = settings['address'] ?? ''
  const name = settings['name'] ?? ''
  const domain = own.split('@')[1] ?? 'localhost'
  const { ref, subject } = letter?.answers ?? {}
  const { unsubscribe } = letter ?? {}
  return {
    messageId: `<${key}@${domain}>`,
    thread: `<${letter?.thread ?? key}@${domain}>`,
    ...(ref === undefined ? {} : { inReplyTo: ref }),
    from: name,
    replyTo: { address: own, name },
    ...(unsubscribe === undefined ? {} : { unsubscribe }),
    to: { address },
    language: letter?.language ?? 'en',
    subject: subject === undefined ? name : ANSWER.test(subject) ? subject : `Re: ${subject}`,
    text: message.text,
    html: htmlOf(message.text, letter?.language ?? 'en'),
  }
}

/** The same words, with their addresses to click; `dir` leaves it to the words which way they run. */
function htmlOf(text: string, language: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => `<p>${lineBreaks(paragraph)}</p>`)
  return `<!doctype html><html lang="${escapeHtml(language)}"><body dir="auto">${paragraphs.join('')}</body></html>`
}

function lineBreaks(paragraph: string): string {
  let at = 0
  let html = ''
  for (const { 0: url, index } of paragraph.matchAll(LINK)) {
    html += `${escapeHtml(paragraph.slice(at, index))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
    at = index + url.length
  }
  return (html + escapeHtml(paragraph.slice(at))).replaceAll('\n', '<br>')
}

export async function sendEmail(mailer: Mailer, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const letter = letterOf(outgoing, settings)
  const fate = await mailer.send(letter)
  // What comes back, an answer or a report that it failed, names it by its Message-ID.
  return fate.state === 'sent' ? { state: 'sent', ref: letter.messageId } : fate
}
