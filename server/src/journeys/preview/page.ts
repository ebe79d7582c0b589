import { Parser } from 'htmlparser2'
import { cleanText } from '../../kernel/clean-text.ts'

/** What a page says of itself; `image` is an address of the web. */
export type Page = { title: string; site: string; description?: string; image?: string }

const LONGEST = { title: 200, site: 80, description: 300 }
/** What says it, the best first. */
const SAYS = {
  title: ['og:title', 'twitter:title', 'title'],
  site: ['og:site_name', 'application-name'],
  description: ['og:description', 'twitter:description', 'description'],
  image: ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'],
}

/** Title, site, description and picture of a page, read from its head; nothing where it has no title. */
export function readPage(html: string, address: string): Page | undefined {
  const found = wordsIn(html)
  const first = (names: readonly string[]) => names.map((name) => found.get(name)).find(Boolean)
  const title = first(SAYS.title)
  if (title === undefined) return undefined
  const url = new URL(address)
  const site = first(SAYS.site) ?? url.hostname.replace(/^www\./, '')
  const description = first(SAYS.description)
  const image = URL.parse(first(SAYS.image) ?? '', found.get('base') ?? address)
  return {
    title: cut(title, LONGEST.title),
    site: cut(site, LONGEST.site),
    ...(description === undefined || description === title
      ? {}
      : { description: cut(description, LONGEST.description) }),
    ...(image && /^https?:$/.test(image.protocol) && image.href !== address ? { image: image.href } : {}),
  }
}

/** Contents of the page's `meta` by their names, the first of each, and its title and base. */
function wordsIn(html: string): Map<string, string> {
  const found = new Map<string, string>()
  function keep(name: string | undefined, text: string | undefined): void {
    const words = cleanText(text ?? '')
      .replace(/\s+/gu, ' ')
      .trim()
    const key = name?.toLowerCase()
    if (key && words && !found.has(key)) found.set(key, words)
  }
  let title: string | undefined
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'meta') keep(attributes['property'] ?? attributes['name'], attributes['content'])
      if (name === 'base') keep('base', attributes['href'])
      if (name === 'title' && !found.has('title')) title = ''
    },
    ontext(text) {
      if (title !== undefined) title += text
    },
    onclosetag(name, implied) {
      if (name !== 'title' || title === undefined) return
      // One that never ends is the rest of the page.
      if (!implied) keep('title', title)
      title = undefined
    },
  })
  parser.end(html)
  return found
}

/** By whole characters as they are read. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length >= most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The text of a page, in the encoding that its header or its own head names. */
export function decodePage(body: Buffer, type: string): string {
  const head = body.subarray(0, 2048).toString('latin1')
  const named = /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body)
  } catch {
    return body.toString('utf8')
  }
}
