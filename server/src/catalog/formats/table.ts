import { CsvError, parse } from 'csv-parse'
import { Failure } from '../../kernel/failure.ts'
import { cleanText, headerName } from './decode.ts'

/** One row of a table: the line of the file it starts at, and its cells by the header's names. */
export type TableRow = { line: number; cell(name: string): string; columns: readonly string[] }

const ROWS_PER_TURN = 2000

/**
 * Reads a table with a header, whatever separates its columns. Gives the event loop a turn now and then: a file may be
 * long. Throws `import_unreadable` for an unclosed quote or a missing header.
 */
export async function readTable(text: string): Promise<{ header: string[]; rows: TableRow[] }> {
  const [first = ''] = text.split(/\r\n|\n|\r/u, 1)
  const parser = parse(text, {
    delimiter: separatorOf(first),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 4_000_000,
  })
  let header: string[] | undefined
  const rows: TableRow[] = []
  let line = 1
  try {
    for await (const item of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = item
      if (!header) header = record.map(headerName)
      else rows.push(rowOf(header, record, line))
      line = info.lines + 1
      if (rows.length % ROWS_PER_TURN === ROWS_PER_TURN - 1) await new Promise(setImmediate)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const why = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : error.message
    throw new Failure('import_unreadable', why)
  }
  if (!header) throw new Failure('import_unreadable', 'the file has no header')
  return { header, rows }
}

function rowOf(header: readonly string[], record: readonly string[], line: number): TableRow {
  return {
    line,
    columns: header,
    cell(name) {
      const at = header.indexOf(name)
      return at < 0 ? '' : cleanText(record[at] ?? '')
    },
  }
}

function separatorOf(header: string): string {
  const counts = ['\t', ',', ';'].map((separator) => [separator, header.split(separator).length] as const)
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
