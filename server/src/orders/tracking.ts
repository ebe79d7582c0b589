import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Failure } from '../kernel/failure.ts'

/** One row of a file of tracking numbers; `line` is where it stands in the file. */
export type TrackingRow = {
  line: number
  order: string
  number: string
  carrier?: string | undefined
  url?: string | undefined
}

/** What shops call the columns, in files that their carriers' programs write. */
const NAMES: Record<'order' | 'number' | 'carrier' | 'url', readonly string[]> = {
  order: ['order', 'order number', 'order_number', 'ordernumber', 'name', 'reference', 'bestellung', 'bestellnummer'],
  number: ['tracking', 'tracking number', 'tracking_number', 'trackingnumber', 'shipment', 'sendungsnummer', 'barcode'],
  carrier: ['carrier', 'shipping company', 'company', 'versender', 'vervoerder'],
  url: ['url', 'tracking url', 'tracking_url', 'link'],
}

/** Reads a CSV with commas, semicolons or tabs. Throws `import_unreadable` where it has no header with an order and a number. */
export function readTracking(bytes: Buffer): TrackingRow[] {
  const [head, ...rows] = rowsOf(bytes)
  const titles = (head?.record ?? []).map((title) => title.trim().toLowerCase())
  const at = (key: keyof typeof NAMES) => titles.findIndex((title) => NAMES[key].includes(title))
  const [order, number, carrier, url] = [at('order'), at('number'), at('carrier'), at('url')]
  if (order < 0 || number < 0)
    throw new Failure('import_unreadable', 'the first line has to name the columns order and tracking')
  return rows.map(({ record, info }) => {
    const cell = (index: number) => record[index]?.trim() || undefined
    return {
      line: info.lines,
      order: (cell(order) ?? '').replace(/^#/, '').slice(0, 40),
      number: (cell(number) ?? '').slice(0, 80),
      carrier: cell(carrier)?.slice(0, 80),
      url: cell(url)?.slice(0, 2000),
    }
  })
}

const Rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

function rowsOf(bytes: Buffer): z.infer<typeof Rows> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const delimiter = [';', '\t'].find((sign) => text.split('\n', 1)[0]?.includes(sign)) ?? ','
    const known = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }
    return Rows.parse(parse(text, { ...known, delimiter }))
  } catch {
    throw new Failure('import_unreadable', 'the file is no CSV in UTF-8')
  }
}
