import { basename } from 'node:path'
import type { Call, Command } from '../command.ts'
import { Refusal } from '../problem.ts'
import type { Sent } from '../server.ts'
import { count } from '../terminal.ts'
import { openUpload } from '../upload.ts'
import { UsageError } from '../usage.ts'

/** The server's own limit. */
const MOST = 256 * 1024 * 1024
const FORMATS = ['auto', 'shopify', 'google', 'jsonl']

type State = { stage: 'sending' | 'writing'; done: number; total: number }

export const catalogImport: Command = {
  name: 'catalog import',
  about: 'Import products: Shopify CSV, Google Merchant TSV or CSV, JSON Lines.',
  operands: ['FILE'],
  options: {
    shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
    format: { type: 'string', value: 'F', about: `${FORMATS.join(', ')} (auto)` },
  },
  notes: 'Products that are there already are updated, absent ones stay. Refused rows are listed with line and reason.',
  async run(call) {
    const format = call.get('format') ?? 'auto'
    if (!FORMATS.includes(format)) {
      throw new UsageError(`--format should be one of ${FORMATS.join(', ')}.`, catalogImport)
    }
    const state: State = { stage: 'sending', done: 0, total: 0 }
    try {
      return await send(call, format, state)
    } catch (error) {
      throw call.signal.aborted ? interrupted(state) : error
    }
  },
}

async function send(
  { server, terminal, operands, get, path, signal }: Call,
  format: string,
  state: State,
): Promise<unknown> {
  const file = path(operands[0] ?? '')
  const { body, bytes } = await openUpload(file, catalogImport, (sent) => terminal.show('sending', sent, bytes))
  if (bytes > MOST) {
    throw new Refusal(
      'too_large',
      'The file is too large.',
      `${file} has ${count(bytes)} bytes; ${count(MOST)} are allowed`,
      413,
    )
  }
  const query = new URLSearchParams({ format, name: basename(file).slice(0, 300) })
  const request: Sent = {
    method: 'POST',
    path: `/api/shops/${encodeURIComponent(get('shop') ?? '')}/catalog/import?${query}`,
    headers: { 'content-type': 'application/octet-stream' },
    body,
    signal,
  }
  return server.follow(request, (done, total) => {
    Object.assign(state, { stage: 'writing', done, total })
    terminal.show('importing', done, total)
  })
}

/** What an import that was cut off has done: the server writes only what it has read as a whole. */
function interrupted({ stage, done, total }: State): Refusal {
  const detail =
    stage === 'sending'
      ? 'the server had not begun to write: nothing has changed, unless the whole file had just arrived'
      : `${count(done)} of ${count(total)} products were written, and the server goes on with the rest; importing the same file again does no harm`
  return new Refusal('interrupted', 'The import was interrupted.', detail)
}
