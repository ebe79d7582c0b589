import { Parser } from 'htmlparser2'

/** WeChat nests three levels at most. */
const DEEPEST = 10

/**
 * The texts of a report by their names, those within others as `Outer.Inner`. Of a name that stands there twice the first
 * counts. No entity but XML's own five is known, and a document type says nothing.
 */
export function readXml(text: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = Object.create(null)
  const open: { name: string; text: string }[] = []
  const parser = new Parser(
    {
      onopentag(name) {
        open.push({ name, text: '' })
        if (open.length > DEEPEST) parser.pause()
      },
      ontext(words) {
        const own = open.at(-1)
        if (own) own.text += words
      },
      onclosetag() {
        const path = open.slice(1).map(({ name }) => name)
        const closed = open.pop()
        if (closed && path.length > 0) fields[path.join('.')] ??= closed.text.trim()
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  return fields
}
