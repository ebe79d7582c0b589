import { Failure } from '../../kernel/failure.ts'
import type { Format } from '../imported.ts'

/** The file as text without its byte order mark. Throws `import_unreadable` when it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure('import_unreadable', 'the file is not UTF-8 text')
  }
}

/** What kind of file this is, by its first characters and its header, not by its name. Throws `import_unreadable`. */
export function detectFormat(text: string): Format {
  const start = text.slice(0, 20_000).trimStart()
  if (start === '') throw new Failure('import_unreadable', 'the file is empty')
  if (start.startsWith('{')) return 'jsonl'
  const [header = ''] = start.split(/\r\n|\n|\r/u, 1)
  const names = new Set(header.split(/[,;\t]/u).map(headerName))
  if (names.has('handle') || names.has('url_handle')) return 'shopify'
  if (names.has('id') && names.has('title')) return 'google'
  throw new Failure(
    'import_unreadable',
    'this is neither JSON Lines nor a table with the header of Shopify or Google Merchant',
  )
}

/** A column's name as it is looked up: "g:Item Group ID" → item_group_id. */
export function headerName(text: string): string {
  return text
    .trim()
    .replace(/^"|"$/gu, '')
    .trim()
    .toLowerCase()
    .replace(/^g:/u, '')
    .replace(/[\s-]+/gu, '_')
}

/** Control characters but tab and line end: no database holds them all, and nobody reads them. */
// oxlint-disable-next-line no-control-regex -- control characters are what is meant
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu

/** Text that a database can hold: no control characters but tab and line end, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(CONTROL, '').replaceAll('\r\n', '\n').trim()
}
