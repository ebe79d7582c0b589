import { Parser } from 'htmlparser2'

const SKIPPED = new Set(['style', 'script', 'head', 'title', 'blockquote'])
const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4'])
/** Where the mail programs of Google, Yahoo and Apple put what is answered. */
const QUOTED = /\b(gmail_quote|yahoo_quoted|moz-cite-prefix)\b/

/** No mail program nests so deep; each level costs the parser more than the last. */
const DEEPEST = 500

/** The words of a letter that has only HTML, without what is quoted in it. */
export function plainOf(html: string): string {
  let text = ''
  const open: { name: string; skipped: boolean }[] = []
  const parser = new Parser({
    onopentag(name, { class: names = '' }) {
      const skipped = SKIPPED.has(name) || QUOTED.test(names) || (open.at(-1)?.skipped ?? false)
      open.push({ name, skipped })
      if (open.length > DEEPEST) parser.pause()
    },
    ontext(words) {
      if (!open.at(-1)?.skipped) text += words.replaceAll(/\s+/g, ' ')
    },
    onclosetag(name) {
      open.pop()
      if (BREAKS.has(name)) text += '\n'
    },
  })
  parser.end(html)
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .trim()
}
