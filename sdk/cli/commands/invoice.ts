import { mkdir, writeFile } from 'node:fs/promises'
import { readFile } from '../../src/file.ts'
import { join } from 'node:path'
import type { Command } from '../command.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const

export const invoice: Command = {
  name: 'invoice',
  about: "An order's invoice and its credit notes.",
  operands: ['ORDER'],
  options: {
    shop,
    pdf: { type: 'string', value: 'FOLDER', about: 'write each into this folder, as NUMBER.pdf' },
  },
  async run({ server, operands, get, path }) {
    const params = { shop: get('shop') ?? '', number: operands[0] ?? '' }
    const papers = await server.client.call('listInvoices', { params })
    const folder = get('pdf')
    if (folder === undefined) return papers
    await mkdir(path(folder), { recursive: true })
    return Promise.all(
      papers.map(async (paper) => {
        const file = join(path(folder), `${paper.number}.pdf`)
        const pdf = await readFile(server.client, 'getInvoice', { params: { ...params, invoice: paper.id } })
        await writeFile(file, await pdf.bytes())
        return { ...paper, file }
      }),
    )
  },
}

export const taxExport: Command = {
  name: 'tax export',
  about: 'The taxes of a time: one row for each rate of each invoice and credit note.',
  operands: [],
  options: {
    shop,
    from: { type: 'string', value: 'DAY', about: 'the first day: 2026-10-01', required: true },
    to: { type: 'string', value: 'DAY', about: 'the last one', required: true },
    oss: { type: 'boolean', about: 'sums for the One Stop Shop: by quarter, country of consumption and rate' },
    csv: { type: 'string', value: 'FILE', about: 'write it to this file as CSV; else it is printed as JSON' },
  },
  notes: 'A year at most. Days are those of the shop. Credit notes are negative.',
  async run({ server, get, has, path }) {
    const params = { shop: get('shop') ?? '' }
    const query = { from: get('from') ?? '', to: get('to') ?? '' }
    const file = get('csv')
    if (file === undefined) return server.client.call(has('oss') ? 'listOss' : 'listTaxes', { params, query })
    const of = has('oss') ? 'oss' : 'papers'
    const csv = await readFile(server.client, 'exportTaxes', { params, query: { ...query, of } })
    await writeFile(path(file), await csv.bytes())
    return { file: path(file) }
  },
}
