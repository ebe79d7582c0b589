import { Failure } from '../../kernel/failure.ts'
import type { Format, ReadFile } from '../imported.ts'
import { decodeText, detectFormat } from './decode.ts'
import { readGoogle } from './google.ts'
import { readJsonLines } from './jsonl.ts'
import { readShopify } from './shopify.ts'

/** `locale`: the shop's, in whose language the texts of a table are. */
export type ReadInput = { bytes: Uint8Array; format: Format | 'auto'; currency: string; locale: string; now: Date }

/** Reads a whole catalogue file before anything is written. Throws `import_unreadable`; a bad row is refused alone. */
export async function readCatalogue({ bytes, format, currency, locale, now }: ReadInput): Promise<ReadFile> {
  const text = decodeText(bytes)
  const kind = format === 'auto' ? detectFormat(text) : format
  const body = text.trimStart()
  if (body === '') throw new Failure('import_unreadable', 'the file is empty')
  // Lines are counted from the start of the file, blank ones before the header included.
  const above = text.slice(0, text.length - body.length).split('\n').length - 1
  const read =
    kind === 'shopify'
      ? await readShopify(body, { currency, locale })
      : kind === 'google'
        ? await readGoogle(body, { currency, locale, now })
        : await readJsonLines(body, currency)
  const refused = read.refused
    .map((refusal) => ({ ...refusal, line: refusal.line + above }))
    .toSorted((a, b) => a.line - b.line)
  return { ...read, refused }
}
